// Before the first paint of the search page: whether a query came with the address, so that its results get their room
// and nothing moves when they come; and whether the search's own script fails to load, so that the page says so.
(() => {
  const root = document.documentElement;
  root.toggleAttribute("data-asked", [...new URLSearchParams(location.search).values()].some(Boolean));
  addEventListener("error", ({ target }) => {
    if (target instanceof HTMLScriptElement && target.type === "module") root.setAttribute("data-failed", "");
  }, true);
})();
