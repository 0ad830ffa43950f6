"""The word lists in `words/`, and the patterns that are made of them.

In: the data files beside this module. Out: plain dictionaries and alternations for regular expressions. A name in a
list is a word of the language or a country; persons are never listed, they come from the register and the article.
"""

import re
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from generator.articles.vocabulary.own import content, own_files
from generator.base.languages import slugify

#: Characters of an id, or a part of one, that is made of an article's words.
_LONGEST = 50
_FOLDER = Path(__file__).parent / "words"


@cache
def word_list(name: str) -> dict[str, dict[str, str]]:
    """A list of records by their key, with what the archive adds; a sequence of records counts from "0"."""
    found = _records(content(_FOLDER / f"{name}.yaml"))
    for path in own_files("words"):
        own = content(path) if path.stem == name else {}
        for key, record in _records(own).items():
            at = key if isinstance(own, dict) else f"own {key}"
            found[at] = _more(found.get(at, {}), record)
    return found


def _records(found: Any) -> dict[str, dict[str, str]]:
    pairs = found.items() if isinstance(found, dict) else enumerate(found if isinstance(found, list) else ())
    records = (
        (key, {"": each} if isinstance(each, str) else each if isinstance(each, dict) else {}) for key, each in pairs
    )
    return {str(key): {k: text for k, text in each.items() if isinstance(text, str)} for key, each in records}


def _more(record: dict[str, str], own: dict[str, str]) -> dict[str, str]:
    """A record with the archive's own words behind those that it has."""
    words = {key: (*split(record.get(key, "")), *split(text)) for key, text in own.items()}
    return record | {key: "|".join(dict.fromkeys(each)) for key, each in words.items()}


@cache
def entry(name: str, key: str) -> tuple[str, ...]:
    """The words of one entry of a flat list (`key: "a|b|c"`)."""
    return split(word_list(name).get(key, {}).get("", ""))


@cache
def members(name: str, key: str) -> frozenset[str]:
    """The words of one entry, to ask whether a word is among them."""
    return frozenset(entry(name, key))


@cache
def given_names() -> frozenset[str]:
    return frozenset((_FOLDER / "given_names.txt").read_text(encoding="utf-8").split())


def gender_of(given: str) -> str:
    """`f` or `m` for a given name, empty where nobody can tell."""
    if given in members("common", "either"):
        return ""
    if given in members("common", "women") or (given.endswith("a") and given not in members("common", "men_in_a")):
        return "f"
    return "m" if given in given_names() or given in members("common", "men_in_a") else ""


def split(text: str) -> tuple[str, ...]:
    return tuple(word for word in text.split("|") if word)


def alternation(words: Iterable[str]) -> str:
    """`(?:long|short)` of literal words, the longest first; a blank matches any white space, an apostrophe any."""
    ordered = sorted({w for w in words if w}, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(_literal(w) for w in ordered) + ")" if ordered else r"(?!)"


def id_of(words: str) -> str:
    """Words of an article as an id, or a part of one; letters that no id holds are left out."""
    made = slugify(words, "de").encode("ascii", "ignore").decode()
    short = "-".join(part for part in made.split("-") if part)[:_LONGEST].strip("-")
    return short or f"x{blake2b(words.encode(), digest_size=4).hexdigest()}"


def _literal(word: str) -> str:
    return re.sub(r"['’]", "['’]", re.escape(word).replace(r"\ ", r"\s+"))
