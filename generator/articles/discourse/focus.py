"""Who is in focus at a place of an article: whom a pronoun means, and which of several who fit is meant.

In: those spoken of, in the order of the text. Out: persons by weight. Distance, being a subject or the speaker, and
gender count; nothing is ruled out but by being out of reach, and where two weigh the same nobody is meant.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from generator.articles.vocabulary.words import entry

#: Weights of what makes a person likely to be meant, and how much two must differ.
_SUBJECT, _SPEAKER, _SURE_GENDER, _WRONG_GENDER, _PER_SENTENCE, _PER_LINE = 0.6, 0.5, 0.5, -2.5, 0.3, 0.25
_UNNAMED = 0.4
_MARGIN, _LEAST, _REACH = 0.12, -0.9, 8
_OTHER_SECTION = -50.0
_OPPOSITE = frozenset({"gastgeber", "host"})


@dataclass(frozen=True, slots=True)
class Seen:
    """Somebody spoken of: in which sentence (`at`) and part; `unnamed` is the gender of somebody without a name."""

    ids: tuple[str, ...]
    at: int
    line: int
    section: int
    subject: bool
    body: bool
    unnamed: str = ""
    outlet: bool = False


@dataclass(frozen=True, slots=True)
class Here:
    """A place: the number of the sentence, its line, its section."""

    at: int
    line: int
    section: int


class Focus:
    """Remembers who was spoken of and who spoke."""

    def __init__(self, gender: Mapping[str, str]) -> None:
        self._gender = gender
        self._seen: list[Seen] = []
        self._spoke: dict[tuple[str, ...], Here] = {}
        self._parts: dict[str, tuple[str, ...]] = {}
        self._called: list[tuple[str, tuple[str, ...], str, int]] = []

    def add(self, seen: Seen) -> None:
        self._seen.append(seen)

    def spoke(self, ids: tuple[str, ...], here: Here) -> None:
        self._spoke.pop(ids, None)
        self._spoke[ids] = here

    def telling_body(self, here: Here) -> tuple[str, ...]:
        """The body that told the sentence before in the line, () if a person did."""
        last = next(reversed(self._spoke), ())
        near = last and self._spoke[last].line == here.line and here.at - self._spoke[last].at <= 2
        return last if near and any(s.body and s.ids == last for s in self._seen) else ()

    def called(self, noun: str, ids: tuple[str, ...], kind: str, here: Here) -> None:
        """Remembers a noun that described a person or body: `Berater`, `Präsidialamt`."""
        self._called.append((noun, ids, kind, here.section))

    def again(self, noun: str, here: Here) -> tuple[tuple[str, ...], str]:
        """Whom a noun, or a compound that ends with it, described last in the section, and of what kind; () if none."""
        here_called = ((n, i, k) for n, i, k, s in reversed(self._called) if s == here.section)
        fit = ((i, k) for n, i, k in here_called if n == noun or (n.endswith(noun) and len(noun) > 3))
        return next(fit, ((), ""))

    def plays(self, part: str, ids: tuple[str, ...]) -> None:
        """Remembers who is host, guest, caller …; the other part of the two is free again."""
        self._parts = {part: ids}

    def part(self, noun: str, pair: Sequence[str]) -> tuple[str, ...]:
        """Who of two plays the part that a noun names (`Gastgeber`), () if nobody is known to."""
        for part, ids in self._parts.items():
            other = tuple(p for p in pair if p not in ids)
            if noun.startswith(part) and (part != "gast" or not noun.startswith("gastgeber")):
                return ids
            if {part, noun} & _OPPOSITE and len(other) == 1 and len(pair) == 2:
                return other if noun.startswith(("gast", "guest", "host", "besucher", "visitor")) else ()
        return ()

    def person(self, gender: str, here: Here, without: frozenset[tuple[str, ...]] = frozenset()) -> tuple[str, ...]:
        """The likeliest person for a pronoun of this gender, () if two are as likely or nobody is near."""
        weights: dict[tuple[str, ...], float] = {}
        for seen in self._seen[-60:]:
            if (
                seen.body
                or len(seen.ids) != 1
                or seen.ids in without
                or seen.section != here.section
                or here.at - seen.at > _REACH
            ):
                continue
            weights[seen.ids] = max(weights.get(seen.ids, -9.0), self._weight(seen, gender, here))
        ranked = sorted(weights.items(), key=lambda kv: -kv[1])
        if not ranked or ranked[0][1] < _LEAST:
            return ()
        if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < _MARGIN:
            return ()
        return ranked[0][0]

    def _weight(self, seen: Seen, gender: str, here: Here) -> float:
        weight = _SUBJECT * seen.subject - _PER_SENTENCE * (here.at - seen.at) - _PER_LINE * (here.line - seen.line)
        weight -= _UNNAMED * bool(seen.unnamed)
        told = self._spoke.get(seen.ids)
        if told and told.section == here.section:
            weight += max(0.0, _SPEAKER - 0.2 * (here.at - told.at - 1))
        known = seen.unnamed or self._gender.get(seen.ids[0])
        if gender and known:
            weight += _SURE_GENDER if known == gender else _WRONG_GENDER
        return weight

    def in_line(self, gender: str, here: Here) -> tuple[str, ...]:
        """The one person spoken of in the sentences before in the same line who fits, () if there are several."""
        near = [s for s in self._seen if s.line == here.line and s.at < here.at and not s.body and not s.unnamed]
        fit = {i for s in near for i in s.ids if not gender or self._gender.get(i, gender) == gender}
        return (fit.pop(),) if len(fit) == 1 else ()

    def last(self, gender: str, here: Here) -> tuple[str, ...]:
        """The person last named whose gender fits: `letztere`."""
        fit = [s for s in self._seen if len(s.ids) == 1 and not s.body and s.section == here.section]
        fit = [s for s in fit if self._gender.get(s.ids[0], gender) == gender]
        return fit[-1].ids if fit and here.at - fit[-1].at <= 2 else ()

    def rank(self, persons: Sequence[str], here: Here, alone: bool) -> list[str]:
        """Persons that fit an expression, the one last spoken of in the section first; of several whom nothing was
        said of yet none is meant. `alone`: the expression needs somebody spoken of before."""
        last: dict[str, float] = {}
        for seen in self._seen:
            if len(seen.ids) == 1 and seen.ids[0] in persons:
                weight = seen.at + 0.5 * seen.subject + (0 if seen.section == here.section else _OTHER_SECTION * 100)
                last[seen.ids[0]] = max(last.get(seen.ids[0], -9e9), weight)
        if last:
            return sorted(last, key=lambda p: -last[p])
        return list(persons) if len(persons) == 1 or not alone else []

    def just_named(self, here: Here, without: frozenset[str], sentences: int = 2, this: bool = False) -> list[str]:
        """Persons of the last sentences of the section, without some, the last first; of `this` one too."""
        before = [s for s in reversed(self._seen) if s.section == here.section and not s.body]
        near = [s for s in before if (not this) <= here.at - s.at <= sentences]
        return list(
            dict.fromkeys(s.ids[0] for s in near if len(s.ids) == 1 and s.ids[0] not in without and not s.unnamed)
        )

    def body(self, here: Here, sentences: int = 3) -> tuple[str, ...]:
        """The body last named within some sentences of the section, as a subject first, no outlet."""
        bodies = (s for s in reversed(self._seen) if s.body and not s.outlet and s.section == here.section)
        near = [s for s in bodies if here.at - s.at <= sentences]
        return max(near, key=lambda s: s.at + 1.5 * s.subject).ids if near else ()

    def outlet(self, here: Here) -> tuple[str, ...]:
        """The paper, station or agency last named in the section."""
        return next((s.ids for s in reversed(self._seen) if s.outlet and s.section == here.section), ())

    def last_of(self, choices: Sequence[tuple[str, ...]], line: int) -> tuple[str, ...] | None:
        """Of some bodies the one last named in the line, else before."""
        before = [s for s in reversed(self._seen) if s.ids in choices]
        return next(iter([*(s.ids for s in before if s.line == line), *(s.ids for s in before)]), None)

    def group(self, here: Here, among: frozenset[str] = frozenset()) -> tuple[str, ...]:
        """The two persons last spoken of together, of some or all, within reach in the section."""
        named = [s for s in reversed(self._seen) if not s.body and not s.unnamed]
        near = [s for s in named if s.section == here.section] or named
        able = (
            s.ids for s in near if here.at - s.at <= _REACH and len(s.ids) == 2 and (not among or set(s.ids) <= among)
        )
        return next(able, ())

    def pair(self, here: Here, among: frozenset[str] = frozenset()) -> tuple[str, ...]:
        """The two that the sentence before names, those last spoken of together, else the two of the section that weigh
        most."""
        just = [p for p in self.just_named(here, frozenset(), 1) if not among or p in among]
        if len(just) == 2:
            return just[1], just[0]
        if together := self.group(here, among):
            return together
        named = [s for s in self._seen if not s.body and not s.unnamed]
        near = [s for s in named if s.section == here.section] or named
        weights: dict[str, float] = {}
        for seen in near:
            for person in seen.ids:
                if not among or person in among:
                    weights[person] = max(weights.get(person, 0.0), 1 / (1 + here.at - seen.at) + 0.1 * seen.subject)
        ranked = sorted(weights, key=lambda p: -weights[p])
        if len(ranked) < 2 or (not among and len(ranked) > 2 and weights[ranked[1]] - weights[ranked[2]] < 0.05):
            return ()
        return tuple(ranked[:2])


@cache
def parts(language: str) -> Mapping[str, frozenset[str]]:
    """By the stem of the noun for a part (`gastgeber`) the verbs whose subject plays it."""
    pairs = (each.partition(":") for each in entry(language, "parts"))
    return {noun: frozenset(verbs.split()) for noun, _, verbs in pairs}
