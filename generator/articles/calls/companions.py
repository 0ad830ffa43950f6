"""Who stands with whom in a sentence: joined names, objects of calling, unnamed groups.

In: a line, its voices, the place of the word for a call. Out: ids and voices; nothing here looks beyond the sentence.
"""

import re
from collections.abc import Sequence
from functools import cache

from generator.articles.discourse.speaker_mentions import Voice
from generator.articles.vocabulary.words import alternation, split, word_list

GROUP = re.compile(
    r"\s+(?:und|sowie|and)\s+(?P<group>(?:mit\s+|with\s+)?(?:\w+\s+){0,3}(?:Vertreter\w*"
    r"|Staats-\s+und\s+Regierungschefs|Regierungschefs|Kollegen|Verbündeten?|Partnern?|leaders"
    r"|representatives|allies|officials|European\s+leaders|others)(?:\s+(?:der|von|of"
    r"|from)\s+[\w\s-]{2,40}?)?)(?=\s+(?:sprechen|telefonieren|zu\b|gesprochen|telefoniert)|[.,;]"
    r"|$)"
)


BETWEEN = re.compile(r"\b(?:zwischen|between)\s+$")


MEETING = re.compile(
    r"\b(?:[Tt]reffen|Gipfel|Besuch\w*|Abkommen|Beziehungen|Streit|meeting|summit|deal|ties"
    r"|war)s?,?\s+(?:zwischen|mit|between|with)\s+(?:(?:dem|der|den|the|a)\s+)?$"
)


WITH = re.compile(
    r"\b(?:mit|an|bei|with|to|phoned|called|calls|rang|rung|phone|zu)\s+(?:(?:dem|der|den|seinem|seiner"
    r"|ihrem|ihrer|the|his|her)\s+)?(?:\w+(?:en|er|em)\s+)?$",
    re.IGNORECASE,
)


#: Where only one person is named, who was at the phone.
AT_THE_PHONE = re.compile(
    r"\b(?:war|waren|hatte|hatten)\b[^.;]*\b(?:am\s+(?:Apparat|Telefon)|in\s+der\s+Leitung|am\s+anderen\s+Ende)"
    r"|[Aa]m\s+anderen\s+Ende(?:\s+der\s+Leitung)?\s+(?:war|saß)|\b[Oo]n\s+the\s+(?:other\s+end|line)[^.;]*\b(?:was|were)\b"
    r"|\b(?:was|were)\b[^.;]*\bon\s+the\s+(?:other\s+end|line|phone)\b"
)
#: `held a call`, `führte ein langes Gespräch`: the subject of the verb takes part.
CONDUCTS = re.compile(
    r"\b(?:held|holds?|had|has|have|conducted|made|führ\w*|hatten?|hat|haben|hält|hielt)\s+"
    r"(?:an?|another|the|ein(?:en|e)?|das|die|sein\w*|ihr\w*)\s+(?:[\w-]+\s+){0,3}$"
)


def is_near(text: str, voice: Voice, trigger: tuple[int, int]) -> bool:
    """Whether a voice stands in the same clause as the word for the call."""
    if voice.start >= trigger[1]:
        return (
            not re.search(
                r"[;:]|(?<!\d)\.\s|,\s+(?:dass|wie|als|nachdem|bevor|um|that|who|which|wenn|das|der|die|den|dem)\s",
                text[trigger[1] : voice.start],
            )
            and voice.start - trigger[1] < 90
        )
    return (
        not re.search(
            r"[;]|(?<!\d)\.\s|,\s+(?:dass|wie|als|nachdem|bevor|that|who|which|das|die|dem)\s",
            text[voice.end : trigger[0]],
        )
        and trigger[0] - voice.end < 200
    )


def chain_of(text: str, first: Voice, people: Sequence[Voice]) -> tuple[str, ...]:
    ids, last = list(first.ids), first
    for voice in people:
        if voice.start > last.start and re.fullmatch(
            r"\s*(?:,\s*(?:und\s+|and\s+)?|(?:und|and|sowie)\s+)(?:(?:dem|der|den|the)\s+)?",
            text[last.end : voice.start].lstrip() or "x",
        ):
            ids += [i for i in voice.ids if i not in ids]
            last = voice
    return tuple(ids)


def joint_subject(text: str, subject: Sequence[Voice], trigger: tuple[int, int]) -> tuple[str, ...]:
    """`X und Y telefonierten`, `X and Y spoke by phone`."""
    for voice in subject:
        chain = chain_of(text, voice, subject)
        if len(chain) > 1 and is_near(text, voice, trigger):
            return chain
    return ()


def is_object(text: str, voice: Voice, trigger: tuple[int, int]) -> bool:
    """`ruft X an`, `phoned X`: the one called stands right after the verb, or before its prefix."""
    word = text[trigger[0] : trigger[1]]
    if re.match(r"(?:ruft|rief|rufen|riefen)", word):
        return voice.start >= trigger[1] and bool(re.match(r"\s+an\b", text[voice.end :]))
    if re.match(r"(?:angerufen|anzurufen|anrufen|anruft|anrief)", word):
        return voice.governed and voice.end <= trigger[0]
    return (
        voice.start >= trigger[1]
        and bool(
            re.match(
                r"(?:called|calls|phoned|telephoned|rang|(?:had|has|have)\s+rung|dial+ed|(?:will|to|would)\s+(?:(?:tele)?phone|call))",
                word,
            )
        )
        and text[trigger[1] : voice.start].strip() == ""
    )


def is_adverbial(text: str, trigger: tuple[int, int]) -> bool:
    """`in einem Telefonat`, `by phone`, `angerufen`: how the persons of the clause talked, or whom one called."""
    word, before = text[trigger[0] : trigger[1]], text[: trigger[0]]
    if re.match(
        r"(?:angerufen|anzurufen|anrufen|anruft|anrief|ruft|rief|(?:am|per)\s|by\s|over\s|on\s+the\s+(?:tele)?phone|via\s)",
        word,
    ):
        return True
    return bool(
        re.search(
            r"\b(?:in|bei|beim|am|during|in\s+der|on)\s+(?:eine[mr]|a|an|another|the|dem|seinem|ihrem)\s+(?:[\w-]+\s+){0,3}$",
            before,
        )
    )


def is_topic(text: str, voice: Voice) -> bool:
    """Whether a voice is what is spoken about: `über Lund`, `about Lund`."""
    return bool(
        re.search(
            r"\b(?:über|von|gegen|wegen|für|trotz|nach|als|wie|seit|ohne|laut|about|of|against|for|despite|after|like|from|by)"
            r"\s+(?:(?:de[rmn]|die|the|einen?|a)\s+)?(?:[a-zäöü]\w*\s+)?$",
            text[: voice.start],
            re.IGNORECASE,
        )
    )


@cache
def capital_pattern(language: str) -> re.Pattern[str]:
    """A state or its capital after `mit` or `with`, or joined to one; group `land`."""
    records = word_list("countries").values()
    names = alternation(n for r in records for n in (*split(r["de"]), *split(r["en"]), *split(r["city"])) if len(n) > 2)
    before = (
        rf"(?:\b(?:mit|zwischen)\s+(?:der\s+|den\s+)?(?:{names}\s+und\s+)?)"
        if language == "de"
        else rf"(?:\b(?:with|between)\s+(?:the\s+)?(?:{names}\s+and\s+)?)"
    )
    return re.compile(rf"{before}(?P<land>{names})(?![\w-]|['’])")


def receives(text: str) -> bool:
    return bool(re.search(r"\b(?:erhielt|erhält|bekam|nahm|received|got|took)\b[^.]*\b(?:Anruf|call)\b", text))


def unnamed_with(text: str, partners: Sequence[Voice]) -> tuple[str, ...]:
    for voice in partners[-1:]:
        if match := GROUP.match(text, voice.end):
            return (match["group"].strip(),)
    return ()


def refers_back(text: str, span: tuple[int, int], trigger: tuple[int, int]) -> bool:
    """Whether a bare `das Telefonat` or `they spoke` goes back to the call in focus."""
    word, before = text[trigger[0] : trigger[1]], text[span[0] : trigger[0]]
    if re.match(r"spr|gespr|red|gered|spoke|speak|talk|discuss|Austausch|ausge", word):
        return bool(
            re.search(r"\b(?:beiden?|sie|they|miteinander|both|two)\b", text[span[0] : span[1]], re.IGNORECASE)
        ) and not re.search(r"\bsprach(?:en)?\s+(?:\w+\s+)?(?:von|für)\b", text[trigger[0] :])
    if re.match(r"Gespräch|Unterred|conversation|talk", word) and re.search(
        r"\b(?:ein(?:em|en|e)?|a)\s+(?:\S+\s+){0,2}$", before
    ):
        return False
    definite = (
        r"(?:das|dem|des|den|diese[mns]?|the|their|a|ein(?:em|en|e)?|erste[ns]?|zweite[ns]?"
        r"|weitere[ns]?|geplante[ns]?|jenem|that|this|beim|im|zum|vom|der|die|ihr\w*|sein\w*|first"
        r"|second|next)\s+(?:\S+\s+){0,2}$"
    )
    return (
        bool(re.search(definite, before, re.IGNORECASE))
        or (word[:1].islower() and word[:4] in ("tele", "gesp"))
        or not before.strip()
    )


def is_noun(text: str, trigger: tuple[int, int]) -> bool:
    """Whether the word for the call is a noun: `Telefonat`, `call`."""
    word = text[trigger[0] : trigger[1]]
    return word[:1].isupper() or bool(re.match(r"(?:phone\s+|video\s+)?(?:call|conversation|talks)", word))


def is_possessed(text: str, trigger: tuple[int, int]) -> bool:
    """`sein Telefonat`, `her call`: whose it is, the subject tells."""
    owners = r"\b(?:sein|seine[mnrs]?|ihr|ihre[mnrs]?|dessen|his|her)\s+(?:\S+\s+){0,2}$"
    return bool(re.search(owners, text[: trigger[0]]))
