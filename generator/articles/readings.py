"""What was read from one article.

In: nothing. Out: `Reading`, an article with its layers, which calls and discrepancies are made of.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from generator.articles.article import Article
from generator.articles.discourse.referents import Referents
from generator.articles.findings import Mention, Proposal, Quotation, Told
from generator.articles.text.document import Document

_Found = TypeVar("_Found")


def by_line(items: Iterable[_Found], line_of: Callable[[_Found], int]) -> dict[int, tuple[_Found, ...]]:
    """The items of each line in their order, so that nobody walks the whole article for the few of a line."""
    found: dict[int, list[_Found]] = {}
    for item in items:
        found.setdefault(line_of(item), []).append(item)
    return {line: tuple(here) for line, here in found.items()}


@dataclass(frozen=True, slots=True)
class Reading:
    """What one article says: the persons, the spans of speaking bodies (never linked as persons), the sentences with
    their speakers, the quotations; its document, and who each noun phrase of it means."""

    article: Article
    mentions: tuple[Mention, ...]
    proposals: tuple[Proposal, ...]
    bodies: tuple[Mention, ...]
    told: tuple[Told, ...]
    quotations: tuple[Quotation, ...]
    document: Document = field(compare=False, repr=False)
    referents: Referents = field(compare=False, repr=False)
    _named: Mapping[int, tuple[Mention, ...]] = field(init=False, compare=False, repr=False)
    _telling: Mapping[int, tuple[Told, ...]] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_named", by_line(self.mentions, lambda mention: mention.span.line))
        object.__setattr__(self, "_telling", by_line(self.told, lambda told: told.line))

    def named_in(self, line: int, start: int = 0, end: int | None = None) -> tuple[Mention, ...]:
        """The mentions in a line, or in the part of it that these columns bound."""
        found = self._named.get(line, ())
        return tuple(m for m in found if start <= m.span.col and (end is None or m.span.col < end))

    def told_in(self, line: int) -> tuple[Told, ...]:
        return self._telling.get(line, ())
