"""What an article says of itself: every metadata field of the import report, stated, inferred or empty.

In: labelled lines, dates, updates. Out: a `Value` for every field, in the report's order. Nothing is filled in from
custom: a field that the text does not state is empty, and the surprising thing is how often that is right.
"""

import re
from collections.abc import Mapping, Sequence

from generator.articles.article import Line, Update, Value
from generator.articles.capture.fetch import letters, plain
from generator.articles.capture.page_data import PageData
from generator.articles.layout.heads import dateline, split_head, without_outlet
from generator.articles.layout.shapes import tags
from generator.articles.metadata import credited
from generator.articles.metadata.dates import Dates
from generator.articles.vocabulary.outlets import Outlet, by_host, by_name, vocabulary
from generator.articles.vocabulary.words import entry, word_list

FIELDS = ("headline", "kicker", "lead", "authors", "agencies", "published", "updated", "image_credits", "corrections",
          "outlet", "language", "type", "dateline", "tags", "status")  # fmt: skip

_FREQUENT = {name: frozenset(entry("languages", name)) for name in word_list("languages")}
_HOST = re.compile(r"\b((?:[a-z0-9-]+\.)+[a-z]{2,24})\b", re.IGNORECASE)
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
        if known := next((o for name in (*hosts, text) if (o := by_host(name) or by_name(name))), None):
            return known
    return None


def read_metadata(
    lines: Sequence[Line], data: PageData, dates: Dates, updates: Sequence[Update], language: str | None
) -> Mapping[str, Value]:
    """All fields; `updates` are empty unless the article is a live blog."""
    kind = Value("liveblog" if updates else "article", "inferred", origin="form of the page")
    stated = Value("liveblog", "stated", (), "json-ld LiveBlogPosting")
    return {
        **_head(lines, data),
        "lead": _joined([line for line in lines if line.label == "lead"]),
        "authors": credited.authors(lines, data),
        "agencies": credited.agencies(lines),
        "published": dates.published,
        "updated": dates.updated,
        "image_credits": credited.image_credits(lines),
        "corrections": corrections(lines),
        "outlet": credited.outlet(lines, data),
        "language": Value(language, "inferred" if language else None, origin="most frequent words"),
        "type": stated if data.is_liveblog and updates else kind,
        "dateline": _dateline(lines),
        "tags": _tags(lines),
        "status": _status(lines),
    }


def _head(lines: Sequence[Line], data: PageData) -> dict[str, Value]:
    """Headline and kicker as a reader sees them; the two as one headline where the page's data join them."""
    head = next((line for line in lines if line.label in ("headline", "kicker+headline")), None)
    kicker = _joined([line for line in lines if line.label == "kicker"])
    titles = [(without_outlet(str(c.value)), c.origin) for c in data.all("headline")]
    if head is None:
        return {"headline": Value(titles[0][0], "stated", (), titles[0][1]) if titles else Value(), "kicker": kicker}
    text = head.text
    body = " ".join(line.text for line in lines if line.label in ("lead", "body"))
    seam = split_head(text, body) if head.label == "kicker+headline" else None
    if seam is None:
        shown = without_outlet(text).lstrip(" :-–—|")
    else:
        shown, kicker = text[seam:].strip(" +"), Value(text[:seam].strip(" :|+/•·"), "stated", (head.n,))
    headline = Value(shown, "stated", (head.n,))
    for title, origin in titles:
        title = re.split(r"\s+[|]\s+", title)[0]
        if letters(title) == letters(shown):
            break
        if shown.endswith(f" {title}") and title.count(" ") > 1 and not kicker.value:
            above = shown.removesuffix(title).strip(" :|–")
            return {"headline": Value(title, "stated", (head.n,)), "kicker": Value(above, "stated", (head.n,))}
        if kicker.value and letters(title) == letters(f"{kicker.value}{shown}"):
            headline = Value(title, "stated", (*kicker.lines, head.n), origin)
            break
    return {"headline": headline, "kicker": kicker}


def _joined(lines: Sequence[Line]) -> Value:
    text = " ".join(line.text for line in lines)
    return Value(text, "stated", tuple(line.n for line in lines)) if lines else Value()


def corrections(lines: Sequence[Line]) -> Value:
    """Each note with the paragraph it corrects: the one that holds the words it quotes."""
    body = [line for line in lines if line.label == "body"]
    notes = [line for line in lines if line.label == "correction"]
    found = tuple({"lines": [note.n], "corrects_lines": _corrected(note.text, body)} for note in notes)
    return Value(found, "stated", tuple(note.n for note in notes)) if found else Value(())


def _corrected(note: str, body: Sequence[Line]) -> list[int]:
    quoted = (words.strip(" .…") for words in reversed(_QUOTED.findall(note)))
    holding = ([line.n for line in body if words in line.text] for words in quoted)
    return next((numbers for numbers in holding if len(numbers) == 1), [])


def _dateline(lines: Sequence[Line]) -> Value:
    for line in (line for line in lines if line.label in ("lead", "body")):
        if found := dateline(
            re.sub(vocabulary().patterns["first_reports"].pattern + r"[ :]*", "", line.text, flags=re.IGNORECASE)
        ):
            value = found["place"].strip() + (f" {found['agency']}" if found["agency"] else "")
            return Value(value, "stated", (line.n,))
    return Value()


def _tags(lines: Sequence[Line]) -> Value:
    listed = [line for line in lines if line.label == "tags"]
    items = tuple(dict.fromkeys(item for line in listed for item in (tags(line.text) or (line.text,))))
    return Value(items, "stated", tuple(line.n for line in listed)) if items else Value(())


def _status(lines: Sequence[Line]) -> Value:
    archived = (line.n for line in lines if line.label == "notice" and vocabulary().finds("archived", line.text))
    return next((Value("archived", "stated", (n,)) for n in archived), Value())
