"""The overview: all calls in time, who spoke with whom; and the page of each pair with two or more calls."""

from itertools import combinations

from generator.pages.kinds.actor import pair_href
from generator.pages.kinds.lists import counted, part_links, with_part
from generator.pages.partials import jsonld, pictures
from generator.pages.partials.call_lines import call_line, held_of, tally
from generator.pages.partials.head import feeds_of, followed, make_head
from generator.pages.site.language_site import LanguageSite
from generator.pages.site.listings import together
from generator.pages.site.registers import by_number
from generator.pages.site.sites import Page, Sites
from generator.pages.views.lists import MatrixCell, MatrixRow, PairsView, PairView
from generator.pages.views.shared import Link

#: The matrix shows at most so many actors, those with the most calls.
_WIDEST = 16


def pairs_view(page: Page, sites: Sites) -> PairsView:
    site = sites[page.language]
    text = site.catalogue.text
    title = text("Overview")
    intro = text("All calls in time, and who spoke with whom. A square with one call leads to it, others to a list.")
    first = page.part == 1
    together = _together(site) if first else {}
    calls_of = site.archive.calls_of if first else {}
    held = {ident: number for ident, calls in calls_of.items() if (number := len(held_of(calls, site)))}
    shown = by_number(held, site.archive, site.language)[:_WIDEST]
    columns = tuple(Link(site.shown_family(ident), site.hrefs[ident]) for ident in shown)
    lines = tuple(Link(site.shown[ident], site.hrefs[ident]) for ident in shown)
    heading = with_part(title, page, site)
    return PairsView(
        head=make_head(
            page, sites, heading, f"{heading}. {intro}",
            jsonld=jsonld.web_page(page, sites, heading, "CollectionPage"),
        ),
        heading=heading,
        intro=intro,
        strip=pictures.year_strip(map(site.entry, site.archive.calls), site, text("Calls by month and year"))
        if first
        else None,
        caption=text("Number of calls in which two actors took part"),
        columns=columns,
        rows=tuple(
            MatrixRow(line, tuple(_cell(row, other, together, site) for other in shown))
            for row, line in zip(shown, lines, strict=True)
        ),
        pairs=tuple(_pair(pair, site) for pair in page.items),
        pages=part_links(page, site),
    )  # fmt: skip


def pair_view(page: Page, sites: Sites) -> PairView:
    site = sites[page.language]
    title = with_part(site.listed([site.names[ident] for ident in page.subject]), page, site)
    heading = with_part(site.listed([site.shown[ident] for ident in page.subject]), page, site)
    calls = together((page.subject[0], page.subject[1]), site.archive)
    sentence = site.catalogue.text("Calls of the two: %(calls)s.", calls=tally(map(site.entry, calls), site))
    topics: dict[str, list[str]] = {}
    for ident in calls:
        for topic in site.entry(ident).call.topics:
            topics.setdefault(topic, []).append(ident)
    ranked = by_number({topic: len(ids) for topic, ids in topics.items()}, site.archive, site.language)
    entries = tuple(site.entry(ident) for ident in page.items)
    return PairView(
        head=make_head(
            page, sites, title, site.headed(title, sentence), breadcrumbs=(_overview(site),),
            feeds=feeds_of(page.subject, site.headed(site.title, title), page.language, sites),
            jsonld=jsonld.web_page(page, sites, title, "CollectionPage"),
        ),
        heading=heading,
        intro=sentence,
        actors=tuple(Link(site.shown[ident], site.hrefs[ident]) for ident in page.subject),
        strip=pictures.year_strip(entries, site, site.catalogue.text("Calls by month and year")),
        calls=tuple(call_line(call, site) for call in entries),
        topics=tuple(counted(topic, topics[topic], site) for topic in ranked),
        downloads=followed(page.subject, page.language, sites),
        pages=part_links(page, site),
    )  # fmt: skip


def _overview(site: LanguageSite) -> Link:
    return Link(site.catalogue.text("Overview"), site.addresses.link(site.addresses.page(site.language, "pairs")))


def _together(site: LanguageSite) -> dict[tuple[str, str], list[str]]:
    """The held calls in which two actors both took part; the two sorted."""
    found: dict[tuple[str, str], list[str]] = {}
    for ident in held_of(site.archive.calls, site):
        for pair in combinations(sorted(set(site.entry(ident).call.participants)), 2):
            found.setdefault(pair, []).append(ident)
    return found


def _cell(row: str, column: str, held: dict[tuple[str, str], list[str]], site: LanguageSite) -> MatrixCell:
    if row == column:
        return MatrixCell("–", "", "", 0)
    first, second = sorted((row, column))
    calls = held.get((first, second), ())
    if not calls:
        return MatrixCell("0", "", "", 0)
    number = len(calls)
    href = site.hrefs[calls[0]] if number == 1 else pair_href(row, column, site)
    counted = site.catalogue.count("%(num)s call", "%(num)s calls", number)
    label = site.headed(f"{site.names[row]}, {site.names[column]}", counted)
    return MatrixCell(str(number), href, label, min(4, number))


def _pair(pair: str, site: LanguageSite) -> Link:
    one, other = pair.split()
    calls = together((one, other), site.archive)
    return Link(
        site.listed([site.shown[one], site.shown[other]]),
        pair_href(one, other, site),
        tally(map(site.entry, calls), site),
    )
