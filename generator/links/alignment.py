"""Two editions of one entry in, their units side by side out. Pure.

Units with names of their own (title, summary, statements) meet by name. Blocks, discrepancies and footnotes meet in
their order; where one edition has more of them, what they refer to tells which has no counterpart.
"""

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from generator.content import entry

_IN_ORDER = ("block", "discrepancy", "footnote")


class Pair(NamedTuple):
    """One unit in both editions; None where an edition does not have it."""

    original: entry.Unit | None
    translation: entry.Unit | None


def aligned(original: entry.Edition, translation: entry.Edition) -> tuple[Pair, ...]:
    """Every unit of both editions once, in the original's order; what only the translation has, where it has it."""
    partner: dict[int, int] = {}
    for name in dict.fromkeys(unit.name for unit in original.units):
        here = [n for n, unit in enumerate(original.units) if unit.name == name]
        there = [n for n, unit in enumerate(translation.units) if unit.name == name]
        partner |= dict(_matched(original, here, translation, there) if name in _IN_ORDER else zip(here, there))  # noqa: B905  (a name that only one edition has finds no partner)
    pairs, done = list[Pair](), set(partner.values())
    following = 0
    for n, unit in enumerate(original.units):
        mate = partner.get(n)
        if mate is not None:
            while following <= mate:
                if following not in done:
                    pairs.append(Pair(None, translation.units[following]))
                following += 1
        pairs.append(Pair(unit, None if mate is None else translation.units[mate]))
    rest = (unit for n, unit in enumerate(translation.units) if n >= following and n not in done)
    return (*pairs, *(Pair(None, unit) for unit in rest))


def _matched(
    original: entry.Edition, here: Sequence[int], translation: entry.Edition, there: Sequence[int]
) -> list[tuple[int, int]]:
    """Pairs of indices. With as many on both sides they meet in order, else by what they hold."""
    if len(here) == len(there):
        return list(zip(here, there, strict=True))
    ours, theirs = _shapes(original, here), _shapes(translation, there)
    pairs = list[tuple[int, int]]()
    for tag, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag in ("equal", "replace"):
            pairs += zip(here[a:b], there[c:d])  # noqa: B905  (what is left over has no counterpart)
    return pairs


def _shapes(edition: entry.Edition, indices: Sequence[int]) -> list[tuple[object, ...]]:
    """What a unit holds beyond its words: the rank of a heading, and what it refers to."""
    levels = {block.line: block.level for block in (*edition.body.opening, *edition.body.rest)}
    units = [edition.units[n] for n in indices]
    return [(levels.get(unit.line, 0), *sorted(referred(edition, unit))) for unit in units]


def referred(edition: entry.Edition, unit: entry.Unit) -> list[tuple[str, str, str]]:
    """(use, target, locator) of all that a unit of the body refers to, in its order."""
    if unit.name in ("title", "summary") or unit.name.startswith("role "):
        return []
    found = (r for r in edition.references if unit.line <= r.line <= unit.last)
    return [(r.use, r.target, r.locator) for r in found]
