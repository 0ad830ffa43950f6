"""Office nouns in a line: `US-Präsident`, `Kremlsprecher`, `Trumps Sondergesandter`, `the White House press secretary`.

In: a line and its language. Out: `Office`s with the whole expression's span, the class of the office and the state,
house or person it belongs to. Whether an expression stands beside a name or alone for a person is decided elsewhere.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from generator.articles.words import alternation, entry, split, word_list

_DETERMINERS = r"(?:[Dd](?:er|ie|as|em|en|es)|[Zz]u[mr]|[Vv]om|[Bb]eim|[Ii]m|[Aa]m)"
_INDEFINITE = r"(?:[Ee]in(?:e[rmns]?)?|[Kk]ein(?:e[rmns]?)?|[Jj]eder|[Mm]ehrere|[Aa]ls|[Aa]n?|[Aa]ny|[Oo]ne|[Nn]o|[Aa]nother|[Ss]ome|[Ee]very)"
_PAST = r"(?:[Ff]rühere[rnms]?|[Ee]hemalige[rnms]?|[Dd]amalige[rnms]?|[Kk]ünftige[rnms]?|[Dd]esignierte[rnms]?|[Ff]ormer|[Ee]x|[Tt]hen|[Ii]ncoming|[Oo]utgoing|[Ll]ate|[Dd]eputy|[Ss]tellvertretende[rnms]?)"
_EXTRA = r"(?:[Nn]eue[rnms]?|[Aa]mtierende[rnms]?|[Aa]ktuelle[rnms]?|[Dd]erzeitige[rnms]?|[Bb]isherige[rnms]?|[Ll]angjährige[rnms]?|[Rr]echtsnationale[rnms]?|[Ll]inke[rnms]?|[Kk]onservative[rnms]?|[Ss]cheidende[rnms]?|[Nn]ationale[rnms]?|[Hh]ohe[rnms]?|[Oo]berste[rnms]?|[Ee]igentlich|[Nn]ew|[Cc]urrent|[Aa]cting|[Cc]hief|[Tt]op|[Ss]enior|[Ss]itting|[Vv]eteran|[Ll]ongtime)"


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


@lru_cache(maxsize=4096)
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
def country_of(name: str) -> str | None:
    """ISO code of a state by any of its names, its capital, or an id such as `vereinigtes-koenigreich`."""
    return _country_names().get(name.strip()) or _country_names().get(_folded(name))


@cache
def seats() -> Mapping[str, Mapping[str, str]]:
    """The houses, by id."""
    return {record["id"]: record for record in word_list("seats").values()}


@cache
def seat_pattern() -> re.Pattern[str]:
    """The houses' names, German genitives included; group `seat`."""
    return re.compile(rf"(?<![\w-])(?P<seat>{_seat_words()}(?:e?s)?)(?![\w-])")


def seat_in(word: str) -> str | None:
    """Id of the house that a name (with its ending) means."""
    return _seat_id(word)


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
        return re.compile(rf"\b(?P<det>{_DETERMINERS})\s+(?:\d+-[Jj]ährigen?\s+)?(?:{nouns})(?![\w-])")
    nouns = "|".join(f"(?P<x{c}>{_english_citizen(c)})" for c in word_list("countries") if _english_citizen(c))
    return re.compile(
        rf"\b(?P<det>[Tt]he)\s+(?:{nouns})(?![\w-]|\s+[a-zA-Z]+s?\b(?<!said)(?<!told)(?<!wrote)(?<!added))"
    )


@cache
def _nouns(language: str) -> re.Pattern[str]:
    records = word_list("offices")
    if language == "de":
        parts = [f"(?P<{kind}>{r['de']})" for kind, r in records.items()]
        return re.compile(r"(?<![\w])(?P<prefix>[\w./’'&-]*?)(?:" + "|".join(parts) + r")(?![\w-])", re.IGNORECASE)
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
        country, seat = _prefix_country(prefix[:-1]), _seat_id(prefix[:-1])
        if not country and not seat:
            person = (match.start(), match.start() + len(prefix) - 1)
    elif prefix:
        seat = _seat_id(prefix.capitalize()) or _seat_id(prefix)
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
    before = line[:start]
    country, past = None, False
    while found := _adjective_de().search(before):
        code = found.lastgroup
        country = code[1:] if code and code.startswith("x") else country
        past = past or code == "past"
        before = before[: found.start()]
    if found := re.search(
        rf"\b(?P<yes>{_DETERMINERS}|[Ss]ein(?:e[rmns]?)?|[Ii]hr(?:e[rmns]?)?|[Uu]nser(?:e[rmns]?)?)\s+$|\b(?P<no>{_INDEFINITE})\s+$",
        before,
    ):
        possessive = found["yes"] and re.match(r"(?i)sein|ihr|unser", found["yes"])
        determiner = "possessive" if possessive else "definite" if found["yes"] else "indefinite"
        return found.start(), determiner, country, None, past
    if not country and (found := re.search(rf"\b{_country_genitive()}\s+$", before)):
        return found.start(), "definite", country_of(_nominative(found[0].strip())), None, past
    if found := re.search(r"(?<![\w-])(?P<name>[A-ZÄÖÜ][\w’'-]+(?:s|['’]))\s+$", before):
        return found.start(), "definite", country, (found.start("name"), found.end("name")), past
    return len(before) if before != line[:start] else start, "", country, None, past


def _right_german(line: str, end: int) -> tuple[int, str | None, str | None] | None:
    """(end, country, seat) of `des Weißen Hauses`, `im Kreml`, `der Ukraine`, `Russlands`, `von Belarus`."""
    if found := re.compile(rf"\s+(?:des|im|vom|in der|der)\s+(?P<seat>{_seat_words()}(?:s|es)?)(?!\w)").match(
        line, end
    ):
        return found.end(), None, _seat_id(found["seat"])
    if found := re.compile(rf"\s+(?:der|des|von|in|aus)\s+(?:der\s+)?(?P<land>{_country_words()}s?)(?![\w-])").match(
        line, end
    ):
        return found.end(), country_of(_nominative(found["land"])), None
    if found := re.compile(rf"\s+{_country_genitive()}(?![\w-])").match(line, end):
        return found.end(), country_of(_nominative(found[0].strip())), None
    return None


def _is_plural(line: str, match: re.Match[str], kind: str, determiner: str) -> bool:
    """`die Präsidenten`, `Berater`: a plural, as far as the article before it tells."""
    article = re.search(r"(\w+)\s+(?:\S+e[nr]?\s+){0,2}$", line[: match.start()])
    word = article[1].lower() if article else ""
    if match[0].lower().endswith("en") and kind in ("president", "federal_president"):
        return word == "die" or determiner == "" and not match["prefix"]
    return word == "die" and not match[0].lower().endswith(("in", "te")) or word in ("beide", "beiden")


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
        seat = _seat_id(found["seat"]) if name == "seat" else seat
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
        seat = seat or _seat_id(owner)
        person = None if country or seat else (found.start("name"), found.end("name"))
    end = match.end()
    if not country and not seat:
        if found := re.compile(
            rf"\s+(?:of|in|at)\s+(?:the\s+)?(?:(?P<seat>{_seat_words()})|(?P<land>{_country_words()}))(?![\w-])"
        ).match(line, end):
            end, seat = found.end(), _seat_id(found["seat"]) if found["seat"] else None
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
        rf"(?<![\w-])(?:{lands}|(?P<seat>{_seat_words()})(?:['’]s)?|(?P<past>{_PAST})|(?P<extra>{_EXTRA}))[\s-]+$"
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
def _country_words() -> str:
    return alternation(n for r in word_list("countries").values() for n in (*split(r["de"]), *split(r["en"])))


@cache
def _country_genitive() -> str:
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
def _seat_words() -> str:
    return alternation(n for r in seats().values() for n in (*split(r["de"]), *split(r["en"])))


def _seat_id(word: str) -> str | None:
    plain = re.sub(r"\s+", " ", word.strip())
    for house, record in seats().items():
        for name in (*split(record["de"]), *split(record["en"])):
            if plain in (name, name + "s", name + "es"):
                return house
    return None


def _prefix_country(prefix: str) -> str | None:
    return country_of(prefix) if prefix in _country_names() else None


def _nominative(name: str) -> str:
    return name if name in _country_names() else name.removesuffix("s")


def _implied(noun: str) -> str | None:
    return word_list("implied").get(noun.lower(), {}).get("")


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
