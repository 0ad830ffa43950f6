// The search page: the query in its field, its results in a list, both in the address.
//
// Without this script the block stays hidden and the page leads to the lists. It runs as soon as it is there, and loads
// the index while the page is still being read. Words shown come from the catalogue, in `data-words`. One query is
// answered at a time; what is typed meanwhile is answered next, and only its last state.

import { contents, find, open } from "./search-index.js";
import { plain } from "./search-query.js";
import { row } from "./search-results.js";

const PAGE = 10;
// Milliseconds without a key before what is typed is looked for and before it stands in the address; before other
// languages are asked; before a slow answer is said to come, and after which none is waited for any longer.
const KEYS = 50, PAUSE = 300, OTHERS = 600, SLOW = 400, PATIENCE = 20_000;
const { index: folder } = document.querySelector("script[data-index]").dataset;
open(folder).catch(() => {});
while (document.readyState === "loading") await new Promise((go) => document.addEventListener("readystatechange", go, { once: true }));

const root = document.documentElement;
const box = document.querySelector("[data-search]");
const part = (name) => box.querySelector(`[data-${name}]`);
const form = box.querySelector("form"), field = form.elements.q;
const filters = [...box.querySelectorAll("[data-filter]")].map((each) => ({
  name: each.dataset.filter, all: each.dataset.all, select: each.querySelector("select"),
}));
const say = JSON.parse(box.dataset.words);
const said = (key, values = {}) => say[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
const language = root.lang;
const ignored = new Set(plain(say.ignored).split(/[^\p{L}]+/u));
// A number without groups needs no locale, which takes the browser a while to load.
const written = (number, tongue) => (number < 1000 ? String(number) : number.toLocaleString(tongue));
const counted = (number) => (number === 1 ? say.one : said("many", { number: written(number, language) }));

let wanted = false, busy = false, typing = 0, waiting = 0, others = 0, failed = false;
let now = { listed: [], shown: 0 };

// ---- query and filters, as the address has them ----

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

const narrowed = () => filters.some(({ select }) => select.value);

/** Into the address: what is typed into an entry of the history of its own, which the next letters change. */
function write(doing) {
  clearTimeout(typing);
  const address = new URLSearchParams();
  if (field.value.trim()) address.set("q", field.value.trim());
  for (const { name, select } of filters) if (select.value) address.set(name, select.value);
  const target = location.pathname + (address.size ? `?${address}` : "");
  const moved = target !== location.pathname + location.search, again = history.state?.typed && doing !== "filter";
  if (moved) history[again ? "replaceState" : "pushState"]({ typed: doing === "type" }, "", target);
  else if (doing === "submit" && again) history.replaceState({}, "");
}

const remember = (more) => history.replaceState({ ...history.state, ...more }, "");

// ---- a query, answered ----

async function run() {
  clearTimeout(waiting);
  wanted = true;
  if (busy) return;
  busy = true;
  while (wanted) { wanted = false; await answer(); }
  busy = false;
}

async function answer() {
  const query = field.value.trim();
  clearTimeout(others);
  root.toggleAttribute("data-asked", Boolean(query || narrowed()));
  if (!query && !narrowed()) { clear(""); return; }
  const slow = setTimeout(() => { part("status").textContent = say.searching; }, SLOW);
  try {
    const found = await inTime(find(folder, query, ignored));
    const fitting = found.results.filter((result) => fits(found.index, result));
    const first = await inTime(contents(found.index, fitting.slice(0, history.state?.shown ?? PAGE)));
    if (wanted) return;
    const whole = found.whole.filter((result) => fits(found.index, result)).length;
    const asked = now = { index: found.index, listed: fitting, shown: 0 };
    list(first, true);
    setTimeout(() => { if (asked === now) count(found.index, found.results); });
    part("status").textContent = told({ ...found, whole }, query, first);
    failed = false;
    others = setTimeout(elsewhere, OTHERS, query);
  } catch (error) {
    if (!wanted) { clear(say.failed); failed = true; }
    console.warn(error);
  } finally {
    clearTimeout(slow);
  }
}

const inTime = (promise) => Promise.race([promise, new Promise((_, reject) => setTimeout(reject, PATIENCE, new Error("no answer")))]);

function told({ whole, instead, missing }, query, pages) {
  const number = now.listed.length;
  if (!number) return said("none", { query });
  const remarks = [
    instead.length && said("instead", { query, words: instead.map((word) => spelling(word, pages)).join(" ") }),
    missing.length && said("without", { words: missing.join(", ") }),
    !whole && say.part,
  ];
  const some = whole > 0 && whole < number;
  return [some ? said("also", { number: counted(whole) }) : counted(number) + ".", ...remarks.filter(Boolean)].join(" ");
}

/** A word as the pages found write it: what is looked for has no case, no marks and often no ending. */
function spelling(word, pages) {
  const written = pages.flatMap(({ title, note, text }) => `${title} ${note} ${text}`.match(/[\p{L}\p{N}]+/gu) ?? []);
  return written.find((each) => plain(each) === word) ?? written.find((each) => plain(each).startsWith(word)) ?? word;
}

function clear(message) {
  now = { listed: [], shown: 0 };
  list([], true);
  part("filters").hidden = true;
  quiet();
  part("status").textContent = message;
}

// ---- filters: the facets of a page are numbers of labels, see search_index.py ----

const values = (index, { id }, n) => index.pages[id][n + 1].map((number) => index.facets[n][number]);

const fits = (index, result, except = -1) =>
  filters.every(({ select }, n) => n === except || !select.value || values(index, result, n).includes(select.value));

/** Each filter offers what is left under the other filters, with its number; one that has nothing to offer rests. */
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
    filter.select.disabled = !numbers.size;
  });
  part("filters").hidden = false;
}

// ---- results ----

function list(pages, anew) {
  const rows = pages.map((page) => row(page, box.dataset.root, values(now.index, page, 0)[0], say.points));
  if (anew) part("results").replaceChildren(...rows); else part("results").append(...rows);
  now.shown = (anew ? 0 : now.shown) + rows.length;
  part("results").hidden = !now.shown;
  part("more").hidden = now.shown >= now.listed.length;
  return rows;
}

async function more() {
  const asked = now;
  try {
    const pages = await inTime(contents(asked.index, asked.listed.slice(asked.shown, asked.shown + PAGE)));
    if (asked !== now) return;
    list(pages, false)[0]?.querySelector("a").focus();
    remember({ shown: now.shown });
  } catch (error) {
    part("status").textContent = say.failed;
    console.warn(error);
  }
}

// ---- the other languages: asked when the reader pauses, because their index has to be loaded for it ----

function quiet() {
  for (const each of part("elsewhere").children) each.hidden = true;
}

async function elsewhere(query) {
  const asked = now;
  quiet();
  if (!query) return;
  for (const each of part("elsewhere").children) {
    const found = await find(each.dataset.index, query).catch(() => null);
    if (asked !== now) return;
    if (!found?.whole.length) continue;
    const to = each.querySelector("a"), number = found.whole.length;
    to.textContent = number === 1 ? each.dataset.one : each.dataset.many.replace("{number}", written(number, each.dataset.language));
    to.search = `?${new URLSearchParams({ q: query })}`;
    each.hidden = false;
  }
}

// ---- what the reader does ----

function typed() {
  clearTimeout(typing);
  clearTimeout(waiting);
  typing = setTimeout(write, PAUSE, "type");
  waiting = setTimeout(run, KEYS);
}

field.addEventListener("input", typed);
form.addEventListener("submit", (event) => { event.preventDefault(); write("submit"); run(); });
for (const { select } of filters) select.addEventListener("change", () => { write("filter"); run(); });
addEventListener("popstate", () => { clearTimeout(typing); read(); run(); });
addEventListener("online", () => { if (failed) run(); });
part("results").addEventListener("click", () => { write("type"); remember({ top: scrollY }); });
part("more").querySelector("button").textContent = say.more;
part("more").querySelector("button").addEventListener("click", more);

box.hidden = false;
read();
run().then(() => { if (history.state?.top) scrollTo(0, history.state.top); });
