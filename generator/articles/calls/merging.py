"""Which mentions are one call, over all articles: participants, date, status.

In: the events of all articles, in order. Out: `Group`s of mentions, one for each call, with date, precision and
status. An article without a date borrows the day from one that reports the same call; a mention without a date
belongs to the call its paragraph, its section or its article speaks of.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from generator.articles.calls.event import Event


@dataclass(slots=True)
class Group:
    """The mentions of one call, while they are gathered."""

    pair: frozenset[str]
    date: str | None
    precision: str | None
    events: list[Event] = field(default_factory=list)

    @property
    def status(self) -> str:
        """The latest state: held if one mention says so; else put off, announced, or what the date makes likely."""
        states = {e.status for e in self.events}
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
        bases = [e.base for e in self.events if e.base]
        return "announced" if self.date and bases and self.precision == "day" and self.date > max(bases) else "held"

    def _held_after_all(self) -> bool:
        """Whether an article that disputes nothing reports the call as held on the day of the denial or later."""
        denied = {e.article for e in self.events if e.status == "unconfirmed"}
        last = max(e.base or "" for e in self.events if e.article in denied)
        return any(e.status == "held" and e.article not in denied and (e.base or "") >= last for e in self.events)


def gather(events: Sequence[Event]) -> tuple[Group, ...]:
    """One group for each call, by date and first mention. Weak mentions count where the pair is known to phone."""
    by_article: dict[str, list[Event]] = {}
    for event in events:
        by_article.setdefault(event.article, []).append(event)
    groups: list[Group] = []
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
    _merge_by(groups)
    return tuple(sorted((g for g in groups if g.events), key=lambda g: (g.date or "9999", sorted(g.pair))))


def _relevant(found: Sequence[Event]) -> list[Event]:
    phoned = {frozenset(e.pair) for e in found if e.phone}
    kept: list[Event] = []
    for e in found:
        if e.phone or frozenset(e.pair) in phoned:
            alike = (x for x in reversed(kept) if x.line == e.line and set(x.pair) == set(e.pair) and x.when)
            month = next(alike, None) if e.back else None
            kept.append(
                replace(e, when=month.when)
                if month and not e.when and month.when and month.when.precision == "month"
                else e
            )
    return kept


def _place_dated(found: Sequence[Event], groups: list[Group]) -> None:
    """Mentions with a day of their own."""
    dated = [e for e in found if e.when and e.when.date and e.when.precision == "day"]
    for e in sorted(dated, key=lambda e: not e.phone):
        pair, day = frozenset(e.pair), e.when.date if e.when else None
        if e.wish and e.status == "reference":
            continue
        mine = [g for g in groups if g.pair == pair and g.precision == "day"]
        if not e.phone and not e.earlier and e.status != "announced" and mine and all(g.date != day for g in mine):
            continue
        _group(groups, pair, day, "day").events.append(e)


def _place_undated(found: Sequence[Event], groups: list[Group]) -> None:
    for i, e in enumerate(found):
        if (e.when and e.when.date) or _is_placed(e, groups):
            continue
        pair = frozenset(e.pair)
        mine = [
            g
            for g in groups
            if g.pair == pair and g.precision == "day" and any(x.article == e.article for x in g.events)
        ]
        if e.status == "cancelled":
            here = (e.article, e.line, e.col)
            mine = [g for g in mine if all((x.article, x.line, x.col) != here for x in g.events)]
        near = _nearest_group(e, found[:i], mine)
        if near:
            near.events.append(e)
        elif e.wish or e.earlier or (e.status == "reference" and not e.phone):
            continue
        elif e.status == "announced" and not (
            e.base and any(x.pair and frozenset(x.pair) == pair and x.status == "held" for x in found)
        ):
            _group(groups, pair, None, None).events.append(e)
        elif near_day := e.near or next(
            (x.near for x in found if frozenset(x.pair) == pair and x.near and e.main), None
        ):
            _group(groups, pair, near_day, "day").events.append(e)
        elif e.base:
            main = any(x.main for x in found if frozenset(x.pair) == pair)
            day = max(
                (x.base for x in found if frozenset(x.pair) == pair and x.base and x.section == e.section),
                default=e.base,
            )
            later = next((g for g in groups if g.pair == pair and g.date == day and g.precision in ("day", "by")), None)
            (later or _group(groups, pair, day, "day" if main else "by")).events.append(e)


def _nearest_group(e: Event, before: Sequence[Event], mine: Sequence[Group]) -> Group | None:
    """The dated call of the pair that a mention without a date goes back to."""

    def group_of(x: Event) -> Group | None:
        return next((g for g in mine if any(y is x for y in g.events)), None)

    same_pair = [x for x in reversed(before) if frozenset(x.pair) == frozenset(e.pair)]
    for x in same_pair:
        if x.line == e.line and (g := group_of(x)):
            return g
    states = {
        "announced": ("announced", "cancelled"),
        "cancelled": ("announced", "cancelled"),
        "held": ("held",),
        "reference": ("held", "announced", "cancelled", "unconfirmed"),
        "unconfirmed": ("held", "announced", "unconfirmed"),
        "rumour": ("held", "unconfirmed"),
    }[e.status]
    fits = [g for g in mine if g.status in states or (g.status == "announced" and g.date == e.base)]
    fits = fits or ([] if e.phone and e.main else list(mine))
    if not fits or e.earlier:
        return None
    same = [g for g in fits if any(x.section == e.section and x.article == e.article for x in g.events)]
    day = e.base or ""
    return min(same or fits, key=lambda g: (all(x.earlier for x in g.events), abs(_days(g.date, day)), g.date or ""))


def _place_months(found: Sequence[Event], groups: list[Group]) -> None:
    """Mentions that know the month only: the pair's one call of that month, else a call of its own."""
    for e in found:
        if not (e.when and e.when.precision == "month") or _is_placed(e, groups):
            continue
        pair = frozenset(e.pair)
        same = [
            g
            for g in groups
            if g.pair == pair
            and g.date
            and (g.date[:7] == e.when.date[:7] if e.when.date else g.date[5:7] == f"{e.when.month:02}")
        ]
        if same:
            same[0].events.append(e)
        elif e.when.date and not e.wish:
            _group(groups, pair, e.when.date, "month").events.append(e)


def _place_unanchored(found: Sequence[Event], groups: list[Group]) -> None:
    """The mentions of an article whose date nobody knows: a printed weekday or month may tell which call is meant."""
    for pair in dict.fromkeys(frozenset(e.pair) for e in found):
        mine = [e for e in found if frozenset(e.pair) == pair]
        known = [g for g in groups if g.pair == pair and g.precision == "day"]
        months = {
            e.when.month
            for e in mine
            if e.when and e.when.precision == "month" and (e.earlier or e.status == "reference")
        }
        weekdays = {e.when.weekday for e in mine if e.when and e.when.weekday is not None and not e.earlier}
        later = [g for g in known if not months or int((g.date or "")[5:7]) not in months]
        fits = [g for g in later if not weekdays or date.fromisoformat(g.date or "").weekday() in weekdays]
        main = fits[0] if len(fits) == 1 else None
        for e in mine:
            old = [g for g in known if e.when and e.when.month and (g.date or "")[5:7] == f"{e.when.month:02}"]
            if e.when and e.when.date:
                _group(groups, pair, e.when.date, e.when.precision or "day").events.append(e)
            elif e.earlier or (e.when and e.when.precision == "month"):
                if len(old) == 1:
                    old[0].events.append(e)
            elif main:
                main.events.append(e)
            elif not all(x.wish or not x.phone for x in mine) and not (len(fits) > 1 and not weekdays):
                _group(groups, pair, None, None).events.append(e)


def _merge_by(groups: list[Group]) -> None:
    """A call only known to lie before a day is the one call of the pair that lies before it, if there is one."""
    for g in [g for g in groups if g.precision == "by"]:
        days = [
            o
            for o in groups
            if o.pair == g.pair
            and o.precision == "day"
            and o.date
            and g.date
            and o.date <= g.date
            and o.status == "held"
        ]
        if len(days) == 1:
            days[0].events += g.events
            groups.remove(g)


def _group(groups: list[Group], pair: frozenset[str], day: str | None, precision: str | None) -> Group:
    for g in groups:
        if g.pair == pair and g.date == day and (g.precision == precision or day is None):
            return g
    groups.append(Group(pair, day, precision))
    return groups[-1]


def _is_placed(e: Event, groups: Sequence[Group]) -> bool:
    return any(e is x for g in groups for x in g.events)


def _days(one: str | None, other: str) -> int:
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) if one and other else 0
