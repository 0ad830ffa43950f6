"""What the parties say of a call, sentence by sentence.

In: a reading, one call's mentions, all calls. Out: claims: the lines that carry what one party says, told directly or
indirectly, at most twelve in all; `by` None is what the article states itself.
"""

from collections.abc import Sequence

from generator.articles.article import section_of
from generator.articles.calls.events import Event
from generator.articles.calls.merging import Group
from generator.articles.findings import Claim, Reference, Told
from generator.articles.people.press import is_of_state
from generator.articles.readings import Reading

_MOST = 12
_TEXT = frozenset({"body", "lead"})


def claims_of(reading: Reading, group: Group, groups: Sequence[Group]) -> list[Claim]:
    """The claims about a call in one article: one for each party and channel, in the order of the text. An agency of
    a state that reports what a party said passes it on (`via`)."""
    gathered: dict[tuple[str | None, str | None, str | None], list[int]] = {}
    for told in _tied(reading, group, groups):
        for by in told.speaker or (None,):
            party = _party_in(reading, told, group) if by and is_of_state(by) else None
            lines = gathered.setdefault((party or by, by if party else None, told.channel if by else None), [])
            if told.line not in lines:
                lines.append(told.line)
    out = []
    for (by, via, channel), lines in gathered.items():
        for i in range(0, len(lines), _MOST):
            refs: tuple[Reference, ...] = tuple((reading.article.id, n, n) for n in lines[i : i + _MOST])
            out.append(Claim(by, via, channel, refs))
    return out


def _party_in(reading: Reading, told: Told, group: Group) -> str | None:
    """The one who takes part in the call and is named first in a sentence."""
    here = [m for m in reading.mentions if m.span.line == told.line and told.start <= m.span.col < told.end]
    named = [m.actors[0] for m in here if len(m.actors) == 1]
    return next((p for p in named if p in group.pair), None)


def _tied(reading: Reading, group: Group, groups: Sequence[Group]) -> list[Told]:
    """The sentences that speak of the call: in the order of the text, sections without it left out."""
    article = reading.article
    current: dict[int, Group | None] = {}
    out = []
    for told in reading.told:
        if article.line(told.line).label not in _TEXT:
            place = _mentioned(reading, told.line, told.start, told.end, groups)
            current[section_of(article, told.line)] = (
                place[-1] if place else current.get(section_of(article, told.line))
            )
            continue
        here = section_of(article, told.line)
        named = _mentioned(reading, told.line, told.start, told.end, groups)
        if main := [
            g
            for g in named
            if not all(e.aside or e.earlier for e in _there(reading, g, told.line, told.start, told.end))
        ]:
            current[here] = main[0] if group not in main else group
        spoken_of = current.get(here) or (current.get(-1) if here == 0 else None)
        about = named or [g for g in (spoken_of,) if g]
        if group in about and (told.speaker or named or told.reported or told.line in _lines_of(reading, group)):
            out.append(told)
    return out


def _there(reading: Reading, g: Group, line: int, start: int, end: int) -> list[Event]:
    return [e for e in g.events if e.article == reading.article.id and e.line == line and start <= e.col < end]


def _mentioned(reading: Reading, line: int, start: int, end: int, groups: Sequence[Group]) -> list[Group]:
    return [g for g in groups if _there(reading, g, line, start, end)]


def _lines_of(reading: Reading, group: Group) -> set[int]:
    return {e.line for e in group.events if e.article == reading.article.id}
