// One language's index: a query in, the ids of pages in order out, with what was changed to find them.
//
// The files that a search begins with have names that never change, so the page asks for all of them at once. What they
// lead to is named by its content. So a browser may hold old beginnings for a while, or be offline for the rest: an
// answer that contradicts the list of words is doubted, and everything is loaded anew before it is given.

import { Vocabulary, parts, words as wordsOf } from "./search-query.js";

// Fields beside the text, see search_index.py: an entry's own names count most, added variants less, what a topic's page
// shows of calls least.
const RANKING = { metaWeights: { title: 2, names: 10, about: 3, variants: 0.5, said: 0.1 }, pageLength: 0.4, termFrequency: 0.6 };
const LESSER = 0.25;
// With fewer results than this, at most so many pages that have only some of the words are listed below them.
const FEW = 5, MORE = 10;
// Of these, what a word counts that merely stands in a page, or stands there in another form, and what a lesser page
// counts of all its words.
const PRESENT = 0.6, NEARLY = 0.6, BEHIND = 0.7;
// Asked for under this address by the page as well, see search_page.py.
const FIXED = "fixed";
const BEGINNINGS = ["words.json", `pagefind-entry.json?ts=${FIXED}`, "pagefind.index.pf_meta", "wasm.index.pagefind"];
const loaded = new Map();

// Pagefind needs one for its first query. The browser's first takes tens of milliseconds: let it, while files come.
if (Intl.Segmenter) new Intl.Segmenter(document.documentElement.lang, { granularity: "grapheme" });

/** Load the index in a folder, once. */
export function open(folder) {
  if (!loaded.has(folder)) keep(folder, load(folder, 0));
  return loaded.get(folder);
}

/** Load it again, past the browser's copies. */
function reopen(folder, attempt) {
  const fresh = Promise.all(BEGINNINGS.map((name) => got(folder + name, { cache: "reload" })));
  return keep(folder, fresh.then(() => load(folder, attempt)));
}

function keep(folder, loading) {
  loaded.set(folder, loading);
  loading.catch(() => { if (loaded.get(folder) === loading) loaded.delete(folder); });
  return loading;
}

async function load(folder, attempt) {
  const engine = import(`${folder}pagefind.js${attempt ? `?${attempt}` : ""}`).then(({ createInstance }) => started(
    createInstance({ basePath: folder, noWorker: true, metaCacheTag: FIXED, ranking: RANKING })
  ));
  const read = got(`${folder}words.json`).then((answer) => answer.json()).then((stored) => {
    const index = { ...stored, folder, attempt, read: new Map(), lesser: new Set(stored.lesser) };
    if (stored.texts.length === 1) textsOf(index, 0).catch(() => {});
    return { ...index, vocabulary: new Vocabulary(stored) };
  });
  const [instance, index] = await Promise.all([engine, read]);
  return { ...index, instance };
}

/** Pagefind looks only every 50 ms whether it is ready: asked at ten moments, it answers one of them soon after. */
async function started(instance) {
  const asked = Array.from({ length: 10 }, (_, n) => new Promise((resolve) => setTimeout(resolve, 5 * n)).then(() => instance.filters()));
  await Promise.any(asked);
  return instance;
}

async function got(address, options = {}) {
  const answer = await fetch(address, options);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer;
}

/** What is shown of pages, in their order: path, title, note, text, points, and which of the text's words were found. */
export const contents = (index, results) => Promise.all(results.map(async ({ id, words }) => {
  const texts = await textsOf(index, index.pages[id][0]);
  return { ...texts[id], id, found: words };
}));

function textsOf(index, number) {
  const { read } = index;
  if (!read.has(number)) {
    const texts = got(index.folder + index.texts[number]).then((answer) => answer.json());
    texts.catch(() => read.delete(number));
    read.set(number, texts);
  }
  return read.get(number);
}

/**
 * The index in a folder, and the pages for a query; without one all pages. Those in `whole` have all words.
 * `instead` and `missing` say what was looked for in place of words that no text has. `ignored` are words that say
 * nothing, such as “the”.
 */
export async function find(folder, query, ignored = new Set()) {
  const index = await open(folder), found = await answer(index, query, ignored);
  if (!found.doubtful || index.attempt) return { ...found, index };
  const fresh = await reopen(folder, index.attempt + 1);
  return { ...(await answer(fresh, query, ignored)), index: fresh };
}

async function answer(index, query, ignored) {
  const asked = parts(query);
  const telling = asked.words.filter((word) => !ignored.has(word));
  if (telling.length) asked.words = telling;
  if (!asked.words.length && !asked.phrases.length) {
    const all = query.trim() ? [] : await search(index, null);
    return { results: all, whole: all, instead: [], missing: [], doubtful: !known(index, all) };
  }
  const { required, instead, missing } = resolve(index, asked.words);
  const groups = await Promise.all([
    ...asked.phrases.map((phrase) => withPhrase(index, phrase)),
    ...(required.length ? [search(index, required.join(" "))] : []),
  ]);
  const whole = together(index, groups), doubtful = !groups.every((group) => known(index, group));
  if (doubtful || whole.length >= FEW || (whole.length && asked.phrases.length)) return { results: whole, whole, instead, missing, doubtful };
  const every = [...new Set([...asked.phrases.flat(), ...asked.words])];
  const more = await withMost(index, every, whole);
  return { ...resolve(index, every), ...more };
}

const search = async (index, text) => (await index.instance.search(text)).results;

/** The pages with a phrase. Pagefind's own search misses those where a word of it is one of the page's names as well. */
async function withPhrase(index, phrase) {
  const found = await search(index, phrase.join(" "));
  if (!known(index, found)) return found;
  const likely = found.filter(({ words }) => run(words) >= phrase.length);
  const pages = await contents(index, likely);
  return likely.filter((_, n) => ` ${wordsOf(pages[n].text).join(" ")}`.includes(` ${phrase.join(" ")}`));
}

/** The greatest number of found words that stand side by side. */
function run(places) {
  const all = new Set(places);
  return places.reduce((most, place) => { let end = place; while (all.has(end)) end++; return Math.max(most, end - place); }, 0);
}

/** Whether all pages are those of the list of words: otherwise one of both is out of date. */
const known = (index, results) => results.every(({ id }) => id in index.pages);

function resolve(index, typed) {
  const found = typed.map((word) => [word, index.vocabulary.resolve(word)]);
  const sure = found.filter(([, each]) => each && !each.guess);
  const words = found.flatMap(([, each]) => each?.words ?? []);
  const required = sure.length ? sure.flatMap(([, each]) => each.words) : words;
  const other = found.some(([, each]) => each?.other);
  return { required, instead: other ? words : [], missing: found.filter(([, each]) => !each).map(([word]) => word) };
}

/** How far a page answers: sources and free pages stand behind what rests on them. */
const worth = (index, result) => result.score * (index.lesser.has(result.id) ? LESSER : 1);

/** The results that all groups have, by the sum of their scores. */
function together(index, groups) {
  const [first = [], ...others] = groups;
  const scores = others.map((group) => new Map(group.map((result) => [result.id, result.score])));
  return first
    .filter((result) => scores.every((score) => score.has(result.id)))
    .map((result) => [result, worth(index, result) + scores.reduce((sum, score) => sum + score.get(result.id), 0)])
    .sort((a, b) => b[1] - a[1])
    .map(([result]) => result);
}

/**
 * The pages that have all words, then those that have most of them or others for the same, a rare word counting more
 * than a common one, and more where it says what the page is about. What is lesser stands behind others that have
 * nearly as much, `whole` or not. Doubtful if a word that some page has is not found.
 */
async function withMost(index, typed, whole) {
  const groups = (await Promise.all(typed.map((word) => anyOf(index, index.vocabulary.ways(word))))).filter(Boolean);
  if (!groups.every((group) => group.size && known(index, [...group.values()]))) return { results: whole, whole, doubtful: true };
  const counted = new Map(whole.map((result) => [result.id, { result, all: true, weight: 0, score: 0 }]));
  let most = 0;
  for (const group of groups) {
    const rare = Math.log(1 + Object.keys(index.pages).length / group.size);
    const best = Math.max(...[...group.values()].map((result) => result.score));
    most += rare;
    for (const [id, result] of group) {
      const entry = counted.get(id) ?? { result, all: false, weight: 0, score: 0 };
      const weight = rare * (PRESENT + (1 - PRESENT) * result.score / best) * (result.nearly ? NEARLY : 1);
      counted.set(id, { ...entry, weight: entry.weight + weight, score: entry.score + worth(index, result) });
    }
  }
  const share = (entry) => (entry.all ? 1 : entry.weight / most) * (index.lesser.has(entry.result.id) ? BEHIND : 1);
  const enough = Math.max(...[...counted.values()].map((entry) => (entry.all ? 0 : entry.weight))) / 4;
  const order = [...counted.values()].filter((entry) => entry.all || entry.weight >= enough)
    .sort((a, b) => share(b) - share(a) || (a.all ? whole.indexOf(a.result) - whole.indexOf(b.result) : b.score - a.score));
  return { results: order.slice(0, whole.length + MORE).map((entry) => entry.result), whole, doubtful: false };
}

/** The pages found in any of these ways, by id; a page found in several counts as in the first. Null: no way. */
async function anyOf(index, ways) {
  if (!ways.length) return null;
  const found = await Promise.all(ways.map((words) => search(index, words.join(" "))));
  return new Map(found.flatMap((results, n) => results.map((result) => [result.id, { ...result, nearly: n > 0 }])).reverse());
}
