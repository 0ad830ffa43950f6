"""Those who can speak in a line: persons, houses, pronouns, each with the words that belong to it.

In: a line, its mentions, the language. Out: `Voice`s, none inside another: `die Sprecherin des Weißen Hauses, Ada
Lund` is one voice, and so is `ein Sprecher des Verteidigungsministeriums`, who speaks for the ministry.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.articles.findings import Mention
from generator.articles.people.offices import Office, offices
from generator.articles.people.salience import beside_name

_OBLIQUE = re.compile(
    r"(?:dem|den|des|zum|zur|vom|beim|einem|eines|seinem|seinen|seines|seiner|ihrem|ihren|ihres|ihrer)\b", re.IGNORECASE
)
_GOVERNORS = {
    "de": r"mit|von|bei|gegenüber|an|für|über|zu|zum|zur|vom|nach|gegen|aus|in|im|durch|unter|um|ohne"
    r"|seit|zwischen|wegen|trotz|beim|gen|per|neben|hinter|vor|auf|dem|den|des|einem|samt"
    r"|sowie mit|dass|ob",
    "en": r"with|to|by|from|of|for|about|between|against|on|in|at|after|before|than|told|thanked|praised"
    r"|into|over|like|toward|towards|without|behind|under|beside|via|urged|asked|met|called|phoned"
    r"|rang|invited|informed|briefed|assured|warned|that|if|whether|had",
}
#: What follows a German name in the genitive: adjectives and a noun.
_OWNED = re.compile(
    r"s\s+(?:(?!k?eine|[sd]ie\b|[sd]eine|ihre|diese|alle|den\b|der\b)[a-zäöü]+(?:er|en|es|em|[^t]e)\s+){0,2}"
    r"[A-ZÄÖÜ„»\"“]|['’]s?\s+\w"
)
_MENTION_DETERMINER = (
    r"(?:(?:der|die|das|dem|den|des|einem|einer|eines|seinem|seiner|ihrem|ihrer|the|his|her|a"
    r"|an)\s+)?(?:[a-zäöü]\w*(?:e[rnms]?)\s+)?"
)


@dataclass(frozen=True, slots=True)
class Voice:
    """`ids` speak; `governed` if a preposition or the case makes it no subject. `core` is the name's own start."""

    start: int
    end: int
    ids: tuple[str, ...]
    core: int
    body: bool = False
    governed: bool = False
    owner: bool = False


def voices(text: str, names: Sequence[Mention], bodies: Sequence[Mention], language: str) -> tuple[Voice, ...]:
    """The voices of a line, from left to right."""
    found = [Voice(m.span.col, m.span.col + m.span.length, m.actors, m.span.col) for m in names if m.kind != "compound"]
    found += [Voice(m.span.col, m.span.col + m.span.length, m.actors, m.span.col, True) for m in bodies]
    for office in offices(text, language):
        found = _with_office(text, office, names, found)
    merged = _outermost(found)
    out: list[Voice] = []
    for voice in merged:
        governed = _is_governed(text, voice, language) or bool(
            out and out[-1].governed and _joined(text, out[-1], voice)
        )
        owner = bool(_OWNED.match(text[voice.end - 1 :])) and text[voice.end - 1] == "s" and language == "de"
        owner = owner or (language != "de" and bool(re.search(r"['’]s?$", text[voice.start : voice.end])))
        out.append(replace(voice, governed=governed, owner=owner))
    return tuple(out)


def _with_office(text: str, office: Office, names: Sequence[Mention], found: list[Voice]) -> list[Voice]:
    """The voices with an office expression joined to the name it stands beside, or given to the body it speaks for."""
    named = beside_name(text, office, [m for m in names if m.kind == "name"])
    if named:
        start, end = min(office.start, named.span.col), max(office.end, named.span.col + named.span.length)
        whose = next((v for v in found if v.end <= start and re.fullmatch(r"(?:['’]s)?\s+", text[v.end : start])), None)
        start = whose.start if whose and text[:start].rstrip().endswith(("'s", "’s")) else start
        owner = next((v for v in found if re.fullmatch(r"\s+(?:for|of|von)\s+(?:\w+\s)?", text[end : v.start])), None)
        return [*found, Voice(start, owner.end if owner else end, named.actors, named.span.col)]
    if office.kind == "spokesperson" and not any(v.start <= office.start and office.end <= v.end for v in found):
        body = next((v for v in found if v.body and office.noun <= v.start <= office.end + 12), None)
        body = body or next(
            (
                v
                for v in found
                if v.body
                and office.start - 25 <= v.start < office.end
                and not re.search(r"[.;:,]", text[v.end : office.start])
            ),
            None,
        )
        if body:
            return [*found, Voice(min(office.start, body.start), max(body.end, office.end), body.ids, body.core, True)]
        owner = next((v for v in found if office.person and office.person[0] <= v.core < office.person[1]), None)
        owner = owner or next(
            (v for v in found if re.fullmatch(r"\s+(?:for|von|of)\s+(?:\w+\s)?", text[office.end : v.start])), None
        )
        if owner:
            surname = owner.ids[0].split("-")[-1]
            return [*found, Voice(office.start, max(office.end, owner.end), (f"office-{surname}",), owner.core, True)]
    return found


def _outermost(found: Sequence[Voice]) -> list[Voice]:
    chosen: list[Voice] = []
    for voice in sorted(found, key=lambda v: (v.start - v.end, v.start)):
        if not any(voice.start < c.end and c.start < voice.end for c in chosen):
            chosen.append(voice)
    return sorted(chosen, key=lambda v: v.start)


def _is_governed(text: str, voice: Voice, language: str) -> bool:
    if language == "de" and _OBLIQUE.match(text[voice.start : voice.end]):
        return True
    before = text[: voice.start]
    return bool(
        re.search(
            rf"(?<![\w-])(?:{_GOVERNORS[language if language == 'de' else 'en']})\s+{_MENTION_DETERMINER}$",
            before,
            re.IGNORECASE,
        )
    ) and not re.search(r"(?:^|[,:.]\s*)(?:dass|ob|that|if|whether)\s+$", before, re.IGNORECASE)


def _joined(text: str, one: Voice, other: Voice) -> bool:
    return bool(
        re.fullmatch(
            r"\s*(?:,\s*)?(?:und|and|sowie|oder|or|,)\s+(?:(?:mit|with|der|die|das|dem|den|the)\s+)?",
            text[one.end : other.start],
        )
    )
