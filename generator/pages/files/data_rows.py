"""The rows of the archive's tables, in the order of the archive. In: the sites of all languages. Out: tuples.

A row's values stand in the order of the columns that `data_tables` gives; what is said in a language comes for each.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from generator.base.notation import Duration, ZonedTime
from generator.content import entry
from generator.links import Entry, accounts, archive
from generator.pages.files.tables import Row
from generator.pages.partials.body_html import plain
from generator.pages.site import fragments
from generator.pages.site.changes import published_on
from generator.pages.site.sites import Sites


def _entries(kind: str, sites: Sites) -> Iterator[Entry]:
    found = sites[sites.default].archive
    yield from found.of(*getattr(found, kind))


def _texts(found: Entry, field: str, sites: Sites) -> list[str]:
    """A field of every language; empty where there is no edition."""
    return [getattr(found.editions[tag], field) if found.has(tag) else "" for tag in sites.by_language]


def _urls(found: Entry, sites: Sites) -> list[str]:
    return [sites.addresses.absolute(site.permalinks[found.id]) for site in sites.by_language.values()]


def calls(sites: Sites) -> Iterator[Row]:
    for call in _entries("calls", sites):
        facts = call.call
        fixed = (call.id, facts.date, facts.date_precision, _moment(facts.start), facts.status, facts.medium)
        texts = (*_texts(call, "title", sites), *_texts(call, "summary", sites), *_urls(call, sites))
        yield (*fixed, facts.initiator, *texts)


def participants(sites: Sites) -> Iterator[Row]:
    for call in _entries("calls", sites):
        for position, actor in enumerate(call.call.participants, 1):
            yield call.id, position, actor


def call_topics(sites: Sites) -> Iterator[Row]:
    for call in _entries("calls", sites):
        yield from ((call.id, topic) for topic in call.call.topics)


def reports(sites: Sites) -> Iterator[Row]:
    for call in _entries("calls", sites):
        for number, report in enumerate(call.call.reports, 1):
            yield (
                call.id, number, report.by, report.source, report.locator,
                report.duration.minutes if report.duration else None, str(report.approximate).lower(),
                _moment(report.start), report.initiator, report.status, "; ".join(report.participants), report.note,
            )  # fmt: skip


def voices(sites: Sites) -> Iterator[Row]:
    for call in _entries("calls", sites):
        yield from voices_of(call, sites)


def voices_of(call: Entry, sites: Sites) -> Iterator[tuple[str, str, str, str]]:
    """Call, party, side and basis of each account."""
    sides = sites[sites.default].archive.sides
    for account in call.original.body.accounts:
        yield call.id, account.party, sides[account.party] or account.party, account.basis


def silences(sites: Sites) -> Iterator[Row]:
    for call in _entries("calls", sites):
        for topic, side, cell in empty_cells(call, sites):
            shown = (f"{c.source}#{c.locator}".rstrip("#") for c in cell.shown_by)
            yield call.id, topic, side, cell.silence, "; ".join(shown)


def empty_cells(call: Entry, sites: Sites) -> Iterator[tuple[str, str, archive.Cell]]:
    """Topic, side and cell wherever a side says nothing on a point."""
    table = accounts.side_by_side(call, call.original, sites[sites.default].archive.sides)
    for point in table.points:
        for side, cell in zip(table.sides, point.cells, strict=True):
            if cell.silence:
                yield point.topic, side.key, cell


def statements(sites: Sites) -> Iterator[Row]:
    for call in _entries("calls", sites):
        said = {tag: _said(call, tag, sites) for tag in sites.by_language}
        for account in call.original.body.accounts:
            for statement in account.statements:
                key = (account.party, statement.topic)
                fragment = fragments.of_statement(statement.topic, statement.party)
                yield call.id, *key, fragment, *(said[tag].get(key, "") for tag in sites.by_language)


def _said(call: Entry, language: str, sites: Sites) -> dict[tuple[str, str], str]:
    """(party, topic) -> the statement in a language, as plain text."""
    site = next(site for tag, site in sites.by_language.items() if tag == language)
    if not call.has(site.language):
        return {}
    body = call.editions[site.language].body
    return {(s.party, s.topic): _plain(s.pieces, language, sites) for a in body.accounts for s in a.statements}


def _plain(pieces: entry.Pieces, language: str, sites: Sites) -> str:
    site = next(site for tag, site in sites.by_language.items() if tag == language)
    return plain(pieces, site)


def statement_sources(sites: Sites) -> Iterator[Row]:
    for call in _entries("calls", sites):
        for account in call.original.body.accounts:
            for statement in account.statements:
                for n, citation in enumerate(statement.citations, 1):
                    yield call.id, account.party, statement.topic, n, citation.source, citation.locator


def discrepancies(sites: Sites) -> Iterator[Row]:
    sides = sites[sites.default].archive.sides
    for call in _entries("calls", sites):
        for number, (found, fragment, texts) in enumerate(discrepancies_of(call, sites), 1):
            if found.kind not in entry.NOTES:
                among = accounts.between(found, sides)
                fixed = (call.id, number, found.kind, found.topic, "; ".join(found.between), among, fragment)
                yield *fixed, *(texts.get(tag, "") for tag in sites.by_language)


def remarks(sites: Sites) -> Iterator[Row]:
    for call in _entries("calls", sites):
        for number, (found, fragment, texts) in enumerate(discrepancies_of(call, sites), 1):
            if found.kind in entry.NOTES:
                fixed = (call.id, number, found.kind, found.topic, "; ".join(found.between), fragment)
                yield *fixed, *(texts.get(tag, "") for tag in sites.by_language)


def discrepancies_of(call: Entry, sites: Sites) -> Iterator[tuple[entry.Discrepancy, str, dict[str, str]]]:
    """The discrepancies of a call, each with its fragment and its text by language.

    Alike ones are told apart by their order.
    """
    texts: dict[tuple[object, ...], dict[str, str]] = {}
    for tag in filter(call.has, sites.by_language):
        for key, found in _numbered(call.editions[tag].body.discrepancies):
            texts.setdefault(key, {})[tag] = _plain(found.pieces, tag, sites)
    made = fragments.of_discrepancies(call.original.body.discrepancies)
    for (key, found), fragment in zip(_numbered(call.original.body.discrepancies), made, strict=True):
        yield found, fragment, texts.get(key, {})


def _numbered(found: Iterable[entry.Discrepancy]) -> Iterator[tuple[tuple[object, ...], entry.Discrepancy]]:
    counts = Counter[tuple[object, ...]]()
    for each in found:
        key = each.kind, each.topic, frozenset(each.between)
        counts[key] += 1
        yield (*key, counts[key]), each


def discrepancy_sources(sites: Sites) -> Iterator[Row]:
    for call in _entries("calls", sites):
        for number, found in enumerate(call.original.body.discrepancies, 1):
            for n, citation in enumerate(found.citations, 1):
                yield call.id, number, n, citation.source, citation.locator


def quotations(sites: Sites) -> Iterator[Row]:
    for call in _entries("calls", sites):
        for tag in filter(call.has, sites.by_language):
            for number, quotation in enumerate(call.editions[tag].body.quotations, 1):
                fixed = (call.id, tag, number, quotation.by, quotation.via, quotation.language)
                words = (quotation.text, quotation.translation, quotation.original)
                yield *fixed, fragments.of_quotation(quotation), *words


def corrections(sites: Sites) -> Iterator[Row]:
    for found in sites[sites.default].archive.entries.values():
        for tag, edition in found.editions.items():
            noted = [*(("correction", each) for each in edition.corrections), *(("change", c) for c in edition.changes)]
            for number, (what, each) in enumerate(noted, 1):
                yield found.id, found.kind, tag, number, what, each.date, each.note


def editions(sites: Sites) -> Iterator[Row]:
    for found in sites[sites.default].archive.entries.values():
        for tag, edition in found.editions.items():
            if edition.first_published:
                yield found.id, found.kind, tag, *published_on(edition)


def differing(sites: Sites) -> Iterator[Row]:
    for call in _entries("calls", sites):
        compared = accounts.compare_facts(call.call, sites[sites.default].archive.sides)
        for comparison in (each for each in compared if each.claims):
            values = "; ".join(f"{_value(claim.value)} ({', '.join(claim.by)})" for claim in comparison.claims)
            yield call.id, comparison.fact, comparison.standing, values


def actors(sites: Sites) -> Iterator[Row]:
    for actor in _entries("actors", sites):
        facts = actor.actor
        fixed = (facts.original_name, facts.sort_name, facts.country, facts.wikidata)
        yield actor.id, facts.kind, *_texts(actor, "title", sites), *fixed, *_urls(actor, sites)


def spellings(sites: Sites) -> Iterator[Row]:
    for actor in _entries("actors", sites):
        for number, spelling in enumerate(actor.actor.spellings, 1):
            yield actor.id, number, spelling.form, spelling.language, spelling.scheme


def roles(sites: Sites) -> Iterator[Row]:
    for actor in _entries("actors", sites):
        for number, role in enumerate(actor.actor.roles, 1):
            titles = [
                actor.editions[tag].role_titles.get(role.role, "") if actor.has(tag) else ""
                for tag in sites.by_language
            ]
            yield actor.id, number, role.role, role.of, role.start, role.end, role.basis, *titles


def topics(sites: Sites) -> Iterator[Row]:
    for topic in _entries("topics", sites):
        texts = (*_texts(topic, "title", sites), *_texts(topic, "summary", sites), *_urls(topic, sites))
        yield topic.id, topic.topic.parent, *texts


def sources(sites: Sites) -> Iterator[Row]:
    for source in _entries("sources", sites):
        facts = source.source
        yield (
            source.id, facts.outlet, facts.outlet_basis, facts.type, facts.platform, source.original.language,
            source.original.title,
            "; ".join(facts.authors), "; ".join(facts.agencies), _moment(facts.published), facts.published_basis,
            _moment(facts.updated), facts.url, facts.archived_url, _moment(facts.accessed), *_urls(source, sites),
        )  # fmt: skip


def source_calls(sites: Sites) -> Iterator[Row]:
    for source in _entries("sources", sites):
        yield from ((source.id, call) for call in source.source.calls)


def _moment(value: object) -> object:
    return value.local.isoformat() if isinstance(value, ZonedTime) else value


def _value(value: object) -> str:
    if isinstance(value, Duration):
        return value.iso
    return "; ".join(value) if isinstance(value, tuple) else str(_moment(value))
