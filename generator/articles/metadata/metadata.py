"""What an article says of itself: every metadata field of the import report, stated, inferred or empty.

In: labelled lines, dates, updates. Out: a `Value` for every field, in the report's order. Nothing is filled in from
custom: a field that the text does not state is empty, and the surprising thing is how often that is right.
"""

import re
from collections.abc import Mapping, Sequence

from generator.articles.article import Line, Update, Value
from generator.articles.capture.fetch import plain
from generator.articles.layout.heads import dateline, split_head, without_outlet
from generator.articles.layout.shapes import FIRST_REPORT, tags
from generator.articles.metadata import credited
from generator.articles.metadata.published import Dates
from generator.articles.vocabulary.outlets import Outlet, by_host, outlets, vocabulary
from generator.articles.vocabulary.words import entry, word_list

FIELDS = ("headline", "kicker", "lead", "authors", "agencies", "published", "updated", "image_credits", "corrections",
          "outlet", "language", "type", "dateline", "tags", "status")  # fmt: skip

_FREQUENT = {name: frozenset(entry("languages", name)) for name in word_list("languages")}
_HOST = re.compile(r"\b((?:[a-z0-9-]+\.)+[a-z]{2,24})\b", re.IGNORECASE)
_ORDINALS = {
    word: n for language in ("de", "en") for n, word in enumerate(entry("line_words", f"ordinals_{language}"), 1)
}
_PARAGRAPH = re.compile(
    r"\b(?:(?P<number>\d{1,2})(?:\.|st|nd|rd|th)|(?P<word>"
    + "|".join(_ORDINALS)
    + r")(?:en|er|e|es)?)\s+(?:absatz|abschnitt|paragraph)\b|"
    r"\b(?:absatz|paragraph)\s+(?P<after>\d{1,2})\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[„“\"«»‚‘']([^„“”\"«»]{2,}?)[“”\"«»‘’']")


def language_of(text: str) -> str | None:
    """The language whose most frequent words are most frequent here; None if none of ours is."""
    found = re.findall(r"[^\W\d_]+", text[:20000].casefold())
    counts = {name: sum(w in frequent for w in found) for name, frequent in _FREQUENT.items()}
    best = max(sorted(counts), key=lambda name: counts[name])
    return best if counts[best] * 12 >= len(found) and counts[best] > 2 else None


def outlet_of(lines: Sequence[str]) -> Outlet | None:
    """The outlet whose host or name the page shows outside running text, if its rules are known."""
    for text in map(plain, lines):
        hosts = _HOST.findall(text) if len(text) <= 300 else ()
        known = next((found for host in hosts if (found := by_host(host))), None)
        if known is None and len(text) <= 80:
            known = next((o for o in outlets() if text.casefold() in (n.casefold() for n in o.names)), None)
        if known:
            return known
    return None


def read_metadata(
    lines: Sequence[Line], dates: Dates, updates: Sequence[Update], language: str | None
) -> Mapping[str, Value]:
    """All fields; `updates` are empty unless the article is a live blog."""
    values = dict.fromkeys(FIELDS, Value())
    values |= _head(lines)
    values["lead"] = _joined([line for line in lines if line.label == "lead"])
    values["authors"] = credited.authors(lines)
    values["agencies"] = credited.agencies(lines)
    values["published"] = dates.published
    values["updated"] = dates.updated if dates.updated.value else _last_change(updates)
    values["image_credits"] = credited.image_credits(lines)
    values["corrections"] = corrections(lines)
    values["outlet"] = credited.outlet(lines)
    values["language"] = Value(language, "inferred" if language else None, origin="most frequent words")
    values["type"] = Value("liveblog" if updates else "article", "inferred", origin="form of the page")
    values["dateline"] = _dateline(lines)
    values["tags"] = _tags(lines)
    values["status"] = _status(lines)
    return values


def _head(lines: Sequence[Line]) -> dict[str, Value]:
    head = next((line for line in lines if line.label in ("headline", "kicker+headline")), None)
    kicker = _joined([line for line in lines if line.label == "kicker"])
    if head is None:
        return {"kicker": kicker}
    text = plain(head.text)
    body = " ".join(plain(line.text) for line in lines if line.label in ("lead", "body"))
    seam = split_head(text, body) if head.label == "kicker+headline" else None
    if seam is None:
        return {"headline": Value(without_outlet(text).lstrip(" :-–—|"), "stated", (head.n,)), "kicker": kicker}
    above = Value(text[:seam].strip(" :|+/•·"), "stated", (head.n,))
    return {"headline": Value(text[seam:].strip(" +"), "stated", (head.n,)), "kicker": above}


def _joined(lines: Sequence[Line]) -> Value:
    if not lines:
        return Value()
    return Value(" ".join(plain(line.text) for line in lines), "stated", tuple(line.n for line in lines))


def _last_change(updates: Sequence[Update]) -> Value:
    """The newest update with a time is the last change of a live blog."""
    timed = [u for u in updates if u.published and "T" in u.published]
    newest = max(timed, key=lambda u: u.published or "", default=None)
    return Value(newest.published, "inferred", (newest.lines[0],), "newest update") if newest else Value()


def corrections(lines: Sequence[Line]) -> Value:
    """Each note with the paragraph it corrects: the one it counts to, or the one that holds the words it quotes."""
    body = [line for line in lines if line.label == "body"]
    notes = [line for line in lines if line.label == "correction"]
    found = [{"lines": [note.n], "corrects_lines": _corrected(plain(note.text), body)} for note in notes]
    numbers = tuple(note.n for note in notes)
    return Value(tuple(found), "stated", numbers) if found else Value(())


def _corrected(note: str, body: Sequence[Line]) -> list[int]:
    match = _PARAGRAPH.search(note)
    if match:
        number = int(match["number"] or match["after"] or _ORDINALS[match["word"].lower()])
        return [body[number - 1].n] if number <= len(body) else []
    for quoted in reversed(_QUOTED.findall(note)):
        holding = [line.n for line in body if quoted.strip(" .…") in plain(line.text)]
        if len(holding) == 1:
            return holding
    return []


def _dateline(lines: Sequence[Line]) -> Value:
    for line in (line for line in lines if line.label in ("lead", "body")):
        text = plain(line.text)
        opening = FIRST_REPORT.match(text)
        rest = text[opening.end() :].lstrip(" :") if opening else text
        if found := dateline(rest):
            value = found["place"].strip() + (f" {found['agency']}" if found["agency"] else "")
            return Value(value, "stated", (line.n,))
    return Value()


def _tags(lines: Sequence[Line]) -> Value:
    listed = [line for line in lines if line.label == "tags"]
    items = tuple(dict.fromkeys(item for line in listed for item in (tags(plain(line.text)) or (plain(line.text),))))
    return Value(items, "stated", tuple(line.n for line in listed)) if items else Value(())


def _status(lines: Sequence[Line]) -> Value:
    for line in lines:
        if line.label == "notice" and vocabulary().finds("archived", plain(line.text)):
            return Value("archived", "stated", (line.n,))
    return Value()
