"""Who gives a figure, and for which party of a call somebody speaks.

In: a sentence with the place of a figure; readings, register. Out: who gives it: in its own clause, then who says the
clause, then who tells the sentence; a clause that leaves its verb out has the source that stands in it (`Riehl sprach
von 40 Minuten, Korvats Büro von einer Stunde`). And for a speaker the participant whose side it is: the person,
whoever works for that person, whoever acts for the same state, the houses of that state.
"""

from collections.abc import Sequence

from generator.articles.calls.triggers import Lexicon, group_of
from generator.articles.discourse.source_phrases import Source, clause_number, is_statement, owner_of
from generator.articles.discourse.sources import attribution_text, sources_in
from generator.articles.findings import Told
from generator.articles.people.bodies import body_of, country_of_body
from generator.articles.people.holders import lands_of
from generator.articles.people.states import same_state
from generator.articles.readings import Reading
from generator.articles.text.document import Clause, Sentence
from generator.articles.vocabulary.register import Register
from generator.articles.vocabulary.states import adjective_country, country_of, seats
from generator.articles.vocabulary.words import entry, id_of


class Givers:
    """Finds who gives the figures of one article."""

    def __init__(self, reading: Reading, register: Register) -> None:
        self._reading, self._register = reading, register
        self._language = "de" if reading.article.language == "de" else "en"
        self._words = Lexicon(self._language)

    def source(self, sentence: Sentence, told: Told, token: int, order: int) -> tuple[tuple[str, ...], str | None]:
        number = clause_number(sentence, token)
        clause = sentence.clauses[number]
        gapped = self._gapped(sentence, token) if order else None
        if gapped:
            return gapped
        if place := self._place(sentence, clause):
            return place
        if inserted := self._inserted(sentence):
            return inserted
        sources = sources_in(sentence, self._language)
        for source in self._ranked(sentence, sources, number, token):
            ids = self._able(sentence, source.phrases, source.own) or self._official(sentence, source)
            if not ids and source.clause == number and source.way == "verb":
                ids = self._named(sentence, source.phrases)
            if ids:
                return ids, self._printed(sentence, source)
        if told.speaker and (told.own is False or not self._has_own_source(sentence, sources, number)):
            return told.speaker, told.words or None
        if not told.speaker:
            for source in (s for s in sources if s.saying and s.way == "verb" and self._follows(sentence, s)):
                if ids := self._able(sentence, source.phrases):
                    return ids, self._printed(sentence, source)
        return (), None

    def _inserted(self, sentence: Sentence) -> tuple[tuple[str, ...], str] | None:
        """`The call, it added, lasted an hour`: who tells the sentence, between two commas."""
        for clause in sentence.clauses:
            at = clause.verb
            if at is None or sentence.tokens[at].lemma not in entry(self._language, "saying"):
                continue
            for n, phrase in enumerate(sentence.phrases):
                first = phrase.first
                closed = at + 1 < len(sentence.tokens) and sentence.tokens[at + 1].text == ","
                opened = first > 0 and sentence.tokens[first - 1].text == ","
                if phrase.last == at - 1 and closed and opened and (ids := self._able(sentence, (n,))):
                    return ids, sentence.text_of(phrase)
        return None

    @staticmethod
    def _printed(sentence: Sentence, source: Source) -> str | None:
        """The words that name the source: those of the source phrase, else the subject of the verb."""
        if source.way == "verb" and source.phrases:
            return sentence.text_of(sentence.phrases[source.phrases[0]])
        return attribution_text(sentence, source) or None

    def _named(self, sentence: Sentence, phrases: Sequence[int]) -> tuple[str, ...]:
        """`Norhavn gave the length as an hour`: a name of which nobody knows what it is."""
        bare = [n for n in phrases if sentence.phrases[n].first == sentence.phrases[n].last]
        names = [n for n in bare if sentence.tokens[sentence.phrases[n].head].kind == "name"]
        return tuple(id_of(sentence.text_of(sentence.phrases[n])) for n in names)

    def _able(self, sentence: Sentence, phrases: Sequence[int], own: bool = False) -> tuple[str, ...]:
        """Those who can give a length: persons, bodies, papers, and unnamed staff; no things."""
        referent = self._reading.referents.group(sentence, phrases)
        if referent.kind != "unnamed":
            return referent.ids
        nouns = [
            t.lemma.lower()
            for n in phrases
            for t in sentence.tokens[sentence.phrases[n].first : sentence.phrases[n].last + 1]
        ]
        speaks = any(n.endswith((*entry(self._language, "staff"), *self._words("givers"))) for n in nouns)
        return referent.ids if speaks and not own else ()

    def _official(self, sentence: Sentence, source: Source) -> tuple[str, ...]:
        """`nach norischer Darstellung`: the house of the state whose account it is."""
        if source.statement is None:
            return ()
        return self._house(sentence, source.statement)

    def _house(self, sentence: Sentence, n: int) -> tuple[str, ...]:
        phrase = sentence.phrases[n]
        words = [t.text for t in sentence.tokens[phrase.first : phrase.last + 1]]
        land = next((c for w in words if (c := adjective_country(w, self._language))), None)
        return (body_of(land, "presidency", self._register),) if land else ()

    def _place(self, sentence: Sentence, clause: Clause) -> tuple[tuple[str, ...], str] | None:
        """`In Kenia war von einer Stunde die Rede`, `beim Kreml waren es 90 Minuten`: the place that gives it."""
        inside = {sentence.tokens[i].text.lower() for i in clause.tokens}
        if not inside & {"rede", "es"} and not (clause.passive and set(clause.predicates) & {"sprechen", "nennen"}):
            return None
        for n in clause.phrases:
            phrase = sentence.phrases[n]
            if phrase.preposition not in ("in", "im", "bei", "beim", "aus", "at", "seitens"):
                continue
            if is_statement(sentence.tokens[phrase.head].lemma, self._language):
                ids = self._able(sentence, owner_of(sentence, n)) or self._house(sentence, n)
            else:
                ids = self._able(sentence, (n,))
                if not ids and sentence.tokens[phrase.head].kind == "name":
                    ids = (id_of(sentence.text_of(phrase)),)
            if ids:
                return ids, f"{phrase.preposition} {sentence.text_of(phrase)}"
        return None

    def _has_own_source(self, sentence: Sentence, sources: Sequence[Source], number: int) -> bool:
        """Whether who tells the sentence tells another main clause of it than the one with the length."""
        clause = sentence.clauses[number]
        tells = [s for s in sources if s.saying and s.clause != number]
        apart = [
            s for s in tells if clause.kind == "main" and clause.mood == "indicative" and not self._follows(sentence, s)
        ]
        return bool(apart) and len(apart) == len(tells)

    def _follows(self, sentence: Sentence, source: Source) -> bool:
        """`…, teilte X mit`: the clause of saying stands alone behind what it says, or before it."""
        clause = sentence.clauses[source.clause]
        first = sentence.tokens[clause.tokens[0]]
        return first.kind != "conjunction"

    def _ranked(self, sentence: Sentence, sources: Sequence[Source], number: int, token: int) -> list[Source]:
        """Sources of the clause with the length first: phrases, then who gives the figure; then who says the clause."""
        own = [s for s in sources if s.clause == number]
        phrases = [s for s in own if s.way in ("phrase", "impersonal", "agent")]
        phrases.sort(key=lambda s: abs(s.at - token))
        giving = [s for s in own if s.way == "verb" and self._gives(sentence, s, token)]
        above = number
        chain: list[Source] = []
        while (parent := sentence.clauses[above].parent) is not None and len(chain) < 4:
            chain += [s for s in sources if s.clause == parent and s.saying]
            above = parent
        relative = [
            s for s in sources if s.clause != number and sentence.clauses[s.clause].parent == number and s.saying
        ]
        return [*phrases, *giving, *chain, *relative]

    def _gives(self, sentence: Sentence, source: Source, token: int) -> bool:
        """`sprach von 40 Minuten`, `kam auf`, `put it at`; `sprach 40 Minuten mit` gives nothing."""
        clause = sentence.clauses[source.clause]
        if not set(clause.predicates) & set(self._words("giving")):
            return False
        subject = [sentence.tokens[sentence.phrases[n].last].lemma for n in source.phrases]
        if any(self._words.ends(n, "phone_nouns") or n.lower() in self._words("exact_nouns") for n in subject):
            return False
        before = [t.text.lower() for t in sentence.tokens[max(0, token - 2) : token]]
        return bool(set(before) & {"von", "auf", "mit", "at", "of", "as", ":"}) or bool(
            set(clause.predicates) - {"sprechen", "reden", "speak", "talk", "sein", "be", "werden", "go", "gehen"}
        )

    def _gapped(self, sentence: Sentence, token: int) -> tuple[tuple[str, ...], str] | None:
        """The source in a piece without a verb of its own: between the last comma or `und` and the length."""
        start = next((i for i in range(token - 1, -1, -1) if self._cuts(sentence, i)), -1)
        if start < 0 or sentence.tokens[start].kind == "finite":
            return None
        end = next((i for i in range(token, len(sentence.tokens)) if self._cuts(sentence, i)), len(sentence.tokens))
        if end < len(sentence.tokens) and sentence.tokens[end].kind == "finite":
            return None
        for n, phrase in enumerate(sentence.phrases):
            if start < phrase.first < token and phrase.owns is None:
                ids = self._able(sentence, group_of(sentence, n)) or self._house(sentence, n)
                if ids:
                    return ids, sentence.text_of(phrase)
        return None

    @staticmethod
    def _cuts(sentence: Sentence, i: int) -> bool:
        token = sentence.tokens[i]
        return token.text in (",", ";", "–", "—") or token.kind in ("conjunction", "finite")


class Sides:
    """The sides of the speakers of one run."""

    def __init__(self, readings: Sequence[Reading], register: Register) -> None:
        self._register = register
        self._known = [holder for reading in readings for holder in reading.referents.known]
        self._owners = {h.person: h.owner for h in self._known if h.owner}
        self._spokespersons = {h.person for h in self._known if h.kind == "spokesperson" and not h.state}
        self._lands: dict[str, frozenset[str]] = {}

    def of(self, speaker: str, participants: Sequence[str]) -> str | None:
        """The participant for whom somebody speaks, None if nobody can tell."""
        if speaker in participants:
            return speaker
        for party in participants:
            surname = party.split("-")[-1]
            if self._owners.get(speaker) == party or speaker in (f"buero-{surname}", f"office-{surname}"):
                return party
        fits = [p for p in participants if self._shares(speaker, p)]
        if len(fits) == 1:
            return fits[0]
        if fits or not (self._states(speaker) or speaker in self._spokespersons):
            return None
        # a house or a spokesperson of no state that is told: of the side whose state the text need not tell either
        near = [p for p in participants if not self._states(p)]
        near = near or [p for p in participants if not any(s[0] == "~" for s in self._states(p))]
        return near[0] if len(near) == 1 < len(participants) and not self._states(speaker) - {"DE"} else None

    def _shares(self, speaker: str, party: str) -> bool:
        return any(same_state(one, other) for one in self._states(speaker) for other in self._states(party))

    def _states(self, ident: str) -> frozenset[str]:
        """The states that somebody acts for; a body by its seat, by the register, or by the state in its id."""
        if ident not in self._lands:
            found = set(lands_of(ident, self._known, self._register))
            actor = self._register.get(ident)
            if ident in seats():
                found.add(seats()[ident]["of"])
            elif actor and actor.kind == "body" and (land := country_of_body(actor)):
                found.add(land)
            elif not found:
                last = ident.split("-")[-1]
                found |= {land for land in [country_of(last.capitalize())] if land}
                found |= {
                    h.state
                    for h in self._known
                    if h.state and h.state[0] == "~" and last.startswith(id_of(h.state[1:]))
                }
            self._lands[ident] = frozenset(found)
        return self._lands[ident]
