"""Numbers on which accounts differ, where a text itself points at it.

In: a reading and the calls. Out: discrepancies of kind `number`: `four reading rooms, not two`, `X nannte eine andere
Zahl`. Two numbers that merely stand in two accounts may count different things, and are nothing.
"""

import re
from collections.abc import Iterator, Sequence

from generator.articles.compare.omissions import call_at
from generator.articles.compare.stances import stems
from generator.articles.findings import Call, Discrepancy, Reference, Told
from generator.articles.readings import Reading

_COUNT = r"\d+|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|two|three|four|five|six|seven|eight|nine|ten"
_CONTRAST = re.compile(
    rf"\b({_COUNT})\s+((?:\w+\s+){{0,2}}?\w+),?\s+(?:not|nicht|statt)\s+({_COUNT})\b"
    rf"|\bnicht\s+({_COUNT}),\s+sondern\s+({_COUNT})\b",
    re.IGNORECASE,
)
_OTHER = re.compile(r"\bandere\s+Zahl|\b(?:another|a\s+different)\s+(?:number|figure)")


def number_differences(reading: Reading, calls: Sequence[Call]) -> Iterator[Discrepancy]:
    """In the order of the text."""
    for told in reading.told if calls else ():
        yield from _other_number(reading, told, calls)
        yield from _contrast(reading, told, calls)


def _other_number(reading: Reading, told: Told, calls: Sequence[Call]) -> Iterator[Discrepancy]:
    """`X nannte eine andere Zahl`: with the number of another speaker that stands before."""
    others = [t for t in reading.told if t.line < told.line and t.speaker != told.speaker and re.search(r"\d", t.text)]
    if _OTHER.search(told.text) and others:
        yield _discrepancy(reading, others[-1], told, calls)


def _contrast(reading: Reading, told: Told, calls: Sequence[Call]) -> Iterator[Discrepancy]:
    """`four reading rooms, not two`: with the line that gives the other number's subject."""
    match = _CONTRAST.search(told.text)
    before = [t for t in reading.told if t.line < told.line]
    if match and before:
        noun = stems(match[2] or told.text)
        source = max(before, key=lambda t: (len(noun & stems(t.text)), t.line))
        if noun & stems(source.text):
            yield _discrepancy(reading, source, told, calls)


def _discrepancy(reading: Reading, source: Told, told: Told, calls: Sequence[Call]) -> Discrepancy:
    article = reading.article.id
    places: tuple[Reference, ...] = tuple((article, n, n) for n in dict.fromkeys((source.line, told.line)))
    between = (*source.speaker, *told.speaker)
    return Discrepancy(
        "number", call_at(calls, article, told.line), between, places, "Accounts give different numbers."
    )
