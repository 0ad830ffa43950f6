"""Home, and the lists: calls of all years and of one, actors, topics, sources. A `Page` in, its view out."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from markupsafe import Markup

from generator.pages.partials import jsonld, pictures
from generator.pages.partials.call_lines import STATUSES, call_line, held_of, tally
from generator.pages.partials.head import make_head
from generator.pages.partials.source_notes import moment_words, source_particulars
from generator.pages.site.language_site import LanguageSite
from generator.pages.site.pagination import parts_needed
from generator.pages.site.plan import part_of
from generator.pages.site.registers import by_number
from generator.pages.site.sites import Page, Sites
from generator.pages.views.lists import (
    CallGroup,
    CallsView,
    Figure,
    HomeView,
    LinkGroup,
    ListView,
    SourceLine,
    SourcesView,
)
from generator.pages.views.shared import CallLine, Link
from generator.pages.words import formats

_LATEST = 8
_KINDS = ("person", "body", "state", "outlet")


def home_view(page: Page, sites: Sites) -> HomeView:
    site = sites[page.language]
    text, archive = site.catalogue.text, site.archive
    newest = tuple(reversed(archive.calls))
    held = held_of(newest, site)
    counts = {actor: number for actor, calls in archive.calls_of.items() if (number := len(held_of(calls, site)))}
    busiest = by_number(counts, archive, site.language)[:9]
    dealt_with = {topic: len(calls) for topic, calls in archive.calls_on.items()}
    topics = by_number(dealt_with, archive, site.language)[:12]
    return HomeView(
        head=make_head(
            page, sites, site.title, site.description, jsonld=jsonld.web_page(page, sites, site.title, "WebSite")
        ),
        heading=site.title,
        figures=_figures(site),
        calls=tuple(call_line(site.entry(ident), site) for ident in held[:_LATEST]),
        others=tuple(call_line(site.entry(i), site) for i in newest if i not in held)[:_LATEST],
        all_calls=Link(text("All calls"), _link(site, "calls")),
        timeline=pictures.year_strip(map(site.entry, archive.calls), site, text("Calls by month and year")),
        topics=tuple(counted(ident, archive.calls_on[ident], site) for ident in topics),
        actors=tuple(counted(ident, archive.calls_of[ident], site) for ident in busiest),
    )


def calls_view(page: Page, sites: Sites) -> CallsView:
    """All calls grouped by year, or the calls of one year grouped by month."""
    site = sites[page.language]
    year = page.subject[0] if page.subject else ""
    heading = site.catalogue.text("Calls in %(year)s", year=year) if year else site.catalogue.text("All calls")
    title = with_part(heading, page, site)
    calls = [site.entry(ident) for ident in page.items]
    length = 7 if year else 4
    groups = tuple(
        _group(period, tuple(call_line(call, site) for call in group), site)
        for period, group in groupby(calls, key=lambda c: str(c.call.date)[:length] if c.call.status == "held" else "")
    )
    every = map(site.entry, dict(site.years)[year] if year else site.archive.calls)
    intro = site.catalogue.text("%(calls)s, the newest first.", calls=tally(every, site))
    return CallsView(
        head=make_head(
            page, sites, title, f"{title}. {intro}", breadcrumbs=_above(page, site), jsonld=_list(page, sites, title)
        ),
        heading=title,
        intro=intro,
        years=_years(site, year),
        groups=groups,
        pages=part_links(page, site),
    )


def _group(period: str, calls: tuple[CallLine, ...], site: LanguageSite) -> CallGroup:
    """The calls of a year or month; without a period those that are not known to have been held."""
    if not period:
        return CallGroup("others", site.catalogue.text("Not known to have been held"), calls)
    anchor = f"{site.catalogue.word('anchor', 'period')}-{period}"
    return CallGroup(anchor, formats.partial_date(period, site.locale), calls)


def actors_view(page: Page, sites: Sites) -> ListView:
    site = sites[page.language]
    title = with_part(site.catalogue.text("Actors"), page, site)
    intro = site.catalogue.text("Persons and bodies that take part in calls, speak about them or are mentioned.")
    groups = tuple(
        LinkGroup(
            kind,
            site.catalogue.word("actors", kind),
            tuple(
                counted(ident, site.archive.calls_of.get(ident, ()), site)
                for ident in page.items
                if site.entry(ident).actor.kind == kind
            ),
        )
        for kind in _KINDS
    )
    return ListView(
        head=make_head(page, sites, title, f"{title}. {intro}", jsonld=_list(page, sites, title)),
        heading=title,
        intro=intro,
        groups=tuple(group for group in groups if group.links),
        pages=part_links(page, site),
        more=Link(site.catalogue.text("Who spoke with whom"), _link(site, "pairs")),
    )


def topics_view(page: Page, sites: Sites) -> ListView:
    site = sites[page.language]
    title = with_part(site.catalogue.text("Topics"), page, site)
    intro = site.catalogue.text("What the calls are about, and what the parties say on it.")
    links = tuple(counted(ident, site.archive.calls_on.get(ident, ()), site) for ident in page.items)
    return ListView(
        head=make_head(page, sites, title, f"{title}. {intro}", jsonld=_list(page, sites, title)),
        heading=title,
        intro=intro,
        groups=(LinkGroup("all", site.catalogue.text("All topics"), links),) if links else (),
        pages=part_links(page, site),
    )


def sources_view(page: Page, sites: Sites) -> SourcesView:
    site = sites[page.language]
    title = with_part(site.catalogue.text("Sources"), page, site)
    intro = site.catalogue.text("The articles that every statement in this archive rests on, the newest first.")
    return SourcesView(
        head=make_head(page, sites, title, f"{title}. {intro}", jsonld=_list(page, sites, title)),
        heading=title,
        intro=intro,
        sources=tuple(_source_line(ident, site) for ident in page.items),
        pages=part_links(page, site),
    )


def _figures(site: LanguageSite) -> tuple[Figure, ...]:
    count, archive = site.catalogue.count, site.archive
    statements = sum(
        len(account.statements) for ident in archive.calls for account in site.entry(ident).original.body.accounts
    )
    held = held_of(archive.calls, site)
    counts = Counter(site.entry(ident).call.status for ident in archive.calls)
    talking = len({actor for ident in held for actor in site.entry(ident).call.participants})
    numbers = (
        (len(held), count("call held", "calls held", len(held))),
        *((counts[status], site.catalogue.word("status", status)) for status in STATUSES[1:] if counts[status]),
        (talking, count("person or body that took part", "persons and bodies that took part", talking)),
        (statements, count("statement with sources", "statements with sources", statements)),
        (len(archive.sources), count("source", "sources", len(archive.sources))),
    )
    return tuple(Figure(formats.number(number, site.locale), noun) for number, noun in numbers)


def _source_line(ident: str, site: LanguageSite) -> SourceLine:
    source = site.entry(ident)
    facts = source.source
    return SourceLine(
        title=source.original.title,
        href=site.hrefs[ident],
        language=source.original.language,
        outlet=site.outlet(source),
        date=moment_words(facts.published, site) if facts.published else site.catalogue.text("without date"),
        note=source_particulars(source, site),
    )


def counted(ident: str, calls: Sequence[str], site: LanguageSite) -> Link:
    """An entry with the number of its calls, if it has any."""
    note = tally(map(site.entry, calls), site) if calls else ""
    return Link(site.names[ident], site.hrefs[ident], note, site.lang(ident))


def _years(site: LanguageSite, current: str) -> tuple[Link, ...]:
    every = Link(site.catalogue.text("All years"), _link(site, "calls"), current=not current)
    page = site.addresses.page
    return (
        every,
        *(
            Link(year, site.addresses.link(page(site.language, "calls", year)), current=year == current)
            for year, _ in site.years
        ),
    )


def part_links(page: Page, site: LanguageSite, length: int | None = None, anchor: str = "") -> tuple[Link, ...]:
    """The parts of a long list, or nothing for a short one.

    `length` and `anchor` are those of a list that is one of several on its page.
    """
    parts = page.parts if length is None else parts_needed(length)
    if parts == 1:
        return ()
    return tuple(
        Link(
            formats.number(n, site.locale),
            site.addresses.link(part_of(page, n, site.archive, site.addresses), anchor),
            current=n == page.part,
        )
        for n in range(1, parts + 1)
    )


def with_part(heading: str, page: Page, site: LanguageSite) -> str:
    if page.part == 1:
        return heading
    return site.catalogue.text("%(heading)s, page %(number)s", heading=heading, number=page.part)


def above(page: Page, section: Link, site: LanguageSite) -> tuple[Link, ...]:
    """The way up from an entry's page: its section, and from a later part the first one."""
    ident = page.subject[0]
    first = Link(site.names[ident], site.hrefs[ident], lang=site.lang(ident))
    return (section, first) if page.part > 1 else (section,)


def _above(page: Page, site: LanguageSite) -> tuple[Link, ...]:
    return (Link(site.catalogue.text("Calls"), _link(site, "calls")),) if page.subject else ()


def _link(site: LanguageSite, section: str) -> str:
    return site.addresses.link(site.addresses.page(site.language, section))


def _list(page: Page, sites: Sites, title: str) -> Markup:
    return jsonld.web_page(page, sites, title, "CollectionPage")
