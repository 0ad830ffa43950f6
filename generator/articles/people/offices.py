"""Office nouns in a line: `US-Präsident`, `Kremlsprecher`, `Lunds Sondergesandter`, `the White House press secretary`.

In: a line and its language. Out: `Office`s with the whole expression's span, the class of the office and the state,
house or person it belongs to. Whether an expression stands beside a name or alone for a person is decided elsewhere.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from generator.articles.vocabulary.states import (
    DETERMINERS,
    country_genitive,
    country_of,
    country_words,
    nominative,
    prefix_country,
    seat_in,
    seat_words,
)
from generator.articles.vocabulary.words import alternation, split, word_list

_INDEFINITE = (
    r"(?:[Ee]in(?:e[rmns]?)?|[Kk]ein(?:e[rmns]?)?|[Jj]eder|[Mm]ehrere|[Aa]ls|[Aa]n?|[Aa]ny|[Oo]ne"
    r"|[Nn]o|[Aa]nother|[Ss]ome|[Ee]very)"
)


_PAST = (
    r"(?:[Ff]rühere[rnms]?|[Ee]hemalige[rnms]?|[Dd]amalige[rnms]?|[Kk]ünftige[rnms]?"
    r"|[Dd]esignierte[rnms]?|[Ff]ormer|[Ee]x|[Tt]hen|[Ii]ncoming|[Oo]utgoing|[Ll]ate|[Dd]eputy"
    r"|[Ss]tellvertretende[rnms]?)"
)


_EXTRA = (
    r"(?:[Nn]eue[rnms]?|[Aa]mtierende[rnms]?|[Aa]ktuelle[rnms]?|[Dd]erzeitige[rnms]?"
    r"|[Bb]isherige[rnms]?|[Ll]angjährige[rnms]?|[Rr]echtsnationale[rnms]?|[Ll]inke[rnms]?"
    r"|[Kk]onservative[rnms]?|[Ss]cheidende[rnms]?|[Nn]ationale[rnms]?|[Hh]ohe[rnms]?"
    r"|[Oo]berste[rnms]?|[Ee]igentlich|[Nn]ew|[Cc]urrent|[Aa]cting|[Cc]hief|[Tt]op|[Ss]enior"
    r"|[Ss]itting|[Vv]eteran|[Ll]ongtime)"
)


@dataclass(frozen=True, slots=True)
class Office:
    """An expression for an office. `country` is an ISO code, `seat` a house, `person` a name it is derived from (its
    span in the line). `bare` has none of the three. `determiner`: definite, indefinite or none."""

    start: int
    end: int
    noun: int
    kind: str
    country: str | None = None
    seat: str | None = None
    person: tuple[int, int] | None = None
    determiner: str = ""
    past: bool = False
    plural: bool = False
    prefix: str = ""

    @property
    def bare(self) -> bool:
        return not (self.country or self.seat or self.person)


@lru_cache(maxsize=8192)
def offices(line: str, language: str) -> tuple[Office, ...]:
    """Every office expression of the line, from left to right, none inside another."""
    find = _german if language == "de" else _english
    found: list[Office] = []
    for match in _nouns(language).finditer(line):
        office = find(line, match)
        if office and (not found or office.start >= found[-1].end):
            found.append(office)
    return tuple(found)


def may_be(kind: str) -> frozenset[str]:
    """The classes of office that an expression of this class can stand for."""
    return frozenset({kind, *split(word_list("offices").get(kind, {}).get("may_be", ""))})


@cache
def _nouns(language: str) -> re.Pattern[str]:
    records = word_list("offices")
    if language == "de":
        parts = [f"(?P<{kind}>{r['de']})" for kind, r in records.items()]
        return re.compile(r"(?<![\w])(?P<prefix>[\w./’'&-]{0,40}?)(?:" + "|".join(parts) + r")(?![\w-])", re.IGNORECASE)
    parts = [f"(?P<{kind}>{r['en']})" for kind, r in records.items() if r.get("en")]
    return re.compile(r"(?<![\w-])(?:" + "|".join(parts) + r")(?P<plural>s?)(?![\w-])", re.IGNORECASE)


def _german(line: str, match: re.Match[str]) -> Office | None:
    kind = match.lastgroup or ""
    prefix, noun = match["prefix"], match.start(kind)
    if not line[match.start()].isupper():
        return None
    past = bool(re.match(r"(?:Ex|Vize|Alt)-", prefix))
    prefix = re.sub(r"^(?:Ex|Alt)-", "", prefix)
    country = seat = person = None
    if prefix.endswith("-"):
        country, seat = prefix_country(prefix[:-1]), seat_in(prefix[:-1])
        if not country and not seat:
            person = (match.start(), match.start() + len(prefix) - 1)
    elif prefix:
        seat = seat_in(prefix.capitalize()) or seat_in(prefix)
        if not seat:
            kind = "other_title"
    start, end = match.start(), match.end()
    left = _left_german(line, start)
    start, determiner = left[0], left[1]
    country, person, past = country or left[2], person or left[3], past or left[4]
    if not country and not seat:
        found = _right_german(line, end)
        if found:
            end, country, seat = found
    country = country or (None if seat or person else _implied(line[noun : match.end()]))
    return Office(start, end, noun, kind, country, seat, person, determiner, past,
                  _is_plural(line, match, kind, determiner), prefix)  # fmt: skip


def _left_german(line: str, start: int) -> tuple[int, str, str | None, tuple[int, int] | None, bool]:
    """What stands before the noun: (start of the expression, determiner, country, person, past)."""
    before = re.sub(r"[A-ZÄÖÜ]\w+-\s+und\s+$", "", line[:start])
    country, past = None, False
    while found := _adjective_de().search(before):
        code = found.lastgroup
        country = code[1:] if code and code.startswith("x") else country
        past = past or code == "past"
        before = before[: found.start()]
    if found := re.search(
        rf"\b(?P<yes>{DETERMINERS}|[Ss]ein(?:e[rmns]?)?|[Ii]hr(?:e[rmns]?)?|[Uu]nser(?:e[rmns]?)?)\s+$"
        rf"|\b(?P<no>{_INDEFINITE})\s+$",
        before,
    ):
        possessive = found["yes"] and re.match(r"(?i)sein|ihr|unser", found["yes"])
        determiner = "possessive" if possessive else "definite" if found["yes"] else "indefinite"
        return found.start(), determiner, country, None, past
    if not country and (found := re.search(rf"\b{country_genitive()}\s+$", before)):
        return found.start(), "definite", country_of(nominative(found[0].strip())), None, past
    if found := re.search(r"(?<![\w-])(?P<name>[A-ZÄÖÜ][\w’'-]+(?:s|['’]))\s+$", before):
        return found.start(), "definite", country, (found.start("name"), found.end("name")), past
    return len(before) if before != line[:start] else start, "", country, None, past


def _right_german(line: str, end: int) -> tuple[int, str | None, str | None] | None:
    """(end, country, seat) of `des Weißen Hauses`, `im Kreml`, `der Ukraine`, `Russlands`, `von Belarus`."""
    if found := re.compile(rf"\s+(?:des|im|vom|in der|der)\s+(?P<seat>{seat_words()}(?:s|es)?)(?!\w)").match(line, end):
        return found.end(), None, seat_in(found["seat"])
    if found := re.compile(rf"\s+(?:der|des|von|in|aus)\s+(?:der\s+)?(?P<land>{country_words()}s?)(?![\w-])").match(
        line, end
    ):
        return found.end(), country_of(nominative(found["land"])), None
    if found := re.compile(rf"\s+{country_genitive()}(?![\w-])").match(line, end):
        return found.end(), country_of(nominative(found[0].strip())), None
    return None


def _is_plural(line: str, match: re.Match[str], kind: str, determiner: str) -> bool:
    """`die Präsidenten`, `Berater`: a plural, as far as the article before it tells."""
    article = re.search(r"(\w+)\s+(?:\S+e[nr]?\s+){0,2}$", line[: match.start()])
    word = article[1].lower() if article else ""
    if match[0].lower().endswith("en") and kind in ("president", "federal_president"):
        return word == "die" or (determiner == "" and not match["prefix"])
    return (word == "die" and not match[0].lower().endswith(("in", "te"))) or word in ("beide", "beiden")


def _english(line: str, match: re.Match[str]) -> Office | None:
    kind = match.lastgroup or ""
    if kind == "plural":
        kind = next(k for k, v in match.groupdict().items() if v and k != "plural")
    before = line[: match.start()]
    country = seat = person = None
    past = False
    start = match.start()
    while found := _adjective_en().search(before):
        name = found.lastgroup or ""
        country = name[1:] if name.startswith("x") else country
        seat = seat_in(found["seat"]) if name == "seat" else seat
        past = past or name == "past"
        before, start = before[: found.start()], found.start()
    determiner = ""
    if found := re.search(rf"\b(?P<yes>[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur)\s+$|\b(?P<no>{_INDEFINITE})\s+$", before):
        start = found.start()
        definite = found["yes"] and found["yes"].lower() == "the"
        determiner = "definite" if definite else "possessive" if found["yes"] else "indefinite"
    elif found := re.search(r"(?P<name>[A-Z][\w-]+(?:['’]s|s['’]))\s+$", before):
        start, determiner = found.start(), "definite"
        owner = re.sub(r"['’]s?$", "", found["name"])
        country = country or country_of(owner)
        seat = seat or seat_in(owner)
        person = None if country or seat else (found.start("name"), found.end("name"))
    end = match.end()
    if (
        not country
        and not seat
        and (
            found := re.compile(
                rf"\s+(?:of|in|at)\s+(?:the\s+)?(?:(?P<seat>{seat_words()})|(?P<land>{country_words()}))(?![\w-])"
            ).match(line, end)
        )
    ):
        end, seat = found.end(), seat_in(found["seat"]) if found["seat"] else None
        country = country_of(found["land"]) if found["land"] else None
    country = country or (None if seat or person else _implied(match[0]))
    return Office(start, end, match.start(), kind, country, seat, person, determiner, past, bool(match["plural"]))


@cache
def _adjective_de() -> re.Pattern[str]:
    lands = "|".join(
        f"(?P<x{code}>(?:{'|'.join(re.escape(a) for a in split(r['adj']))})(?:e[rnms]?)?)"
        for code, r in word_list("countries").items()
        if r["adj"]
    )
    return re.compile(rf"(?<![\w-])(?:{lands}|(?P<past>{_PAST})|(?P<extra>{_EXTRA}))\s+$")


@cache
def _adjective_en() -> re.Pattern[str]:
    lands = "|".join(
        f"(?P<x{code}>{alternation([*split(r['en_adj']), *(w for w in split(r['en']) if w.isupper() or '.' in w)])})"
        for code, r in word_list("countries").items()
        if r["en_adj"]
    )
    return re.compile(
        rf"(?<![\w-])(?:{lands}|(?P<seat>{seat_words()})(?:['’]s)?|(?P<past>{_PAST})|(?P<extra>{_EXTRA}))[\s-]+$"
    )


def _implied(noun: str) -> str | None:
    return word_list("implied").get(noun.lower(), {}).get("")
