"""What the template of a call may see. Types only."""

from typing import NamedTuple

from markupsafe import Markup

from generator.pages.views.pictures import Marks
from generator.pages.views.shared import (
    NOTHING,
    BodySection,
    CallLine,
    CorrectionLine,
    Fact,
    Head,
    Link,
    Place,
    QuotationLine,
    Reference,
    SourceNote,
)


class Column(NamedTuple):
    """One side: its name, and each voice that speaks for it with the words for what its account rests on."""

    text: str
    href: str
    voices: tuple[Place, ...]


class Said(NamedTuple):
    """What one voice says on one point; `voice` is empty where the side has no other. `state` says if it differs."""

    voice: str
    anchor: str
    state: str
    html: Markup
    permalink: str


class Cell(NamedTuple):
    """What one side says on one point. Where it says nothing, `state` tells whether it is silent or nobody can tell.

    `silence` is `silent` or `unknown` then, else empty.
    """

    side: str
    said: tuple[Said, ...]
    state: str = ""
    silence: str = ""
    references: tuple[Reference, ...] = ()
    differs: bool = False


class DiscrepancyNote(NamedTuple):
    """What differs, `between` sides, voices of one side, or reports."""

    anchor: str
    label: str
    html: Markup
    permalink: str
    between: str


class WordingLine(NamedTuple):
    """How one voice words a point: `html` with what differs marked, `note` whose words these are."""

    voice: str
    html: Markup
    note: str


class Point(NamedTuple):
    """A row of the accounts: a topic, one cell for each side in order, what differs, and the words for one thing."""

    anchor: str
    text: str
    href: str
    permalink: str
    cells: tuple[Cell, ...]
    discrepancies: tuple[DiscrepancyNote, ...] = ()
    wordings: tuple[WordingLine, ...] = ()


class Thread(NamedTuple):
    """A topic of this call, and the calls on it before and after this one, if there are any."""

    topic: Link
    previous: CallLine | None
    next: CallLine | None


class CitationRecord(NamedTuple):
    """The page in BibTeX: `name` is what the record is saved as."""

    name: str
    text: str


class CallView(NamedTuple):
    head: Head
    topics: tuple[Link, ...]
    parties: str
    date: str
    title: str
    status: str
    facts: tuple[Fact, ...]
    summary: Markup
    accounts: tuple[Column, ...]
    accounts_note: str
    legend: tuple[Place, ...]
    accounts_caption: str
    points: tuple[Point, ...]
    marks: Marks
    discrepancies: tuple[DiscrepancyNote, ...]
    notes: tuple[DiscrepancyNote, ...]
    quotations: tuple[QuotationLine, ...]
    prose: Markup
    sections: tuple[BodySection, ...]
    previous: CallLine | None
    next: CallLine | None
    threads: tuple[Thread, ...]
    sources: tuple[SourceNote, ...]
    citation: str
    record: CitationRecord
    corrections: tuple[CorrectionLine, ...]
    changes: tuple[CorrectionLine, ...]
    checked: str
    body_language: Markup = NOTHING
