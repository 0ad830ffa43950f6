"""Differences of typed facts: how long a call took, on which day a meeting is, whether a head is out of date.

In: readings and calls. Out: discrepancies of kind `duration`, `date`, `stale-head`, and `development` where a call
that was announced is put off: that is no contradiction.
"""

import re
from collections.abc import Iterator, Sequence

from generator.articles.article import Article
from generator.articles.calls.event import Event
from generator.articles.calls.merging import Group
from generator.articles.findings import Call, Discrepancy, Reference
from generator.articles.readings import Reading
from generator.articles.text.document import Sentence
from generator.base.figures.stamps import WEEKDAYS

_HEAD = frozenset({"headline", "kicker+headline", "lead", "kicker"})
_MEETING = re.compile(r"\b(?:Treffen|Gipfel|meeting|summit|talks)\b")


def typed_differences(
    readings: Sequence[Reading], calls: Sequence[Call], groups: Sequence[Group]
) -> Iterator[Discrepancy]:
    """In the order of the calls, then of the articles."""
    for call, group in zip(calls, groups, strict=True):
        yield from _stale_head(readings, call, group)
        yield from _put_off(call, group)
    yield from _meeting_days(readings)


def _stale_head(readings: Sequence[Reading], call: Call, group: Group) -> Iterator[Discrepancy]:
    """A head that still announces a call which the text below reports as held."""
    for reading in readings:
        mine = [e for e in group.events if e.article == reading.article.id]
        head = [e for e in mine if _is_head(reading.article, e) and e.status == "announced"]
        done = [
            e
            for e in mine
            if not _is_head(reading.article, e) and (e.status == "held" or _says_over(reading.article, e))
        ]
        if (
            head
            and done
            and reading.article.updates
            and not any(_is_head(reading.article, e) and e.status == "held" for e in mine)
        ):
            over = next((e for e in done if _says_over(reading.article, e)), done[0])
            lines = tuple(dict.fromkeys((e.article, e.line, e.line) for e in [*head, over]))
            yield Discrepancy(
                "stale-head", call.id, (), lines, "The head still announces the call; the text reports it as over."
            )


def _is_head(article: Article, event: Event) -> bool:
    return article.line(event.line).label in _HEAD


def _says_over(article: Article, event: Event) -> bool:
    return bool(
        re.search(
            r"\b(?:zu\s+Ende|beendet|dauerte|gedauert|ended|is\s+over|finished|lasted)\b",
            article.line(event.line).text[event.col :],
        )
    )


def _put_off(call: Call, group: Group) -> Iterator[Discrepancy]:
    """A call that was announced and then cancelled: a development, no contradiction."""
    off = [e for e in group.events if e.status == "cancelled"]
    ahead = [e for e in group.events if e.status == "announced" and e not in off]
    if call.status == "cancelled" and off and ahead:
        before = next((e for e in reversed(ahead) if (e.article, e.line) < (off[-1].article, off[-1].line)), ahead[0])
        lines: tuple[Reference, ...] = tuple(dict.fromkeys((e.article, e.line, e.line) for e in (before, off[-1])))
        yield Discrepancy("development", call.id, (), lines, "The call was announced and then put off.")


def _meeting_days(readings: Sequence[Reading]) -> Iterator[Discrepancy]:
    """A head that puts a meeting on another day of the week than the text below."""
    for reading in readings:
        days = [d for sentence in reading.document.sentences for d in _days_of_meetings(reading, sentence)]
        head = [d for d in days if reading.article.line(d[0]).label in _HEAD]
        body = [d for d in days if reading.article.line(d[0]).label == "body"]
        for n, said in head:
            against = [m for m, other in body if not said & other]
            if against and not any(said & other for _, other in body):
                lines = tuple((reading.article.id, x, x) for x in dict.fromkeys([n, *against[:2]]))
                yield Discrepancy("date", None, (), lines, "Head and text name different days for the meeting.")


def _days_of_meetings(reading: Reading, sentence: Sentence) -> Iterator[tuple[int, frozenset[int]]]:
    """The weekdays that stand near the word for a meeting."""
    text = reading.article.line(sentence.line).text[sentence.start : sentence.end]
    for match in _MEETING.finditer(text):
        around = text[max(0, match.start() - 60) : match.end() + 60]
        found = {number for name, number in WEEKDAYS.items() if re.search(rf"\b{name}", around, re.IGNORECASE)}
        if re.search(r"\bWochenende|\bweekend", around):
            found |= {5, 6}
        if found:
            yield sentence.line, frozenset(found)
