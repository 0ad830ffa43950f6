// One language's index: a query in, the ids of pages in order out, with what was changed to find them.

import { Vocabulary, parts } from "./search-query.js";

// Fields beside the text, see search_index.py: an entry's own names count most, added variants least.
const RANKING = { metaWeights: { title: 2, names: 10, about: 3, variants: 0.5, note: 0, kind: 0.2 }, pageLength: 0.4, termFrequency: 0.6 };
const LESSER = 0.5;
// With fewer results than this, at most so many pages that have only some of the words are listed below them.
const FEW = 3, MORE = 10;
const loaded = new Map();

/** Load the index in a folder, once. */
export function open(folder, root) {
  if (!loaded.has(folder)) loaded.set(folder, load(folder, root).catch((error) => { loaded.delete(folder); throw error; }));
  return loaded.get(folder);
}

async function load(folder, root) {
  const [{ createInstance }, answer] = await Promise.all([import(`${folder}pagefind.js`), fetch(`${folder}words.json`)]);
  if (!answer.ok) throw new Error(`words.json: ${answer.status}`);
  const instance = createInstance({ basePath: folder, baseUrl: root, noWorker: true, excerptLength: 30, ranking: RANKING });
  const [, stored] = await Promise.all([instance.init(), answer.json()]);
  const vocabulary = new Vocabulary(stored.names.split(" "), stored.words.split(" "));
  return { instance, vocabulary, facets: stored.facets, pages: stored.pages, lesser: new Set(stored.lesser) };
}

/**
 * The pages for a query; without one all pages. The first `whole` of them have all words. `instead` and `missing` say
 * what was looked for in place of words that no text has. `ignored` are words that say nothing, such as “the”.
 */
export async function find(index, query, ignored = new Set()) {
  const asked = parts(query);
  const telling = asked.words.filter((word) => !ignored.has(word));
  if (telling.length) asked.words = telling;
  if (!asked.words.length && !asked.phrases.length) {
    const all = query.trim() ? [] : (await index.instance.search(null)).results;
    return { results: all, whole: all.length, instead: "", missing: [] };
  }
  const { words, instead, missing } = resolve(index, asked.words);
  const groups = await Promise.all([
    ...asked.phrases.map((phrase) => search(index, `"${phrase.join(" ")}"`)),
    ...(words.length ? [search(index, words.join(" "))] : []),
  ]);
  const results = together(index, groups), whole = results.length;
  if (whole >= FEW || (whole && asked.phrases.length)) return { results, whole, instead, missing };
  const every = resolve(index, [...asked.phrases.flat(), ...asked.words]);
  const more = await withMost(index, [...new Set(every.words)], new Set(results.map((result) => result.id)));
  return { results: [...results, ...more], whole, instead: every.instead, missing: every.missing };
}

const search = async (index, text) => (await index.instance.search(text)).results;

function resolve(index, typed) {
  const found = typed.map((word) => [word, index.vocabulary.resolve(word)]);
  const words = found.flatMap(([, each]) => each?.words ?? []);
  const other = found.some(([, each]) => each?.other);
  return { words, instead: other ? words.join(" ") : "", missing: found.filter(([, each]) => !each).map(([word]) => word) };
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

/** The pages that have most of the words, and no others; those that are listed already are left out. */
async function withMost(index, words, listed) {
  if (words.length < 2) return [];
  const groups = await Promise.all(words.map((word) => search(index, word)));
  const counted = new Map();
  for (const group of groups) {
    for (const result of group) {
      const entry = counted.get(result.id) ?? { result, number: 0, score: 0 };
      entry.number += 1;
      entry.score += worth(index, result);
      counted.set(result.id, entry);
    }
  }
  const others = [...counted.values()].filter((entry) => !listed.has(entry.result.id));
  const most = Math.max(words.length / 2, ...others.map((entry) => entry.number));
  return others
    .filter((entry) => entry.number === most)
    .sort((a, b) => b.score - a.score)
    .slice(0, MORE)
    .map((entry) => entry.result);
}
