"""Pictures that are tables: what each side says of a call, months of all years, the last calls by day. Types only."""

from typing import NamedTuple

from markupsafe import Markup

from generator.pages.views.shared import Link


class MarksRow(NamedTuple):
    """A point of a call, and of each side its mark (`links.archive.Mark`) with the word for it."""

    link: Link
    marks: tuple[tuple[str, str], ...]


class Marks(NamedTuple):
    """What each side has to say on the points of a call: names of the sides, a row for each point."""

    sides: tuple[str, ...]
    rows: tuple[MarksRow, ...]


class StripCell(NamedTuple):
    """The calls of a month: a dot for each that was `held`, a ring for each that is `open` (announced, cancelled or
    unconfirmed); where they are too many, `text` is their number, shaded by `level` 1 to 4. `label` says it."""

    label: str
    href: str = ""
    held: int = 0
    open: int = 0
    text: str = ""
    level: int = 0


class StripRow(NamedTuple):
    year: Link
    cells: tuple[StripCell, ...]


class Strip(NamedTuple):
    """Calls by year and month. `months` are initial and name; `rings` says that there are rings to explain."""

    caption: str
    months: tuple[tuple[str, str], ...]
    rows: tuple[StripRow, ...]
    rings: bool


class TimelineDay(NamedTuple):
    """The head of a column: `month` and `day` as far as they are known, `label` in full; whether a year `begins`."""

    year: str
    begins: bool
    month: str
    day: str
    label: str


class TimelineMark(NamedTuple):
    """A call in a lane: `drawn` is an SVG that says nothing, `words` say it all."""

    href: str
    words: str
    drawn: Markup


class Lane(NamedTuple):
    """Calls of the same parties, a cell for each day."""

    link: Link
    cells: tuple[tuple[TimelineMark, ...], ...]


class Timeline(NamedTuple):
    """The last calls by day and by parties. `lengths`, `dots`, `rings` and `readouts` say what there is to explain."""

    caption: str
    days: tuple[TimelineDay, ...]
    lanes: tuple[Lane, ...]
    lengths: bool
    dots: bool
    rings: bool
    readouts: bool
