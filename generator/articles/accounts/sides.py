"""For which party of a call somebody speaks.

In: the readings of one run, the register. Out: for a speaker the participant whose side it is, None where nobody can
tell. It is the person, whoever works for that person (`ihr Sprecher Jorin Hask`, `die Sprecherin der Präsidentin`),
whoever acts for the same state, its houses, its citizens (`die norische Seite`), the one house that fits an office
(`Premierministeramt`), and the place where such a house or the person is (`das Präsidialamt in Arvik`, `sagte Korvat in
Arvik` teach *Arvik*; of two places in a dateline the other one is the other's).
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from generator.articles.discourse.unnamed import NOBODY
from generator.articles.people.bodies import country_of_body
from generator.articles.people.holders import lands_of
from generator.articles.people.states import same_state
from generator.articles.readings import Reading
from generator.articles.text.document import Phrase, Sentence, Token
from generator.articles.vocabulary.register import Register
from generator.articles.vocabulary.states import country_of, seats
from generator.articles.vocabulary.words import entry, id_of

_DATELINE = re.compile(
    r"^(?P<one>[^\W\d][\w .'’-]{1,30})/(?P<other>[^\W\d][\w .'’-]{1,30}?)(?:,[^()]{1,20})?(?:\s+\(|\. )"
)
#: What ends the name of a house; its words, as they stand in ids -> the offices of whoever may be its master.
_HOUSE = re.compile(
    r"(?:amt|departement|verwaltung|direktion|regierung|ministerium|pressedienst|government|ministry|kanzlei|palast|schaft|hof|buero|palace|presidency|chancellery|court|office)(?=-|$)"
)
_HOUSES = {
    "praesid": {"president", "state_leader"}, "presiden": {"president", "state_leader"},
    "kanzl": {"chancellor", "president"},
    "chancell": {"chancellor"}, "premier": {"prime_minister", "government_leader"},
    "ministerpraesid": {"prime_minister", "government_leader"}, "hof": {"monarch"}, "court": {"monarch"},
}  # fmt: skip
#: What ends the noun of a capital.
_CAPITALS = ("hauptstadt", "capital")
#: Countries whose papers are in German.
_HOME = frozenset({"DE", "AT", "CH"})
#: Letters by which a shorter word may be the stem of a state's.
_STEM = 5
#: The forms of `ihr` and `sein` -> the gender of whoever they go back to.
_WHOSE = {"ihr": "f", "sei": "m", "her": "f", "his": "m"}


class Sides:
    """The sides of the speakers of one run."""

    def __init__(self, readings: Sequence[Reading], register: Register) -> None:
        self._register = register
        self._known = [holder for reading in readings for holder in reading.referents.known]
        self._owners = {h.person: {h.owner} for h in self._known if h.owner}
        self._persons = {i for r in readings for m in r.mentions for i in m.actors}
        self._persons -= {i for r in readings for m in r.bodies for i in m.actors}
        self._lands: dict[str, frozenset[str]] = {}
        self._houses: dict[str, str] = {}
        self._spoken: dict[str, Counter[str]] = {}
        self._opposite: dict[str, str] = {}
        self.outlets: set[str] = set()
        for reading in readings:
            self._learn(reading)

    def of(self, speaker: str, participants: Sequence[str]) -> str | None:
        """The participant for whom somebody speaks."""
        found = self._plainly(speaker, participants)
        if len(found) > 1:  # an office that two states have is the register's own actor's
            found = [p for p in found if self._register.get(p)] or found
        return found[0] if len(found) == 1 else None if found else self._of_place(speaker, participants)

    @property
    def places(self) -> frozenset[str]:
        """The ids of places where some house is, or some person speaks."""
        return frozenset((*self._houses, *self._spoken))

    def is_person(self, speaker: str) -> bool:
        return speaker in self._persons

    def may_speak(self, speaker: str, language: str) -> bool:
        """Whether somebody of no known side may be one: who works for another, a house, a place; no state's that is
        known, for that is a third one's."""
        if any(land[0] != "~" or any(h.state == land for h in self._known) for land in self._states(speaker)):
            return False
        staff = (*entry(language, "staff"), *entry(f"frames_{language}", "speak_for"))
        if speaker in self._persons:
            nouns = {h.noun.lower().removesuffix("in") for h in self._known if h.person == speaker}
            party = any(noun.endswith("sprecher") and noun not in staff for noun in nouns)
            return any(noun.endswith(staff) for noun in nouns) and not party and not self._owners.get(speaker)
        return bool(
            _HOUSE.search(speaker)
            or ("-" in speaker and speaker.split("-")[0].endswith(staff))
            or speaker in self._spoken
            or speaker.startswith(tuple(_HOUSES))
        )

    def _plainly(self, speaker: str, participants: Sequence[str]) -> Sequence[str]:
        """By the person, the state or the office; several where nobody can tell which."""
        if speaker in participants:
            return [speaker]
        if owned := [p for p in participants if p in self._owners.get(speaker, ())]:
            return owned
        parts = speaker.split("-") if speaker not in self._persons else []
        named = [p for p in participants if any(w.removesuffix("s") == p.split("-")[-1] for w in parts)]
        named = named if len(named) == 1 else []
        return (
            named
            or self._of_state(speaker, participants)
            or self._of_office(speaker, participants)
            or self._at_home(speaker, participants)
        )

    def _at_home(self, speaker: str, participants: Sequence[str]) -> list[str]:
        """`Regierungssprecher Jonas Riehl`: of whom an article says it without a state, that is of its own country."""
        nouns = {h.noun.lower() for h in self._known if h.person == speaker and not (h.owner or h.state)}
        nouns |= {speaker.split("-")[0]} - ({""} if speaker not in self._persons else {speaker.split("-")[0]})
        if not nouns & set(entry("frames_de", "home_speakers")):
            return []
        here = [p for p in participants if self._states(p) & _HOME]
        return here if len(here) == 1 else []

    def _of_state(self, speaker: str, participants: Sequence[str]) -> list[str]:
        return [
            p for p in participants if any(same_state(a, b) for a in self._states(speaker) for b in self._states(p))
        ]

    def _of_office(self, speaker: str, participants: Sequence[str]) -> list[str]:
        """`Premierministeramt`, `presidency`: of the one participant who holds the office, if it has no state."""
        kinds = next((kinds for stem, kinds in _HOUSES.items() if speaker.startswith(stem)), set())
        if not kinds or not _HOUSE.search(speaker) or any(h.person == speaker for h in self._known):
            return []
        able = [p for p in participants if any(h.person == p and h.kind in kinds for h in self._known)]
        return [p for p in able if not self._states(p)] if self._states(speaker) else able

    def _of_place(self, speaker: str, participants: Sequence[str]) -> str | None:
        """By the house that the text puts in the place, or by who speaks there; of two places in a dateline by the
        other's."""
        places = [speaker, *(p for p in (*self._houses, *self._spoken) if speaker.endswith(f"-{p}"))]
        for place in places:
            if (house := self._houses.get(place)) and len(side := self._plainly(house, participants)) == 1:
                return side[0]
            votes = Counter({p: n for p, n in self._spoken.get(place, Counter()).items() if p in participants})
            if votes and len({n for _, n in votes.most_common(2)}) == min(2, len(votes)):
                return votes.most_common(1)[0][0]
        other = next((o for p in places if (o := self._opposite.get(p))), "")
        side = self._plainly(self._houses.get(other, other), participants) if len(participants) == 2 else []
        return next(p for p in participants if p != side[0]) if len(side) == 1 else None

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
        yield from (s for s in stated if any(_is_stem(id_of(s[1:]), w) for w in words))
        yield from (land for w in words if len(w) > 3 and (land := country_of(w.capitalize())))

    # What the texts teach

    def _learn(self, reading: Reading) -> None:
        before: tuple[str, ...] = ()
        for sentence, told in zip(reading.document.told, reading.told, strict=True):
            for n, phrase in enumerate(sentence.phrases):
                referent = reading.referents.who(sentence, n)
                self.outlets |= set(referent.ids) if referent.kind == "outlet" else set()
                kind = sentence.tokens[phrase.head].kind
                named = kind == "name" or (kind == "noun" and phrase.first == phrase.last)
                if named and phrase.preposition in ("in", "aus", "from", "of", "von"):
                    self._learn_place(reading, sentence, n)
                self._learn_owner(reading, sentence, n, before)
                if any(t.lemma.lower().endswith(_CAPITALS) for t in _tokens(sentence, n)):
                    self._learn_capital(reading, sentence, n)
            before = told.speaker
        for line in (x for x in reading.article.lines if x.label == "body"):
            if match := _DATELINE.match(line.text):
                one, other = id_of(match["one"]), id_of(match["other"])
                self._opposite |= {one: other, other: one}

    def _learn_place(self, reading: Reading, sentence: Sentence, n: int) -> None:
        """`das Präsidialamt in Arvik`: where a house is; `sagte Korvat in Arvik`: where somebody speaks."""
        phrase, place = sentence.phrases[n], id_of(sentence.tokens[sentence.phrases[n].head].text)
        referent = reading.referents.who(sentence, n - 1) if n else NOBODY
        known = reading.referents.who(sentence, n).kind != "unnamed" and phrase.preposition in ("of", "von")
        if known or country_of(sentence.text_of(phrase)) or place in referent.ids:
            return
        touches = n > 0 and phrase.first - sentence.phrases[n - 1].last <= 2 and len(referent.ids) == 1
        named = touches and sentence.tokens[sentence.phrases[n - 1].head].kind == "name"
        if named and referent.kind == "person" and phrase.preposition in ("of", "aus", "von", "from"):
            self._houses.setdefault(place, referent.ids[0])  # `Bekir Dandolo aus Ostrovien`
            return
        house = touches and (referent.kind == "body" or (referent.kind == "unnamed" and _HOUSE.search(referent.ids[0])))
        if house:
            self._houses.setdefault(place, referent.ids[0])
            return
        if phrase.preposition != "in":
            return
        clause = sentence.clause_of(phrase.first)
        subject = reading.referents.group(sentence, clause.subject) if clause else NOBODY
        speaks = subject.kind == "person" and len(subject.ids) == 1
        if speaks or sentence.tokens[phrase.head].kind == "name":
            self._spoken.setdefault(place, Counter()).update(subject.ids if speaks else ())

    def _learn_capital(self, reading: Reading, sentence: Sentence, n: int) -> None:
        """`in der norischen Hauptstadt Kesmar`, `Velna, the Ostrian capital`: whose seat a place is."""
        whole = [n, *(m for m, p in enumerate(sentence.phrases) if p.owns == n)]
        near = [m for m, p in enumerate(sentence.phrases) if m not in whole and _touch(p, sentence.phrases[n])]
        around = [t for m in (*whole, *near) for t in _tokens(sentence, m)]
        states = reading.referents.states
        land = next((found for t in around if (found := states.of_word(t.text))), None)
        places = (t.text for t in around if t.kind == "name" and not states.of_word(t.text))
        if land and (place := next(places, None)):
            self._houses[id_of(place)] = reading.referents.house(land, "presidency")

    def _learn_owner(self, reading: Reading, sentence: Sentence, n: int, before: tuple[str, ...]) -> None:
        """`ihr Sprecher Jorin Hask`, `Jorin Hask, der Sprecher der Präsidentin`: whose spokesman somebody is. Of those
        whom the possessive may mean it is the subject, whoever spoke before, or the only one."""
        phrase, person = sentence.phrases[n], reading.referents.who(sentence, n)
        if person.kind != "person" or person.ids[0] not in self._persons:
            return
        following = sentence.tokens[phrase.last + 1 : phrase.last + 2]
        beside = [n, n + 1] if following and following[0].text == "," else [n]
        owners = [m for m, p in enumerate(sentence.phrases) if p.owns in beside]
        before_it = sentence.phrases[n - 2 : n] if n > 1 else ()
        if before_it and before_it[1].preposition in ("for", "of", "von") and phrase.first - before_it[1].last == 2:
            title = sentence.tokens[before_it[0].last]  # `a spokesman for the president, Oren Falk`
            works = title.lemma.lower().endswith(entry("frames_en", "speak_for") + entry("frames_de", "speak_for"))
            owners = owners or ([n - 1] if works else [])
        if not owners and beside[-1] + 1 < len(sentence.phrases):  # `die Sprecherin von Milan Korvat`
            behind, title = sentence.phrases[beside[-1] + 1], sentence.tokens[sentence.phrases[beside[-1]].head]
            language = "de" if reading.article.language == "de" else "en"
            works = title.lemma.lower().endswith(entry(f"frames_{language}", "speak_for"))
            owners = [beside[-1] + 1] if works and behind.preposition in ("von", "vom", "of", "for", "to") else []
        named = [reading.referents.who(sentence, m) for m in owners]
        whose = {r.ids[0] for r in named if r.kind == "person" and r.ids != person.ids}
        if sentence.tokens[phrase.first].kind == "possessive":
            gender = _WHOSE.get(sentence.tokens[phrase.first].text.lower()[:3], "")
            able = {i for i, g in reading.referents.gender.items() if g == gender and i != person.ids[0]}
            clauses = sorted(sentence.clauses, key=lambda c: phrase.head not in c.tokens)
            subjects = (reading.referents.group(sentence, c.subject).ids for c in clauses)  # `…, sagte sein Berater`
            whose = next((set(ids) for ids in (*subjects, before) if len(ids) == 1 and ids[0] in able), able)
        if whose:
            self._owners.setdefault(person.ids[0], whose)


def _touch(one: Phrase, other: Phrase) -> bool:
    """Whether nothing but a mark or a preposition stands between two phrases."""
    return 0 <= max(one.first, other.first) - min(one.last, other.last) <= 2


def _tokens(sentence: Sentence, n: int) -> Sequence[Token]:
    return sentence.tokens[sentence.phrases[n].first : sentence.phrases[n].last + 1]


def _is_stem(stem: str, word: str) -> bool:
    """Whether a word of an id is of a state's stem: `norlandic` and `norland`."""
    return word.startswith(stem) or (len(word) >= _STEM and stem.startswith(word))
