"""How long a call took, and by whose word.

In: a reading, its calls by place. Out: `StatedDuration`s, each with the call that it belongs to. A length counts where
its clause speaks of a call or of how long it was, or gives a figure beside such a clause. Its source is who gives it in
its own clause, then who says the clause, then who tells the sentence; a clause that leaves its verb out has the source
that stands in it (`Riehl sprach von 40 Minuten, Korvats Büro von einer Stunde`).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.articles.calls.givers import Givers
from generator.articles.calls.triggers import Lexicon, triggers
from generator.articles.discourse.source_phrases import clause_number
from generator.articles.findings import Told
from generator.articles.readings import Reading
from generator.articles.text.document import Clause, Sentence
from generator.articles.vocabulary.register import Register
from generator.articles.vocabulary.words import entry
from generator.base.figures.lengths import Length, lengths
from generator.base.figures.stamps import Stamp, stamps

_TEXT = frozenset({"body", "lead", "headline", "kicker+headline", "kicker", "subhead", "update-head"})


@dataclass(frozen=True, slots=True)
class Lasting:
    """One length: its sentence, who gives it (() if nobody), the words of the attribution. `both`: the two sides."""

    sentence: Sentence
    length: Length
    ids: tuple[str, ...]
    words: str | None
    both: bool = False


def lastings(reading: Reading, register: Register) -> Iterator[Lasting]:
    """The lengths of calls in one article, in the order of the text."""
    finder = _Finder(reading, register)
    pairs = list(zip(reading.document.told, reading.told, strict=True))
    for (sentence, told), (_, following) in zip(pairs, [*pairs[1:], pairs[-1]] if pairs else [], strict=True):
        if reading.article.line(sentence.line).label in _TEXT:
            for found in finder.of(sentence, told):
                later = not found.ids and not found.words and following.line == told.line and _says_that(following)
                yield replace(found, ids=following.speaker, words=following.words) if later else found


def _says_that(told: Told) -> bool:
    """`Das teilte X mit.`: the sentence says who told the one before it."""
    first = told.text.split()[:1]
    return bool(first) and first[0].lower() in ("das", "dies", "that", "this") and told.own and bool(told.speaker)


class _Finder:
    def __init__(self, reading: Reading, register: Register) -> None:
        self._reading, self._givers = reading, Givers(reading, register)
        self._language = "de" if reading.article.language == "de" else "en"
        self._words = Lexicon(self._language)
        self._last_call: int | None = None
        self._began: tuple[int, Stamp] | None = None

    def of(self, sentence: Sentence, told: Told) -> Iterator[Lasting]:
        text = self._reading.article.line(sentence.line).text[sentence.start : sentence.end]
        found = triggers(sentence, self._language)
        near = self._last_call is not None and 0 <= sentence.line - self._last_call <= 2
        accepted: list[Lasting] = []
        for length in lengths(text, self._language):
            token = self._token(sentence, sentence.start + length.start)
            if token is None or not self._is_length(sentence, token, length, text):
                continue
            if self._is_of_call(sentence, token, bool(found), near or bool(accepted)):
                accepted.append(self._with_source(sentence, told, token, length, len(accepted)))
        if not accepted and (found or near) and (clocked := self._clocked(sentence, text)):
            accepted.append(self._with_source(sentence, told, 0, clocked, 0))
        if found or accepted:
            self._last_call = sentence.line
        yield from accepted

    @staticmethod
    def _token(sentence: Sentence, col: int) -> int | None:
        return next((i for i, t in enumerate(sentence.tokens) if t.start <= col < t.end), None)

    def _is_length(self, sentence: Sentence, token: int, length: Length, text: str) -> bool:
        """Not `binnen einer Stunde`, `two hours later`; `nach zwei Stunden` only where that ended it."""
        before = [t.text.lower() for t in sentence.tokens[max(0, token - 2) : token]]
        if set(before) & set(self._words("only_planned")) and ":" not in before:
            return False
        after = text[length.end :].lower().split()
        if after[:1] and after[0].strip(".,;") in self._words("no_length_after"):
            return False
        if before and before[-1] in ("nach", "after"):
            clause = sentence.clauses[clause_number(sentence, token)]
            inside = {*clause.predicates, *(sentence.tokens[i].text.lower() for i in clause.tokens)}
            return bool(inside & set(self._words("ending")))
        return not (before and before[-1] in self._words("no_length_before"))

    def _is_of_call(self, sentence: Sentence, token: int, has_trigger: bool, near: bool) -> bool:
        """Whether the clause of a length speaks of a call, or of how long something was where a call was just told."""
        clause = sentence.clauses[clause_number(sentence, token)]
        inside = {sentence.tokens[i].lemma.lower() for i in clause.tokens}
        nouns = [sentence.tokens[i].lemma for i in clause.tokens if sentence.tokens[i].kind == "noun"]
        if any(self._words.ends(n, "meeting_nouns") for n in nouns) or any(
            p in self._words("meeting") for p in clause.predicates
        ):
            return False
        numbers = {clause_number(sentence, t.token) for t in triggers(sentence, self._language)}
        if clause_number(sentence, token) in numbers:
            return True
        lasting = bool(set(clause.predicates) & set(self._words("lasting"))) or bool(
            inside & set(self._words("lasting_words"))
        )
        if lasting:
            return (has_trigger or near) and not self._lasts_itself(sentence, clause)
        giving = bool(set(clause.predicates) & set(self._words("giving"))) or not clause.predicates
        short = sum(sentence.tokens[i].kind == "noun" for i in clause.tokens) <= 5
        return near and giving and short

    def _lasts_itself(self, sentence: Sentence, clause: Clause) -> bool:
        """`Der Flug dauert zwei Stunden`: something else than a call."""
        for n in clause.subject:
            token = sentence.tokens[sentence.phrases[n].last]
            noun = token.lemma
            if token.kind != "noun" or self._reading.referents.who(sentence, n).kind in ("person", "group", "body"):
                return False
            length = noun.lower() in self._words("lasting_words") or noun.lower() in {
                t.lower() for t in entry(self._language, "times")
            }
            call = self._words.ends(noun, "phone_nouns") or self._words.ends(noun, "video_nouns")
            return not (length or call or self._words.ends(noun, "exact_nouns"))
        return False

    # By the clock

    def _clocked(self, sentence: Sentence, text: str) -> Length | None:
        """`Um 10.05 Uhr sei die Leitung zustande gekommen, um 10.45 Uhr sei aufgelegt worden`: what lies between."""
        times = [s for s in stamps(text) if s.has_time]
        words = {t.text.lower() for t in sentence.tokens} | {p for c in sentence.clauses for p in c.predicates}
        ended = bool(words & set(self._words("ending")))
        begun = bool(words & set(self._words("beginning")))
        ranged = len(times) == 2 and bool(words & set(self._words("lasting")))
        if len(times) == 2 and ((ended and begun) or ranged):
            return _between(times[0], times[1], text)
        if len(times) == 1 and begun and not ended:
            self._began = (sentence.line, times[0])
        if len(times) == 1 and ended and self._began and sentence.line - self._began[0] <= 1:
            return _between(self._began[1], times[0], text)
        return None

    def _with_source(self, sentence: Sentence, told: Told, token: int, length: Length, order: int) -> Lasting:
        low = " ".join(t.text.lower() for t in sentence.tokens)
        both = next((w for w in self._words("both_sides") if w in low), None)
        if both and not told.speaker:
            at = low.index(both)
            printed = " ".join(t.text for t in sentence.tokens)[at : at + len(both)]
            return Lasting(sentence, length, (), printed, both=True)
        ids, words = self._givers.source(sentence, told, token, order)
        return Lasting(sentence, length, ids, words)


def _between(first: Stamp, second: Stamp, text: str) -> Length | None:
    minutes = (second.hour or 0) * 60 + (second.minute or 0) - (first.hour or 0) * 60 - (first.minute or 0)
    if not 0 < minutes < 12 * 60:
        return None
    start, end = min(first.start, second.end), max(first.end, second.end)
    return Length(
        start, end, minutes, "exact", text[start:end] if first.start < second.start else text[second.start : second.end]
    )
