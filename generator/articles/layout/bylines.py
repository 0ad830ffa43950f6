"""Who is named in a byline, a source line or a signature, and as what.

In: one line in its plain form. Out: a `Byline`: persons, agencies, initials, houses, and what is none of them. The
surprising thing: a name and a short German heading have the same form, so `is_name` alone proves nothing.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from generator.articles.layout.shapes import is_prose, sentences, words
from generator.articles.vocabulary.outlets import by_host, by_name, vocabulary
from generator.articles.vocabulary.states import country_of
from generator.articles.vocabulary.words import entry, given_names
from generator.base.figures.stamps import MONTHS, stamps

#: Offices that stand before a name.
TITLES = re.compile(
    r"(?:präsident(?:in)?|minister(?:in)?|kanzler(?:in)?|chef(?:in)?|sprecher(?:in)?|papst|könig(?:in)?|premier|"
    r"general|gesandter?|beauftragter?|senator(?:in)?|herr|frau|president|minister|chancellor|secretary|leader|king|"
    r"queen|pope|mr|mrs|ms|dr|prof)$",
    re.IGNORECASE,
)
_PARTICLES = frozenset((*entry("common", "particles"), "vom", "zur", "della", "abu", "mac"))
#: Lower-case words of the language, and words of the trade, that no name contains.
_NO_NAME = frozenset((*entry("common", "inner"), *entry("common", "trade"))) - {"von", "zu", "zum", "zur", "den", "der"}
_BODIES = frozenset(entry("common", "organisations"))
_CITIES = frozenset(entry("common", "cities"))
_STRONG = re.compile(r"(?:al-|el-|d['’]|o['’]|n['’])?[^\W\d_]+(?:[-'’.][^\W\d_]+)*\.?", re.IGNORECASE)

#: What opens a byline; the names follow.
_MARKED = re.compile(
    r"^(?:(?:ein|eine|eine?r?)\s+(?:[\w-]+\s+)?(?:analyse|kommentar|bericht|interview|reportage|überblick|gastbeitrag|"
    r"essay|porträt|kolumne|einschätzung|leitartikel|glosse)\s+von|an?\s+(?:\w+\s+)?(?:analysis|opinion|comment)\s+by|"
    r"(?:reporting|story|written|words|text|analysis|analyse|kommentar|bericht|interview|posted|published|geschrieben|"
    r"veröffentlicht|protokoll|aufgezeichnet|live|artikel|beitrag|text und fotos?)\s*(?:by|von|:)|"
    r"das\s+(?:interview|gespräch)\s+führten?|(?:edited|compiled|live updates)\s+by|die\s+fragen\s+stellten?|"
    r"(?:autor(?:en|in|innen|:innen|\*innen)?(?:/autor(?:in(?:nen)?)?)?|authors?(?: of (?:the|this) article)?)"
    r"(?:\s*:|(?=\s[A-ZÄÖÜ]\S+\s[A-ZÄÖÜ]))|(?:von|by)(?=\s|:))\s*:?\s+"
    r"(?P<names>\S.*)$",
    re.IGNORECASE,
)
_REPORTS = re.compile(
    r"^(?:aus|in)\s+[A-ZÄÖÜ][\w.-]+(?:\s[A-ZÄÖÜ][\w.-]+)?\s+(?:berichtet|berichten|meldet)\s+(?P<names>.+)$",
    re.IGNORECASE,
)
_REPORTING = re.compile(r"(?:reporting|writing|editing)\s+by\s+|(?:bericht|redaktion)\s+von\s+", re.IGNORECASE)
_STAFF = re.compile(
    r"(?:news|wire|our|staff)?\s*(?:agencies|agency|services?|staff|wires?|reporters?|redaktion|agenturen)",
    re.IGNORECASE,
)
#: `ByErika Muster`: a byline whose blank was lost with its markup.
_GLUED = re.compile(r"^(By|Von)(?=[A-ZÄÖÜ][a-zäöüß]+\s[A-ZÄÖÜ])")
#: `Autor/in`, `Redakteur:innen`: a sign inside a word that is no separator of names.
_GENDERED = re.compile(r"(\b[A-ZÄÖÜ][a-zäöü]+)(?:/|:|\*|_)in(?:nen)?\b")
_ROLE = re.compile(
    r"(?:correspondent|reporter|editor|writer|columnist|analyst|korrespondent(?:in)?|redakteur(?:in)?|reporter(?:in)?|"
    r"leiter(?:in)?|chef(?:in)?|autor(?:in)?|volontär(?:in)?|kolumnist(?:in)?|büro|bureau)$",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*[,;/|&•·+]\s*|\s+(?:und|and|sowie|with|mit)\s+|\s+[-–—]\s+", re.IGNORECASE)
_REMARK = re.compile(r"\s*\([^)]*\)|\s+\((?!.*\)).*$")
_PLACE = re.compile(
    r"\s+(?:in|aus|im|from|at|for|für|zurzeit|zzt\.|z\.\s?Zt\.)\s+(?:der |den |the )?[A-ZÄÖÜ]\S*(?:\s[A-ZÄÖÜ]\S*)?$"
)
_PREFIX = re.compile(
    r"^(?:(?:Von|By|Autor(?:/in|in|:in|\*in)?|Dr\.|Prof\.|Dipl\.-\w+\.|Analysis by|and|und|exclusive|zzt\.|live)\s+)+",
    re.IGNORECASE,
)
_INITIALS = re.compile(
    r"(?!(?:mit|und|and|von|by|the|der|die|das|foto|text|bild|mehr|more)$)[a-zäöüß]{2,5}|[A-ZÄÖÜ]{2,3}"
)
_HOST = re.compile(r"(?:[\w-]+\.)+(?:de|at|ch|com|net|org|eu|uk|info)|[\w-]*online", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Byline:
    """The parts of a line; `marked` if it opens like a byline, `rest` what is neither a name nor goes with one."""

    marked: bool
    names: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    initials: tuple[str, ...] = ()
    houses: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()

    @property
    def credits(self) -> bool:
        """Whether anybody is named and nothing else stands beside."""
        return bool(self.names or self.agencies or self.initials or self.houses) and not self.rest


@lru_cache(maxsize=65536)
def read_byline(text: str) -> Byline:
    """The parts of a line that may say who wrote or supplied the text."""
    inner = _GENDERED.sub(r"\1", _GLUED.sub(r"\1 ", text.strip("()[] .–—-"))).strip()
    match = _MARKED.match(inner) or _REPORTS.match(inner)
    listed = match["names"] if match else inner
    if words(listed) > 30 or (is_prose(text) and not match):
        return Byline(match is not None, rest=(listed,))
    if match and _STAFF.fullmatch(listed):
        return Byline(True, houses=(listed,))
    found: dict[str, list[str]] = {"names": [], "agencies": [], "initials": [], "houses": [], "rest": []}
    for part in _parts(listed):
        kind, value = _kind(part)
        if kind == "rest" and (found["names"] or found["agencies"] or found["houses"]) and _goes_with_a_name(part):
            continue
        found[kind].append(value)
    return Byline(match is not None, **{kind: tuple(dict.fromkeys(values)) for kind, values in found.items()})


def _parts(listed: str) -> list[str]:
    """The persons and houses of a list; what a date says is none of them."""
    for stamp in reversed(stamps(listed)):
        listed = f"{listed[: stamp.start]} | {listed[stamp.end :]}"
    several = [whole for whole in vocabulary().agencies if " " in whole and whole in listed.casefold()]
    if several and listed.casefold().strip(" .") in several:
        return [listed.strip(" .")]
    return [part for part in _SEPARATOR.split(listed.strip(" .:/")) if part.strip(" .:–—-")]


def _kind(part: str) -> tuple[str, str]:
    part = part.strip(" .:") if not re.search(r"\b[A-Z]\.$", part) else part.strip(" :")
    if part.casefold() in vocabulary().agencies:
        return "agencies", part
    if by_name(part) or by_host(part) or _HOST.fullmatch(part) or _STAFF.fullmatch(part):
        return "houses", part
    name = without_role(_without_place(part))
    if is_name(name) and name.casefold() not in _CITIES:
        return "names", _cased(name)
    if _INITIALS.fullmatch(part):
        return "initials", part
    return "rest", part


def _goes_with_a_name(part: str) -> bool:
    """A place, an office or a remark behind a name."""
    return (
        words(part) <= 4
        and (part[:1].isupper() or _ROLE.search(part) is not None or part[:1] in "@(")
        and not sentences(part)
    )


def _cased(name: str) -> str:
    """A name that is set in capitals, in ordinary spelling; one that has both keeps what it has."""
    if not name.isupper():
        return " ".join(w.capitalize() if w.isupper() and len(w) > 3 and w.isalpha() else w for w in name.split())
    parts = (
        w.lower() if w.casefold() in _PARTICLES else "-".join(p.capitalize() for p in w.split("-"))
        for w in name.split()
    )
    return re.sub(r"\b(O['’]|Mc)([a-z])", lambda m: m[1] + m[2].upper(), " ".join(parts))


@lru_cache(maxsize=65536)
def is_name(text: str) -> bool:
    """Two to five words of the form of a person's name: initials, particles, double names, any letters."""
    tokens = text.split()
    if not 2 <= len(tokens) <= 6 or TITLES.search(tokens[0]) or not _may_be_name(tokens):
        return False
    strong = [t for t in tokens if t.casefold() not in _PARTICLES]
    return (
        2 <= len(strong) <= 4
        and all(
            _STRONG.fullmatch(t) and (t[0].isupper() or t.casefold().startswith(("al-", "el-", "d'", "d’")))
            for t in strong
        )
        and not all(len(t.rstrip(".")) < 3 for t in strong)
        and (strong[-1][-1] != "." or strong[-1] in ("Jr.", "Sr."))
        and tokens[-1] not in _PARTICLES
    )


def _may_be_name(tokens: list[str]) -> bool:
    if re.fullmatch(r"[A-ZÄÖÜ]{2,3}", tokens[0]) and not tokens[-1].isupper():
        return False
    low = [t.casefold().strip(".,") for t in tokens]
    if any(t in _NO_NAME or (t in MONTHS and len(t) > 3) or t in vocabulary().buttons for t in low):
        return False
    if tokens[0] in given_names() or tokens[0].title() in given_names():
        return True
    bodies = any(t in _BODIES or t.title() in _BODIES for t in tokens)
    return not bodies and country_of(tokens[0]) is None and country_of(tokens[-1]) is None


def is_known_name(text: str) -> bool:
    """A name whose first word is a given name that we know."""
    return is_name(text) and text.split()[0].title() in given_names()


def byline_names(text: str) -> tuple[str, ...]:
    """The persons of a byline (`Von A B und C D, Berlin` → `A B`, `C D`), or of a line of names only."""
    if _REPORTING.match(text.strip("([ ")):
        first = re.split(
            r"[;.]\s+(?:writing|editing|additional|redaktion)\b", text.strip("()[] "), flags=re.IGNORECASE
        )[0]
        return read_byline(_REPORTING.sub("By ", first, count=1)).names
    found = read_byline(text)
    return found.names if found.marked or not found.rest else ()


def is_byline(text: str) -> bool:
    """A line that opens like a byline and goes on with a name, an agency or a house."""
    if words(text) > 30 or (sentences(text) > 1 and is_prose(text)) or _REPORTING.match(text.strip("([ ")):
        return False
    found = read_byline(text)
    named = bool(found.names or found.agencies or found.houses)
    certain = len(found.names) + len(found.agencies) + len(found.houses)
    return found.marked and (named or (bool(found.initials) and not found.rest)) and len(found.rest) <= certain


def without_role(part: str) -> str:
    """`Erika Muster Arts correspondent` and `Korrespondentin Erika Muster` → `Erika Muster`."""
    tokens = part.split()
    if len(tokens) > 2 and _ROLE.search(tokens[-1]):
        return " ".join(tokens[:2])
    if len(tokens) > 2 and _ROLE.search(tokens[0]):
        return " ".join(tokens[1:])
    return re.sub(r"(?<=[a-zäöüß])(?=(?:Korrespondent|Redakteur|Reporter|Correspondent|Editor)).*$", "", part)


def is_role_line(text: str) -> bool:
    """An office of the trade, with or without a place: `Diplomatic correspondent`, `Korrespondentin in Kiew`."""
    return words(text) <= 7 and not sentences(text) and any(_ROLE.search(t) for t in re.findall(r"\w+", text))


def _without_place(part: str) -> str:
    return _PREFIX.sub("", _REMARK.sub("", _PLACE.sub("", part.strip()))).strip()
