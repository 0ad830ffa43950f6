// The search page: the query in its field, its results in a list, both in the address.
//
// Without this script the block stays hidden and the page leads to the lists. Words shown come from the catalogue, in
// `data-words`. Text of results is put in as text, never as markup.

import { find, open } from "./search-index.js";
import { plain } from "./search-query.js";

const PAGE = 10, PAUSE = 120;
const box = document.querySelector("[data-search]");
const part = (name) => box.querySelector(`[data-${name}]`);
const form = box.querySelector("form"), field = form.elements.q;
const filters = [...box.querySelectorAll("[data-filter]")].map((row) => ({
  name: row.dataset.filter, all: row.dataset.all, select: row.querySelector("select"),
}));
const say = JSON.parse(box.dataset.words);
const said = (key, values = {}) => say[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
const language = document.documentElement.lang;
const ignored = new Set(plain(say.ignored).split(/[^\p{L}]+/u));
const counted = (number) => (number === 1 ? say.one : said("many", { number: number.toLocaleString(language) }));

let turn = 0, waiting = 0, shown = 0, listed = [], whole = 0;

/** Query and filters as the address has them. */
function read() {
  const address = new URLSearchParams(location.search);
  field.value = address.get("q") ?? "";
  for (const filter of filters) choose(filter, address.get(filter.name) ?? "");
}

/** A choice that came with the address has no option yet. */
function choose({ select }, value) {
  if (value && ![...select.options].some((option) => option.value === value)) select.add(new Option(value, value));
  select.value = value;
}

function write(push) {
  const address = new URLSearchParams();
  if (field.value.trim()) address.set("q", field.value.trim());
  for (const { name, select } of filters) if (select.value) address.set(name, select.value);
  const target = location.pathname + (address.size ? `?${address}` : "");
  if (target === location.pathname + location.search) return;
  history[push ? "pushState" : "replaceState"](null, "", target);
}

async function run() {
  const mine = ++turn, query = field.value.trim();
  const narrowed = filters.some(({ select }) => select.value);
  if (!query && !narrowed) { clear(""); return; }
  try {
    const slow = setTimeout(() => { if (mine === turn) part("status").textContent = say.searching; }, 400);
    const index = await open(box.dataset.index, box.dataset.root);
    const found = await find(index, query, ignored);
    clearTimeout(slow);
    if (mine !== turn) return;
    count(index, found.results);
    listed = found.results.filter((result) => fits(index, result));
    whole = found.results.slice(0, found.whole).filter((result) => fits(index, result)).length;
    await show(mine, true);
    if (mine !== turn) return;
    part("status").textContent = told(found, query);
    elsewhere(mine, query);
  } catch (error) {
    if (mine === turn) clear(say.failed);
    console.warn(error);
  }
}

function told(found, query) {
  if (!listed.length) return said("none", { query });
  const remarks = [
    found.instead && said("instead", { query, words: found.instead }),
    found.missing.length && said("without", { words: found.missing.join(", ") }),
    !whole && say.part,
  ];
  const some = whole > 0 && whole < listed.length;
  return [some ? said("also", { number: counted(whole) }) : counted(listed.length) + ".", ...remarks.filter(Boolean)].join(" ");
}

function clear(message) {
  listed = [];
  part("results").replaceChildren();
  for (const name of ["results", "more", "filters", "elsewhere"]) part(name).hidden = true;
  part("status").textContent = message;
}

// ---- filters: the facets of a page are numbers of labels, see search_index.py ----

const values = (index, result, n) => (index.pages[result.id]?.[n] ?? []).map((number) => index.facets[n][number]);

const fits = (index, result, except = -1) =>
  filters.every(({ select }, n) => n === except || !select.value || values(index, result, n).includes(select.value));

/** Each filter offers what is left under the other filters, with its number. */
function count(index, results) {
  filters.forEach((filter, n) => {
    const numbers = new Map(filter.select.value ? [[filter.select.value, 0]] : []);
    for (const result of results) {
      if (fits(index, result, n)) for (const value of values(index, result, n)) numbers.set(value, (numbers.get(value) ?? 0) + 1);
    }
    const order = filter.name === "year" ? (a, b) => b[0].localeCompare(a[0]) : (a, b) => b[1] - a[1] || a[0].localeCompare(b[0], language);
    const options = [...numbers].sort(order).map(([value, number]) => new Option(`${value} (${number})`, value));
    const value = filter.select.value;
    filter.select.replaceChildren(new Option(filter.all, ""), ...options);
    filter.select.value = value;
    filter.select.closest("[data-filter]").hidden = !numbers.size;
  });
  part("filters").hidden = !results.length && !filters.some(({ select }) => select.value);
}

// ---- results ----

async function show(mine, anew) {
  const from = anew ? 0 : shown;
  const contents = await Promise.all(listed.slice(from, from + PAGE).map((result) => result.data()));
  if (mine !== turn) return;
  const items = contents.map((content, n) => item(listed[from + n], content));
  const list = part("results");
  if (anew) list.replaceChildren(...items); else list.append(...items);
  shown = from + items.length;
  list.hidden = !items.length;
  part("more").hidden = shown >= listed.length;
  if (!anew) items[0]?.querySelector("a").focus();
}

function item(result, content) {
  const kind = element("p", "kind", content.meta.kind ?? "");
  const name = element("p", "name");
  name.append(link(content.raw_url ?? content.url, content.meta.title));
  const rest = element("div");
  rest.append(name);
  if (content.meta.note) rest.append(element("p", "plain", content.meta.note));
  const text = element("p", "excerpt");
  text.append(...marked(content.excerpt), " …");
  rest.append(text);
  const points = (content.sub_results ?? []).filter((sub) => sub.anchor && sub.locations?.length).slice(0, 3);
  if (points.length) rest.append(pointList(content, points));
  const row = element("li");
  row.append(kind, rest);
  return row;
}

function pointList(content, points) {
  const list = element("ul", "points");
  list.setAttribute("aria-label", say.points);
  for (const point of points) {
    const row = element("li");
    row.append(link(`${content.raw_url}#${point.anchor.id}`, point.title));
    list.append(row);
  }
  return list;
}

function element(tag, name = "", text = "") {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.textContent = text;
  return made;
}

function link(address, text) {
  const made = element("a", "", text);
  made.href = box.dataset.root + address.replace(/^\//, "");
  return made;
}

/** An excerpt as text and `mark` elements; whatever else it may hold is text. */
function* marked(excerpt) {
  const read = new DOMParser().parseFromString(excerpt, "text/html");
  for (const node of read.body.childNodes) {
    yield node.nodeName === "MARK" ? element("mark", "", node.textContent) : document.createTextNode(node.textContent);
  }
}

// ---- the other languages: asked when the reader pauses, because their index has to be loaded for it ----

async function elsewhere(mine, query) {
  const rows = [...part("elsewhere").children];
  part("elsewhere").hidden = true;
  if (!query) return;
  await new Promise((resolve) => setTimeout(resolve, 4 * PAUSE));
  for (const row of rows) {
    if (mine !== turn) return;
    row.hidden = true;
    const found = await open(row.dataset.index, box.dataset.root).then((index) => find(index, query, ignored)).catch(() => null);
    if (mine !== turn || !found?.whole) continue;
    const number = found.whole, shownNumber = number.toLocaleString(row.dataset.language);
    const to = row.querySelector("a");
    to.textContent = number === 1 ? row.dataset.one : row.dataset.many.replace("{number}", shownNumber);
    to.search = `?${new URLSearchParams({ q: query })}`;
    row.hidden = false;
    part("elsewhere").hidden = false;
  }
}

// ---- what the reader does ----

function later(push) {
  clearTimeout(waiting);
  waiting = setTimeout(() => { write(push); run(); }, push ? 0 : PAUSE);
}

field.addEventListener("input", () => later(false));
form.addEventListener("submit", (event) => { event.preventDefault(); later(true); });
for (const { select } of filters) select.addEventListener("change", () => later(true));
addEventListener("popstate", () => { clearTimeout(waiting); read(); run(); });
part("more").querySelector("button").textContent = say.more;
part("more").querySelector("button").addEventListener("click", () => show(turn, false));

if (new URLSearchParams(location.search).has("q")) {
  box.classList.add("asked");
  part("filters").hidden = false;
}
box.hidden = false;
document.querySelector("[data-without-script]").hidden = true;
read();
run();
open(box.dataset.index, box.dataset.root).catch(() => {});
