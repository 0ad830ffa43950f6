"""Who wrote, supplied and photographed: the one reader of bylines, source lines, signatures and captions.

In: one line in its plain form. Out: its parts (`Credit`), or whether it is of a kind. The wordings are data
(`outlets/general.yaml`). The surprising thing: a name and a short German heading have the same form;
what a line is, is only weighed with the page.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from generator.articles.layout.shapes import is_prose, sentences, without_stamps, words
from generator.articles.vocabulary.outlets import by_host, by_name, vocabulary
from generator.articles.vocabulary.states import country_of
from generator.articles.vocabulary.words import entry, given_names
from generator.base.figures.stamps import MONTHS

_PARTICLES = frozenset((*entry("common", "particles"), "vom", "zur", "della", "abu", "mac"))
#: Lower-case words of the language, and words of the trade, that no name contains.
_NO_NAME = frozenset((*entry("common", "inner"), *entry("common", "trade"))) - {"von", "zu", "zum", "zur", "den", "der"}
_FREQUENT = frozenset((*entry("languages", "de"), *entry("languages", "en")))
_BODIES = frozenset(entry("common", "organisations"))
_CITIES = frozenset(entry("common", "cities"))
_STRONG = re.compile(r"(?:al-|el-|d['’]|o['’]|n['’])?[^\W\d_]+(?:[-'’.][^\W\d_]+)*\.?", re.IGNORECASE)
#: `ByErika Muster`: a byline whose blank was lost with its markup; `Redakteur:innen`: a sign that parts no names.
_GLUED = re.compile(r"^(By|Von)(?=[A-ZÄÖÜ][a-zäöüß]+\s[A-ZÄÖÜ])")
_GENDERED = re.compile(r"(\b[A-ZÄÖÜ][a-zäöü]+)(?:/|:|\*|_)in(?:nen)?\b")
_SEPARATOR = re.compile(r"\s*[,;/|&•·+]\s*|\s+(?:und|and|sowie|with|mit)\s+|\s+[-–—]\s+", re.IGNORECASE)
_REMARK = re.compile(r"\s*\([^)]*\)|\s+\((?!.*\)).*$")
_PLACE = re.compile(
    r"\s+(?:in|aus|im|from|at|for|für|zurzeit|zzt\.|z\.\s?Zt\.)\s+(?:der |den |the )?[A-ZÄÖÜ]\S*(?:\s[A-ZÄÖÜ]\S*)?$"
)
_INITIALS = re.compile(r"(?!(?:mit|und|and|von|by|the|der|die|das|foto|text|bild|mehr|more)$)"
                       r"[a-zäöüß]{2,5}|[A-ZÄÖÜ]{2,3}")  # fmt: skip
HOST = re.compile(r"\b(?:[a-z0-9-]+\.)+(?:de|com|net|org|at|ch|uk|eu|ua|info|news|co)\b(?!@)", re.IGNORECASE)
_RIGHTS = re.compile(r"^[(\[]?(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:(?:19|20)\d\d\b)?\s*", re.IGNORECASE)
#: The number that an agency gives its report: `dpa:260310-99-123456/3`.
_NUMBER = re.compile(r"(?<=[a-z]):\d{6}[-\d/]+")
#: What no credit of a picture has: a colon, a year of rights, a byline's word, initials, persons in a list.
_NO_PICTURE = re.compile(r":|^©\s*(?:19|20)\d\d|^(?:von|by)\s|\([a-z]{2,4}\)|\s\|\s|^[^/©(]+,\s[^/©(]+$", re.IGNORECASE)
_OF_SOURCE = re.compile(r"[(\[]?(?:©\s*)?(?:quelle|source)\s*:\s*(.+?)[)\]]?$", re.IGNORECASE)
#: Words of a picture's credit that need no capital.
_SMALL = frozenset({"dpa", "picture", "alliance", "via", "images", "epd", "dts", "für", "for"})
_MARKDOWN_IMAGE = re.compile(r"^!\[(?P<alt>[^\]]*)\]\((?P<address>[^)\s]*)[^)]*\)$")
#: What parts a caption from its credit.
_BEFORE_CREDIT = re.compile(r"\s[|©–—/•-]\s|(?<![.!?])\s[(\[](?!\d)|(?<![.!?])\s(?=[A-Z]{2,}/[A-ZÄÖÜ])")


@dataclass(frozen=True, slots=True)
class Credit:
    """The parts of a line; `marked` if it opens like a byline, `rest` what is neither a name nor goes with one."""

    marked: bool
    names: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    initials: tuple[str, ...] = ()
    houses: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()


@lru_cache(maxsize=65536)
def read_credit(text: str) -> Credit:
    """The parts of a line that may say who wrote or supplied the text."""
    inner = _GENDERED.sub(r"\1", _GLUED.sub(r"\1 ", text.strip("()[] .–—-"))).strip()
    opening = vocabulary().patterns["bylines"].match(inner)
    listed = inner[opening.end() :] if opening else inner
    if words(listed) > 30 or (is_prose(text) and not opening):
        return Credit(opening is not None, rest=(listed,))
    found: dict[str, list[str]] = {"names": [], "agencies": [], "initials": [], "houses": [], "rest": []}
    whole = without_stamps(listed).strip(" .:/")
    parts = [whole] if whole.casefold() in vocabulary().agencies else _SEPARATOR.split(whole)
    read = [(part, *_kind(part)) for part in parts if part.strip(" .:–—-")]
    sure = opening or any(kind == "names" and _is_likely_name(value) for _, kind, value in read)
    for part, kind, value in read:
        if kind == "names" and not sure:
            kind, value = "rest", part
        if kind != "rest" or not (found["names"] or found["agencies"] or found["houses"]) or not _is_beside_name(part):
            found[kind].append(value)
    return Credit(opening is not None, **{kind: tuple(dict.fromkeys(values)) for kind, values in found.items()})


def _kind(part: str) -> tuple[str, str]:
    part = part.strip(" .:") if not re.search(r"\b[A-Z]\.$", part) else part.strip(" :")
    if part.casefold() in vocabulary().agencies:
        return "agencies", part
    if is_house(part) or vocabulary().patterns["staff"].fullmatch(part):
        return "houses", part
    name = _PLACE.sub("", part)
    name = _without_role(vocabulary().patterns["before_names"].sub("", _REMARK.sub("", name)).strip())
    if is_name(name) and name.casefold() not in _CITIES:
        return "names", _cased(name)
    return ("initials" if _INITIALS.fullmatch(part) else "rest"), part


def is_house(text: str) -> bool:
    """An outlet that we know, or a host."""
    return bool(by_name(text) or by_host(text) or HOST.fullmatch(text))


def _is_beside_name(part: str) -> bool:
    """A place, an office or a remark behind a name."""
    return words(part) <= 4 and (part[:1].isupper() or part[:1] in "@(" or _is_role(part)) and not sentences(part)


def _is_role(word: str) -> bool:
    return vocabulary().patterns["trades"].search(word) is not None


def _without_role(part: str) -> str:
    """`Erika Muster Arts correspondent` and `Korrespondentin Erika Muster` → `Erika Muster`."""
    tokens = part.split()
    if len(tokens) > 2 and (_is_role(tokens[-1]) or _is_role(tokens[0])):
        return " ".join(tokens[:2] if _is_role(tokens[-1]) else tokens[1:])
    return re.sub(r"(?<=[a-zäöüß])(?=(?:Korrespondent|Redakteur|Reporter|Correspondent|Editor)).*$", "", part)


def _cased(name: str) -> str:
    """A name that is set in capitals, in ordinary spelling; one that has both keeps what it has."""
    if not name.isupper():
        return " ".join(w.capitalize() if w.isupper() and len(w) > 3 and w.isalpha() else w for w in name.split())
    low = (w.lower() if w.casefold() in _PARTICLES else w.title() for w in name.split())
    return re.sub(r"\bMc[a-z]", lambda m: m[0][:2] + m[0][2].upper(), " ".join(low))


def is_title(word: str) -> bool:
    """An office that stands before a name."""
    return vocabulary().patterns["titles"].search(word) is not None


@lru_cache(maxsize=65536)
def is_name(text: str) -> bool:
    """Two to six words of the form of a person's name: initials, particles, double names, any letters."""
    tokens = text.split()
    strong = [t for t in tokens if t.casefold() not in _PARTICLES]
    if not 2 <= len(strong) <= 4 or len(tokens) > 6 or tokens[-1] != strong[-1] or is_title(tokens[0]):
        return False
    formed = all(_STRONG.fullmatch(t) and (t[0].isupper() or t[:2] in ("al", "el", "d'", "d’")) for t in strong)
    whole = any(len(t.rstrip(".")) > 2 for t in strong) and (strong[-1][-1] != "." or strong[-1] in ("Jr.", "Sr."))
    return formed and whole and _may_be_name(tokens)


def _may_be_name(tokens: list[str]) -> bool:
    if re.fullmatch(r"[A-ZÄÖÜ]{2,3}", tokens[0]) and not tokens[-1].isupper():
        return False
    low = [t.casefold().strip(".,") for t in tokens]
    if low[-1] in vocabulary().controls or not vocabulary().buttons.isdisjoint(low):
        return False
    if any(t.rpartition("-")[2] in _NO_NAME or (t in MONTHS and len(t) > 3) for t in low):
        return False
    if tokens[0].title() in given_names():
        return True
    bodies = not _BODIES.isdisjoint([*tokens, *(t.title() for t in tokens)])
    return not bodies and country_of(tokens[0]) is None and country_of(tokens[-1]) is None


def _is_likely_name(name: str) -> bool:
    """A name that no word for writing stands before: of what is no given name we know, nothing like an adjective or a
    phrase."""
    first, *others = name.split()
    if any(part.title() in given_names() for part in first.split("-")):
        return True
    adjective = first.endswith(("e", "er", "es", "en", "em")) and not first.isupper()
    return not adjective and first.casefold() not in _FREQUENT and not {"zu", "zum", "zur", "vom"} & set(others)


def is_known_name(text: str) -> bool:
    """A name whose first word is a given name that we know."""
    return is_name(text) and text.split()[0].title() in given_names()


def persons(text: str, marked: bool = False) -> tuple[str, ...]:
    """The persons of a line that names who wrote (`Von A B und C D, Berlin`), also beside a date or who edited; with
    `marked` only behind the word for it, or with a given name that we know."""
    if is_reporting_line(text):
        reported = vocabulary().patterns["reporting"].sub("By ", text.strip("()[] "), count=1)
        return read_credit(vocabulary().patterns["editing"].split(reported)[0]).names
    whole = read_credit(text)
    if whole.names and (whole.marked or not (whole.rest or marked)):
        return whole.names
    parts = [p.strip(" ,;") for p in re.split(r"\s*[|·•]\s*|\s+[–—]\s+", without_stamps(text))]
    read = [found for part in parts if (found := read_credit(part)).marked or not found.rest]
    read = [found for found in read if found.marked or not marked or all(map(is_known_name, found.names))]
    return tuple(dict.fromkeys(name for found in read for name in found.names))


def is_byline(text: str) -> bool:
    """A line that opens like a byline and goes on with a name, an agency or a house."""
    if words(text) > 30 or (sentences(text) > 1 and is_prose(text)) or is_reporting_line(text):
        return False
    found = read_credit(text)
    certain = len((*found.names, *found.agencies, *found.houses))
    return found.marked and len(found.rest) <= certain and bool(certain or found.initials)


def is_role_line(text: str) -> bool:
    """An office of the trade, with or without a place: `Diplomatic correspondent`, `Korrespondentin in Kiew`."""
    return words(text) <= 7 and not sentences(text) and any(map(_is_role, re.findall(r"\w+", text)))


def signature(text: str) -> tuple[str, ...]:
    """The parts of a closing signature: agencies and editors' initials (`kst/dpa`, `(jmt, dpa, 9.2.2026)`,
    `ab/cd (dpa, afp)`, `dpa:260310-99-123456/3`), or initials that a stroke joins (`kst/mrl`, `/evs/DP/eas`)."""
    inner = _NUMBER.sub("", re.sub(r"^\W*(?:schluss|ende|end|mit)\b\W+", "", text, flags=re.IGNORECASE))
    inner = (without_stamps(inner) if "," in inner else inner).strip("()[] .–—-*")
    if inner.casefold() in vocabulary().agencies:
        return (inner,)
    parts = tuple(p for p in re.split(r"[\s/,;|+&()\[\]*–—]+(?:(?:und|and)\s)?", inner) if p)
    if re.fullmatch(r"/?\w{2,4}(?:\.?/\w{2,12})+", inner) and any(p.islower() and len(p) < 5 for p in parts):
        return parts
    supplied = [p for p in parts if p.casefold() in vocabulary().agencies or re.match(r"(?i)agentur|agencies$", p)]
    others = all(
        re.fullmatch(r"[a-zäöüß]{2,5}\.?|[A-ZÄÖÜ]{2,3}", p) or HOST.fullmatch(p) or p in supplied for p in parts
    )
    return parts if supplied and others and len(parts) <= 8 else ()


@lru_cache(maxsize=65536)
def is_credit_line(text: str) -> bool:
    """A line that says from whom the text is: source, agencies, rights, who reported and edited."""
    if words(text) > 60:
        return False
    rights = _RIGHTS.match(text)
    rest = text[rights.end() :] if rights else text
    if rest.strip(" .)").casefold() in vocabulary().agencies or signature(rest):
        return True
    found = read_credit(rest)
    if rights and found.agencies and rest.split("/")[0].strip() in found.rest:
        return not vocabulary().finds("only_photo_agencies", rest)
    beside = (found.houses or (found.names and text[0] in "([")) and not (found.rest or found.marked)
    if found.agencies and (beside or re.fullmatch(r"(?:\S+ ){1,4}with \S+", rest)):
        return True
    return not (rights and not vocabulary().finds("rights", rest)) and vocabulary().finds("credits", text)


def is_reporting_line(text: str) -> bool:
    """`(Reporting by …; editing by …)`, `(Bericht von …)`: who reported and edited, below an agency's text."""
    return vocabulary().patterns["reporting"].match(text.strip("([ ")) is not None


def markdown_image(text: str) -> tuple[str, str] | None:
    """Alternative text and address of a line that is one Markdown image."""
    match = _MARKDOWN_IMAGE.match(text)
    return (match["alt"], match["address"]) if match else None


@lru_cache(maxsize=65536)
def is_image_line(text: str) -> bool:
    """A caption that carries its credit, the credit alone, or a picture."""
    known = ("picture_openings", "picture_ends", "picture_numbers")
    said = words(text) <= 70 and any(vocabulary().finds(name, text) for name in known)
    return said or markdown_image(text) is not None or is_photo_credit(text) or _ends_with_credit(text)


def _ends_with_credit(text: str) -> bool:
    """A caption of one sentence at most, a sign, and the photographer or the agency: `… am Hafen – Keystone`."""
    sign = max((m.end() for m in _BEFORE_CREDIT.finditer(text)), default=0) if sentences(text) <= 1 else 0
    credit = text[sign:].strip(" ()[].")
    return words(text[:sign]) > 3 and (credit.casefold() in vocabulary().agencies or is_photo_credit(credit))


@lru_cache(maxsize=65536)
def is_photo_credit(text: str) -> bool:
    """A credit alone, without the word for picture: `Kay Muster/dpa`, `Reuters`, `© IMAGO / X`."""
    inner = text.strip("()[]© .")
    if words(text) > 10 or _NO_PICTURE.search(text) or (sentences(text) and not text.endswith(".")):
        return False
    capitals = all(t[0].isupper() or not t[0].isalpha() or t in _SMALL for t in re.findall(r"[^\s/,|]+", inner))
    return capitals and (text.startswith("©") or vocabulary().finds("photo_agencies", inner))


def is_picture_source(text: str) -> bool:
    """`Quelle: dpa/Erika Muster`: a source line that names a photographer."""
    named = _OF_SOURCE.match(text)
    parts = re.split(r"\s*/\s*", named[1]) if named else ()
    return any(map(is_name, parts)) or (named is not None and vocabulary().finds("only_photo_agencies", named[1]))


def is_bare_credit(text: str) -> bool:
    """A credit without a caption: `(Foto: Kay Muster/dpa)`, `Reuters`, `Bild: Keystone`."""
    inner = vocabulary().patterns["picture_words"].sub("", text)
    bare = inner != text or is_photo_credit(text) or is_picture_source(text)
    return words(inner) <= 12 and not sentences(text) and bare
