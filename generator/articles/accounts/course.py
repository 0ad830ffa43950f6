"""Which call each sentence of an article is about.

In: the mentions of calls, the sentences in their order with those who tell them. Out: the calls that a sentence
mentions, else the one last spoken of in its section, of several the one in which the side of its teller took part.
"""

from collections.abc import Sequence

from generator.articles.accounts.sides import Sides
from generator.articles.article import section_of
from generator.articles.calls.event import Event
from generator.articles.calls.merging import Group
from generator.articles.calls.triggers import Lexicon
from generator.articles.findings import Told
from generator.articles.readings import Reading, by_line
from generator.articles.text.document import Sentence

_NEAR = 2
#: What a call that took so long may be.
_WAS = ("held", "unconfirmed", "disputed")
#: How many of the calls told before may still be meant.
_REACH = 12


class Course:
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
        self._paragraph: tuple[int, Group, bool, Sequence[str]] | None = None
        self._words = Lexicon("de" if reading.article.language == "de" else "en")
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
            self._paragraph = (sentence.line, main[0] if main else named[0], bool(main), ids)
            return tuple(named)
        found = self._last(section, sentence, ids)
        if found and section > 0:
            self._current.setdefault(section, found)
        return (found,) if found else ()

    def at(self, sentence: Sentence, token: int, ids: Sequence[str]) -> Group | None:
        """The call that something at a token belongs to: the one mentioned last before it in the sentence; of one that
        never was, the nearest of the same persons that was."""
        found = self._at(sentence, token, ids)
        if found is None or found.status in _WAS:
            return found
        held = [(e, g) for e, g in self._mine if g.pair == found.pair and g.status in _WAS]
        return min(held, key=lambda p: abs(p[0].line - sentence.line))[1] if held else found

    def _at(self, sentence: Sentence, token: int, ids: Sequence[str]) -> Group | None:
        inside = self._inside(sentence)
        col = sentence.tokens[token].start
        before = [g for e, g in inside if e.col <= col]
        if inside:
            return before[-1] if before else inside[0][1]
        return self._last(section_of(self._reading.article, sentence.line), sentence, ids)

    def _last(self, section: int, sentence: Sentence, ids: Sequence[str]) -> Group | None:
        """The call last spoken of; of several in the lines just before, the one in which a teller's side took part."""
        if self._paragraph and self._paragraph[0] == sentence.line:
            _, group, main, tellers = self._paragraph
            if not set(ids) & set(tellers) and (other := self._of_teller(section, group, ids)) is not group:
                return other
            told = self._current.get(section)
            if not told or told is group or told.status == "announced" or self._stays(sentence, main):
                return group
            self._paragraph = (sentence.line, told, True, ids)
            return told
        near = {id(g): g for n, g in self._recent if 0 <= sentence.line - n <= _NEAR and section <= 0}
        own = [g for g in near.values() if any(self._sides.of(i, sorted(g.pair)) for i in ids)]
        current = self._current.get(section) or (self._current.get(-1) if section == 0 else None)
        if len(near) > 1 and len(own) == 1:
            return own[0]
        if current:
            return self._of_teller(section, current, ids)
        return self._only(ids) if section > 0 or ids else None

    def _of_teller(self, section: int, current: Group, ids: Sequence[str]) -> Group:
        """The call in which a teller's side took part, if the current one is not such a call and one pair alone is."""
        if not ids or any(self._sides.of(i, sorted(current.pair)) for i in ids):
            return current
        earlier = self._told.get(section, ())[-_REACH:]
        fits = [g for g in earlier if any(self._sides.of(i, sorted(g.pair)) for i in ids)]
        return fits[-1] if len({g.pair for g in fits}) == 1 else current

    def _stays(self, sentence: Sentence, main: bool) -> bool:
        """Whether a sentence goes on with a call that its paragraph names in passing: one that was earlier is told in
        the past perfect."""
        words = {t.text.lower() for t in sentence.tokens}
        return main or bool(words & set(self._words("earlier_still")))

    def _only(self, ids: Sequence[str]) -> Group | None:
        """In an update that names no call: the one call of the article, or the one of its teller's side."""
        able = {id(g): g for e, g in self._mine if not e.earlier and g.status in ("held", "unconfirmed")}
        own = [g for g in able.values() if any(self._sides.of(i, sorted(g.pair)) for i in ids)]
        held = [g for g in own if g.status == "held"] or own
        if held:
            return max(held, key=lambda g: len(g.events))
        return next(iter(able.values())) if len(able) == 1 and self._reading.article.updates else None
