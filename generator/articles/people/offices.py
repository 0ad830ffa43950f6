"""Words for offices, read from data: `Bundeskanzlerin`, `Kremlsprecher`, `US-Präsident`, `press secretary`.

In: words as printed. Out: the class of the office, and what stands before it in a German compound. The surprising
thing: a German noun is an office by its last part, so every minister and every spokesperson is one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from generator.articles.vocabulary.states import adjective_country, country_of, seat_in
from generator.articles.vocabulary.words import entry, split, word_list

_MOST_REMEMBERED = 4096
#: Classes whose noun a joined word only narrows (`Regierungssprecher`); any other becomes another office by it
#: (`Bankpräsident`).
_NARROWED = frozenset({"spokesperson", "minister", "lawmaker", "adviser", "envoy", "scholar", "press", "other_title"})


@dataclass(frozen=True, slots=True)
class OfficeNoun:
    """`kind` is a key of `words/offices.yaml`, `prefix` the first part of a German compound, its hyphen included."""

    kind: str
    prefix: str = ""


@lru_cache(_MOST_REMEMBERED)
def german_office(word: str) -> OfficeNoun | None:
    """The office that a German noun names."""
    match = _german().fullmatch(word) if word[:1].isupper() else None
    if match is None:
        return None
    kind, prefix = match.lastgroup or "", match["prefix"]
    joined = bool(prefix) and not prefix.endswith("-") and not seat_in(prefix.capitalize())
    if joined and kind == "spokesperson" and prefix.lower() in entry("de", "no_spokespersons"):
        return None
    return OfficeNoun("other_title" if joined and kind not in _NARROWED else kind, prefix)


@lru_cache(_MOST_REMEMBERED)
def english_office(words: str) -> OfficeNoun | None:
    """The office that English words name, none of them left over."""
    match = _english().fullmatch(words)
    return OfficeNoun(match.lastgroup or "") if match else None


def office_before(words: Sequence[str], end: int, language: str) -> tuple[int, OfficeNoun] | None:
    """The office whose noun ends right before the word at `end`, and where it begins."""
    if end <= 0:
        return None
    if language == "de":
        found = german_office(words[end - 1])
        return (end - 1, found) if found else None
    for start in range(max(0, end - 4), end):
        if found := english_office(" ".join(words[start:end])):
            return start, found
    return None


@cache
def may_be(kind: str) -> frozenset[str]:
    """The classes of office that an expression of this class can stand for."""
    return frozenset({kind, *split(word_list("offices").get(kind, {}).get("may_be", ""))})


@cache
def _german() -> re.Pattern[str]:
    parts = [f"(?P<{kind}>{record['de']})" for kind, record in word_list("offices").items()]
    return re.compile(r"(?P<prefix>[\w./’'&-]{0,40}?)(?:" + "|".join(parts) + ")", re.IGNORECASE)


@cache
def _english() -> re.Pattern[str]:
    parts = [f"(?P<{kind}>{record['en']})" for kind, record in word_list("offices").items() if record.get("en")]
    return re.compile("(?:" + "|".join(parts) + ")s?", re.IGNORECASE)


@lru_cache(_MOST_REMEMBERED)
def kind_in(text: str) -> str | None:
    """The class of the first office that a plain text names, as in a register."""
    words = text.split()
    for length in (3, 2, 1):
        for i in range(len(words) - length + 1):
            part = " ".join(words[i : i + length])
            for pattern in (_german(), _english()):
                if match := pattern.fullmatch(part):
                    return match.lastgroup
    return None


@lru_cache(_MOST_REMEMBERED)
def country_in(text: str) -> str | None:
    """The state that a plain text names, by its name or an adjective."""
    words = text.split()
    pairs = [" ".join(pair) for pair in pairwise(words)]
    for word in (*pairs, *re.findall(r"[\w’'.-]+", text)):
        if code := country_of(word) or adjective_country(word, "de") or adjective_country(word, "en"):
            return code
    return None
