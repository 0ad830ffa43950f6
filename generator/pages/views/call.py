"""What the template of a call may see. Types only."""

from dataclasses import dataclass

from markupsafe import Markup

from generator.pages.views.shared import (
    NOTHING,
    BodySection,
    CallLine,
    CorrectionLine,
    Download,
    Fact,
    Head,
    Link,
    Place,
    QuotationLine,
    SourceNote,
)


@dataclass(frozen=True, slots=True)
class Cell:
    """What one account says on one point. Without `html` the account does not mention it, and `state` says so."""

    account: str
    anchor: str
    state: str
    html: Markup
    differs: bool = False


@dataclass(frozen=True, slots=True)
class DiscrepancyNote:
    anchor: str
    label: str
    html: Markup


@dataclass(frozen=True, slots=True)
class Point:
    """A row of the accounts: a topic, one cell for each account in order, and what differs."""

    anchor: str
    text: str
    href: str
    permalink: str
    cells: tuple[Cell, ...]
    discrepancies: tuple[DiscrepancyNote, ...] = ()


@dataclass(frozen=True, slots=True)
class PointGroup:
    """Points of which the same can be said, such as that all accounts name them."""

    text: str
    points: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Thread:
    """The calls on one topic in order of time, this one among them."""

    text: str
    href: str
    calls: tuple[CallLine, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """How to cite the page, in one language."""

    language: str
    text: str


@dataclass(frozen=True, slots=True)
class CallView:
    head: Head
    topics: tuple[Link, ...]
    parties: str
    date: str
    title: str
    status: str
    facts: tuple[Fact, ...]
    summary: Markup
    accounts: tuple[Link, ...]
    accounts_note: str
    accounts_caption: str
    points: tuple[Point, ...]
    discrepancies: tuple[DiscrepancyNote, ...]
    agreed: tuple[PointGroup, ...]
    quotations: tuple[QuotationLine, ...]
    prose: Markup
    sections: tuple[BodySection, ...]
    previous: CallLine | None
    next: CallLine | None
    threads: tuple[Thread, ...]
    sources: tuple[SourceNote, ...]
    citations: tuple[Citation, ...]
    downloads: tuple[Download, ...]
    permalink: str
    corrections: tuple[CorrectionLine, ...]
    body_language: Markup = NOTHING
