"""The words for a call in a sentence, and what stands around them: past or ahead, put off, on which day.

In: a sentence and the place of a word for the call. Out: its status as far as the sentence tells (`reference` if it
only names the call) and the moment that belongs to it. Talking counts as phoning only beside a word for it.
"""

import itertools
import re
from functools import cache

from generator.articles.text.moments import Moment, moments

_STRONG = {
    "de": r"\w*[Tt]elefonat\w*|[Tt]elefongespräch\w*|[Tt]elefonanruf\w*|(?:miteinander\s+)?telefonier\w+"
    r"|(?<![\w-])Anruf(?:s|es|e|en)?(?!\w)|angerufen|anzurufen|(?<!\w)an(?:rufen|ruft|rief(?:en)?)(?!\w)"
    r"|(?:am|per|ans)\s+Telefon|am\s+Apparat|in\s+der\s+Leitung|am\s+anderen\s+Ende(?:\s+der\s+Leitung)?"
    r"|[Tt]elefon(?:schalte|konferenz)\w*"
    r"|[Vv]ideo(?:telefonat|gespräch|anruf|call|schalte)\w*|(?:per|in\s+einer?)\s+Video(?:schalte"
    r"|call|gespräch)?|zum\s+Hörer|den\s+Hörer|(?<!\w)(?:ruft|rief|rufen"
    r"|riefen)(?=[^.;:]*\san(?:[\s.,:;–-]|$))",
    "en": r"picked\s+up\s+the\s+phone|(?:tele)?phone\s+(?:call|conversation|talks?)s?|(?:tele)?phoned"
    r"|(?:by|over\s+the|on\s+the"
    r"|via|via\s+the)\s+(?:tele)?phone|by\s+video(?:\s+link)?|video\s+(?:call|link)|(?:will|to"
    r"|would)\s+(?:tele)?phone\b|rang\b|(?:had|has|have)\s+rung\b|on\s+the\s+other\s+end"
    r"|On\s+the\s+other\s+end|on\s+the\s+line\b|dialled|dialed"
    r"|(?<![\w-])(?:[\w’'-]*-)?(?:call|calls)(?=\s+(?:with|between|lasted|to\s+take|was|is|has|had"
    r"|on\b|that|in\b|from|put|started|began|came|ended|and\b|late|early|about|over|at\b|last|this"
    r"|will|would|next|went|off|scheduled|planned|set|could|expected|after|before)|[.,;:)’'\"”–—]"
    r"|\s*$)"
    r"|(?<![\w-])[\w’'-]*-call(?!\w)|called\s+(?=[A-Z]|the\s+\w)|(?:will|to|would)\s+call\s+(?=[A-Z])|calls\s+(?=[A-Z])|telephone\s+(?:call|conversation)s?",
}


_WEAK = {
    "de": r"Gespräch(?:s|es|e(?=\s+mit)|en(?=\s+mit))?(?![\w-])|Unterredung(?:en)?|spr(?:ach|achen|icht"
    r"|echen)\b|gesprochen|ausgetauscht|Austausch|reden(?!\w)|geredet|auszutauschen|zu\s+sprechen",
    "en": r"spoke(?!\s+of)|spoken(?!\s+of)|speak(?!\s+of)|speaks(?!\s+of)|speaking|talk(?:s|ed|ing)?\b"
    r"|conversation|discuss(?:ed|es)?|discussions?",
}


#: Words that make talking a call when they follow the verb.
BY_PHONE = {
    "de": r"\b(?:am|per)\s+(?:Telefon|Video\w*)\b|\bam\s+Apparat\b|\btelefonisch\b",
    "en": r"\b(?:by|on\s+the|over\s+the|via)\s+(?:tele)?phone\b|\bby\s+video\b|\bin\s+(?:a\s+)?(?:phone\s+)?call\b",
}


NO_CALL = re.compile(
    r"call(?:s|ed|ing)?\s+(?:for|on\b(?!\s+(?:the\s+same|\d|[A-Z]\w+day\b|[A-Z]\w+\s+\d))|it|off|to\s+(?:end|stop|halt)|himself|herself)"
    r"|telefonisch\s+(?:nicht|nur)|so-called|Telefonnummer|Telefonleitung|Notruf|recall"
    r"|roll\s+call|wake-up",
    re.IGNORECASE,
)


#: `sagte er am Telefon`, `told Reuters by phone`: the words were said on the phone to a reporter, or an interview was.
IN_PASSING = re.compile(
    r"\b(?:sagte?|erklärte?|berichtete?|schilderte?|erreichbar|said|says|told|tells|interview\w*|reached|speaking)\b"
    r"[^.;:]{0,60}\s(?:am|per|by|over\s+the|on\s+the|via)\s+(?:tele)?(?:[Tt]elefon|phone)$"
)


#: A call that one side says never was.
DISPUTED = {
    "de": r"(?:dementier\w*|bestreit\w*|bestritt\w*)\s+(?:\S+\s+){0,4}"
    r"(?:\w*[Tt]elefon\w*|Gespräch\w*|Anruf\w*|\w*[Bb]ericht\w*|Meldung\w*)"
    r"|(?:[Bb]ericht\w*|Meldung\w*|Telefonat\w*|Gespräch\w*|Anruf\w*)\b[^.]{0,60}\b(?:zurückgewiesen|dementiert|bestritten|erfunden)"
    r"|\bwies\w*\b[^.]{0,40}(?:[Bb]ericht|Meldung)\w*[^.]*\bzurück\b|nie\s+stattgefunden|nicht\s+stattgefunden"
    r"|(?:nicht|nie)\s+gegeben",
    "en": r"\b(?:den(?:y|ies|ied|ying)|dismiss\w*|reject\w*)\s+(?:\S+\s+){0,5}"
    r"(?:reports?|calls?|conversation|spoken|speaking|that)\b"
    r"|\bnever\s+(?:took\s+place|happened|spoke|called)|did\s+not\s+take\s+place|no\s+such\s+call"
    r"|\b(?:reports?|call|conversation)\b[^.]{0,60}\b(?:was\s+denied|were\s+denied|pure\s+fiction|fabricat\w+|untrue|false)",
}


_FUTURE = {
    "de": r"\b(?:will|wollen|wolle|wollten|soll|sollen|wird|werden|werde|plant|planen|geplant\w*"
    r"|angekündigt|kündig\w+|verabredet|bevorstehend\w*|anstehend\w*|vorgesehen|erwartet"
    r"|vorbereitet|angesetzt|demnächst|baldig\w*|Nächster|terminiert|stattfinden"
    r"|steht\s+\w*\s*aus)\b",
    "en": r"\b(?:will|to\s+speak|to\s+talk|to\s+hold|to\s+phone|to\s+call|would|is\s+expected"
    r"|are\s+expected|expected\s+to|due\s+to|scheduled|planned|plans?\s+to|set\s+to|set\s+for"
    r"|pencilled|penciled|upcoming|later\s+today|to\s+take\s+place|were\s+to|was\s+to"
    r"|announced\s+a\s+call)\b",
}


CANCELLED = {
    "de": r"\b(?:abgesagt|abgesetzt|verschoben|geplatzt|platzt|fällt\s+aus|fiel\s+aus|ausgefallen"
    r"|entfällt|nicht\s+zustande\s+gekommen|findet\s+nicht\s+statt|Absage)\b",
    "en": r"\b(?:call(?:ed)?\s+(?:it\s+)?off|is\s+off|was\s+off|cancell?ed|postponed|put\s+off|scrapped"
    r"|not\s+happening|shelved|will\s+not\s+take\s+place)\b",
}


WISH = re.compile(
    r"\b(?:hofft|hoffe|hoffte|wünscht\w*|bereit\s+zu|wäre|möchte|würde\s+gern|hopes?|hoping|wants?"
    r"|wanted|would\s+like|offered\s+to|ready\s+to|bot\s+an|willing"
    r"|(?:kann|könne|könnte|dürfe|darf|soll|solle|möge)\b[^.;]*\b(?:anrufen|telefonieren)|c(?:an|ould)\s+(?:always\s+)?(?:call|phone|ring))\b",
    re.IGNORECASE,
)


DENIED = re.compile(
    r"\b(?:kein(?:e|en|em|er)?\s+(?:\w+\s+)?(?:Telefonat|Anruf|Gespräch)"
    r"|nicht\s+(?:miteinander\s+)?telefoniert|no\s+(?:plans?\s+for\s+a\s+)?(?:phone\s+)?call"
    r"|did\s+not\s+(?:speak|call|phone)|not\s+spoken)\b",
    re.IGNORECASE,
)


EARLIER = re.compile(
    r"\b(?:zuletzt|das\s+letzte\s+Mal|erste[sn]?\s+(?:Gespräch|Telefonat)|bereits|früher\w*|damals"
    r"|schon\s+(?:einmal|zweimal|zwei\s+Mal)|last\s+(?:spoke|talked|call)|previous(?:ly)?"
    r"|earlier\s+(?:call|conversation)|first\s+call|had\s+last)\b",
    re.IGNORECASE,
)


THEN = re.compile(
    r"^(?:Im\s+Anschluss|Anschließend|Danach|Unmittelbar\s+danach|Darauf|Afterwards?|After\s+that|Then|Later)\b"
)


_SEVERAL = re.compile(
    r"(?:Telefonaten?|Gesprächen?|Anrufen?|calls|conversations|talks|nacheinander|jeweils"
    r"|separat\w*|getrennt\w*|separate(?:ly)?|zuerst|zunächst|danach|first)\b"
)


def listed_moments(text: str, language: str) -> list[Moment]:
    """`zwei Mal: Mitte Februar und zuletzt Mitte März`: moments of one kind joined in a list."""
    found = [m for m in _moments_of(text, language) if m.kind in ("month", "day")]
    for one, other in itertools.pairwise(found):
        if re.fullmatch(
            r"\s*(?:,|und|and)\s+(?:zuletzt\s+|most\s+recently\s+)?(?:am\s+|on\s+|im\s+|in\s+)?",
            text[one.end : other.start],
        ):
            return [one, other]
    return []


def _moments_of(text: str, language: str) -> list[Moment]:
    """The moments of a sentence, without those that only say since when (`seit Amtsantritt im Januar`)."""
    return [
        m
        for m in moments(text, language)
        if not re.search(
            r"\b(?:seit|since|Amtsantritt\w*(?:\s+\w+){0,2}|inauguration|took\s+office)\s*(?:in\s+|im\s+)?$",
            text[: m.start],
        )
        and not re.match(r"(?:seit|since)", text[m.start : m.end], re.IGNORECASE)
    ]


def clause_around(text: str, start: int, end: int) -> str:
    """The part of the sentence around a trigger, between semicolons, dashes and commas that begin a new clause."""
    left = max(
        (
            m.end()
            for m in re.finditer(r"[;:–—]|,\s+(?=(?:das|die|der|den|dem|wie|dass|weil|who|which|as)\b)", text[:start])
        ),
        default=0,
    )
    right = re.search(r"[;:–—]|,\s+(?=(?:das|die|der|den|dem|wie|dass|weil|who|which|as|but|aber)\b)", text[end:])
    return text[left : end + right.start() if right else len(text)]


def status_of(clause: str, text: str, match: re.Match[str], language: str) -> str:
    if re.search(DISPUTED[language], text):
        return "unconfirmed"
    if re.search(CANCELLED[language], clause) or (re.search(CANCELLED[language], text) and len(text) < 120):
        return "cancelled"
    noun = match[0][0].isupper() or language == "en"
    if noun and re.search(
        r"(?:geplant|bevorstehend|anstehend|angekündigt|baldig|weiter|erneut|nächst|planned|upcoming"
        r"|scheduled|expected|forthcoming)\w*\s+(?:\w+\s+)?$",
        text[: match.start()],
    ):
        return "announced"
    if re.search(
        r"(?:\bnach(?:\s+(?:dem|seinem|ihrem|einem|dessen))?|\bNach(?:\s+(?:dem|seinem|ihrem|einem))?"
        r"|\bafter(?:\s+(?:a|the|his|her|their))?)\s+(?:\S+\s+){0,2}$",
        text[: match.start()],
    ):
        return "held"
    if re.search(
        r"\b(?:bei|[Ii]n)\s+(?:einem|dem|ihrem|seinem|a|the|their|his|her)\s+(?:\S+\s+)?$", text[: match.start()]
    ) and re.search(r"\b(?:hat|haben|hatte|hatten|agreed|said|told|discussed)\b", text):
        return "held"
    future = re.search(
        _FUTURE[language], re.sub(r"\bw(?:ird|erden)\b(?=[^.;:]*\b(?:telefoniert|gesprochen)\b)", "", clause)
    )
    past = re.search(
        r"\b(?:hat|hatte|haben|hatten|habe|hätten)\b[^.;]*\b(?:telefoniert|gesprochen|angerufen"
        r"|geführt|geredet|ausgetauscht|gehabt|entgegengenommen|gegriffen|erhalten|bekommen)\b|\bwar(?:en)?\b[^.;]*\bam\s+(?:Apparat|Telefon)\b|\b(?:telefonierten?|sprachen?|rief|griff|dauerte|gedauert"
        r"|fand|endete)\b|\b(?:spoke|phoned|lasted|held|called|talked|had\s+(?:spoken|talked)"
        r"|have\s+(?:spoken|finished|agreed)|rang|rung|picked\s+up|began|started|ended)\b",
        clause,
    )
    if re.search(
        r"\b(?:haben|sein|worden)\s+(?:soll|sollen|sollte)\b|\b(?:soll|sollen)\b[^.;]*\b(?:haben|sein|worden)\b", clause
    ):
        return "held"
    return "held" if past else "announced" if future else "reference"


def is_ahead(status: str, moment: Moment, text: str, match: re.Match[str], language: str) -> bool:
    """Whether a weekday lies ahead. The German present tense with a day means the future: `telefoniert am Montag`."""
    if status == "announced" or moment.turn > 0:
        return True
    if status == "cancelled":
        return bool(re.search(r"\b(?:geplant|verabredet|angesetzt|planned|scheduled|due)", text))
    present = re.match(r"telefonier(?:t|en)$", match[0]) or re.search(
        r"\b(?:spricht|sprechen|telefoniert|speaks?)\b", text[max(0, match.start() - 5) : match.end() + 5]
    )
    perfect = re.search(r"\b(?:hat|hatte|haben|hatten|habe|hätten)\b", text)
    return bool(present and not perfect) or (
        ":" in text[: moment.start]
        and not perfect
        and bool(re.search(rf":\s*[^.]*{re.escape(match[0])}[^.]*$", text))
        and not re.search(r"(?:spoke|lasted|dauerte)", text)
    )


def moment_of(text: str, match: re.Match[str], language: str) -> Moment | None:
    """The moment nearest to the trigger; a printed date wins over a weekday, any day over a month."""
    here = _moments_of(text, language)
    if not here:
        return None
    ranks = {"day": 0, "weekday": 0, "offset": 10, "relative": 0, "month": 30}

    def distance(m: Moment) -> int:
        gap = m.start - match.end() if m.start >= match.end() else match.start() - m.end
        between = text[match.end() : m.start] if m.start >= match.end() else text[m.end : match.start()]
        return (
            gap
            + ranks[m.kind]
            + 40 * len(re.findall(r",", between))
            + 60 * len(re.findall(r"[;]|\bund\s+(?:wird|soll|will)\b|,\s+(?:wie|as)\b", between))
            + 40 * _belongs_to_speech(text, m)
        )

    nearest = min(here, key=distance)
    between = text[match.end() : nearest.start] if nearest.start >= match.end() else text[nearest.end : match.start()]
    if nearest.kind == "month" and re.search(r"\b(?:Besuch|Treffen|Gipfel|Reise|visit|meeting|summit|trip)\b", between):
        return None
    far = "," in between and re.search(
        r",\s+(?:\w+\s+){0,2}(?:when|while|beraten|dass|nachdem|after|before|as|which|who)\b|sein\s+soll", between
    )
    return None if far else nearest


def _belongs_to_speech(text: str, moment: Moment) -> bool:
    """`sagte Lund am Dienstagabend`, `said on Monday`: the day of the saying, not of the call."""
    return bool(
        re.search(
            r"\b(?:sagte|erklärte|teilte|schrieb|kündigte|berichtete|said|told|wrote|announced"
            r"|confirmed)\b[^,.;]{0,40}$",
            text[: moment.start],
        )
    )


@cache
def call_words(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?P<strong>{_STRONG[language]})|(?<!\w)(?P<weak>{_WEAK[language]})(?!\w)")
