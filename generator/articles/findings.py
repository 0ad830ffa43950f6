"""What the importer finds in articles: mentions, proposals, quotations, calls, contacts, discrepancies.

In: nothing. Out: frozen types, one per list of the import report, in its coordinates (line from 1, column from 0, code
points). References across articles are `(article id, first line, last line)`. What a text means is said by its type, so
that whoever writes, reads back or renames findings need not know each of them (`changed`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, is_dataclass, replace
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_type_hints

from generator.articles.article import Article, Line

Reference = tuple[str, int, int]
#: Ids: of an actor, of an actor or an article whose outlet is unknown, of a person who is new, of a call; then texts of
#: a form, and those that are one of some words.
ActorId = Annotated[str, "actor"]
PartyId = Annotated[str, "party"]
NewId = Annotated[str, "new"]
CallId = Annotated[str, "call"]
Day = Annotated[str, "day"]
Length = Annotated[str, "length"]
Precision = Annotated[str, ("day", "month", "by")]
Status = Annotated[str, ("announced", "held", "cancelled", "unconfirmed")]
Medium = Annotated[str, ("phone", "video")]
Differing = Annotated[str, (
    "duration", "date", "start", "status", "initiator", "medium", "participants", "extent", "period", "proposer",
    "obligation", "condition", "omission", "emphasis", "number", "wording", "headline-body", "stale-head",
    "translation", "name", "spelling", "role", "development", "scope", "term", "proposal", "reciprocity",
)]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Span:
    line: int
    col: int
    length: int
    exact: str
    prefix: str = ""
    suffix: str = ""


def span_of(line: Line, start: int, end: int) -> Span:
    """The span of some columns of a line, with 32 characters of it on either side."""
    text = line.text
    return Span(line.n, start, end - start, text[start:end], text[max(0, start - 32) : start], text[end : end + 32])


@dataclass(frozen=True, slots=True)
class Mention:
    span: Span
    kind: Literal["name", "compound", "role", "group-role"]
    actors: tuple[ActorId, ...]
    known: bool = True


@dataclass(frozen=True, slots=True)
class Proposal:
    """A person who is named but not in the register."""

    surface: str
    suggested_id: NewId
    kind: str
    role: str | None
    spans: tuple[Span, ...]
    nearest: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Quotation:
    """`named` is false where the text gives the speaker no name: the id is then made of its words, and is no actor."""

    span: Span
    last_line: int
    opening: str
    speaker: tuple[ActorId, ...]
    channel: str | None
    type: Literal["direct", "indirect"] = "direct"
    nested_in: int | None = None
    named: bool = True


@dataclass(frozen=True, slots=True)
class StatedDuration:
    """A length and who gives it. `bound`: exactly so long, over, under or around it."""

    value: Length | None
    approximate: bool
    printed: str
    stated_by: tuple[ActorId, ...]
    stated_by_text: str | None
    line: Reference
    bound: str = "exact"


@dataclass(frozen=True, slots=True)
class Claim:
    by: ActorId | None
    via: ActorId | None
    channel: str | None
    lines: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Call:
    id: CallId
    participants: tuple[ActorId, ...]
    others: tuple[str, ...]
    date: Day | None
    date_precision: Precision | None
    basis: str | None
    status: Status
    local_time: str | None
    mentioned: tuple[Reference, ...]
    durations: tuple[StatedDuration, ...] = ()
    claims: tuple[Claim, ...] = ()
    medium: Medium = "phone"


@dataclass(frozen=True, slots=True)
class Contact:
    participants: tuple[ActorId, ...]
    date: str | None
    medium: str
    status: str
    lines: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Discrepancy:
    kind: Differing
    call: str | None
    between: tuple[PartyId, ...]
    lines: tuple[Reference, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Remark:
    """Something the editor should look at, with a code for machines."""

    article: str
    line: int
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence and who tells it: `speaker` () is the article itself. `own` if the sentence names its speaker, else it
    was carried over; `leads` if sentences that follow can go on in this voice; `words` are those of the attribution."""

    line: int
    start: int
    end: int
    speaker: tuple[str, ...]
    channel: str | None
    own: bool
    reported: bool
    leads: bool
    words: str
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """What one run found. The mappings go by article id."""

    articles: tuple[Article, ...]
    mentions: Mapping[str, tuple[Mention, ...]]
    proposals: Mapping[str, tuple[Proposal, ...]]
    quotations: Mapping[str, tuple[Quotation, ...]]
    calls: tuple[Call, ...] = ()
    contacts: tuple[Contact, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    warnings: tuple[Remark, ...] = ()


@cache
def types_of(kind: type) -> Mapping[str, Any]:
    """The fields of a finding with their declared types, in their order."""
    return get_type_hints(kind, include_extras=True)


def mark_of(kind: Any) -> Any:
    """What a type, or one that may be None, says of a text: "actor", "day", the words that it may be; else None."""
    return next((each.__metadata__[0] for each in (kind, *get_args(kind)) if hasattr(each, "__metadata__")), None)


def changed(value: Any, kind: Any, change: Callable[[Any, Any], Any]) -> Any:
    """The value with its parts as `change` makes them, which is given each with its declared type; what it gives back
    as it was is looked into. Articles stay."""
    made = change(value, kind)
    if made is not value or value is None or isinstance(value, Article):
        return made
    within = get_args(kind)
    if isinstance(value, tuple):
        return tuple(changed(part, within[0], change) for part in value)
    if isinstance(value, Mapping):
        return {key: changed(part, within[1], change) for key, part in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        parts = {name: changed(getattr(value, name), each, change) for name, each in types_of(type(value)).items()}
        return replace(value, **parts)
    return value
