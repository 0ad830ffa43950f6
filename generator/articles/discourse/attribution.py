"""Who says what a sentence says: verbs of saying with their subject, `laut`, `nach Angaben`, `according to`.

In: a sentence with the words of quotations blotted out, its voices, the language. Out: `Attribution`s in the order of
the text. One without ids goes back to the last speaker (a pronoun, `heißt es`); an embedded one (`X habe erklärt`) is
itself reported and speaks for nobody outside.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from generator.articles.discourse.speaker_mentions import Voice, joined_with
from generator.articles.text.sentences import BLOT
from generator.articles.vocabulary.words import entry

_PARTICIPLE = (
    r"gesagt|erklärt|mitgeteilt|bestätigt|angekündigt|betont|bezeichnet|geschrieben|gefordert"
    r"|berichtet|bekanntgegeben|bekannt\s?gegeben"
    r"|hervorgehoben|hinzugefügt|gewarnt|versprochen|gelobt|kritisiert|veröffentlicht|geäußert"
    r"|vorgeschlagen|bekräftigt|verkündet|begründet"
    r"|behauptet|zurückgewiesen|zugesagt|beschrieben|unterstrichen|wissen lassen|gemeldet|genannt|dargelegt|erläutert"
)
_AUXILIARY = re.compile(r"\b(?P<plain>hat|hatte|haben|hatten)\b|\b(?P<reported>habe|hätte|hätten|sei|seien)\b")
_PRONOUN = {"de": r"(?:er|sie|dieser|diese|jener)", "en": r"(?:he|she|they|it)"}
_PHRASES = {
    "de": (
        re.compile(r"\b[Ll]aut\s+(?:Angaben\s+(?:des|der|von)\s+|einer\s+\w+\s+(?:des|der|von)\s+)?"),
        re.compile(
            r"\b[Nn]ach\s+(?:den\s+|offiziellen\s+)?(?:Angaben|Darstellung|Worten|Aussagen?|Auskunft"
            r"|Informationen|Einschätzung|Lesart|Mitteilung)\s+(?:aus\s+|von\s+|des\s+|der\s+)?"
        ),
        re.compile(r"(?:^|[,–—:]\s*|[“”\"»«’‘]\s*,?\s*)so\s+"),
        re.compile(
            r"\b(?:(?:heißt|hieß)\s+es|stand|steht)\s+(?:(?:dazu|am|nun|weiter|später|\w+)\s+)?(?:in|aus"
            r"|von|beim|im|vom|seitens)\s+(?:[^.,;]{0,60}?\s)?"
        ),
        re.compile(r"\b[Aa]us\s+(?=[^.,;]{0,40}\s(?:heißt|hieß)\s+es)"),
        re.compile(r"\b[Ii]n\s+(?:einer|der|dem|einem)\s+[^.,;□]{0,40}?(?=[^.,;□]{0,40}(?:heißt|hieß)\s+es)"),
    ),
    "en": (
        re.compile(
            r"\b[Aa]ccording\s+to\s+(?:a\s+(?:\w+\s+)?(?:statement|readout|summary|account"
            r"|spokes\w+)\s+(?:from|by|of|for)\s+)?"
        ),
        re.compile(
            r"\b(?:statement|readout|summary|account)\s+(?:of the (?:call|conversation)\s+)?(?:from|by"
            r"|published by|released by|issued by)\s+"
        ),
    ),
}
_CARRIED = {
    "de": re.compile(
        r"\b(?:heißt|hieß)\s+es\b|\b(?:stand|steht)\s+(?:in|auf)\s+(?:der|dem|einer)\b"
        r"|\b(?:den\s+Angaben|de[rm]\s+(?:Sprecher(?:in)?|Mitteilung|Erklärung))\s+zufolge\b|\b(?:nach\s+)?eigenen\s+(?:Angaben|Worten)(?:\s+zufolge)?\b"
        r"|\bdemnach\b|\b[Ii]n\s+(?:der|dieser|seiner|ihrer)\s+(?:Mitteilung|Erklärung|Verlautbarung)\b|\bdarin\b|\b(?:nach|laut)\s+eigenen\s+Angaben\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\baccording\s+to\s+(?:the\s+)?(?:statement|readout|account|summary)\b"
        r"|\b(?:the\s+)?(?:statement|readout|post)\s+(?:said|says|added|read|reads|stated|continued)\b"
        r"|\bin\s+(?:a|the)\s+(?:statement|readout|post)\b|\bby\s+(?:his|her|its)\s+own\s+account\b",
        re.IGNORECASE,
    ),
}


@dataclass(frozen=True, slots=True)
class Attribution:
    """`start` and `end` are columns of the verb or phrase; `ids` empty: the last speaker. `pronoun` marks a subject."""

    start: int
    end: int
    ids: tuple[str, ...]
    embedded: bool = False
    strong: bool = True
    text: str = ""
    pronoun: str = ""


def attributions(text: str, span: tuple[int, int], everyone: Sequence[Voice], language: str) -> tuple[Attribution, ...]:
    """All attributions in `text[span]`, the ones with a speaker before those that refer back."""
    language = language if language == "de" else "en"
    here = [v for v in everyone if span[0] <= v.start < span[1]]
    found = [*_phrases(text, span, here, language), *_verbs(text, span, here, language)]
    for match in _CARRIED[language].finditer(text, *span):
        if not any(a.start <= match.end() and match.start() <= a.end + 40 and a.ids for a in found):
            found.append(Attribution(match.start(), match.end(), (), text=match[0]))
    return tuple(sorted(found, key=lambda a: a.start))


def _phrases(text: str, span: tuple[int, int], here: Sequence[Voice], language: str) -> Iterator[Attribution]:
    for pattern in _PHRASES[language]:
        for match in pattern.finditer(text, *span):
            near = [
                v
                for v in here
                if match.end() - 4 <= v.start <= match.end() + (60 if " es " in match[0] else 30)
                and "," not in text[match.end() : v.start]
            ]
            if near:
                voice = near[0]
                yield Attribution(
                    match.start(),
                    voice.end,
                    joined_with(text, voice, here),
                    text=text[match.start() : voice.end].strip(' ,“”"»«'),
                )
    if language == "de":
        for voice in here:
            if after := re.compile(r"\s+zufolge\b").match(text, voice.end):
                yield Attribution(voice.start, after.end(), voice.ids, text=text[voice.start : after.end()])


def _verbs(text: str, span: tuple[int, int], here: Sequence[Voice], language: str) -> Iterator[Attribution]:
    for match in _verb_pattern(language).finditer(text, *span):
        verb = match[0].lower()
        start, end, embedded = match.start(), match.end(), False
        if language == "de" and re.fullmatch(_PARTICIPLE, verb):
            clause = text.rfind(",", span[0], start) + 1 or span[0]
            auxiliary = [*_AUXILIARY.finditer(text, clause, start)]
            if not auxiliary and verb not in _finite():
                auxiliary = [*_AUXILIARY.finditer(text, span[0], start)]
            if auxiliary:
                embedded, (start, end) = bool(auxiliary[-1]["reported"]), auxiliary[-1].span()
            elif verb not in _finite():
                continue
        elif (
            language == "en"
            and re.search(
                r"\b(?:has been|have been|had been|was|were|is|are|be|been|being|to|not|would|could)\s+$",
                text[: match.start()],
            )
            and (
                not re.search(r"\b(?:was|were|is|are)\s+$", text[: match.start()]) or verb not in ("saying", "telling")
            )
        ):
            continue
        if (
            language == "de"
            and verb[-1] in "tn"
            and not verb.endswith("ten")
            and re.search(r"\b(?:habe|hätten?|werden?|würden?|sei|seien)\b[^,;:.]*$", text[span[0] : match.start()])
            and re.match(r"\s*(?:[.,;]|und\b|$)", text[match.end() : span[1]])
        ):
            embedded = True
        ids, pronoun = _subject(text, span, start, end, here, language)
        if (ids or pronoun) and not _is_no_saying(text[span[0] : span[1]], match[0], text[match.end() : span[1]]):
            yield Attribution(
                min(start, match.start()),
                max(match.end(), end),
                ids,
                embedded,
                verb in _strong(language),
                match[0],
                pronoun,
            )


def _is_no_saying(sentence: str, verb: str, after: str) -> bool:
    """`heißt es` has no subject; talking with somebody says nothing yet, unless words are given or named."""
    if verb in ("heißt", "hieß"):
        return bool(re.match(r"\s+es\b", after))
    if re.fullmatch(r"sprach(?:en)?|spricht|sprechen|spoke|spoken", verb):
        return BLOT not in sentence and not re.search(r"^[^.;]{0,60}\b(?:von|of|dafür|davon|dagegen|out|sich)\b", after)
    return False


def _subject(
    text: str, span: tuple[int, int], start: int, end: int, here: Sequence[Voice], language: str
) -> tuple[tuple[str, ...], str]:
    """Ids of a verb's subject, and whether it is a pronoun."""
    pronoun = _PRONOUN[language]
    before, after = text[span[0] : start], text[end : span[1]]
    direct = [
        v
        for v in here
        if v.end <= start
        and not v.governed
        and not v.owner
        and re.fullmatch(
            r"\s*(?:\([^)]*\))?(?:\s(?:aus|von|in|of|from)\s[A-ZÄÖÜ]\w+)?"
            r"(?:,\s(?:however|meanwhile|in\sturn|for\s(?:its|his|her|their)\spart|too|by\scontrast),\s)?[\s,]*(?:\w+ly\s|also\s|later\s"
            r"|then\s|has\s|had\s|have\s|auch\s)*",
            text[v.end : start],
        )
    ]
    if direct:
        return joined_with(text, direct[-1], here), ""
    if (found := re.match(rf"\s+(?:\w+\s)?({pronoun})\b", after, re.IGNORECASE)) and (
        language == "de" or re.search(r"[“”\"’»],?\s*$", before)
    ):
        return (), found[1].lower()
    if found := re.search(rf"(?:^|\W)({pronoun})\s+(?:\w+\s+)?$", before, re.IGNORECASE):
        return (), found[1].lower()
    if (
        language == "de"
        and (found := re.search(r",[^,.;:]*\b(er|sie)\b[^,.;:]*$", before))
        and re.match(r"\s*(?:[.,;:]|$)", after)
    ):
        return (), found[1].lower()
    follow = [
        v
        for v in here
        if v.start >= end
        and not (v.governed or v.owner)
        and not re.search(r"[.,;:□]", text[end : v.start])
        and v.start - end <= (75 if language == "de" else 12)
    ]
    if follow and (language == "de" or re.search(r"[“”\"’'»,]\s*$|^\s*$", before)):
        return joined_with(text, follow[0], here), ""
    earlier = [
        v
        for v in here
        if v.end <= start and not v.governed and not v.owner and not re.search(r"[;:]", text[v.end : start])
    ]
    if language == "en":
        earlier = [
            v
            for v in earlier
            if len(re.findall(r"\w+", text[v.end : start])) <= 14
            and not re.search(r"\b(?:and|but|who|which|that)\s+\w+\s*$", text[v.end : start])
        ]
    elif earlier and re.search(r",\s*(?:dass|ob|weil|wenn|um|da)\b", text[earlier[-1].end : start]):
        earlier = [
            v for v in earlier if not re.search(r",\s*(?:dass|ob|weil|wenn|um|da)\b", text[v.end : start])
        ] or earlier
    return (joined_with(text, earlier[-1], here), "") if earlier else ((), "")


@cache
def _verb_pattern(language: str) -> re.Pattern[str]:
    verbs = "|".join(sorted(entry("speech", language), key=len, reverse=True))
    extra = (
        f"|{_PARTICIPLE}|mitteilte[n]?|bekanntgab(?:en)?|ankündigte[n]?|hinzufügte[n]?|ausführte[n]?"
        f"|hervorhob(?:en)?|wissen ließ(?:en)?|ließ(?:en)?(?=[^.,;]{{0,60}}wissen)"
        f"|machte(?=[^.,;]{{0,60}}(?:klar|deutlich))"
        if language == "de"
        else ""
    )
    return re.compile(rf"(?<![\w-])(?:{verbs}{extra})(?![\w-])")


@cache
def _finite() -> frozenset[str]:
    return frozenset(entry("speech", "de"))


@cache
def _strong(language: str) -> frozenset[str]:
    return (
        frozenset(entry("speech", f"strong_{language}"))
        | frozenset(_PARTICIPLE.split("|"))
        | frozenset({"mitteilte", "mitteilten", "ankündigte", "hinzufügte", "ließ"})
    )
