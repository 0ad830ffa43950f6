"""Accounts set side by side: statements by topic and side, what is known of silence, typed facts and who states them.

In: an edition of a call with its original, or its facts, and the side of every actor. Out: frozen tables. Nothing is
inferred from prose, and two voices of one side are one side.
"""

from collections.abc import Iterable, Iterator, Mapping

from generator.base.notation import Duration
from generator.content import entry
from generator.links.archive import (
    Between,
    Cell,
    Claim,
    Claimed,
    Comparison,
    Difference,
    Entry,
    Point,
    Side,
    SideBySide,
    Standing,
)
from generator.links.wordings import Wording as Wording
from generator.links.wordings import wordings as wordings

FACTS = ("duration", "start", "initiator", "status", "participants")


def sides_of(actors: Iterable[Entry]) -> Mapping[str, str]:
    """Actor -> the country it speaks for, its own id if it has none; empty for outlets, which report."""
    return {found.id: "" if found.actor.kind == "outlet" else found.actor.country or found.id for found in actors}


def side_by_side(call: Entry, edition: entry.Edition, sides: Mapping[str, str]) -> SideBySide:
    """The accounts of an edition; sides and topics in the order in which they first appear.

    On what an account rests and what is known of silence stand in the original, whatever the edition.
    """
    known = {account.party: account for account in call.original.body.accounts}
    grouped: dict[str, list[entry.Account]] = {}
    for account in edition.body.accounts:
        fact = known.get(account.party, account)
        voice = account._replace(basis=fact.basis, silences=fact.silences)
        grouped.setdefault(sides.get(account.party) or account.party, []).append(voice)
    columns = tuple(Side(key, tuple(voices)) for key, voices in grouped.items())
    found = edition.body.discrepancies
    differences = tuple(Difference(each, between(each, sides)) for each in found if each.kind not in entry.NOTES)
    topics = topics_of(edition)
    points = tuple(
        Point(
            topic,
            tuple(_cell(side, topic) for side in columns),
            tuple(each for each in differences if each.found.topic == topic),
        )
        for topic in topics
    )
    others = tuple(each for each in differences if each.found.topic not in topics)
    return SideBySide(columns, points, others, tuple(each for each in found if each.kind in entry.NOTES))


def topics_of(edition: entry.Edition) -> tuple[str, ...]:
    """What at least one account speaks of, in the order in which it first appears."""
    return tuple(dict.fromkeys(s.topic for account in edition.body.accounts for s in account.statements))


def between(found: entry.Discrepancy, sides: Mapping[str, str]) -> Between:
    """Who differs: two sides, two voices of one side, or reports."""
    voices = [party for party in found.between if sides.get(party, party)]
    if len({sides.get(party, party) for party in voices}) > 1:
        return "sides"
    return "voices" if len(voices) > 1 else "reports"


def compare_facts(facts: entry.CallFacts, sides: Mapping[str, str]) -> tuple[Comparison, ...]:
    """Every typed fact of a call as its reports state it."""
    return tuple(_compare(name, facts, sides) for name in FACTS)


def _cell(side: Side, topic: str) -> Cell:
    statements = tuple(s for voice in side.voices for s in voice.statements if s.topic == topic)
    if statements:
        return Cell(statements)
    shown = [silence for voice in side.voices for silence in voice.silences if silence.topic == topic]
    if shown:
        return Cell((), "silent", tuple(dict.fromkeys(c for silence in shown for c in silence.citations)))
    # A voice of which we hold less than all may have said it.
    return Cell((), "silent" if all(voice.basis == "full" for voice in side.voices) else "unknown")


def _compare(name: str, facts: entry.CallFacts, sides: Mapping[str, str]) -> Comparison:
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
    # Who announced a call and who confirms that it was held do not contradict each other.
    compared = tuple(claim for claim in claims if name != "status" or claim.value != "announced") or claims
    return Comparison(name, _standing(compared, sides), claims)  # type: ignore[arg-type]


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


def _fits(one: Claimed, other: Claimed, approximate: bool) -> bool:
    """Whether “about two hours” may be meant where somebody else says two hours and five minutes."""
    if not (approximate and isinstance(one, Duration) and isinstance(other, Duration)):
        return False
    return abs(one.minutes - other.minutes) * 10 <= max(one.minutes, other.minutes)


def _standing(claims: tuple[Claim, ...], sides: Mapping[str, str]) -> Standing:
    if not claims:
        return "not-stated"
    stating = [{sides.get(by, by) for by in claim.by} - {""} for claim in claims]
    first = claims[0]
    if len(claims) > 1 and all(_fits(first.value, c.value, first.approximate or c.approximate) for c in claims[1:]):
        stating = [set().union(*stating)]
    if len(stating) > 1:
        several = [side for side in stating if side]
        return "differ" if len(several) > 1 and len(set().union(*several)) > 1 else "reports-differ"
    if not stating[0]:
        return "reported"
    return "one-side" if len(stating[0]) == 1 else "agree"
