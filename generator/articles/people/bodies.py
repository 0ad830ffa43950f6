"""Bodies that speak: houses, governments, ministries, offices.

In: an article, its name mentions, the register. Out: mentions with the id of a body of the register, or an id made of
what is printed. They are not linked as persons; quotations, durations and claims are given to them.
"""

import re
from collections.abc import Sequence
from functools import cache

from generator.articles.article import Article, Line
from generator.articles.findings import Mention, Span
from generator.articles.people.names import Form, NameSearch
from generator.articles.people.press import outlets_in
from generator.articles.vocabulary.register import Actor, Register
from generator.articles.vocabulary.states import adjective_country, country_of, seat_in, seat_pattern, seats
from generator.articles.vocabulary.words import alternation, id_of, split, word_list
from generator.base.languages import fold


def find_bodies(article: Article, names: Sequence[Mention], register: Register) -> tuple[Mention, ...]:
    """Mentions of bodies in the prose, in the order of the text; the longest of several readings wins."""
    search = _search(register)
    language = "de" if article.language == "de" else "en"
    found: list[Mention] = []
    for line in article.prose:
        here = [m for m in names if m.span.line == line.n]
        rough = [
            *_of_register(line, search, register),
            *_seats(line, register),
            *_kinds(line, here, language, register),
            *_joint(line, language, register),
            *_unnamed(line, here, language, register),
            *outlets_in(line, register),
        ]
        chosen: list[Mention] = []
        for mention in sorted(rough, key=lambda m: (-m.span.length, m.span.col)):
            start, end = mention.span.col, mention.span.col + mention.span.length
            if not any(start < c.span.col + c.span.length and c.span.col < end for c in chosen):
                chosen.append(mention)
        found += sorted(chosen, key=lambda m: m.span.col)
    return tuple(found)


def body_of(country: str, kind: str, register: Register) -> str:
    """Who speaks for a state: the house or body of the register for `presidency` or `government`, else a made id."""
    bodies = [a for a in register.others if a.kind == "body" and country_of_body(a) == country]
    houses = [
        a.id
        for a in bodies
        if a.id in seats() or re.search(r"praesidial|präsidial|president|kanzler|chancell", fold(" ".join(a.all_names)))
    ]
    governments = [
        a.id for a in bodies if re.search(r"regierung|government|administration", fold(" ".join(a.all_names)))
    ]
    ordered = [*governments, *houses] if kind == "government" else [*houses, *governments]
    if ordered:
        return ordered[0]
    if country == "DE" and kind == "government":
        return "bundesregierung"
    seat = next((s for s, r in seats().items() if r["of"] == country and "kind" not in r), None)
    land = id_of(split(word_list("countries")[country]["de"])[0])
    if kind == "government":
        return f"regierung-{land}"
    return _registered(seat, register) if seat else f"praesidialamt-{land}"


@cache
def body_kind(noun: str, language: str) -> str | None:
    """The class of a noun for a body that speaks: presidency, government, foreign_ministry …"""
    for kind, record in word_list("bodies").items():
        if re.fullmatch(record[language], noun, re.IGNORECASE):
            return kind
    return None


def office_of(person: str, register: Register) -> str:
    """The body through which a person speaks: the office of the register that bears the name, else a made id."""
    surname = person.split("-")[-1]
    near = (
        a.id
        for a in register.others
        if surname in fold(" ".join(a.all_names)).split()
        and re.search(r"buro|buero|office", fold(" ".join(a.all_names)))
    )
    return next(near, f"buero-{surname}")


def country_of_body(actor: Actor) -> str | None:
    """The state that a body of the register belongs to."""
    of = [r.of for r in actor.roles if r.of]
    return (
        actor.country
        or next((c for o in of if (c := country_of(o))), None)
        or (seats()[actor.id]["of"] if actor.id in seats() else None)
    )


def _search(register: Register) -> NameSearch:
    forms = []
    for actor in register.others:
        if actor.kind in ("body", "group"):
            for name in actor.all_names:
                forms += [Form(form, frozenset({actor.id}), True) for form in _inflected(name)]
    return NameSearch(forms)


def _inflected(name: str) -> tuple[str, ...]:
    """German case forms of a body's name: `Weißes Haus`, `Weißen Hauses`; the article is left out."""
    name = re.sub(r"^(?:The|Der|Die|Das)\s+", "", name)
    words = name.split()
    forms = {name}
    if len(words) > 1 and re.search(r"(?:es|e|er|en)$", words[0]) and not words[0].isupper():
        stem = re.sub(r"(?:es|er|en|e)$", "", words[0])
        for ending in ("e", "es", "en", "er", "em"):
            rest = " ".join(words[1:])
            forms |= {f"{stem}{ending} {rest}", f"{stem}{ending} {rest}es", f"{stem}{ending} {rest}s"}
    elif len(words) == 1 and name[-1] not in "sxz":
        forms |= {f"{name}s", f"{name}es"}
    elif len(words) > 1 and words[0][-1] not in "sxzn":
        forms.add(f"{words[0]}s {' '.join(words[1:])}")
    return tuple(sorted(forms))


def _of_register(line: Line, search: NameSearch, register: Register) -> list[Mention]:
    return [
        _mention(line, h.col, h.end, next(iter(h.ids)), register)
        for h in search.hits(line.text)
        if len(h.ids) == 1 and not h.compound
    ]


def _seats(line: Line, register: Register) -> list[Mention]:
    found = []
    for match in seat_pattern().finditer(line.text):
        house = seat_in(match["seat"])
        if house:
            found.append(_mention(line, match.start(), match.end(), _registered(house, register), register))
    return found


def _registered(house: str, register: Register) -> str:
    """The register's id for a house, if it knows the house by one of its names."""
    names = {fold(n) for n in (*split(seats()[house]["de"]), *split(seats()[house]["en"]))}
    return next((a.id for a in register.others if names & {fold(n) for n in a.all_names}), house)


def _kinds(line: Line, names: Sequence[Mention], language: str, register: Register) -> list[Mention]:
    found = []
    for match in _pattern(language).finditer(line.text):
        kind = next((k[2:] for k, v in match.groupdict().items() if v and k.startswith("k_")), "")
        code = _state(match, language)
        owner = next(
            (m for m in names if match["owner"] and match.start("owner") <= m.span.col < match.end("owner")), None
        )
        actor = _id(kind, code, owner, match, register)
        if actor:
            found.append(_mention(line, match.start(), match.end(), actor, register))
    return found


def _joint(line: Line, language: str, register: Register) -> list[Mention]:
    """Ministers of several states who speak together, unnamed: a group of the register, or an id made of the words."""
    found = []
    for match in _joint_pattern(language).finditer(line.text):
        lands = [
            c
            for word in re.findall(r"[A-ZÄÖÜ][\w-]+", match["lands"])
            if (c := country_of(word) or country_of(word.removesuffix("s")))
        ]
        if len(lands) < 2:
            continue
        noun = fold(match["noun"])
        names = [
            {fold(n).removesuffix("s") for r in (word_list("countries")[c],) for n in split(r["de"]) + split(r["en"])}
            for c in lands
        ]
        known = [
            a.id
            for a in register.others
            if a.kind in ("group", "body")
            and any(
                noun in fold(n) and any({w.removesuffix("s") for w in fold(n).split()} & land for land in names)
                for n in a.all_names
            )
        ]
        made = id_of(f"{match['noun']} {' '.join(split(word_list('countries')[c]['de'])[0] for c in lands)}")
        found.append(_mention(line, match.start(), match.end(), known[0] if known else made, register))
    return found


@cache
def _joint_pattern(language: str) -> re.Pattern[str]:
    lands = alternation(n for r in word_list("countries").values() for n in (*split(r["de"]), *split(r["en"]))) + "s?"
    several = rf"(?P<lands>(?:(?:der|the)\s+)?{lands}(?:(?:,|\s+und|\s+and|,\s+and)\s+(?:(?:der|the)\s+)?{lands})+)"
    if language == "de":
        return re.compile(
            rf"(?<![\w-])(?P<noun>[A-ZÄÖÜ]\w*(?:minister|präsidenten|chefs|regierungen))\s+(?:von|aus|der)?\s*{several}"
        )
    return re.compile(
        rf"(?<![\w-])(?P<noun>(?:[a-z]+\s+)?(?:ministers|presidents|leaders|governments))\s+(?:of|from)\s+{several}"
    )


def _unnamed(line: Line, names: Sequence[Mention], language: str, register: Register) -> list[Mention]:
    """`ein Regierungssprecher`: speaks for the German government where no state is named."""
    if language != "de":
        return []
    pattern = r"(?<![\w-])(?:[Ee]in(?:e|em|er)?|[Dd]e[rm]|[Dd]ie)\s+(?:Vize-?)?Regierungssprecher(?:in|s)?(?![\w-])"
    alone = [m for m in re.finditer(pattern, line.text) if not any(0 <= n.span.col - m.end() <= 2 for n in names)]
    return [_mention(line, m.start(), m.end(), body_of("DE", "government", register), register) for m in alone]


def _state(match: re.Match[str], language: str) -> str | None:
    for group in ("prefix", "city", "land"):
        word = match.groupdict().get(group)
        if word and (code := country_of(word.strip("- ")) or country_of(word.strip("- ").removesuffix("s"))):
            return code
    if match["adj"]:
        return adjective_country(match["adj"], language)
    return "DE" if re.search(r"\b[Bb]undes(?:regierung|\w+ministerium)", match[0]) else None


def _id(kind: str, code: str | None, owner: Mention | None, match: re.Match[str], register: Register) -> str | None:
    noun = next(v for k, v in match.groupdict().items() if v and k.startswith("k_"))
    if owner:
        if kind == "government" and register.get(owner.actors[0]) and (land := register.get(owner.actors[0]).country):  # type: ignore[union-attr]
            return body_of(land, kind, register)
        return office_of(owner.actors[0], register)
    if not code:
        return None
    if kind in ("presidency", "chancellery", "government"):
        return body_of(code, "government" if kind == "government" else "presidency", register)
    stem = fold(re.sub(r"(?:s|es)$", "", noun))
    for actor in register.others:
        if country_of_body(actor) == code and any(stem in fold(n) for n in actor.all_names):
            return actor.id
    place = match["city"] or split(word_list("countries")[code]["de"])[0]
    return f"{id_of(noun.removesuffix('s'))}-{id_of(place)}"


@cache
def _pattern(language: str) -> re.Pattern[str]:
    records = word_list("countries").values()
    nouns = "|".join(f"(?P<k_{kind}>{r[language]})" for kind, r in word_list("bodies").items())
    cities = alternation(c for r in records for c in split(r["city"]))
    lands = alternation(n for r in records for n in (*split(r["de"]), *split(r["en"])))
    if language == "de":
        adjective = alternation(a for r in records for a in split(r["adj"])) + "(?:e[rnms]?)?"
        return re.compile(
            rf"(?<![\w-])(?:(?P<adj>{adjective})\s+)?(?P<prefix>(?:US|EU|UN)-|(?P<owner>[A-ZÄÖÜ]\w+(?:-"
            rf"|s\s+)))?(?i:{nouns})(?![\w-])"
            rf"(?:\s+(?:in|von|der|des)\s+(?:der\s+)?(?:(?P<city>{cities})|(?P<land>{lands}s?)))?"
        )
    adjective = alternation(a for r in records for a in split(r["en_adj"]))
    return re.compile(
        rf"(?<![\w-])(?:(?P<adj>{adjective})\s+)?(?:(?P<prefix>{lands}"
        rf"|{cities})['’]s\s+)?(?:(?P<owner>[A-Z][\w-]+)(?:['’]s)?\s+)?(?i:{nouns})(?![\w-])"
        rf"(?:\s+(?:in|of)\s+(?:the\s+)?(?:(?P<city>{cities})|(?P<land>{lands})))?"
    )


def _mention(line: Line, start: int, end: int, body: str, register: Register) -> Mention:
    text = line.text
    span = Span(line.n, start, end - start, text[start:end], text[max(0, start - 32) : start], text[end : end + 32])
    return Mention(span, "name", (body,), register.get(body) is not None)
