"""The persons that a noun phrase means who may take part in a call.

In: a reading. Out: ids for a phrase of a sentence. Beside what its referents say, a
capital or a state behind `mit` or `with` stands for the leader whom the text names; staff and houses take no part.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from generator.articles.article import section_of
from generator.articles.calls.narrator import narrator_of
from generator.articles.people.offices import may_be
from generator.articles.people.states import same_state
from generator.articles.readings import Reading
from generator.articles.text.document import Sentence
from generator.articles.vocabulary.states import adjective_country, country_of, seats
from generator.articles.vocabulary.words import entry

_STAFF = frozenset({"spokesperson", "adviser", "security_adviser", "chief_of_staff", "press", "scholar", "ambassador",
                    "other_title", "director"})  # fmt: skip
_HEAD_WEIGHT = 3


class Who:
    """The persons of one article, by phrase of a sentence and by compound word."""

    def __init__(self, reading: Reading) -> None:
        self._reading, self._known = reading, reading.referents.known
        known = self._known
        self.language = "de" if reading.article.language == "de" else "en"
        leading = may_be("leader") | {"foreign_minister", "defence_minister"}
        self._leaders = {f.person for f in known if f.kind in leading}
        self._staff = {f.person for f in known if f.kind in _STAFF} - self._leaders
        self._named = Counter(i for m in reading.mentions for i in m.actors)
        named = {i for m in reading.mentions if m.known or m.kind in ("name", "compound") for i in m.actors}
        self._persons = frozenset(named) - {i for m in reading.bodies for i in m.actors}
        self.narrator = narrator_of(reading)
        self._in_office = {f.person for f in known}
        self._weights = self._weighed()

    @contextmanager
    def speaking(self, person: str) -> Iterator[None]:
        """While somebody speaks, `I` and `ich` mean that person."""
        before, self.narrator = self.narrator, person
        yield
        self.narrator = before

    def of(self, sentence: Sentence, n: int) -> tuple[str, ...]:
        """The persons that a phrase means; () for things, staff, bodies and those who cannot be told."""
        referent = self._reading.referents.who(sentence, n)
        if referent.kind in ("person", "group"):
            return tuple(i for i in referent.ids if i not in self._staff and i in self._persons)
        if referent.kind in ("unnamed", "") and (other := self._counterpart(sentence, n)):
            return other
        if self.narrator and sentence.tokens[sentence.phrases[n].head].text.lower() in ("i", "ich"):
            return (self.narrator,)
        return self._of_state(sentence, n)

    def _counterpart(self, sentence: Sentence, n: int) -> tuple[str, ...]:
        """`ihr norischer Kollege`, `his Vestmark counterpart`: the leader of that state, else the one other leader of
        the article whose state it does not tell."""
        phrase = sentence.phrases[n]
        tokens = sentence.tokens[phrase.first : phrase.last + 1]
        if not tokens[-1].lemma.lower().endswith(entry(f"frames_{self.language}", "counterparts")):
            return ()
        start, end = sentence.tokens[0].start, sentence.tokens[phrase.first].start
        here = {i for m in self._reading.named_in(sentence.line, start, end) for i in m.actors}
        if here and not here & self._leaders:
            return ()  # a minister's colleague is no leader
        stems = {f.state for f in self._known if f.state and f.state[0] == "~"}
        lands = [s for t in tokens for s in stems if t.text.lower().startswith(s[1:])]
        lands += [c for t in tokens if (c := adjective_country(t.text, self.language) or country_of(t.text))]
        if lands:
            return self.leader_of(lands[0])
        others = [p for p in self._leaders & self._persons if p not in here]
        return (others[0],) if len(others) == 1 else ()

    def kind(self, sentence: Sentence, n: int) -> str:
        return self._reading.referents.who(sentence, n).kind

    def several(self, sentence: Sentence, phrases: Sequence[int]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(i for n in phrases for i in self.of(sentence, n)))

    def _of_state(self, sentence: Sentence, n: int) -> tuple[str, ...]:
        """`mit Moskau`, `call with Kyiv`: the leader of that state whom the text names."""
        phrase = sentence.phrases[n]
        if (
            phrase.preposition not in (*entry(f"frames_{self.language}", "with"), "aus", "from")
            or phrase.first != phrase.last
        ):
            return ()
        return self.leader_of(country_of(sentence.tokens[phrase.head].text))

    def of_house(self, sentence: Sentence, n: int) -> tuple[str, ...]:
        """`im Kreml`: the leader of the house's state whom the text names."""
        referent = self._reading.referents.who(sentence, n)
        house = seats().get(referent.ids[0]) if referent.kind == "body" else None
        return self.leader_of(house["of"]) if house else ()

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
        return person in self._leaders or person not in self._in_office

    def before(self, line: int, col: int, without: Sequence[str]) -> str | None:
        """The one last spoken of before a place of the section, subjects of sentences first, leaders before others."""
        article = self._reading.article
        here = section_of(article, line)
        earlier = [
            m.actors[0]
            for n in range(max(1, line - 3), line + 1)
            if section_of(article, n) == here
            for m in self._reading.named_in(n, 0, col if n == line else None)
            if len(m.actors) == 1 and m.kind != "compound" and m.actors[0] not in {*without, *self._staff}
        ]
        sure = [p for p in earlier if p in self._leaders] or earlier
        return sure[-1] if sure else None

    def main(self, without: Sequence[str]) -> str | None:
        """The person the article is about: named in its head, and most often."""
        fits = [p for p in self._weights if p not in self._staff and p not in without]
        return max(fits, key=lambda p: (self._weights[p], p), default=None)

    def _weighed(self) -> Counter[str]:
        """How often each person is named, more in the head."""
        weights: Counter[str] = Counter()
        for m in self._reading.mentions:
            head = section_of(self._reading.article, m.span.line) == -1
            weights.update(dict.fromkeys(m.actors, _HEAD_WEIGHT if head else 1))
        return weights
