"""An article as a web clipper saves it: Markdown below front matter.

In: the lines of a text. Out: a `Clipping`, or None if the text is none: the front matter's lines, what they say of
the article, the lines as a reader of the page saw them. The surprising thing: the lines keep their places; only the
marks of Markdown are left out where a line is recognised.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.articles.capture.fetch import letters
from generator.articles.capture.page_data import Candidate, PageData
from generator.articles.vocabulary.outlets import by_host
from generator.articles.vocabulary.words import entry, word_list

_LONGEST = 80
_FIELDS = {name: field for field in word_list("clipping") for name in entry("clipping", field)}
_LABELS = {"headline": "headline", "authors": "author", "published": "date"}
_KEY = re.compile(r"([A-Za-z][\w -]{0,40}):\s*(.*)$")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"]*\")?\)")
_WIKI = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s")
_LEADING = re.compile(r"^\s{0,3}(?:#{1,6}\s+|>\s?)+")
_MARKS = re.compile(r"(?<!\w)(\*{1,3}|_{1,2}|`)(?=\S)(.{1,300}?)(?<=\S)\1(?!\w)")


@dataclass(frozen=True, slots=True)
class Clipping:
    """`shown` are the lines without marks, `says` what the marks say of them, as features by index: its front matter is
    no text but for what a page shows, its marks say which lines are headings."""

    shown: tuple[str, ...]
    says: dict[int, frozenset[str]]
    data: PageData


def read_clipping(lines: Sequence[str]) -> Clipping | None:
    """The clipping; None for a text without front matter that names an article's title, author or address."""
    if not lines or lines[0].strip() != "---":
        return None
    end = next((i for i, line in enumerate(lines[1:_LONGEST], 1) if line.strip() in ("---", "...")), None)
    values = _values(lines[1:end]) if end else {}
    if not end or not {"headline", "authors", "address"} & set(values):
        return None
    text = [unmarked(line) for line in lines[end + 1 :]]
    fields = dict(_shown_fields(lines[:end], text))
    front = (_value(line.partition(":")[2]) if i in fields else line for i, line in enumerate(lines[: end + 1]))
    data = PageData(tuple(_candidates(values)))
    says = {i: f"says {fields.get(i, 'boilerplate')}" for i in range(end + 1)}
    says |= _headings(lines, end + 1, text, data)
    return Clipping((*front, *text), {i: frozenset({name}) for i, name in says.items()}, data)


def _headings(lines: Sequence[str], front: int, text: Sequence[str], data: PageData) -> Iterator[tuple[int, str]]:
    """What marks of headings say, and the title of the front matter: it is the headline, or none stands below it."""
    levels = {i: len(m[1]) for i, line in enumerate(lines) if i >= front and (m := _HEADING.match(line))}
    titles = {letters(str(c.value)) for c in data.all("headline")}
    main = [i for i, line in enumerate(text, front) if letters(line) in titles]
    main = main or [i for i, level in levels.items() if level == 1 and i == min(levels)]
    for i in range(front, len(lines)):
        if i in main or i in levels:
            yield i, "main heading" if i in main else "heading"
        elif titles and not main:
            yield i, "below a title in front matter"


def _shown_fields(front: Sequence[str], text: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Front matter that stands for a line of the page: authors, date, and the title where the text has none."""
    for i, line in enumerate(front):
        key = _KEY.match(line)
        label = _LABELS.get(_FIELDS.get(key[1].strip().casefold(), "")) if key and key[2].strip() else None
        shown = key[2].strip() if key else ""
        if label and (label != "headline" or (shown[0] not in "\"'" and _value(shown) not in map(str.strip, text))):
            yield i, label


def unmarked(line: str) -> str:
    """A line without the marks of Markdown; a picture keeps its own."""
    if re.fullmatch(r"\s*!\[[^\]]*\]\(\S+\)\s*", line):
        return line
    return _MARKS.sub(r"\2", _WIKI.sub(r"\1", _LINK.sub(r"\1", _LEADING.sub("", line))))


def _values(lines: Sequence[str]) -> dict[str, list[str]]:
    """The values of the fields that the front matter names, whichever of their names it uses."""
    found: dict[str, list[str]] = {}
    field = None
    for line in lines:
        key, part = _KEY.match(line), re.match(r"\s*-\s+(.*)$", line)
        if key:
            field = _FIELDS.get(key[1].strip().casefold())
        value = _value(key[2] if key else part[1] if part else "")
        if field and value:
            found.setdefault(field, []).extend(_listed(value) if field == "authors" else [value])
    return found


def _value(text: str) -> str:
    return _WIKI.sub(r"\1", text.strip().strip("'\"")).strip()


def _listed(value: str) -> list[str]:
    return [part for piece in re.split(r"\s*[,;]\s*", value.strip("[]")) if (part := piece.strip("'\" []"))]


def _candidates(values: dict[str, list[str]]) -> Iterator[Candidate]:
    for field, texts in values.items():
        if field != "address":
            yield Candidate(field, tuple(texts) if field == "authors" else texts[0], "front matter")
    if host := re.match(r"https?://(?:www\.)?([\w.-]+)", values.get("address", [""])[0]):
        known = by_host(host[1])
        yield Candidate("outlet", known.name if known else host[1], "front matter, address")
