// The choice between light and dark. Runs before the first paint, so that no page flashes; without it the page
// follows the system and the button stays hidden.
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const stored = () => { try { return localStorage.getItem("theme"); } catch { return null; } };
  const now = () => root.dataset.theme || (dark.matches ? "dark" : "light");
  const choice = stored();
  if (choice === "light" || choice === "dark") root.dataset.theme = choice;
  document.addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector("button[data-theme-switch]");
    if (!button) return;
    const show = () => button.setAttribute("aria-pressed", String(now() === "dark"));
    button.hidden = false;
    show();
    dark.addEventListener("change", show);
    button.addEventListener("click", () => {
      root.dataset.theme = now() === "dark" ? "light" : "dark";
      try { localStorage.setItem("theme", root.dataset.theme); } catch { /* the choice lasts for this page */ }
      show();
    });
  });
})();
