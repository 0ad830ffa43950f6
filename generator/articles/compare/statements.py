"""What each side says of each call, statement by statement.

In: readings, calls with the mentions they were gathered from, the register. Out: for each call its `Statement`s in the
order of the text. A side is a party of the call, with all who speak for it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.articles.calls.claims import speakers, tied
from generator.articles.calls.givers import Sides
from generator.articles.calls.merging import Group
from generator.articles.discourse.sources import sources_in
from generator.articles.findings import Call, Reference, Told
from generator.articles.readings import Reading
from generator.articles.text.document import Sentence
from generator.articles.vocabulary.register import Register


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence about a call that somebody tells. `side` is the participant for whom it is told, None for somebody
    else's; `sourced`: the text says where it has it from (a house, a channel, `laut`). `tokens`: their part of
    the sentence."""

    article: str
    sentence: Sentence
    told: Told
    text: str
    by: tuple[str, ...]
    side: str | None
    sourced: bool
    tokens: frozenset[int]

    @property
    def place(self) -> Reference:
        return (self.article, self.told.line, self.told.line)


def statements_of(
    readings: Sequence[Reading], calls: Sequence[Call], groups: Sequence[Group], register: Register
) -> Mapping[str, tuple[Statement, ...]]:
    """By the id of the call; sentences of the article itself are left out."""
    sides = Sides(readings, register)
    found: dict[str, tuple[Statement, ...]] = {}
    about = [(reading, tied(reading, groups)) for reading in readings]
    for call, group in zip(calls, groups, strict=True):
        passing: dict[str, str] = {}
        own: list[Statement] = []
        for reading, tellings in about:
            for sentence, told in tellings[id(group)]:
                text = reading.article.line(told.line).text[sentence.start : sentence.end]
                language = "de" if reading.article.language == "de" else "en"
                named = any(s.way in ("phrase", "impersonal") for s in sources_in(sentence, language))
                for by, via in speakers(reading, sentence, told, group, register):
                    if by is None or reading.article.line(told.line).label == "correction":
                        continue
                    side = sides.of(by, call.participants) or passing.get(by)
                    if via and side:
                        passing.setdefault(via, side)
                    sourced = bool(via or told.channel or named) or by not in call.participants
                    tokens = _part(reading, sentence, by)
                    own.append(Statement(reading.article.id, sentence, told, text, (by,), side, sourced, tokens))
        found[call.id] = tuple(own)
    return found


def _part(reading: Reading, sentence: Sentence, by: str) -> frozenset[int]:
    """The clauses whose subject somebody is, with those that depend on them; else the whole sentence."""
    own = {n for n, c in enumerate(sentence.clauses) if by in reading.referents.group(sentence, c.subject).ids}
    for n, clause in enumerate(sentence.clauses):
        if clause.parent in own:
            own.add(n)
    found = frozenset(i for n in own for i in sentence.clauses[n].tokens)
    return found or frozenset(range(len(sentence.tokens)))


def call_at(calls: Sequence[Call], article: str, line: int) -> str | None:
    """The call that a line makes claims about or mentions; None if several do."""
    ids = [c.id for c in calls if any(r[0] == article and r[1] <= line <= r[2] for k in c.claims for r in k.lines)]
    ids = ids or [c.id for c in calls if any(r[0] == article and r[1] == line for r in c.mentioned)]
    return ids[0] if len(set(ids)) == 1 else None
