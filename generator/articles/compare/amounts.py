"""Figures on which two sides differ: amounts, terms, dates, and who asked for the call.

In: readings, calls with the mentions they were gathered from, the register. Out: discrepancies of kind `number`,
`term`, `date` and `proposal`. Two sides differ where each gives the same unit near the other, or where a text itself
points at it (`four, not two`). Two numbers that merely stand in two accounts may count different things, and are
nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from generator.articles.article import base_date
from generator.articles.calls.claims import tied
from generator.articles.calls.givers import Givers, Sides
from generator.articles.calls.merging import Group
from generator.articles.calls.triggers import Lexicon, triggers
from generator.articles.compare.content_words import stems
from generator.articles.compare.statements import call_at
from generator.articles.discourse.source_phrases import clause_number
from generator.articles.findings import Call, Discrepancy, Reference, Told
from generator.articles.readings import Reading
from generator.articles.text.document import Clause, Sentence
from generator.articles.vocabulary.register import Register
from generator.articles.vocabulary.words import entry
from generator.base.figures.moments import meaning, moments
from generator.base.figures.read import Figure, figures
from generator.base.figures.words import words_of

_DAY = 1440
_NEAR = 2
#: Words of a clause that gives nothing but a number: `Korvat nennt 180.`
_SHORT = 6
_NOTES = {
    "number": "The sides give different numbers.",
    "term": "The sides give different terms.",
    "date": "The sides name different dates.",
    "proposal": "Each side names another who asked for the call.",
}


@dataclass(frozen=True, slots=True)
class _Given:
    """A value with its unit, who gives it, and for which side; `unit` is empty for a number alone."""

    kind: str
    unit: str
    value: object
    by: tuple[str, ...]
    side: str
    place: Reference


def amount_differences(
    readings: Sequence[Reading], calls: Sequence[Call], groups: Sequence[Group], register: Register
) -> Iterator[Discrepancy]:
    """Call by call, each kind and unit once; then what texts point at themselves."""
    sides = Sides(readings, register)
    about = [(reading, tied(reading, groups, every=True)) for reading in readings]
    for call, group in zip(calls, groups, strict=True):
        done: set[tuple[str, str]] = set()
        for reading, tellings in about:
            finder = _Finder(reading, register, sides, call)
            given = [g for sentence, told in tellings[id(group)] for g in finder.of(sentence, told)]
            for one, other in _apart(given):
                if (one.kind, one.unit) not in done:
                    done.add((one.kind, one.unit))
                    lines = tuple(dict.fromkeys((one.place, other.place)))
                    yield Discrepancy(one.kind, call.id, (*one.by, *other.by), lines, _NOTES[one.kind])
    for reading in readings:
        for told in reading.told if calls else ():
            if reading.article.line(told.line).label == "body" and not _corrects(reading, told):
                yield from _contrast(reading, told, calls)


def _apart(given: Sequence[_Given]) -> Iterator[tuple[_Given, _Given]]:
    """Pairs of values of one unit that two sides give near one another; each side gives one value there."""
    values: dict[tuple[str, str, str], set[object]] = {}
    for one in given:
        values.setdefault((one.unit, one.kind, one.side), set()).add(one.value)
    # of a side that gives several values of a unit nobody knows which is meant
    clear = [one for one in given if len(values[one.unit, one.kind, one.side]) == 1]
    for i, one in enumerate(clear):
        for other in islice(clear, i + 1, None):
            if other.place[1] - one.place[1] > _NEAR:
                break
            same = one.unit == other.unit or (not other.unit and one.kind == "number")
            if same and one.kind == other.kind and one.side != other.side and one.value != other.value:
                yield one, other


class _Finder:
    """What the sides give in the sentences of one article about one call."""

    def __init__(self, reading: Reading, register: Register, sides: Sides, call: Call) -> None:
        self._reading, self._call, self._sides = reading, call, sides
        self._givers = Givers(reading, register)
        self._language = "de" if reading.article.language == "de" else "en"
        self._words = Lexicon(self._language)

    def of(self, sentence: Sentence, told: Told) -> Iterator[_Given]:
        text = self._reading.article.line(told.line).text[sentence.start : sentence.end]
        if self._reading.article.line(told.line).label == "correction":
            return
        order = 0
        for figure in figures(text, self._language):
            unit = self._unit(sentence, figure, text)
            if unit is not None and (token := _token_at(sentence, sentence.start + figure.start)) is not None:
                kind = "term" if unit == "term" else "number"
                yield from self._given(sentence, told, kind, unit, figure.value[0], token, order)
                order += 1
        yield from self._dates(sentence, told, text)
        yield from self._initiators(sentence, told)

    def _given(
        self, sentence: Sentence, told: Told, kind: str, unit: str, value: object, token: int, order: int
    ) -> Iterator[_Given]:
        by, _ = self._givers.source(sentence, told, token, order)
        side = next((s for i in by if (s := self._sides.of(i, self._call.participants))), None)
        if side:
            yield _Given(kind, unit, value, by, side, (self._reading.article.id, told.line, told.line))

    def _unit(self, sentence: Sentence, figure: Figure, text: str) -> str | None:
        """The stem of the noun behind a number, `%`, or `term` for days and more; None for what is no amount."""
        if figure.kind == "percent":
            return "%"
        if figure.kind == "span" or (figure.kind == "duration" and (figure.value[0] or 0) >= _DAY):
            return "term"
        after = text[figure.start + len(figure.text) :]
        token = _token_at(sentence, sentence.start + figure.start)
        if figure.kind != "number" or token is None or re.match(r"[-\w]|\s*(?:Uhr|a\.m|p\.m|GMT)", after):
            return None
        if sentence.tokens[token].kind == "quotation":
            return self._quoted_unit(sentence.line, sentence.start + figure.start)
        phrase = next((p for p in sentence.phrases if p.first <= token <= p.last), None)
        noun = sentence.tokens[phrase.last if self._language == "en" else phrase.head] if phrase else None
        if noun and noun.kind == "noun" and not self._is_person(sentence, token):
            return noun.lemma.lower()[:6]
        clause = sentence.clauses[clause_number(sentence, token)]
        alone = noun is None or noun.start <= sentence.tokens[token].start
        return "" if alone and len(clause.tokens) <= _SHORT else None

    def _quoted_unit(self, line: int, col: int) -> str | None:
        """The stem of the noun behind a number inside a quotation."""
        for inner in self._reading.document.by_line.get(line, ()):
            if inner.inside is None or not inner.start <= col < inner.end:
                continue
            token = _token_at(inner, col)
            phrase = next((p for p in inner.phrases if token is not None and p.first <= token <= p.last), None)
            noun = inner.tokens[phrase.last if self._language == "en" else phrase.head] if phrase else None
            return noun.lemma.lower()[:6] if noun and noun.kind == "noun" else None
        return None

    def _is_person(self, sentence: Sentence, token: int) -> bool:
        """`die beiden`, `two officials`: those who talk, no amount."""
        here = [n for n, p in enumerate(sentence.phrases) if p.first <= token <= p.last]
        nouns = [sentence.tokens[sentence.phrases[n].last].lemma.lower() for n in here]
        staff = (*entry(self._language, "staff"), *self._words("givers"))
        return any(self._reading.referents.who(sentence, n).kind in ("person", "group") for n in here) or any(
            noun.endswith(staff) for noun in nouns
        )

    def _dates(self, sentence: Sentence, told: Told, text: str) -> Iterator[_Given]:
        """Days ahead of what is agreed, and `no date`: not those of a call itself."""
        base = base_date(self._reading.article, told.line)
        called = {clause_number(sentence, t.token) for t in triggers(sentence, self._language)}
        for m in moments(text, self._language):
            token = _token_at(sentence, sentence.start + m.start)
            when = meaning(m, base, True)
            if token is None or m.kind not in ("day", "weekday") or not when.date or (base and when.date <= base):
                continue
            number = clause_number(sentence, token)
            if number not in called and (m.kind == "day" or self._is_ahead(sentence, sentence.clauses[number])):
                yield from self._given(sentence, told, "date", "date", when.date, token, 0)
        for clause in sentence.clauses:
            nouns = [i for i in clause.tokens if sentence.tokens[i].lemma.lower() in self._words("date_nouns")]
            if clause.negated and nouns:
                yield from self._given(sentence, told, "date", "date", None, nouns[0], 0)

    def _is_ahead(self, sentence: Sentence, clause: Clause) -> bool:
        kinds = {sentence.tokens[i].kind for i in clause.tokens}
        lemmas = {sentence.tokens[i].lemma for i in clause.tokens}
        return "infinitive" in kinds and bool(lemmas & {"wollen", "sollen", "werden", "will", "be", "shall"})

    def _initiators(self, sentence: Sentence, told: Told) -> Iterator[_Given]:
        """`die Initiative ging von Norien aus`, `Norhavn had requested the call`: whom the clause names."""
        for clause in sentence.clauses:
            lemmas = {*clause.predicates, *(sentence.tokens[i].lemma.lower() for i in clause.tokens)}
            if not lemmas & set(self._words("initiating")) or clause.verb is None:
                continue
            by, _ = self._givers.source(sentence, told, clause.verb, 0)
            able = [n for n in clause.phrases if self._reading.referents.who(sentence, n).ids]
            named = [i for n in able for i in self._reading.referents.who(sentence, n).ids if i not in by]
            initiators = [s for i in named if (s := self._sides.of(i, self._call.participants))]
            if initiators:
                yield from self._given(sentence, told, "proposal", "initiator", initiators[0], clause.verb, 0)


def _token_at(sentence: Sentence, col: int) -> int | None:
    return next((i for i, t in enumerate(sentence.tokens) if t.start <= col < t.end), None)


# What a text points at itself


def _corrects(reading: Reading, told: Told) -> bool:
    """`This story corrects the length to 50 minutes, not 15`: the paper on itself."""
    words = Lexicon("de" if reading.article.language == "de" else "en")
    return bool(set(re.findall(r"\w+", told.text.lower())) & set(words("corrected")))


def _contrast(reading: Reading, told: Told, calls: Sequence[Call]) -> Iterator[Discrepancy]:
    """`four reading rooms, not two`, `X nannte eine andere Zahl`: with the line that gives the other number."""
    language = "de" if reading.article.language == "de" else "en"
    numbers = rf"(?:{words_of(language).digits()}|{words_of(language).any_of('numbers')})"
    pattern = (
        rf"\bnicht\s+{numbers},\s+sondern\s+{numbers}\b"
        rf"|\b{numbers}\s+((?:\w+\s+){{0,2}}?\w+),?\s+(?:not|nicht|statt)\s+{numbers}\b"
        r"|\bandere\s+Zahl|\b(?:another|a\s+different)\s+(?:number|figure)"
    )
    match = re.search(pattern, told.text, re.IGNORECASE)
    if not match:
        return
    noun = stems(match[1] or "")
    before = [t for t in reading.told if t.line < told.line and (noun or figures(t.text, language))]
    before = [t for t in before if t.speaker != told.speaker or not told.speaker]
    if not before:
        return
    source = max(before, key=lambda t: (len(noun & stems(t.text)), t.line))
    if noun and not noun & stems(source.text):
        return
    article = reading.article.id
    places: tuple[Reference, ...] = tuple((article, n, n) for n in dict.fromkeys((source.line, told.line)))
    call = call_at(calls, article, told.line)
    yield Discrepancy("number", call, (*source.speaker, *told.speaker), places, _NOTES["number"])
