// The live preview in the browser: keeps this page equal to what is built, without losing the place, and shows what
// is wrong. It is added while a page is served and is no part of the site.
(() => {
  const tag = document.currentScript;
  const own = new URL(".", tag.src);
  const base = own.pathname.slice(0, -"~preview/".length);
  let { build, page: version } = tag.dataset;
  let swaps = 0;

  // What is built, as the server sends it. `null` if the page cannot be compared: an error page, a redirect.
  const fetched = async () => {
    const answer = await fetch(location.pathname + location.search, { cache: "no-store" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const script = page.querySelector("script[data-page]");
    if (!script) return { version: "", page: null };
    const found = { version: script.dataset.page, page: answer.ok && !answer.redirected ? page : null };
    script.dataset.build = tag.dataset.build; // the tag itself is no difference
    script.dataset.page = tag.dataset.page;
    return found;
  };
  // The page as it was served, before any script changed it; none if another one is served by now.
  let was = fetched().then((found) => (found.version === version ? found.page : null), () => null);

  // Carry the difference between two served pages over to the live one, so that what scripts and the reader have
  // done to it stays. Throws where the live page is no longer what was served.
  const patch = (live, old, now) => {
    if (old.isEqualNode(now)) return;
    if (live.nodeName !== old.nodeName || live.childNodes.length !== old.childNodes.length) throw new Error("altered");
    if (isProgram(old) || isProgram(now)) throw new Error("a script changed");
    if (old.nodeName !== now.nodeName) {
      live.replaceWith(fresh(now));
    } else if (old.nodeType !== Node.ELEMENT_NODE) {
      live.data = now.data;
    } else {
      patchAttributes(live, old, now);
      patchChildren(live, [...old.childNodes], [...now.childNodes]);
    }
  };
  const patchAttributes = (live, old, now) => {
    for (const { name, value } of now.attributes) {
      if (old.getAttribute(name) !== value) live.setAttribute(name, value);
    }
    for (const { name } of old.attributes) if (!now.hasAttribute(name)) live.removeAttribute(name);
  };
  const patchChildren = (live, old, now) => {
    const nodes = [...live.childNodes];
    const shorter = Math.min(old.length, now.length);
    let start = 0;
    let end = 0;
    while (start < shorter && old[start].isEqualNode(now[start])) start++;
    while (end < shorter - start && old.at(-1 - end).isEqualNode(now.at(-1 - end))) end++;
    for (let i = start; i < shorter - end; i++) patch(nodes[i], old[i], now[i]);
    for (let i = shorter - end; i < old.length - end; i++) {
      if (!nodes[i].isEqualNode(old[i])) throw new Error("altered");
      nodes[i].remove();
    }
    const next = nodes[old.length - end] ?? null;
    for (let i = shorter - end; i < now.length - end; i++) live.insertBefore(fresh(now[i]), next);
  };
  const isProgram = (node) => node.nodeName === "SCRIPT" && !node.type.includes("json");
  const fresh = (node) => {
    const copy = document.importNode(node, true);
    if (isProgram(copy) || copy.querySelector?.("script:not([type*=json])")) throw new Error("a script is new");
    return copy;
  };

  const renew = async () => {
    const [old, { version: newer, page }] = await Promise.all([was, fetched()]);
    was = Promise.resolve(page);
    version = newer;
    try {
      if (!old || !page) throw new Error("nothing to compare");
      patchAttributes(document.documentElement, old.documentElement, page.documentElement);
      patch(document.head, old.head, page.head);
      patch(document.body, old.body, page.body);
    } catch {
      location.reload(); // the browser keeps the place in the page as well as it can
    }
  };

  // Style sheets are exchanged when the new one has loaded, so that the page never stands there without style.
  const swapStyles = () =>
    Promise.all(
      [...document.querySelectorAll("link[rel~=stylesheet][href]")].map(
        (link) =>
          new Promise((done) => {
            const next = link.cloneNode();
            const address = new URL(link.href);
            address.searchParams.set("preview", ++swaps);
            next.href = address;
            next.onload = next.onerror = () => (link.remove(), done());
            link.after(next);
          }),
      ),
    );

  // Files of this server that the page shows, with the style sheets that style sheets import.
  const shownFiles = () => {
    const ofSheet = (sheet) => {
      let rules = [];
      try { rules = [...sheet.cssRules]; } catch { /* of another server */ }
      return [sheet.href, ...rules.flatMap((rule) => (rule.styleSheet ? ofSheet(rule.styleSheet) : []))];
    };
    const elements = document.querySelectorAll("script[src], img[src], link[rel~=icon], link[rel~=stylesheet]");
    const addresses = [...document.styleSheets].flatMap(ofSheet).concat([...elements].map((e) => e.src ?? e.href));
    const paths = addresses.filter(Boolean).map((address) => new URL(address, location));
    return [...new Set(paths.filter((p) => p.origin === location.origin).map((p) => p.pathname))].filter(
      (path) => !path.startsWith(own.pathname),
    );
  };

  const follow = async (said) => {
    show(said);
    if (said.base !== base) {
      location.replace(said.base + location.pathname.slice(base.length));
    } else if (said.page && said.site && said.start && location.pathname === base && !(await was)) {
      location.replace(base + said.start);
    } else if (said.files.some((path) => !path.endsWith(".css"))) {
      location.reload();
    } else {
      if (said.files.length) await swapStyles();
      if (said.page) await renew();
    }
    build = said.build;
  };

  // What is wrong lies over the page and can be put aside; it goes when it is mended.
  const host = document.createElement("briefings-preview");
  host.lang = "en";
  const root = host.attachShadow({ mode: "open" });
  const styled = fetch(new URL("preview.css", own)).then(async (answer) => {
    const style = new CSSStyleSheet();
    style.replaceSync(await answer.text());
    root.adoptedStyleSheets = [style];
  });
  let aside = false;
  const element = (name, kind, ...children) => {
    const made = document.createElement(name);
    if (kind) made.className = kind;
    made.append(...children);
    return made;
  };
  const excerpt = (lines) => {
    const rows = lines.map(({ number, text, mark, rest }) => {
      const marked = mark === undefined ? [] : [element("mark", "", mark || " "), rest];
      return element("span", marked.length ? "line here" : "line", element("b", "", `${number}`), text, ...marked, "\n");
    });
    return rows.length ? [element("pre", "", ...rows)] : [];
  };
  const card = (problem) =>
    element(
      "li",
      problem.severity,
      element("p", "place", problem.place),
      element("p", "message", problem.message),
      ...(problem.remedy ? [element("p", "remedy", problem.remedy)] : []),
      ...excerpt(problem.excerpt),
    );
  const button = (text, put) => {
    const made = element("button", "", text);
    made.type = "button";
    made.onclick = put;
    return made;
  };
  const counted = ({ problems, more, failure }) => {
    const errors = problems.filter((problem) => problem.severity === "error").length;
    if (!errors && failure) return "The site could not be built";
    const number = errors || problems.length + more;
    return `${number}${errors && more ? "+" : ""} ${errors ? "error" : "warning"}${number === 1 ? "" : "s"}`;
  };
  const show = async (said) => {
    const blocking = said.failure || said.problems.some((problem) => problem.severity === "error");
    if (!blocking && !said.problems.length) {
      host.remove();
      aside = false;
      return;
    }
    const put = (to) => () => ((aside = to), show({ ...said, opened: !to }));
    const title = counted(said);
    const open = !aside && (blocking || said.opened);
    const badge = element("aside", blocking ? "error" : "warning", button(title, put(false)));
    const behind = said.site ? "The page behind this is the last good one." : "There is no site yet.";
    const note = blocking ? behind : "The site was built all the same.";
    const panel = element(
      "section",
      said.site ? "" : "whole",
      element("header", "", element("h2", "", title), button("Put aside (Esc)", put(true))),
      element("p", "note", note),
      ...(said.failure ? [element("pre", "failure", said.failure)] : []),
      element("ol", "", ...said.problems.map(card)),
      ...(said.more ? [element("p", "note", `${said.more} more are in the terminal.`)] : []),
    );
    panel.setAttribute("role", "alert");
    root.replaceChildren(open ? panel : badge);
    await styled;
    if (!host.isConnected) document.documentElement.append(host);
  };
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") root.querySelector("header button")?.click();
  });

  let queue = Promise.resolve();
  const connect = () => {
    const socket = new WebSocket(`ws://${location.host}${own.pathname}socket`);
    const send = (message) => socket.send(JSON.stringify(message));
    socket.onopen = () => send({ command: "hello", protocols: ["http://livereload.com/protocols/official-7"] });
    socket.onmessage = ({ data }) => {
      const said = JSON.parse(data);
      if (said.command === "hello") send({ command: "info", url: location.pathname, page: version, build, files: shownFiles() });
      if (said.command === "built") queue = queue.then(() => follow(said)).catch(() => (build = version = ""));
    };
    socket.onclose = () => setTimeout(connect, 1000);
  };
  connect();
})();
