"""Accounts set side by side: statements by topic and party with silence, typed facts with who states them.

In: one edition of a call, or its facts. Out: frozen tables. Nothing is inferred from prose.
"""

from collections.abc import Iterator

from generator.content import entry
from generator.links.archive import Claim, Claimed, Comparison, Point, SideBySide, Standing

FACTS = ("duration", "start", "initiator", "status", "participants")


def side_by_side(edition: entry.Edition) -> SideBySide:
    """The accounts of an edition; topics in the order in which they first appear."""
    accounts = edition.body.accounts
    said = {(a.party, s.topic): s for a in accounts for s in a.statements}
    topics = tuple(dict.fromkeys(s.topic for a in accounts for s in a.statements))
    parties = tuple(a.party for a in accounts)
    points = tuple(
        Point(
            topic,
            tuple(said.get((party, topic)) for party in parties),
            tuple(d for d in edition.body.discrepancies if d.topic == topic),
        )
        for topic in topics
    )
    others = tuple(d for d in edition.body.discrepancies if d.topic not in topics)
    return SideBySide(parties, points, others)


def compare_facts(facts: entry.CallFacts) -> tuple[Comparison, ...]:
    """Every typed fact of a call as its reports state it."""
    return tuple(_compare(name, facts) for name in FACTS)


def _compare(name: str, facts: entry.CallFacts) -> Comparison:
    groups: dict[object, list[entry.Report]] = {}
    values: dict[object, Claimed] = {}
    for report, value in _stated(name, facts):
        key = _equal(value)
        groups.setdefault(key, []).append(report)
        values.setdefault(key, value)
    claims = tuple(
        Claim(
            values[key],
            name == "duration" and all(report.approximate for report in reports),
            tuple(dict.fromkeys(report.by for report in reports)),
            tuple(dict.fromkeys(entry.Citation(report.source, report.locator) for report in reports)),
        )
        for key, reports in groups.items()
    )
    return Comparison(name, _standing(claims), claims)  # type: ignore[arg-type]


def _stated(name: str, facts: entry.CallFacts) -> Iterator[tuple[entry.Report, Claimed]]:
    for report in facts.reports:
        value = getattr(report, name)
        if value:
            yield report, value


def _equal(value: Claimed) -> object:
    """Two values are the same claim if these are equal: minutes, instants, sets of participants."""
    if isinstance(value, tuple):
        return frozenset(value)
    return getattr(value, "minutes", None) or getattr(value, "utc", None) or value


def _standing(claims: tuple[Claim, ...]) -> Standing:
    if not claims:
        return "not-stated"
    if len(claims) > 1:
        return "differ"
    return "agree" if len(claims[0].by) > 1 else "one-side"
