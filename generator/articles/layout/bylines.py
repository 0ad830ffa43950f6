"""Names and bylines by their form.

In: one line in its plain form. Out: whether it is a name or a byline, and whom it names. The surprising thing: a name
and a short German heading have the same form, so `is_name` alone proves nothing.
"""

import re
from functools import lru_cache

from generator.articles.layout.shapes import is_prose, is_sentence_like, sentences, words
from generator.articles.vocabulary.outlets import by_host, by_name, vocabulary
from generator.articles.vocabulary.words import entry
from generator.base.figures.stamps import MONTHS

#: Offices that stand before a name.
TITLES = re.compile(
    r"(?:präsident(?:in)?|minister(?:in)?|kanzler(?:in)?|chef(?:in)?|sprecher(?:in)?|papst|könig(?:in)?|premier|"
    r"general|"
    r"gesandter?|beauftragter?|senator(?:in)?|herr|frau|president|minister|chancellor|secretary|leader|king|"
    r"queen|pope|mr|mrs|ms|dr|prof)$",
    re.IGNORECASE,
)

_PARTICLES = frozenset(entry("common", "particles"))

#: Lower-case words of the language, and words of the trade, that no name contains.
_NO_NAME = frozenset((*entry("common", "inner"), *entry("common", "trade")))

_BYLINE = re.compile(
    r"^[(\[]?(?:(?:ein|eine|eine?r?)\s+(?:[\w-]+\s+)?(?:analyse|kommentar|bericht|interview|reportage|überblick|"
    r"gastbeitrag|"
    r"essay|porträt|kolumne|einschätzung|leitartikel|glosse)\s+von|an?\s+(?:\w+\s+)?(?:analysis|opinion|comment)\s+by|"
    r"(?:reporting|story|written|words|text|analysis|analyse|kommentar|bericht|interview|posted|published|geschrieben|"
    r"veröffentlicht|text und fotos|protokoll|aufgezeichnet|live)\s*(?:by|von|:)|autor(?:en|in|innen|:innen)?\s*:|"
    r"authors?\s*:|von|by)\s*:?\s+(?P<names>\S.*)$",
    re.IGNORECASE,
)

_STAFF = re.compile(
    r"(?:by|von)\s+(?:(?:news|wire|our|staff)\s+)?(?:agencies|agency|services?|staff|wires?|reporters?|redaktion|agenturen)",
    re.IGNORECASE,
)
_REPORTS = re.compile(
    r"^aus\s+[A-ZÄÖÜ][\w.-]+(?:\s[A-ZÄÖÜ][\w.-]+)?\s+(?:berichtet|berichten|meldet)\s+(?P<names>.+)$", re.IGNORECASE
)


@lru_cache(maxsize=65536)
def is_name(text: str) -> bool:
    """Two to four capitalised words, initials and particles allowed: the form of a person's name."""
    tokens = text.split()
    if (
        not 2 <= len(tokens) <= 5
        or TITLES.search(tokens[0])
        or any(t.casefold().strip(".,") in _NO_NAME or t.casefold() in MONTHS for t in tokens)
    ):
        return False
    strong = [t for t in tokens if t.casefold() not in _PARTICLES]
    return (
        2 <= len(strong) <= 4
        and strong[0] is tokens[0]
        and all(t[0].isupper() and re.fullmatch(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*\.?", t) for t in strong)
        and not all(len(t.rstrip(".")) < 3 for t in strong)
        and strong[-1][-1] != "."
    )


#: `ByErika Muster`: a byline whose blank was lost with its markup.
_GLUED = re.compile(r"^(By|Von)(?=[A-ZÄÖÜ][a-zäöüß]+\s[A-ZÄÖÜ])")


def byline_names(text: str) -> tuple[str, ...]:
    """The names of a byline (`Von A B und C D, Berlin` → `A B`, `C D`), or of a line of names only."""
    text = _GLUED.sub(r"\1 ", text)
    match = _BYLINE.match(text) or _REPORTS.match(text)
    return _names(match["names"]) if match else _names(text) if _all_names(text) else ()


def is_byline(text: str) -> bool:
    """A line that opens like a byline and goes on with a name."""
    if words(text) > 30 or is_sentence_like(text):
        return False
    if _STAFF.fullmatch(text):
        return True
    text = _GLUED.sub(r"\1 ", text)
    match = _BYLINE.match(text) or _REPORTS.match(text)
    return match is not None and (bool(_names(match["names"])) or _is_house(match["names"]))


def _is_house(text: str) -> bool:
    """Agencies, outlets and initials in the place of names: `Von dpa, jmt`."""
    parts = [p for p in re.split(r"\s*[,/;&]\s*|\s+(?:und|and)\s+", text.strip(" .")) if p]
    known = [p for p in parts if p.casefold() in vocabulary().agencies or by_name(p) or by_host(p)]
    return bool(known) and all(
        p in known or re.fullmatch(r"[a-zäöü]{2,5}|[\w-]+(?:\.de|online|-online)?", p) for p in parts
    )


def _all_names(text: str) -> bool:
    parts = [p for p in re.split(r"\s*[,;/|&•·]\s*|\s+(?:und|and)\s+", text) if p]
    return (
        bool(parts)
        and words(text) <= 20
        and is_name(_without_place(parts[0]))
        and all(is_name(_without_place(p)) or words(p) <= 3 for p in parts)
    )


def _names(text: str) -> tuple[str, ...]:
    parts = re.split(
        r"\s*[,;/|&•·]\s*|\s+(?:und|and|sowie|with)\s+|\s+[-–—]\s+", text.strip(" .:"), flags=re.IGNORECASE
    )
    found = [without_role(_without_place(p)) for p in parts]
    return tuple(dict.fromkeys(p for p in found if is_name(p) and p.casefold() not in _CITIES))


_ROLE = re.compile(
    r"(?:correspondent|reporter|editor|writer|columnist|analyst|korrespondent(?:in)?|"
    r"redakteur(?:in)?|reporter(?:in)?|leiter(?:in)?|chef(?:in)?|autor(?:in)?|volontär(?:in)?)$",
    re.IGNORECASE,
)


def without_role(part: str) -> str:
    """`Erika Muster Arts correspondent` → `Erika Muster`."""
    tokens = part.split()
    return " ".join(tokens[:2]) if len(tokens) > 2 and _ROLE.search(tokens[-1]) else part


def is_name_with_role(text: str) -> bool:
    """A person with an office of the trade and nothing else: `Erika Muster, political reporter`."""
    first = re.split(r"\s*[,|–—]\s*", text)[0]
    if words(text) > 9 or is_prose(text):
        return False
    if first != text:
        return is_name(without_role(first)) and any(_ROLE.search(t) for t in re.findall(r"\w+", text))
    return without_role(text) != text and is_name(without_role(text))


def is_role_line(text: str) -> bool:
    """An office of the trade, with or without a place: `Diplomatic correspondent`, `Korrespondentin in Kiew`."""
    return words(text) <= 6 and not sentences(text) and any(_ROLE.search(t) for t in re.findall(r"\w+", text))


_CITIES = frozenset(entry("common", "cities"))


def _without_place(part: str) -> str:
    part = re.sub(r"\s+(?:in|aus|im|from|at|for|für|zurzeit|z\.\s?Zt\.)\s+.*$", "", part.strip())
    part = re.sub(r"\s*\([^)]*\)", "", part).strip()
    return re.sub(r"^(?:(?:Von|By|Dr\.|Prof\.|Analysis by|and|und)\s+)+", "", part, flags=re.IGNORECASE).strip()
