"""Those who speak without a name: `ein Sprecher`, `sein Büro`, `a White House official`, `Peking`.

In: a line, its named voices, bodies and mentions, the register. Out: further `Voice`s, each with the body it means.
The surprising thing: a capital speaks only beside a verb of saying or `laut`; anywhere else it is a place.
"""

import re
from collections.abc import Sequence
from functools import cache

from generator.articles.article import Article, Line, section_of
from generator.articles.discourse.speaker_mentions import Voice
from generator.articles.findings import Mention
from generator.articles.people.bodies import body_of, office_of
from generator.articles.people.offices import offices
from generator.articles.vocabulary.register import Register
from generator.articles.vocabulary.states import country_of
from generator.articles.vocabulary.words import alternation, entry, split, word_list

_OWN_OFFICE = re.compile(
    r"\b(?:seine[smr]?|sein|ihre[smr]?|ihr|his|her)\s+(?:Büros?|Amts?|Präsidialamts?|Pressestelle|Sprecher(?:in|s)?|Sprechers"
    r"|office|spokes\w+|press\s+office)\b"
)
_STAFF_OF = re.compile(
    r"(?:\b(?:[Ee]ine?[mrns]?|[Zz]wei|[Mm]ehrere[nr]?|[Aa]us|[Aa]n?|[Tt]wo)\s+)?(?:\w+\s+)?(?:Vertreter\w*|Mitarbeiter\w*|Beamte\w*|Berater\w*"
    r"|Kreise\w*|Umfeld|officials?|aides?|sources?)\s+(?:des|der|aus\s+dem|im|vom|at|in|from|of|close\s+to)\s+(?:the\s+)?$"
)
_STAFF_AFTER = re.compile(r"\s+(?:officials?|aides?|sources?|spokes\w+)\b")


def unnamed_voices(
    article: Article,
    line: Line,
    text: str,
    named: Sequence[Voice],
    bodies: Sequence[Mention],
    mentions: Sequence[Mention],
    register: Register,
) -> tuple[Voice, ...]:
    """All voices of a line: the named ones, widened by the staff beside a body, and the unnamed ones."""
    voices = [_with_staff(text, v) for v in named]
    language = "de" if article.language == "de" else "en"
    found = [*_own_offices(text, voices, register), *_capitals(text, language, register)]
    found += _spokespersons(article, line, text, [*voices, *found], bodies, mentions, register)
    taken = [(v.start, v.end) for v in found]
    kept = [v for v in voices if not any(a < v.end and v.start < b and (b - a) > (v.end - v.start) for a, b in taken)]
    return tuple(sorted([*kept, *_free(found, kept)], key=lambda v: v.start))


def _free(found: Sequence[Voice], voices: Sequence[Voice]) -> list[Voice]:
    return [f for f in found if not any(f.start < v.end and v.start < f.end for v in voices)]


def _with_staff(text: str, voice: Voice) -> Voice:
    """`ein Vertreter des Weißen Hauses`, `a White House official`: speaks for the house."""
    if not voice.body:
        return voice
    before, after = _STAFF_OF.search(text[: voice.start]), _STAFF_AFTER.match(text, voice.end)
    start, end = before.start() if before else voice.start, after.end() if after else voice.end
    if start == voice.start and end == voice.end:
        return voice
    return Voice(start, end, voice.ids, voice.core, True, bool(re.match(r"aus\b", text[start:])))


def _own_offices(text: str, voices: Sequence[Voice], register: Register) -> list[Voice]:
    """`nach Angaben seines Büros`, `his office said`: the office of the subject named before."""
    found = []
    for match in _OWN_OFFICE.finditer(text):
        before = [v for v in voices if v.end <= match.start() and not v.body and len(v.ids) == 1]
        owner = next((v for v in before if not v.governed), before[-1] if before else None)
        if owner:
            found.append(Voice(*match.span(), (office_of(owner.ids[0], register),), match.start(), True))
    return found


def _capitals(text: str, language: str, register: Register) -> list[Voice]:
    found = []
    for match in _capital_pattern(language).finditer(text):
        group = next(name for name, value in match.groupdict().items() if value)
        land = country_of(match[group])
        if land:
            found.append(Voice(*match.span(group), (body_of(land, "presidency", register),), match.start(group), True))
    return found


def _spokespersons(
    article: Article,
    line: Line,
    text: str,
    voices: Sequence[Voice],
    bodies: Sequence[Mention],
    mentions: Sequence[Mention],
    register: Register,
) -> list[Voice]:
    """`A spokesperson said` goes back to the body named before; `the prime minister's spokesperson` to whose it is."""
    found = []
    for office in offices(text, article.language):
        if office.kind != "spokesperson" or any(v.start < office.end and office.start < v.end for v in voices):
            continue
        owner = next(
            (v for v in voices if re.fullmatch(r"(?:['’]s)?\s+", text[v.end : office.start]) and not v.body), None
        )
        if owner and text[: office.start].rstrip()[-2:] in ("'s", "’s"):
            found.append(Voice(owner.start, office.end, (office_of(owner.ids[0], register),), owner.core, True))
            continue
        here = section_of(article, line.n)
        before = [
            m
            for m in bodies
            if (m.span.line, m.span.col) < (line.n, office.start) and section_of(article, m.span.line) == here
        ]
        if before and before[-1].span.line >= line.n - 2:
            found.append(Voice(office.start, office.end, before[-1].actors, office.start, True))
    return found


@cache
def _capital_pattern(language: str) -> re.Pattern[str]:
    records = word_list("countries").values()
    names = alternation(n for r in records for n in (*split(r["city"]), *split(r["de"]), *split(r["en"])) if len(n) > 2)
    verbs = "|".join(entry("speech", f"strong_{language}"))
    if language == "de":
        return re.compile(
            rf"\b(?:[Ll]aut|[Nn]ach\s+(?:Angaben|Darstellung|Lesart)\s+(?:aus|von))\s+(?P<a>{names})(?![\w-])"
            rf"|(?:^|[.:–]\s|[“”\"«»],?\s)(?P<b>{names})(?=\s+(?:{verbs}|dementiert\w*|bestätigt\w*|nennt|nannte)\b)"
            rf"|\b(?:{verbs})\s+(?P<c>{names})(?=\s+(?:mit|am|dazu|weiter)\b|[.,;]|$)"
        )
    return re.compile(
        rf"\b[Aa]ccording\s+to\s+(?P<a>{names})(?![\w-]|['’])"
        rf"|(?<!in )(?<!to )(?<!of )(?<!from )\b(?P<b>{names})(?=\s+(?:has\s+|had\s+)?(?:{verbs}|denied)\b)"
    )
