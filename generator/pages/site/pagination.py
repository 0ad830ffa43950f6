"""Long lists in parts: a list in, the lines that stand on one part of a page out. Pure.

The page of an entry has as many parts as its longest list needs, and the second hundred of each list stands on the
second part. `lengths` says how many parts that are.
"""

from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, TypeVar

PART = 100

_Thing = TypeVar("_Thing")
_Line = TypeVar("_Line")


class Part(NamedTuple, Generic[_Line]):
    """The lines that stand on one part of a page, and how many the whole list has."""

    lines: tuple[_Line, ...]
    of: int


def part(things: Sequence[_Thing], number: int, drawn: Callable[[_Thing], _Line]) -> Part[_Line]:
    """The lines of the `number`th part of a list, from 1."""
    return Part(tuple(map(drawn, things[(number - 1) * PART : number * PART])), len(things))


def parts_needed(length: int) -> int:
    """How many parts a list has; an empty one has one."""
    return max(1, -(-length // PART))
