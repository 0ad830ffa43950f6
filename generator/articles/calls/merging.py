"""Which mentions are one call, over all articles: participants, date, status.

In: the events of all articles, in order. Out: `Group`s of mentions, one for each call, with date, precision and
status. An article without a date borrows the day from one that reports the same call; a mention without a date
belongs to the call its paragraph, its section or its article speaks of.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from generator.articles.calls.event import Event, days_apart


@dataclass(slots=True)
class Group:
    """The mentions of one call, while they are gathered."""

    pair: frozenset[str]
    date: str | None
    precision: str | None
    events: list[Event] = field(default_factory=list)
    #: Articles, and their sections, that mention it, what they say of its state, the latest of their days.
    articles: set[str] = field(default_factory=set)
    sections: set[tuple[str, int]] = field(default_factory=set)
    states: set[str] = field(default_factory=set)
    latest: str = ""

    def add(self, event: Event) -> None:
        self.events.append(event)
        self.articles.add(event.article)
        self.sections.add((event.article, event.section))
        self.states.add(event.status)
        self.latest = max(self.latest, event.base or "")

    @property
    def is_earlier(self) -> bool:
        """Whether every mention sets it apart as an earlier call: `Das vorige Telefonat fand am 5. Juni statt`."""
        return all(e.earlier for e in self.events)

    @property
    def status(self) -> str:
        """The latest state: held if one mention says so; else put off, announced, or what the date makes likely."""
        states = self.states
        if "unconfirmed" in states and not self._held_after_all():
            return "unconfirmed"
        if "held" in states:
            return "held"
        if "rumour" in states:
            return "unconfirmed"
        if "cancelled" in states:
            return "cancelled"
        if "announced" in states:
            return "announced"
        ahead = self.date and self.latest and self.precision == "day" and self.date > self.latest
        return "announced" if ahead else "held"

    def _held_after_all(self) -> bool:
        """Whether an article that disputes nothing reports the call as held on the day of the denial or later."""
        denied = {e.article for e in self.events if e.status == "unconfirmed"}
        last = max(e.base or "" for e in self.events if e.article in denied)
        return any(e.status == "held" and e.article not in denied and (e.base or "") >= last for e in self.events)


#: The calls of each pair.
_Groups = defaultdict[frozenset[str], list[Group]]


def gather(events: Sequence[Event]) -> tuple[Group, ...]:
    """One group for each call, by date and first mention. Weak mentions count where the pair is known to phone."""
    by_article: dict[str, list[Event]] = {}
    for event in events:
        by_article.setdefault(event.article, []).append(event)
    groups: _Groups = defaultdict(list)
    relevant = {a: _relevant(found) for a, found in by_article.items()}
    dated = [a for a, found in relevant.items() if any(e.base for e in found)]
    for article in dated:
        _place_dated(relevant[article], groups)
    for article in dated:
        _place_undated(relevant[article], groups)
    for article, found in relevant.items():
        if article not in dated:
            _place_unanchored(found, groups)
    for article in dated:
        _place_months(relevant[article], groups)
    gathered = (g for mine in groups.values() for g in mine if g.events)
    return tuple(sorted(gathered, key=lambda g: (g.date or "9999", sorted(g.pair))))


def _relevant(found: Sequence[Event]) -> list[Event]:
    found = [replace(e, pair=_with_all(e, found)) for e in found]
    phoned = {frozenset(e.pair) for e in found if e.phone}
    kept: list[Event] = []
    for e in found:
        apart = bool(e.when) and e.status in ("announced", "cancelled") and any(frozenset(e.pair) < p for p in phoned)
        if e.phone or frozenset(e.pair) in phoned or apart:
            alike = (x for x in reversed(kept) if x.line == e.line and set(x.pair) == set(e.pair) and x.when)
            month = next(alike, None) if e.back else None
            kept.append(
                replace(e, when=month.when)
                if month and not e.when and month.when and month.when.precision == "month"
                else e
            )
    return kept


def _with_all(event: Event, found: Sequence[Event]) -> tuple[str, ...]:
    """`X spricht mit Y und Z` in a head, where the text tells one call of all three."""
    if event.section != -1 or event.when or any({*e.pair} == {*event.pair} and e.section >= 0 for e in found):
        return event.pair
    return next((e.pair for e in found if {*e.pair} > {*event.pair} and e.status == event.status), event.pair)


def _place_dated(found: Sequence[Event], groups: _Groups) -> None:
    """Mentions with a day of their own."""
    dated = [e for e in found if e.when and e.when.date and e.when.precision == "day"]
    for e in sorted(dated, key=lambda e: not e.phone):
        pair, day = frozenset(e.pair), e.when.date if e.when else None
        mine = [g for g in groups[pair] if g.precision == "day" and not g.is_earlier]
        if not e.phone and not e.earlier and e.status != "announced" and mine and all(g.date != day for g in mine):
            continue
        _group(groups, pair, day, "day").add(e)


def _place_undated(found: Sequence[Event], groups: _Groups) -> None:
    placed = _placed(groups)
    of_pair: defaultdict[frozenset[str], list[Event]] = defaultdict(list)
    for e in found:
        of_pair[frozenset(e.pair)].append(e)
    beside: list[Event] = []
    for e in found:
        beside = [x for x in beside if x.line == e.line]
        pair, before = frozenset(e.pair), tuple(beside)
        beside.append(e)
        if (e.when and e.when.date) or id(e) in placed:
            continue
        own = of_pair[pair]
        mine = [g for g in groups[pair] if g.precision == "day" and e.article in g.articles]
        if e.status == "cancelled":
            here = (e.article, e.line, e.col)
            mine = [g for g in mine if all((x.article, x.line, x.col) != here for x in g.events)]
        near = None if e.near and e.status == "held" and not e.earlier else _nearest_group(e, before, mine)
        if near:
            near.add(e)
        elif e.wish or e.earlier or (e.status == "reference" and not e.phone):
            continue
        elif (e.status == "announced" and not (e.base and pair and any(x.status == "held" for x in own))) or (
            e.status == "cancelled" and any(g.date is None for g in groups[pair])
        ):
            _group(groups, pair, None, None).add(e)
        elif near_day := e.near or next((x.near for x in own if x.near and e.main), None):
            _group(groups, pair, near_day, "day").add(e)
        elif e.base:
            said = [x.said for x in own if x.said and (x.section == e.section or -1 in (x.section, e.section))]
            day = min(said, default=max((x.base for x in own if x.base and x.section == e.section), default=e.base))
            later = next((g for g in groups[pair] if g.date == day and g.precision in ("day", "by")), None)
            sharp = any(x.main or (x.status == "held" and not x.aside) for x in own)
            (later or _group(groups, pair, day, "day" if sharp else "by")).add(e)


def _nearest_group(e: Event, before: Sequence[Event], mine: Sequence[Group]) -> Group | None:
    """The dated call of the pair that a mention without a date goes back to; `before` are those of its line."""

    def group_of(x: Event) -> Group | None:
        return next((g for g in mine if any(y is x for y in reversed(g.events))), None)

    for x in reversed(before):
        if frozenset(x.pair) == frozenset(e.pair) and (g := group_of(x)):
            return g
    states = {
        "announced": ("announced", "cancelled"),
        "cancelled": ("announced", "cancelled"),
        "held": ("held", "unconfirmed"),
        "reference": ("held", "announced", "cancelled", "unconfirmed"),
        "unconfirmed": ("held", "announced", "unconfirmed"),
        "rumour": ("held", "unconfirmed"),
    }[e.status]
    if e.status == "held":  # what has happened is no call of a day to come
        mine = [g for g in mine if not e.base or (g.date or "") <= e.base]
    fits = [g for g in mine if g.status in states or (g.status == "announced" and g.date == e.base)]
    own = e.main or (e.status == "held" and all(g.status == "cancelled" for g in mine))
    fits = fits or ([] if e.phone and own else list(mine))
    if e.earlier:  # `Damals dauerte das Gespräch …`: the one call that the text has set apart as earlier
        old = [g for g in mine if g.is_earlier]
        return old[0] if len(old) == 1 else None
    if e.main and e.phone and not e.back:  # what an article is about is no call that it sets apart as earlier
        fits = [g for g in fits if not g.is_earlier]
    if not fits:
        return None
    same = [g for g in fits if (e.article, e.section) in g.sections]
    day = e.base or ""
    return min(
        same or fits, key=lambda g: (g.is_earlier, abs(days_apart(g.date or day, day) if day else 0), g.date or "")
    )


def _place_months(found: Sequence[Event], groups: _Groups) -> None:
    """Mentions that know the month only: the pair's one call of that month, else a call of its own."""
    placed = _placed(groups)
    for e in found:
        if not (e.when and e.when.precision == "month") or id(e) in placed:
            continue
        pair = frozenset(e.pair)
        same = [
            g
            for g in groups[pair]
            if g.date and (g.date[:7] == e.when.date[:7] if e.when.date else g.date[5:7] == f"{e.when.month:02}")
        ]
        if same:
            same[0].add(e)
        elif e.when.date and not e.wish:
            _group(groups, pair, e.when.date, "month").add(e)


def _place_unanchored(found: Sequence[Event], groups: _Groups) -> None:
    """The mentions of an article whose date nobody knows: a printed weekday may tell which call is meant."""
    for e in found:
        pair, day = frozenset(e.pair), e.when.weekday if e.when else None
        known = [g for g in groups[pair] if g.precision == "day"]
        fits = [g for g in known if day is None or date.fromisoformat(g.date or "").weekday() == day]
        if e.when and e.when.date:
            _group(groups, pair, e.when.date, e.when.precision or "day").add(e)
        elif len(fits) == 1 and not e.earlier:
            fits[0].add(e)
        elif e.phone and not e.wish and not e.earlier and not fits:
            _group(groups, pair, None, None).add(e)


def _group(groups: _Groups, pair: frozenset[str], day: str | None, precision: str | None) -> Group:
    for g in groups[pair]:
        if g.date == day and (g.precision == precision or day is None):
            return g
    groups[pair].append(Group(pair, day, precision))
    return groups[pair][-1]


def _placed(groups: _Groups) -> set[int]:
    """The identities of the mentions that belong to a call."""
    return {id(e) for mine in groups.values() for g in mine for e in g.events}
