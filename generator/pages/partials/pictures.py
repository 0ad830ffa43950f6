"""Pictures that are tables: the calls of each month as dots, a row for each year. Text and picture are one.

In: calls and the site of one language. Out: a `Strip`, or None where there is nothing to compare. A call that was held
is a dot, one that is not known to have been held a ring; a crowded month shows its number instead.
"""

from collections.abc import Callable, Iterable
from datetime import date

from generator.links import Entry
from generator.pages.site.language_site import LanguageSite
from generator.pages.views.shared import Link, Strip, StripCell, StripRow
from generator.pages.words import formats

#: A month shows so many dots at most: two rows of three fit a phone.
_MOST_DOTS = 6
#: Numbers from which a crowded month is shaded more.
_SHADES = (0, 12, 24, 48)

Months = dict[tuple[str, int], list[bool]]


def year_strip(
    calls: Iterable[Entry], site: LanguageSite, caption: str, href: Callable[[str], str] | None = None
) -> Strip | None:
    """A row for each year, newest first, a cell for each month; None for fewer than two calls.

    `href` gives the address of a year; without it a year leads to the list of its calls.
    """
    held: Months = {}
    undated = 0
    for call in calls:
        text = str(call.call.date)
        if len(text) < 7:
            undated += 1
            continue
        held.setdefault((text[:4], int(text[5:7])), []).append(call.call.status == "held")
    if sum(map(len, held.values())) + undated < 2 or not held:
        return None
    years = sorted({year for year, _ in held}, reverse=True)
    rows = tuple(_row(Link(year, (href or _list_of(site))(year)), held, site) for year in years)
    rings = any(cell.open for row in rows for cell in row.cells)
    return Strip(caption, tuple(_month(n, site) for n in range(1, 13)), rows, rings)


def _list_of(site: LanguageSite) -> Callable[[str], str]:
    return lambda year: site.addresses.link(site.addresses.page(site.language, "calls", year))


def _row(year: Link, held: Months, site: LanguageSite) -> StripRow:
    return StripRow(year, tuple(_cell(held.get((year.text, month), []), site) for month in range(1, 13)))


def _cell(held: list[bool], site: LanguageSite) -> StripCell:
    number, pending = len(held), held.count(False)
    if not number:
        return StripCell(site.catalogue.text("none"))
    label = site.catalogue.count("%(num)s call", "%(num)s calls", number)
    if pending:
        label += ", " + site.catalogue.text("of these not confirmed as held: %(num)s", num=pending)
    if number > _MOST_DOTS:
        level = sum(number > least for least in _SHADES)
        return StripCell(label, text=formats.number(number, site.locale), level=level)
    return StripCell(label, number - pending, pending)


def _month(number: int, site: LanguageSite) -> tuple[str, str]:
    """Initial and full name of a month."""
    name = formats.month(date(2025, number, 1), site.locale)
    return name[:1], name
