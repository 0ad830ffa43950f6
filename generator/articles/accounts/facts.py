"""What a sentence says in figures and frames: amounts, terms, days ahead, who asked for the call.

In: a sentence with its words for calls, what was given before. Out: `Fact`s, each at its token; who gives them is for
`tellers` to say. The surprising thing: people are one unit, whatever they are called.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator.articles.accounts.asking import AskingFinder
from generator.articles.accounts.days import days_ahead
from generator.articles.accounts.fact import Fact, token_at
from generator.articles.calls.triggers import Lexicon, Trigger
from generator.articles.discourse.source_phrases import clause_number
from generator.articles.readings import Reading
from generator.articles.text.document import Sentence
from generator.articles.vocabulary.words import entry
from generator.base.figures.lengths import bound_before
from generator.base.figures.read import Figure, figures

_DAY = 1440
#: Words of a clause that gives nothing but a number: `Korvat nennt 180.`
_SHORT = 9
#: What is over.
_PAST = ("seit", "nach", "vor", "since", "after", "for")
_YEARS = (1900, 2100)


class FactFinder:
    """Finds the facts of one article's sentences."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._language = "de" if reading.article.language == "de" else "en"
        self._words = Lexicon(self._language)
        self._counted_units: set[str] = set()
        self._asking = AskingFinder(reading, self._words)

    def of(self, sentence: Sentence, found: Sequence[Trigger]) -> tuple[Fact, ...]:
        """The facts of a sentence, in their order."""
        text = self._reading.article.line(sentence.line).text[sentence.start : sentence.end]
        facts = [
            *self._amounts(sentence, text),
            *days_ahead(self._reading, self._words, sentence, found, text),
            *self._asking.of(sentence, found),
        ]
        return tuple(sorted(facts, key=lambda f: f.token))

    # Amounts and terms

    def _amounts(self, sentence: Sentence, text: str) -> Iterator[Fact]:
        yield from (
            Fact("number", "%", Decimal(50), i)
            for i, t in enumerate(sentence.tokens)
            if t.lemma.lower() in self._words("half")
        )
        for figure in figures(text, self._language):
            token = token_at(sentence, sentence.start + figure.start)
            before = text[: figure.start].lower().split()[-1:]
            if text[: figure.start].endswith("(") and text[figure.start + len(figure.text) :].startswith(")"):
                continue  # how old somebody is
            if token is None:
                continue
            if set(before) & set(self._words("negating")):
                continue  # `19, nicht 22`
            bound = bound_before(text, figure.start, self._language)[1]
            if figure.kind == "span" or (figure.kind == "duration" and (figure.value[0] or 0) >= _DAY):
                if not set(before) & set(_PAST):
                    yield Fact("term", "term", figure.value[0], token, bound)
            elif (unit := self._unit(sentence, figure, text, token)) is not None and self._is_whole(
                sentence, token, unit
            ):
                yield Fact("number", unit, figure.value[0], token, bound)

    def _is_whole(self, sentence: Sentence, token: int, unit: str) -> bool:
        """Not `zwei weitere Männer` where the text has counted men before."""
        following = {t.lemma.lower() for t in sentence.tokens[token + 1 : token + 2]}
        more = unit in self._counted_units and following & set(self._words("further"))
        self._counted_units.add(unit)
        return not more

    def _unit(self, sentence: Sentence, figure: Figure, text: str, token: int) -> str | None:
        """The stem of the noun behind a number, `%`; None for what is no amount."""
        if figure.kind == "percent":
            return "%"
        after = text[figure.start + len(figure.text) :]
        if figure.kind != "number" or re.match(r"[-\w]|\s*(?:Uhr|a\.m|p\.m|GMT)", after):
            return None
        col = sentence.start + figure.start + len(figure.text)
        if sentence.tokens[token].kind == "quotation":
            inside = self._reading.document.by_line.get(sentence.line, ())
            within = next((s for s in inside if s.inside is not None and s.start <= col <= s.end), None)
            noun = self._counted(within, col) if within else ""
            return self._stem(noun) if noun else "" if len(sentence.tokens[token].text.split()) <= _SHORT // 2 else None
        if noun := self._counted(sentence, col):
            no_amount = self._is_person(sentence, token) or noun.lower() in self._words("no_topics")
            return None if no_amount else self._stem(noun)
        clause = sentence.clauses[clause_number(sentence, token)]
        before = {t.text.lower() for t in sentence.tokens[max(0, token - 2) : token]}
        given = len(clause.tokens) <= _SHORT or bool(before & set(self._words("before_amounts")))
        given = given or bool(set(clause.predicates) & set(self._words("giving")))
        return "" if given and not _YEARS[0] <= figure.written <= _YEARS[1] else None

    def _counted(self, sentence: Sentence, col: int) -> str:
        """The noun that a number before a column counts: the first behind it, in English the last of a row of them."""
        found = ""
        for token in (t for t in sentence.tokens if t.start >= col):
            if token.kind == "noun" and token.lemma.lower() not in self._words("no_units"):
                found = token.lemma
                if self._language == "de":
                    break
            elif found or (
                token.kind not in ("adjective", "number", "name", "participle") and token.text not in ("'", "’")
            ):
                break
        return found

    def _stem(self, noun: str) -> str:
        """What is counted; people are people, whatever they are called."""
        low = noun.lower()
        return "people" if low.endswith(self._words("people")) else low

    def _is_person(self, sentence: Sentence, token: int) -> bool:
        """`die beiden`, `two officials`: those who talk, no amount."""
        here = [n for n, p in enumerate(sentence.phrases) if p.first <= token <= p.last]
        nouns = [sentence.tokens[sentence.phrases[n].last].lemma.lower() for n in here]
        nouns = [noun for noun in nouns if not noun.endswith(self._words("people"))]
        staff = (*entry(self._language, "staff"), *self._words("givers"))
        known = any(self._reading.referents.who(sentence, n).kind in ("person", "group") for n in here)
        return known or any(noun.endswith(staff) for noun in nouns)
