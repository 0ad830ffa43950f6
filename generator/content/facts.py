"""The facts of each kind of entry, which its original alone carries. Types only."""

from dataclasses import dataclass

from generator.base.notation import Duration, PartialDate, ZonedTime


@dataclass(frozen=True, slots=True)
class Report:
    """Typed facts as one party or outlet states them. What it does not state is None (or empty)."""

    by: str
    source: str
    locator: str = ""
    duration: Duration | None = None
    approximate: bool = False
    start: ZonedTime | None = None
    initiator: str | None = None
    status: str | None = None
    participants: tuple[str, ...] = ()
    note: str = ""
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class CallFacts:
    date: PartialDate
    status: str
    participants: tuple[str, ...]
    date_precision: str = "day"
    start: ZonedTime | None = None
    medium: str = "unknown"
    initiator: str | None = None
    topics: tuple[str, ...] = ()
    reports: tuple[Report, ...] = ()
    checked: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Spelling:
    """A form of a name that occurs in sources, with its language or transliteration scheme if known."""

    form: str
    language: str = ""
    scheme: str = ""


@dataclass(frozen=True, slots=True)
class Role:
    """An office: `role` names its title in `role_titles`; held from the first to the last day that the dates allow."""

    role: str
    of: str = ""
    start: PartialDate | None = None
    end: PartialDate | None = None
    basis: str = ""
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class ActorFacts:
    kind: str
    spellings: tuple[Spelling, ...] = ()
    original_name: str = ""
    sort_name: str = ""
    roles: tuple[Role, ...] = ()
    country: str = ""
    wikidata: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    date: PartialDate
    note: str


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """`outlet` published it; of a party's own text (`type` in `OWN_TEXTS`) that is the party, on a `platform`."""

    outlet: str
    outlet_basis: str = ""
    kicker: str = ""
    lead: str = ""
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    published: PartialDate | ZonedTime | None = None
    published_basis: str = ""
    updated: PartialDate | ZonedTime | None = None
    url: str = ""
    archived_url: str = ""
    accessed: PartialDate | ZonedTime | None = None
    type: str = "article"
    platform: str = ""
    credits: tuple[str, ...] = ()
    calls: tuple[str, ...] = ()
    rights: str = "quotations"
    digest: str = ""


@dataclass(frozen=True, slots=True)
class TopicFacts:
    parent: str = ""


@dataclass(frozen=True, slots=True)
class PageFacts:
    menu: int | None = None


Facts = CallFacts | ActorFacts | SourceFacts | TopicFacts | PageFacts
