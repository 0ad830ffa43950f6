"""An article as it was read: its text, its labelled lines, its metadata, its updates.

In: nothing. Out: frozen types that every later step of the import reads. Coordinates are those of the import report:
lines from 1, columns from 0 in code points of the unchanged text; for HTML a line is a block of visible text.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Label = Literal[
    "outlet", "kicker", "headline", "kicker+headline", "lead", "author", "date", "image", "subhead", "update-head",
    "body", "correction", "notice", "credit", "tags", "boilerplate", "blank",
]  # fmt: skip
Basis = Literal["stated", "inferred"]

#: Labels of lines in which persons, quotations and calls are looked for.
HEAD = frozenset({"kicker", "headline", "kicker+headline", "lead"})
HEADINGS = frozenset({"kicker", "headline", "kicker+headline", "subhead", "update-head"})
PROSE: frozenset[Label] = frozenset(
    {"kicker", "headline", "kicker+headline", "lead", "subhead", "update-head", "body", "correction"}
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the input with the label it was given and the ground for it."""

    n: int
    text: str
    label: Label
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """A metadata value, whether the text states it, the lines it rests on. Unknown: value None or (), basis None."""

    value: object = None
    basis: Basis | None = None
    lines: tuple[int, ...] = ()
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Update:
    """One timed update of a live blog. `order` 1 is the first printed; `lines` is first and last, both included."""

    order: int
    printed_time: str | None
    published: str | None
    basis: Basis | None
    headline: str | None
    author: str | None
    lines: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Article:
    """What was read from one file. `metadata` has every field of the import report, in its order. `rows` holds the
    rows of the input for each line, where the input is a text that was wrapped; else it is empty."""

    id: str
    path: str
    media_type: str
    encoding: str
    sha256: str
    language: str
    lines: tuple[Line, ...]
    metadata: Mapping[str, Value]
    updates: tuple[Update, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    def line(self, n: int) -> Line:
        return self.lines[n - 1]

    @property
    def prose(self) -> tuple[Line, ...]:
        """The lines that belong to the article's own text, heads included."""
        return tuple(line for line in self.lines if line.label in PROSE)


def section_of(article: Article, line: int) -> int:
    """-1 for the head, the order of the update a line belongs to, else 0."""
    if article.line(line).label in HEAD:
        return -1
    update = _update_at(article, line)
    return update.order if update else 0


def _update_at(article: Article, line: int) -> Update | None:
    k = bisect_right(article.updates, line, key=lambda update: update.lines[0]) - 1
    return article.updates[k] if k >= 0 and line <= article.updates[k].lines[1] else None


def base_date(article: Article, line: int | None = None) -> str | None:
    """The ISO day that "yesterday" counts from: the update's, else the article's; None if neither is known."""
    update = _update_at(article, line) if line is not None else None
    stated = (article.metadata[name].value for name in ("published", "updated") if name in article.metadata)
    known = update.published if update and update.published else next((d for d in stated if isinstance(d, str)), None)
    return known[:10] if known and re.match(r"\d{4}-\d\d-\d\d", known) else None


def base_hour(article: Article, line: int) -> int:
    """The hour of the base date up to which the words of a line were written, that of the update or of the article's
    last change; 24 if that is not known, or the change was on another day."""
    update = _update_at(article, line)
    stated = (article.metadata[name].value for name in ("published", "updated") if name in article.metadata)
    known = (update.published or "") if update else max((s for s in stated if isinstance(s, str)), default="")
    return int(known[11:13]) if "T" in known and known[:10] == base_date(article, line) else 24
