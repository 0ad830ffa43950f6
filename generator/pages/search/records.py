"""What can be found: the sites in, a `SearchRecord` for every page that shows an entry in its own language out. Pure.

Lists, homes and fallback pages are no records: whoever searches shall find an entry once, and in the language asked. A
record is what a reader finds on the page (`body`), and the other words under which it is known (`names`, `about`).
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from markupsafe import Markup, escape

from generator.content import entry
from generator.links import Entry
from generator.pages.partials.body_html import draw, draw_blocks, paragraph
from generator.pages.partials.call_lines import date_words
from generator.pages.partials.glyphs import Drawing, drawn
from generator.pages.partials.source_notes import moment_words
from generator.pages.search.same import Same, forms, same_words
from generator.pages.search.words import tokens, words_of
from generator.pages.site import fragments
from generator.pages.site.language_site import LanguageSite
from generator.pages.words import formats

#: The names of the facets, in the order in which every record gives its own.
FACETS = ("kind", "actor", "topic", "year", "status")


class SearchRecord(NamedTuple):
    """`path` is the page's permalink. `names` are the entry's own, `about` those of what it deals with.

    `facets` has the shown words for each of `FACETS`; `note` is a line for the list of results. What is
    `lesser` stands behind calls, actors and topics that match as well; `also` are other words for those of the text,
    `said` words of others that the page shows.
    """

    path: str
    title: str
    note: str
    names: tuple[str, ...]
    about: tuple[str, ...]
    facets: tuple[tuple[str, ...], ...]
    body: Markup
    lesser: bool = False
    also: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    glyph: Drawing | None = None


def records(site: LanguageSite) -> Iterator[SearchRecord]:
    """The records of one language, in the order of the archive's entries."""
    same = same_words(site)
    for found in site.archive.entries.values():
        if found.has(site.language):
            yield _widened(_RECORDS[found.kind](found, site), same)


def _widened(record: SearchRecord, same: Same) -> SearchRecord:
    """The same record, also under other words for what it says: where a word stands, there stand those for the same."""
    names, about = (tuple(dict.fromkeys((*own, *same.of(", ".join(own))))) for own in (record.names, record.about))
    text = f"{record.title} {record.body.striptags()}"
    return record._replace(names=names, about=about, also=same.of(text))


def _call(call: Entry, site: LanguageSite) -> SearchRecord:
    facts, edition = call.call, call.edition(site.language)
    topics = [topic for topic in site.archive.topics if call.id in site.archive.calls_on.get(topic, ())]
    people = [site.entry(ident) for ident in facts.participants]
    parties = [name for person in people for name in forms(person, site)]
    offices = dict.fromkeys(filter(None, (site.role(person.id, facts.date) for person in people)))
    return SearchRecord(
        site.permalinks[call.id], edition.title, f"{site.parties(call)}, {date_words(facts, site)}",
        (),
        (
            *parties, *offices, *filter(None, (_country(person, site) for person in people)),
            *(site.names[topic] for topic in topics), *_date_forms(str(facts.date), site),
            *_length_forms(facts.reports, site),
            site.catalogue.word("status", facts.status), site.catalogue.word("search", "call, conversation"),
        ),
        (
            (site.catalogue.word("search", "Call"),),
            tuple(site.names[ident] for ident in facts.participants),
            tuple(site.names[topic] for topic in topics),
            (str(facts.date)[:4],),
            (site.catalogue.word("status", facts.status),),
        ),
        Markup("\n").join((*_opening(edition), *_accounts(edition, site), draw_blocks(edition.body.rest, site))),
        glyph=drawn(call, site),
    )  # fmt: skip


def _actor(actor: Entry, site: LanguageSite) -> SearchRecord:
    edition = actor.edition(site.language)
    country = _country(actor, site)
    titles = tuple(edition.role_titles.values())
    kind = site.catalogue.word("search", "Actor")
    return SearchRecord(
        site.permalinks[actor.id], edition.title, ", ".join(titles[:1] or filter(None, [country])),
        forms(actor, site), (*titles, *filter(None, [country])),
        ((kind,), (edition.title,), (), (), ()),
        Markup("\n").join((_prose(edition, site), *map(paragraph, map(escape, titles)))),
    )  # fmt: skip


def _country(actor: Entry, site: LanguageSite) -> str:
    return formats.territory(actor.actor.country, site.locale) if actor.actor.country else ""


def _topic(topic: Entry, site: LanguageSite) -> SearchRecord:
    edition = topic.edition(site.language)
    kind = site.catalogue.word("search", "Topic")
    return SearchRecord(
        site.permalinks[topic.id], edition.title, edition.summary, (edition.title,), (),
        ((kind,), (), (edition.title,), (), ()), _prose(edition, site), said=tuple(sorted(_said(topic, site))),
    )  # fmt: skip


def _said(topic: Entry, site: LanguageSite) -> "set[str]":
    """The words of what was said on a topic: its page sets the statements side by side."""
    calls = (site.entry(ident).edition(site.language).body for ident in site.archive.calls_on.get(topic.id, ()))
    statements = (each for body in calls for account in body.accounts for each in account.statements)
    return {
        word
        for each in statements
        if each.topic == topic.id
        for token in tokens(draw(each.pieces, site).striptags())
        for word in words_of(token)
    }


def _source(source: Entry, site: LanguageSite) -> SearchRecord:
    edition, facts = source.edition(site.language), source.source
    outlet = forms(site.entry(facts.outlet), site)
    published = str(facts.published)[:10] if facts.published else ""
    day = moment_words(facts.published, site) if facts.published else ""
    note = ", ".join(filter(None, [site.outlet(source, plain=True), day]))
    people = dict.fromkeys(p for call in facts.calls for p in site.entry(call).call.participants)
    return SearchRecord(
        site.permalinks[source.id], edition.title, note, (),
        (*outlet, *facts.authors, *facts.agencies, *_date_forms(published, site)),
        (
            (site.catalogue.word("search", "Source"),), tuple(site.names[ident] for ident in people), (),
            (published[:4],) if published else (), (),
        ),
        _prose(edition, site), lesser=True,
    )  # fmt: skip


def _page(page: Entry, site: LanguageSite) -> SearchRecord:
    edition = page.edition(site.language)
    kind = site.catalogue.word("search", "Page")
    return SearchRecord(
        site.permalinks[page.id], edition.title, edition.summary, (edition.title,), (),
        ((kind,), (), (), (), ()), _prose(edition, site), lesser=True,
    )  # fmt: skip


_RECORDS = {"call": _call, "actor": _actor, "topic": _topic, "source": _source, "page": _page}


def _date_forms(iso: str, site: LanguageSite) -> tuple[str, ...]:
    """A date as people type it: in words, in digits, and only its month."""
    if not iso:
        return ()
    digits = iso.split("-")
    month = (formats.partial_date(iso[:7], site.locale),) if len(digits) > 1 else ()
    return (formats.partial_date(iso, site.locale), *month, " ".join(digits), " ".join(str(int(n)) for n in digits))


def _length_forms(reports: Iterable[entry.Report], site: LanguageSite) -> Iterator[str]:
    """Every length that is stated as people type it: in hours and minutes, in minutes, in hours, in words."""
    listed = (each.partition("=") for each in site.catalogue.word("search", "30 = half an hour").split(","))
    words = {minutes.strip(): said for minutes, _, said in listed}
    for minutes in sorted({report.duration.minutes for report in reports if report.duration}):
        yield from formats.durations(minutes, site.locale)
        yield from filter(None, [words.get(str(minutes))])


def _opening(edition: entry.Edition) -> tuple[Markup, ...]:
    return (Markup("<p>%s</p>") % edition.summary,) if edition.summary else ()


def _prose(edition: entry.Edition, site: LanguageSite) -> Markup:
    blocks = draw_blocks((*edition.body.opening, *edition.body.rest), site)
    return Markup("\n").join((*_opening(edition), blocks))


def _accounts(edition: entry.Edition, site: LanguageSite) -> Iterator[Markup]:
    """Prose, then each point with what every account says on it, under the id that it has on the page."""
    yield draw_blocks(edition.body.opening, site)
    said: dict[str, list[tuple[str, entry.Pieces]]] = {}
    for account in edition.body.accounts:
        for statement in account.statements:
            said.setdefault(statement.topic, []).append((site.names[account.party], statement.pieces))
    for found in edition.body.discrepancies:
        if found.topic in said:
            said[found.topic].append(("", found.pieces))
    for topic, statements in said.items():
        yield Markup('<h3 id="%s">%s</h3>') % (fragments.of_point(topic), site.names[topic])
        for party, pieces in statements:
            text = paragraph(draw(pieces, site))
            yield Markup("<p>%s</p>%s") % (party, text) if party else text
    for found in edition.body.discrepancies:
        if found.topic not in said:
            yield paragraph(draw(found.pieces, site))
