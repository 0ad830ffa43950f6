"""The archive as one flat table of a language: a row for each statement and source, in words. A site in, rows out.

It is for spreadsheets, so it is written as those of the language open it: with a mark of UTF-8, and with semicolons
where the comma is the sign of decimals. Programs that join use the linked tables (`data_tables`).
"""

from collections.abc import Iterator

from generator.links import Entry
from generator.pages.files.tables import Row, written
from generator.pages.partials.body_html import plain
from generator.pages.site import fragments
from generator.pages.site.language_site import LanguageSite
from generator.pages.words import formats

COLUMNS = (
    "date", "call", "participants", "side", "party", "topic", "text", "language", "source", "locator", "address",
)  # fmt: skip
_MARK = "\ufeff".encode()


def flat_table(site: LanguageSite) -> bytes:
    """What every party says on every point with its sources; in the original's words where there are no others."""
    calls = site.archive.of(*site.archive.calls)
    return _MARK + written(COLUMNS, (row for call in calls for row in _rows(call, site)), delimiter(site))


def delimiter(site: LanguageSite) -> str:
    return ";" if formats.decimal_sign(site.locale) == "," else ","


def _rows(call: Entry, site: LanguageSite) -> Iterator[Row]:
    edition = call.edition(site.language)
    address = site.addresses.absolute(site.permalinks[call.id])
    for account in edition.body.accounts:
        side = site.plain_side(site.archive.sides[account.party] or account.party)
        for statement in account.statements:
            fragment = fragments.of_statement(statement.topic, statement.party)
            said = (
                call.call.date, call.id, site.parties(call), side, site.names[account.party],
                site.names[statement.topic], plain(statement.pieces, site), edition.language,
            )  # fmt: skip
            for citation in statement.citations:
                yield *said, _source(citation.source, site), citation.locator, f"{address}#{fragment}"


def _source(ident: str, site: LanguageSite) -> str:
    source = site.entry(ident)
    return site.headed(site.outlet(source, plain=True), source.original.title)
