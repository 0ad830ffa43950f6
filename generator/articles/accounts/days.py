"""Days, weeks and months ahead of what is agreed, and that there is no day yet.

In: a sentence with its words for calls. Out: `Fact`s of kind `date`; the day of a call itself is none.
"""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from generator.articles.accounts.fact import Days, Fact, clause_words, quoted_words, token_at
from generator.articles.article import base_date
from generator.articles.calls.triggers import Lexicon, Trigger
from generator.articles.discourse.source_phrases import clause_number
from generator.articles.readings import Reading
from generator.articles.text.document import Clause, Sentence
from generator.base.figures.read import Figure, figures

_DAY = 1440
#: Days of a month with which its beginning, its middle and its end begin.
_TENS = (1, 10, 20)
_PARTS = ("early", "mid", "late")
#: What is before the day or the beginning of something else.
_THIS = ("dies", "this", "that")
_WHEN = ("seit", "vor", "nach", "bis", "since", "before", "after", "until")
#: What the day of something to come begins with.
_FROM = ("ab", "bis", "zum", "vor", "mit", "schon", "bereits", "from", "by", "until", "till", "before", "on")


def days_ahead(
    reading: Reading, words: Lexicon, sentence: Sentence, found: Sequence[Trigger], text: str
) -> Iterator[Fact]:
    """In the order of the sentence: days, the coming week, and what has no day."""
    if base := base_date(reading.article, sentence.line):
        day = date.fromisoformat(base)
        yield from _printed(words, sentence, day, {t.clause for t in found}, text)
        yield from _next_week(words, sentence, day)
    yield from _undated(words, sentence)


def _printed(words: Lexicon, sentence: Sentence, day: date, called: set[int], text: str) -> Iterator[Fact]:
    gives = {*words("giving")} - {*words("giving_nothing")}
    for figure in figures(text, words.language):
        token = token_at(sentence, sentence.start + figure.start)
        before = re.findall(r"\w+", text[: figure.start].lower())[-4:]
        days = _part_of(words, before, _days(figure, day)) if figure.kind in ("date", "weekday") else None
        days = _within(words, before, figure, day) or days
        if token is None or days is None or days[1] <= day:
            continue
        number = clause_number(sentence, token)
        clause = sentence.clauses[number]
        said = bool({"von", "auf", "mit"} & set(before[-2:-1])) or sentence.tokens[token].kind == "quotation"
        names = ("coming", "within", *(_PARTS if said else ()))
        ahead = (
            set(before) & {*_FROM, *(w for name in names for w in words(name))}
            or set(clause.predicates) & gives
            or _is_ahead(sentence, clause)
        )
        exact = figure.kind == "date" and days[0] == days[1]
        gone = figure.kind == "weekday" and clause_words(sentence, clause) & set(words("had"))
        if number not in called and (ahead or exact) and not gone:
            yield Fact("date", "date", days, token)


def _within(words: Lexicon, before: Sequence[str], figure: Figure, day: date) -> Days:
    """`binnen zwei Wochen`, `within the next ten days`."""
    minutes = int(figure.value[0] or 0) if figure.kind == "duration" else 0
    if minutes < _DAY or not set(before[-3:]) & set(words("within")):
        return None
    return day, day + timedelta(minutes=minutes)


def _part_of(words: Lexicon, before: Sequence[str], days: Days) -> Days:
    """`Anfang Mai`, `mid-May`: ten days of the month."""
    part = next((n for n, name in enumerate(_PARTS) if set(before[-1:]) & set(words(name))), None)
    if part is None or not days or days[0] == days[1]:
        return days
    last = days[1] if part == len(_TENS) - 1 else days[0].replace(day=_TENS[part + 1])
    return days[0].replace(day=_TENS[part]), last


def _next_week(words: Lexicon, sentence: Sentence, day: date) -> Iterator[Fact]:
    for phrase in sentence.phrases:
        inside = {t.lemma.lower() for t in sentence.tokens[phrase.first : phrase.last + 1]}
        if inside & set(words("weeks")) and inside & set(words("coming")):
            monday = day + timedelta(days=7 - day.weekday())
            yield Fact("date", "date", (monday, monday + timedelta(days=6)), phrase.last)


def _undated(words: Lexicon, sentence: Sentence) -> Iterator[Fact]:
    """`Ein Datum ist nicht gefallen`, `der Beginn ist offen`, in quotation marks or without."""
    nouns, unset = set(words("date_nouns")), set(words("unset"))
    inside = {w for clause in sentence.clauses for w in clause_words(sentence, clause)}
    for clause in sentence.clauses:
        said = clause_words(sentence, clause)
        if (
            said & nouns
            and not said & {"nie", "never"}
            and (clause.negated or inside & unset or quoted_words(sentence, clause) & set(words("negating")))
        ):
            tokens = sentence.tokens
            named = [i for i in clause.tokens if tokens[i].lemma.lower() in nouns or tokens[i].kind == "quotation"]
            if not all(_is_when(words, sentence, i) for i in named):
                yield Fact("date", "date", None, named[0])


def _is_when(words: Lexicon, sentence: Sentence, token: int) -> bool:
    """`since the start of the year`, `on any other day`, `zu diesem Zeitpunkt`: when something else was."""
    phrase = next((p for p in sentence.phrases if p.first <= token <= p.last), None)
    inside = {t.lemma.lower() for t in sentence.tokens[phrase.first : phrase.last + 1]} if phrase else set()
    return bool(
        phrase
        and (
            phrase.preposition in _WHEN
            or (phrase.preposition == "on" and inside & {*words("other")})
            or phrase.opener.lower().startswith(_THIS)
        )
    )


def _is_ahead(sentence: Sentence, clause: Clause) -> bool:
    tokens = [sentence.tokens[i] for i in clause.tokens]
    past = {t.text.lower() for t in tokens} & {"wurde", "wurden", "worden", "was", "were"}
    ahead = {t.lemma for t in tokens} & {"wollen", "sollen", "werden", "will", "be", "shall"}
    return bool(ahead and not past and {t.kind for t in tokens} & {"infinitive", "participle"})


def _days(figure: Figure, base: date) -> Days:
    """The days that a printed date or weekday means, seen from a day; the next ones where it leaves that open."""
    if figure.kind == "weekday":
        ahead = (int(figure.value[0] or 1) - 1 - base.weekday()) % 7
        return (base + timedelta(days=ahead), base + timedelta(days=ahead))
    year, month, day = (int(x) if x else 0 for x in figure.value)
    if not month:
        return None
    for candidate in (year,) if year else (base.year, base.year + 1):
        if day > monthrange(candidate, month)[1]:
            return None
        first, last = date(candidate, month, day or 1), date(candidate, month, day or monthrange(candidate, month)[1])
        if year or last >= base - timedelta(days=60):
            return first, last
    return None
