"""A word for a call where it stands, and what the words around it say of its parties.

In: a sentence, a word for a call, the pair in focus. Out: `Place`. Whether it goes back to a call that was told
before is read from determiners, possessives and words for two; which they are stands in `words/frames_*.yaml`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.articles.calls.triggers import Lexicon, Trigger, is_bare_office
from generator.articles.text.document import Clause, Phrase, Sentence
from generator.articles.vocabulary.words import entry


@dataclass(frozen=True, slots=True)
class Place:
    """`focus` is the pair that the section spoke of before."""

    sentence: Sentence
    trigger: Trigger
    focus: tuple[str, ...]
    words: Lexicon

    @property
    def clause(self) -> Clause:
        return self.sentence.clauses[self.trigger.clause]

    @property
    def noun(self) -> Phrase:
        return self.sentence.phrases[self.trigger.phrase or 0]

    @property
    def start(self) -> int:
        return self.sentence.tokens[self.noun.first].start if self.trigger.form == "noun" else self.sentence.start

    def clauses_up(self) -> Iterator[int]:
        """The clause of the word and those that it depends on."""
        number: int | None = self.trigger.clause
        while number is not None:
            yield number
            number = self.sentence.clauses[number].parent

    def texts(self, n: int) -> frozenset[str]:
        """The words of a phrase."""
        phrase = self.sentence.phrases[n]
        return frozenset(t.text.lower() for t in self.sentence.tokens[phrase.first : phrase.last + 1])

    @property
    def is_group(self) -> bool:
        """`die beiden`, `both leaders`: the subject is one phrase for two."""
        subject = self.clause.subject
        return len(subject) == 1 and bool({"beide", "beiden", "both", "two", "pair"} & self.texts(subject[0]))

    @property
    def is_copula(self) -> bool:
        return bool(set(self.clause.predicates) & {"sein", "be", "sitzen", "sit"})

    @property
    def is_one_more(self) -> bool:
        """`Mit in der Leitung war X`, `Ebenfalls am Apparat war X`: one more beside those just spoken of."""
        first = next(p.first for p in self.sentence.phrases if p.first <= self.trigger.token <= p.last)
        before = {t.text.lower() for t in self.sentence.tokens[max(0, first - 3) : first]}
        return bool(before & {"mit", *self.words("also")})

    @property
    def refers_back(self) -> bool:
        """No subject of its own, or one that may mean those in focus: `man`, `sie`, `the presidents`."""
        subject = [self.sentence.phrases[n] for n in self.clause.subject]
        if len(subject) > 1 and all(is_bare_office(self.sentence, p) for p in subject):
            return True
        heads = [self.sentence.tokens[self.sentence.phrases[n].head].text.lower() for n in self.clause.subject]
        return not heads or any(h in self.words("going_back") or h.endswith(self.words("leading")) for h in heads)

    @property
    def is_answered(self) -> bool:
        """`X erhielt einen Anruf von Y`, `nach dem Anruf aus Kiew sagte X`: who is called is the subject."""
        call = self.sentence.tokens[self.noun.last].lemma.lower().endswith(("anruf", "call"))
        answers = not self.noun.preposition and bool(set(self.clause.predicates) & set(self.words("answering")))
        return call and (answers or self.noun.preposition in (*self.words("after_nouns"), *self.words("in_nouns")))

    @property
    def is_known(self) -> bool:
        """`das Telefonat`, `the call`, `ihr Gespräch`, and headlines without an article: one that was named before."""
        phrase, tokens = self.noun, self.sentence.tokens
        definite = phrase.opener in (*entry(self.words.language, "definite"), *self.words("definite"))
        if self.trigger.plural:
            return self.trigger.sure and definite
        inner, behind = tokens[phrase.first : phrase.last], tokens[phrase.last + 1 : phrase.last + 3]
        planned = set(self.words("planned")) & {*(t.lemma.lower() for t in inner), *(t.text.lower() for t in behind)}
        again = self.texts(self.trigger.phrase or 0) & {
            *self.words("one_more"),
            *self.words("first_call"),
            *self.words("such"),
        }
        bound = definite or phrase.preposition in ("im", "beim", "zum", "vom")
        return bound or bool(planned or again) or len(tokens) < 8 or (self.trigger.sure and not phrase.opener)
