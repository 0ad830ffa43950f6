"""The facts of each kind of entry, which its original alone carries. Types only."""

from typing import NamedTuple

from generator.base.notation import Duration, PartialDate, ZonedTime


class Report(NamedTuple):
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


class CallFacts(NamedTuple):
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


class Spelling(NamedTuple):
    """A form of a name that occurs in sources, with its language or transliteration scheme if known."""

    form: str
    language: str = ""
    scheme: str = ""


class Role(NamedTuple):
    """An office: `role` names its title in `role_titles`; held from the first to the last day that the dates allow."""

    role: str
    of: str = ""
    start: PartialDate | None = None
    end: PartialDate | None = None
    basis: str = ""
    line: int = 1
    column: int = 1


class ActorFacts(NamedTuple):
    kind: str
    spellings: tuple[Spelling, ...] = ()
    original_name: str = ""
    sort_name: str = ""
    roles: tuple[Role, ...] = ()
    country: str = ""
    wikidata: str = ""


class Correction(NamedTuple):
    date: PartialDate
    note: str


class SourceFacts(NamedTuple):
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


class TopicFacts(NamedTuple):
    parent: str = ""


class PageFacts(NamedTuple):
    menu: int | None = None


Facts = CallFacts | ActorFacts | SourceFacts | TopicFacts | PageFacts
