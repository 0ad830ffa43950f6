"""What the templates of home, lists and pairs may see. Types only."""

from typing import NamedTuple

from generator.pages.views.pictures import Marks, Strip, Timeline
from generator.pages.views.shared import CallLine, Head, Link


class Figure(NamedTuple):
    """A number of the archive's size, with its noun."""

    number: str
    text: str


class LeadView(NamedTuple):
    """A call that is shown large, with some of its points; `more` leads to the others, its text empty for none."""

    call: CallLine
    summary: str
    marks: Marks
    more: Link


class ChangeLine(NamedTuple):
    """A call that was changed on a day, and what was."""

    date: str
    call: CallLine
    words: str


class HomeView(NamedTuple):
    """`lead` is the recent call whose accounts differ most, `calls` are the newest others that were held, `others` the
    newest that are not known to have been."""

    head: Head
    heading: str
    figures: tuple[Figure, ...]
    timeline: Timeline | None
    lead: LeadView | None
    calls: tuple[CallLine, ...]
    others: tuple[CallLine, ...]
    changes: tuple[ChangeLine, ...]
    all_calls: Link
    overview: Link
    topics: tuple[Link, ...]
    actors: tuple[Link, ...]


class CallGroup(NamedTuple):
    anchor: str
    text: str
    calls: tuple[CallLine, ...]


class CallsView(NamedTuple):
    """Calls of all years or of one, newest first, grouped by month or year."""

    head: Head
    heading: str
    intro: str
    years: tuple[Link, ...]
    groups: tuple[CallGroup, ...]
    pages: tuple[Link, ...]

    @property
    def pictured(self) -> bool:
        """Whether a call has a picture, which asks for its key."""
        return any(call.glyph for group in self.groups for call in group.calls)


class LinkGroup(NamedTuple):
    anchor: str
    text: str
    links: tuple[Link, ...]


class ListView(NamedTuple):
    """A register of actors or topics."""

    head: Head
    heading: str
    intro: str
    groups: tuple[LinkGroup, ...]
    pages: tuple[Link, ...]
    more: Link | None = None


class SourceLine(NamedTuple):
    title: str
    href: str
    language: str
    outlet: str
    date: str
    note: str


class SourcesView(NamedTuple):
    head: Head
    heading: str
    intro: str
    sources: tuple[SourceLine, ...]
    pages: tuple[Link, ...]


class MatrixCell(NamedTuple):
    """How often two actors spoke; `level` from 0 to 4 shades it, `label` says it in words."""

    text: str
    href: str
    label: str
    level: int


class MatrixRow(NamedTuple):
    link: Link
    cells: tuple[MatrixCell, ...]


class PairsView(NamedTuple):
    head: Head
    heading: str
    intro: str
    strip: Strip | None
    caption: str
    columns: tuple[Link, ...]
    rows: tuple[MatrixRow, ...]
    pairs: tuple[Link, ...]
    pages: tuple[Link, ...]


class PairView(NamedTuple):
    head: Head
    heading: str
    intro: str
    actors: tuple[Link, ...]
    strip: Strip | None
    calls: tuple[CallLine, ...]
    topics: tuple[Link, ...]
    downloads: tuple[Link, ...]
    pages: tuple[Link, ...]

    @property
    def pictured(self) -> bool:
        """Whether a call has a picture, which asks for its key."""
        return any(call.glyph for call in self.calls)
