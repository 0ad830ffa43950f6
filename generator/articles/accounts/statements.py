"""What is told of each call: by whom, for which party, in which words and figures. One pass over each article.

In: the readings of one run, the mentions of calls, the register. Out: `Statement`s in the order of the texts, and the
lengths that are given. Claims, lengths and everything that is compared are views of them. Which call a sentence is
about is decided once: one that it mentions, else the one last spoken of in its section, of several the one in which the
side of its teller took part.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.articles.accounts.course import Course
from generator.articles.accounts.fact import Fact, token_at
from generator.articles.accounts.facts import FactFinder
from generator.articles.accounts.lasting import LengthFinder
from generator.articles.accounts.sides import Sides
from generator.articles.accounts.tellers import Tellers
from generator.articles.accounts.voices import Teller
from generator.articles.calls.merging import Group
from generator.articles.calls.triggers import Lexicon, Trigger, triggers
from generator.articles.findings import Reference, Told
from generator.articles.people.bodies import is_of_state
from generator.articles.readings import Reading, by_line
from generator.articles.text.document import Clause, Sentence
from generator.articles.vocabulary.register import Register
from generator.base.figures.lengths import Length

_TEXT = frozenset({"body", "lead"})


@dataclass(frozen=True, slots=True)
class Given:
    """A length of a call and who gives it. `both`: the houses of the two sides."""

    group: Group
    place: Reference
    length: Length
    ids: tuple[str, ...]
    words: str | None
    both: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """What one sentence says of one call by one teller; `by` () is the article itself. `side` is the participant for
    whom it is told, None for somebody else's, `own` whoever a difference is told of: the side, or a paper. `acting`:
    persons of whom it is told. `tokens`: the part of the sentence, `at` its number among those of the article; `named`
    if the sentence mentions the call."""

    article: str
    group: Group
    sentence: Sentence
    told: Told
    text: str
    at: int
    by: tuple[str, ...]
    words: str
    side: str | None
    own: str | None
    acting: tuple[str, ...]
    facts: tuple[Fact, ...]
    tokens: frozenset[int]
    named: bool

    @property
    def place(self) -> Reference:
        return (self.article, self.told.line, self.told.line)


@dataclass(frozen=True, slots=True)
class Accounts:
    """All statements and lengths of a run, in the order of the articles."""

    statements: tuple[Statement, ...]
    given: tuple[Given, ...]


def accounts_of(readings: Sequence[Reading], groups: Sequence[Group], register: Register) -> Accounts:
    sides = Sides(readings, register)
    walks = [_Walk(reading, groups, sides, register) for reading in readings]
    for walk in walks:
        walk.read()
    return Accounts(tuple(s for w in walks for s in w.statements), tuple(g for w in walks for g in w.given))


class _Walk:
    """Reads the sentences of one article in their order."""

    def __init__(self, reading: Reading, groups: Sequence[Group], sides: Sides, register: Register) -> None:
        self._reading, self._sides = reading, sides
        self._course = Course(reading, groups, sides)
        self._tellers, self._facts = Tellers(reading, register, sides.places), FactFinder(reading)
        self._lengths = LengthFinder(reading)
        self._language = "de" if reading.article.language == "de" else "en"
        self._words = Lexicon(self._language)
        self._links: list[tuple[str, str]] = []
        self.statements: list[Statement] = []
        self.given: list[Given] = []

    def read(self) -> None:
        if not self._course.any:
            return
        pairs = list(zip(self._reading.document.told, self._reading.told, strict=True))
        for at, (sentence, told) in enumerate(pairs):
            found = triggers(sentence, self._language)
            following = pairs[at + 1][1] if at + 1 < len(pairs) else None
            self._tellers.read(sentence, told, following)
            tellers = self._tellers.every()
            ids = tuple(i for t in tellers for i in t.ids)
            self._link(sentence, ids)
            course = self._course.of(sentence, told, ids)
            lengths = self._give(sentence, found)
            label = self._reading.article.line(told.line).label
            if label in _TEXT:
                for group in course:
                    self.statements += self._statements(sentence, told, at, group, tellers, found, lengths)
        self._settle()

    def _statements(
        self, sentence: Sentence, told: Told, at: int, group: Group, tellers: Sequence[Teller],
        found: Sequence[Trigger], lengths: Sequence[Fact],
    ) -> Iterator[Statement]:  # fmt: skip
        taken = {f.token for f in lengths}
        other = [f for f in self._facts.of(sentence, found) if f.kind != "number" or f.token not in taken]
        other += self._days_of(sentence, group)
        read = (self._of_side(f, group) for f in (*other, *lengths))
        facts = [(f, self._tellers.at(f.token)) for f in read]
        parts = {n: self._tellers.at(c.tokens[-1]) for n, c in enumerate(sentence.clauses) if c.tokens}
        every: list[Teller | None] = [*tellers, *(t for _, t in facts if t), None]
        text = self._reading.article.line(told.line).text[sentence.start : sentence.end]
        persons = tuple(dict.fromkeys(_acting(self._reading, sentence, self._words)))
        named = bool(self._course.there(group, sentence))
        done: set[tuple[str, ...]] = set()
        for teller in every:
            ids = teller.ids if teller else ()
            given = tuple(f for f, t in facts if (t.ids if t else ()) == ids)
            clauses = [n for n, t in parts.items() if (t.ids if t else ()) == ids]
            ids = tuple(sorted(group.pair)) if self._both(text, teller) else ids
            if ids in done or (not ids and not clauses and not given):
                continue
            done.add(ids)
            tokens = frozenset(i for n in clauses for i in sentence.clauses[n].tokens)
            side = self._side(ids, group, persons)
            own = side or next((i for i in ids if i in self._sides.outlets), None)
            yield Statement(
                self._reading.article.id, group, sentence, told, text, at, ids, teller.words if teller else "",
                side, own, persons, given, tokens or frozenset(range(len(sentence.tokens))), named,
            )  # fmt: skip

    # Sides

    def _of_side(self, fact: Fact, group: Group) -> Fact:
        """Whoever asked for a call stands for a side."""
        if fact.kind not in ("proposal", "status"):
            return fact
        teller = self._tellers.at(fact.token) if fact.value == "us" else None
        ids = teller.ids if teller else (str(fact.value),)
        side = next((side for i in ids if (side := self._sides.of(i, sorted(group.pair)))), None)
        return replace(fact, value=side) if side else fact

    def _days_of(self, sentence: Sentence, group: Group) -> Iterator[Fact]:
        """The day of a call to come that a sentence mentions, as a fact."""
        events = self._course.there(group, sentence)
        if events and group.status == "announced" and group.precision == "day" and group.date:
            day, token = date.fromisoformat(group.date), token_at(sentence, events[0].col)
            if token is not None and any(e.when for e in events):
                yield Fact("date", "call", (day, day), token)

    def _link(self, sentence: Sentence, ids: Sequence[str]) -> None:
        """Remembers who speaks from one place: likely of one side."""
        line, place = self._tellers.stage
        at = [place] if place and line == sentence.line else []
        self._links += [(other, i) for i in ids for other in at]

    def _settle(self) -> None:
        """Finds the sides that nothing says: of those who speak from one place, and of the only one left."""
        by_group = by_line(self.statements, lambda s: id(s.group))
        settled: dict[tuple[frozenset[str], str], str] = {}
        for told in by_group.values():
            pair = sorted(told[0].group.pair)
            if len(pair) != 2:
                continue
            known = {i: s.side for s in told for i in s.by if s.side}
            able = {i for s in told for i in s.by if not s.side and self._sides.may_speak(i, self._language)}
            for _ in range(2):
                for one, other in self._links:
                    for a, b in ((one, other), (other, one)):
                        side = known.get(a) or self._sides.of(a, pair)
                        if side and b in able and b not in known:
                            known[b] = side
                voiced = {side for i, side in known.items() if i != side}
                if len(voiced) == 1:
                    left = next(p for p in pair if p not in voiced)
                    known |= {i: left for i in able if i not in known}
            settled |= {(told[0].group.pair, i): side for i, side in known.items()}
        self.statements = [self._settled(s, settled) for s in self.statements]

    def _settled(self, s: Statement, sides: Mapping[tuple[frozenset[str], str], str]) -> Statement:
        """With the side of its teller, if any call of the two persons tells it."""
        side = sides.get((s.group.pair, s.by[0])) if len(s.by) == 1 and not s.side else None
        return replace(s, side=side, own=side) if side else s

    def _side(self, ids: tuple[str, ...], group: Group, persons: Sequence[str]) -> str | None:
        """The participant for whom somebody tells something; an agency of a state tells it of its own leader."""
        found = [s for i in ids if (s := self._sides.of(i, sorted(group.pair)))]
        if not found and ids and is_of_state(ids[0]):
            found = [p for p in persons if p in group.pair]
        return found[0] if len(set(found)) == 1 else None

    # Lengths

    def _give(self, sentence: Sentence, found: Sequence[Trigger]) -> list[Fact]:
        out = []
        for length, token in self._lengths.of(sentence, found):
            out.append(Fact("length", "length", length.minutes, token))
            teller = self._tellers.at(token)
            text = self._reading.article.line(sentence.line).text[sentence.start : sentence.end]
            both = self._both(text, teller)
            group = self._course.at(sentence, token, teller.ids if teller else ())
            if group:
                place = (self._reading.article.id, sentence.line, sentence.line)
                words = teller.words or None if teller else both
                self.given.append(Given(group, place, length, teller.ids if teller else (), words, bool(both)))
        return out

    def _both(self, text: str, teller: Teller | None) -> str | None:
        """`beide Seiten teilten mit`, `both governments said`: the words for the two, if they tell it."""
        low = text.lower()
        both = next((text[low.find(w) : low.find(w) + len(w)] for w in self._words("both_sides") if w in low), None)
        return both if both and (teller is None or both in teller.words) else None


def _acting(reading: Reading, sentence: Sentence, words: Lexicon) -> Iterator[str]:
    """The persons and houses that are subjects of what is told: `Korvat warb laut Palast für …`."""
    for clause in sentence.clauses:
        if clause.kind in ("main", "subordinate") and not _is_talk(clause, words):
            referent = reading.referents.group(sentence, clause.subject)
            if referent.kind in ("person", "body"):
                yield from referent.ids


def _is_talk(clause: Clause, words: Lexicon) -> bool:
    names = ("phoning", "calling", "talking", "meeting", "lasting")
    return any(p in words(name) for p in clause.predicates for name in names)
