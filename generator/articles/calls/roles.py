"""Which persons of a sentence are subject, partner or object of what happens in a clause.

In: a sentence and the persons of its phrases. Out: ids by role. A dateline or a date is no subject; a bracket and a
genitive between two joined names part nobody; a partner of another noun (`nach dem Treffen mit X`) is none here.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.articles.calls.triggers import Lexicon, Trigger, group_of
from generator.articles.calls.who import Who
from generator.articles.discourse.source_phrases import subject_with_parents
from generator.articles.text.document import Clause, Sentence
from generator.articles.vocabulary.words import entry

_JOINING = frozenset({"und", "and", "sowie", ",", "/", "–", "&"})
_OF = frozenset({"of", "von", "aus", "from"})
_AMONG = frozenset({"darunter", "including", "nämlich", "namely"})


@dataclass(frozen=True, slots=True)
class Parties:
    """`ids` in the order in which they stand, `others` the unnamed ones as printed, `caller` who called, if said.
    `named`: the sentence itself names them, or they are those in focus."""

    ids: tuple[str, ...]
    others: tuple[str, ...] = ()
    caller: str | None = None
    named: bool = True


class Roles:
    """The roles of the persons in the sentences of one article."""

    def __init__(self, who: Who) -> None:
        self._who, self._words = who, Lexicon(who.language)

    def subject(self, sentence: Sentence, clause: int) -> tuple[str, ...]:
        """The persons of a clause's subject, with those joined to it over a bracket: `X (FDP) und Y`. Where what
        stands as subject is nobody (a dateline, a date), the person named last before the verb."""
        phrases = list(subject_with_parents(sentence, clause))
        here = sentence.clauses[clause]
        if not self._who.several(sentence, phrases) and not any(self._means_somebody(sentence, n) for n in phrases):
            free = [n for n in here.phrases if self._is_free(sentence, n) and here.verb is not None]
            free = [n for n in free if sentence.phrases[n].last < (here.verb or 0) and self._who.of(sentence, n)]
            phrases = free[-1:] or phrases
        while phrases and (before := self._joined_to(sentence, phrases[0])) is not None:
            phrases.insert(0, before)
        for n in here.phrases:
            if phrases and n > phrases[-1] and self._joined_to(sentence, n) == phrases[-1]:
                phrases += group_of(sentence, n)
        found = self._who.several(sentence, [*phrases, *self._behind_places(sentence, here, phrases)])
        if not found and not phrases and self._who.narrator and self._leaves_out(sentence, here):
            return (self._who.narrator,)
        return found

    def _leaves_out(self, sentence: Sentence, clause: Clause) -> bool:
        """`Habe soeben mit X telefoniert`, `Just spoke with X`: a text in the first person without its pronoun."""
        first = sentence.tokens[0].text.lower()
        return clause.kind in ("main", "fragment") and first in entry(f"frames_{self._who.language}", "opening_verbs")

    def _behind_places(self, sentence: Sentence, clause: Clause, subject: Sequence[int]) -> list[int]:
        """`X of Hale and Y of Saren`: the grammar joins Y to the place, the sense to X."""
        out: list[int] = []
        for n in clause.phrases:
            place = sentence.phrases[n].joined
            if not subject or place is None or place not in (max((*subject, *out)) + 1,):
                continue
            if sentence.phrases[place].preposition in _OF and not self._who.of(sentence, place):
                out += [n] if self._who.of(sentence, n) else []
        return out

    def _means_somebody(self, sentence: Sentence, n: int) -> bool:
        """A body, a group without a name, `man`: a subject after all."""
        phrase = sentence.phrases[n]
        head = sentence.tokens[phrase.head]
        if self._who.kind(sentence, n) in ("body", "outlet"):
            return phrase.last > 0
        return phrase.pronoun and head.kind != "relative" and not head.text.isdigit()

    @staticmethod
    def _is_free(sentence: Sentence, n: int) -> bool:
        phrase = sentence.phrases[n]
        return not phrase.preposition and phrase.owns is None and not phrase.bracketed

    def _joined_to(self, sentence: Sentence, n: int) -> int | None:
        """The phrase that one is joined to by `und`, brackets and genitives left out."""
        before = n - 1
        while before >= 0 and (sentence.phrases[before].bracketed or sentence.phrases[before].owns == n):
            before -= 1
        if before < 0 or not self._is_free(sentence, before) or not self._is_free(sentence, n):
            return None
        between, depth = [], 0
        for i in range(sentence.phrases[before].last + 1, sentence.phrases[n].first):
            token = sentence.tokens[i]
            depth += token.text in "(["
            owned = any(p.owns == n and p.first <= i <= p.last for p in sentence.phrases)
            if not depth and not owned and token.kind != "genitive":
                between.append(token.text.lower())
            depth -= token.text in ")]"
        listed = between == [","] and any(p.joined == n for p in sentence.phrases)
        joined = bool(between) and set(between) <= _JOINING and between[-1] in ("und", "and", "sowie")
        return before if joined or listed else None

    def partners(
        self, sentence: Sentence, phrases: Sequence[int], trigger: Trigger
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Persons behind `mit` and what is joined to them, and the unnamed among them as printed."""
        ids: list[str] = []
        others: list[str] = []
        for n in phrases:
            phrase = sentence.phrases[n]
            among = phrase.first and sentence.tokens[phrase.first - 1].text.lower() in _AMONG
            if self._is_house_called(sentence, n, trigger):
                ids += [i for i in self._who.of_house(sentence, n) if i not in ids]
            if not among and (
                phrase.preposition not in self._words("with") or self._is_of_other_noun(sentence, n, trigger)
            ):
                continue
            if phrase.joined is not None and sentence.tokens[phrase.first - 1].text.lower() in ("auch", "also"):
                continue
            found = self._who.of(sentence, n)
            ids += [i for i in found if i not in ids]
            if not found and self._who.kind(sentence, n) == "unnamed" and phrase.preposition in ("mit", "with"):
                others.append(sentence.text_of(phrase))
        return tuple(ids), tuple(others) if ids else ()

    def _is_house_called(self, sentence: Sentence, n: int, trigger: Trigger) -> bool:
        """`sein Anruf im Kreml`: the house stands for its leader."""
        return (
            trigger.phrase is not None
            and sentence.phrases[n].preposition in ("im", "in", "beim", "at")
            and sentence.tokens[sentence.phrases[trigger.phrase].last].lemma.lower().endswith(("anruf", "call"))
        )

    def _is_of_other_noun(self, sentence: Sentence, n: int, trigger: Trigger) -> bool:
        """`nach dem Treffen mit X telefonierte Y`: the partner of another noun than the trigger."""
        phrase = sentence.phrases[n]
        before = n - 1
        if phrase.joined is not None:
            return self._is_of_other_noun(sentence, phrase.joined, trigger)
        if before < 0 or before == trigger.phrase:
            return False
        other = sentence.phrases[before]
        touching = other.last + 2 == phrase.first
        noun = sentence.tokens[other.last].lemma.lower()
        nouns = ("meeting_nouns", "phone_nouns", "exact_nouns", "round_nouns")
        return touching and any(self._words.ends(noun, name) for name in nouns)

    def objects(self, sentence: Sentence, clause: Clause, subject: Sequence[str]) -> tuple[str, ...]:
        """Persons without a preposition who are not the subject; whose number is dialled."""
        able = [
            n
            for n in clause.phrases
            if n not in clause.subject
            and not sentence.phrases[n].preposition
            and not sentence.phrases[n].bracketed
            and sentence.phrases[n].joined not in clause.subject
            and sentence.tokens[sentence.phrases[n].head].kind not in ("reflexive", "relative")
        ]
        dials = any(self._is_number(sentence, n) for n in clause.phrases)
        owned = [n for n in able if sentence.phrases[n].owns is None or dials]
        return tuple(i for i in self._who.several(sentence, owned) if i not in subject)

    def _is_number(self, sentence: Sentence, n: int) -> bool:
        return sentence.tokens[sentence.phrases[n].last].lemma.lower() in self._words("phone_numbers")
