"""Tables to take away: rows in, CSV (RFC 4180, UTF-8) out; and the calls of one actor as such a table.

Cells that a spreadsheet would take for a formula get an apostrophe in front.
"""

import csv
import io
from collections.abc import Iterable, Sequence

from generator.links import Entry
from generator.pages.partials.call_lines import durations_in_words
from generator.pages.site.language_site import LanguageSite
from generator.pages.site.sites import Page, Sites

Row = Sequence[object]
#: ASCII, and the wide forms that spreadsheets take for the same.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def calls_of_actor(page: Page, sites: Sites) -> bytes:
    """An actor's calls, newest first, in the page's language."""
    site = sites[page.language]
    actor = page.subject[0]
    header = ("id", "date", "date_precision", "status", "with", "role", "duration", "headline", "url")
    calls = (site.entry(ident) for ident in reversed(site.archive.calls_of.get(actor, ())))
    return written(header, (_actor_row(call, actor, site) for call in calls))


def _actor_row(call: Entry, actor: str, site: LanguageSite) -> Row:
    facts = call.call
    others = "; ".join(site.names[ident] for ident in facts.participants if ident != actor)
    url = site.addresses.absolute(site.permalinks[call.id])
    return (
        call.id, facts.date, facts.date_precision, facts.status, others, site.role(actor, facts.date),
        durations_in_words(call, site, site.names).replace("\u00a0", " "), site.names[call.id], url,
    )  # fmt: skip


def written(header: Sequence[str], rows: Iterable[Row]) -> bytes:
    """A table with one header row; what is None becomes an empty cell."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue().encode()


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
