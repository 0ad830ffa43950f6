"""Home: the last calls in time, the one whose accounts differ most, the newest, what changed, what is announced.

A `Page` in, its view out.
"""

from collections import Counter
from collections.abc import Iterator

from generator.links import Entry
from generator.pages.kinds.lists import counted
from generator.pages.kinds.timeline import recent, timeline
from generator.pages.partials import jsonld
from generator.pages.partials.call_lines import STATUSES, call_line, held_of, number_of_differences
from generator.pages.partials.glyphs import accounts_of, marks
from generator.pages.partials.head import make_head
from generator.pages.site.changes import published_on
from generator.pages.site.language_site import LanguageSite
from generator.pages.site.registers import by_number
from generator.pages.site.sites import Page, Sites
from generator.pages.views.lists import ChangeLine, Figure, HomeView, LeadView
from generator.pages.views.shared import Link
from generator.pages.words import formats

#: So many lines of each list, and points of the call that is shown large.
_LATEST, _CHANGES, _ANNOUNCED, _LEAD_POINTS = 7, 6, 6, 9


def home_view(page: Page, sites: Sites) -> HomeView:
    site = sites[page.language]
    text, whole = site.catalogue.text, site.archive
    newest = tuple(reversed(whole.calls))
    held = held_of(newest, site)
    counts = {actor: number for actor, calls in whole.calls_of.items() if (number := len(held_of(calls, site)))}
    busiest = by_number(counts, whole, site.language)[:9]
    dealt_with = {topic: len(calls) for topic, calls in whole.calls_on.items()}
    topics = by_number(dealt_with, whole, site.language)[:12]
    window = recent(whole.calls, site)
    lead = _widest(window, site)
    latest = [ident for ident in held[: _LATEST + 1] if lead is None or ident != lead.id][:_LATEST]
    return HomeView(
        head=make_head(
            page, sites, site.title, site.description, jsonld=jsonld.web_page(page, sites, site.title, "WebSite")
        ),
        heading=site.title,
        figures=_figures(site),
        timeline=timeline(window, site),
        lead=_lead(lead, site) if lead else None,
        calls=tuple(call_line(site.entry(ident), site) for ident in latest),
        others=tuple(
            call_line(site.entry(i), site) for i in newest if site.entry(i).call.status != "held"
        )[:_ANNOUNCED],
        changes=tuple(_changes(site)),
        all_calls=Link(text("All calls"), _link(site, "calls")),
        overview=Link(text("All years, and who spoke with whom"), _link(site, "pairs")),
        topics=tuple(counted(ident, whole.calls_on[ident], site) for ident in topics),
        actors=tuple(counted(ident, whole.calls_of[ident], site) for ident in busiest),
    )  # fmt: skip


def _widest(calls: tuple[Entry, ...], site: LanguageSite) -> Entry | None:
    """The held call with the most differences between its sides, the newest of several; None where none has any."""
    held = [call for call in calls if call.call.status == "held" and number_of_differences(call, site)]
    return max(reversed(held), key=lambda call: number_of_differences(call, site), default=None)


def _lead(call: Entry, site: LanguageSite) -> LeadView:
    """The call large: its points as rows, those that differ first, and what each side has to say on them."""
    table = accounts_of(call, site)
    points = sorted(table.points, key=lambda point: ("differs" not in point.marks, not point.contested))
    left = len(points[_LEAD_POINTS:])
    more = site.catalogue.count("%(num)s more point", "%(num)s more points", left) if left else ""
    return LeadView(
        call_line(call, site),
        call.edition(site.language).summary,
        marks(table.sides, points[:_LEAD_POINTS], site.hrefs[call.id], site),
        Link(more, f"{site.hrefs[call.id]}#s-accounts"),
    )


def _changes(site: LanguageSite) -> Iterator[ChangeLine]:
    """The calls that were changed or published last, as far as their editions say when."""
    dated = list[tuple[str, bool, int, str]]()
    for ident in site.archive.calls:
        edition = site.entry(ident).edition(site.language)
        first, last = published_on(edition)
        if last:
            dated.append((last, first < last, len(dated), ident))
    for last, revised, _, ident in sorted(dated, reverse=True)[:_CHANGES]:
        edition = site.entry(ident).edition(site.language)
        noted = {str(each.date): each.note for each in (*edition.changes, *edition.corrections)}
        words = noted.get(last) or (site.catalogue.text("revised") if revised else site.catalogue.text("new"))
        yield ChangeLine(formats.partial_date(last, site.locale), call_line(site.entry(ident), site), words)


def _figures(site: LanguageSite) -> tuple[Figure, ...]:
    count, whole = site.catalogue.count, site.archive
    statements = sum(
        len(account.statements) for ident in whole.calls for account in site.entry(ident).original.body.accounts
    )
    held = held_of(whole.calls, site)
    counts = Counter(site.entry(ident).call.status for ident in whole.calls)
    talking = len({actor for ident in held for actor in site.entry(ident).call.participants})
    numbers = (
        (len(held), count("call held", "calls held", len(held))),
        *((counts[status], site.catalogue.word("status", status)) for status in STATUSES[1:] if counts[status]),
        (talking, count("person or body that took part", "persons and bodies that took part", talking)),
        (statements, count("statement with sources", "statements with sources", statements)),
        (len(whole.sources), count("source", "sources", len(whole.sources))),
    )
    return tuple(Figure(formats.number(number, site.locale), noun) for number, noun in numbers)


def _link(site: LanguageSite, section: str) -> str:
    return site.addresses.link(site.addresses.page(site.language, section))
