"""A body in pieces: finished HTML text and, between it, what only the whole archive can finish. Types only."""

import pickle
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import Literal, NamedTuple, overload

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


class Block(NamedTuple):
    """One top-level block of prose. `anchor` is the id of a heading or an update, `level` a heading's rank, else 0."""

    pieces: Pieces
    line: int
    anchor: str = ""
    heading: str = ""
    level: int = 0


class Prose(Sequence[Block]):
    """Blocks that stay packed until they are drawn: an archive of ten thousand calls does not unpack them all."""

    __slots__ = ("_length", "_packed")

    def __init__(self, packed: bytes, length: int) -> None:
        self._packed, self._length = packed, length

    @classmethod
    def of(cls, blocks: Iterable[Block]) -> "Prose":
        found = tuple(blocks)
        return cls(pickle.dumps(found, protocol=5), len(found))

    def __reduce__(self) -> tuple[type["Prose"], tuple[bytes, int]]:
        return Prose, (self._packed, self._length)

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[Block]:
        return iter(self._blocks())

    @overload
    def __getitem__(self, n: int) -> Block: ...
    @overload
    def __getitem__(self, n: slice) -> tuple[Block, ...]: ...
    def __getitem__(self, n: int | slice) -> Block | tuple[Block, ...]:
        return self._blocks()[n]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._blocks() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._packed)

    def _blocks(self) -> tuple[Block, ...]:
        blocks: tuple[Block, ...] = _Unpacker(BytesIO(self._packed)).load()
        return blocks


class _Unpacker(pickle.Unpickler):
    """Unpacks types of this module and nothing else, whoever wrote the bytes."""

    def find_class(self, module: str, name: str) -> object:
        found = globals().get(name) if module == __name__ else None
        if not isinstance(found, type) or found.__module__ != module:
            raise pickle.UnpicklingError(f"{module}.{name} is no part of a body")
        return found
