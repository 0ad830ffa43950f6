"""Frames of one type in which two sides give different values: lengths, amounts, terms, dates, who asked.

In: the statements about each call, its lengths. Out: discrepancies of kind `duration`, `number`, `term`, `date`,
`proposal`. A length is a span of minutes (`knapp eine Stunde` is 54 to 60, `mehr als eine Stunde` 60 to 90),
and two differ where the spans do not meet. Other values differ where tellers of two sides give the same unit near one
another. Two numbers that merely stand in two accounts may count different things, and are nothing.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from generator.articles.accounts.fact import Fact
from generator.articles.accounts.statements import Statement
from generator.articles.article import section_of
from generator.articles.calls.triggers import Lexicon
from generator.articles.compare.content_words import note, paragraphs_between, phrases
from generator.articles.findings import Call, Discrepancy, StatedDuration
from generator.articles.readings import Reading

#: How far a length reaches that is about so long, a little more or less, or only more or less than that.
_AROUND, _BELOW, _ABOVE, _REACH = 0.1, 0.1, 0.17, 0.5
_NEAR = 3
#: Letters by which two nouns are one, and of a noun that another one ends with.
_STEM, _LEAST = 6, 3
#: How many figures further another one may differ.
_WINDOW = 40
#: By which a teller corrects what the article tells on its own: `nur von zwei Wochen`.
_ONLY = frozenset({"nur", "lediglich", "bloß", "only", "merely"})
_Given = tuple[Statement, Fact]
#: What a teller gives of a kind and unit.
_Values = dict[tuple[tuple[str, ...], str, str], set[object]]


def length_differences(calls: Sequence[Call]) -> Iterator[Discrepancy]:
    """One discrepancy for each call whose lengths cannot all be the same."""
    for call in calls:
        stated = [d for d in call.durations if d.value]
        apart = [d for d in stated if any(_differ(d, other) for other in stated)]
        if apart:
            lines = tuple(dict.fromkeys(d.line for d in apart))
            between = tuple(dict.fromkeys(s for d in apart for s in (d.stated_by or (d.line[0],))))
            lengths = ", ".join(dict.fromkeys(d.printed for d in apart))
            yield Discrepancy("duration", call.id, between, lines, note("duration", lengths))


def _differ(one: StatedDuration, other: StatedDuration) -> bool:
    """Whether two lengths cannot be the same; what one source gives twice is no difference, nor what an article
    tells on its own beside somebody's, for that may be of another call."""
    sourced = bool(one.stated_by and other.stated_by)
    if (sourced and one.stated_by == other.stated_by) or (not sourced and one.line[0] == other.line[0]):
        return False
    (a, b), (c, d) = _span(one), _span(other)
    bounds = {one.bound, other.bound}
    if "exact" in bounds and bounds & {"over", "under"} and one.value == other.value:
        return True  # `mehr als zwei Stunden` is not two
    return b < c or d < a


def _span(length: StatedDuration) -> tuple[float, float]:
    """The minutes that a length may mean."""
    match = re.fullmatch(r"PT(?:(\d+)H)?(?:(\d+)M)?", length.value or "")
    minutes = int(match[1] or 0) * 60 + int(match[2] or 0) if match else 0
    close = bool(phrases("closely").search(length.printed))
    low = {"under": _BELOW if close else _REACH, "around": _AROUND}.get(length.bound, 0)
    high = {"over": _ABOVE if close else _REACH, "around": _AROUND}.get(length.bound, 0)
    return minutes * (1 - low), minutes * (1 + high)


def value_differences(
    statements: Sequence[Statement], calls: Mapping[int, Call], readings: Sequence[Reading]
) -> Iterator[Discrepancy]:
    """Article by article, each kind and unit once."""
    by_id = {r.article.id: r for r in readings}
    told: dict[str, list[_Given]] = {}
    for s in statements:
        if (s.by or (s.named and s.acting)) and by_id[s.article].article.line(s.told.line).label != "correction":
            told.setdefault(s.article, []).extend((s, f) for f in s.facts if f.kind != "length")
    for article, given in told.items():
        done: set[tuple[str, str]] = set()
        given.sort(key=lambda x: (x[0].at, x[1].token))
        for (one, a), (other, _) in _apart(given, by_id[article]):
            if (a.kind, a.unit) not in done:
                done.add((a.kind, a.unit))
                about = other if a.kind == "date" and a.value is None else one
                lines = tuple(dict.fromkeys((one.place, other.place)))
                between = tuple(dict.fromkeys((*one.by, *other.by)))
                kind = "term" if a.kind == "date" and _is_term(one, other, by_id[article]) else a.kind
                yield Discrepancy(kind, calls[id(about.group)].id, between, lines, note(kind))


def _is_term(one: Statement, other: Statement, reading: Reading) -> bool:
    """`bis Freitag`, where the other says that there is no `Frist`; `nannte keinen Termin`."""
    words = Lexicon("de" if reading.article.language == "de" else "en")
    deadline = any(t.lemma.lower() in words("term_nouns") for s in (one, other) for t in s.sentence.tokens)
    unset = {
        p
        for s in (one, other)
        if any(f.kind == "date" and f.value is None for f in s.facts)
        for c in s.sentence.clauses
        if set(c.tokens) & s.tokens and not c.passive
        for p in c.predicates
    }
    return deadline or bool(unset & set(words("mentioning")))


def _apart(given: Sequence[_Given], reading: Reading) -> Iterator[tuple[_Given, _Given]]:
    """Pairs of values of one unit that tellers of two sides give, and neither of them gives the other's too."""
    values: _Values = {}
    for s, f in given:
        values.setdefault((s.by, f.kind, f.unit), set()).add(f.value)
    for i, (one, a) in enumerate(given):
        for other, b in given[i + 1 : i + _WINDOW]:
            if (
                a.kind != b.kind
                or not _same_unit(one, a, other, b)
                or not a.differs(b)
                or not _are_two(one, other, a, b)
            ):
                continue
            mine, theirs = values[one.by, a.kind, a.unit], values[other.by, b.kind, b.unit]
            several = a.kind == "number" and (len(mine) > 1 or len(theirs) > 1)  # nobody knows which is meant
            if not several and not mine & theirs and _is_near(one, other, reading, a):
                yield (one, a), (other, b)


def _same_unit(one: Statement, a: Fact, other: Statement, b: Fact) -> bool:
    """`Arbeitsvisa` are `Visa`; a number alone has the unit of the one just before, or of its sentence; of a call to
    come another day is given, or none."""
    if a.kind == "date":
        return a.unit == b.unit or None in (a.value, b.value)
    short, long = sorted((a.unit, b.unit), key=len)
    if a.kind == "number" and not short:
        return not long or one.sentence is other.sentence or (not b.unit and other.at - one.at <= _NEAR)
    return (
        short[:_STEM] == long[:_STEM]
        or (len(short) >= _LEAST and long.startswith(short))
        or (len(short) > _LEAST and long.endswith(short))
    )


def _are_two(one: Statement, other: Statement, a: Fact, b: Fact) -> bool:
    """Whether two statements are told by two sides; of a teller whose side nobody knows it is enough to be another,
    in the same sentence or of who of the two asked."""
    if set(one.by) & set(other.by) or (one.side and one.side == other.side) or not other.by:
        return False
    if not (one.group.pair <= other.group.pair or other.group.pair <= one.group.pair):
        return False
    if a.kind == "number" and one.group.pair == other.group.pair and one.group is not other.group:
        return False  # two calls, two amounts
    if not one.by:
        return bool(other.side) and bool({t.text.lower() for t in other.sentence.tokens} & _ONLY)
    of_the_two = a.kind in ("proposal", "status") and {a.value, b.value} == one.group.pair
    return bool(one.own and other.own) or (
        (one.sentence is other.sentence or of_the_two) and bool(one.side or other.side)
    )


def _is_near(one: Statement, other: Statement, reading: Reading, fact: Fact) -> bool:
    parts = [section_of(reading.article, s.told.line) for s in (one, other)]
    if parts[0] != parts[1]:
        return bool(fact.unit) and min(parts) > 0
    return paragraphs_between(reading.article, one.told.line, other.told.line) <= _NEAR
