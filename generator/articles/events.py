"""Sentences that speak of a call: who talks to whom, when, and whether it has happened.

In: a reading and who tells each sentence. Out: `Event`s in the order of the text, one for each mention of a call. An
event may lack its date or know only a weekday; which mentions are one call is decided over all articles together.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from generator.articles.article import Article, Line
from generator.articles.findings import Mention, Reading
from generator.articles.focus import Fact, base_date, section_of
from generator.articles.moments import Moment, When, meaning, moments
from generator.articles.parties import Parties
from generator.articles.sentences import sentences

_STRONG = {
    "de": r"\w*[Tt]elefonat\w*|[Tt]elefongespräch\w*|[Tt]elefonanruf\w*|(?:miteinander\s+)?telefonier\w+|(?<![\w-])Anruf(?:s|es|e|en)?(?!\w)|angerufen|anzurufen|am\s+Telefon|per\s+Telefon|am\s+Apparat"
    r"|[Vv]ideo(?:telefonat|gespräch|anruf|call|schalte)\w*|(?:per|in\s+einer?)\s+Video(?:schalte|call|gespräch)?|zum\s+Hörer|den\s+Hörer|(?<!\w)(?:ruft|rief|rufen|riefen)(?=[^.;:]*\san(?:[\s.,:;–-]|$))",
    "en": r"(?:tele)?phone\s+(?:call|conversation|talks?)s?|(?:tele)?phoned|(?:by|over\s+the|on\s+the|via)\s+(?:tele)?phone|by\s+video(?:\s+link)?|video\s+(?:call|link)|(?:will|to|would)\s+(?:tele)?phone\b|rang\b"
    r"|(?<![\w-])(?:[\w’'-]*-)?(?:call|calls)(?=\s+(?:with|between|lasted|to\s+take|was|is|has|had|on\b|that|in\b|from|put|started|began|came|ended|and\b|late|early|about|over|at\b|last|this|will|would|next|went|off|scheduled|planned|set|could|expected|after|before)|[.,;:)’'\"”–—]|\s*$)"
    r"|(?<![\w-])[\w’'-]*-call(?!\w)|called\s+(?=[A-Z])|calls\s+(?=[A-Z])|telephone\s+(?:call|conversation)s?",
}
_WEAK = {
    "de": r"Gespräch(?:s|es|e(?=\s+mit)|en(?=\s+mit))?(?![\w-])|Unterredung(?:en)?|spr(?:ach|achen|icht|echen)\b|gesprochen|ausgetauscht|Austausch|reden(?!\w)|geredet|auszutauschen|zu\s+sprechen",
    "en": r"spoke(?!\s+of)|spoken(?!\s+of)|speak(?!\s+of)|speaks(?!\s+of)|speaking|talk(?:s|ed|ing)?\b|conversation|discuss(?:ed|es)?|discussions?",
}
#: Words that make talking a call when they follow the verb.
_BY_PHONE = {
    "de": r"\b(?:am|per)\s+(?:Telefon|Video\w*)\b|\bam\s+Apparat\b|\btelefonisch\b",
    "en": r"\b(?:by|on\s+the|over\s+the|via)\s+(?:tele)?phone\b|\bby\s+video\b|\bin\s+(?:a\s+)?(?:phone\s+)?call\b",
}
_NO_CALL = re.compile(
    r"call(?:s|ed|ing)?\s+(?:for|on\b|it|off|to\s+(?:end|stop|halt)|himself|herself)|telefonisch\s+(?:nicht|nur)|so-called|Telefonnummer|Telefonleitung|Notruf|recall|roll\s+call|wake-up",
    re.IGNORECASE,
)
_FUTURE = {
    "de": r"\b(?:will|wollen|wolle|wollten|soll|sollen|wird|werden|werde|plant|planen|geplant\w*|angekündigt|kündig\w+|verabredet|bevorstehend\w*|anstehend\w*|vorgesehen|erwartet|vorbereitet|angesetzt|demnächst|baldig\w*|Nächster|terminiert|stattfinden|steht\s+\w*\s*aus)\b",
    "en": r"\b(?:will|to\s+speak|to\s+talk|to\s+hold|to\s+phone|to\s+call|would|is\s+expected|are\s+expected|expected\s+to|due\s+to|scheduled|planned|plans?\s+to|set\s+to|set\s+for|pencilled|penciled|upcoming|later\s+today|to\s+take\s+place|were\s+to|was\s+to|announced\s+a\s+call)\b",
}
_CANCELLED = {
    "de": r"\b(?:abgesagt|abgesetzt|verschoben|geplatzt|platzt|fällt\s+aus|fiel\s+aus|ausgefallen|entfällt|nicht\s+zustande\s+gekommen|findet\s+nicht\s+statt|Absage)\b",
    "en": r"\b(?:call(?:ed)?\s+(?:it\s+)?off|is\s+off|was\s+off|cancell?ed|postponed|put\s+off|scrapped|not\s+happening|shelved|will\s+not\s+take\s+place)\b",
}
_WISH = re.compile(
    r"\b(?:hofft|hoffe|hoffte|wünscht\w*|bereit\s+zu|wäre|möchte|würde\s+gern|hopes?|hoping|wants?|wanted|would\s+like|offered\s+to|ready\s+to|bot\s+an|willing)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:kein(?:e|en|em|er)?\s+(?:\w+\s+)?(?:Telefonat|Anruf|Gespräch)|nicht\s+(?:miteinander\s+)?telefoniert|no\s+(?:plans?\s+for\s+a\s+)?(?:phone\s+)?call|did\s+not\s+(?:speak|call|phone)|not\s+spoken)\b",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(?:zuletzt|das\s+letzte\s+Mal|erste[sn]?\s+(?:Gespräch|Telefonat)|bereits|früher\w*|damals|schon\s+(?:einmal|zweimal|zwei\s+Mal)|last\s+(?:spoke|talked|call)|previous(?:ly)?|earlier\s+(?:call|conversation)|first\s+call|had\s+last)\b",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"^(?:Im\s+Anschluss|Anschließend|Danach|Unmittelbar\s+danach|Darauf|Afterwards?|After\s+that|Then|Later)\b"
)
_SEVERAL = re.compile(
    r"(?:Telefonaten?|Gesprächen?|Anrufen?|calls|conversations|talks|nacheinander|jeweils|separat\w*|getrennt\w*|separate(?:ly)?|zuerst|zunächst|danach|first)\b"
)


@dataclass(frozen=True, slots=True)
class Event:
    """One mention of a call. `phone`: it says that it is one. `own` if the date is the mention's own. `wish`: hoped
    for, not agreed. `aside`: named in passing (`seines Telefonats mit X`). `main`: in the head of the article or of an update, or at its beginning."""

    article: str
    line: int
    col: int
    pair: tuple[str, ...]
    others: tuple[str, ...]
    phone: bool
    video: bool
    when: When | None
    status: str
    earlier: bool
    wish: bool
    aside: bool
    main: bool
    section: int
    base: str | None


def find_events(reading: Reading, known: Sequence[Fact], borrowed: str | None = None) -> tuple[Event, ...]:
    """All mentions of calls in one article, in the order of the text. `borrowed`: the date of an article without one."""
    article = reading.article
    parties = Parties(reading, known)
    out: list[Event] = []
    for line in article.prose:
        for start, end in _parts(article, line):
            found = _in_sentence(article, line, (start, end), parties, out, borrowed)
            out += found or _then_cancelled(article, line, (start, end), out)
    return tuple(out)


def _then_cancelled(article: Article, line: Line, span: tuple[int, int], before: Sequence[Event]) -> list[Event]:
    """`Es wurde abgesagt`, `No 10 has called it off`: goes back to the call just mentioned."""
    text = line.text[span[0] : span[1]]
    if not before or before[-1].line < line.n - 1 or before[-1].status == "held" or not re.search(_CANCELLED["de" if article.language == "de" else "en"], text):
        return []
    if not re.search(r"\b(?:[Ee]s|[Dd]as|[Ii]t|[Tt]his)\b", text):
        return []
    return [replace(before[-1], line=line.n, col=span[0], status="cancelled")]


def _parts(article: Article, line: Line) -> tuple[tuple[int, int], ...]:
    """The sentences of a line; a kicker that is glued to its headline is a part of its own."""
    kicker = article.metadata["kicker"].value if "kicker" in article.metadata else None
    if line.label == "kicker+headline" and isinstance(kicker, str) and line.text.startswith(kicker):
        return ((0, len(kicker)), (len(kicker), len(line.text)))
    return sentences(line.text)


def _in_sentence(
    article: Article, line: Line, span: tuple[int, int], parties: Parties, before: Sequence[Event], borrowed: str | None
) -> list[Event]:
    language = "de" if article.language == "de" else "en"
    text = line.text[span[0] : span[1]]
    found: list[Event] = []
    if _DENIED.search(text):
        return []
    for match in _triggers(language).finditer(text):
        if _NO_CALL.match(text, match.start()) or _NO_CALL.search(text[max(0, match.start() - 12) : match.end() + 12]):
            continue
        rest = text[match.end() : match.end() + 90].split(". ")[0]
        strong = bool(match["strong"]) or bool(re.search(_BY_PHONE[language], rest))
        col = span[0] + match.start()
        follows = bool(_THEN.match(text)) and bool(before) and before[-1].section == section_of(article, line.n)
        for pair, others in parties.of(line, span, (col, span[0] + match.end()), [*before, *found], follows):
            if any(set(e.pair) == set(pair) and e.line == line.n and span[0] <= e.col for e in found):
                continue
            found += _event(
                article, line, text, match, col, pair, others, strong, language, [*before, *found], follows, borrowed
            )
    return found


def _event(article: Article, line: Line, text: str, match: re.Match[str], col: int, pair: tuple[str, ...], others: tuple[str, ...], strong: bool,
           language: str, before: Sequence[Event], follows: bool, borrowed: str | None) -> list[Event]:  # fmt: skip
    """The event of one trigger: two where a call is put off to a new day, one a moment where several are listed."""
    base = base_date(article, line.n) or borrowed
    bare = re.sub(r"\([^)]*\)", lambda m: " " * len(m[0]), text)
    status = _status(_clause(bare, match.start(), match.end()), bare, match, language)
    earlier = bool(_EARLIER.search(text))
    several = _listed(text, language) if earlier else []
    moment = _own_moment(bare, match, language)
    first_body = next(
        (x.n for x in article.prose if x.label == "body" and section_of(article, x.n) == section_of(article, line.n)), 0
    )

    def event(moment: Moment | None, status: str) -> Event:
        when = (
            meaning(moment, base, _is_ahead(status, moment, text, match, language) and not earlier) if moment else None
        )
        if (
            status in ("held", "reference")
            and when
            and when.date
            and base
            and when.precision == "day"
            and when.date > base
        ):
            status = "announced"
        if follows and not strong and before:
            when = when or next(
                (e.when for e in reversed(before) if e.when and e.section == section_of(article, line.n)), None
            )
            status = before[-1].status if status == "reference" else status
        aside = bool(
            re.search(
                r"\b(?:sein|ihr|dess?|vorh|früh|his|her|their|earlier)\w*\s+(?:\w+e[snrm]\s+)?$", text[: match.start()]
            )
        ) and bool(re.match(r"\s+(?:mit|with)\b", text[match.end() :]))
        wish = bool(_WISH.search(text)) and not (when and when.date) and status != "held"
        main = line.label != "body" or line.n == first_body
        return Event(
            article.id,
            line.n,
            col,
            pair,
            others,
            strong or follows,
            "ideo" in match[0],
            when,
            status,
            earlier,
            wish,
            aside,
            main,
            section_of(article, line.n),
            base,
        )

    if (
        status == "cancelled"
        and moment
        and re.search(r"\b(?:until|till|to|auf|for)\s+(?:den\s+)?$", text[: moment.start])
    ):
        return [event(None, "cancelled"), event(moment, "announced")]
    if len(several) > 1:
        return [event(m, "held") for m in several]
    return [event(moment, status)]


def _listed(text: str, language: str) -> list[Moment]:
    """`zwei Mal: Mitte Februar und zuletzt Mitte März`: moments of one kind joined in a list."""
    found = [m for m in _moments_of(text, language) if m.kind in ("month", "day")]
    for one, other in zip(found, found[1:], strict=False):
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


def _clause(text: str, start: int, end: int) -> str:
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


def _status(clause: str, text: str, match: re.Match[str], language: str) -> str:
    if re.search(_CANCELLED[language], clause) or (re.search(_CANCELLED[language], text) and len(text) < 120):
        return "cancelled"
    noun = match[0][0].isupper() or language == "en"
    if noun and re.search(
        r"(?:geplant|bevorstehend|anstehend|angekündigt|baldig|weiter|erneut|nächst|planned|upcoming|scheduled|expected|forthcoming)\w*\s+(?:\w+\s+)?$",
        text[: match.start()],
    ):
        return "announced"
    if re.search(
        r"(?:\bnach(?:\s+(?:dem|seinem|ihrem|einem|dessen))?|\bNach(?:\s+(?:dem|seinem|ihrem|einem))?|\bafter(?:\s+(?:a|the|his|her|their))?)\s+(?:\S+\s+){0,2}$",
        text[: match.start()],
    ):
        return "held"
    if re.search(r"\b(?:bei|[Ii]n)\s+(?:einem|dem|ihrem|seinem|a|the|their|his|her)\s+(?:\S+\s+)?$", text[: match.start()]) and re.search(r"\b(?:hat|haben|hatte|hatten|agreed|said|told|discussed)\b", text):
        return "held"
    future = re.search(_FUTURE[language], clause)
    past = re.search(
        r"\b(?:hat|hatte|haben|hatten|habe|hätten)\b[^.;]*\b(?:telefoniert|gesprochen|angerufen|geführt|geredet|ausgetauscht|gehabt)\b|\b(?:telefonierten?|sprachen?|rief|dauerte|gedauert|fand|endete)\b|\b(?:spoke|phoned|lasted|held|called|talked|had\s+(?:spoken|talked)|have\s+(?:spoken|finished|agreed)|rang|began|started|ended)\b",
        clause,
    )
    if re.search(
        r"\b(?:haben|sein|worden)\s+(?:soll|sollen|sollte)\b|\b(?:soll|sollen)\b[^.;]*\b(?:haben|sein|worden)\b", clause
    ):
        return "held"
    return "held" if past else "announced" if future else "reference"


def _is_ahead(status: str, moment: Moment, text: str, match: re.Match[str], language: str) -> bool:
    """Whether a weekday lies ahead. In German the present tense with a day means the future: `telefoniert am Montag`."""
    if status == "announced" or moment.turn > 0:
        return True
    if status == "cancelled":
        return False
    present = re.match(r"telefonier(?:t|en)$", match[0]) or re.search(
        r"\b(?:spricht|sprechen|telefoniert|speaks?)\b", text[max(0, match.start() - 5) : match.end() + 5]
    )
    perfect = re.search(r"\b(?:hat|hatte|haben|hatten|habe|hätten)\b", text)
    return (
        bool(present and not perfect)
        or ":" in text[: moment.start]
        and not perfect
        and bool(re.search(rf":\s*[^.]*{re.escape(match[0])}[^.]*$", text))
        and not re.search(r"(?:spoke|lasted|dauerte)", text)
    )


def _own_moment(text: str, match: re.Match[str], language: str) -> Moment | None:
    """The moment nearest to the trigger; a printed date wins over a weekday, any day over a month."""
    here = _moments_of(text, language)
    if not here:
        return None
    ranks = {"day": 0, "weekday": 0, "offset": 10, "month": 30}

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
    far = "," in between and re.search(
        r",\s+(?:\w+\s+){0,2}(?:when|while|beraten|dass|nachdem|after|before|as|which|who)\b|sein\s+soll", between
    )
    return None if far else nearest


def _belongs_to_speech(text: str, moment: Moment) -> bool:
    """`sagte Scholz am Dienstagabend`, `said on Monday`: the day of the saying, not of the call."""
    return bool(
        re.search(
            r"\b(?:sagte|erklärte|teilte|schrieb|kündigte|berichtete|said|told|wrote|announced|confirmed)\b[^,.;]{0,40}$",
            text[: moment.start],
        )
    )


@cache
def _triggers(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?P<strong>{_STRONG[language]})|(?<!\w)(?P<weak>{_WEAK[language]})(?!\w)")


def mentions_in(line: Line, mentions: Sequence[Mention]) -> list[Mention]:
    return [m for m in mentions if m.span.line == line.n]
