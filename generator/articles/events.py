"""Sentences that speak of a call: who talks to whom, when, and whether it has happened.

In: a reading and who tells each sentence. Out: `Event`s in the order of the text, one for each mention of a call. An
event may lack its date or know only a weekday; which mentions are one call is decided over all articles together.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.articles.article import Article, Line
from generator.articles.findings import Reading
from generator.articles.focus import Fact, base_date, section_of
from generator.articles.moments import Moment, When, meaning
from generator.articles.parties import Parties
from generator.articles.sentences import sentences
from generator.articles.triggers import (
    BY_PHONE,
    CANCELLED,
    DENIED,
    EARLIER,
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

_NEW_DAY = re.compile(r"\b(?:until|till|to|auf|for)\s+(?:den\s+)?$")
_POSSESSIVE = re.compile(r"\b(?:sein|ihr|dess?|vorh|früh|his|her|their|earlier)\w*\s+(?:\w+e[snrm]\s+)?$")


@dataclass(frozen=True, slots=True)
class Event:
    """One mention of a call. `phone`: it says that it is one. `own` if the date is the mention's own. `wish`: hoped
    for, not agreed. `aside`: named in passing (`seines Telefonats mit X`). `main`: in a
    head, or at the beginning of the article or an update."""

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
    """All mentions of calls in one article, in the order of the text. `borrowed` dates an article without a date."""
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
    if (
        not before
        or before[-1].line < line.n - 1
        or before[-1].status == "held"
        or not re.search(CANCELLED["de" if article.language == "de" else "en"], text)
    ):
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
    if DENIED.search(text):
        return []
    for match in call_words(language).finditer(text):
        if NO_CALL.match(text, match.start()) or NO_CALL.search(text[max(0, match.start() - 12) : match.end() + 12]):
            continue
        rest = text[match.end() : match.end() + 90].split(". ")[0]
        strong = bool(match["strong"]) or bool(re.search(BY_PHONE[language], rest))
        col = span[0] + match.start()
        follows = bool(THEN.match(text)) and bool(before) and before[-1].section == section_of(article, line.n)
        for pair, others in parties.of(line, span, (col, span[0] + match.end()), [*before, *found], follows):
            if any(set(e.pair) == set(pair) and e.line == line.n and span[0] <= e.col for e in found):
                continue
            found += _event(
                article, line, text, match, col, pair, others, strong, language, [*before, *found], follows, borrowed
            )
    return found


def _event(
    article: Article,
    line: Line,
    text: str,
    match: re.Match[str],
    col: int,
    pair: tuple[str, ...],
    others: tuple[str, ...],
    strong: bool,
    language: str,
    before: Sequence[Event],
    follows: bool,
    borrowed: str | None,
) -> list[Event]:
    """The event of one trigger: two where a call is put off to a new day, one a moment where several are listed."""
    bare = re.sub(r"\([^)]*\)", lambda m: " " * len(m[0]), text)
    status = status_of(clause_around(bare, match.start(), match.end()), bare, match, language)
    moment = moment_of(bare, match, language)
    plain = _undated(article, line, text, match, col, pair, others, strong or follows, borrowed)
    several = listed_moments(text, language) if plain.earlier else []

    def event(moment: Moment | None, status: str) -> Event:
        ahead = bool(moment and is_ahead(status, moment, text, match, language)) and not plain.earlier
        when = meaning(moment, plain.base, ahead) if moment else None
        if (
            status in ("held", "reference")
            and when
            and when.precision == "day"
            and (when.date or "") > (plain.base or "~")
        ):
            status = "announced"
        if follows and not strong and before:
            when = when or next((e.when for e in reversed(before) if e.when and e.section == plain.section), None)
            status = before[-1].status if status == "reference" else status
        wish = plain.wish and not (when and when.date) and status != "held"
        return replace(plain, when=when, status=status, wish=wish)

    if status == "cancelled" and moment and _NEW_DAY.search(text[: moment.start]):
        return [event(None, "cancelled"), event(moment, "announced")]
    if len(several) > 1:
        return [event(m, "held") for m in several]
    return [event(moment, status)]


def _undated(
    article: Article,
    line: Line,
    text: str,
    match: re.Match[str],
    col: int,
    pair: tuple[str, ...],
    others: tuple[str, ...],
    phone: bool,
    borrowed: str | None,
) -> Event:
    """The mention with all that the sentence tells at once; moment and status are worked out from it."""
    section = section_of(article, line.n)
    first = next((x.n for x in article.prose if x.label == "body" and section_of(article, x.n) == section), 0)
    passing = _POSSESSIVE.search(text[: match.start()]) and re.match(r"\s+(?:mit|with)\b", text[match.end() :])
    main = line.label != "body" or line.n == first
    earlier, wish, base = bool(EARLIER.search(text)), bool(WISH.search(text)), base_date(article, line.n) or borrowed
    video = "ideo" in match[0]
    said = (earlier, wish, bool(passing), main)
    return Event(article.id, line.n, col, pair, others, phone, video, None, "reference", *said, section, base)
