"""An input as it is captured: its lines, and what its form says of them before anybody reads a word.

In: a path. Out: a `Captured`, or the `Problem` that this is no article. The surprising thing: three kinds of input meet
here (a page, a web clipper's Markdown, plain text, wrapped or not), and behind this point they are lines.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.articles.capture.clipping import read_clipping
from generator.articles.capture.fetch import Source, fetch
from generator.articles.capture.page import Page, read_page
from generator.articles.capture.page_data import PageData
from generator.articles.capture.wrapped import joined, paragraphs
from generator.base.problems import Place, Problem

#: What no article exceeds: characters in one line, lines that are long enough for paragraphs, lines of any length.
_LONGEST_LINE, _PARAGRAPH, _MOST_PARAGRAPHS, _MOST_LINES = 20_000, 60, 1500, 8_000
_MOST_ATTRIBUTES = 1000


@dataclass(frozen=True, slots=True)
class Captured:
    """`texts` are the lines of the report, `shown` the same without marks that no reader sees; `rows` the rows of each
    line of a wrapped text, `says` what the marks of a clipping say of each, as features."""

    source: Source
    texts: tuple[str, ...]
    shown: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    page: Page | None = None
    data: PageData = field(default_factory=PageData)
    says: Mapping[int, frozenset[str]] = field(default_factory=dict)


def capture(path: str) -> Captured | Problem:
    """The lines of an input and what stands beside them."""
    source = fetch(path)
    if isinstance(source, Problem):
        return source
    captured = _page(source) if source.media_type == "text/html" else _text(source)
    return captured if isinstance(captured, Problem) else _too_much(captured) or captured


def _page(source: Source) -> Captured | Problem:
    if _has_crowded_tag(source.text):
        return Problem(
            Place(source.path), "no browser has saved this page: a tag has over a thousand attributes", "cut it"
        )
    page = read_page(source.text)
    texts = tuple(block.text for block in page.blocks) if page else ()
    if page is None or not texts:
        return Problem(Place(source.path), "the page holds no visible text", "save the page again after it has loaded")
    return Captured(source, texts, texts, page=page, data=page.data)


def _text(source: Source) -> Captured:
    if clipping := read_clipping(source.lines):
        return Captured(source, source.lines, clipping.shown, data=clipping.data, says=clipping.says)
    rows = paragraphs(source.lines)
    texts = tuple(joined(part) for part in rows) or source.lines
    return Captured(source, texts, texts, rows)


def _has_crowded_tag(text: str) -> bool:
    """Parsers compare each attribute of a tag with all before it: a hundred thousand take minutes."""
    long = (match[0] for match in re.finditer(r"<[A-Za-z][^<>]{2000,}", text))
    return any(len(re.sub(r"\"[^\"]*\"|'[^']*'", "", tag).split()) > _MOST_ATTRIBUTES for tag in long)


def _too_much(captured: Captured) -> Problem | None:
    """A problem for what is no single article, and would take minutes to read."""
    longest = max(map(len, captured.texts), default=0)
    count = sum(len(text) > _PARAGRAPH for text in captured.texts)
    if longest > _LONGEST_LINE:
        what = f"a line of {longest} characters"
    elif count > _MOST_PARAGRAPHS:
        what = f"{count} paragraphs"
    elif len(captured.texts) > _MOST_LINES:
        what = f"{len(captured.texts)} lines"
    else:
        return None
    place = Place(captured.source.path)
    return Problem(place, f"the file holds more than an article: {what}", "cut it to the article's text")
