"""Who takes part in a call that a sentence mentions.

In: a reading and the known offices; then a sentence with the place of the word for the call. Out: groups of
participants, with the unnamed ones as printed. What the sentence leaves open comes from the call last spoken of in the
section, then from the article's own.
"""

import re
from collections.abc import Sequence
from typing import Protocol

from generator.articles.article import Line
from generator.articles.companions import (
    BETWEEN,
    MEETING,
    WITH,
    chain_of,
    is_near,
    is_noun,
    is_object,
    is_possessed,
    joint_subject,
    receives,
    refers_back,
    unnamed_with,
)
from generator.articles.findings import Mention, Reading
from generator.articles.focus import Fact, section_of
from generator.articles.offices import may_be
from generator.articles.states import adjective_country
from generator.articles.voices import Voice, voices

_STAFF = frozenset(
    [
        "spokesperson",
        "adviser",
        "security_adviser",
        "chief_of_staff",
        "press",
        "scholar",
        "ambassador",
        "other_title",
        "director",
    ]
)


class _HasPair(Protocol):
    @property
    def pair(self) -> tuple[str, ...]: ...
    @property
    def section(self) -> int: ...
    @property
    def phone(self) -> bool: ...
    @property
    def earlier(self) -> bool: ...
    @property
    def aside(self) -> bool: ...
    @property
    def others(self) -> tuple[str, ...]: ...


class Parties:
    """Finds the participants of the calls of one article."""

    def __init__(self, reading: Reading, known: Sequence[Fact]) -> None:
        self._reading, self._known = reading, known
        self._language = "de" if reading.article.language == "de" else "en"
        self._staff = {f.person for f in known if f.kind in _STAFF} - {
            f.person for f in known if f.kind in may_be("leader") | {"foreign_minister", "defence_minister"}
        }

    def of(
        self, line: Line, span: tuple[int, int], trigger: tuple[int, int], before: Sequence[_HasPair], follows: bool
    ) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
        """Groups of participants, each with the unnamed others; empty if it cannot be told who talks."""
        names = [m for m in self._reading.mentions if m.span.line == line.n and span[0] <= m.span.col < span[1]]
        people = [v for v in voices(line.text, names, [], self._language) if v.start >= span[0]]
        focus = self._focus(line, before)
        if pair := self._by_compound(line, trigger, names, people, focus):
            return [(pair, ())]
        if pair := self._by_states(line, trigger):
            return [(pair, ())]
        between = [
            v
            for v in people
            if (
                BETWEEN.search(line.text[: v.start])
                or re.fullmatch(r"\s+(?:von|of)\s+(?:\w+\s)?", line.text[trigger[1] : v.start])
            )
            and v.start >= trigger[0] - 80
            and not MEETING.search(line.text[: v.start])
        ]
        if between:
            pair = chain_of(line.text, between[0], people)
            if len(pair) > 1:
                return [(pair, ())]
        group = next((v for v in people if len(v.ids) == 2 and is_near(line.text, v, trigger)), None)
        if group and not self._partners(line, people, trigger):
            return [(group.ids, ())]
        return self._with_partner(line, span, trigger, people, focus, follows)

    def _with_partner(
        self,
        line: Line,
        span: tuple[int, int],
        trigger: tuple[int, int],
        people: Sequence[Voice],
        focus: tuple[str, ...],
        follows: bool,
    ) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
        partners = self._partners(line, people, trigger)
        others = unnamed_with(line.text, partners)
        ids = [i for v in partners for i in v.ids]
        if partners:
            first = self._caller(line, span, trigger, [v for v in people if v not in partners], ids, focus)
            if not first:
                return []
            plural = re.search(
                r"(?:aten?|Gesprächen?|Anrufen?|calls|conversations|talks)$", line.text[trigger[0] : trigger[1]]
            )
            if len(ids) > 1 and (
                plural
                or re.search(
                    r"\b(?:danach|zuerst|anschließend|then|separate\w*|separat\w*|nacheinander|getrennt\w*)\b",
                    line.text[span[0] : span[1]],
                )
            ):
                return [((first, i), others) for i in ids if i != first]
            return [((first, *[i for i in ids if i != first]), others)]
        subject = [v for v in people if not v.governed and not v.owner and not set(v.ids) & self._staff]
        chain = joint_subject(line.text, subject, trigger)
        if len(chain) > 1:
            return [(chain, others)]
        if receives(line.text[span[0] : span[1]]) and subject:
            other = next((p for p in focus if p not in subject[0].ids), None)
            return [((other, subject[0].ids[0]), ())] if other else []
        return [(focus, ())] if len(focus) > 1 and refers_back(line.text, span, trigger) else []

    def _partners(self, line: Line, people: Sequence[Voice], trigger: tuple[int, int]) -> list[Voice]:
        """Those after `mit`, `an`, `with`, `to`, the direct object of a calling verb, with what is joined to them."""
        text = line.text
        start = next(
            (
                v
                for v in people
                if (
                    (WITH.search(text[: v.start]) and not MEETING.search(text[: v.start]))
                    or is_object(text, v, trigger)
                )
                and is_near(text, v, trigger)
                and not set(v.ids) & self._staff
            ),
            None,
        )
        if not start:
            return []
        chosen = [start]
        for voice in people:
            if voice.start > chosen[-1].end and re.fullmatch(
                r"\s*(?:,\s*|\s+(?:und|sowie|and)\s+)(?:(?:danach|dann|anschließend|then)\s+)?(?:(?:mit|with"
                r"|dem|der|the)\s+)*",
                text[chosen[-1].end : voice.start],
            ):
                chosen.append(voice)
        return chosen

    def _caller(
        self,
        line: Line,
        span: tuple[int, int],
        trigger: tuple[int, int],
        people: Sequence[Voice],
        partners: Sequence[str],
        focus: tuple[str, ...],
    ) -> str | None:
        """Who talks to the partners: whose call it is, the subject, the other of the pair in focus."""
        text = line.text
        fits = [v for v in people if not set(v.ids) & set(partners)]
        owner = next(
            (
                v
                for v in fits
                if re.fullmatch(
                    r"s?\s+(?:\w+\s+){0,2}|['’]s?\s+(?:\w+\s+){0,3}|\s+(?:\w+\s+){0,2}", text[v.end : trigger[0]]
                )
                and v.owner
            ),
            None,
        )
        source = next(
            (
                v
                for v in fits
                if re.search(r"\b(?:von|of|by|from)\s+(?:\w+\s+)?$", text[: v.start])
                and 0 <= v.start - trigger[1] <= 40
            ),
            None,
        )
        subject = [v for v in fits if not v.governed and not v.owner and not set(v.ids) & self._staff]
        noun, possessive = is_noun(text, trigger), is_possessed(text, trigger)
        other = next((p for p in focus if p not in partners), None) if set(partners) & set(focus) else None
        if whose := owner or source:
            return whose.ids[0]
        if subject and (possessive or not noun):
            return (subject[-1] if noun else subject[0]).ids[0]
        pronoun = re.search(r"\b(?:er|sie|he|she)\b", text[span[0] : span[1]])
        if pronoun and not noun and focus and focus[0] not in partners:
            return focus[0]
        if possessive or not noun:
            return other or self._last_person(line, trigger, partners)
        if other:
            return other
        return (
            subject[0].ids[0]
            if subject
            else next((v.ids[0] for v in fits if not set(v.ids) & self._staff), None)
            or self._last_person(line, trigger, partners)
        )

    def _last_person(self, line: Line, trigger: tuple[int, int], partners: Sequence[str]) -> str | None:
        here = section_of(self._reading.article, line.n)
        leaders = {f.person for f in self._known if f.kind in may_be("leader") | {"foreign_minister"}}
        earlier = [
            m
            for m in self._reading.mentions
            if (m.span.line, m.span.col) < (line.n, trigger[0])
            and section_of(self._reading.article, m.span.line) == here
            and len(m.actors) == 1
            and m.actors[0] not in partners
            and m.actors[0] not in self._staff
            and m.kind != "compound"
        ]
        sure = [m for m in earlier if m.actors[0] in leaders and m.span.line >= line.n - 2] or earlier
        return sure[-1].actors[0] if sure else None

    def _by_compound(
        self,
        line: Line,
        trigger: tuple[int, int],
        names: Sequence[Mention],
        people: Sequence[Voice],
        focus: tuple[str, ...],
    ) -> tuple[str, ...]:
        """`Lund-Korvat-Telefonat`, `Lund-Telefonat`, `Lund-Korvat call`."""
        text = line.text
        reach = re.search(r"[\w’'-]*$", text[: trigger[0]])
        start = trigger[0] - len(reach[0]) if reach else trigger[0]
        if re.search(r"-\w+ $", text[: trigger[0]]):
            start = text.rfind(" ", 0, trigger[0] - 1) + 1
        ids = [m.actors[0] for m in names if m.kind == "compound" and start <= m.span.col < trigger[1]]
        if len(ids) > 1:
            return tuple(dict.fromkeys(ids))
        if not ids:
            return ()
        partners = [i for v in self._partners(line, people, trigger) for i in v.ids]
        if partners:
            return (ids[0], *[p for p in partners if p != ids[0]])
        owner = next(
            (
                v.ids[0]
                for v in people
                if v.owner and v.end < trigger[0] and v.ids[0] != ids[0] and trigger[0] - v.end < 30
            ),
            None,
        )
        if owner:
            return (owner, ids[0])
        if ids[0] in focus:
            return focus
        other = next((v.ids[0] for v in people if ids[0] not in v.ids and not set(v.ids) & self._staff), None)
        return (other, ids[0]) if other else ()

    def _by_states(self, line: Line, trigger: tuple[int, int]) -> tuple[str, ...]:
        """`dem amerikanisch-russischen Telefonat`: the leaders of both states."""
        match = re.search(r"(?P<one>[A-Za-zäöüß]+)-(?P<other>[a-zäöüß]+en)\s+$", line.text[: trigger[0]])
        if not match:
            return ()
        pair = []
        for word in (match["one"], match["other"]):
            land = adjective_country(word, "de")
            named = {m.actors[0] for m in self._reading.mentions}
            pair += [
                f.person
                for f in self._known
                if f.country == land and land and f.kind in may_be("leader") and f.person in named
            ][:1]
        return tuple(pair) if len(set(pair)) == 2 else ()

    def _focus(self, line: Line, before: Sequence[_HasPair]) -> tuple[str, ...]:
        here = section_of(self._reading.article, line.n)
        same = [e for e in before if e.section == here]
        if same:
            plain = [e for e in same if not e.aside] or same
            return next((e for e in reversed(plain) if e.phone and not e.others), plain[-1]).pair
        first = next((e for e in before if e.phone and not e.earlier), None)
        return first.pair if first else ()
