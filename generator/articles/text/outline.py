"""Where the sentences and words of an article stand, found once, before anything is known of them.

In: an article. Out: an `Outline`: its quotations, and its sentences as spans of words and marks. A quotation is one
piece of its sentence; what stands inside it follows as sentences of its own.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.articles.article import Article, Line
from generator.articles.text.quotation_marks import Marked, marked
from generator.articles.text.tokens import Span, split_sentences


@dataclass(frozen=True, slots=True)
class Cut:
    """A sentence of line `line` as the spans of its words and marks. `outer` are the numbers of the quotations that
    are pieces of it, `inside` that of the one it stands in."""

    line: Line
    pieces: tuple[Span, ...]
    outer: Mapping[Span, int]
    inside: int | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    article: Article
    quotations: tuple[Marked, ...]
    cuts: tuple[Cut, ...]


def outline_of(article: Article) -> Outline:
    """The outline of the article's prose."""
    marks = marked(article)
    on_line: dict[int, list[int]] = {}
    for number, mark in enumerate(marks):
        for n in range(mark.line, mark.last_line + 1) if mark.outer is None else ():
            on_line.setdefault(n, []).append(number)
    kicker = article.metadata.get("kicker")
    seams = {line.n: len(str(kicker.value)) for line in article.prose if kicker and line.label == "kicker+headline"}
    cuts = (
        cut for line in article.prose for cut in _of_line(line, marks, on_line.get(line.n, ()), seams.get(line.n, 0))
    )
    return Outline(article, marks, tuple(cuts))


def _of_line(line: Line, marks: Sequence[Marked], numbers: Sequence[int], seam: int) -> Iterator[Cut]:
    outer = {_span_in(marks[n], line): n for n in numbers}
    outer.pop((0, 0), None)
    for pieces in split_sentences(line.text, sorted(outer)):
        above = tuple(piece for piece in pieces if piece[1] <= seam)
        yield from (Cut(line, some, outer) for some in (above, pieces[len(above) :]) if some)
        for piece in pieces:
            if piece in outer:
                yield from _inside(line, piece, outer[piece])


def _span_in(mark: Marked, line: Line) -> Span:
    """The part of a quotation that stands in this line, (0, 0) if none does."""
    start = mark.col if mark.line == line.n else 0
    end = mark.end if mark.last_line == line.n else len(line.text)
    return (start, end) if end > start else (0, 0)


def _inside(line: Line, piece: Span, quotation: int) -> Iterator[Cut]:
    """The sentences inside a quotation, without its marks."""
    start, end = piece
    while start < end and not line.text[start].isalnum() and line.text[start] not in "(":
        start += 1
    while end > start and line.text[end - 1] in "\"“”»«’'‘›‹ ":
        end -= 1
    for pieces in split_sentences(" " * start + line.text[start:end], ()):
        yield Cut(line, pieces, {}, quotation)
