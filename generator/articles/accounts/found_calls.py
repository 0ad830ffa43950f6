"""The calls of all articles: who, when, how long and by whose word, and what each party says of them.

In: the readings of one run and the register. Out: calls in the order of their dates, and contacts that are no calls.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from generator.articles.accounts.statements import Given, Statement, accounts_of
from generator.articles.article import base_date
from generator.articles.calls.contacts import find_contacts
from generator.articles.calls.events import find_events
from generator.articles.calls.merging import Group, gather
from generator.articles.findings import Call, Claim, Contact, Reference, StatedDuration
from generator.articles.people.bodies import is_outlet
from generator.articles.people.holders import lands_of
from generator.articles.people.names import surnames
from generator.articles.readings import Reading, by_line
from generator.articles.vocabulary.register import Register
from generator.articles.vocabulary.words import id_of
from generator.base.figures.stamps import stamps

_ALIKE = 88
#: A claim rests on at most so many lines.
_MOST = 12


@dataclass(frozen=True, slots=True)
class Calls:
    """`calls` and the mentions that each was gathered from, in the same order; all that is told of them."""

    calls: tuple[Call, ...]
    contacts: tuple[Contact, ...]
    groups: tuple[Group, ...]
    statements: tuple[Statement, ...]


def find_calls(readings: Sequence[Reading], register: Register) -> Calls:
    """Everything about calls in the articles of one run."""
    events = [e for r in readings for e in find_events(r, _borrowed_date(r, readings))]
    groups = gather(events)
    accounts = accounts_of(readings, groups, register)
    told = by_line(accounts.statements, lambda s: id(s.group))
    given = by_line(accounts.given, lambda g: id(g.group))
    by_id = {r.article.id: r for r in readings}
    names = _ids(groups, register, readings)
    calls = tuple(_call(g, names[id(g)], told.get(id(g), ()), given.get(id(g), ()), by_id, register) for g in groups)
    return Calls(calls, find_contacts(readings), groups, accounts.statements)


def _call(
    group: Group,
    name: str,
    told: Sequence[Statement],
    given: Sequence[Given],
    readings: Mapping[str, Reading],
    register: Register,
) -> Call:
    outlets = frozenset(i for s in told for i in s.by if is_outlet(i, register) and i not in group.pair)
    places = ((e.article, e.line, e.line) for e in sorted(group.events, key=lambda e: (e.article, e.line)))
    return Call(
        name,
        tuple(sorted(group.pair)),
        tuple(dict.fromkeys(o for e in group.events for o in e.others)),
        group.date,
        group.precision,
        _basis(group),
        group.status,
        _local_time(group, readings),
        tuple(dict.fromkeys(places)),
        tuple(_stated(g, readings, register) for g in given),
        tuple(_claims(told, outlets)),
        "video" if any(event.video for event in group.events) else "phone",
    )


def _borrowed_date(reading: Reading, readings: Sequence[Reading]) -> str | None:
    """The date of an article that quotes the same words, for one that bears none itself."""
    if base_date(reading.article):
        return None
    mine = [q.span.exact for q in reading.quotations if q.type == "direct" and len(q.span.exact.split()) > 3]
    shared: dict[str, int] = {}
    for other in readings:
        day = base_date(other.article)
        if other is not reading and day:
            theirs = [q.span.exact for q in other.quotations if q.type == "direct" and len(q.span.exact.split()) > 3]
            shared[day] = shared.get(day, 0) + sum(any(fuzz.ratio(a, b) >= _ALIKE for b in theirs) for a in mine)
    best = max(shared, key=lambda day: (shared[day], day), default=None)
    return best if best and shared[best] >= 2 else None


def _ids(groups: Sequence[Group], register: Register, readings: Sequence[Reading]) -> dict[int, str]:
    """`2031-05-05-lund-korvat`: date and surnames in the order of the ids, with a number if that is taken."""
    strangers = {p.suggested_id: p.surface for reading in readings for p in reading.proposals}
    taken: Counter[str] = Counter()
    found: dict[int, str] = {}
    for group in groups:
        people = (_surname(p, register, strangers.get(p, "")) for p in sorted(group.pair))
        name = "-".join([group.date or "undated", *people])
        taken[name] += 1
        found[id(group)] = name if taken[name] == 1 else f"{name}-{taken[name]}"
    return found


def _surname(person: str, register: Register, stranger: str) -> str:
    """With its hyphen and its particles: `keller-sutter`, `von-der-leyen`."""
    actor = register.get(person)
    if actor and actor.sort_name:
        return id_of(actor.sort_name.split(",")[0])
    alone = surnames(actor.all_names[0] if actor else stranger, None)
    return id_of(alone[0]) if alone else person.split("-")[-1]


def _basis(group: Group) -> str | None:
    """Stated where a text prints the day with its month; inferred from a weekday, a relative word, or another text."""
    if group.date is None:
        return None
    printed = any(
        e.when and e.when.date == group.date and e.when.weekday is None and e.base != group.date for e in group.events
    )
    return "stated" if printed and group.precision == "day" else "inferred"


def _local_time(group: Group, readings: Mapping[str, Reading]) -> str | None:
    """The clock time printed beside the call, with the zone or place in parentheses after it."""
    if group.precision != "day":
        return None
    for e in group.events:
        reading = readings[e.article]
        for told in reading.told_in(e.line):
            if told.start <= e.col < told.end and reading.article.line(e.line).label in ("body", "lead"):
                text = reading.article.line(e.line).text[told.start : told.end]
                times = [s for s in stamps(text) if s.has_time]
                if times and not re.match(r"(?:Update|Stand)\b", text):
                    tail = re.match(r"(?:\s+Uhr)?(?:\s*\([^)]{3,60}\))?", text[times[0].end :])
                    return text[times[0].start : times[0].end] + (tail[0] if tail else "")
    return None


def _stated(given: Given, readings: Mapping[str, Reading], register: Register) -> StatedDuration:
    """A length as the report has it; `teilten beide Seiten mit` means the houses of both."""
    length, ids = given.length, given.ids
    if given.both:
        reading = readings[given.place[0]]
        lands = [sorted(lands_of(p, reading.referents.known, register)) for p in sorted(given.group.pair)]
        ids = tuple(reading.referents.house(land[0], "presidency") for land in lands if len(land) == 1)
    return StatedDuration(length.value, length.approximate, length.printed, ids, given.words, given.place, length.bound)


def _claims(statements: Sequence[Statement], outlets: frozenset[str]) -> Iterator[Claim]:
    """What the parties say: one claim for each article, party and channel, in the order of the texts; `by` None is what
    the article states itself. What a house, a spokesperson or an agency tells for a party is that party's claim too,
    passed on (`via`); `outlets` tell on their own."""
    gathered: dict[tuple[str, str | None, str | None, str | None], list[int]] = {}
    for s in statements:
        for by, via in _speakers(s, outlets):
            lines = gathered.setdefault((s.article, by, via, s.told.channel if by else None), [])
            if s.told.line not in lines:
                lines.append(s.told.line)
    for (article, by, via, channel), lines in gathered.items():
        for i in range(0, len(lines), _MOST):
            refs: tuple[Reference, ...] = tuple((article, n, n) for n in lines[i : i + _MOST])
            yield Claim(by, via, channel, refs)


def _speakers(s: Statement, outlets: frozenset[str]) -> Iterator[tuple[str | None, str | None]]:
    """Who claims what a statement says, and who passes it on."""
    if not s.by:
        if s.named or s.told.reported:
            yield None, None
        return
    for by in s.by:
        if s.side and by != s.side and by not in s.group.pair:
            yield s.side, by
        if not (s.side and by in outlets):
            yield by, None
    if s.by[0] not in outlets:
        yield from ((p, s.by[0]) for p in s.acting if p in s.group.pair and p not in s.by and p != s.side)
