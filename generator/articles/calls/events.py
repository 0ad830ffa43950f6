"""Sentences that speak of a call: who talks to whom, when, and whether it has happened.

In: a reading and the known offices. Out: `Event`s in the order of the text, one for each mention of a call. An event
may lack its date or know only a weekday; which mentions are one call is decided over all articles together.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.articles.article import Article, Line, section_of
from generator.articles.calls.parties import Parties
from generator.articles.calls.triggers import (
    BY_PHONE,
    CANCELLED,
    DENIED,
    EARLIER,
    IN_PASSING,
    NO_CALL,
    THEN,
    WISH,
    call_words,
    clause_around,
    is_ahead,
    listed_moments,
    moment_of,
    status_of,
)
from generator.articles.people.salience import Fact, base_date
from generator.articles.readings import Reading
from generator.articles.text.moments import Moment, When, meaning, moments
from generator.articles.text.sentences import sentences

_NEW_DAY = re.compile(r"\b(?:until|till|to|auf|for)\s+(?:den\s+)?$")
_POSSESSIVE = re.compile(r"\b(?:sein|ihr|dess?|vorh|früh|his|her|their|earlier)\w*\s+(?:\w+e[snrm]\s+)?$")
_FIRST_SINCE = re.compile(r"\b(?:erste[snr]?|first)\b[^.;]*\b(?:seit|since)\s+(?:de[rm]\s+)?$", re.IGNORECASE)
_ALSO = re.compile(r"\b(?:auch|ebenfalls|zudem|außerdem|also|too|as\s+well)\b", re.IGNORECASE)
_SAME_DAY = re.compile(
    r"\b(?:unterdessen|inzwischen|derweil|zugleich|anschließend|(?:am|gegen)\s+(?:Vormittag|Mittag|Nachmittag|Abend)"
    r"|(?:vor|nach)\s+(?:dem|seinem|ihrem)\s+(?:Gespräch|Telefonat|Anruf)|meanwhile|at\s+lunchtime|afterwards"
    r"|in\s+the\s+(?:morning|afternoon|evening)|(?:before|after)\s+(?:the|his|her|that)\s+(?:call|conversation))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Event:
    """One mention of a call. `phone`: it says that it is one. `wish`: hoped for, not agreed. `aside`: named in passing
    (`seines Telefonats mit X`). `main`: in a head, or at the beginning of the article or an update. `near`: the day
    of the call that the section spoke of before, if the sentence goes on with that day or nobody was named there."""

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
    near: str | None


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence under search. `base` is the day that `gestern` counts from, `day` that of the call spoken of before,
    by a sentence that named nobody if `unnamed`; `follows` if it goes on from there (`Im Anschluss …`)."""

    article: Article
    line: Line
    start: int
    text: str
    language: str
    section: int
    base: str | None
    day: str | None
    unnamed: bool
    follows: bool

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def find_events(reading: Reading, known: Sequence[Fact], borrowed: str | None = None) -> tuple[Event, ...]:
    """All mentions of calls in one article, in the order of the text. `borrowed` dates an article without a date."""
    article = reading.article
    language = "de" if article.language == "de" else "en"
    parties = Parties(reading, known)
    days: dict[int, tuple[str | None, bool]] = {}
    out: list[Event] = []
    for line in article.prose:
        section, base = section_of(article, line.n), base_date(article, line.n) or borrowed
        for start, end in _parts(article, line):
            text = line.text[start:end]
            follows = bool(THEN.match(text)) and bool(out) and out[-1].section == section
            here = _Sentence(
                article, line, start, text, language, section, base, *days.get(section, (None, False)), follows
            )
            found = _in_sentence(here, parties, out)
            out += found or _then_cancelled(here, out)
            if day := _day_of(here, found):
                days[section] = (day, not found)
    return tuple(out)


def _day_of(here: _Sentence, found: Sequence[Event]) -> str | None:
    """The past day that a sentence gives to a call, whoever takes part."""
    own = [e.when.date for e in found if e.when and e.when.precision == "day" and not e.earlier]
    if own:
        return own[-1] if (own[-1] or "~") <= (here.base or "") else None
    match = next((m for m in call_words(here.language).finditer(here.text) if _is_strong(here, m)), None)
    if not match or found or EARLIER.search(here.text) or DENIED.search(here.text):
        return None
    bare = _without_asides(here.text)
    if status_of(bare, bare, match, here.language) != "held":
        return None
    moment = moment_of(here.text, match, here.language)
    when = meaning(moment, here.base, False) if moment and moment.kind in ("day", "weekday", "offset") else None
    return when.date if when and here.base and (when.date or "~") <= here.base else None


def _then_cancelled(here: _Sentence, before: Sequence[Event]) -> list[Event]:
    """`Es wurde abgesagt`, `No 10 has called it off`: goes back to the call just mentioned."""
    if not before or before[-1].line < here.line.n - 1 or before[-1].status == "held":
        return []
    if not re.search(CANCELLED[here.language], here.text):
        return []
    if not re.search(r"\b(?:[Ee]s|[Dd]as|[Ii]t|[Tt]his)\b", here.text):
        return []
    return [replace(before[-1], line=here.line.n, col=here.start, status="cancelled")]


def _parts(article: Article, line: Line) -> tuple[tuple[int, int], ...]:
    """The sentences of a line; a kicker that is glued to its headline is a part of its own."""
    kicker = article.metadata["kicker"].value if "kicker" in article.metadata else None
    if line.label == "kicker+headline" and isinstance(kicker, str) and line.text.startswith(kicker):
        return ((0, len(kicker)), (len(kicker), len(line.text)))
    return sentences(line.text)


def _in_sentence(here: _Sentence, parties: Parties, before: Sequence[Event]) -> list[Event]:
    found: list[Event] = []
    if DENIED.search(here.text):
        return []
    for match in call_words(here.language).finditer(here.text):
        if NO_CALL.match(here.text, match.start()) or IN_PASSING.search(here.text[: match.end()]):
            continue
        if NO_CALL.search(here.text[max(0, match.start() - 12) : match.end() + 12]):
            continue
        span, trigger = (here.start, here.end), (here.start + match.start(), here.start + match.end())
        pairs = _both(here, match, before) or parties.of(here.line, span, trigger, [*before, *found], here.follows)
        for pair, others in pairs:
            if not any(set(e.pair) == set(pair) for e in found):
                found += _events(here, match, pair, others, [*before, *found])
    return [*found, *_listed(here, parties, found)]


def _speaks_of_calls(here: _Sentence, match: re.Match[str]) -> bool:
    """Whether the sentences before in the paragraph, or the words before, name a call outright."""
    before = here.line.text[: here.start + match.start()]
    return here.line.label == "body" and any(m["strong"] for m in call_words(here.language).finditer(before))


def _both(
    here: _Sentence, match: re.Match[str], before: Sequence[Event]
) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """`In beiden Telefonaten`: the last two calls that the paragraph spoke of."""
    if not re.search(r"\b(?:beide[nr]?|both|two)\s+(?:\w+\s+)?$", here.text[: match.start()]):
        return []
    if not re.search(r"(?:en|e|s)$", match[0]):
        return []
    last = list(dict.fromkeys(e.pair for e in reversed(before) if e.line == here.line.n))[:2]
    return [(pair, ()) for pair in reversed(last)] if len(last) == 2 else []


def _events(
    here: _Sentence, match: re.Match[str], pair: tuple[str, ...], others: tuple[str, ...], before: Sequence[Event]
) -> list[Event]:
    """The events of one trigger: two where a call is put off to a new day, one a moment where several are listed."""
    text = here.text
    bare = _without_asides(text)
    status = status_of(clause_around(bare, match.start(), match.end()), bare, match, here.language)
    moment = moment_of(bare, match, here.language)
    also = bool(_ALSO.search(text)) and any(e.phone and set(pair) & set(e.pair) for e in before)
    also = also or _speaks_of_calls(here, match)
    plain = _undated(here, match, pair, others, also)
    several = listed_moments(text, here.language) if plain.earlier else []

    def event(moment: Moment | None, status: str) -> Event:
        ahead = bool(moment and is_ahead(status, moment, text, match, here.language)) and not plain.earlier
        base = here.day or here.base if moment and moment.kind == "relative" else here.base
        when = meaning(moment, base, ahead) if moment else None
        past = status in ("held", "reference")
        if past and when and when.precision == "day" and (when.date or "") > (plain.base or "~"):
            status = "announced"
        if here.follows and not _is_strong(here, match) and before:
            when = when or next((e.when for e in reversed(before) if e.when and e.section == plain.section), None)
            status = before[-1].status if status == "reference" else status
        wish = plain.wish and not (when and when.date) and status != "held"
        return replace(plain, when=when, status=status, wish=wish)

    if status == "cancelled" and moment and _NEW_DAY.search(text[: moment.start]):
        return [event(None, "cancelled"), event(moment, "announced")]
    if len(several) > 1:
        return [event(m, "held") for m in several]
    if moment and _FIRST_SINCE.search(text[: moment.start]):
        return [replace(event(None, status), earlier=False), event(moment, "held")]
    return [event(moment, status)]


def _without_asides(text: str) -> str:
    return re.sub(r"\([^)]*\)", lambda m: " " * len(m[0]), text)


def _is_strong(here: _Sentence, match: re.Match[str]) -> bool:
    rest = here.text[match.end() : match.end() + 90].split(". ")[0]
    return bool(match["strong"]) or bool(re.search(BY_PHONE[here.language], rest))


def _undated(
    here: _Sentence, match: re.Match[str], pair: tuple[str, ...], others: tuple[str, ...], also: bool
) -> Event:
    """The mention with all that the sentence tells at once; moment and status are worked out from it. `also`: by phone
    like the call before."""
    article, text = here.article, here.text
    first = next((x.n for x in article.prose if x.label == "body" and section_of(article, x.n) == here.section), 0)
    passing = _POSSESSIVE.search(text[: match.start()]) and re.match(r"\s+(?:mit|with)\b", text[match.end() :])
    main = here.line.label != "body" or here.line.n == first
    near = here.day if here.unnamed or (here.section <= 0 and _SAME_DAY.search(text)) else None
    near = near or (here.day or here.base if also and _ALSO.search(text) else None)
    return Event(
        article.id,
        here.line.n,
        here.start + match.start(),
        pair,
        others,
        _is_strong(here, match) or here.follows or also,
        "ideo" in match[0],
        None,
        "reference",
        bool(EARLIER.search(text)),
        bool(WISH.search(text)),
        bool(passing),
        main,
        here.section,
        here.base,
        near,
    )


def _listed(here: _Sentence, parties: Parties, found: Sequence[Event]) -> list[Event]:
    """`Am Montag war X am Apparat, am Samstag Y`: further days and partners of the same caller, without the verb."""
    if not found or not found[-1].when or len(found[-1].pair) != 2:
        return []
    last, out = found[-1], []
    for moment in _moments(here):
        partner = parties.just_after(here.line, here.start + moment.end, here.end)
        if here.start + moment.start > last.col and partner and partner not in last.pair:
            when = meaning(moment, here.base, last.status == "announced")
            out.append(replace(last, pair=(last.pair[0], partner), when=when, col=here.start + moment.start))
    return out


def _moments(here: _Sentence) -> list[Moment]:
    """The moments that open a piece of a list: `, am Samstag`, ` and on Friday`."""
    opening = r"(?:,|\b(?:und|and)\b)\s+(?:(?:und|and|then|dann)\s+)?(?:am\s+|on\s+)?(?:\w+e[nr]\s+)?$"
    found = [m for m in moments(here.text, here.language) if m.kind in ("day", "weekday", "offset")]
    return [m for m in found if re.search(opening, here.text[: m.start])]
