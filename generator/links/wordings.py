"""The words that sides use for one thing, under one another, with what differs marked. Pure.

In: an edition of a call and one of its points. Out: for each voice the quotation in its statement that speaks of the
same thing as one of another side; nothing where there are no two such sides. Words of another language are compared in
our translation. What is marked is found letter by letter, so that “Energie und Infrastruktur” and
“Energieinfrastruktur” differ in one word.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from itertools import groupby
from typing import NamedTuple

from generator.content import entry
from generator.links.archive import Point

#: Quotations of more words are sentences: letters that two of them share say nothing.
_LONGEST = 8
#: Words that begin with so many of the same letters are about the same thing.
_STEM = 5
_WORD = re.compile(r"\w+")
_MARKS = "„“”‚‘’«»‹›\"' "


class Wording(NamedTuple):
    """A quotation of one voice: its words in parts, each with whether another side puts it otherwise."""

    party: str
    parts: tuple[tuple[str, bool], ...]
    quotation: entry.Quotation


def wordings(edition: entry.Edition, point: Point, sides: Mapping[str, str]) -> tuple[Wording, ...]:
    """How each voice words a point on which sides differ, in the order of the accounts.

    `sides`: actor -> the side that it speaks for.
    """
    if not point.contested:
        return ()
    said = [
        (sides.get(statement.party) or statement.party, statement.party, quotation)
        for cell in point.cells
        for statement in cell.statements
        for quotation in _quoted_in(statement, edition)
    ]
    kept = [
        (side, party, quotation)
        for side, party, quotation in said
        if any(_kindred(quotation, other, edition) for key, _, other in said if key != side)
    ]
    shown = list({party: (side, party, quotation) for side, party, quotation in reversed(kept)}.values())[::-1]
    if len({_words(quotation, edition).casefold() for _, _, quotation in shown}) < 2:
        return ()
    return tuple(
        Wording(
            party,
            _marked(_words(quotation, edition), [_words(q, edition) for key, _, q in shown if key != side]),
            quotation,
        )
        for side, party, quotation in shown
    )


def _quoted_in(statement: entry.Statement, edition: entry.Edition) -> Iterator[entry.Quotation]:
    """The quotations that stand in a statement: between its first line and the next statement's, in its own words."""
    starts = sorted(
        [s.line for account in edition.body.accounts for s in account.statements]
        + [d.line for d in edition.body.discrepancies]
    )
    after = bisect_right(starts, statement.line)
    end = starts[after] if after < len(starts) else statement.line + 1
    for quotation in edition.body.quotations:
        if statement.line <= quotation.line < end:
            yield quotation


def _words(quotation: entry.Quotation, edition: entry.Edition) -> str:
    """In the language of the edition."""
    return (quotation.translation if quotation.language != edition.language else quotation.text).strip(_MARKS)


def _kindred(one: entry.Quotation, other: entry.Quotation, edition: entry.Edition) -> bool:
    """Whether two quotations speak of the same thing."""
    return not _stems(_words(one, edition)).isdisjoint(_stems(_words(other, edition)))


def _stems(words: str) -> frozenset[str]:
    found = _WORD.findall(words.casefold())
    return frozenset(word[:_STEM] for word in found if len(word) >= _STEM) if len(found) <= _LONGEST else frozenset()


def _marked(words: str, others: Iterable[str]) -> tuple[tuple[str, bool], ...]:
    common = [True] * len(words)
    for other in others:
        same = [False] * len(words)
        for block in SequenceMatcher(None, words.casefold(), other.casefold(), autojunk=False).get_matching_blocks():
            if block.size >= _STEM:
                same[block.a : block.a + block.size] = [True] * block.size
        common = [(here and found) or letter.isspace() for here, found, letter in zip(common, same, words, strict=True)]
    runs = groupby(enumerate(words), key=lambda each: not common[each[0]])
    return tuple(("".join(letter for _, letter in run), differs) for differs, run in runs)
