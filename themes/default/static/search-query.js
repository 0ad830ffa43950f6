// From what somebody types to words that the index knows. Pure: no page, no network.
//
// A word that no text has is looked for without umlauts, without its ending, as two
// words, as the nearest word by the optimal string alignment distance (an exchanged pair of letters counts once), and
// last as a compound that ends like it. The reader is told what was done.

const ENDINGS = ["ern", "ten", "ing", "en", "er", "es", "em", "te", "ed", "e", "s", "n", "t"];
// A length as one word: 2h05, 90min.
const GLUED = /\b(\d+)(h|hrs?|std|min)0?(\d*)(?![\p{L}\p{N}])/giu;
const LINKS = ["", "s", "es", "n", "en", "e", "er"];

/** Lower case, without marks on letters; as `plain` in search_words.py. */
export const plain = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

/** A query in its parts: the phrases in quotation marks of any language, and the plain words outside of them. */
export function parts(query) {
  const straight = query.replace(/[„“”«»‟"]/g, '"').replace(GLUED, (_, hours, unit, rest) => `${hours} ${/^[hs]/i.test(unit) ? "h" : unit} ${rest} `);
  const phrases = [...straight.matchAll(/"([^"]+)"/g)].map((match) => words(match[1])).filter((found) => found.length);
  return { phrases, words: words(straight.replace(/"[^"]+"/g, " ")) };
}

/** The plain words of a text; apostrophes end a word, and a lonely s behind one is none. */
export const words = (text) => plain(text.replace(/['’ʼ]s(?![\p{L}\p{N}])/gu, "")).match(/[\p{L}\p{N}]+/gu) ?? [];

const bare = (word, least = 4) => {
  const ending = ENDINGS.find((each) => word.endsWith(each) && word.length - each.length >= least);
  return ending ? word.slice(0, -ending.length) : word;
};

/** A word with each of some letters as it stands or as `to` has them: `ae` → `a` at none, one or all of its places. */
function spelled(word, letters, to) {
  const [first, ...rest] = word.split(letters), places = word.match(letters) ?? [];
  if (places.length > 4) return [word, word.replace(letters, to)];
  return rest.reduce((made, part, n) => made.flatMap((each) => [each + places[n] + part, each + places[n].replace(letters, to) + part]), [first]);
}

/** Sorted words, of which each says with its first sign (base 36) how many letters it shares with the one before. */
function* unfolded(shortened) {
  let before = "";
  for (const each of shortened ? shortened.split(" ") : []) {
    before = [...before].slice(0, parseInt(each[0], 36)).join("") + each.slice(1);
    yield before;
  }
}

/** All words of a language's texts, as words.json has them: `names` (of actors, topics, titles) and others. */
export class Vocabulary {
  constructor({ names, words, compounds }) {
    this.names = new Set(unfolded(names));
    this.sorted = [...this.names, ...unfolded(words)].sort((a, b) => (a < b ? -1 : 1));
    this.all = new Set(this.sorted);
    this.compounds = compounds;
  }

  /** Whether a word begins like this. */
  begins(start) {
    let low = 0, high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.sorted[middle] < start) low = middle + 1; else high = middle;
    }
    return (this.sorted[low] ?? "").startsWith(start);
  }

  /**
   * What to look for instead of a plain word: `words`, whether they are other words than typed, and whether they are no
   * more than a guess. Null: nothing.
   */
  resolve(word) {
    const known = this.form(word);
    const close = known && this.meant(word);
    if (known && !close) return { words: [known], other: false };
    if (close) return { words: [close], other: true };
    const halves = this.halves(word);
    if (halves) return { words: halves, other: true };
    const near = this.nearest(word) ?? this.begun(word) ?? this.kin(word);
    return near ? { words: [near], other: true, guess: !this.names.has(near) && !this.nearest(word, 1) } : null;
  }

  /** All ways to find what a word means, the best first; each is words that a page has to have together. */
  ways(word) {
    const [first, halves, stem] = [this.resolve(word), this.halves(word), this.stem(word)];
    return [...(first ? [first.words] : []), ...(halves ? [halves, halves.slice(1)] : []), ...(stem ? [[stem]] : [])];
  }

  /** The beginning that other words have as well: `nordkorean` of `nordkoreaner`. */
  begun(word) {
    return [1, 2, 3].map((n) => word.slice(0, -n)).find((start) => start.length >= 7 && this.begins(start)) ?? null;
  }

  /** A compound that ends like this one: `luftabwehr` for `raketenabwehr`, a name rather than another. */
  kin(word) {
    for (let cut = 3; this.compounds && word.length - cut >= 6; cut++) {
      const tail = bare(word.slice(cut), 5);
      const found = this.sorted.filter((each) => bare(each, 5).endsWith(tail));
      if (found.length) return found.find((each) => this.names.has(each)) ?? found[0];
    }
    return null;
  }

  /** The name that was meant by a word with which only other words begin, such as `puttin` in `putting`. */
  meant(word) {
    if (word.length < 6 || this.all.has(word) || this.stem(word)) return null;
    const near = this.nearest(word, 1);
    return near && this.names.has(near) && !near.startsWith(word) && !this.starts(word) ? near : null;
  }

  /** Whether a name begins like this. */
  starts(start) {
    return [...this.names].some((name) => name.startsWith(start));
  }

  /** The word as typed, without umlauts written out, or without its ending: the first that some text has. */
  form(word) {
    const written = [...spelled(word, /[aou]e/g, (letters) => letters[0]), word.replaceAll("ß", "ss"), ...spelled(word, /ss/g, "ß")];
    return written.find((each) => this.begins(each)) ?? this.stem(word) ?? null;
  }

  stem(word) {
    for (const ending of ENDINGS) {
      const stem = word.slice(0, -ending.length);
      if (!word.endsWith(ending) || stem.length < 4) continue;
      if (["", "e", "s", "n", "en", "er", "es", "t"].some((other) => this.all.has(stem + other))) return stem;
    }
    return null;
  }

  /** A compound that no text has, as two words that some have. */
  halves(word) {
    for (let cut = word.length - 4; cut >= 4; cut--) {
      const head = word.slice(0, cut), tail = word.slice(cut);
      const link = LINKS.find((each) => head.endsWith(each) && this.whole(head.slice(0, head.length - each.length)));
      if (link !== undefined && (this.all.has(tail) || (tail.length > 5 && this.whole(tail)))) return [head.slice(0, head.length - link.length), tail];
    }
    return null;
  }

  whole(word) {
    return word.length >= 4 && (this.all.has(word) || this.stem(word) !== null || this.all.has(word + "e") || this.all.has(word + "en"));
  }

  /** The nearest word, a name rather than another; null where none is near enough to be meant. */
  nearest(word, limit = 3) {
    const most = Math.min(limit, word.length < 4 ? 0 : word.length < 6 ? 1 : word.length < 11 ? 2 : 3);
    let best = null, least = [most + 1, 1];
    for (const candidate of this.sorted) {
      if (!most || Math.abs(candidate.length - word.length) > most || candidate.length < 4) continue;
      const found = [distance(word, candidate, least[0]), this.names.has(candidate) ? 0 : 1];
      if (found[0] > most || found[0] > least[0] || (found[0] === least[0] && found[1] >= least[1])) continue;
      best = candidate; least = found;
    }
    return best;
  }
}

/** Optimal string alignment distance, given up above `most`. */
function distance(a, b, most) {
  let before = [], last = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    before = last; last = row;
  }
  return last[b.length];
}
