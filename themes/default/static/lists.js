// Lists that filter, and the way on from an address that is lost. Everything reads and works without.
(() => {
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/ß/g, "ss").toLowerCase();

  // A lost file that lay beside a page: that page is offered.
  const lost = document.querySelector("[data-lost]");
  if (lost && /\/[^/]+\.[a-z.]+$/.test(location.pathname)) {
    const link = document.createElement("a");
    link.href = new URL(".", location);
    link.textContent = link.pathname;
    const line = document.createElement("p");
    line.append(link);
    lost.append(line);
  }

  // Lists: the filter stands in the address as ?q=, so that a filtered list can be linked to.
  for (const box of document.querySelectorAll("[data-filter]")) {
    const field = box.querySelector("input");
    const status = box.querySelector("[role=status]");
    const lines = [...document.querySelectorAll("main .register > li, main .columns > li")];
    const texts = lines.map((line) => fold(line.textContent));
    const groups = [...document.querySelectorAll("main .section")];
    const apply = () => {
      const words = fold(field.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      lines.forEach((line, n) => {
        const found = words.every((word) => texts[n].includes(word));
        line.hidden = !found;
        if (found) shown += 1;
      });
      for (const group of groups) group.hidden = !group.querySelector("li:not([hidden])");
      status.textContent = words.length ? status.dataset.text.replace("{shown}", shown).replace("{all}", lines.length) : "";
      const address = new URL(location);
      if (field.value) address.searchParams.set("q", field.value);
      else address.searchParams.delete("q");
      history.replaceState(null, "", address);
    };
    if (lines.length < 8) continue;
    box.hidden = false;
    field.value = new URLSearchParams(location.search).get("q") || "";
    field.addEventListener("input", apply);
    if (field.value) apply();
  }
})();
