"""Figures and frames in which two sides differ: amounts, terms, dates, who asked for the call, how it was held.

In: the statements about each call. Out: discrepancies of kind `number`, `term`, `date`, `proposal`, `medium`. Two
differ where two tellers of different sides give the same unit near one another, each one value of it. Two numbers that
merely stand in two accounts may count different things, and are nothing.
"""

from collections.abc import Iterator, Mapping, Sequence

from generator.articles.accounts.facts import Fact
from generator.articles.accounts.statements import Statement
from generator.articles.article import section_of
from generator.articles.findings import Call, Discrepancy
from generator.articles.readings import Reading

_NEAR = 3
#: How many figures further another one may differ.
_WINDOW = 40
#: By which a teller corrects what the article tells on its own: `nur von zwei Wochen`.
_ONLY = frozenset({"nur", "lediglich", "bloß", "only", "merely"})
_Given = tuple[Statement, Fact]
#: What a teller gives of a kind and unit.
_Values = dict[tuple[tuple[str, ...], str, str], set[object]]
_NOTES = {
    "number": "The sides give different numbers.",
    "term": "The sides give different terms.",
    "date": "The sides name different dates.",
    "proposal": "Each side names another who asked for the call.",
    "medium": "One side speaks of a phone call, another of a video call.",
}


def given_differences(
    statements: Sequence[Statement], calls: Mapping[int, Call], readings: Sequence[Reading]
) -> Iterator[Discrepancy]:
    """Call by call and article by article, each kind and unit once."""
    articles = {r.article.id: r for r in readings}
    told: dict[tuple[int, str], list[_Given]] = {}
    for s in statements:
        for fact in s.facts:
            if (
                (s.by or (s.named and s.acting))
                and fact.kind != "length"
                and articles[s.article].article.line(s.told.line).label != "correction"
            ):
                told.setdefault((id(s.group), s.article), []).append((s, fact))
    for (group, article), given in told.items():
        done: set[tuple[str, str]] = set()
        for (one, a), (other, _) in _apart(given, articles[article]):
            if (a.kind, a.unit) not in done:
                done.add((a.kind, a.unit))
                lines = tuple(dict.fromkeys((one.place, other.place)))
                between = tuple(dict.fromkeys((*one.by, *other.by)))
                yield Discrepancy(a.kind, calls[group].id, between, lines, _NOTES[a.kind])


def _apart(given: Sequence[_Given], reading: Reading) -> Iterator[tuple[_Given, _Given]]:
    """Pairs of values of one unit that tellers of two sides give."""
    values: _Values = {}
    for s, f in given:
        values.setdefault((s.by, f.kind, f.unit), set()).add(f.value)
    for i, (one, a) in enumerate(given):
        for other, b in given[i + 1 : i + _WINDOW]:
            same = a.unit == b.unit or (not b.unit and a.kind == "number")
            if a.kind != b.kind or not same or a.value == b.value or not _are_two(one, other):
                continue
            if _is_near(one, other, reading, a) and not _lists(values, one, a) and not _lists(values, other, b):
                yield (one, a), (other, b)


def _are_two(one: Statement, other: Statement) -> bool:
    """Whether two statements are told by two sides; of a teller whose side nobody knows it is enough to be another."""
    if set(one.by) & set(other.by) or (one.side and one.side == other.side) or not other.by:
        return False
    if not one.by:
        return bool(other.side) and bool({t.text.lower() for t in other.sentence.tokens} & _ONLY)
    return bool(one.side and other.side) or (one.sentence is other.sentence and bool(one.side or other.side))


def _is_near(one: Statement, other: Statement, reading: Reading, fact: Fact) -> bool:
    parts = [section_of(reading.article, s.told.line) for s in (one, other)]
    if parts[0] != parts[1]:
        return bool(fact.unit) and min(parts) > 0
    return other.told.line - one.told.line <= _NEAR


def _lists(given: _Values, one: Statement, fact: Fact) -> bool:
    """Whether a teller gives several values of a unit, so that nobody knows which is meant."""
    return len(given.get((one.by, fact.kind, fact.unit), ())) > 1
