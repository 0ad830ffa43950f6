// Enhancements of pages that read and work without them: links that show what they lead to, ids that survive the switch
// of language and can be copied, folded parts that open for what leads into them.
(() => {
  // Previews: the heading and description of an entry, on hover and on focus, closed by Esc or by leaving.
  const home = document.querySelector(".title")?.pathname;
  const chosen = ".prose a, .accounts a, .mentions > li > p:first-child ~ * a, .facts a, .threads a";
  const known = new Map();
  let card = null;
  let owner = null;
  let timer = 0;
  const close = () => {
    clearTimeout(timer);
    owner?.removeAttribute("aria-describedby");
    card?.remove();
    card = owner = null;
  };
  const read = async (link) => {
    const key = link.pathname;
    if (!known.has(key)) {
      const page = new DOMParser().parseFromString(await (await fetch(key)).text(), "text/html");
      const said = page.querySelector("meta[name=description]")?.content || "";
      known.set(key, [page.querySelector("h1")?.textContent.trim().replace(/\s+/g, " ") || "", said]);
    }
    return known.get(key);
  };
  const show = async (link) => {
    let parts;
    try { parts = await read(link); } catch { return; }
    if (owner !== link || !parts[0]) return;
    card = document.createElement("div");
    card.className = "preview";
    card.id = "s-preview";
    card.setAttribute("role", "tooltip");
    for (const [n, text] of parts.entries()) {
      const line = document.createElement(n ? "p" : "strong");
      line.textContent = text;
      card.append(line);
    }
    document.querySelector("main").append(card);
    link.setAttribute("aria-describedby", card.id);
    const at = link.getBoundingClientRect();
    const size = card.getBoundingClientRect();
    const left = Math.max(8, Math.min(at.left, document.documentElement.clientWidth - size.width - 8));
    const below = at.bottom + size.height + 8 < innerHeight;
    card.style.setProperty("left", `${left + scrollX}px`);
    card.style.setProperty("top", `${(below ? at.bottom - 1 : at.top - size.height + 1) + scrollY}px`);
    card.addEventListener("pointerleave", close);
  };
  const open = (event) => {
    const link = event.target.closest?.(chosen);
    if (!link || link === owner || !home || !link.pathname.startsWith(home) || link.origin !== location.origin) return;
    if (link.pathname === location.pathname) return;
    close();
    owner = link;
    timer = setTimeout(show, 350, link);
  };
  const leave = (event) => {
    if (owner && !card?.contains(event.relatedTarget) && event.relatedTarget !== card) close();
  };
  if (matchMedia("(hover: hover)").matches) {
    document.addEventListener("pointerover", open);
    document.addEventListener("pointerout", (event) => { if (event.target.closest?.(chosen) === owner) leave(event); });
  }
  document.addEventListener("focusin", (event) => { if (event.target.matches?.(":focus-visible")) open(event); });
  document.addEventListener("focusout", leave);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });

  // Ids of points, statements, differences and quotations are the same in every language.
  const lasting = /^#(point|statement|difference|quotation)\./;
  const carry = () => {
    const part = document.getElementById(location.hash.slice(1))?.closest(".fold:not([open])");
    if (part) { part.open = true; part.scrollIntoView(); }
    for (const link of document.querySelectorAll(".switch a")) link.hash = lasting.test(location.hash) ? location.hash : "";
  };
  addEventListener("hashchange", carry);
  addEventListener("beforeprint", () => { for (const part of document.querySelectorAll(".fold")) part.open = true; });
  carry();

  // Beside the link to a statement, a difference or a quotation: copy its address, or the citation of the page with it.
  // Below a record for reference managers: copy it, or save it as a file.
  const tools = document.querySelector(".copy");
  const words = tools?.dataset.words.split("|") ?? [];
  const done = document.createElement("span");
  done.setAttribute("role", "status");
  for (const [n, what] of ["link", "citation", "record", "file"].entries()) {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.copy = what;
    button.textContent = words[n];
    tools?.append(button);
  }
  tools?.append(done);
  // RIS and CSL-JSON say what BibTeX and the head say, so they are made of these.
  const bib = document.querySelector(".record pre");
  if (bib) {
    const of = { backslash: "\\", braceleft: "{", braceright: "}", asciitilde: "~", asciicircum: "^" };
    const plain = (tex) => tex.replace(/^{|}$/g, "").replace(/\\(?:text([a-z]+){}|(.))/g, (_, name, mark) => mark ?? of[name]);
    const said = Object.fromEntries([...bib.textContent.matchAll(/^  (\w+) = {(.*)},?$/gm)].map((line) => line.slice(1)));
    const [id, title, archive] = [/{(.*),/.exec(bib.textContent)[1], plain(said.title), plain(said.author)];
    const day = (text) => text && { "date-parts": [text.split("-").map(Number)] };
    const description = document.querySelector("meta[name=description]").content;
    const abstract = description === document.querySelector(".deck").textContent ? undefined : description;
    const language = document.querySelector(".cite").closest("[lang]").lang;
    const item = {
      id, type: "webpage", title, author: [{ literal: archive }], "container-title": archive, issued: day(said.date),
      "original-date": day(said.origdate), version: said.version, language, URL: said.url, abstract,
    };
    const tags = {
      TY: "ELEC", ID: id, TI: title, AU: archive, PB: archive, PY: said.year, DA: said.date?.replaceAll("-", "/"),
      ET: said.version, LA: language, AB: abstract, UR: said.url,
    };
    const lines = Object.entries(tags).filter(([, value]) => value).map(([tag, value]) => `${tag}  - ${value}\n`);
    const add = (name, ending, text) => {
      const made = bib.parentElement.cloneNode(true);
      made.firstChild.textContent = name;
      made.lastChild.textContent = text;
      made.lastChild.dataset.name = bib.dataset.name.replace(/bib$/, ending);
      bib.parentElement.parentElement.insertBefore(made, [...document.querySelectorAll(".record")].at(-1).nextSibling);
    };
    add("RIS", "ris", `${lines.join("")}ER  - \n`);
    add("CSL-JSON", "csl.json", `[\n${JSON.stringify(item)}\n]\n`);
  }
  const offer = (place, ways) => {
    place.after(tools);
    for (const button of tools.querySelectorAll("button")) button.hidden = !ways.includes(button.dataset.copy);
    done.textContent = "";
    tools.hidden = false;
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a.anchor");
    if (!tools || !navigator.clipboard || !link || !lasting.test(link.hash)) return;
    tools.dataset.hash = link.hash;
    offer(link, ["link", "citation"]);
  });
  let record = null;
  document.addEventListener("toggle", (event) => {
    if (!tools || !event.target.matches(".record[open]")) return;
    for (const other of document.querySelectorAll(".record[open]")) if (other !== event.target) other.open = false;
    record = event.target.querySelector("pre");
    offer(record, navigator.clipboard ? ["record", "file"] : ["file"]);
  }, true);
  const save = () => {
    const text = record.textContent.replace(/\n/g, record.dataset.name.endsWith(".ris") ? "\r\n" : "\n");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text]));
    link.download = record.dataset.name;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  tools?.addEventListener("click", async (event) => {
    const what = event.target.dataset.copy;
    if (!what) return;
    if (what === "file") return save();
    const address = document.querySelector("link[rel=canonical]").href + tools.dataset.hash;
    const text = document.querySelector(".cite").textContent.trim().replace(/https?:\S+/, () => address);
    try {
      await navigator.clipboard.writeText({ link: address, citation: text, record: record?.textContent }[what]);
      done.textContent = words[4];
    } catch { tools.hidden = true; }
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && tools) tools.hidden = true; });
})();
