"""For which party of a call somebody speaks.

In: the readings of one run, the register. Out: for a speaker the participant whose side it is, None where nobody can
tell. It is the person, whoever works for that person (`ihr Sprecher Jorin Hask`), whoever acts for the same state, its
houses, its citizens (`die norische Seite`), the one house that fits an office (`Premierministeramt`), and the place
where such a house is (`das Präsidialamt in Arvik` teaches *Arvik*; of two places in a dateline the other one is the
other's).
"""

import re
from collections.abc import Iterator, Sequence

from generator.articles.people.bodies import country_of_body
from generator.articles.people.holders import lands_of
from generator.articles.people.states import same_state
from generator.articles.readings import Reading
from generator.articles.text.document import Sentence
from generator.articles.vocabulary.register import Register
from generator.articles.vocabulary.states import country_of, seats
from generator.articles.vocabulary.words import entry, id_of

_DATELINE = re.compile(r"^(?P<one>[^\W\d][\w .'’-]{1,30})/(?P<other>[^\W\d][\w .'’-]{1,30}?)(?:,[^()]{1,20})?\s+\(")
#: What ends the name of a house; its words, as they stand in ids -> the offices of whoever may be its master.
_HOUSE = re.compile(r"(?:amt|kanzlei|palast|schaft|hof|palace|presidency|chancellery|court|office)(?=-|$)")
_HOUSES = {
    "praesid": {"president"}, "presiden": {"president"}, "kanzl": {"chancellor", "president"},
    "chancell": {"chancellor"}, "premier": {"prime_minister", "government_leader"},
    "ministerpraesid": {"prime_minister", "government_leader"}, "hof": {"monarch"}, "court": {"monarch"},
}  # fmt: skip


class Sides:
    """The sides of the speakers of one run."""

    def __init__(self, readings: Sequence[Reading], register: Register) -> None:
        self._register = register
        self._known = [holder for reading in readings for holder in reading.referents.known]
        self._owners = {h.person: h.owner for h in self._known if h.owner}
        self._spokespersons = {h.person for h in self._known if h.kind == "spokesperson" and not h.state}
        self._persons = {i for r in readings for m in r.mentions for i in m.actors}
        self._persons -= {i for r in readings for m in r.bodies for i in m.actors}
        self._lands: dict[str, frozenset[str]] = {}
        self._houses: dict[str, str] = {}
        self._opposite: dict[str, str] = {}
        for reading in readings:
            self._learn(reading)

    def of(self, speaker: str, participants: Sequence[str]) -> str | None:
        """The participant for whom somebody speaks."""
        found = self._plainly(speaker, participants)
        if len(found) > 1:  # an office that two states have is the register's own actor's
            found = [p for p in found if self._register.get(p)] or found
        return found[0] if len(found) == 1 else None if found else self._of_place(speaker, participants)

    def _plainly(self, speaker: str, participants: Sequence[str]) -> Sequence[str]:
        """By the person, the state or the office; several where nobody can tell which."""
        if speaker in participants:
            return [speaker]
        owner = self._owners.get(speaker)
        if owner in participants and owner:
            return [owner]
        parts = speaker.split("-") if speaker not in self._persons else []
        named = [p for p in participants if any(w.removesuffix("s") == p.split("-")[-1] for w in parts)]
        named = named if len(named) == 1 else []
        return named or self._of_state(speaker, participants) or self._of_office(speaker, participants)

    def _of_state(self, speaker: str, participants: Sequence[str]) -> list[str]:
        return [
            p for p in participants if any(same_state(a, b) for a in self._states(speaker) for b in self._states(p))
        ]

    def _of_office(self, speaker: str, participants: Sequence[str]) -> list[str]:
        """`Premierministeramt`, `presidency`: of the one participant who holds the office, if it has no state."""
        kinds = next((kinds for stem, kinds in _HOUSES.items() if speaker.startswith(stem)), set())
        if not kinds or not _HOUSE.search(speaker) or any(h.person == speaker for h in self._known):
            return []
        return [p for p in participants if any(h.person == p and h.kind in kinds for h in self._known)]

    def _of_place(self, speaker: str, participants: Sequence[str]) -> str | None:
        """By the house that the text puts in the place; of two places in a dateline by the other's."""
        places = [speaker, *(p for p in self._houses if speaker.endswith(f"-{p}"))]
        for place in places:
            if (house := self._houses.get(place)) and len(side := self._plainly(house, participants)) == 1:
                return side[0]
        other = next((self._houses.get(self._opposite.get(p, "")) for p in places), None)
        side = self._plainly(other, participants) if other and len(participants) == 2 else []
        if len(side) == 1:
            return next(p for p in participants if p != side[0])
        return self._left(speaker, participants)

    def _left(self, speaker: str, participants: Sequence[str]) -> str | None:
        """A house or a spokesperson of no state that is told: of the side whose state the text need not tell either."""
        if not (self._states(speaker) or speaker in self._spokespersons) or self._of_state(speaker, participants):
            return None
        near = [p for p in participants if not self._states(p)]
        near = near or [p for p in participants if not any(s[0] == "~" for s in self._states(p))]
        return near[0] if len(near) == 1 < len(participants) and not self._states(speaker) - {"DE"} else None

    def _states(self, ident: str) -> frozenset[str]:
        """The states that somebody acts for; a body by its seat, by the register, or by the words of its id."""
        if ident not in self._lands:
            found = set(lands_of(ident, self._known, self._register))
            actor = self._register.get(ident)
            if ident in seats():
                found.add(seats()[ident]["of"])
            elif actor and actor.kind == "body" and (land := country_of_body(actor)):
                found.add(land)
            elif not found and actor is None:
                found |= set(self._in_words(ident.split("-")))
            self._lands[ident] = frozenset(found)
        return self._lands[ident]

    def _in_words(self, words: Sequence[str]) -> Iterator[str]:
        stated = {h.state for h in self._known if h.state and h.state[0] == "~"}
        yield from (s for s in stated if any(w.startswith(id_of(s[1:])) for w in words))
        yield from (land for w in words if len(w) > 3 and (land := country_of(w.capitalize())))

    # What the texts teach

    def _learn(self, reading: Reading) -> None:
        before: tuple[str, ...] = ()
        for sentence, told in zip(reading.document.told, reading.told, strict=True):
            for n in range(len(sentence.phrases)):
                self._learn_place(reading, sentence, n)
                self._learn_owner(reading, sentence, n, before)
            before = told.speaker
        for line in (x for x in reading.article.lines if x.label == "body"):
            if match := _DATELINE.match(line.text):
                one, other = id_of(match["one"]), id_of(match["other"])
                self._opposite |= {one: other, other: one}

    def _learn_place(self, reading: Reading, sentence: Sentence, n: int) -> None:
        """`das Präsidialamt in Arvik`: where a house is."""
        if n == 0 or sentence.phrases[n].preposition not in ("in", "im", "aus", "from"):
            return
        before, phrase = sentence.phrases[n - 1], sentence.phrases[n]
        touches = phrase.first - before.last <= 2 and sentence.tokens[phrase.head].kind == "name"
        referent = reading.referents.who(sentence, n - 1)
        place = id_of(sentence.text_of(phrase))
        if touches and referent.kind in ("body", "unnamed") and len(referent.ids) == 1 and place != referent.ids[0]:
            house = referent.kind == "body" or _HOUSE.search(referent.ids[0])
            if house and not country_of(sentence.text_of(phrase)):
                self._houses.setdefault(place, referent.ids[0])

    def _learn_owner(self, reading: Reading, sentence: Sentence, n: int, before: tuple[str, ...]) -> None:
        """`ließ über ihren Sprecher Jorin Hask mitteilen`: whose spokesman somebody is; where that is the subject, of
        whoever spoke before."""
        phrase = sentence.phrases[n]
        if sentence.tokens[phrase.first].kind != "possessive":
            return
        language = "de" if reading.article.language == "de" else "en"
        staff = entry(language, "staff")
        works = any(t.lemma.lower().endswith(staff) for t in sentence.tokens[phrase.first : phrase.last + 1])
        person = reading.referents.who(sentence, n)
        clause = sentence.clause_of(phrase.head)
        subject = reading.referents.group(sentence, clause.subject) if clause else None
        whose = subject.ids if subject and subject.kind == "person" and subject.ids != person.ids else before
        if works and person.kind == "person" and len(whose) == 1 and whose[0] in self._persons and whose != person.ids:
            self._owners.setdefault(person.ids[0], whose[0])
