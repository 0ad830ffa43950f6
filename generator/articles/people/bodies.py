"""Bodies that speak: houses, governments, ministries, offices, and the media that pass on what they say.

In: lines, the register, states. Out: mentions of those that are named, with the register's id or one made of the words;
and the ids of those that are only described (`Hagens Büro`, `das norische Außenministerium`). They are never linked as
persons. An outlet that only is told something (`sagte sie der Agentur Tass`, `told CNN`) is no voice.
"""

import re
from collections.abc import Iterator
from functools import cache

from generator.articles.article import Article
from generator.articles.findings import Mention, span_of
from generator.articles.people.names import Form, NameSearch
from generator.articles.vocabulary.register import Actor, Register
from generator.articles.vocabulary.states import country_of, seats
from generator.articles.vocabulary.words import entry, id_of, members, split, word_list
from generator.base.languages import fold

_ARTICLE = re.compile(r"^(?:The|Der|Die|Das)\s+")
_NEAR = 60
_KIND = (
    r"(?:(?:\w+e[nrms]?\s+)?(?:\w*[Aa]gentur|\w*[Zz]eitung|\w*[Ss]ender|\w*[Mm]agazin|\w*[Pp]ortal|newspaper"
    r"|(?:news\s+|state\s+)?agency|broadcaster|outlet|network))\s+"
)
#: What makes an outlet the one who is told: a dative or `told`, `in`, `im`, `bei`.
_TOLD = re.compile(
    rf"\b(?:der|dem|des|den|im|in|bei|beim|gegenüber|mit|von|vom|with|to|by|on|told|telling|tells|for|from)\s+(?:the\s+|der\s+|dem\s+)?(?:{_KIND})?[„“\"»]?$"
)
_SOURCE = re.compile(r"\b(?:[Ll]aut|according\s+to|Angaben|Darstellung|Bericht\w*)\s+[^,.;]*$")


def known_bodies(register: Register) -> NameSearch:
    """The search for the bodies, houses and outlets that have a name, made once for a run."""
    return NameSearch(_forms(register))


def find_bodies(article: Article, known: NameSearch, register: Register) -> tuple[Mention, ...]:
    """Mentions of named bodies in the prose, in the order of the text."""
    found = []
    for line in article.prose:
        for hit in known.hits(line.text):
            ident, (start, end) = next(iter(hit.ids)), (hit.col, hit.end)
            if len(hit.ids) > 1 or hit.compound:
                continue
            if is_outlet(ident, register):
                before = line.text[max(0, start - _NEAR) : start]
                if _TOLD.search(before) and not _SOURCE.search(before):
                    continue
                if line.text[start - 1 : start] in list('„“"»') and line.text[end : end + 1] in list('“”"«'):
                    start, end = start - 1, end + 1
            found.append(Mention(span_of(line, start, end), "name", (ident,), register.get(ident) is not None))
    return tuple(found)


def _forms(register: Register) -> Iterator[Form]:
    common = members("channels", "common")
    for name in entry("channels", "media"):
        if name not in common:
            yield Form(name, frozenset({outlet_id(name, register)}), True)
    for house in seats():
        ident = frozenset({_registered(house, register)})
        yield from (Form(f"{name}{ending}", ident, True) for name in _names_of(house) for ending in ("", "s", "es"))
    for actor in register.others:
        if actor.kind in ("body", "group"):
            yield from (Form(f, frozenset({actor.id}), True) for name in actor.all_names for f in _inflected(name))


def _inflected(name: str) -> tuple[str, ...]:
    """German case forms of a body's name: `Weißes Haus`, `Weißen Hauses`; the article is left out."""
    name = _ARTICLE.sub("", name)
    first, *rest = name.split()
    tail = " ".join(rest)
    if not rest:
        return (name,) if name[-1] in "sxz" else (name, f"{name}s", f"{name}es")
    if re.search(r"(?:es|e|er|en)$", first) and not first.isupper():
        stem = re.sub(r"(?:es|er|en|e)$", "", first)
        return (name, *(f"{stem}{a} {tail}{b}" for a in ("e", "es", "en", "er", "em") for b in ("", "s", "es")))
    return (name,) if first[-1] in "sxzn" else (name, f"{first}s {tail}")


def _registered(house: str, register: Register) -> str:
    """The register's id for a house, if it knows the house by one of its names."""
    names = {fold(n) for n in _names_of(house)}
    return next((a.id for a in register.others if names & {fold(n) for n in a.all_names}), house)


def _names_of(house: str) -> tuple[str, ...]:
    return (*split(seats()[house]["de"]), *split(seats()[house]["en"]))


# Who speaks for whom


def body_of(country: str, kind: str, register: Register, made: str = "") -> str:
    """Who speaks for a state: the house or body of the register for `presidency` or `government`, else `made`."""
    bodies = [a for a in register.others if a.kind == "body" and country_of_body(a) == country]
    houses = [
        a.id for a in bodies if a.id in seats() or _is_called(a, r"praesidial|präsidial|president|kanzler|chancell")
    ]
    governments = [a.id for a in bodies if _is_called(a, r"regierung|government|administration")]
    if known := [*governments, *houses] if kind == "government" else [*houses, *governments]:
        return known[0]
    if country == "DE" and kind == "government":
        return "bundesregierung"
    seat = next((s for s, r in seats().items() if r["of"] == country and "kind" not in r), None)
    if seat and kind != "government":
        return _registered(seat, register)
    noun = "regierung" if kind == "government" else "praesidialamt"
    name = country[1:] if country[0] == "~" else split(word_list("countries")[country]["de"])[0]
    return made or f"{noun}-{id_of(name)}"


def _is_called(actor: Actor, pattern: str) -> bool:
    return bool(re.search(pattern, fold(" ".join(actor.all_names))))


def ministry_of(country: str, noun: str, register: Register) -> str | None:
    """The register's ministry of a state whose name has the noun in it."""
    stem = fold(re.sub(r"(?:s|es)$", "", noun))
    able = (a for a in register.others if country_of_body(a) == country)
    return next((a.id for a in able if any(stem in fold(n) for n in a.all_names)), None)


@cache
def body_kind(noun: str, language: str) -> str | None:
    """The class of a noun for a body that speaks: presidency, government, foreign_ministry …"""
    for kind, record in word_list("bodies").items():
        if re.fullmatch(record[language], noun, re.IGNORECASE):
            return kind
    return None


def office_of(person: str, register: Register, language: str = "de") -> str:
    """The body through which a person speaks: the office of the register that bears the name, else a made id."""
    surname = person.split("-")[-1]
    able = (a for a in register.others if surname in fold(" ".join(a.all_names)).split())
    return next((a.id for a in able if _is_called(a, r"buro|buero|office")), f"buero-{surname}")


def country_of_body(actor: Actor) -> str | None:
    """The state that a body of the register belongs to."""
    of = (country_of(role.of) for role in actor.roles if role.of)
    house = seats()[actor.id]["of"] if actor.id in seats() else None
    return actor.country or next((c for c in of if c), None) or house


# Outlets


def outlet_id(name: str, register: Register) -> str:
    """The register's id of an outlet, or one made of its name without an article."""
    bare = _ARTICLE.sub("", re.sub(r"\s+", " ", name))
    known = (a.id for a in register.others if a.kind == "outlet" and fold(bare) in {fold(n) for n in a.all_names})
    return next(known, id_of(bare))


def is_outlet(ident: str, register: Register) -> bool:
    actor = register.get(ident)
    return actor.kind == "outlet" if actor else ident in _outlets("media")


def is_of_state(ident: str) -> bool:
    """Whether an outlet is the agency of a state, which passes on what its leaders say."""
    return ident in _outlets("state")


@cache
def _outlets(key: str) -> frozenset[str]:
    return frozenset(id_of(_ARTICLE.sub("", name)) for name in entry("channels", key))
