"""How one name is written in different ways: transliterations, umlauts, initials, short forms, slips.

In: names. Out: further forms of them, and keys that are equal where two spellings may be one name. Keys are loose, so
they are only ever compared with the few names of a register or an article, never with all words.
"""

import re
import unicodedata
from functools import lru_cache

from generator.articles.vocabulary.words import entry


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """The text without accents, letter for letter: the same length, so that columns stay what they are."""
    return "".join(unicodedata.normalize("NFD", c)[0] if ord(c) > 127 else c for c in text).replace("ß", "s")


@lru_cache(maxsize=65536)
def sound(name: str) -> str:
    """A key that transliterations of one name share: Melnitschuk, Melnitchouk and Melnychuk."""
    key = plain(name.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")).lower()
    for letters, one in (pair.split() for pair in entry("common", "sounds")):
        key = key.replace(letters, one)
    key = re.sub(r"[^a-zA-Z ]", "", key)
    return re.sub(r"(.)\1+", r"\1", key)


def same_given_name(one: str, other: str) -> bool:
    """Whether two given names may be one person's: equal, transliterated, short for one another, or an initial."""
    a, b = plain(one).lower().strip("."), plain(other).lower().strip(".")
    if a == b or sound(one) == sound(other):
        return True
    if any({a, b} <= set(family.split()) for family in entry("common", "short_names")):
        return True
    return (len(a) == 1 or len(b) == 1) and a[:1] == b[:1]


def written_forms(name: str) -> tuple[str, ...]:
    """The name and how else it is typed: without accents, with umlauts written out, initials closed up."""
    forms = [name, re.sub(r"[äöüÄÖÜß]", _written_out, name)]
    forms += [plain(f) for f in forms]
    if re.match(r"(?:\w\. ?)+\w\. ", name + " "):
        forms += [re.sub(r"\. (?=\w\.)", ".", name), re.sub(r"(?<=\b\w)\. ?(?=\w\.)|(?<=\b\w)\.(?= )", "", name)]
    if "-" in name:
        forms += [f.replace("-", " ") for f in forms if len(f) > 9]
    forms += [f.replace("'", "’") for f in forms if "'" in f] + [f.replace("’", "'") for f in forms if "’" in f]
    if name[:1].islower():
        forms += [f[:1].upper() + f[1:] for f in forms]
    return tuple(dict.fromkeys(forms))


def _written_out(match: re.Match[str]) -> str:
    return {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"}[match.group()]
