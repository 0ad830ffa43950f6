"""The page of a topic: what each side said on it, call by call. A `Page` in, its view out."""

from generator.pages.kinds.lists import above, part_links, with_part
from generator.pages.kinds.positions import positions_on, sides_on
from generator.pages.partials import jsonld
from generator.pages.partials.body_html import Notes, draw_blocks
from generator.pages.partials.call_lines import call_line
from generator.pages.partials.head import feeds_of, followed, make_head
from generator.pages.partials.mentions import mention_lines
from generator.pages.partials.source_notes import correction_lines, source_notes
from generator.pages.site.language_site import foreign
from generator.pages.site.pagination import part
from generator.pages.site.registers import in_register
from generator.pages.site.sites import Page, Sites
from generator.pages.views.pages import TopicView
from generator.pages.views.shared import NOTHING, Link


def topic_view(page: Page, sites: Sites) -> TopicView:
    site = sites[page.language]
    topic = site.entry(page.subject[0])
    edition = topic.edition(site.language)
    notes, first = Notes(site), page.part == 1
    body = draw_blocks((*edition.body.opening, *edition.body.rest), site, notes) if first else NOTHING
    parent = topic.topic.parent
    children = [i for i in site.archive.topics if site.entry(i).topic.parent == topic.id] if first else []
    language = foreign(edition.language, site.language)
    title = with_part(edition.title, page, site)
    dealt_with = site.archive.calls_on.get(topic.id, ())
    calls = part(dealt_with[::-1], page.part, lambda i: call_line(site.entry(i), site))
    list_of_topics = site.addresses.link(site.addresses.page(site.language, "topics"))
    said, named = positions_on(topic.id, site, page.part), mention_lines(topic.id, site, page.part)
    return TopicView(
        head=make_head(
            page, sites, title, edition.summary or site.catalogue.text("Topic: %(topic)s", topic=edition.title),
            breadcrumbs=above(page, Link(site.catalogue.text("Topics"), list_of_topics), site),
            jsonld=jsonld.topic(page, topic, sites) if first else jsonld.web_page(page, sites, title, "CollectionPage"),
            feeds=feeds_of((topic.id,), site.headed(site.title, edition.title), page.language, sites)
            if dealt_with
            else (),
        ),
        title=title,
        downloads=followed((topic.id,), page.language, sites) if dealt_with and first else (),
        summary=edition.summary if first else "",
        parent=Link(site.shown[parent], site.hrefs[parent]) if parent else None,
        children=tuple(
            Link(site.shown[i], site.hrefs[i]) for i in in_register(children, site.archive, site.language)
        ),
        body=body,
        calls=calls.lines,
        sides=sides_on(topic.id, site),
        positions=said.lines,
        mentions=named.lines,
        sources=source_notes(notes),
        corrections=correction_lines(edition, site) if first else (),
        pages={
            name: part_links(page, site, length, f"s-{name}")
            for name, length in (("calls", calls.of), ("positions", said.of), ("mentions", named.of))
        },
        part=page.part,
        title_language=language,
        body_language=language,
    )  # fmt: skip
