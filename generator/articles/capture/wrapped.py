"""Paragraphs of a text that was broken into lines of one width, as mails and terminals have it, and back.

In: the rows of a plain text; later what was found in its paragraphs. Out: the rows of each paragraph, or nothing if the
text is not wrapped; and findings in the coordinates of the rows. The surprising thing: joining with one blank for each
line break keeps every column, so going back is counting.
"""

import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Any

from generator.articles.article import Article, Line, Value
from generator.articles.findings import Found, Quotation, Reference, Remark, Span, changed

_WIDEST, _NARROWEST = 130, 40
_SHARE, _FEWEST = 0.6, 3
_ENDS = '.!?:…"“”»'


def paragraphs(rows: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The rows of each paragraph, blank rows by themselves; empty if the text is not wrapped.

    A break is one of wrapping if the next word would not have fitted into the width that no row exceeds, or if it
    stands within a sentence."""
    width = max((len(row.rstrip()) for row in rows), default=0)
    beside = [i for i in range(len(rows) - 1) if rows[i].strip() and rows[i + 1].strip()]
    forced = {i for i in beside if _is_full(rows[i], rows[i + 1], width)}
    if not _NARROWEST <= width <= _WIDEST or len(forced) < max(_FEWEST, _SHARE * len(beside)):
        return ()
    forced |= {i for i in beside if len(row := rows[i].strip()) > 0.75 * width and row[-1] not in _ENDS}
    found: list[list[str]] = []
    for i, row in enumerate(rows):
        if i - 1 in forced:
            found[-1].append(row)
        else:
            found.append([row])
    return tuple(tuple(part) for part in found)


def _is_full(row: str, following: str, width: int) -> bool:
    """Whether the next word did not fit, or a long row breaks off within a sentence."""
    row, following = row.strip(), following.strip()
    full = len(row) + 1 + len(re.split(r"[\s-]", following)[0]) > width
    return len(row) > width / 2 and (full or (row[-1] not in _ENDS and following[0].islower()))


def joined(rows: Sequence[str]) -> str:
    """The text of a paragraph: the same columns, a blank for each line break."""
    return " ".join(rows)


def in_printed_rows(found: Found) -> Found:
    """What was found, in the rows of the input instead of its paragraphs."""
    wrapped = {a.id: _Rows(a) for a in found.articles if a.rows}
    if not wrapped:
        return found
    moved: dict[str, Any] = {
        name: {a: tuple(_moved(i, wrapped.get(a), wrapped) for i in items) for a, items in getattr(found, name).items()}
        for name in ("mentions", "proposals", "quotations")
    }
    for name in ("calls", "contacts", "discrepancies", "warnings"):
        moved[name] = tuple(_moved(item, None, wrapped) for item in getattr(found, name))
    articles = tuple(_article(a, wrapped[a.id]) if a.rows else a for a in found.articles)
    return replace(found, articles=articles, **moved)


class _Rows:
    """Where the paragraphs of one article begin, and how long their rows are."""

    def __init__(self, article: Article) -> None:
        self._lengths = [[len(row) for row in part] for part in article.rows]
        self._starts = list(accumulate(map(len, article.rows), initial=1))

    def place(self, n: int, col: int = 0) -> tuple[int, int]:
        """Row and column of a column of a paragraph."""
        row = self._starts[n - 1]
        for length in self._lengths[n - 1][:-1]:
            if col <= length:
                break
            col, row = col - length - 1, row + 1
        return row, col

    def bounds(self, first: int, last: int) -> tuple[int, int]:
        """The first row of one paragraph and the last of another."""
        return self._starts[first - 1], self._starts[last] - 1

    def all(self, numbers: Sequence[int]) -> list[int]:
        return [row for n in numbers for row in range(self._starts[n - 1], self._starts[n])]


def _article(article: Article, rows: _Rows) -> Article:
    texts = [(line, text) for line, part in zip(article.lines, article.rows, strict=True) for text in part]
    lines = tuple(Line(i, text, line.label, line.reason) for i, (line, text) in enumerate(texts, 1))
    updates = tuple(replace(u, lines=rows.bounds(*u.lines)) for u in article.updates)
    metadata = {name: _value(value, rows) for name, value in article.metadata.items()}
    return replace(article, lines=lines, metadata=metadata, updates=updates, rows=())


def _value(value: Value, rows: _Rows) -> Value:
    content = value.value
    if isinstance(content, tuple) and content and isinstance(content[0], dict):
        content = tuple({key: rows.all(numbers) for key, numbers in part.items()} for part in content)
    return replace(value, value=content, lines=tuple(rows.all(value.lines)))


def _moved(item: Any, own: _Rows | None, wrapped: Mapping[str, _Rows]) -> Any:
    """A finding with its spans in the rows of its own article, its references in those of the articles named."""

    def moved(part: Any, kind: Any) -> Any:
        if isinstance(part, Span) and own:
            line, col = own.place(part.line, part.col)
            return replace(part, line=line, col=col)
        if kind == Reference and part[0] in wrapped:
            return (part[0], *wrapped[part[0]].bounds(part[1], part[2]))
        return part

    if isinstance(item, Remark):
        return replace(item, line=wrapped[item.article].place(item.line)[0]) if item.article in wrapped else item
    if isinstance(item, Quotation) and own:
        end = item.span.col + item.span.length if item.last_line == item.span.line else sys.maxsize
        item = replace(item, last_line=own.place(item.last_line, end)[0])
    return changed(item, type(item), moved)
