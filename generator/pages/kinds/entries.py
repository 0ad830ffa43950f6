"""The pages of sources and free pages. A `Page` in, its view out."""

from generator.content import entry
from generator.links import Entry
from generator.pages.kinds.lists import above, part_links, with_part
from generator.pages.partials import jsonld
from generator.pages.partials.body_html import Notes, draw_blocks, draw_sections
from generator.pages.partials.call_lines import call_line
from generator.pages.partials.head import make_head
from generator.pages.partials.mentions import supported_by
from generator.pages.partials.source_notes import (
    correction_lines,
    moment_words,
    search_words,
    source_notes,
)
from generator.pages.site.language_site import LanguageSite, foreign
from generator.pages.site.pagination import part
from generator.pages.site.sites import Page, Sites
from generator.pages.views.pages import FreeView, SourceView
from generator.pages.views.shared import NOTHING, Link, Particular
from generator.pages.words import formats


def source_view(page: Page, sites: Sites) -> SourceView:
    site = sites[page.language]
    source = site.entry(page.subject[0])
    edition = source.edition(site.language)
    facts = source.source
    outlet = site.outlet(source, plain=True)
    newest = sorted(map(site.entry, facts.calls), key=lambda call: (str(call.call.date), call.id), reverse=True)
    calls, first = part(newest, page.part, lambda call: call_line(call, site)), page.part == 1
    resting = supported_by(source.id, site, page.part)
    title = with_part(edition.title, page, site)
    return SourceView(
        head=make_head(
            page, sites, site.headed(outlet, title), _source_description(source, resting.of, site), kind="article",
            breadcrumbs=above(page, Link(site.catalogue.text("Sources"), _section(site, "sources")), site),
            jsonld=jsonld.source(page, source, sites)
            if first
            else jsonld.web_page(page, sites, title, "CollectionPage"),
        ),
        kind=site.catalogue.word("source", facts.type),
        outlet=Link(site.outlet(source), site.hrefs[facts.outlet]),
        title=title,
        language=edition.language,
        facts=tuple(_particulars(source, edition, site)) if first else (),
        calls=calls.lines,
        body=draw_blocks((*edition.body.opening, *edition.body.rest), site, Notes(site)) if first else NOTHING,
        supports=resting.lines,
        corrections=correction_lines(edition, site) if first else (),
        pages=_pages(page, site, calls=calls.of, supports=resting.of),
        body_language=foreign(edition.language, site.language),
    )  # fmt: skip


def free_view(page: Page, sites: Sites) -> FreeView:
    site = sites[page.language]
    found = site.entry(page.subject[0])
    edition = found.edition(site.language)
    notes = Notes(site)
    body, sections = draw_sections((*edition.body.opening, *edition.body.rest), site, notes)
    language = foreign(edition.language, site.language)
    return FreeView(
        head=make_head(
            page, sites, edition.title, edition.summary or f"{edition.title}. {site.description}",
            jsonld=jsonld.web_page(page, sites, edition.title),
        ),
        title=edition.title,
        summary=edition.summary,
        body=body,
        sections=sections,
        sources=source_notes(notes),
        corrections=correction_lines(edition, site),
        title_language=language,
        body_language=language,
    )  # fmt: skip


def _section(site: LanguageSite, section: str) -> str:
    return site.addresses.link(site.addresses.page(site.language, section))


def _pages(page: Page, site: LanguageSite, **lengths: int) -> dict[str, tuple[Link, ...]]:
    """The parts of each list, by the name of its section."""
    return {name: part_links(page, site, length, f"s-{name}") for name, length in lengths.items()}


def _source_description(source: Entry, rests: int, site: LanguageSite) -> str:
    facts = source.source
    when = f" ({moment_words(facts.published, site)})" if facts.published else ""
    counted = site.catalogue.count(
        "%(num)s passage of this archive rests on it", "%(num)s passages of this archive rest on it", rests
    )
    return site.headed(site.outlet(source, plain=True), f"{source.original.title}{when}. {counted}.")


def _particulars(source: Entry, edition: entry.Edition, site: LanguageSite) -> "list[Particular]":
    facts, text = source.source, site.catalogue.text
    language = foreign(edition.language, site.language)
    published = (Link(text("not stated"), ""),)
    if facts.published:
        basis = text("inferred, not stated in the article") if facts.published_basis == "inferred" else ""
        published = (Link(moment_words(facts.published, site), "", basis),)
    rows = (
        (text("Kicker"), (Link(facts.kicker, "", lang=language),) if facts.kicker else ()),
        (text("Language"), (Link(formats.language_name(source.original.language, site.locale), ""),)),
        (text("Published"), published),
        (text("Updated"), (Link(moment_words(facts.updated, site), ""),) if facts.updated else ()),
        (text("Authors"), _names(facts.authors, site)),
        (text("Agencies"), _names(facts.agencies, site)),
        (text("Picture credits"), _names(facts.credits, site)),
        (text("Address"), (Link(facts.url, facts.url, external=True),) if facts.url else ()),
        (
            text("Archived copy"),
            (Link(facts.archived_url, facts.archived_url, external=True),) if facts.archived_url else (),
        ),
        (text("To be found by"), () if facts.url or facts.archived_url else (_unlinked(source, site),)),
        (text("Retrieved"), (Link(moment_words(facts.accessed, site), ""),) if facts.accessed else ()),
    )
    return [Particular(term, lines) for term, lines in rows if lines]


def _unlinked(source: Entry, site: LanguageSite) -> Link:
    """What to search for where the archive has no address of an article."""
    note = site.catalogue.text("The archive has no address of this article. This line can be searched for.")
    return Link(search_words(source, site), "", note)


def _names(names: tuple[str, ...], site: LanguageSite) -> tuple[Link, ...]:
    return (Link(site.listed(names), ""),) if names else ()
