"""How much of the torture a run takes its share of: `make test` a bounded selection, `make torture` all."""

import os
from collections.abc import Sequence
from typing import TypeVar

#: Set by `make torture`.
ALL = bool(os.environ.get("BRIEFINGS_TORTURE"))
_Case = TypeVar("_Case")


def each_or_all(cases: Sequence[_Case]) -> list[list[_Case]]:
    """In the torture each case alone, else all of them at once: as strict, but it does not say which one it was."""
    return [[case] for case in cases] if ALL else [list(cases)]


def some(numbers: range, step: int) -> range:
    """In the torture every number, else every `step`-th."""
    return numbers if ALL else numbers[::step]
