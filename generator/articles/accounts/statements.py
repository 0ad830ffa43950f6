"""What is told of each call: by whom, for which party, in which words and figures. One pass over each article.

In: the readings of one run, the mentions of calls, the register. Out: `Statement`s in the order of the texts, and the
lengths that are given. Claims, lengths and everything that is compared are views of them. Which call a sentence is
about is decided once: one that it mentions, else the one last spoken of in its section, of several the one in which the
side of its teller took part.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.articles.accounts.facts import Fact, FactFinder
from generator.articles.accounts.lasting import LengthFinder
from generator.articles.accounts.sides import Sides
from generator.articles.accounts.tellers import Tellers, acting
from generator.articles.accounts.voices import Teller
from generator.articles.article import section_of
from generator.articles.calls.event import Event
from generator.articles.calls.merging import Group
from generator.articles.calls.triggers import Lexicon, Trigger, triggers
from generator.articles.findings import Reference, Told
from generator.articles.people.bodies import is_of_state
from generator.articles.readings import Reading, by_line
from generator.articles.text.document import Sentence
from generator.articles.vocabulary.register import Register
from generator.base.figures.lengths import Length

_NEAR = 2
#: How many of the calls told before may still be meant.
_REACH = 12
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
    whom it is told, None for somebody else's. `acting`: persons of whom it is told. `tokens`: the part of the sentence,
    `at` its number among those of the article; `named` if the sentence mentions the call."""

    article: str
    group: Group
    sentence: Sentence
    told: Told
    text: str
    at: int
    by: tuple[str, ...]
    words: str
    side: str | None
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
        self._course = _Course(reading, groups, sides)
        self._tellers, self._facts = Tellers(reading, register), FactFinder(reading)
        self._lengths = LengthFinder(reading)
        self._language = "de" if reading.article.language == "de" else "en"
        self._words = Lexicon(self._language)
        self.statements: list[Statement] = []
        self.given: list[Given] = []

    def read(self) -> None:
        if not self._course.any:
            return
        pairs = list(zip(self._reading.document.told, self._reading.told, strict=True))
        for at, (sentence, told) in enumerate(pairs):
            found = triggers(sentence, self._language)
            self._tellers.read(sentence, told)
            tellers = self._tellers.every()
            course = self._course.of(sentence, told, tuple(i for t in tellers for i in t.ids))
            following = pairs[at + 1][1] if at + 1 < len(pairs) else None
            lengths = self._give(sentence, found, following)
            label = self._reading.article.line(told.line).label
            if label in _TEXT:
                for group in course:
                    self.statements += self._statements(sentence, told, at, group, tellers, found, lengths)

    def _statements(
        self, sentence: Sentence, told: Told, at: int, group: Group, tellers: Sequence[Teller],
        found: Sequence[Trigger], lengths: Sequence[Fact],
    ) -> Iterator[Statement]:  # fmt: skip
        facts = [(f, self._tellers.at(f.token)) for f in (*self._facts.of(sentence, found, group.pair), *lengths)]
        parts = {n: self._tellers.at(c.tokens[-1]) for n, c in enumerate(sentence.clauses) if c.tokens}
        every: list[Teller | None] = [*tellers, *(t for _, t in facts if t), None]
        text = self._reading.article.line(told.line).text[sentence.start : sentence.end]
        persons = tuple(dict.fromkeys(acting(self._reading, sentence, self._words)))
        named = bool(self._course.there(group, sentence))
        done: set[tuple[str, ...]] = set()
        for teller in every:
            ids = teller.ids if teller else ()
            own = tuple(f for f, t in facts if (t.ids if t else ()) == ids)
            clauses = [n for n, t in parts.items() if (t.ids if t else ()) == ids]
            if ids in done or (not ids and not clauses and not own):
                continue
            done.add(ids)
            tokens = frozenset(i for n in clauses for i in sentence.clauses[n].tokens)
            yield Statement(
                self._reading.article.id, group, sentence, told, text, at, ids, teller.words if teller else "",
                self._side(ids, group, persons), persons, own, tokens or frozenset(range(len(sentence.tokens))), named,
            )  # fmt: skip

    def _side(self, ids: tuple[str, ...], group: Group, persons: Sequence[str]) -> str | None:
        """The participant for whom somebody tells something; an agency of a state tells it of its own leader."""
        found = [s for i in ids if (s := self._sides.of(i, sorted(group.pair)))]
        if not found and ids and is_of_state(ids[0]):
            found = [p for p in persons if p in group.pair]
        return found[0] if len(set(found)) == 1 else None

    # Lengths

    def _give(self, sentence: Sentence, found: Sequence[Trigger], following: Told | None) -> list[Fact]:
        out = []
        for length, token in self._lengths.of(sentence, found):
            out.append(Fact("length", "length", length.minutes, token))
            teller = self._tellers.at(token)
            if teller is None and following and following.line == sentence.line and _says_that(following):
                teller = Teller(following.speaker, following.words)
            text = self._reading.article.line(sentence.line).text[sentence.start : sentence.end]
            both = next(
                (text[i : i + len(w)] for w in self._words("both_sides") if (i := text.lower().find(w)) >= 0), None
            )
            both = (
                both
                if teller is None
                or (
                    not self._sides.of(teller.ids[0], sorted(teller.ids))
                    and " " not in teller.words.replace(both or "~", "")
                )
                else None
            )
            group = self._course.at(sentence, token, teller.ids if teller else ())
            if group:
                place = (self._reading.article.id, sentence.line, sentence.line)
                words = teller.words or None if teller else both
                self.given.append(Given(group, place, length, teller.ids if teller else (), words, bool(both)))
        return out


def _says_that(told: Told) -> bool:
    """`Das teilte X mit.`: the sentence says who told the one before it."""
    first = told.text.split()[:1]
    return bool(first) and first[0].lower() in ("das", "dies", "that", "this") and told.own and bool(told.speaker)


class _Course:
    """Which call each sentence of an article is about."""

    def __init__(self, reading: Reading, groups: Sequence[Group], sides: Sides) -> None:
        self._reading, self._sides = reading, sides
        here = reading.article.id
        self._mine = [(e, g) for g in groups for e in g.events if e.article == here]
        self._mine.sort(key=lambda p: (p[0].line, p[0].col))
        self._by_line = by_line(self._mine, lambda pair: pair[0].line)
        self._told: dict[int, list[Group]] = {}
        self._current: dict[int, Group] = {}
        self._recent: list[tuple[int, Group]] = []
        self._paragraph: tuple[int, Group] | None = None
        self.any = bool(self._mine)

    def there(self, group: Group, sentence: Sentence) -> list[Event]:
        return [e for e, g in self._inside(sentence) if g is group]

    def _inside(self, sentence: Sentence) -> list[tuple[Event, Group]]:
        return [(e, g) for e, g in self._by_line.get(sentence.line, ()) if sentence.start <= e.col < sentence.end]

    def of(self, sentence: Sentence, told: Told, ids: Sequence[str]) -> tuple[Group, ...]:
        """The calls of the next sentence; what it mentions becomes the call last spoken of."""
        section = section_of(self._reading.article, sentence.line)
        inside = self._inside(sentence)
        named = list({id(g): g for _, g in inside}.values())
        main = [g for e, g in inside if not (e.aside or e.earlier)]
        self._recent = [*self._recent, *((sentence.line, g) for g in main or named)][-_REACH:]
        self._told.setdefault(section, []).extend(g for g in named if g not in self._told.get(section, ())[-_REACH:])
        if main:
            self._current[section] = main[0]
        elif named and section not in self._current:
            self._current[section] = named[0]
        if named:
            self._paragraph = (sentence.line, main[0] if main else named[0])
            return tuple(named)
        found = self._last(section, sentence, ids)
        if found and section > 0:
            self._current.setdefault(section, found)
        return (found,) if found else ()

    def at(self, sentence: Sentence, token: int, ids: Sequence[str]) -> Group | None:
        """The call that something at a token belongs to: the one mentioned last before it in the sentence."""
        inside = self._inside(sentence)
        col = sentence.tokens[token].start
        before = [g for e, g in inside if e.col <= col]
        if inside:
            return before[-1] if before else inside[0][1]
        return self._last(section_of(self._reading.article, sentence.line), sentence, ids)

    def _last(self, section: int, sentence: Sentence, ids: Sequence[str]) -> Group | None:
        """The call last spoken of; of several in the lines just before, the one in which a teller's side took part."""
        if self._paragraph and self._paragraph[0] == sentence.line:
            return self._paragraph[1]
        near = {id(g): g for n, g in self._recent if 0 <= sentence.line - n <= _NEAR and section <= 0}
        own = [g for g in near.values() if any(self._sides.of(i, sorted(g.pair)) for i in ids)]
        current = self._current.get(section) or (self._current.get(-1) if section == 0 else None)
        if len(near) > 1 and len(own) == 1:
            return own[0]
        if current and ids and not any(self._sides.of(i, sorted(current.pair)) for i in ids):
            earlier = self._told.get(section, ())[-_REACH:]
            fits = [g for g in earlier if any(self._sides.of(i, sorted(g.pair)) for i in ids)]
            return fits[-1] if len({g.pair for g in fits}) == 1 else current
        return current or (self._only(ids) if section > 0 or ids else None)

    def _only(self, ids: Sequence[str]) -> Group | None:
        """In an update that names no call: the one call of the article, or the one of its teller's side."""
        able = {id(g): g for e, g in self._mine if not e.earlier and g.status in ("held", "unconfirmed")}
        own = [g for g in able.values() if any(self._sides.of(i, sorted(g.pair)) for i in ids)]
        held = [g for g in own if g.status == "held"] or own
        if held:
            return max(held, key=lambda g: len(g.events))
        return next(iter(able.values())) if len(able) == 1 and self._reading.article.updates else None
