"""States, their capitals, their citizens, and the houses that stand for an office.

In: words as printed, German endings included. Out: ISO 3166 codes and ids of houses, and patterns to search for them.
"""

import re
from collections.abc import Mapping
from functools import cache

from generator.articles.vocabulary.words import alternation, split, word_list

DETERMINERS = r"(?:[Dd](?:er|ie|as|em|en|es)|[Zz]u[mr]|[Vv]om|[Bb]eim|[Ii]m|[Aa]m)"


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
    for code, record in word_list("countries").items():
        stems = split(record["adj"] if language == "de" else record["en_adj"])
        if any(re.fullmatch(rf"{re.escape(s)}(?:e[rnms]?)?", word.strip()) for s in stems):
            return code
    return None


@cache
def demonyms(language: str) -> re.Pattern[str]:
    """Nouns for one citizen or party member, with an article before them; group `noun`."""
    if language == "de":
        nouns = "|".join(f"(?P<x{c}>{_citizen(c)})" for c in word_list("countries") if _citizen(c))
        return re.compile(rf"\b(?P<det>{DETERMINERS})\s+(?:\d+-[Jj]ährigen?\s+)?(?:{nouns})(?![\w-])")
    nouns = "|".join(f"(?P<x{c}>{_english_citizen(c)})" for c in word_list("countries") if _english_citizen(c))
    return re.compile(
        rf"\b(?P<det>[Tt]he)\s+(?:{nouns})(?![\w-]|\s+[a-zA-Z]+s?\b(?<!said)(?<!told)(?<!wrote)(?<!added))"
    )


@cache
def _country_names() -> Mapping[str, str]:
    table: dict[str, str] = {}
    for code, record in word_list("countries").items():
        for name in (*split(record["de"]), *split(record["en"]), *split(record["city"]), code):
            table.setdefault(name, code)
            table.setdefault(_folded(name), code)
    return table


@cache
def country_words() -> str:
    return alternation(n for r in word_list("countries").values() for n in (*split(r["de"]), *split(r["en"])))


@cache
def country_genitive() -> str:
    return alternation(
        f"{n}s" for r in word_list("countries").values() for n in split(r["de"]) if n[-1] not in "snUNO"
    ).replace(
        "(?:",
        "(?:"
        + alternation(f"{n}s" for r in word_list("countries").values() for n in split(r["de"]) if n[-1] == "n")
        + "|",
        1,
    )


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


def nominative(name: str) -> str:
    return name if name in _country_names() else name.removesuffix("s")


def _citizen(code: str) -> str:
    """Singular forms of the citizen nouns that an article makes sure of, feminine included."""
    forms = []
    for man in split(word_list("countries")[code]["man"]):
        stem = man.removesuffix("e")
        forms += [f"{man}n?" if man.endswith("e") else f"{man}s?", f"{stem}in" if man.endswith("e") else f"{man}in"]
    parties = word_list("parties").get(code, {})
    forms += [f"{p}(?:s|en|in)?" for p in split(parties.get("de", ""))]
    if parties.get("initials"):
        forms.append(f"(?:{parties['initials']})-(?:Politiker|Chef|Vorsitzende|Kanzler|Mann|Frau)(?:s|n|in|r)?")
    return "|".join(forms)


def _english_citizen(code: str) -> str:
    words = [w for w in split(word_list("countries")[code]["en_adj"]) if w.endswith(("an", "er")) and " " not in w]
    return "|".join([*map(re.escape, words), *map(re.escape, split(word_list("parties").get(code, {}).get("en", "")))])


def _folded(name: str) -> str:
    table = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", " ": "-"})
    return name.lower().translate(table)
