"""What each side said on a topic, so that a shift can be seen: a row for each call, a column for each side.

In: a topic's id, the site of one language, the number of a part. Out: the sides, those with the most positions first,
and rows, newest call first. A side that took no part in a call has an empty cell, which is no silence.
"""

from collections import Counter

from generator.content import entry
from generator.links import Entry, archive
from generator.pages.partials.call_lines import date_words
from generator.pages.partials.glyphs import accounts_in
from generator.pages.partials.mentions import said
from generator.pages.site import fragments
from generator.pages.site.language_site import LanguageSite, foreign
from generator.pages.site.pagination import Part, part
from generator.pages.views.pages import Position, PositionCell, PositionRow
from generator.pages.views.shared import Link

_Found = tuple[Entry, archive.Point, dict[str, archive.Cell]]


def sides_on(topic: str, site: LanguageSite) -> tuple[Link, ...]:
    """The sides that speak of a topic, or are known to be silent on it; they head the columns."""
    return tuple(Link(*site.side(key)) for key in _sides(topic, site))


def positions_on(topic: str, site: LanguageSite, number: int) -> Part[PositionRow]:
    """What all sides say on a topic, a row for each call in which one of them does."""
    sides = _sides(topic, site)
    return part(_found(topic, site), number, lambda found: _row(found, sides, site))


def _found(topic: str, site: LanguageSite) -> tuple[_Found, ...]:
    return site.remember("positions", topic, lambda: tuple(_points(topic, site)))


def _points(topic: str, site: LanguageSite) -> list[_Found]:
    found = []
    for call in map(site.entry, reversed(site.archive.calls_on.get(topic, ()))):
        table = accounts_in(call, site)
        for point in table.points:
            if point.topic == topic:
                cells = {side.key: cell for side, cell in zip(table.sides, point.cells, strict=True)}
                found.append((call, point, cells))
    return found


def _sides(topic: str, site: LanguageSite) -> tuple[str, ...]:
    spoken, known = Counter[str](), dict[str, None]()
    for _, _, cells in _found(topic, site):
        spoken.update(key for key, cell in cells.items() if cell.statements)
        known.update(dict.fromkeys(key for key, cell in cells.items() if cell.silence != "unknown"))
    return tuple(sorted(known, key=lambda key: (-spoken[key], site.side(key)[0])))


def _row(found: _Found, sides: tuple[str, ...], site: LanguageSite) -> PositionRow:
    call, point, cells = found
    return PositionRow(
        date=date_words(call.call, site),
        href=site.addresses.link(site.permalinks[call.id], fragments.of_point(point.topic)),
        text=site.shown_parties(call),
        cells=tuple(_cell(key, cells.get(key), point, call, site) for key in sides),
        lang=foreign(call.edition(site.language).language, site.language),
    )


def _cell(key: str, cell: archive.Cell | None, point: archive.Point, call: Entry, site: LanguageSite) -> PositionCell:
    name, text = site.side(key)[0], site.catalogue.text
    if cell is None:
        return PositionCell(name, kind="absent")
    if cell.silence:
        state = text("not mentioned") if cell.silence == "silent" else text("our sources do not tell")
        return PositionCell(name, state=state, kind=cell.silence)
    departing = {statement.party for statement in cell.statements} & point.departing
    return PositionCell(
        name,
        tuple(_position(statement, call, site) for statement in cell.statements),
        text("states differently") if departing else "",
        "contested" if departing else "",
    )


def _position(statement: entry.Statement, call: Entry, site: LanguageSite) -> Position:
    anchor = fragments.of_statement(statement.topic, statement.party)
    href = site.addresses.link(site.permalinks[call.id], anchor)
    return Position(site.shown[statement.party], href, said(call, statement, site))
