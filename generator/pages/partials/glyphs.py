"""A call as a small picture: a column for each side, a row for each point. SVG and the words that say the same out.

In: a call and the site of one language. A bar is a statement, a heavy one a statement that another side contradicts, a
broken one silence that is known; where nothing is known there is nothing. Rows that are alike and follow one another
are one line, whose dashes are their bars, so that a list of fifty calls stays light.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup, escape

from generator.links import Entry, accounts, archive
from generator.pages.site import fragments
from generator.pages.site.language_site import LanguageSite
from generator.pages.views.pictures import Marks, MarksRow
from generator.pages.views.shared import NOTHING, Link

#: Width of a column, of the gap between two, and height of a row, in pixels. Columns of many sides are narrower.
_COLUMN, _NARROW, _GAP, _ROW = 14, 8, 3, 5
#: The height of the picture in rows at most; more rows are drawn smaller.
_TALLEST = 14
_DRAWN: tuple[tuple[archive.Mark, str], ...] = (("stated", ""), ("differs", "d"), ("silent", "s"))


class Drawing(NamedTuple):
    """A picture: its class, viewBox, size in pixels, what it shows in words, and paths with the class of each."""

    kind: str
    box: str
    width: int
    height: int
    words: str
    paths: tuple[tuple[str, str], ...]


def accounts_of(call: Entry, site: LanguageSite) -> archive.SideBySide:
    """The accounts of a call's original side by side, worked out once."""
    return site.remember("accounts", call.id, lambda: accounts.side_by_side(call, call.original, site.archive.sides))


def accounts_in(call: Entry, site: LanguageSite) -> archive.SideBySide:
    """The same of its edition in the language of the site."""
    edition, sides = call.edition(site.language), site.archive.sides
    if edition is call.original:
        return accounts_of(call, site)
    return site.remember("accounts told", call.id, lambda: accounts.side_by_side(call, edition, sides))


def glyph(call: Entry, site: LanguageSite) -> Markup:
    """The picture of a call, nothing for one without accounts."""
    return site.remember("glyph", call.id, lambda: _glyph(call, site))


def _glyph(call: Entry, site: LanguageSite) -> Markup:
    drawing = drawn(call, site)
    if not drawing:
        return NOTHING
    classes = {kind: kind and f' class="{kind}"' for kind, _ in drawing.paths}
    paths = "".join(f'<path{classes[kind]} d="{lines}"/>' for kind, lines in drawing.paths)
    return Markup(  # noqa: S704  (numbers, and words that are escaped)
        f'<svg class="{drawing.kind}" role="img" viewBox="{drawing.box}" width="{drawing.width}"'
        f' height="{drawing.height}"><title>{escape(drawing.words)}</title>{paths}</svg>'
    )


def drawn(call: Entry, site: LanguageSite) -> Drawing | None:
    """The picture of a call in its parts, nothing for one without accounts."""
    points = accounts_of(call, site).points
    if not points:
        return None
    rows = [point.marks for point in points]
    sides = len(rows[0])
    column = _COLUMN if sides < 4 else _NARROW
    width, height = sides * (column + _GAP) - _GAP, len(rows) * _ROW - 1
    scale = min(1, _TALLEST / len(rows))
    paths = ((kind, "".join(_lines(rows, mark, column))) for mark, kind in _DRAWN)
    return Drawing(
        "glyph" if column == _COLUMN else "glyph many",
        f"0 0 {width} {height}",
        round(width * scale),
        round(height * scale),
        glyph_words(points, site),
        tuple((kind, lines) for kind, lines in paths if lines),
    )


def _lines(rows: "list[tuple[archive.Mark, ...]]", mark: archive.Mark, column: int) -> Iterator[str]:
    """The lines of one sort: down a column over neighbouring rows; across it where a bar is broken itself."""
    for side, marks in enumerate(zip(*rows, strict=True)):
        left = side * (column + _GAP)
        if mark == "silent":
            yield from (f"M{left} {row * _ROW + 2}h{column}" for row, found in enumerate(marks) if found == mark)
            continue
        row, inset = 0, int(mark == "stated")
        for found, run in groupby(marks):
            number = len(tuple(run))
            if found == mark:
                yield f"M{left + column // 2} {row * _ROW + inset}v{number * _ROW - 1 - 2 * inset}"
            row += number


def marks(sides: Iterable[archive.Side], points: Iterable[archive.Point], page: str, site: LanguageSite) -> Marks:
    """The picture large, as a table whose rows lead to the points on `page` (an address, empty for the same page)."""
    words: dict[archive.Mark, str] = {
        "stated": site.catalogue.text("stated"),
        "differs": site.catalogue.text("stated differently"),
        "silent": site.catalogue.text("not mentioned"),
        "unknown": site.catalogue.text("our sources do not tell"),
    }
    return Marks(
        tuple(site.side(side.key)[0] for side in sides),
        tuple(
            MarksRow(
                Link(site.shown[point.topic], f"{page}#{fragments.of_point(point.topic)}"),
                tuple((mark, words[mark]) for mark in point.marks),
            )
            for point in points
        ),
    )


def glyph_words(points: Iterable[archive.Point], site: LanguageSite) -> str:
    """“4 Punkte von beiden Seiten, davon 2 verschieden; 3 nur von einer; bei 1 Schweigen belegt”."""
    rows = [point.marks for point in points]
    count, text = site.catalogue.count, site.catalogue.text
    sides = len(rows[0])
    saying = [sum(mark in ("stated", "differs") for mark in row) for row in rows]
    shared, alone = sum(number > 1 for number in saying), saying.count(1)
    differing, silent = (sum(mark in row for row in rows) for mark in ("differs", "silent"))
    if sides == 1:
        return count("%(num)s point, one side only", "%(num)s points, one side only", alone)
    words = []
    if shared and sides == 2:
        words.append(count("%(num)s point by both sides", "%(num)s points by both sides", shared))
    elif shared:
        words.append(count("%(num)s point by several sides", "%(num)s points by several sides", shared))
    if differing:
        words[-1:] = [", ".join((*words[-1:], text("of these %(num)s differently", num=differing)))]
    if alone:
        words.append(count("%(num)s point by one side only", "%(num)s points by one side only", alone))
    if silent:
        words.append(text("silence known on %(num)s", num=silent))
    return site.apart(words)
