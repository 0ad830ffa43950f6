"""What the importer finds in articles: mentions, proposals, quotations, calls, contacts, discrepancies.

In: nothing. Out: frozen types, one per list of the import report, in its coordinates (line from 1, column from 0, code
points). References across articles are `(article id, first line, last line)`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from generator.articles.article import Article, Line

Reference = tuple[str, int, int]


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
    actors: tuple[str, ...]
    known: bool = True


@dataclass(frozen=True, slots=True)
class Proposal:
    """A person who is named but not in the register."""

    surface: str
    suggested_id: str
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
    speaker: tuple[str, ...]
    channel: str | None
    type: Literal["direct", "indirect"]
    nested_in: int | None = None
    named: bool = True


@dataclass(frozen=True, slots=True)
class StatedDuration:
    """A length and who gives it. `bound`: exactly so long, over, under or around it."""

    value: str | None
    approximate: bool
    printed: str
    stated_by: tuple[str, ...]
    stated_by_text: str | None
    line: Reference
    bound: str = "exact"


@dataclass(frozen=True, slots=True)
class Claim:
    by: str | None
    via: str | None
    channel: str | None
    lines: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Call:
    id: str
    participants: tuple[str, ...]
    others: tuple[str, ...]
    date: str | None
    date_precision: str | None
    basis: str | None
    status: str
    local_time: str | None
    mentioned: tuple[Reference, ...]
    durations: tuple[StatedDuration, ...] = ()
    claims: tuple[Claim, ...] = ()
    medium: str = "phone"


@dataclass(frozen=True, slots=True)
class Contact:
    participants: tuple[str, ...]
    date: str | None
    medium: str
    status: str
    lines: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Discrepancy:
    kind: str
    call: str | None
    between: tuple[str, ...]
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
