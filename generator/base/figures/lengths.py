"""How long something took, as printed: `rund zwei Stunden`, `einstündig`, `not even an hour`, `stundenlang`.

In: a text, its language. Out: `Length`s with their minutes and how exactly they are meant. What took so long, and
whether it is a length at all (`binnen 24 Stunden` is none), is for the reader to say.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from generator.base.figures.read import figures
from generator.base.figures.words import words_of

Bound = Literal["exact", "over", "under", "around"]


@dataclass(frozen=True, slots=True)
class Length:
    """`minutes` None where none are counted. `bound`: exactly so long, more, less, or about."""

    start: int
    end: int
    minutes: int | None
    bound: Bound
    printed: str

    @property
    def approximate(self) -> bool:
        return self.bound != "exact"

    @property
    def value(self) -> str | None:
        """As an ISO 8601 duration."""
        if not self.minutes:
            return None
        hours, rest = divmod(self.minutes, 60)
        return "PT" + (f"{hours}H" if hours else "") + (f"{rest}M" if rest else "")


@lru_cache(maxsize=8192)
def lengths(text: str, language: str) -> tuple[Length, ...]:
    """Durations of less than a day, from left to right."""
    found = [
        _with_bound(text, figure.start, figure.text, int(figure.value[0] or 0), language)
        for figure in figures(text, language)
        if figure.kind == "duration" and _is_counted(figure.text, language)
    ]
    found += [
        Length(match.start(), match.end(), None, "around", match[0]) for match in _uncounted(language).finditer(text)
    ]
    return tuple(sorted(found, key=lambda f: f.start))


def _is_counted(text: str, language: str) -> bool:
    """In minutes or hours; days and weeks are terms."""
    words = words_of(language)
    units = [form for form, unit in words.forms["durations"].items() if unit in ("minute", "hour")]
    return bool(re.search(rf"(?:{'|'.join(units)})(?!\w)", text, re.IGNORECASE))


def bound_before(text: str, start: int, language: str, word: str = "") -> tuple[int, Bound]:
    """Where the words begin that say how exactly a figure is meant, and what they say; `word` if it stands inside."""
    before = _bounds(language).search(text[:start])
    word = before["bound"] if before else word
    meant = words_of(language).meaning("bounds", re.sub(r"\s+", " ", word), ignore_case=True) if word else ""
    bound: Bound = meant or "exact"  # type: ignore[assignment]
    return before.start("bound") if before else start, bound


def _with_bound(text: str, start: int, printed: str, minutes: int, language: str) -> Length:
    inner = re.search(rf"\b(?:{words_of(language).texts['inner']})\b", printed, re.IGNORECASE)
    first, bound = bound_before(text, start, language, inner[0] if inner else "")
    end = start + len(printed)
    return Length(first, end, minutes, bound, text[first:end].strip())


@cache
def _bounds(language: str) -> re.Pattern[str]:
    """Words that stand right before the figure, an article between: `knapp eine`, `mehr als einer`."""
    forms = words_of(language).any_of("bounds").replace(" ", r"\s+")
    return re.compile(rf"(?<![\w-])(?P<bound>{forms})\s+(?:(?:an?|eine[rmn]?|gute[nr]?)\s+)?$", re.IGNORECASE)


@cache
def _uncounted(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{words_of(language).texts['uncounted']})(?![\w-])", re.IGNORECASE)
