"""Pictures that are tables: the calls of each month as dots, a row for each year. Text and picture are one.

In: calls and the site of one language. Out: a `Strip`, or None where there is nothing to compare. A call that was held
is a dot, one that is not known to have been held a ring; a crowded month shows its number instead.
"""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial

from generator.links import Entry
from generator.pages.site.language_site import LanguageSite
from generator.pages.site.listings import held_first
from generator.pages.site.pagination import PART
from generator.pages.views.pictures import Strip, StripCell, StripRow
from generator.pages.views.shared import Link
from generator.pages.words import formats

#: A month shows so many dots at most: two rows of three fit a phone.
_MOST_DOTS = 6
#: Numbers from which a crowded month is shaded more.
_SHADES = (0, 12, 24, 48)

Months = dict[tuple[str, int], list[Entry]]


def year_strip(
    calls: Iterable[Entry], site: LanguageSite, caption: str, href: Callable[[str], str] | None = None
) -> Strip | None:
    """A row for each year, newest first, a cell for each month; None for fewer than two calls.

    A month leads to its call. `href` gives the address of a year, or of a month of several calls; without it both lead
    to the list of the year's calls.
    """
    found: Months = {}
    undated = 0
    for call in calls:
        text = str(call.call.date)
        if len(text) < 7:
            undated += 1
            continue
        found.setdefault((text[:4], int(text[5:7])), []).append(call)
    if sum(map(len, found.values())) + undated < 2 or not found:
        return None
    lead = href or partial(period_href, site=site)
    years = sorted({year for year, _ in found}, reverse=True)
    rows = tuple(
        StripRow(Link(year, lead(year)), tuple(_cell(found.get((year, n), []), lead, site) for n in range(1, 13)))
        for year in years
    )
    rings = any(cell.open for row in rows for cell in row.cells)
    return Strip(caption, tuple(_month(n, site) for n in range(1, 13)), rows, rings)


def period_anchor(period: str, site: LanguageSite) -> str:
    """The id of a year or month in lists of calls; those that are not known to have been held stand apart."""
    return f"{site.catalogue.word('anchor', 'period')}-{period}" if period else "others"


def period_href(period: str, site: LanguageSite) -> str:
    """Where the calls of a year are listed, or those of a month in that list: on the part that its first one is on."""
    year = period[:4]
    if period == year:
        return site.addresses.link(site.addresses.page(site.language, "calls", year))
    return site.remember("month", period, lambda: _month_href(year, period, site))


def _month_href(year: str, period: str, site: LanguageSite) -> str:
    listed = [site.entry(ident).call for ident in held_first(dict(site.years)[year], site.archive)]
    places = [n for n, call in enumerate(listed) if str(call.date).startswith(period)]
    held = listed[places[0]].status == "held"
    page = site.addresses.page(site.language, "calls", year, number=places[0] // PART + 1)
    return site.addresses.link(page, f"s-{period_anchor(period if held else '', site)}")


def _cell(calls: list[Entry], lead: Callable[[str], str], site: LanguageSite) -> StripCell:
    if not calls:
        return StripCell("")
    held = [call.call.status == "held" for call in calls]
    number, pending = len(held), held.count(False)
    label = site.catalogue.count("%(num)s call", "%(num)s calls", number)
    if pending:
        label += ", " + site.catalogue.text("of these not confirmed as held: %(num)s", num=pending)
    href = site.hrefs[calls[0].id] if number == 1 else lead(str(calls[0].call.date)[:7])
    if number > _MOST_DOTS:
        level = sum(number > least for least in _SHADES)
        return StripCell(label, href, text=formats.number(number, site.locale), level=level)
    return StripCell(label, href, number - pending, pending)


def _month(number: int, site: LanguageSite) -> tuple[str, str]:
    """Initial and full name of a month."""
    name = formats.month(date(2025, number, 1), site.locale)
    return name[:1], name
