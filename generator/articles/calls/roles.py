"""Who stands where in what a clause tells: subject, partner, object, owner of a noun.

In: a sentence and the persons of its phrases. Out: `Slot`s. A dateline or a date is no subject; a bracket and a
genitive between two joined names part nobody; a partner of another noun (`nach dem Treffen mit X`) is none here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.articles.calls.triggers import Lexicon, Trigger, clause_number, group_of, is_bare_office
from generator.articles.calls.who import Who
from generator.articles.discourse.source_phrases import subject_with_parents
from generator.articles.text.document import Clause, Sentence
from generator.articles.vocabulary.states import adjective_country
from generator.articles.vocabulary.words import entry

_JOINING = frozenset({"und", "and", "sowie", ",", "/", "–", "&"})
_OF = ("von", "vom", "aus", "of", "by", "from")
_AMONG = frozenset({"darunter", "including", "nämlich", "namely"})
_SOMEBODY = ("person", "group")
_STOPPING = frozenset({"finite", "infinitive", "to", "subordinator", "relative", "quotation"})


@dataclass(frozen=True, slots=True)
class Slot:
    """Who stands in one place: `ids` may take part, `others` are printed without a name. `taken`: somebody stands
    there who is none of those."""

    ids: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    taken: bool = False

    def without(self, ids: Iterable[str]) -> "Slot":
        return Slot(tuple(i for i in self.ids if i not in ids), self.others, self.taken)


class Roles:
    """The places of the sentences of one article."""

    def __init__(self, who: Who) -> None:
        self._who, self._words = who, Lexicon(who.language)

    # Of a clause

    def subject(self, sentence: Sentence, clause: int) -> Slot:
        """The subject, with those joined to it over a bracket: `X (FDP) und Y`. Where what stands there is nobody (a
        dateline, a date), the person named last before the verb."""
        phrases, here = list(subject_with_parents(sentence, clause)), sentence.clauses[clause]
        if not self._who.several(sentence, phrases) and not any(self._means_somebody(sentence, n) for n in phrases):
            free = [n for n in here.phrases if self._is_free(sentence, n) and self._who.of(sentence, n)]
            earlier = [n for n in free if here.verb is not None and sentence.phrases[n].last < here.verb]
            beside = [n for n in free if phrases and n > phrases[-1] and self._is_apposed(sentence, phrases[-1], n)]
            phrases = earlier[-1:] or beside[:1] or phrases
        while phrases and (before := self._joined_to(sentence, phrases[0])) is not None:
            phrases.insert(0, before)
        for n in here.phrases:
            if phrases and n > phrases[-1] and self._joined_to(sentence, n) == phrases[-1]:
                phrases += group_of(sentence, n)
        found = self._who.several(sentence, [*phrases, *self._behind_places(sentence, here.phrases, phrases)])
        if not found and not phrases and self._who.narrator and self._leaves_out(sentence, here):
            found = (self._who.narrator,)
        return Slot(found, taken=not found and any(self._is_another(sentence, n) for n in phrases))

    def objects(self, sentence: Sentence, clause: Clause, subject: Sequence[str]) -> Slot:
        """Persons without a preposition who are not the subject."""
        able = [
            n
            for n in clause.phrases
            if n not in clause.subject
            and self._is_free(sentence, n)
            and sentence.phrases[n].joined not in clause.subject
            and sentence.tokens[sentence.phrases[n].head].kind not in ("reflexive", "relative")
        ]
        return Slot(tuple(i for i in self._who.several(sentence, able) if i not in subject))

    def partners(self, sentence: Sentence, phrases: Sequence[int], trigger: Trigger) -> Slot:
        """Those behind `mit` and what is joined to them, and the unnamed among them as printed."""
        ids: list[str] = []
        others: list[str] = []
        for n in phrases:
            phrase = sentence.phrases[n]
            before = sentence.tokens[phrase.first - 1].text.lower() if phrase.first else ""
            owned = sentence.phrases[phrase.owns] if phrase.owns is not None else None
            if owned and owned.first > phrase.last:
                continue  # `mit Korvats Stabschef`
            if before not in _AMONG and (
                phrase.preposition not in self._words("with") or self._is_of_other_noun(sentence, n, trigger)
            ):
                continue
            if phrase.joined is not None and before in ("auch", "also"):
                continue
            found = self._who.of(sentence, n)
            listed = found and all(p.joined != n for p in sentence.phrases)
            ids += self._who.several(sentence, group_of(sentence, n)) if listed else found
            if not found and self._is_another(sentence, n) and phrase.preposition in ("mit", "with"):
                others.append(sentence.text_of(phrase))
        return Slot(tuple(dict.fromkeys(ids)), tuple(others) if ids else (), bool(others and not ids))

    def agents(self, sentence: Sentence, clause: Clause) -> Slot:
        """`wurde von X angerufen`."""
        return Slot(self._who.several(sentence, [n for n in clause.phrases if sentence.phrases[n].preposition in _OF]))

    def between(self, sentence: Sentence, phrases: Sequence[int], trigger: Trigger) -> Slot:
        """`zwischen X und Y`, also over a bracket: `zwischen X (CDU) und Y`."""
        inside = [n for n in phrases if sentence.phrases[n].preposition in self._words("between")]
        inside = [n for n in inside if not self._is_of_other_noun(sentence, n, trigger)]
        behind = [n for n in range(len(sentence.phrases)) if self._joined_to(sentence, n, bare=False) in inside]
        behind += self._behind_places(sentence, range(len(sentence.phrases)), inside)
        return Slot(self._who.several(sentence, [*inside, *behind]))

    # Of a noun

    def attached(self, sentence: Sentence, n: int) -> list[int]:
        """The phrases behind a noun that belong to it: no verb between, a preposition or a genitive each."""
        out: list[int] = []
        clause, last = clause_number(sentence, sentence.phrases[n].head), sentence.phrases[n].last
        for m in range(n + 1, len(sentence.phrases)):
            phrase = sentence.phrases[m]
            between = sentence.tokens[last + 1 : phrase.first]
            inside = clause is None or phrase.head in sentence.clauses[clause].tokens
            if not inside or any(t.kind in _STOPPING or t.text in ";:." for t in between):
                break
            listed = [t.text for t in between] == [","] and any(p.joined == m for p in sentence.phrases)
            bound = phrase.preposition or phrase.owns is not None or phrase.joined is not None or phrase.bracketed
            bound = bound or (listed and bool(out))
            beside = any(t.text in ("–", "-", "/") for t in between) or last == sentence.phrases[n].last
            again = out and self._who.of(sentence, m) and self._who.of(sentence, m) == self._who.of(sentence, out[-1])
            if not (bound or beside or again):
                break
            out.append(m)
            last = phrase.last
        return out

    def owners(self, sentence: Sentence, n: int, attached: Sequence[int]) -> Slot:
        """Whose call it is: a genitive, `von`, a name inside the word, a name right behind it."""
        phrase, tokens = sentence.phrases[n], sentence.tokens
        compound = self._who.in_compound(sentence.line, tokens[phrase.first].start, tokens[phrase.last].end)
        parts = [w for t in tokens[phrase.first : phrase.last] if "-" in t.text for w in t.text.split("-")]
        states = [i for w in parts for i in self._who.leader_of(adjective_country(w, self._who.language))]
        owning = [m for m, p in enumerate(sentence.phrases) if p.owns == n]
        strange = [m for m in owning if self._is_another(sentence, m)]
        if strange:
            return Slot(taken=True)  # `die Telefonate der Unterhändler von X und Y`
        owning += [m for m in attached if sentence.phrases[m].preposition in _OF]
        near = [m for m in attached if not sentence.phrases[m].preposition and sentence.phrases[m].owns is None]
        groups = [g for m in dict.fromkeys([*owning, *near]) for g in group_of(sentence, m)]
        return Slot(tuple(dict.fromkeys((*compound, *states, *self._who.several(sentence, groups)))))

    def listed(self, sentence: Sentence, trigger: Trigger) -> Slot:
        """`Drei Präsidenten haben telefoniert: X, Y und Z.`; `Die Präsidenten telefonierten, X und Y, am Montag`."""
        clause = sentence.clauses[trigger.clause]
        colon = next((i for i, t in enumerate(sentence.tokens) if t.text == ":" and i > trigger.token), None)
        if colon is None:
            behind = [n for n in clause.phrases if sentence.phrases[n].first > (clause.verb or 0)]
            behind = [n for n in behind if sentence.tokens[sentence.phrases[n].first - 1].text == ","]
            behind = [m for n in behind for m in group_of(sentence, n)] if not clause.negated else []
        else:
            behind = [n for n, p in enumerate(sentence.phrases) if p.first > colon]
            if any(t.kind == "finite" for t in sentence.tokens[colon:]):
                behind = []
        return Slot(self._who.several(sentence, [n for n in behind if not sentence.phrases[n].preposition]))

    # Grammar

    def _lemma(self, sentence: Sentence, n: int) -> str:
        return sentence.tokens[sentence.phrases[n].last].lemma.lower()

    def _leaves_out(self, sentence: Sentence, clause: Clause) -> bool:
        """`Habe soeben mit X telefoniert`, `Just spoke with X`: a text in the first person without its pronoun."""
        first = sentence.tokens[0].text.lower()
        return clause.kind in ("main", "fragment") and first in entry(f"frames_{self._who.language}", "opening_verbs")

    def _behind_places(self, sentence: Sentence, phrases: Iterable[int], subject: Sequence[int]) -> list[int]:
        """`X of Hale and Y of Saren`: the grammar joins Y to the place, the sense to X."""
        out: list[int] = []
        for n in phrases:
            place = sentence.phrases[n].joined
            if not subject or place is None or place != max((*subject, *out)) + 1:
                continue
            if sentence.phrases[place].preposition in _OF and not self._who.of(sentence, place):
                out += [n] if self._who.of(sentence, n) else []
        return out

    @staticmethod
    def _is_apposed(sentence: Sentence, n: int, name: int) -> bool:
        """`die Präsidenten von Norien und Saren, X und Y`: a name behind a comma, and what is between belongs to the
        noun."""
        between = sentence.phrases[n + 1 : name]
        comma = sentence.tokens[sentence.phrases[name].first - 1].text == ","
        return comma and all(p.preposition in _OF or p.owns is not None for p in between)

    def _means_somebody(self, sentence: Sentence, n: int) -> bool:
        """A body, a group without a name, `man`: a subject after all."""
        phrase = sentence.phrases[n]
        head = sentence.tokens[phrase.head]
        if self._who.kind(sentence, n) in ("body", "outlet"):
            return phrase.last > 0
        return phrase.pronoun and head.kind != "relative" and not head.text.isdigit()

    def _is_another(self, sentence: Sentence, n: int) -> bool:
        """Somebody who is no party: staff, a house, somebody without a name."""
        phrase, kind = sentence.phrases[n], self._who.kind(sentence, n)
        head = sentence.tokens[phrase.head]
        text, times = head.text.lower(), entry(self._who.language, "times")
        if (
            phrase.pronoun
            or phrase.last == 0
            or {head.lemma, text} & set(times)
            or text.endswith(self._words("leading"))
        ):
            return False
        if is_bare_office(sentence, phrase) or text in (*self._words("phone_places"), *self._words("going_back")):
            return False
        return kind in ("unnamed", "body", "person") and not self._who.of(sentence, n)

    @staticmethod
    def _is_free(sentence: Sentence, n: int) -> bool:
        phrase = sentence.phrases[n]
        return not phrase.preposition and phrase.owns is None and not phrase.bracketed

    def _joined_to(self, sentence: Sentence, n: int, bare: bool = True) -> int | None:
        """The phrase that one is joined to by `und`, brackets and genitives left out; `bare`: without preposition."""
        before = n - 1
        while before >= 0 and (sentence.phrases[before].bracketed or sentence.phrases[before].owns == n):
            before -= 1
        if before < 0 or (bare and not (self._is_free(sentence, before) and self._is_free(sentence, n))):
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

    def _is_of_other_noun(self, sentence: Sentence, n: int, trigger: Trigger) -> bool:
        """`nach dem Treffen mit X telefonierte Y`: the partner of another noun than the trigger."""
        phrase, before = sentence.phrases[n], n - 1
        if phrase.joined is not None:
            return self._is_of_other_noun(sentence, phrase.joined, trigger)
        if before < 0 or before == trigger.phrase:
            return False
        nouns = ("meeting_nouns", "phone_nouns", "exact_nouns", "round_nouns")
        noun = self._lemma(sentence, before)
        touching = sentence.phrases[before].last + 2 == phrase.first
        other = (
            sentence.tokens[sentence.phrases[before].last].kind == "noun"
            and sentence.tokens[sentence.phrases[before].last].lemma not in entry(self._who.language, "times")
            and self._who.kind(sentence, n) not in _SOMEBODY
        )
        return touching and (other or any(self._words.ends(noun, name) for name in nouns))
