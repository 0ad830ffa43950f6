"""The key facts of a call: what each party states, side by side where they differ, in words where nothing is known.

In: a call, the site of one language and what the accounts differ in. Out: a `Fact` for each row, those first that a
reader in a hurry came for. Nothing is guessed: a missing fact says that it is stated by neither side, or not in the
sources. Facts of which nothing is known share a row.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby

from generator.base.notation import Duration, ZonedTime, time_zone
from generator.content import entry
from generator.links import Entry
from generator.pages.partials.body_html import Notes
from generator.pages.partials.call_lines import date_words, differing_facts, duration_words, fact
from generator.pages.partials.glyphs import accounts_of
from generator.pages.site.changes import day_of
from generator.pages.site.language_site import LanguageSite
from generator.pages.views.shared import Claim, Fact
from generator.pages.words import formats
from generator.pages.words.catalogues import message

#: The typed facts that a row is made of.
FACTS = ("duration", "start", "initiator")
_DIFFERING = ("differ", "reports-differ")
_STANDINGS = {
    "differ": message("The accounts differ"),
    "reports-differ": message("The reports differ"),
    "one-side": message("stated by one side only"),
    "reported": message("stated by media reports only"),
    "agree": message("The accounts agree"),
}
#: The row of differences leads to so many at most.
_MOST_DIFFERENCES = 6


def key_facts(call: Entry, site: LanguageSite, notes: Notes, differences: tuple[Claim, ...]) -> tuple[Fact, ...]:
    """The rows in their order. Of a call that was held the length and the outcome come first, of others the day."""
    when = (_date, _start)
    differing = partial(_differences, points=differences)
    held = call.call.status == "held"
    rows = (_duration, differing, _outcome, *when) if held else (*when, _status, _outcome, differing, _duration)
    rows = (*rows, _status) if held else rows
    made = (row(call, site, notes) for row in (*rows, _initiator, _people, _topics))
    return tuple(_together(row for row in made if row))


def _together(rows: Iterable[Fact]) -> Iterator[Fact]:
    """Neighbouring rows of which nothing is known become one."""
    for _words, group in groupby(rows, key=lambda row: row.unknown if not row.claims else row.term):
        first, *others = group
        yield first._replace(further=tuple(row.term for row in others)) if others else first


def _date(call: Entry, site: LanguageSite, _: Notes) -> Fact:
    facts = call.call
    date = Claim(date_words(facts, site, weekday=True), medium_words(facts, site), machine=str(facts.date))
    return Fact(site.catalogue.text("Date"), (date,))


def _people(call: Entry, site: LanguageSite, _: Notes) -> Fact:
    day = call.call.date
    people = tuple(
        Claim(site.shown[ident], site.shown_role(ident, day), href=site.hrefs[ident])
        for ident in call.call.participants
    )
    held = call.call.status == "held"
    return Fact(site.catalogue.text("Participants") if held else site.catalogue.text("Expected"), people)


def _topics(call: Entry, site: LanguageSite, _: Notes) -> Fact | None:
    """The topics of which there is no account: the others are points of the page."""
    points = {point.topic for point in accounts_of(call, site).points}
    topics = tuple(Claim(site.shown[each], href=site.hrefs[each]) for each in call.call.topics if each not in points)
    if points and not topics:
        return None
    return Fact(site.catalogue.text("Topics"), topics, site.catalogue.text("not stated"), run_in=True)


def _outcome(call: Entry, site: LanguageSite, _: Notes) -> Fact:
    text, outcome = site.catalogue.text, call.edition(site.language).summary
    term = text("Announcement") if call.call.status == "announced" else text("Outcome")
    return Fact(term, (Claim(outcome, lang=site.lang(call.id)),) if outcome else (), text("not stated"))


def _differences(call: Entry, site: LanguageSite, _: Notes, *, points: tuple[Claim, ...]) -> Fact | None:
    """Where to look first: the facts and the points in which accounts differ; no row where there is no account."""
    text, voices = site.catalogue.text, call.original.body.accounts
    sides = len({site.archive.sides[account.party] or account.party for account in voices})
    terms = {"duration": text("Duration"), "start": text("Time"), "initiator": text("Initiated by")}
    terms["status"] = text("Status")
    facts = tuple(
        Claim(terms[name], site.listed([site.shown[by] for claim in fact(call, name, site).claims for by in claim.by]))
        for name in differing_facts(call, site)
    )
    if not (facts or voices):
        return None
    claims = (*facts, *points)
    if len(claims) > _MOST_DIFFERENCES:
        rest = len(claims) - _MOST_DIFFERENCES
        more = Claim(site.catalogue.count("%(num)s more", "%(num)s more", rest), href="#s-accounts")
        claims = (*claims[:_MOST_DIFFERENCES], more)
    claims += _between_reports(call, site)
    return Fact(text("Differences"), claims, text("none recorded") if sides > 1 else text("only one side known"))


def _between_reports(call: Entry, site: LanguageSite) -> tuple[Claim, ...]:
    """The way to differences that are none between two sides: between a newspaper and another, or a voice."""
    table = accounts_of(call, site)
    beside = [each for point in table.points for each in point.differences if each.between == "reports"]
    rest = beside + [each for each in table.differences if each.between == "reports"]
    reported = [name for name in FACTS if fact(call, name, site).standing == "reports-differ"]
    kinds = {each.found.kind for each in rest}
    number = len(rest) + len([name for name in reported if name not in kinds])
    if not number:
        return ()
    words = site.catalogue.count(
        "%(num)s difference between media reports", "%(num)s differences between media reports", number
    )
    return (Claim(words, href="#s-accounts" if beside else "#s-discrepancies" if rest else ""),)


def sources_fact(site: LanguageSite, notes: Notes) -> Fact:
    """How many sources the page rests on."""
    number = len(notes.numbers)
    words = site.catalogue.count("%(num)s source", "%(num)s sources", number)
    claims = (Claim(words, href="#s-sources"),) if number else ()
    return Fact(site.catalogue.text("Sources"), claims, site.catalogue.text("none yet"))


def medium_words(facts: entry.CallFacts, site: LanguageSite) -> str:
    """“by telephone”, “medium not stated”."""
    return site.catalogue.word("medium", facts.medium)


def zones(call: Entry, site: LanguageSite) -> Iterator[tuple[str, str]]:
    """Zone (IANA) and name of each party's capital, then of the readers' own zone if they have one; each zone once."""
    seen = set[str]()
    for ident in call.call.participants:
        country = site.entry(ident).actor.country
        zone = formats.capital_zone(country) if country else ""
        if zone and zone not in seen:
            seen.add(zone)
            named = site.catalogue.word("capital", country)
            yield zone, formats.zone_city(zone, site.locale) if named == country else named
    if site.home_zone and site.home_zone not in seen:
        yield site.home_zone, formats.zone_city(site.home_zone, site.locale)


def _unknown(site: LanguageSite) -> str:
    return site.catalogue.text("stated by neither side")


def _by(parties: tuple[str, ...], site: LanguageSite) -> str:
    return site.listed([site.shown[ident] for ident in parties])


def _mark(standing: str, site: LanguageSite) -> str:
    """What is to be said of a fact as a whole."""
    return site.catalogue.text(_STANDINGS[standing]) if standing in _STANDINGS else ""


def _duration(call: Entry, site: LanguageSite, notes: Notes) -> Fact:
    comparison = fact(call, "duration", site)
    stated = [(claim, claim.value) for claim in comparison.claims if isinstance(claim.value, Duration)]
    longest = max((length.minutes for _, length in stated), default=0)
    claims = tuple(
        Claim(
            duration_words(length.minutes, claim.approximate, site),
            _by(claim.by, site),
            length.iso,
            references=notes.references(claim.evidence),
            bar=round(100 * length.minutes / longest) if len(stated) > 1 else 0,
        )
        for claim, length in stated
    )
    return Fact(
        site.catalogue.text("Duration"),
        claims,
        _unknown(site),
        _mark(comparison.standing, site),
        differs=comparison.standing in _DIFFERING,
    )


def _initiator(call: Entry, site: LanguageSite, notes: Notes) -> Fact:
    comparison = fact(call, "initiator", site)
    claims = tuple(
        Claim(
            site.shown[claim.value],
            site.catalogue.text("according to %(parties)s", parties=_by(claim.by, site)),
            href=site.hrefs[claim.value],
            references=notes.references(claim.evidence),
        )
        for claim in comparison.claims
        if isinstance(claim.value, str)
    )
    if not claims and call.call.initiator:
        claims = (Claim(site.shown[call.call.initiator], href=site.hrefs[call.call.initiator]),)
    return Fact(
        site.catalogue.text("Initiated by"),
        claims,
        _unknown(site),
        _mark(comparison.standing, site),
        differs=comparison.standing in _DIFFERING,
    )


def _start(call: Entry, site: LanguageSite, notes: Notes) -> Fact:
    """Each time as it was stated, by whom, and on the clocks of the parties' capitals, which is our own reckoning."""
    comparison = fact(call, "start", site)
    stated = [(claim.value, claim) for claim in comparison.claims if isinstance(claim.value, ZonedTime)]
    claims: list[Claim] = []
    if not stated and call.call.start:
        claims = [Claim(_clock(call, call.call.start, site), machine=_machine(call.call.start))]
        claims += _reckoned(call, call.call.start, site)
    for time, claim in stated:
        references = notes.references(claim.evidence)
        claims.append(Claim(_clock(call, time, site), _by(claim.by, site), _machine(time), references=references))
        claims += _reckoned(call, time, site)
    return Fact(
        site.catalogue.text("Time"),
        tuple(claims),
        _unknown(site),
        _mark(comparison.standing, site),
        differs=comparison.standing in _DIFFERING,
    )


def _status(call: Entry, site: LanguageSite, notes: Notes) -> Fact | None:
    """Who announced, confirmed or denied the call, and when; no row where it was held and nobody says otherwise."""
    comparison = fact(call, "status", site)
    if call.call.status == "held" and all(claim.value == "held" for claim in comparison.claims):
        return None
    groups: dict[tuple[str, str], list[entry.Report]] = {}
    for report in call.call.reports:
        if report.status:
            dated = report.status in ("announced", "cancelled")
            day = day_of(site.entry(report.source).source.published) if dated else ""
            groups.setdefault((report.status, day), []).append(report)
    claims = tuple(_stated_status(*key, reports, site, notes) for key, reports in groups.items())
    differs = comparison.standing in _DIFFERING
    mark = _mark(comparison.standing, site) if differs else ""
    word = site.catalogue.word("status", call.call.status)
    return Fact(site.catalogue.text("Status"), claims, word, mark, differs=differs)


def _stated_status(status: str, day: str, reports: Iterable[entry.Report], site: LanguageSite, notes: Notes) -> Claim:
    """“announced on 17 May 2025, according to the Kremlin”: the day is that of the source."""
    text, said = site.catalogue.text, site.catalogue.word("status", status)
    if day:
        said = text("%(status)s on %(date)s", status=said, date=formats.partial_date(day, site.locale))
    by = _by(tuple(dict.fromkeys(report.by for report in reports)), site)
    evidence = dict.fromkeys(entry.Citation(report.source, report.locator) for report in reports)
    return Claim(said, text("according to %(parties)s", parties=by), references=notes.references(evidence))


def _clock(call: Entry, time: ZonedTime, site: LanguageSite) -> str:
    """The time as it was stated, “10:00 Uhr in Washington”; the city where a party's capital has that time."""
    clock = formats.local_clock(time.local.replace(tzinfo=None), site.locale)
    place = next((name for zone, name in zones(call, site) if _same_clock(time, zone)), "")
    if place:
        return site.catalogue.text("%(time)s in %(place)s", time=clock, place=place)
    return site.catalogue.text("%(time)s (UTC%(offset)s)", time=clock, offset=time.local.isoformat()[-6:])


def _reckoned(call: Entry, time: ZonedTime, site: LanguageSite) -> Iterator[Claim]:
    """The same time on the other clocks, if there are any."""
    stated = next((zone for zone, _ in zones(call, site) if _same_clock(time, zone)), "")
    times = [
        site.catalogue.text("%(time)s in %(place)s", time=formats.clock(time.utc, zone, site.locale), place=name)
        for zone, name in zones(call, site)
        if zone != stated
    ]
    if times:
        yield Claim(", ".join(times), site.catalogue.text("converted by this archive"))


def _same_clock(time: ZonedTime, zone: str) -> bool:
    return time.local.utcoffset() == time.utc.astimezone(time_zone(zone)).utcoffset()


def _machine(time: ZonedTime) -> str:
    return time.utc.strftime("%Y-%m-%dT%H:%MZ")
