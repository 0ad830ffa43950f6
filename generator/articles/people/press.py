"""News agencies, papers and stations that report what somebody said: they pass on, they are no party.

In: a line, the register. Out: mentions with the outlet's id in the register, or one made of its name. An outlet that
only is told something (`sagte sie der Agentur Tass`, `told CNN`) is no voice.
"""

import re
from functools import cache

from generator.articles.article import Line
from generator.articles.findings import Mention, Span
from generator.articles.vocabulary.register import Register
from generator.articles.vocabulary.words import alternation, entry, id_of
from generator.base.languages import fold

_KIND = (
    r"(?:(?:\w+e[nrms]?\s+)?(?:\w*[Aa]gentur|\w*[Zz]eitung|\w*[Ss]ender|\w*[Mm]agazin|\w*[Pp]ortal|(?:news\s+|state\s+)?agency"
    r"|newspaper|broadcaster|outlet|network))\s+"
)
#: What makes an outlet the one who is told: a dative or `told`, `in`, `im`, `bei`.
_TOLD = re.compile(
    rf"\b(?:der|dem|des|den|im|in|bei|beim|gegenüber|mit|von|vom|with|to|by|on|told|telling|tells|for|from)\s+(?:the\s+|der\s+|dem\s+)?(?:{_KIND})?[„“\"»]?$"
)


def outlets_in(line: Line, register: Register) -> list[Mention]:
    """The outlets that may speak in a line, from left to right; quotation marks around a name belong to it."""
    found = []
    for match in _names().finditer(line.text):
        before = line.text[: match.start()]
        if _TOLD.search(before) and not re.search(
            r"\b(?:[Ll]aut|according\s+to|Angaben|Darstellung|Bericht\w*)\s+[^,.;]*$", before
        ):
            continue
        start, end = match.span()
        if line.text[start - 1 : start] in ("„", "“", '"', "»") and line.text[end : end + 1] in ("“", "”", '"', "«"):
            start, end = start - 1, end + 1
        ident = outlet_id(match["name"], register)
        text = line.text
        span = Span(line.n, start, end - start, text[start:end], text[max(0, start - 32) : start], text[end : end + 32])
        found.append(Mention(span, "name", (ident,), register.get(ident) is not None))
    return found


def outlet_id(name: str, register: Register) -> str:
    """The register's id of an outlet, or one made of its name without an article."""
    bare = re.sub(r"^(?:The|Die|Der|Das)\s+", "", re.sub(r"\s+", " ", name))
    known = (a.id for a in register.others if a.kind == "outlet" and fold(bare) in {fold(n) for n in a.all_names})
    return next(known, id_of(bare))


def is_outlet(ident: str, register: Register) -> bool:
    actor = register.get(ident)
    return actor.kind == "outlet" if actor else ident in _ids()


@cache
def is_of_state(ident: str) -> bool:
    """Whether an outlet is the agency of a state, which passes on what its leaders say."""
    return ident in {id_of(name) for name in entry("channels", "state")}


@cache
def _ids() -> frozenset[str]:
    return frozenset(id_of(re.sub(r"^(?:The|Die|Der|Das)\s+", "", name)) for name in entry("channels", "media"))


@cache
def _names() -> re.Pattern[str]:
    """Outlets whose name is no common word, and others behind the word for what they are."""
    every = entry("channels", "media")
    common = set(entry("channels", "common"))
    clear = alternation(n for n in every if n not in common)
    return re.compile(rf"(?<![\w-])(?P<name>{clear})(?![\w-])")
