"""The calls of all articles: who, when, how long and by whose word, and what each party says of them.

In: the readings of one run and the register. Out: calls in the order of their dates, and contacts that are no calls.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz

from generator.articles.article import base_date, section_of
from generator.articles.calls.claims import Telling, claims_of, mentioned_in, tied
from generator.articles.calls.contacts import find_contacts
from generator.articles.calls.event import Event
from generator.articles.calls.events import find_events
from generator.articles.calls.givers import Sides
from generator.articles.calls.lasting import Lasting, lastings
from generator.articles.calls.merging import Group, gather
from generator.articles.findings import Call, Contact, Reference, StatedDuration
from generator.articles.people.bodies import body_of
from generator.articles.people.holders import lands_of
from generator.articles.readings import Reading
from generator.articles.text.document import Sentence
from generator.articles.vocabulary.register import Register
from generator.articles.vocabulary.words import id_of
from generator.base.figures.stamps import stamps

_ALIKE = 88
#: Lines within which a call counts as just spoken of.
_NEAR = 2
_Lengths = dict[int, list[StatedDuration]]


def find_calls(
    readings: Sequence[Reading], register: Register
) -> tuple[tuple[Call, ...], tuple[Contact, ...], tuple[Group, ...]]:
    """Calls, other contacts, and the mentions that each call was gathered from, in the order of the calls."""
    events = [e for r in readings for e in find_events(r, _borrowed_date(r, readings))]
    groups = gather(events)
    names = {id(g): _call_id(g, groups, register) for g in groups}
    given = [_lengths(r, groups, register) for r in readings]
    lasting = {id(g): tuple(d for found in given for d in found.get(id(g), ())) for g in groups}
    about = [(r, tied(r, groups)) for r in readings]
    calls = tuple(
        _call(g, names[id(g)], lasting[id(g)], [(r, told[id(g)]) for r, told in about], register) for g in groups
    )
    return calls, find_contacts(readings), groups


def _call(
    group: Group,
    name: str,
    lasting: tuple[StatedDuration, ...],
    about: Sequence[tuple[Reading, list[Telling]]],
    register: Register,
) -> Call:
    others = tuple(dict.fromkeys(o for e in group.events for o in e.others))
    return Call(
        name,
        tuple(sorted(group.pair)),
        others,
        group.date,
        group.precision,
        _basis(group),
        group.status,
        _local_time(group, {r.article.id: r for r, _ in about}),
        tuple(
            dict.fromkeys((e.article, e.line, e.line) for e in sorted(group.events, key=lambda e: (e.article, e.line)))
        ),
        lasting,
        tuple(c for r, told in about for c in claims_of(r, group, told, register)),
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


def _call_id(group: Group, groups: Sequence[Group], register: Register) -> str:
    """`2031-05-05-lund-korvat`: date and surnames in the order of the ids, with a number if that is taken."""
    surnames = [_surname(p, register) for p in sorted(group.pair)]
    name = "-".join([group.date or "undated", *surnames])
    same = [g for g in groups if g.date == group.date and [_surname(p, register) for p in sorted(g.pair)] == surnames]
    number = next(i for i, g in enumerate(same, 1) if g is group)
    return name if number == 1 else f"{name}-{number}"


def _surname(person: str, register: Register) -> str:
    actor = register.get(person)
    if actor and actor.sort_name:
        return id_of(actor.sort_name.split(",")[0])
    return person.split("-")[-1]


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


class Mentioned:
    """The mentions of calls in one article: `all`, by line, and those of a section that are told in earnest."""

    def __init__(self, reading: Reading, groups: Sequence[Group]) -> None:
        self.by_line = mentioned_in(reading, groups)
        self.all = sorted((p for here in self.by_line.values() for p in here), key=lambda p: (p[1].line, p[1].col))
        self._sections: dict[tuple[int, bool], list[tuple[Group, Event]]] = {}
        for group, event in self.all:
            for key in [(event.section, True), *([] if event.earlier else [(event.section, False)])]:
                if not event.aside:
                    self._sections.setdefault(key, []).append((group, event))

    def before(self, key: tuple[int, bool], sentence: Sentence) -> list[tuple[Group, Event]]:
        """The last mentions of a section before a sentence, the last of all and those within some lines; `key` says
        whether those of earlier calls count."""
        found = self._sections.get(key, [])
        end = bisect_left(found, (sentence.line, sentence.start), key=lambda p: (p[1].line, p[1].col))
        start = bisect_left(found, sentence.line - _NEAR, key=lambda p: p[1].line)
        return found[min(start, max(0, end - 1)) : end]


def group_at(reading: Reading, found: Lasting, groups: Mentioned, sides: Sides) -> Group | None:
    """The call that a length is of: one that its sentence mentions, else the one last spoken of in its section; of
    several just spoken of, the one in which the side of its source took part."""
    sentence = found.sentence
    here = section_of(reading.article, sentence.line)
    inside = [g for g, e in groups.by_line.get(sentence.line, ()) if sentence.start <= e.col < sentence.end]
    if inside:
        return inside[0]
    now = groups.before((here, False), sentence) or groups.before((here, True), sentence)
    near = {id(g): g for g, e in now if sentence.line - e.line <= _NEAR}
    own = [g for g in near.values() if any(sides.of(i, sorted(g.pair)) for i in found.ids)]
    if len(near) > 1 and len(own) == 1:
        return own[0]
    if now:
        return now[-1][0]
    only = {id(g): g for g, e in groups.all if not e.earlier and _may_follow(reading, e, sentence.line)}
    if len(only) > 1:
        only = {
            n: g for n, g in only.items() if g.status == "held" and any(sides.of(i, sorted(g.pair)) for i in found.ids)
        }
    return next(iter(only.values())) if len(only) == 1 else None


def _may_follow(reading: Reading, event: Event, line: int) -> bool:
    """Whether a line may go back to a mention: one before it, or, in a live blog, any."""
    return bool(reading.article.updates) or event.line <= line


def _lengths(reading: Reading, groups: Sequence[Group], register: Register) -> _Lengths:
    """The lengths that one article gives to calls, each with its source, by the identity of the call's mentions."""
    out: _Lengths = {}
    sides, mentioned = Sides([reading], register), Mentioned(reading, groups)
    for found in lastings(reading, register):
        sentence, length = found.sentence, found.length
        group = group_at(reading, found, mentioned, sides)
        if group is None:
            continue
        ids = _houses(reading, group, register) if found.both else found.ids
        place: Reference = (reading.article.id, sentence.line, sentence.line)
        out.setdefault(id(group), []).append(
            StatedDuration(length.value, length.approximate, length.printed, ids, found.words, place, length.bound)
        )
    return out


def _houses(reading: Reading, group: Group, register: Register) -> tuple[str, ...]:
    """`teilten beide Seiten mit`: the houses of both."""
    lands = [sorted(lands_of(p, reading.referents.known, register)) for p in sorted(group.pair)]
    return tuple(body_of(land[0], "presidency", register) for land in lands if len(land) == 1)
