"""A body in pieces: finished HTML text and, between it, what only the whole archive can finish. Types only."""

import pickle
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import Any, ClassVar, Literal, NamedTuple, Self, TypeVar, overload

Kind = Literal["source", "call", "actor", "topic", "page"]


class Mention(NamedTuple):
    """An entry named in running text. `html` holds the author's own words, None means the entry's name."""

    kind: Kind
    target: str
    html: str | None = None


class Citation(NamedTuple):
    """A numbered reference to a source, or to one update (`18:42`) or paragraph (`p8`) of it."""

    source: str
    locator: str = ""


class Translation(NamedTuple):
    """What stands behind a quotation of another language: our translation, or that its words are one already.

    `text` is our translation into the language of the edition; `original` the language that the words were put from.
    """

    text: str = ""
    original: str = ""


class Attribution(NamedTuple):
    """The line below a block quotation: who said it (an actor's id), through which channel, and its translation."""

    by: str
    via: str = ""
    translation: Translation = Translation()


class NoteMark(NamedTuple):
    """Where the text refers to a footnote, or with `back` the way from the footnote to that place.

    `use` counts the places that refer to it, from 0; `uses` says how many there are, where it is the way back.
    """

    number: int
    use: int
    back: bool = False
    uses: int = 1


class Quoted(NamedTuple):
    """The words of a marked quotation inside a sentence, as plain text."""

    text: str
    by: str
    language: str


#: A sentence in plain text, and what in it is more than text.
Sentence = tuple[str | Mention | Quoted, ...]
#: Finished, safe HTML text, and between it what only the whole archive can finish.
Piece = str | Mention | Citation | Attribution | NoteMark | Translation
Pieces = tuple[Piece, ...]


class Unit(NamedTuple):
    """What can go stale by itself: `title`, `summary`, `role ID`, `block`, `PARTY/TOPIC`, `discrepancy`, `footnote`.

    `digest`: 8 hex digits. `line` is its first, `last` its last line (of a key of the front matter: the key's line).
    """

    name: str
    digest: str
    line: int
    last: int


class Block(NamedTuple):
    """One top-level block of prose. `anchor` is the id of a heading or an update, `level` a heading's rank, else 0."""

    pieces: Pieces
    line: int
    anchor: str = ""
    heading: str = ""
    level: int = 0


Row = TypeVar("Row", bound=tuple[Any, ...])


class Packed(Sequence[Row]):
    """Rows that stay packed until they are looked at: an archive of ten thousand calls does not unpack them all."""

    __slots__ = ("_length", "_packed")
    #: The named tuple that a row is.
    row: ClassVar[type[Any]]

    def __init__(self, packed: bytes, length: int) -> None:
        self._packed, self._length = packed, length

    @classmethod
    def of(cls, rows: Iterable[Row]) -> Self:
        found = [tuple(row) for row in rows]
        return cls(pickle.dumps(found, protocol=5), len(found))

    def __reduce__(self) -> tuple[type["Packed[Row]"], tuple[bytes, int]]:
        return type(self), (self._packed, self._length)

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows())

    @overload
    def __getitem__(self, n: int) -> Row: ...
    @overload
    def __getitem__(self, n: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, n: int | slice) -> Row | tuple[Row, ...]:
        return self._rows()[n]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._rows() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._packed)

    def _rows(self) -> tuple[Row, ...]:
        return tuple(map(self.row._make, _Unpacker(BytesIO(self._packed)).load()))


class Prose(Packed[Block]):
    """Blocks of running text."""

    __slots__ = ()
    row = Block


class Units(Packed[Unit]):
    """The units of an edition."""

    __slots__ = ()
    row = Unit


class _Unpacker(pickle.Unpickler):
    """Unpacks types of this module and nothing else, whoever wrote the bytes."""

    def find_class(self, module: str, name: str) -> object:
        found = globals().get(name) if module == __name__ else None
        if not isinstance(found, type) or found.__module__ != module:
            raise pickle.UnpicklingError(f"{module}.{name} is no part of a body")
        return found
