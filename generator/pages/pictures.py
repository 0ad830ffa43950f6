"""Pictures that are tables: calls by month and year, shaded by their number. Text and picture are one.

In: calls and the site of one language. Out: a `Strip`, or None where there is nothing to compare.
"""

from collections.abc import Iterable
from datetime import date

from generator.links import Entry
from generator.pages import formats
from generator.pages.language_site import LanguageSite
from generator.pages.views import Link, Strip, StripCell, StripRow

_DARKEST = 4


def year_strip(calls: Iterable[Entry], site: LanguageSite, caption: str) -> Strip | None:
    """A row for each year, newest first, a cell for each month; None for fewer than two calls."""
    counts: dict[tuple[str, int], list[bool]] = {}
    undated = 0
    for call in calls:
        text = str(call.call.date)
        if len(text) < 7:
            undated += 1
            continue
        counts.setdefault((text[:4], int(text[5:7])), []).append(call.call.status == "held")
    if sum(map(len, counts.values())) + undated < 2 or not counts:
        return None
    years = sorted({year for year, _ in counts}, reverse=True)
    rows = tuple(_row(year, counts, site) for year in years)
    framed = any(cell.announced for row in rows for cell in row.cells)
    legend = site.catalogue.text("Framed: announced, not yet held") if framed else ""
    return Strip(caption, tuple(_month(n, site) for n in range(1, 13)), rows, legend)


def _row(year: str, counts: dict[tuple[str, int], list[bool]], site: LanguageSite) -> StripRow:
    href = site.addresses.link(site.addresses.page(site.language, "calls", year))
    cells = tuple(_cell(counts.get((year, month), []), site) for month in range(1, 13))
    return StripRow(Link(year, href), cells)


def _cell(held: list[bool], site: LanguageSite) -> StripCell:
    number = len(held)
    if not number:
        return StripCell("", site.catalogue.text("none"), 0)
    return StripCell(str(number), "", min(number, _DARKEST), not any(held))


def _month(number: int, site: LanguageSite) -> tuple[str, str]:
    """Initial and full name of a month."""
    name = formats.month(date(2025, number, 1), site.locale)
    return name[:1], name
