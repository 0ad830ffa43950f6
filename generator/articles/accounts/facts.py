"""What a sentence says in figures and frames: amounts, terms, days ahead, who asked for the call, how it was held.

In: a sentence with its words for calls, what was given before. Out: `Fact`s, each at its token; who gives them is for
`tellers` to say. The surprising thing: people are one unit, whatever they are called.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.articles.article import base_date
from generator.articles.calls.triggers import Lexicon, Trigger
from generator.articles.discourse.source_phrases import clause_number
from generator.articles.readings import Reading
from generator.articles.text.document import Clause, Sentence
from generator.articles.vocabulary.words import entry
from generator.base.figures.moments import meaning, moments
from generator.base.figures.read import Figure, figures

_DAY = 1440
#: Words of a clause that gives nothing but a number: `Korvat nennt 180.`
_SHORT = 7
#: What a term begins or ends with.
_FROM = ("ab", "bis", "from", "by", "until", "till")
_YEARS = (1900, 2100)


@dataclass(frozen=True, slots=True)
class Fact:
    """`kind`: length, number, term, date, proposal, medium. `unit`: the stem of what is counted, or empty."""

    kind: str
    unit: str
    value: object
    token: int


class FactFinder:
    """Finds the facts of one article's sentences."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._language = "de" if reading.article.language == "de" else "en"
        self._words = Lexicon(self._language)

    def of(self, sentence: Sentence, found: Sequence[Trigger], pair: frozenset[str]) -> tuple[Fact, ...]:
        """The facts of a sentence about a call of some persons, in their order."""
        text = self._reading.article.line(sentence.line).text[sentence.start : sentence.end]
        facts = [
            *self._amounts(sentence, text),
            *self._dates(sentence, found, text),
            *self._initiators(sentence, found, pair),
            *self._media(sentence, found),
        ]
        return tuple(sorted(facts, key=lambda f: f.token))

    # Amounts and terms

    def _amounts(self, sentence: Sentence, text: str) -> Iterator[Fact]:
        for figure in figures(text, self._language):
            token = token_at(sentence, sentence.start + figure.start)
            if token is None:
                continue
            if figure.kind == "span" or (figure.kind == "duration" and (figure.value[0] or 0) >= _DAY):
                yield Fact("term", "term", figure.value[0], token)
            elif (unit := self._unit(sentence, figure, text, token)) is not None:
                yield Fact("number", unit, figure.value[0], token)

    def _unit(self, sentence: Sentence, figure: Figure, text: str, token: int) -> str | None:
        """The stem of the noun behind a number, `%`; None for what is no amount."""
        if figure.kind == "percent":
            return "%"
        after = text[figure.start + len(figure.text) :]
        if figure.kind != "number" or re.match(r"[-\w]|\s*(?:Uhr|a\.m|p\.m|GMT)", after):
            return None
        if sentence.tokens[token].kind == "quotation":
            return self._quoted_unit(sentence.line, sentence.start + figure.start)
        phrase = next((p for p in sentence.phrases if p.first <= token <= p.last), None)
        noun = sentence.tokens[phrase.last if self._language == "en" else phrase.head] if phrase else None
        if noun and noun.kind == "noun" and noun.start > sentence.tokens[token].start:
            return None if self._is_person(sentence, token) else self._stem(noun.lemma)
        clause = sentence.clauses[clause_number(sentence, token)]
        return "" if len(clause.tokens) <= _SHORT and not _YEARS[0] <= figure.written <= _YEARS[1] else None

    def _quoted_unit(self, line: int, col: int) -> str | None:
        """The stem of the noun behind a number inside a quotation."""
        for inner in self._reading.document.by_line.get(line, ()):
            if inner.inside is None or not inner.start <= col < inner.end:
                continue
            token = token_at(inner, col)
            phrase = next((p for p in inner.phrases if token is not None and p.first <= token <= p.last), None)
            noun = inner.tokens[phrase.last if self._language == "en" else phrase.head] if phrase else None
            return self._stem(noun.lemma) if noun and noun.kind == "noun" else None
        return None

    def _stem(self, noun: str) -> str:
        """What is counted, so that forms of one noun are one unit; people are people, whatever they are called."""
        low = noun.lower()
        return "people" if low.endswith(self._words("people")) else low[:6]

    def _is_person(self, sentence: Sentence, token: int) -> bool:
        """`die beiden`, `two officials`: those who talk, no amount."""
        here = [n for n, p in enumerate(sentence.phrases) if p.first <= token <= p.last]
        nouns = [sentence.tokens[sentence.phrases[n].last].lemma.lower() for n in here]
        staff = (*entry(self._language, "staff"), *self._words("givers"))
        known = any(self._reading.referents.who(sentence, n).kind in ("person", "group") for n in here)
        return known or any(noun.endswith(staff) for noun in nouns)

    # Days ahead

    def _dates(self, sentence: Sentence, found: Sequence[Trigger], text: str) -> Iterator[Fact]:
        """Days ahead of what is agreed, and `no date`: not those of a call itself."""
        base = base_date(self._reading.article, sentence.line)
        called = {t.clause for t in found}
        for m in moments(text, self._language):
            token = token_at(sentence, sentence.start + m.start)
            when = meaning(m, base, True)
            if token is None or m.kind not in ("day", "weekday") or not when.date or (base and when.date <= base):
                continue
            number = clause_number(sentence, token)
            before = sentence.tokens[token - 1].text.lower() if token else ""
            ahead = before in _FROM or self._is_ahead(sentence, sentence.clauses[number])
            if number not in called and (m.kind == "day" or ahead):
                yield Fact("date", "date", when.date, token)
        for clause in sentence.clauses:
            nouns = [i for i in clause.tokens if sentence.tokens[i].lemma.lower() in self._words("date_nouns")]
            if clause.negated and nouns:
                yield Fact("date", "date", None, nouns[0])

    def _is_ahead(self, sentence: Sentence, clause: Clause) -> bool:
        kinds = {sentence.tokens[i].kind for i in clause.tokens}
        lemmas = {sentence.tokens[i].lemma for i in clause.tokens}
        return "infinitive" in kinds and bool(lemmas & {"wollen", "sollen", "werden", "will", "be", "shall"})

    # Who asked for the call, how it was held

    def _initiators(self, sentence: Sentence, found: Sequence[Trigger], pair: frozenset[str]) -> Iterator[Fact]:
        """`die Initiative ging von Norien aus`, `had requested the call`, `habe angerufen`: whom the clause names."""
        nouns = {t.clause for t in found if t.form == "noun"} | self._clauses_of_calls(sentence)
        for n, clause in enumerate(sentence.clauses):
            lemmas = {*clause.predicates, *(sentence.tokens[i].lemma.lower() for i in clause.tokens)}
            lemmas |= quoted_words(sentence, clause)
            if clause.verb is None:
                continue
            if lemmas & set(self._words("initiating")):
                yield from self._named(sentence, clause, (*clause.phrases,), pair)
            elif n in nouns and lemmas & set(self._words("asking_for")):
                yield from self._named(sentence, clause, clause.subject, pair)
            elif n in nouns and lemmas & set(self._words("coming_from")):
                placed = [m for m in clause.phrases if sentence.phrases[m].preposition in ("aus", "von", "from")]
                yield from self._named(sentence, clause, placed, pair)
            elif any(t.clause == n and t.form == "object" for t in found) and not clause.passive:
                yield from self._named(sentence, clause, clause.subject, pair)

    def _clauses_of_calls(self, sentence: Sentence) -> set[int]:
        """Clauses with a word for a talk, sure or not: `bat um das Gespräch`."""
        nouns = (*self._words("exact_nouns"), *self._words("phone_nouns"))
        return {
            n
            for n, clause in enumerate(sentence.clauses)
            if any(
                sentence.tokens[i].kind == "noun" and sentence.tokens[i].lemma.lower().endswith(nouns)
                for i in clause.tokens
            )
        }

    def _named(
        self, sentence: Sentence, clause: Clause, phrases: Sequence[int], pair: frozenset[str]
    ) -> Iterator[Fact]:
        words = {sentence.tokens[i].text.lower() for i in clause.tokens} | quoted_words(sentence, clause)
        if words & set(self._words("both_calls")):
            yield Fact("proposal", "initiator", "both", clause.verb or 0)
            return
        who = [(n, self._reading.referents.who(sentence, n)) for n in phrases]
        named = [r for _, r in who if r.kind in ("person", "body")]
        named += [r for n, r in who if r.ids and sentence.tokens[sentence.phrases[n].head].kind == "name"]
        if named:
            yield Fact("proposal", "initiator", named[0].ids[0], clause.verb or 0)

    def _media(self, sentence: Sentence, found: Sequence[Trigger]) -> Iterator[Fact]:
        for t in found:
            if t.video:
                yield Fact("medium", "medium", "video", t.token)
            elif t.sure and "tele" in sentence.tokens[t.token].text.lower() + sentence.tokens[t.token].lemma.lower():
                yield Fact("medium", "medium", "phone", t.token)


def quoted_words(sentence: Sentence, clause: Clause) -> set[str]:
    """The words of a clause that stand in quotation marks."""
    quoted = (sentence.tokens[i].text for i in clause.tokens if sentence.tokens[i].kind == "quotation")
    return {w.strip("„“”\"«»‚‘’'.,").lower() for text in quoted for w in text.split()}


def token_at(sentence: Sentence, col: int) -> int | None:
    """The token that begins at or holds a column of the line."""
    return next((i for i, t in enumerate(sentence.tokens) if t.start <= col < t.end), None)
