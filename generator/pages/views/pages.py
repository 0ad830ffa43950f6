"""What the templates of actors, topics, sources, free pages and entrances may see. Types only."""

from collections.abc import Mapping
from typing import NamedTuple

from markupsafe import Markup

from generator.pages.views.pictures import Strip
from generator.pages.views.shared import (
    NOTHING,
    BodySection,
    CallLine,
    CorrectionLine,
    Head,
    Link,
    MentionLine,
    Particular,
    SourceNote,
    StatementLine,
)


class ActorCall(NamedTuple):
    """A call in an actor's table; `glyph` is the picture of its accounts."""

    date: str
    status: str
    href: str
    counterparts: str
    role: str
    duration: str
    title: str
    glyph: Markup
    lang: Markup


class ActorYear(NamedTuple):
    text: str
    anchor: str
    calls: tuple[ActorCall, ...]


class Counterpart(NamedTuple):
    """Whom an actor spoke with; `pair` is the page of the two, where there is one."""

    text: str
    href: str
    note: str
    pair: str


class ActorView(NamedTuple):
    """`pages` are the parts of each long list, by the name of its section. Only the first part has more than lists."""

    head: Head
    kind: str
    country: str
    name: str
    original_name: str
    original_language: str
    facts: tuple[Particular, ...]
    profile: Markup
    years: tuple[ActorYear, ...]
    calls_caption: str
    strip: Strip | None
    counterparts: tuple[Counterpart, ...]
    quotations: tuple[StatementLine, ...]
    statements: tuple[StatementLine, ...]
    mentions: tuple[MentionLine, ...]
    sources: tuple[SourceNote, ...]
    corrections: tuple[CorrectionLine, ...]
    downloads: tuple[Link, ...]
    pages: Mapping[str, tuple[Link, ...]]
    body_language: Markup = NOTHING

    @property
    def pictured(self) -> bool:
        """Whether a call has a picture, which asks for its key."""
        return any(call.glyph for year in self.years for call in year.calls)


class Position(NamedTuple):
    """What one voice said; `href` leads to the statement in its call."""

    voice: str
    href: str
    html: Markup


class PositionCell(NamedTuple):
    """What one side said in one call. Where it said nothing, `state` tells what is known of its silence.

    `kind` is `contested`, `silent`, `unknown`, `absent` (took no part in the call), or empty.
    """

    side: str
    said: tuple[Position, ...] = ()
    state: str = ""
    kind: str = ""


class PositionRow(NamedTuple):
    """One call: a cell for each side of the topic, in their order."""

    date: str
    href: str
    text: str
    cells: tuple[PositionCell, ...]
    lang: Markup = NOTHING


class TopicView(NamedTuple):
    """`pages` are the parts of each long list, by the name of its section; `part` is the number of this one."""

    head: Head
    title: str
    downloads: tuple[Link, ...]
    summary: str
    parent: Link | None
    children: tuple[Link, ...]
    body: Markup
    calls: tuple[CallLine, ...]
    sides: tuple[Link, ...]
    positions: tuple[PositionRow, ...]
    mentions: tuple[MentionLine, ...]
    sources: tuple[SourceNote, ...]
    corrections: tuple[CorrectionLine, ...]
    pages: Mapping[str, tuple[Link, ...]]
    part: int = 1
    title_language: Markup = NOTHING
    body_language: Markup = NOTHING

    @property
    def pictured(self) -> bool:
        """Whether a call has a picture, which asks for its key."""
        return any(call.glyph for call in self.calls)


class SourceView(NamedTuple):
    """`pages` are the parts of each long list, by the name of its section."""

    head: Head
    kind: str
    outlet: Link
    title: str
    language: str
    facts: tuple[Particular, ...]
    calls: tuple[CallLine, ...]
    body: Markup
    supports: tuple[StatementLine, ...]
    corrections: tuple[CorrectionLine, ...]
    pages: Mapping[str, tuple[Link, ...]]
    body_language: Markup = NOTHING


class FreeView(NamedTuple):
    """A free page, such as about and imprint."""

    head: Head
    title: str
    summary: str
    body: Markup
    sections: tuple[BodySection, ...]
    sources: tuple[SourceNote, ...]
    corrections: tuple[CorrectionLine, ...]
    title_language: Markup = NOTHING
    body_language: Markup = NOTHING


class DataTable(NamedTuple):
    link: Link
    note: str
    columns: tuple[str, ...]


class Recipe(NamedTuple):
    """What to do with the flat table: in words, or as `code` to copy."""

    program: str
    words: str
    code: str = ""


class DataView(NamedTuple):
    """What can be taken away.

    `whole` is the archive in one file, `years` its calls and `citations` their records, `tables` are its parts, `notes`
    how to read them, `recipes` a beginning in three programs.
    """

    head: Head
    heading: str
    intro: str
    whole: tuple[Link, ...]
    years: tuple[Link, ...]
    citations: tuple[Link, ...]
    recipes: tuple[Recipe, ...]
    tables: tuple[DataTable, ...]
    notes: tuple[str, ...]
    streams: tuple[Link, ...]


class Door(NamedTuple):
    """One language on the pages that stand before all languages; `moved` says where files that are gone lead on."""

    language: str
    href: str
    text: str
    title: str
    heading: str
    note: str
    moved: str
    data: Link


class EntranceView(NamedTuple):
    """The chooser at the root, and the page for addresses that do not exist."""

    head: Head
    heading: str
    label: str
    doors: tuple[Door, ...]


class RedirectView(NamedTuple):
    """An old address: `href` is where it leads, `canonical` the same in full."""

    language: str
    title: str
    href: str
    canonical: str
