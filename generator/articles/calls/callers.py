"""Who talks to the partners of a call: its owner, the subject, a pronoun, the person the article is about.

In: a reading and the known offices; then a sentence, its voices, the partners that are found. Out: one id, or None.
The surprising thing: a subject that only speaks of the call (`Lund sagte, das Gespräch mit Korvat …`) is no party.
"""

import re
from collections.abc import Sequence

from generator.articles.article import Line, section_of
from generator.articles.calls.companions import CONDUCTS, is_noun, is_possessed
from generator.articles.discourse.pronouns import genders, subjects
from generator.articles.discourse.speaker_mentions import Voice
from generator.articles.findings import Mention
from generator.articles.people.offices import may_be
from generator.articles.people.salience import Fact
from generator.articles.readings import Reading

_STAFF = frozenset({"spokesperson", "adviser", "security_adviser", "chief_of_staff", "press", "scholar", "ambassador",
                    "other_title", "director"})  # fmt: skip
_HEAD_WEIGHT = 3


class Callers:
    """Finds the one whose call it is, in one article."""

    def __init__(self, reading: Reading, known: Sequence[Fact]) -> None:
        self._reading = reading
        high = may_be("leader") | {"foreign_minister", "defence_minister"}
        self.leaders = {f.person for f in known if f.kind in high - {"defence_minister"}}
        self.staff = {f.person for f in known if f.kind in _STAFF} - {f.person for f in known if f.kind in high}
        self._known = {f.person for f in known}
        self._gender = genders(reading.article, reading.mentions)

    def of(
        self,
        line: Line,
        span: tuple[int, int],
        trigger: tuple[int, int],
        people: Sequence[Voice],
        partners: Sequence[str],
        focus: tuple[str, ...],
    ) -> str | None:
        """Whose call it is; the subject; a pronoun; the other of the pair in focus; whom the article is about."""
        text = line.text
        fits = [v for v in people if not set(v.ids) & set(partners)]
        subject = [v for v in fits if not v.governed and not v.owner and not set(v.ids) & self.staff]
        noun, possessive = is_noun(text, trigger), is_possessed(text, trigger)
        if whose := _owner(text, trigger, fits):
            return whose.ids[0]
        if subject and (possessive or not noun):
            return (subject[-1] if noun else subject[0]).ids[0]
        before = [v for v in subject if v.end <= trigger[0]]
        if before and CONDUCTS.search(text[: trigger[0]]):
            return before[-1].ids[0]
        other = next((p for p in focus if p not in partners), None) if set(partners) & set(focus) else None
        if not noun and re.search(r"\b(?:er|sie|he|she)\b", text[span[0] : span[1]]):
            first = next((p for p in focus if p not in partners), None)
            return self.topic(line, trigger[0], partners) or first
        if possessive or not noun:
            return other or self.topic(line, trigger[0], partners) or self.last_person(line, trigger[0], partners)
        if other:
            return other
        if subject:
            return subject[0].ids[0]
        loose = next((v.ids[0] for v in fits if not set(v.ids) & self.staff), None)
        return loose or self._main_of(focus) or self.last_person(line, trigger[0], partners)

    def may_lead(self, person: str) -> bool:
        """Whether a person leads a state or a foreign ministry, as far as anything is known of their office."""
        return person in self.leaders or person not in self._known

    def topic(self, line: Line, col: int, partners: Sequence[str]) -> str | None:
        """Whom `er` or `he` goes on with: the last subject of a sentence of the section, never a woman."""
        earlier = [m for m in self._earlier(line, col, partners) if self.may_lead(m.actors[0]) or m.kind == "role"]
        fits = [m for m in earlier if self._gender.get(m.actors[0]) != "f" or m.span.line == line.n]
        topics = subjects(self._reading.article, fits)
        return topics[-1].actors[0] if topics else None

    def main(self) -> str | None:
        """The person the article is about: named in its head, and most often."""
        weights: dict[str, int] = {}
        for m in self._reading.mentions:
            for person in m.actors:
                head = section_of(self._reading.article, m.span.line) == -1
                weights[person] = weights.get(person, 0) + (_HEAD_WEIGHT if head else 1)
        fits = {p: w for p, w in weights.items() if p not in self.staff}
        return max(fits, key=lambda p: (fits[p], p), default=None)

    def _main_of(self, focus: tuple[str, ...]) -> str | None:
        """The one of the pair in focus whom the head names, where it names only one."""
        head = {
            i for m in self._reading.mentions if section_of(self._reading.article, m.span.line) == -1 for i in m.actors
        }
        named = [p for p in focus if p in head]
        return named[0] if len(named) == 1 else None

    def last_person(self, line: Line, col: int, partners: Sequence[str]) -> str | None:
        """The one named last before a place of the section, leaders of the last lines first."""
        earlier = self._earlier(line, col, partners)
        sure = [m for m in earlier if m.actors[0] in self.leaders and m.span.line >= line.n - 2] or earlier
        return sure[-1].actors[0] if sure else None

    def _earlier(self, line: Line, col: int, partners: Sequence[str]) -> list[Mention]:
        article = self._reading.article
        here = section_of(article, line.n)
        return [
            m
            for m in self._reading.mentions
            if (m.span.line, m.span.col) < (line.n, col)
            and section_of(article, m.span.line) == here
            and len(m.actors) == 1
            and m.actors[0] not in partners
            and m.actors[0] not in self.staff
            and m.kind != "compound"
        ]


def _owner(text: str, trigger: tuple[int, int], fits: Sequence[Voice]) -> Voice | None:
    """`Lunds Telefonat`, `Lund's call`, `ein Anruf von Lund`, `a call from Lund`."""
    before = r"s?\s+(?:\w+\s+){0,2}|['’]s?\s+(?:\w+\s+){0,3}|\s+(?:\w+\s+){0,2}"
    owner = next((v for v in fits if v.owner and re.fullmatch(before, text[v.end : trigger[0]])), None)
    return owner or next(
        (
            v
            for v in fits
            if re.search(r"\b(?:von|of|by|from)\s+(?:\w+\s+)?$", text[: v.start]) and 0 <= v.start - trigger[1] <= 40
        ),
        None,
    )
