"""Who takes part in a call that a sentence mentions.

In: a reading and the known offices; then a sentence with the place of the word for the call. Out: groups of
participants, with the unnamed ones as printed. What the sentence leaves open comes from the call last spoken of in the
section, then from the article's own.
"""

import re
from collections.abc import Sequence
from typing import Protocol

from generator.articles.article import Line, section_of
from generator.articles.calls.callers import Callers
from generator.articles.calls.companions import (
    AT_THE_PHONE,
    BETWEEN,
    MEETING,
    WITH,
    capital_pattern,
    chain_of,
    is_adverbial,
    is_near,
    is_object,
    is_topic,
    joint_subject,
    receives,
    refers_back,
    unnamed_with,
)
from generator.articles.discourse.speaker_mentions import Voice, voices
from generator.articles.findings import Mention
from generator.articles.people.offices import may_be
from generator.articles.people.salience import Fact
from generator.articles.readings import Reading
from generator.articles.vocabulary.states import adjective_country, country_of


class _HasPair(Protocol):
    @property
    def line(self) -> int: ...
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
        self._callers = Callers(reading, known)
        self._staff = self._callers.staff

    def of(
        self, line: Line, span: tuple[int, int], trigger: tuple[int, int], before: Sequence[_HasPair], follows: bool
    ) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
        """Groups of participants, each with the unnamed others; empty if it cannot be told who talks."""
        names = [m for m in self._reading.mentions if m.span.line == line.n and span[0] <= m.span.col < span[1]]
        people = [v for v in voices(line.text, names, [], self._language) if v.start >= span[0]]
        if re.match(r"the\b", line.text[trigger[1] :]) and not any(v.start == trigger[1] for v in people):
            return []
        people = self._with_capitals(line, span, people)
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
            first = self._callers.of(line, span, trigger, [v for v in people if v not in partners], ids, focus)
            if not first:
                return []
            plural = re.search(
                r"(?:aten?|Gesprächen?|Anrufen?|calls|conversations|talks)$", line.text[trigger[0] : trigger[1]]
            )
            if len(ids) > 1 and (
                plural
                or is_object(line.text, partners[0], trigger)
                or re.search(
                    r"\b(?:danach|zuerst|anschließend|then|separate\w*|separat\w*|nacheinander|getrennt\w*)\b",
                    line.text[span[0] : span[1]],
                )
            ):
                return [((first, i), others) for i in ids if i != first]
            return [((first, *dict.fromkeys(i for i in ids if i != first)), others)]
        subject = [v for v in people if not v.governed and not v.owner and not set(v.ids) & self._staff]
        chain = joint_subject(line.text, subject, trigger)
        if len(chain) > 1:
            return [(chain, others)]
        if receives(line.text[span[0] : span[1]]) and subject:
            other = next((p for p in focus if p not in subject[0].ids), None)
            return [((other, subject[0].ids[0]), ())] if other else []
        if pair := self._at_the_phone(line, span, trigger, subject):
            return [(pair, others)]
        if pair := self._in_clause(line, span, trigger, people):
            return [(pair, others)]
        return [(focus, ())] if len(focus) > 1 and refers_back(line.text, span, trigger) else []

    def _in_clause(
        self, line: Line, span: tuple[int, int], trigger: tuple[int, int], people: Sequence[Voice]
    ) -> tuple[str, ...]:
        """`X hat Y in einem Telefonat angeboten`, `X hatte Y angerufen`: the only two persons of the clause."""
        if not is_adverbial(line.text, trigger):
            return ()
        inside = [
            v
            for v in people
            if not v.owner
            and not set(v.ids) & self._staff
            and is_near(line.text, v, trigger)
            and not is_topic(line.text, v)
            and v.end <= span[1]
        ]
        ids = tuple(dict.fromkeys(i for v in inside for i in v.ids))
        return ids if len(ids) == 2 else ()

    def _at_the_phone(
        self, line: Line, span: tuple[int, int], trigger: tuple[int, int], subject: Sequence[Voice]
    ) -> tuple[str, ...]:
        """`Am Abend war X am Apparat`, `On the other end was X`: with whom the text was just speaking of."""
        here = [v for v in subject if v.end <= span[1] and "," not in _between(line.text, v, trigger)]
        if not AT_THE_PHONE.search(line.text[span[0] : span[1]]) or len(here) != 1:
            return ()
        partner = here[0].ids
        if not all(self._callers.may_lead(p) for p in partner):
            return ()
        other = self._callers.topic(line, span[0], partner) if span[0] else None
        other = other or (self._callers.last_person(line, span[0], partner) if span[0] else None)
        other = other or next((p for p in (self._callers.main(),) if p not in partner), None)
        return (other, *partner) if other else ()

    def _partners(self, line: Line, people: Sequence[Voice], trigger: tuple[int, int]) -> list[Voice]:
        """Those after `mit`, `an`, `with`, `to`, the direct object of a calling verb, with what is joined to them."""
        text = line.text
        able = [
            v
            for v in people
            if ((WITH.search(text[: v.start]) and not MEETING.search(text[: v.start])) or is_object(text, v, trigger))
            and is_near(text, v, trigger)
            and not set(v.ids) & self._staff
        ]
        if not able:
            return []
        near = [v for v in able if re.fullmatch(r"\s+\S+\s+(?:\S+\s+)?", text[trigger[1] : v.start])]
        start = next(iter(near), None) or next(
            (v for v in able if v.end <= trigger[0] and not self._of_noun(text, v, trigger)), able[0]
        )
        chosen = [start]
        for voice in people:
            if voice.start > chosen[-1].end and re.fullmatch(
                r"\s*(?:,\s*|\s+(?:und|sowie|and)\s+)(?:(?:danach|dann|anschließend|then)\s+)?(?:(?:mit|with"
                r"|dem|der|the)\s+)*",
                text[chosen[-1].end : voice.start],
            ):
                chosen.append(voice)
        return chosen

    @staticmethod
    def _of_noun(text: str, voice: Voice, trigger: tuple[int, int]) -> bool:
        """`Vor dem Gespräch mit X hatte Y …`: the partner of another word for a call than this one."""
        noun = r"\b(?:Gespräch|Telefonat|Anruf|Treffen|call|conversation|talks)\w*\s+(?:mit|with)\s+(?:\S+\s+){0,2}$"
        return voice.end <= trigger[0] and bool(re.search(noun, text[: voice.start]))

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

    def just_after(self, line: Line, start: int, end: int) -> str | None:
        """The one person who stands alone between a moment and the next comma or the end: `am Samstag Lund`."""
        names = [m for m in self._reading.mentions if m.span.line == line.n and start <= m.span.col < end]
        for voice in voices(line.text, names, [], self._language):
            rest = line.text[voice.end : end]
            if line.text[start : voice.start].strip() in ("", "mit", "with") and re.match(
                r"[\s.,;]*$|\s*(?:,|und\b|and\b)", rest
            ):
                return voice.ids[0] if len(voice.ids) == 1 else None
        return None

    def _with_capitals(self, line: Line, span: tuple[int, int], people: Sequence[Voice]) -> list[Voice]:
        """`mit Moskau`, `call with Kyiv`: a state beside the preposition stands for the leader whom the text names."""
        found = list(people)
        for match in capital_pattern(self._language).finditer(line.text, *span):
            start, end = match.span("land")
            leader = self._leader_of(country_of(match["land"]))
            if leader and not any(v.start < end and start < v.end for v in people):
                found.append(Voice(start, end, (leader,), start, governed=True))
        return sorted(found, key=lambda v: v.start)

    def _leader_of(self, land: str | None) -> str | None:
        named = [i for m in self._reading.mentions for i in m.actors]
        fits = {f.person for f in self._known if land and f.country == land and f.kind in may_be("leader")}
        return max(fits & set(named), key=lambda p: (named.count(p), p), default=None)

    def _focus(self, line: Line, before: Sequence[_HasPair]) -> tuple[str, ...]:
        here = section_of(self._reading.article, line.n)
        same = [e for e in before if e.section == here]
        if same:
            plain = [e for e in same if not e.aside] or same
            if same[-1].line == line.n and not same[-1].aside:
                return same[-1].pair
            return next((e for e in reversed(plain) if e.phone and not e.others), plain[-1]).pair
        first = next((e for e in before if e.phone and not e.earlier), None)
        return first.pair if first else ()


def _between(text: str, voice: Voice, trigger: tuple[int, int]) -> str:
    return text[voice.end : trigger[0]] if voice.end <= trigger[0] else text[trigger[1] : voice.start]
