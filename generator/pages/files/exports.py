"""The archive as JSON, its calls by year: facts once, texts by language, addresses of the pages. Archive in, bytes out.

Only what may be published is in it: the archive's own words, facts and marked quotations, no article text.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from generator.base.languages import Language
from generator.base.notation import Duration, ZonedTime
from generator.content import entry
from generator.links import Entry, accounts
from generator.pages.files import data_rows
from generator.pages.partials.body_html import plain
from generator.pages.site import fragments
from generator.pages.site.changes import published_on
from generator.pages.site.sites import Sites

Record = dict[str, Any]
FORMAT = 2


def archive_json(sites: Sites) -> bytes:
    """Every actor, topic and source, and which files have the calls; keys in a fixed order, without empty values."""
    archive = sites.archive
    topics = (_each(found, sites) | _filled({"parent": found.topic.parent}) for found in archive.of(*archive.topics))
    return _document(sites, {
        "years": (_line(year_name(year)) for year, _ in sites[sites.default].years),
        "actors": (_line(_actor(found, sites)) for found in archive.of(*archive.actors)),
        "topics": map(_line, topics),
        "sources": (_line(_source(found, sites)) for found in archive.of(*archive.sources)),
    })  # fmt: skip


def year_json(year: str, sites: Sites) -> bytes:
    """The calls of a year, the oldest first."""
    calls = reversed(dict(sites[sites.default].years)[year])
    return _document(sites, {"calls": (_line(_call(found, sites)) for found in sites.archive.of(*calls))})


def year_name(year: str) -> str:
    return f"calls-{year}.json"


def _document(sites: Sites, lists: Mapping[str, Iterable[str]]) -> bytes:
    """A line for each record."""
    licence = sites[sites.default].licence
    head = {
        "format": FORMAT,
        "title": {language: site.title for language, site in sites.by_language.items()},
        **({"licence": licence.url} if licence else {}),
    }
    parts = [f"{_line(key)}: {_line(value)}" for key, value in head.items()]
    parts += [f"{_line(key)}: [\n" + ",\n".join(records) + "\n]" for key, records in lists.items()]
    return ("{" + ",\n".join(parts) + "}\n").encode()


def _line(record: object) -> str:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def _each(found: Entry, sites: Sites) -> Record:
    """What entries of all kinds have: id, and per language title, summary and address."""
    editions = {
        language: _filled({
            "title": edition.title,
            "summary": edition.summary,
            "url": _url(found, language, sites),
            "first_published": _plain(edition.first_published),
            "last_changed": published_on(edition)[1],
            "corrections": [{"date": str(c.date), "note": c.note} for c in edition.corrections],
            "changes": [{"date": str(c.date), "note": c.note} for c in edition.changes],
        })
        for language, edition in found.editions.items()
    }  # fmt: skip
    return {"id": found.id, "original": found.original.language, "editions": editions}


def _url(found: Entry, language: Language, sites: Sites) -> str:
    if language not in sites.by_language:
        return ""
    return sites.addresses.absolute(sites[language].permalinks[found.id])


def _call(found: Entry, sites: Sites) -> Record:
    facts = found.call
    odd = [_discrepancy(*each, sites) for each in data_rows.discrepancies_of(found, sites)]
    return _each(found, sites) | _filled({
        "date": str(facts.date),
        "date_precision": facts.date_precision,
        "start": _plain(facts.start),
        "status": facts.status,
        "medium": facts.medium,
        "participants": list(facts.participants),
        "initiator": facts.initiator,
        "topics": list(facts.topics),
        "checked": _plain(facts.checked),
        "facts": [
            {
                "fact": comparison.fact,
                "standing": comparison.standing,
                "claims": [
                    _filled({
                        "value": _plain(claim.value),
                        "approximate": claim.approximate,
                        "by": list(claim.by),
                        "sources": _cited(claim.evidence),
                    })
                    for claim in comparison.claims
                ],
            }
            for comparison in accounts.compare_facts(facts, sites[sites.default].archive.sides)
            if comparison.claims
        ],
        "accounts": [
            _filled({"party": party, "side": side, "basis": basis})
            for _, party, side, basis in data_rows.voices_of(found, sites)
        ],
        "silences": [
            _filled({"topic": topic, "side": side, "silence": cell.silence, "sources": _cited(cell.shown_by)})
            for topic, side, cell in data_rows.empty_cells(found, sites)
        ],
        "statements": [
            _statement(statement, found, sites)
            for account in found.original.body.accounts
            for statement in account.statements
        ],
        "discrepancies": [each for each in odd if each["kind"] not in entry.NOTES],
        "remarks": [each for each in odd if each["kind"] in entry.NOTES],
        "quotations": [
            _filled({
                "edition": language, "by": q.by, "via": q.via, "language": q.language,
                "fragment": fragments.of_quotation(q), "text": q.text,
                "translation": q.translation, "original_language": q.original,
            })
            for language, edition in found.editions.items()
            for q in edition.body.quotations
        ],
    })  # fmt: skip


def _discrepancy(found: entry.Discrepancy, fragment: str, texts: Record, sites: Sites) -> Record:
    note = found.kind in entry.NOTES
    return _filled({
        "kind": found.kind,
        "topic": found.topic,
        "between": list(found.between),
        "among": "" if note else accounts.between(found, sites[sites.default].archive.sides),
        "fragment": fragment,
        "text": texts,
        "sources": _cited(found.citations),
    })  # fmt: skip


def _cited(citations: Iterable[entry.Citation]) -> list[Record]:
    return [_filled({"source": c.source, "locator": c.locator}) for c in citations]


def _statement(statement: entry.Statement, found: Entry, sites: Sites) -> Record:
    texts = {}
    for language, edition in found.editions.items():
        for account in edition.body.accounts:
            for other in account.statements:
                if (other.party, other.topic) == (statement.party, statement.topic) and language in sites.by_language:
                    texts[language] = plain(other.pieces, sites[language])
    fragment = fragments.of_statement(statement.topic, statement.party)
    said = {"party": statement.party, "topic": statement.topic, "fragment": fragment, "text": texts}
    return said | {"sources": _cited(statement.citations)}


def _actor(found: Entry, sites: Sites) -> Record:
    facts = found.actor
    titles = {language: edition.role_titles for language, edition in found.editions.items()}
    return _each(found, sites) | _filled({
        "kind": facts.kind,
        "original_name": facts.original_name,
        "sort_name": facts.sort_name,
        "spellings": [_filled({"form": s.form, "language": s.language, "scheme": s.scheme}) for s in facts.spellings],
        "roles": [
            _filled({
                "role": role.role,
                "title": {language: words[role.role] for language, words in titles.items() if role.role in words},
                "of": role.of,
                "from": _plain(role.start),
                "to": _plain(role.end),
                "basis": role.basis,
            })
            for role in facts.roles
        ],
        "country": facts.country,
        "wikidata": facts.wikidata,
    })  # fmt: skip


def _source(found: Entry, sites: Sites) -> Record:
    facts = found.source
    return _each(found, sites) | _filled({
        "outlet": facts.outlet,
        "outlet_basis": facts.outlet_basis,
        "type": facts.type,
        "platform": facts.platform,
        "language": found.original.language,
        "kicker": facts.kicker,
        "authors": list(facts.authors),
        "agencies": list(facts.agencies),
        "published": _plain(facts.published),
        "published_basis": facts.published_basis,
        "updated": _plain(facts.updated),
        "url": facts.url,
        "archived_url": facts.archived_url,
        "accessed": _plain(facts.accessed),
        "calls": list(facts.calls),
    })  # fmt: skip


def _plain(value: object) -> object:
    """A value as JSON can hold it: durations and times in ISO 8601."""
    if isinstance(value, Duration):
        return value.iso
    if isinstance(value, ZonedTime):
        return value.local.isoformat()
    if isinstance(value, tuple):
        return list(value)
    return str(value) if value is not None else None


def _filled(record: Record) -> Record:
    """Without what is empty."""
    return {key: value for key, value in record.items() if value not in (None, "", [], {}, False)}
