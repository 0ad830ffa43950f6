"""The archive: everything loaded and linked. Types only.

In: nothing. Out: frozen types that pages are planned and drawn from. An `Entry` is an original with its translations;
every reference in an `Archive` that came without problems resolves.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from generator.base.languages import Language
from generator.base.notation import Duration, PartialDate, ZonedTime
from generator.content import entry

Use = Literal["statement", "silence", "discrepancy", "fact", "prose"]
#: What sides and reports have to say to one another on a typed fact: two sides alike or not, the reports unlike one
#: another or a side, one side alone (with reports or without), reports alone, nobody.
Standing = Literal["agree", "differ", "reports-differ", "one-side", "reported", "not-stated"]
#: Who differs: two sides, two voices of one side, or reports with one another or with a voice.
Between = Literal["sides", "voices", "reports"]
Silence = Literal["", "silent", "unknown"]
#: What a side has to say on a point: a statement, one that another side's contradicts, known silence, nothing known.
Mark = Literal["stated", "differs", "silent", "unknown"]
Claimed = Duration | ZonedTime | str | tuple[str, ...]

#: Kinds of discrepancies in which a party's statement itself departs from another's.
CONTRADICTING = frozenset((
    "duration", "date", "start", "status", "participants", "initiator", "extent", "period", "proposer", "obligation",
    "condition", "number",
))  # fmt: skip


class Entry(NamedTuple):
    """One thing of the archive. `editions` has the original and the published translations, in the site's order."""

    kind: entry.Kind
    id: str
    original: entry.Edition
    editions: Mapping[Language, entry.Edition]
    slugs: Mapping[Language, str]

    def edition(self, language: Language) -> entry.Edition:
        """The edition in that language, or the original where there is none (a fallback)."""
        return self.editions.get(language, self.original)

    def has(self, language: Language) -> bool:
        return language in self.editions

    def role_on(self, day: PartialDate) -> entry.Role | None:
        """The first of an actor's roles that was held on that day (for a month: on any day of it)."""
        for role in self.actor.roles:
            if (role.start is None or _by(role.start, day)) and (role.end is None or _by(day, role.end)):
                return role
        return None

    @property
    def call(self) -> entry.CallFacts:
        return self.original.facts  # type: ignore[return-value]  # a cast would be called a million times

    @property
    def actor(self) -> entry.ActorFacts:
        return self.original.facts  # type: ignore[return-value]

    @property
    def source(self) -> entry.SourceFacts:
        return self.original.facts  # type: ignore[return-value]

    @property
    def topic(self) -> entry.TopicFacts:
        return self.original.facts or entry.TopicFacts()  # type: ignore[return-value]

    @property
    def page(self) -> entry.PageFacts:
        return self.original.facts or entry.PageFacts()  # type: ignore[return-value]


def _by(one: PartialDate, other: PartialDate) -> bool:
    """Whether one may be on a day of the other or before; ISO dates tell as far as both are known."""
    known = min(len(one.text), len(other.text))
    return one.text[:known] <= other.text[:known]


class Claim(NamedTuple):
    """A value of one typed fact, who states it, and where it stands. Equal values of several parties are one claim."""

    value: Claimed
    approximate: bool
    by: tuple[str, ...]
    evidence: tuple[entry.Citation, ...]


class Comparison(NamedTuple):
    """One typed fact of a call as the parties state it."""

    fact: Literal["duration", "start", "initiator", "status", "participants"]
    standing: Standing
    claims: tuple[Claim, ...]


class Side(NamedTuple):
    """Those who speak for one side of a call. `key`: a country (ISO 3166), or the id of an actor that has none."""

    key: str
    voices: tuple[entry.Account, ...]


class Cell(NamedTuple):
    """What one side says on one topic, by all its voices. Where none says anything, `silence` tells what is known.

    `silent`: a text of the side that we hold, or a report that prints it, does not speak of it; `shown_by` cites the
    latter. `unknown`: our sources are too thin to tell.
    """

    statements: tuple[entry.Statement, ...]
    silence: Silence = ""
    shown_by: tuple[entry.Citation, ...] = ()


class Difference(NamedTuple):
    """A discrepancy and who it is between, as the sides of the parties tell."""

    found: entry.Discrepancy
    between: Between


class Point(NamedTuple):
    """One topic across all sides: a cell for each, and what was found to differ."""

    topic: str
    cells: tuple[Cell, ...]
    differences: tuple[Difference, ...]

    @property
    def contested(self) -> bool:
        """Whether two sides differ on it."""
        return any(each.between == "sides" for each in self.differences)

    @property
    def departing(self) -> frozenset[str]:
        """The parties whose statements depart from one another, where two sides contradict each other."""
        found = (each for each in self.differences if each.between == "sides" and each.found.kind in CONTRADICTING)
        return frozenset(party for each in found for party in each.found.between)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What each side has to say, in a word."""
        departing = self.departing
        return tuple(
            cell.silence or ("differs" if any(s.party in departing for s in cell.statements) else "stated")
            for cell in self.cells
        )


class SideBySide(NamedTuple):
    """The accounts of one edition of a call. `differences`: those that belong to none of the points.

    `notes` are no differences between accounts: what is odd about a source alone.
    """

    sides: tuple[Side, ...]
    points: tuple[Point, ...]
    differences: tuple[Difference, ...]
    notes: tuple[entry.Discrepancy, ...]


class Backlink(NamedTuple):
    """A mention of an entry, in the language of the edition it stands in, with its sentence."""

    id: str
    language: Language
    sentence: entry.Sentence
    line: int


class Support(NamedTuple):
    """One thing that rests on a source: a statement, a discrepancy, a typed fact or a passage of prose of an entry."""

    id: str
    use: Use
    locator: str = ""
    party: str = ""
    topic: str = ""


class Neighbours(NamedTuple):
    """The calls of the same participants just before and after a call."""

    previous: str | None
    following: str | None


class Archive(NamedTuple):
    """All published entries and their relations. Every tuple has a total order that does not depend on the disk."""

    languages: tuple[Language, ...]
    entries: Mapping[str, Entry]
    #: By time, oldest first.
    calls: tuple[str, ...]
    #: The other kinds by id.
    actors: tuple[str, ...]
    topics: tuple[str, ...]
    #: By publication, newest first.
    sources: tuple[str, ...]
    pages: tuple[str, ...]
    #: Actor -> calls it took part in, oldest first.
    calls_of: Mapping[str, tuple[str, ...]]
    #: Actor -> calls in which it has an account or made a typed report, oldest first.
    spoke_in: Mapping[str, tuple[str, ...]]
    #: Topic -> calls that name it among their topics or in an account, oldest first.
    calls_on: Mapping[str, tuple[str, ...]]
    #: The two parties (sorted) -> their calls, oldest first; pairs of two or more calls.
    pairs: Mapping[tuple[str, str], tuple[str, ...]]
    neighbours: Mapping[str, Neighbours]
    #: Entry -> mentions of it in running text, in the order of the entries they stand in.
    backlinks: Mapping[str, tuple[Backlink, ...]]
    #: Actor -> its side: its country (ISO 3166), its own id without one; empty for outlets, which report.
    sides: Mapping[str, str]
    #: Source -> what rests on it.
    supports: Mapping[str, tuple[Support, ...]]

    def of(self, *ids: str) -> tuple[Entry, ...]:
        return tuple(self.entries[ident] for ident in ids)
