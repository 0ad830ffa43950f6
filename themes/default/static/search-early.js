// Before the first paint of the search page: whether a query came with the address, so that its results get their room
// and nothing moves when they come. And when all is loaded: whether the search has not begun, so that the page says so.
(() => {
  const root = document.documentElement;
  root.toggleAttribute("data-asked", [...new URLSearchParams(location.search).values()].some(Boolean));
  addEventListener("load", () => root.toggleAttribute("data-failed", document.querySelector("[data-search]").hidden));
})();
