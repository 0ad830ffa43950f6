// Found pages in, rows of the list of results out. Text is put in as text, never as markup.

const LENGTH = 30, BEFORE = 4, POINTS = 3;

/** A page as a row; `kind` says what it is, `points` what the list of its parts is called. */
export function row(page, root, kind, points) {
  const made = element("li"), rest = element("div");
  const name = element("p", "name");
  name.append(link(root + page.path, page.title));
  rest.append(name);
  if (page.note) rest.append(element("p", "plain", page.note));
  const text = element("p", "excerpt");
  text.append(...excerpt(page.text, page.found));
  rest.append(text);
  const found = pointsOf(page);
  if (found.length) rest.append(pointList(root + page.path, found, points));
  const beside = element("div", "kind", kind);
  if (page.glyph) beside.append(picture(page.glyph));
  made.append(beside, rest);
  return made;
}

/** The picture of a call, as lists of calls have it. */
function picture({ kind, box, width, height, words, paths }) {
  const made = drawn("svg", { class: kind, role: "img", viewBox: box, width, height }), title = drawn("title", {});
  title.textContent = words;
  made.append(title, ...paths.map(([sort, d]) => drawn("path", { class: sort, d })));
  return made;
}

function drawn(tag, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

export function element(tag, name = "", text = "") {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.textContent = text;
  return made;
}

export function link(address, text) {
  const made = element("a", "", text);
  made.href = address;
  return made;
}

/** The part of a text with most of the words that were found (their numbers), as text and `mark` elements. */
function* excerpt(text, found) {
  const words = text.split(/\s+/), hits = [...new Set(found)].sort((a, b) => a - b);
  const within = (start) => hits.filter((hit) => hit >= start && hit < start + LENGTH).length;
  const start = hits.map((hit) => Math.max(0, hit - BEFORE)).reduce((best, each) => (within(each) > within(best) ? each : best), hits.length ? Math.max(0, hits[0] - BEFORE) : 0);
  const marked = new Set(hits), end = Math.min(words.length, start + LENGTH);
  if (start) yield "… ";
  for (let n = start; n < end; n++) {
    yield marked.has(n) ? element("mark", "", words[n]) : words[n];
    if (n < end - 1) yield " ";
  }
  if (end < words.length) yield " …";
}

/** The points of a call in which something was found. */
function pointsOf({ points, found }) {
  const ends = points.map((_, n) => points[n + 1]?.at ?? Infinity);
  return points.filter((point, n) => found.some((hit) => hit >= point.at && hit < ends[n])).slice(0, POINTS);
}

function pointList(address, points, label) {
  const list = element("ul", "points");
  list.setAttribute("aria-label", label);
  for (const point of points) {
    const made = element("li");
    made.append(link(`${address}#${point.id}`, point.title));
    list.append(made);
  }
  return list;
}
