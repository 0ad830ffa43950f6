"""Amounts, terms and dates on which two sides differ.

In: the statements about each call, readings. Out: discrepancies of kind `number`, `term` and `date`. Two sides differ
where they give the same unit in neighbouring statements, or where a text itself points at it (`four, not two`, `no
date`). Two numbers that merely stand in two accounts may count different things, and are nothing.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from generator.articles.calls.triggers import Lexicon
from generator.articles.compare.content_words import stems
from generator.articles.compare.statements import Statement, call_at, neighbours
from generator.articles.findings import Call, Discrepancy, Reference, Told
from generator.articles.people.salience import base_date
from generator.articles.readings import Reading
from generator.base.figures.moments import meaning, moments
from generator.base.figures.read import Figure, figures
from generator.base.figures.words import words_of

_DAY = 1440
#: Words of a statement that gives nothing but a number: `Korvat nennt 180.`
_SHORT = 6


def amount_differences(
    readings: Sequence[Reading], calls: Sequence[Call], told: Mapping[str, Sequence[Statement]]
) -> Iterator[Discrepancy]:
    """Call by call, then what texts point at themselves."""
    by_id = {r.article.id: r for r in readings}
    for call, statements in told.items():
        yield from _amounts(call, statements, by_id)
        yield from _dates(call, statements, by_id)
    for reading in readings:
        for sentence in reading.told if calls else ():
            if reading.article.line(sentence.line).label == "body" and not _corrects(reading, sentence):
                yield from _contrast(reading, sentence, calls)


def _amounts(call: str, statements: Sequence[Statement], readings: Mapping[str, Reading]) -> Iterator[Discrepancy]:
    """`um zehn Kilometer` and `von fünf Kilometern` in neighbouring statements of two speakers."""
    done: set[tuple[str, str]] = set()
    for i, one in enumerate(statements):
        for other in statements[i + 1 :]:
            if not one.side or not other.side or one.side == other.side or not neighbours(one, other):
                continue
            language = "de" if readings[one.article].article.language == "de" else "en"
            for unit, kind in _differing(one, other, language):
                if (kind, unit) not in done:
                    done.add((kind, unit))
                    yield _difference(kind, call, one, other)


def _differing(one: Statement, other: Statement, language: str) -> Iterator[tuple[str, str]]:
    """The units of which two statements give one amount each, and not the same."""
    first, second = _by_unit(one, language), _by_unit(other, language)
    for unit in sorted(set(first) & set(second)):
        if len(first[unit]) == len(second[unit]) == 1 and first[unit] != second[unit]:
            yield unit, "term" if unit == "term" else "number"
    bare = second.get("", set())
    plain = {v for unit, values in first.items() if unit != "term" for v in values}
    if len(bare) == len(plain) == 1 and plain != bare and len(other.text.split()) <= _SHORT:
        yield next(iter(first)), "number"


def _by_unit(statement: Statement, language: str) -> dict[str, set[object]]:
    """Values by the stem of the noun behind them, percent, or `term` for days, weeks, months and years."""
    found: dict[str, set[object]] = {}
    own = [statement.sentence.tokens[i] for i in sorted(statement.tokens)]
    for figure in figures(statement.text, language):
        at = statement.sentence.start + figure.start
        if not any(t.start <= at < t.end for t in own):
            continue
        unit = _unit(statement, figure, language)
        if unit is not None:
            found.setdefault(unit, set()).add(figure.value[0])
    return found


def _unit(statement: Statement, figure: Figure, language: str) -> str | None:
    if figure.kind == "percent":
        return "%"
    if figure.kind == "span" or (figure.kind == "duration" and (figure.value[0] or 0) >= _DAY):
        return "term"
    if figure.kind != "number":
        return None
    after = statement.text[figure.start + len(figure.text) :]
    if re.match(r"[-\w]|\s*(?:Uhr|a\.m|p\.m|GMT)", after):
        return None
    noun = re.match(
        r"\s+(?:\w+e[nrs]?\s+)?([A-ZÄÖÜ]\w{2,})" if language == "de" else r"\s+(?:[a-z]+\s+)?([a-z]{3,})", after
    )
    return noun[1].lower()[:6] if noun else ""


def _dates(call: str, statements: Sequence[Statement], readings: Mapping[str, Reading]) -> Iterator[Discrepancy]:
    """Two sides that put one event on different days; one that says there is no date, and one that gives it."""
    for i, one in enumerate(statements):
        for other in statements[i + 1 :]:
            if not one.side or not other.side or one.side == other.side or not neighbours(one, other):
                continue
            first, second = (_days(s, readings[s.article]) for s in (one, other))
            apart = first and second and not first & second and _topic(one) & _topic(other)
            if apart or (_undated(one, readings) and second) or (_undated(other, readings) and first):
                yield _difference("date", call, one, other)
                return


def _days(statement: Statement, reading: Reading) -> frozenset[str]:
    """The days ahead that a statement names outside the clause that says it."""
    language = "de" if reading.article.language == "de" else "en"
    base = base_date(reading.article, statement.told.line)
    when = [
        meaning(m, base, True)
        for m in moments(statement.text, language)
        if m.kind in ("day", "weekday", "offset", "month")
    ]
    return frozenset(w.date for w in when if w.date and (base is None or w.date > base))


def _undated(statement: Statement, readings: Mapping[str, Reading]) -> bool:
    """`no date had been agreed`, `einen Termin gebe es nicht`."""
    words = Lexicon("de" if readings[statement.article].article.language == "de" else "en")
    for clause in statement.sentence.clauses:
        nouns = {statement.sentence.tokens[i].lemma.lower() for i in clause.tokens}
        if clause.negated and nouns & set(words("date_nouns")):
            return True
    return False


def _topic(statement: Statement) -> frozenset[str]:
    return stems(statement.text) - {w[:6] for s in statement.by for w in s.split("-")}


def _difference(kind: str, call: str, one: Statement, other: Statement) -> Discrepancy:
    notes = {
        "number": "The sides give different numbers.",
        "term": "The sides give different terms.",
        "date": "The sides name different dates.",
    }
    places = tuple(dict.fromkeys((one.place, other.place)))
    return Discrepancy(kind, call, (*one.by, *other.by), places, notes[kind])


def _corrects(reading: Reading, told: Told) -> bool:
    """`This story corrects the length to 50 minutes, not 15`: the paper on itself."""
    words = Lexicon("de" if reading.article.language == "de" else "en")
    return bool(set(re.findall(r"\w+", told.text.lower())) & set(words("corrected")))


def _contrast(reading: Reading, told: Told, calls: Sequence[Call]) -> Iterator[Discrepancy]:
    """`four reading rooms, not two`, `X nannte eine andere Zahl`: with the line that gives the other number."""
    language = "de" if reading.article.language == "de" else "en"
    numbers = rf"(?:{words_of(language).digits()}|{words_of(language).any_of('numbers')})"
    pattern = (
        rf"\bnicht\s+{numbers},\s+sondern\s+{numbers}\b|\b{numbers}\s+((?:\w+\s+){{0,2}}?\w+),?\s+(?:not|nicht|statt)\s+{numbers}\b"
        r"|\bandere\s+Zahl|\b(?:another|a\s+different)\s+(?:number|figure)"
    )
    match = re.search(pattern, told.text, re.IGNORECASE)
    noun = stems(match[1] or "") if match else frozenset()
    before = [t for t in reading.told if t.line < told.line and (noun or figures(t.text, language))]
    before = [t for t in before if t.speaker != told.speaker or not told.speaker]
    if not match or not before:
        return
    source = max(before, key=lambda t: (len(noun & stems(t.text)), t.line))
    if noun and not noun & stems(source.text):
        return
    article = reading.article.id
    places: tuple[Reference, ...] = tuple((article, n, n) for n in dict.fromkeys((source.line, told.line)))
    call = call_at(calls, article, told.line)
    yield Discrepancy("number", call, (*source.speaker, *told.speaker), places, "The sides give different numbers.")
