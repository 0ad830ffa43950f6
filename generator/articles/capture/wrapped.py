"""Paragraphs of a text that was broken into lines of one width, as mails and terminals have it, and back.

In: the rows of a plain text; later what was found in its paragraphs. Out: the rows of each paragraph, or nothing if the
text is not wrapped; and findings in the coordinates of the rows. The surprising thing: joining with one blank for each
line break keeps every column, so going back is counting.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from generator.articles.article import Article, Line, Value
from generator.articles.findings import Call, Contact, Discrepancy, Found, Reference, Span

_Listed = TypeVar("_Listed", Contact, Discrepancy)
_WIDEST, _NARROWEST = 130, 40
_SHARE, _FEWEST = 0.6, 4
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
    forced |= {i for i in beside if _breaks_off(rows[i], width)}
    found: list[list[str]] = []
    for i, row in enumerate(rows):
        if i and i - 1 in forced:
            found[-1].append(row)
        else:
            found.append([row])
    return tuple(tuple(part) for part in found)


def _is_full(row: str, following: str, width: int) -> bool:
    """Whether the next word did not fit, or a long row breaks off within a sentence."""
    row, following = row.strip(), following.strip()
    full = len(row) + 1 + len(re.split(r"[\s-]", following)[0]) > width
    return len(row) > width / 2 and (full or (row[-1] not in '.!?:…"“”»' and following[0].islower()))


def _breaks_off(row: str, width: int) -> bool:
    row = row.strip()
    return len(row) > 0.75 * width and row[-1] not in _ENDS


def joined(rows: Sequence[str]) -> str:
    """The text of a paragraph: the same columns, a blank for each line break."""
    return " ".join(rows)


def in_printed_rows(found: Found) -> Found:
    """What was found, in the rows of the input instead of its paragraphs."""
    wrapped = {a.id: _Rows(a) for a in found.articles if a.rows}
    if not wrapped:
        return found

    def spans(items: Mapping[str, Sequence[Any]]) -> dict[str, tuple[Any, ...]]:
        return {a: tuple(_placed(i, wrapped.get(a)) for i in items[a]) for a in items}

    return replace(
        found,
        articles=tuple(_article(a, wrapped[a.id]) if a.rows else a for a in found.articles),
        mentions=spans(found.mentions),
        proposals=spans(found.proposals),
        quotations=spans(found.quotations),
        calls=tuple(_call(c, wrapped) for c in found.calls),
        contacts=tuple(_lines(c, wrapped) for c in found.contacts),
        discrepancies=tuple(_lines(d, wrapped) for d in found.discrepancies),
        warnings=tuple(
            replace(w, line=wrapped[w.article].first(w.line)) if w.article in wrapped else w for w in found.warnings
        ),
    )


class _Rows:
    """Where the paragraphs of one article begin, and how long their rows are."""

    def __init__(self, article: Article) -> None:
        self._lengths = [[len(row) for row in part] for part in article.rows]
        self._starts = [1]
        for part in self._lengths:
            self._starts.append(self._starts[-1] + len(part))

    def first(self, n: int) -> int:
        return self._starts[n - 1]

    def last(self, n: int) -> int:
        return self._starts[n] - 1

    def all(self, n: int) -> range:
        return range(self.first(n), self._starts[n])

    def place(self, n: int, col: int) -> tuple[int, int]:
        """Row and column of a column of a paragraph."""
        row = self.first(n)
        for length in self._lengths[n - 1][:-1]:
            if col <= length:
                break
            col, row = col - length - 1, row + 1
        return row, col

    def reference(self, found: Reference) -> Reference:
        return found[0], self.first(found[1]), self.last(found[2])


def _article(article: Article, rows: _Rows) -> Article:
    texts = [(n, text) for n, part in enumerate(article.rows, 1) for text in part]
    lines = tuple(Line(i, text, article.line(n).label, article.line(n).reason) for i, (n, text) in enumerate(texts, 1))
    updates = tuple(replace(u, lines=(rows.first(u.lines[0]), rows.last(u.lines[1]))) for u in article.updates)
    metadata = {name: _value(value, rows) for name, value in article.metadata.items()}
    return replace(article, lines=lines, metadata=metadata, updates=updates, rows=())


def _value(value: Value, rows: _Rows) -> Value:
    def whole(numbers: Sequence[int]) -> list[int]:
        return [row for n in numbers for row in rows.all(n)]

    content = value.value
    if isinstance(content, tuple) and content and isinstance(content[0], dict):
        content = tuple({key: whole(numbers) for key, numbers in part.items()} for part in content)
    return replace(value, value=content, lines=tuple(whole(value.lines)))


def _placed(found: Any, rows: _Rows | None) -> Any:
    """A mention, proposal or quotation with its spans in rows."""
    if rows is None:
        return found
    if hasattr(found, "spans"):
        return replace(found, spans=tuple(_span(s, rows) for s in found.spans))
    if not hasattr(found, "last_line"):
        return replace(found, span=_span(found.span, rows))
    span = _span(found.span, rows)
    same = found.last_line == found.span.line
    last = rows.place(found.span.line, found.span.col + found.span.length)[0] if same else rows.last(found.last_line)
    return replace(found, span=span, last_line=last)


def _span(span: Span, rows: _Rows) -> Span:
    line, col = rows.place(span.line, span.col)
    return replace(span, line=line, col=col)


def _call(call: Call, wrapped: Mapping[str, _Rows]) -> Call:
    def moved(found: Reference) -> Reference:
        return wrapped[found[0]].reference(found) if found[0] in wrapped else found

    return replace(
        call,
        mentioned=tuple(moved(r) for r in call.mentioned),
        durations=tuple(replace(d, line=moved(d.line)) for d in call.durations),
        claims=tuple(replace(c, lines=tuple(moved(r) for r in c.lines)) for c in call.claims),
    )


def _lines(found: _Listed, wrapped: Mapping[str, _Rows]) -> _Listed:
    moved = tuple(wrapped[r[0]].reference(r) if r[0] in wrapped else r for r in found.lines)
    return replace(found, lines=moved)
