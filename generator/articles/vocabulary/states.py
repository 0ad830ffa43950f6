"""States, their capitals, their citizens, and the houses that stand for an office.

In: words as printed, German endings included. Out: ISO 3166 codes and ids of houses, and patterns to search for them.
"""

import re
from collections.abc import Mapping
from functools import cache

from generator.articles.vocabulary.words import alternation, split, word_list


@cache
def country_of(name: str) -> str | None:
    """ISO code of a state by any of its names, its capital, or an id such as `vereinigtes-koenigreich`."""
    return _country_names().get(name.strip()) or _country_names().get(_folded(name))


@cache
def is_capital(name: str) -> bool:
    return any(name in split(record["city"]) for record in word_list("countries").values())


@cache
def seats() -> Mapping[str, Mapping[str, str]]:
    """The houses, by id."""
    return {record["id"]: record for record in word_list("seats").values()}


@cache
def seat_pattern() -> re.Pattern[str]:
    """The houses' names, German genitives included; group `seat`."""
    return re.compile(rf"(?<![\w-])(?P<seat>{seat_words()}(?:e?s)?)(?![\w-])")


def adjective_country(word: str, language: str) -> str | None:
    """ISO code of `ukrainischen`, `French`."""
    table = _adjectives("de" if language == "de" else "en")
    word = word.strip()
    return table.get(word) or table.get(re.sub(r"e[rnms]?$", "", word))


@cache
def _adjectives(language: str) -> Mapping[str, str]:
    key = "adj" if language == "de" else "en_adj"
    return {stem: code for code, record in word_list("countries").items() for stem in split(record[key])}


@cache
def citizens(language: str) -> Mapping[str, str]:
    """ISO codes by noun for one citizen, with its endings, feminine included."""
    table: dict[str, str] = {}
    for code, record in word_list("countries").items():
        for man in split(record["man"] if language == "de" else record["en_adj"]):
            stem = man.removesuffix("e") if language == "de" else man
            for ending in ("", "e", "en", "n", "s", "in", "es") if language == "de" else ("",):
                table.setdefault(stem + ending, code)
    return table


@cache
def _country_names() -> Mapping[str, str]:
    table: dict[str, str] = {}
    for code, record in word_list("countries").items():
        table[code] = code  # never in small letters: `es`, `in`, `is` are words
        for name in (*split(record["de"]), *split(record["en"]), *split(record["city"])):
            table.setdefault(name, code)
            if len(name) > 2:  # `Un` is no `UN`
                table.setdefault(_folded(name), code)
    return table


@cache
def seat_words() -> str:
    return alternation(n for r in seats().values() for n in (*split(r["de"]), *split(r["en"])))


def seat_in(word: str) -> str | None:
    plain = re.sub(r"\s+", " ", word.strip())
    for house, record in seats().items():
        for name in (*split(record["de"]), *split(record["en"])):
            if plain in (name, name + "s", name + "es"):
                return house
    return None


def prefix_country(prefix: str) -> str | None:
    return country_of(prefix) if prefix in _country_names() else None


def _folded(name: str) -> str:
    table = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", " ": "-"})
    return name.lower().translate(table)
