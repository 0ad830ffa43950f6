"""Where the sentences and words of an article stand, found once, before anything is known of them.

In: an article. Out: an `Outline`: its quotations, and its sentences as spans of words and marks. A quotation is one
piece of its sentence, whatever stands in it, so that its full stops end nothing and who speaks is never sought inside
it; what stands inside it follows as sentences of its own.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from generator.articles.article import Article, Line
from generator.articles.text.quotation_marks import Marked, marked
from generator.articles.vocabulary.words import alternation, entry

Span = tuple[int, int]

_WORD = re.compile(
    r"[„“\"»«](?=\w)[^„“”\"»«]{1,40}(?<=[\w!?.])[“”\"«»]"  # the „Norpost“: no quotation, or it were one of the pieces
    r"|\d+(?:[.,:]\d+)*(?:-\w+(?:-\w+)*)?"  # 1.234,5  9:30  23-jährige
    r"|(?:[^\W\d_]\.){2,}"  # U.S.  p.m.
    r"|\w+(?=n['’]t\b)|n['’]t\b"
    r"|\w[\w\u00ad]*(?:(?:[-\u2010\u2011]|['’](?!s\b|S\b|ll\b|re\b|ve\b|d\b|m\b))\w[\w\u00ad]*)*(?:[*:]in(?:nen)?\b|-)?"
    r"|['’](?:s|S|ll|re|ve|d|m)\b"
    r"|\.{2,}|\S"
)
#: No sentence has more pieces: what goes on longer is none, and would take time that grows with its square.
_LONGEST = 150
_ENDS = frozenset(".!?…")
_CLOSERS = frozenset("\"“”»«’'‘)]›‹")
#: A month or the like that makes `8.` a day and not the end of a sentence.
_AFTER_ORDINAL = re.compile(
    r"\s+(?:(?:Jan|Jän|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)\w*|Jahrhundert\w*|[a-zäöü]|\d)"
)
_BEFORE_ORDINAL = re.compile(r"\b(?:am|dem|den|der|des|vom|zum|die|das|im|bis)\s+\d{1,2}$", re.IGNORECASE)


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
    for pieces in _sentences(line.text, sorted(outer)):
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
    for pieces in _sentences(" " * start + line.text[start:end], ()):
        yield Cut(line, pieces, {}, quotation)


# Sentences and words


def _sentences(text: str, quotations: Sequence[Span]) -> Iterator[tuple[Span, ...]]:
    """The sentences of a line from left to right, each as the spans of its words, marks and whole quotations."""
    sentence: list[Span] = []
    pieces = list(_pieces(text, quotations))
    whole = set(quotations)
    for i, piece in enumerate(pieces):
        sentence.append(piece)
        following = pieces[i + 1] if i + 1 < len(pieces) else None
        if following is None or len(sentence) >= _LONGEST or _ends(text, piece, following, sentence, whole):
            yield tuple(sentence)
            sentence = []


def _pieces(text: str, quotations: Sequence[Span]) -> Iterator[Span]:
    at = 0
    for start, end in (*quotations, (len(text), len(text))):
        yield from _words(text, at, start)
        if end > start:
            yield start, end
        at = max(at, end)


def _words(text: str, start: int, end: int) -> Iterator[Span]:
    """Words and marks; an abbreviation keeps its full stop, and so does an ordinal number."""
    at = start
    while match := _WORD.search(text, at, end):
        first, last = match.span()
        if text[last : last + 1] == "." and last < end and _keeps_stop(text, first, last):
            last += 1
        yield first, last
        at = last


def _keeps_stop(text: str, start: int, end: int) -> bool:
    word = text[start:end]
    if word.isdigit() and len(word) <= 2:
        return bool(_AFTER_ORDINAL.match(text, end + 1) or _BEFORE_ORDINAL.search(text, 0, end))
    if len(word) == 1 and word.isalpha() and word.isupper():
        return not re.search(r"\b(?:auf|bei|on|via|über|to)\s+$", text[max(0, start - 8) : start])
    return bool(_abbreviations().fullmatch(word))


def _ends(text: str, piece: Span, following: Span, sentence: Sequence[Span], whole: set[Span]) -> bool:
    """Whether a sentence ends after a piece: a full stop, or a quotation with one inside; a capital comes next."""
    if not _begins(text, following, whole) or text[following[0]] in ",;:)":
        return False
    last = text[piece[0] : piece[1]]
    if piece in whole:
        before = text[sentence[-2][0]] if len(sentence) > 1 else ""
        stop = re.search(r"[.!?…]\W*$", last)
        return bool(stop) and (
            len(sentence) == 1 or before in ":," or following in whole or not _is_inside(text, piece)
        )
    if last in _CLOSERS and len(sentence) > 1:
        return text[sentence[-2][0] : sentence[-2][1]][-1:] in _ENDS
    if last[-1] not in _ENDS:
        return False
    return last in _ENDS or last.startswith("..") or _ends_abbreviated(text, piece, following)


def _is_inside(text: str, piece: Span) -> bool:
    """A quotation that goes on in its sentence: `das „Ja.“ des Kanzlers`."""
    return bool(re.match(r"\s+[a-zäöü(]", text[piece[1] :]))


def _ends_abbreviated(text: str, piece: Span, following: Span) -> bool:
    """`p.m. He`: an abbreviation that also ends its sentence."""
    return bool(re.match(r"(?:The|He|She|It|They|But|In|Der|Die|Das|Er|Sie|Es)\b", text[following[0] :])) and bool(
        re.fullmatch(r"(?:[apAP]\.m\.|U\.S\.|D\.C\.|etc\.|usw\.)", text[piece[0] : piece[1]])
    )


def _begins(text: str, piece: Span, whole: set[Span]) -> bool:
    first = text[piece[0]]
    return piece in whole or first.isupper() or first.isdigit() or first in "„“\"«»‚‘'([+–—-…"


@cache
def _abbreviations() -> re.Pattern[str]:
    return re.compile(alternation((*entry("de", "abbreviations"), *entry("en", "abbreviations"))))
