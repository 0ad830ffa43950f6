// One language's index: a query in, the ids of pages in order out, with what was changed to find them.

import { Vocabulary, parts } from "./search-query.js";

// Fields beside the text, see search_index.py: an entry's own names count most, added variants least.
const RANKING = { metaWeights: { title: 6, names: 8, about: 2.5, variants: 0.5, note: 0, kind: 0.2 }, pageLength: 0.4, termFrequency: 0.6 };
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
  return { instance, vocabulary, facets: stored.facets, pages: stored.pages };
}

/** The pages for a query; without one all pages. `instead`, `missing`, `part` say what was done to find any. */
export async function find(index, query) {
  const asked = parts(query);
  if (!asked.words.length && !asked.phrases.length) {
    return { results: query.trim() ? [] : (await index.instance.search(null)).results, instead: "", missing: [], part: false };
  }
  const { words, instead, missing } = resolve(index, asked.words);
  const groups = await Promise.all([
    ...asked.phrases.map((phrase) => search(index, `"${phrase.join(" ")}"`)),
    ...(words.length ? [search(index, words.join(" "))] : []),
  ]);
  const results = together(groups);
  if (results.length || (!words.length && !asked.phrases.length)) return { results, instead, missing, part: false };
  const every = resolve(index, [...asked.phrases.flat(), ...asked.words]);
  const most = await withMost(index, [...new Set(every.words)]);
  return { results: most, instead: every.instead, missing: every.missing, part: most.length > 0 };
}

const search = async (index, text) => (await index.instance.search(text)).results;

function resolve(index, typed) {
  const found = typed.map((word) => [word, index.vocabulary.resolve(word)]);
  const words = found.flatMap(([, each]) => each?.words ?? []);
  const other = found.some(([, each]) => each?.other);
  return { words, instead: other ? words.join(" ") : "", missing: found.filter(([, each]) => !each).map(([word]) => word) };
}

/** The results that all groups have, by the sum of their scores. */
function together(groups) {
  if (groups.length < 2) return groups[0] ?? [];
  const [first, ...others] = groups;
  const scores = others.map((group) => new Map(group.map((result) => [result.id, result.score])));
  return first
    .filter((result) => scores.every((score) => score.has(result.id)))
    .map((result) => [result, result.score + scores.reduce((sum, score) => sum + score.get(result.id), 0)])
    .sort((a, b) => b[1] - a[1])
    .map(([result]) => result);
}

/** The pages that have most of the words, at least two of them where there are several. */
async function withMost(index, words) {
  const groups = await Promise.all(words.map((word) => search(index, word)));
  const counted = new Map();
  for (const group of groups) {
    for (const result of group) {
      const entry = counted.get(result.id) ?? { result, number: 0, score: 0 };
      entry.number += 1; entry.score += result.score;
      counted.set(result.id, entry);
    }
  }
  const most = Math.max(0, ...[...counted.values()].map((entry) => entry.number));
  return [...counted.values()]
    .filter((entry) => entry.number === most && (words.length < 2 || most > 1 || words.length === 2))
    .sort((a, b) => b.score - a.score)
    .map((entry) => entry.result);
}
