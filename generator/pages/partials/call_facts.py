"""The key facts of a call: what each party states, side by side where they differ, in words where nothing is known.

In: a call, the site of one language and what the accounts differ in. Out: a `Fact` for each row, those first that a
reader in a hurry came for. Nothing is guessed: a missing fact says that it is stated by neither side, or not in the
sources. Facts of which nothing is known share a row.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import groupby

from generator.base.notation import Duration, ZonedTime
from generator.content import entry
from generator.links import Entry
from generator.pages.partials.body_html import Notes
from generator.pages.partials.call_lines import date_words, differing_facts, differing_points, duration_words, fact
from generator.pages.site.language_site import LanguageSite
from generator.pages.views.shared import Claim, Fact
from generator.pages.words import formats

#: The row of differences leads to so many at most.
_MOST_DIFFERENCES = 6


def key_facts(call: Entry, site: LanguageSite, notes: Notes, differences: tuple[Claim, ...]) -> tuple[Fact, ...]:
    """The rows in their order. Of a call that was held the length and the outcome come first, of others the day."""
    when = (_date, _start)
    differing = partial(_differences, points=differences)
    held = call.call.status == "held"
    rows = (_duration, differing, _outcome, *when) if held else (*when, _outcome, differing, _duration)
    made = (row(call, site, notes) for row in (*rows, _initiator, _people, _topics))
    return tuple(_together(row for row in made if row))


def _together(rows: Iterable[Fact]) -> Iterator[Fact]:
    """Neighbouring rows of which nothing is known become one."""
    for _words, group in groupby(rows, key=lambda row: row.unknown if not row.claims else row.term):
        first, *others = group
        yield replace(first, further=tuple(row.term for row in others)) if others else first


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
    return Fact(site.catalogue.text("Took part"), people)


def _topics(call: Entry, site: LanguageSite, _: Notes) -> Fact:
    topics = tuple(Claim(site.shown[ident], href=site.hrefs[ident]) for ident in call.call.topics)
    return Fact(site.catalogue.text("Topics"), topics, site.catalogue.text("not stated"), run_in=True)


def _outcome(call: Entry, site: LanguageSite, _: Notes) -> Fact:
    text, outcome = site.catalogue.text, call.edition(site.language).summary
    term = text("Status") if call.call.status == "announced" else text("Outcome")
    return Fact(term, (Claim(outcome, lang=site.lang(call.id)),) if outcome else (), text("not stated"))


def _differences(call: Entry, site: LanguageSite, _: Notes, *, points: tuple[Claim, ...]) -> Fact | None:
    """Where to look first: the facts and the points in which accounts differ; no row where there is no account."""
    text, accounts = site.catalogue.text, len(call.original.body.accounts)
    terms = {"duration": text("Duration"), "start": text("Time"), "initiator": text("Initiated by")}
    facts = tuple(
        Claim(terms[name], site.listed([site.shown[by] for claim in fact(call, name, site).claims for by in claim.by]))
        for name in differing_facts(call, site)
    )
    if not (facts or accounts):
        return None
    claims = (*facts, *points)
    if len(claims) > _MOST_DIFFERENCES:
        rest = len(claims) - _MOST_DIFFERENCES
        more = Claim(site.catalogue.count("%(num)s more", "%(num)s more", rest), href="#s-accounts")
        claims = (*claims[:_MOST_DIFFERENCES], more)
    claims += _between_reports(call, site)
    return Fact(text("Differences"), claims, text("none recorded") if accounts > 1 else text("only one account known"))


def _between_reports(call: Entry, site: LanguageSite) -> tuple[Claim, ...]:
    """The way to differences that are none between two accounts: between a newspaper and another, or an account."""
    points, facts = differing_points(call.original), differing_facts(call, site)
    accounts = call.original.body.accounts
    parties, said = {a.party for a in accounts}, {s.topic for a in accounts for s in a.statements}
    rest = [
        found
        for found in call.original.body.discrepancies
        if found.kind not in facts and not (found.topic in points and len(parties.intersection(found.between)) > 1)
    ]
    if not rest:
        return ()
    words = site.catalogue.count("%(num)s between the reports", "%(num)s between the reports", len(rest))
    return (Claim(words, href="#s-accounts" if any(found.topic in said for found in rest) else "#s-discrepancies"),)


def sources_fact(site: LanguageSite, notes: Notes) -> Fact:
    """How many sources the page rests on."""
    number = len(notes.numbers)
    words = site.catalogue.count("%(num)s source", "%(num)s sources", number)
    claims = (Claim(words, href="#s-sources"),) if number else ()
    return Fact(site.catalogue.text("Sources"), claims, site.catalogue.text("none yet"))


def medium_words(facts: entry.CallFacts, site: LanguageSite) -> str:
    """“by telephone”; nothing where the sources do not say."""
    return "" if facts.medium == "unknown" else site.catalogue.word("medium", facts.medium)


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
    text = site.catalogue.text
    return {
        "differ": text("The accounts differ"),
        "one-side": text("stated by one side only"),
        "agree": text("stated alike"),
    }.get(standing, "")


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
    return Fact(site.catalogue.text("Duration"), claims, _unknown(site), _mark(comparison.standing, site))


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
    return Fact(site.catalogue.text("Initiated by"), claims, _unknown(site), _mark(comparison.standing, site))


def _start(call: Entry, site: LanguageSite, notes: Notes) -> Fact:
    """The time in every party's capital; where reports differ, each of them in full."""
    comparison = fact(call, "start", site)
    stated = [(claim.value, claim) for claim in comparison.claims if isinstance(claim.value, ZonedTime)]
    claims: tuple[Claim, ...]
    if not stated and call.call.start:
        claims = (Claim(_clocks(call, call.call.start, site), machine=_machine(call.call.start)),)
    else:
        claims = tuple(
            Claim(
                _clocks(call, time, site),
                _by(claim.by, site),
                _machine(time),
                references=notes.references(claim.evidence),
            )
            for time, claim in stated
        )
    return Fact(site.catalogue.text("Time"), claims, _unknown(site), _mark(comparison.standing, site))


def _clocks(call: Entry, time: ZonedTime, site: LanguageSite) -> str:
    """“10:00 in Washington, 17:00 in Moskau, 16:00 in Berlin”; as it was written where no zone is known."""
    times = [
        site.catalogue.text("%(time)s in %(place)s", time=formats.clock(time.utc, zone, site.locale), place=name)
        for zone, name in zones(call, site)
    ]
    if times:
        return ", ".join(times)
    local, zone = time.local, time.text.partition(" ")[2]
    written = formats.local_clock(local.replace(tzinfo=None), site.locale)
    if zone:
        return site.catalogue.text("%(time)s in %(place)s", time=written, place=formats.zone_city(zone, site.locale))
    return f"{written} ({local.tzname()})"


def _machine(time: ZonedTime) -> str:
    return time.utc.strftime("%Y-%m-%dT%H:%MZ")
