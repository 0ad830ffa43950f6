"""The persons that a phrase of a sentence means who may take part in a call.

In: a reading. Out: for a phrase, ids and whether somebody else stands there. A pronoun is the speaker of reported
words, else another leader of the sentence, else the one in focus; a capital or a state behind `mit` or `with` stands
for the leader whom the text names; staff and houses take no part.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from generator.articles.article import section_of
from generator.articles.calls.narrator import narrator_of
from generator.articles.people.cast import LEADING
from generator.articles.people.offices import may_be
from generator.articles.people.states import same_state
from generator.articles.readings import Reading
from generator.articles.text.document import Phrase, Sentence
from generator.articles.vocabulary.states import country_of
from generator.articles.vocabulary.words import entry

_STAFF = frozenset({"spokesperson", "adviser", "security_adviser", "chief_of_staff", "press", "scholar", "ambassador",
                    "other_title", "director"})  # fmt: skip
_MALE, _FEMALE = frozenset({"er", "ihn", "ihm", "he", "him"}), frozenset({"sie", "ihr", "she", "her"})
_HEAD_WEIGHT = 3


class Who:
    """The persons of one article, by phrase of a sentence and by compound word."""

    def __init__(self, reading: Reading) -> None:
        self._reading, self._known = reading, reading.referents.known
        self.language = "de" if reading.article.language == "de" else "en"
        self._leaders = {f.person for f in self._known if f.kind in LEADING}
        self._heads = {f.person for f in self._known if f.kind in may_be("leader")}
        self._staff = {f.person for f in self._known if f.kind in _STAFF} - self._leaders
        named = {i for m in reading.mentions if m.known or m.kind in ("name", "compound") for i in m.actors}
        self._persons = frozenset(named) - {i for m in reading.bodies for i in m.actors}
        self._named = Counter(i for m in reading.mentions for i in m.actors)
        in_head = (m for m in reading.mentions if section_of(reading.article, m.span.line) == -1)
        self._weights = self._named + Counter(i for m in in_head for i in m.actors * (_HEAD_WEIGHT - 1))
        self.narrator = narrator_of(reading)

    @contextmanager
    def speaking(self, person: str) -> Iterator[None]:
        """While somebody speaks, `I` and `ich` mean that person."""
        before, self.narrator = self.narrator, person
        yield
        self.narrator = before

    def of(self, sentence: Sentence, n: int) -> tuple[str, ...]:
        """The persons that a phrase means; () for things, staff, bodies and those who cannot be told."""
        phrase, referent = sentence.phrases[n], self._reading.referents.who(sentence, n)
        word = sentence.tokens[phrase.head].text.lower()
        if phrase.pronoun and self.narrator and word in ("i", "ich", "me", "mich", "mir"):
            return (self.narrator,)
        if phrase.pronoun and (spoken := self._pronoun(sentence, n, word)):
            return spoken
        if phrase.pronoun and (other := self._not_the_subject(sentence, n, referent.ids)):
            return other
        if referent.kind in ("person", "group"):
            return tuple(i for i in referent.ids if self.may_take_part(i))
        return self._of_state(sentence, phrase)

    def may_take_part(self, person: str) -> bool:
        return person not in self._staff and person in self._persons

    def _pronoun(self, sentence: Sentence, n: int, word: str) -> tuple[str, ...]:
        """`Sie habe mit ihm telefoniert, sagte X über Y`: the speaker, then another of the sentence."""
        gender = "m" if word in _MALE else "f" if word in _FEMALE else ""
        clause = sentence.clause_of(sentence.phrases[n].head)
        if not gender or clause is None or clause.parent is None or (word == "sie" and self._is_plural(sentence, n)):
            return ()
        if clause.mood != "reported" and clause.opener not in ("dass", "that", ""):
            return ()
        above = sentence.clauses[clause.parent]
        speaker = self._fitting(sentence, above.subject, gender)
        others = tuple(m for m in above.phrases if sentence.phrases[m].preposition in ("über", "about", "of"))
        return speaker or self._fitting(sentence, others, gender)

    def _not_the_subject(self, sentence: Sentence, n: int, ids: tuple[str, ...]) -> tuple[str, ...]:
        """`X wolle ihn anrufen`: not X, but another of the sentence, who tells it, or who was named before."""
        clause = sentence.clause_of(sentence.phrases[n].head)
        if clause is None or len(ids) != 1 or n in clause.subject or clause.verb is None:
            return ()
        subject = [m for m in clause.subject if not sentence.phrases[m].pronoun]
        if self.several(sentence, subject) != ids or sentence.tokens[sentence.phrases[n].head].kind == "reflexive":
            return ()
        gender = self._reading.referents.gender
        beside = self.several(sentence, [m for m in range(n) if not sentence.phrases[m].pronoun])
        able = (*beside, *self.teller(sentence), self.before(sentence.line, sentence.start, ids))
        return tuple(p for p in able if p and p not in ids and gender.get(p) in (None, gender.get(ids[0])))[:1]

    def _fitting(self, sentence: Sentence, phrases: Sequence[int], gender: str) -> tuple[str, ...]:
        known = self._reading.referents.gender
        named = [m for m in phrases if not sentence.phrases[m].pronoun]
        found = [i for i in self.several(sentence, named) if known.get(i, gender) == gender]
        return (found[0],) if len(found) == 1 else ()

    @staticmethod
    def _is_plural(sentence: Sentence, n: int) -> bool:
        clause = sentence.clause_of(sentence.phrases[n].head)
        verb = sentence.tokens[clause.verb].text.lower() if clause and clause.verb is not None else ""
        return verb.endswith("n") and clause is not None and n in clause.subject

    def kind(self, sentence: Sentence, n: int) -> str:
        return self._reading.referents.who(sentence, n).kind

    def several(self, sentence: Sentence, phrases: Sequence[int]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(i for n in phrases for i in self.of(sentence, n)))

    def named(self, sentence: Sentence) -> tuple[str, ...]:
        return self.several(sentence, range(len(sentence.phrases)))

    def _of_state(self, sentence: Sentence, phrase: Phrase) -> tuple[str, ...]:
        """`mit Moskau`, `call with Kyiv`: the leader of that state whom the text names."""
        with_somebody = phrase.preposition in (*entry(f"frames_{self.language}", "with"), "aus", "from")
        if not with_somebody or phrase.first != phrase.last:
            return ()
        return self.leader_of(country_of(sentence.tokens[phrase.head].text))

    def leader_of(self, land: str | None) -> tuple[str, ...]:
        fits = {f.person for f in self._known if same_state(f.state, land) and f.kind in may_be("leader")}
        best = max(fits & self._named.keys(), key=lambda p: (self._named[p], p), default=None)
        return (best,) if best else ()

    def in_compound(self, line: int, start: int, end: int) -> tuple[str, ...]:
        """`Lund-Korvat-Telefonat`: the persons named inside a word."""
        found = [m for m in self._reading.named_in(line, start, end) if m.kind == "compound"]
        return tuple(dict.fromkeys(i for m in found for i in m.actors))

    def may_lead(self, person: str) -> bool:
        """Whether a person leads a state or a foreign ministry, as far as anything is known of their office."""
        return person in self._leaders or all(f.person != person for f in self._known)

    def is_of_leaders(self, pair: Sequence[str]) -> bool:
        """Whether a call may be one of leaders: it is not where the text knows leaders and none of them takes part."""
        return not self._leaders or not self._leaders.isdisjoint(pair)

    def has_office(self, person: str, kind: str) -> bool:
        return any(f.person == person and f.kind == kind for f in self._known)

    def teller(self, sentence: Sentence) -> tuple[str, ...]:
        """The one who tells a sentence in reported speech: `Ein Telefonat mit X sei vereinbart.`"""
        told = (t for t in self._reading.told_in(sentence.line) if t.start <= sentence.start < t.end and t.reported)
        able = tuple(p for t in told for p in t.speaker if self.may_take_part(p))
        return able if len(able) == 1 else ()

    def before(self, line: int, col: int, without: Sequence[str]) -> str | None:
        """The one last spoken of before a place of the section: heads before ministers, these before others."""
        article = self._reading.article
        here = section_of(article, line)
        earlier = [
            m.actors[0]
            for n in range(max(1, line - 3), line + 1)
            if section_of(article, n) == here
            for m in self._reading.named_in(n, 0, col if n == line else None)
            if len(m.actors) == 1 and m.kind != "compound" and m.actors[0] not in {*without, *self._staff}
        ]
        ranked = ([p for p in earlier if p in group] for group in (self._heads, self._leaders, earlier))
        return next((some[-1] for some in ranked if some), None)

    def main(self, without: Sequence[str]) -> str | None:
        """The person the article is about: a leader, or one of its head or named often; of them who is named most."""
        able = (
            p for p in self._weights if p in self._leaders or (self.may_lead(p) and self._weights[p] >= _HEAD_WEIGHT)
        )
        fits = [p for p in able if p not in self._staff and p not in without]
        return max(fits, key=lambda p: (self._weights[p], p), default=None)
