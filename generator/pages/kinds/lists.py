"""The lists: calls of all years and of one, actors, topics, sources. A `Page` in, its view out."""

from collections.abc import Sequence
from itertools import groupby

from markupsafe import Markup

from generator.pages.partials import jsonld
from generator.pages.partials.call_lines import call_line, tally
from generator.pages.partials.head import make_head
from generator.pages.partials.pictures import period_anchor
from generator.pages.partials.source_notes import moment_words, source_particulars
from generator.pages.site.language_site import LanguageSite
from generator.pages.site.pagination import parts_needed
from generator.pages.site.plan import part_of
from generator.pages.site.sites import Page, Sites
from generator.pages.views.lists import (
    CallGroup,
    CallsView,
    LinkGroup,
    ListView,
    SourceLine,
    SourcesView,
)
from generator.pages.views.shared import CallLine, Link
from generator.pages.words import formats

_KINDS = ("person", "body", "state", "outlet")


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
    every = dict(site.years)[year] if year else site.archive.calls
    counted = site.remember("tally", year, lambda: tally(map(site.entry, every), site))
    intro = site.catalogue.text("%(calls)s, the newest first.", calls=counted)
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
        return CallGroup(period_anchor("", site), site.catalogue.text("Not known to have been held"), calls)
    return CallGroup(period_anchor(period, site), formats.partial_date(period, site.locale), calls)


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
