"""What the parties say of a call, sentence by sentence.

In: a reading, one call's mentions, all calls. Out: claims: the lines that carry what one party says, told directly or
indirectly, at most twelve in all; `by` None is what the article states itself.
"""

from collections.abc import Sequence

from generator.articles.events import Event
from generator.articles.findings import Claim, Reading, Reference
from generator.articles.focus import section_of
from generator.articles.merging import Group

_MOST = 12
_TEXT = frozenset({"body", "lead"})


def claims_of(reading: Reading, group: Group, groups: Sequence[Group]) -> list[Claim]:
    """The claims about a call in one article: one for each party and channel, in the order of the text."""
    gathered: dict[tuple[str | None, str | None], list[int]] = {}
    for line, speaker, channel in _tied(reading, group, groups):
        for by in speaker or (None,):
            lines = gathered.setdefault((by, channel if by else None), [])
            if line not in lines:
                lines.append(line)
    out = []
    for (by, channel), lines in gathered.items():
        for i in range(0, len(lines), _MOST):
            refs: tuple[Reference, ...] = tuple((reading.article.id, n, n) for n in lines[i : i + _MOST])
            out.append(Claim(by, None, channel, refs))
    return out


def _tied(reading: Reading, group: Group, groups: Sequence[Group]) -> list[tuple[int, tuple[str, ...], str | None]]:
    """Lines with speaker and channel that speak of the call: in the order of the text, sections without it left out."""
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
            out.append((told.line, told.speaker, told.channel))
    return out


def _there(reading: Reading, g: Group, line: int, start: int, end: int) -> list[Event]:
    return [e for e in g.events if e.article == reading.article.id and e.line == line and start <= e.col < end]


def _mentioned(reading: Reading, line: int, start: int, end: int, groups: Sequence[Group]) -> list[Group]:
    return [g for g in groups if _there(reading, g, line, start, end)]


def _lines_of(reading: Reading, group: Group) -> set[int]:
    return {e.line for e in group.events if e.article == reading.article.id}
