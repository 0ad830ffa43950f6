"""A call's page: the call in, its `CallView` out.

The order in which parts are made is the order in which they stand on the page, because it numbers the sources.
"""

from itertools import takewhile

from generator.links import Entry
from generator.pages.partials import jsonld, metadata
from generator.pages.partials.body_html import Notes, draw_blocks, draw_sections
from generator.pages.partials.call_accounts import Accounts
from generator.pages.partials.call_facts import key_facts, sources_fact
from generator.pages.partials.call_lines import call_line, date_words
from generator.pages.partials.citations import citation_text, record_of
from generator.pages.partials.glyphs import accounts_of, glyph_words, marks
from generator.pages.partials.head import LONGEST_TITLE, make_head
from generator.pages.partials.quotations import quotation_lines
from generator.pages.partials.source_notes import change_lines, correction_lines, source_notes
from generator.pages.site.changes import announced_as_of
from generator.pages.site.language_site import LanguageSite, foreign
from generator.pages.site.permalinks import Permalink
from generator.pages.site.plan import picture_of
from generator.pages.site.registers import short_name
from generator.pages.site.sites import Page, Sites
from generator.pages.views.call import CallView, Thread
from generator.pages.views.shared import CallLine, Link
from generator.pages.words import formats


def call_view(page: Page, sites: Sites) -> CallView:
    site = sites[page.language]
    call = site.entry(page.subject[0])
    edition = call.edition(site.language)
    notes = Notes(site)
    accounts = Accounts(call, site, notes)
    facts = key_facts(call, site, notes, accounts.differences())
    blocks = tuple(edition.body.opening)
    opening = tuple(takewhile(lambda block: block.level != 2, blocks))
    summary = draw_blocks(opening, site, notes)
    columns, points, others = accounts.columns(), accounts.points(), accounts.others()
    remarks = accounts.source_remarks()
    prose, sections = draw_sections((*blocks[len(opening) :], *edition.body.rest), site, notes)
    neighbours = site.archive.neighbours[call.id]
    date = date_words(call.call, site)
    home = sites.by_language.get(edition.language, site)
    return CallView(
        head=make_head(
            page, sites, f"{site.parties(call)}, {date}", edition.summary or edition.title, kind="article",
            breadcrumbs=_breadcrumbs(call, site), names=metadata.call_names(call, home),
            jsonld=jsonld.call(page, call, sites), picture=_picture(page, call, sites),
            shorter=_shorter(call, date, site),
        ),
        topics=tuple(Link(site.shown[topic], site.hrefs[topic]) for topic in call.call.topics[:2]),
        parties=site.shown_parties(call),
        date=date,
        title=edition.title,
        status=_status(call, site),
        facts=(*facts, sources_fact(site, notes)),
        summary=summary,
        accounts=columns,
        accounts_note=_accounts_note(len(columns), site),
        accounts_caption=site.catalogue.text("Points of the call and what each side says on them"),
        points=points,
        marks=marks(accounts.table.sides, accounts.table.points, "", site),
        legend=accounts.legend(),
        discrepancies=others,
        notes=remarks,
        quotations=quotation_lines(call, site),
        prose=prose,
        sections=sections,
        previous=_neighbour(neighbours.previous, site),
        next=_neighbour(neighbours.following, site),
        threads=tuple(_threads(call, site)),
        sources=source_notes(notes),
        citation=citation_text(call, home),
        record=record_of(call, home),
        corrections=correction_lines(edition, site),
        changes=change_lines(edition, site),
        checked=_checked(call, site),
        body_language=foreign(edition.language, site.language),
    )  # fmt: skip


def _shorter(call: Entry, date: str, site: LanguageSite) -> tuple[str, ...]:
    """Titles with family names only, and with the first of them only; none where all names in full are shown whole."""
    if len(f"{site.parties(call)}, {date}") <= LONGEST_TITLE:
        return ()
    names = [short_name(site.entry(ident), site.language) for ident in call.call.participants]
    others = site.catalogue.count(
        "%(name)s and %(num)s other party", "%(name)s and %(num)s other parties", len(names) - 1, name=names[0]
    )
    return f"{site.listed(names)}, {date}", f"{others}, {date}"


def _picture(page: Page, call: Entry, sites: Sites) -> tuple[Permalink, str] | None:
    """The picture of a call with its words, where others can fetch it."""
    site = sites[page.language]
    if not sites.addresses.public or not (page.translated or call.original.language in sites.by_language):
        return None
    points = accounts_of(call, site).points
    words = f"{site.parties(call)}, {date_words(call.call, site)}"
    return picture_of(page, sites), f"{words}. {glyph_words(points, site)}" if points else words


def _breadcrumbs(call: Entry, site: LanguageSite) -> tuple[Link, ...]:
    year = str(call.call.date)[:4]
    link = site.addresses.link
    return (
        Link(site.catalogue.text("Calls"), link(site.addresses.page(site.language, "calls"))),
        Link(year, link(site.addresses.page(site.language, "calls", year))),
    )


def _status(call: Entry, site: LanguageSite) -> str:
    text, status = site.catalogue.text, call.call.status
    if status == "cancelled":
        return text("Announced and cancelled. The call did not take place.")
    if status == "unconfirmed":
        return text("Unconfirmed. It is not certain that the call took place.")
    if status != "announced":
        return ""
    if day := announced_as_of(call, site):
        return text(
            "Announced as of %(date)s. The sources of this archive do not report that the call took place.",
            date=formats.partial_date(day, site.locale),
        )
    return text("Announced. The sources of this archive do not report that the call took place.")


def _checked(call: Entry, site: LanguageSite) -> str:
    """When somebody else last read the entry against its sources."""
    day = call.call.checked
    words = formats.partial_date(str(day), site.locale) if day else ""
    return site.catalogue.text("Read against its sources by a second person on %(date)s.", date=words) if words else ""


def _accounts_note(number: int, site: LanguageSite) -> str:
    text = site.catalogue.text
    if number == 1:
        return text("Only one side’s account of this call is known to the archive.")
    return text("Each column gives what one side says, by all its voices.")


def _neighbour(ident: str | None, site: LanguageSite) -> CallLine | None:
    return call_line(site.entry(ident), site) if ident else None


def _threads(call: Entry, site: LanguageSite) -> "list[Thread]":
    """The calls before and after this one on each of its topics, where there are any."""
    threads = []
    for topic in call.call.topics:
        ids = site.archive.calls_on.get(topic, ())
        here = _places(topic, site).get(call.id)
        if len(ids) < 2 or here is None:
            continue
        around = ids[max(here - 1, 0) : here], ids[here + 1 : here + 2]
        previous, following = (_neighbour(next(iter(near), None), site) for near in around)
        threads.append(Thread(Link(site.shown[topic], site.hrefs[topic]), previous, following))
    return threads


def _places(topic: str, site: LanguageSite) -> dict[str, int]:
    """Where the calls on a topic stand among them."""
    return site.remember(
        "places", topic, lambda: {call: n for n, call in enumerate(site.archive.calls_on.get(topic, ()))}
    )
