"""Calls as lines of lists, and the words for their dates, status, length and starting time.

In: a call and the site of one language. Out: plain text, or a `CallLine`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from generator.base.notation import Duration
from generator.content import entry
from generator.links import Entry, accounts, archive
from generator.pages.partials.glyphs import accounts_of, glyph
from generator.pages.site.language_site import LanguageSite, mixed
from generator.pages.views.shared import CallLine
from generator.pages.words import formats

#: In the order in which they are counted.
STATUSES = ("held", "announced", "unconfirmed", "cancelled")


def call_line(call: Entry, site: LanguageSite) -> CallLine:
    """A call in a list, with its headline and what is known in a few words."""
    return site.remember("line", call.id, lambda: _line(call, site))


def _line(call: Entry, site: LanguageSite) -> CallLine:
    facts = call.call
    return CallLine(
        text=site.shown_parties(call),
        href=site.hrefs[call.id],
        date=date_words(facts, site),
        machine=str(facts.date),
        title=site.names[call.id],
        facts=durations_in_words(call, site, site.shown),
        note=status_note(facts, site),
        differences=_differences(call, site),
        glyph=glyph(call, site),
        lang=site.lang(call.id),
    )


def _differences(call: Entry, site: LanguageSite) -> str:
    """“2 Unterschiede”, as the key facts name them; nothing where there is none."""
    number = number_of_differences(call, site)
    return site.catalogue.count("%(num)s difference", "%(num)s differences", number) if number else ""


def number_of_differences(call: Entry, site: LanguageSite) -> int:
    """How many facts and points two sides state differently, or one of them leaves out."""
    return len(differing_facts(call, site)) + sum(point.contested for point in accounts_of(call, site).points)


def differing_facts(call: Entry, site: LanguageSite) -> tuple[str, ...]:
    """Which of length, time, initiator and status two sides state differently."""
    names = ("duration", "start", "initiator", "status")
    return tuple(name for name in names if fact(call, name, site).standing == "differ")


def date_words(facts: entry.CallFacts, site: LanguageSite, weekday: bool = False) -> str:
    """“12. Februar 2025”, “by 17 May 2025”, “May 2025”."""
    what = "weekday" if weekday else "date"
    return site.remember(what, f"{facts.date} {facts.date_precision}", lambda: _date_words(facts, site, weekday))


def _date_words(facts: entry.CallFacts, site: LanguageSite, weekday: bool) -> str:
    if facts.date_precision == "month" and len(str(facts.date)) == 10:
        return formats.partial_date(str(facts.date)[:7], site.locale)
    exact = len(str(facts.date)) == 10
    words = (
        formats.weekday(facts.date.first, site.locale)
        if weekday and exact and facts.date_precision == "day"
        else formats.partial_date(str(facts.date), site.locale)
    )
    return site.catalogue.text("by %(date)s", date=words) if facts.date_precision == "by" else words


def status_note(facts: entry.CallFacts, site: LanguageSite) -> str:
    """The status in a word, unless the call was held."""
    return "" if facts.status == "held" else site.catalogue.word("status", facts.status)


def tally(calls: Iterable[Entry], site: LanguageSite) -> str:
    """“5 calls”, “5 held, 2 announced”, “2 announced”: what was held is told from what was not, or is not known."""
    counts = Counter(call.call.status for call in calls)
    if set(counts) <= {"held"}:
        return site.catalogue.count("%(num)s call", "%(num)s calls", counts["held"])
    words = ((counts[status], site.catalogue.word("status", status)) for status in STATUSES)
    return ", ".join(f"{formats.number(number, site.locale)} {word}" for number, word in words if number)


def held_of(ids: Iterable[str], site: LanguageSite) -> tuple[str, ...]:
    """Those of the calls that were held."""
    return tuple(ident for ident in ids if site.entry(ident).call.status == "held")


def fact(call: Entry, name: str, site: LanguageSite) -> archive.Comparison:
    """One typed fact of a call as its reports state it."""
    compared = site.remember(
        "facts", call.id, lambda: {found.fact: found for found in accounts.compare_facts(call.call, site.archive.sides)}
    )
    return compared[name]  # type: ignore[index]


def duration_words(minutes: int, approximate: bool, site: LanguageSite, short: bool = False) -> str:
    """“about 2 hours”."""
    words = (formats.short_duration if short else formats.duration)(minutes, site.locale)
    return site.catalogue.text("about %(duration)s", duration=words) if approximate else words


def durations_in_words(call: Entry, site: LanguageSite, names: Mapping[str, str]) -> str:
    """“1 h 30 min (Kreml), 1 h (ntv)”, or nothing where no length is stated; `names` are the site's, plain or shown."""
    return site.apart(
        (
            mixed(
                "%s (%s)",
                duration_words(claim.value.minutes, claim.approximate, site, True),
                site.listed([names[by] for by in claim.by]),
            )
            for claim in fact(call, "duration", site).claims
            if isinstance(claim.value, Duration)
        ),
    )
