"""The pages of topics, sources and free pages. A `Page` in, its view out."""

from generator.content import entry
from generator.links import Entry
from generator.pages import formats, jsonld
from generator.pages.body_html import Notes, draw_blocks, draw_sections
from generator.pages.call_lines import call_line
from generator.pages.head import make_head
from generator.pages.language_site import LanguageSite, foreign
from generator.pages.mentions import mention_lines, statements_on, supported_by
from generator.pages.plan import Page
from generator.pages.registers import in_register
from generator.pages.sites import Sites
from generator.pages.source_notes import correction_lines, moment_words, source_notes
from generator.pages.views import Link, Particular
from generator.pages.views_pages import FreeView, SourceView, TopicView


def topic_view(page: Page, sites: Sites) -> TopicView:
    site = sites[page.language]
    topic = site.entry(page.subject[0])
    edition = topic.edition(site.language)
    notes = Notes(site)
    body = draw_blocks((*edition.body.opening, *edition.body.rest), site, notes)
    parent = topic.topic.parent
    children = [i for i in site.archive.topics if site.entry(i).topic.parent == topic.id]
    language = foreign(edition.language, site.language)
    return TopicView(
        head=make_head(
            page, sites, edition.title, edition.summary or site.catalogue.text("Topic: %(topic)s", topic=edition.title),
            breadcrumbs=(Link(site.catalogue.text("Topics"), _section(site, "topics")),),
            jsonld=jsonld.topic(page, topic, sites),
        ),
        title=edition.title,
        summary=edition.summary,
        parent=Link(site.names[parent], site.hrefs[parent]) if parent else None,
        children=tuple(
            Link(site.names[i], site.hrefs[i]) for i in in_register(children, site.archive, site.language)
        ),
        body=body,
        calls=tuple(call_line(site.entry(i), site) for i in reversed(site.archive.calls_on.get(topic.id, ()))),
        statements=statements_on(topic.id, site),
        mentions=mention_lines(topic.id, site),
        sources=source_notes(notes),
        corrections=correction_lines(edition, site),
        title_language=language,
        body_language=language,
    )  # fmt: skip


def source_view(page: Page, sites: Sites) -> SourceView:
    site = sites[page.language]
    source = site.entry(page.subject[0])
    edition = source.edition(site.language)
    facts = source.source
    outlet = site.names[facts.outlet]
    calls = sorted(map(site.entry, facts.calls), key=lambda call: (str(call.call.date), call.id), reverse=True)
    return SourceView(
        head=make_head(
            page, sites, f"{outlet}: {edition.title}", _source_description(source, site), kind="article",
            breadcrumbs=(Link(site.catalogue.text("Sources"), _section(site, "sources")),),
            jsonld=jsonld.source(page, source, sites),
        ),
        kind=site.catalogue.word("source", facts.type),
        outlet=Link(outlet, site.hrefs[facts.outlet]),
        title=edition.title,
        language=edition.language,
        facts=tuple(_particulars(source, edition, site)),
        calls=tuple(call_line(call, site) for call in calls),
        body=draw_blocks((*edition.body.opening, *edition.body.rest), site, Notes(site)),
        supports=supported_by(source.id, site),
        corrections=correction_lines(edition, site),
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
    return site.addresses.link(site.addresses.page(site.language, section))  # type: ignore[arg-type]


def _source_description(source: Entry, site: LanguageSite) -> str:
    facts = source.source
    when = f" ({moment_words(facts.published, site)})" if facts.published else ""
    rests = len(supported_by(source.id, site))
    counted = site.catalogue.count(
        "%(num)s passage of this archive rests on it", "%(num)s passages of this archive rest on it", rests
    )
    return f"{site.names[facts.outlet]}: {source.original.title}{when}. {counted}."


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
        (text("Retrieved"), (Link(moment_words(facts.accessed, site), ""),) if facts.accessed else ()),
    )
    return [Particular(term, lines) for term, lines in rows if lines]


def _names(names: tuple[str, ...], site: LanguageSite) -> tuple[Link, ...]:
    return (Link(site.listed(names), ""),) if names else ()
