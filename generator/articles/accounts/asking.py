"""Who asked for a call: `die Initiative ging von Norien aus`, `had requested the call`, `Bergholz habe angerufen`.

In: a sentence with its words for calls, and whether its paragraph has just spoken of the call. Out: `Fact`s of kind
`proposal`, with the person or body that the clause names. What a clause denies is none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.articles.accounts.fact import Fact, clause_words, quoted_words
from generator.articles.calls.triggers import Lexicon, Trigger, triggers
from generator.articles.discourse.source_phrases import owner_of
from generator.articles.readings import Reading
from generator.articles.text.document import Clause, Sentence

#: Phrases of a clause that says only that somebody rang.
_FEW = 3
#: `nicht der Kanzler, sondern der Präsident`
_BUT = frozenset({"sondern"})
#: Who speaks of the own side.
_US = frozenset({"wir", "uns", "man", "ich", "we", "us", "i"})


class AskingFinder:
    """Finds who asked for calls in one article, sentence by sentence."""

    def __init__(self, reading: Reading, words: Lexicon) -> None:
        self._reading, self._words = reading, words
        self._rank = {line.n: i for i, line in enumerate(reading.article.prose)}
        self._at = -9

    def of(self, sentence: Sentence, found: Sequence[Trigger]) -> Iterator[Fact]:
        """The facts of a sentence, and of what is quoted in it at the token of the quotation."""
        yield from self._facts(sentence, found)
        for i in (i for i, t in enumerate(sentence.tokens) if t.kind == "quotation"):
            first, last = sentence.tokens[i].start, sentence.tokens[i].end
            for inner in self._reading.document.by_line.get(sentence.line, ()):
                if inner.inside is not None and first <= inner.start < last:
                    said = self._facts(inner, triggers(inner, self._words.language))
                    yield from (replace(fact, token=i) for fact in said)

    def _facts(self, sentence: Sentence, found: Sequence[Trigger]) -> Iterator[Fact]:
        calls = {t.clause for t in found if t.form == "noun"} | self._clauses_of_calls(sentence)
        at = self._rank[sentence.line]
        near = 0 <= at - self._at <= 1
        for n, clause in enumerate(sentence.clauses):
            words = clause_words(sentence, clause)
            turned = words & {*self._words("vice_versa"), *_BUT}
            negated = words & set(self._words("negating")) and not turned
            if clause.verb is None or negated:
                continue
            if who := self._who_called_off(sentence, clause):
                yield Fact("status", "called off", who, clause.verb)
                continue
            objects = any(t.clause == n and t.form == "object" for t in found)
            yield from self._named(sentence, clause, self._asking(sentence, clause, objects, n in calls, near))
        if found or calls:
            self._at = at

    def _asking(self, sentence: Sentence, clause: Clause, objects: bool, of_call: bool, near: bool) -> Sequence[int]:
        """The phrases that may name who asked for the call. `near`: the text has just spoken of it."""
        words, verbs = clause_words(sentence, clause), set(clause.predicates)
        if requests := [m for m in clause.phrases if self._is_request(sentence, m)]:
            return [k for m in requests for k in owner_of(sentence, m)] or requests
        rings = (m for m in clause.phrases if self._is_ring(sentence, m))
        if rang_from := [k for m in rings for k in owner_of(sentence, m)]:
            return rang_from
        if verbs & set(self._words("grabbing")) and words & set(self._words("phone_places")):
            return clause.subject
        impulse = bool(words & set(self._words("impulses")))
        if verbs & set(self._words("coming_from")) and (of_call or (near and impulse)):
            return self._behind(sentence, clause, "aus", "von", "vom", "from")[::-1]
        if words & set(self._words("initiating")):
            return clause.phrases
        back = near and words & {*self._words("asked_for"), *self._words("contact_nouns")}
        made = verbs & set(self._words("making")) and impulse and (of_call or near)
        if made or ((of_call or back) and words & set(self._words("asking_for"))):
            return self._agent(sentence, clause)
        rang = near and verbs & set(self._words("calling")) and len(clause.phrases) < _FEW
        reached = near and verbs & set(self._words("reaching")) and words & {"sich", "touch"}
        return self._agent(sentence, clause) if objects or rang or reached else ()

    def _who_called_off(self, sentence: Sentence, clause: Clause) -> str | None:
        """`Prag habe abgesagt`, `die Absage kam aus Den Haag`; `us` is whoever tells it."""
        verbs, words = set(clause.predicates), {sentence.tokens[i].text.lower() for i in clause.tokens}
        nouns = {sentence.tokens[sentence.phrases[m].head].lemma.lower() for m in clause.subject}
        off = verbs & set(self._words("cancelling")) or ("off" in words and verbs & {"call", "put"})
        if nouns & set(self._words("cancellations")) and verbs & {*self._words("coming_from"), "sein", "be"}:
            phrases: Sequence[int] = self._behind(sentence, clause, "aus", "von", "vom", "from")[::-1]
        else:
            phrases = self._agent(sentence, clause) if off and self._is_of_call(sentence, clause) else ()
        us = any(sentence.tokens[sentence.phrases[m].head].text.lower() in _US for m in phrases)
        return "us" if us else next((one for m in phrases if (one := self._one(sentence, m))), None)

    def _is_of_call(self, sentence: Sentence, clause: Clause) -> bool:
        """Whether nothing but a call is what a clause says to be called off: no `Reise`."""
        given = (n for n in clause.phrases if n not in clause.subject or clause.passive)
        phrases = (p for n in given if not (p := sentence.phrases[n]).preposition and p.owns is None and not p.pronoun)
        nouns = {sentence.tokens[p.last].lemma.lower() for p in phrases if sentence.tokens[p.last].kind == "noun"}
        return nouns <= {w for name in ("call_words", "arranged_words", "phone_nouns") for w in self._words(name)}

    def _agent(self, sentence: Sentence, clause: Clause) -> Sequence[int]:
        """Who does what the clause says."""
        if clause.passive:
            return self._behind(sentence, clause, "von", "vom", "durch", "by")[::-1]
        but = next((i for i in clause.tokens if sentence.tokens[i].text.lower() in _BUT), -1)
        return [n for n in clause.subject if sentence.phrases[n].first > but] or clause.subject

    def _is_ring(self, sentence: Sentence, n: int) -> bool:
        """`ein Anruf des Präsidenten`, `a call from Oslo`: a call that has a direction."""
        return sentence.tokens[sentence.phrases[n].head].lemma.lower() in self._words("rings")

    def _behind(self, sentence: Sentence, clause: Clause, *prepositions: str) -> Sequence[int]:
        return [m for m in clause.phrases if sentence.phrases[m].preposition in prepositions]

    def _is_request(self, sentence: Sentence, n: int) -> bool:
        """`auf Bitten Ankaras`, `auf norischen Wunsch`, `at the behest of the president`, with whose it is."""
        phrase = sentence.phrases[n]
        asked = sentence.tokens[phrase.last].lemma.lower() in self._words("requests")
        return asked and phrase.preposition in ("auf", "at")

    def _clauses_of_calls(self, sentence: Sentence) -> set[int]:
        """Clauses with a word for a talk, sure or not: `bat um das Gespräch`."""
        nouns = (*self._words("exact_nouns"), *self._words("phone_nouns"))
        heard = {i for i, t in enumerate(sentence.tokens) if t.kind == "noun" and t.lemma.lower().endswith(nouns)}
        return {n for n, clause in enumerate(sentence.clauses) if set(clause.tokens) & heard}

    def _named(self, sentence: Sentence, clause: Clause, phrases: Sequence[int]) -> Iterator[Fact]:
        texts = {sentence.tokens[i].text.lower() for i in clause.tokens} | quoted_words(sentence, clause)
        both = phrases and texts & set(self._words("both_calls"))
        named = next((one for n in phrases if (one := self._one(sentence, n))), None)
        if both or named:
            yield Fact("proposal", "initiator", "both" if both else named, clause.verb or 0)

    def _one(self, sentence: Sentence, n: int) -> str | None:
        """The person, body or house that a phrase names."""
        who, head = self._reading.referents.who(sentence, n), sentence.tokens[sentence.phrases[n].head]
        known = who.ids and (who.kind in ("person", "body") or head.kind == "name")
        return who.ids[0] if known else self._house_in(sentence, n)

    def _house_in(self, sentence: Sentence, n: int) -> str | None:
        """`der norischen Seite`, `deutschen Wunsch`, `die Norier`: the house of the state."""
        phrase, referents = sentence.phrases[n], self._reading.referents
        words = (t.text for t in sentence.tokens[phrase.first : phrase.last + 1] if t.kind in ("adjective", "noun"))
        land = next((state for word in words if (state := referents.states.of_word(word))), None)
        return referents.house(land, "presidency") if land else None
