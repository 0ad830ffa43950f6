"""What one content file says: an `Edition`, its facts, its body in pieces. Types only.

What an edition has many of are named tuples, which are stored and read back several times faster than dataclasses.

In: nothing. Out: frozen types. Whether an edition is the original or a translation, and whether what it refers to
exists, is not known here: that takes two files, and `links` looks at two files.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from generator.base.languages import Language
from generator.base.notation import PartialDate, ZonedTime
from generator.content.facts import (
    ActorFacts,
    CallFacts,
    Correction,
    Facts,
    PageFacts,
    Report,
    Role,
    SourceFacts,
    Spelling,
    TopicFacts,
)
from generator.content.pieces import (
    Attribution,
    Block,
    Citation,
    Kind,
    Mention,
    NoteMark,
    Piece,
    Pieces,
    Prose,
    Quoted,
    Sentence,
    Translation,
    Unit,
    Units,
)

Use = Literal[
    "mention", "citation", "speaker", "party", "between", "statement", "participant", "initiator", "topic", "reporter",
    "evidence", "office", "outlet", "covers", "parent",
]  # fmt: skip

__all__ = [
    "COLLECTIONS", "NOTES", "OWN_TEXTS", "Account", "ActorFacts", "Attribution", "Block", "Body", "CallFacts",
    "Citation", "ContentFile", "Correction", "Discrepancy", "Edition", "Facts", "Kind", "Mention", "NoteMark",
    "PageFacts", "Piece", "Pieces", "Prose", "Quotation", "Quoted", "Reference", "Report", "Role", "Sentence",
    "Silence", "SourceFacts", "Spelling", "Statement", "TimedUpdate", "TopicFacts", "Translation", "Unit", "Units",
    "Use",
]  # fmt: skip

#: Types of sources that are a party's own text: an official account, a message on a platform, a public statement.
OWN_TEXTS = ("readout", "post", "statement")

#: Kinds of discrepancies that tell what is odd about a source alone.
NOTES = ("headline-body", "stale-head", "translation", "name", "spelling", "role")

#: The collection (folder of `content/`) of each kind.
COLLECTIONS: Mapping[str, Kind] = {
    "sources": "source", "calls": "call", "actors": "actor", "topics": "topic", "pages": "page",
}  # fmt: skip


class ContentFile(NamedTuple):
    """A file of a collection; `path` is relative to the archive. `stamp`: mtime and ctime in ns, size, inode."""

    path: str
    kind: Kind
    id: str
    language: Language
    stamp: tuple[int, int, int, int]


# ---- what an edition says and refers to -----------------------------------------------------------------------------


class Reference(NamedTuple):
    """One place at which an edition refers to an entry. `sentence` is the plain text around a mention, in pieces."""

    kind: Kind
    target: str
    use: Use
    line: int
    column: int
    locator: str = ""
    sentence: Sentence = ()


class Statement(NamedTuple):
    """What one party says on one topic of a call. `citations` are those inside it, in order."""

    party: str
    topic: str
    pieces: Pieces
    citations: tuple[Citation, ...]
    line: int
    column: int


class Silence(NamedTuple):
    """A topic that a party does not speak of, as the cited source shows, which prints the party's text on it."""

    party: str
    topic: str
    citations: tuple[Citation, ...]
    line: int
    column: int


class Account(NamedTuple):
    """What one party says about the call, one statement a topic.

    `basis`: on what it rests, one of `schema.BASES`. Only of a full text is silence known for every topic; `silences`
    are those known besides. Both stand in the original alone.
    """

    party: str
    statements: tuple[Statement, ...]
    line: int
    column: int
    basis: str = ""
    silences: tuple[Silence, ...] = ()


class Discrepancy(NamedTuple):
    """What an editor has established beyond the typed facts. `topic` may be empty."""

    kind: str
    topic: str
    between: tuple[str, ...]
    pieces: Pieces
    citations: tuple[Citation, ...]
    line: int
    column: int


class Quotation(NamedTuple):
    """A marked quotation: its words as plain text, who said them and through which channel.

    `sentence` is the one that an entry quotes them in; empty for a block quotation, which stands alone. `translation`
    is ours, into the language of the edition; `original` is the language of which the words are a translation already.
    """

    by: str
    via: str
    language: str
    text: str
    line: int
    column: int
    sentence: Sentence = ()
    translation: str = ""
    original: str = ""


class TimedUpdate(NamedTuple):
    """One update of a live blog: its locator, its time, the id of its heading."""

    locator: str
    time: ZonedTime
    anchor: str
    line: int


class Body(NamedTuple):
    """`opening` is the prose before the first account or discrepancy, `rest` the prose behind it."""

    opening: Prose | tuple[Block, ...] = ()
    accounts: tuple[Account, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    rest: Prose | tuple[Block, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    updates: tuple[TimedUpdate, ...] = ()


class Edition(NamedTuple):
    """One content file. `title` is an actor's name; `facts` is None where the file carries none.

    `stated` names the facts that stand in the file, in its order. `keys` gives line and column of each top-level key,
    for problems that need two files. `digest` is that of the file's bytes: whatever else is here follows from it.
    `card` and `words` are digests of what pages of other entries may show: see `content.card`.
    """

    path: str
    id: str
    kind: Kind
    language: Language
    digest: str
    title: str
    summary: str = ""
    slug: str = ""
    aliases: tuple[str, ...] = ()
    role_titles: Mapping[str, str] = {}
    corrections: tuple[Correction, ...] = ()
    changes: tuple[Correction, ...] = ()
    first_published: PartialDate | None = None
    last_changed: PartialDate | None = None
    draft: bool = False
    facts: Facts | None = None
    stated: tuple[str, ...] = ()
    translates: tuple[str, ...] | None = None
    body: Body = Body()
    references: tuple[Reference, ...] = ()
    units: Units | tuple[Unit, ...] = ()
    card: str = ""
    words: str = ""
    keys: Mapping[str, tuple[int, int]] = {}
