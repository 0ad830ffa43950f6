"""Statements that one side sets against the other's, as the text itself says.

In: the statements about each call. Out: discrepancies, each with the two places. What a statement with a mark (`marks`)
is set against is what another side said of the two persons' calls: the nearest that shares a subject, or to which
`davon` and `that` go back. Of which kind the difference is follows from what both say: figures, who asked for the call,
conditions.
"""

from collections.abc import Iterator, Mapping, Sequence

from generator.articles.accounts.statements import Statement
from generator.articles.calls.triggers import Lexicon
from generator.articles.compare.content_words import alike, note, paragraphs_between
from generator.articles.compare.marks import Mark, Marks
from generator.articles.findings import Call, Discrepancy, Reference
from generator.articles.readings import Reading

#: Statements before and behind one that it may be set against.
_WINDOW = 80
#: Paragraphs within which a statement goes back to another, and how telling shared subjects must be.
_NEAR, _TELLING, _ENOUGH = 2, 0.3, 2.0
#: Kinds that say less than figures and frames do.
_VAGUE = ("scope", "condition", "term")


def contrasts(
    statements: Sequence[Statement],
    calls: Mapping[int, Call],
    readings: Sequence[Reading],
    given: Sequence[Discrepancy],
) -> Iterator[Discrepancy]:
    """In the order of the texts; of each statement the first mark that is set against something. Where figures or
    frames differ (`given`) it is not said once more that something does."""
    taken = {(d.call, place) for d in given for place in d.lines}
    dated = {place for d in given if d.kind == "date" for place in d.lines}
    by_id = {r.article.id: r for r in readings}
    told: dict[tuple[str, frozenset[str]], list[Statement]] = {}
    for s in statements:
        told.setdefault((s.article, s.group.pair), []).append(s)
    finders = {key: _Finder(by_id[key[0]], mine) for key, mine in told.items()}
    for s in statements:
        if by_id[s.article].article.line(s.told.line).label != "body":
            continue
        finder = finders[s.article, s.group.pair]
        if finder.marks.alone(s):
            between = tuple(sorted(s.group.pair))
            yield Discrepancy("omission", calls[id(s.group)].id, between, (s.place,), note("omission"))
        elif found := finder.difference(s):
            kind, other = found
            call, lines = calls[id(s.group)].id, tuple(sorted({s.place, other.place, *finder.account(s, other, kind)}))
            unset = kind == "status" and s.group.status != "held" and s.place in dated  # no day is no call
            if unset or (kind in _VAGUE and (call, s.place) in taken):
                continue
            yield Discrepancy(kind, call, tuple(dict.fromkeys((*other.by, *s.by))), lines, note(kind))


class _Finder:
    """The statements of one article about one call, set against one another."""

    def __init__(self, reading: Reading, others: Sequence[Statement]) -> None:
        self._reading, self._article, self._others = reading, reading.article, others
        self._words = Lexicon("de" if reading.article.language == "de" else "en")
        self.marks = Marks(reading, others)
        self._stems, self._places = self.marks.stems, {id(o): n for n, o in enumerate(others)}
        self._counts: dict[str, int] = {}
        for one in (one for o in {o.at: o for o in others}.values() for one in self._stems[id(o)]):
            self._counts[one] = self._counts.get(one, 0) + 1

    def difference(self, s: Statement) -> tuple[str, Statement] | None:
        """The kind of difference, and the statement that this one is set against."""
        for mark in sorted(self.marks.of(s), key=lambda m: m.kind != "status"):
            other = self._counterpart(s, mark)
            kind = self._kind(s, other, mark) if other else None
            goes_on = mark.kind == "none such" and other is not None and s.at - other.at in (1, 2)
            vague = kind == "scope" and not goes_on and not self.marks.is_opened(s)
            again = mark.kind == "status" and other and any(m.kind == "status" for m in self.marks.of(other))
            if other and kind and not again and not (vague and not self._shared(mark.subjects, self._stems[id(other)])):
                return kind, other
        return None

    def account(self, s: Statement, other: Statement, kind: str) -> Iterator[Reference]:
        """Where a side that is silent tells its account: what it said last before."""
        if kind == "omission":
            before = self._others[: self._places[id(s)]]
            yield from [o.place for o in reversed(before) if o.side and o.side == s.side and o.place != s.place][:1]

    def _counterpart(self, s: Statement, mark: Mark) -> Statement | None:
        """What another teller said: the most telling shared subjects, then the nearest before."""
        rated = []
        here = self._places[id(s)]
        for o in self._others[max(0, here - _WINDOW) : here + _WINDOW]:
            if (o.sentence is s.sentence and o.tokens == s.tokens) or not self._are_two(s, o, mark):
                continue
            weight = self._weight(s, o, mark)
            if weight is not None:
                rated.append((bool(o.side), weight, o.at, o))
        best = max(rated, key=lambda r: r[:3], default=None)
        return best[3] if best else None

    def _weight(self, s: Statement, o: Statement, mark: Mark) -> float | None:
        """How likely one statement is set against another; None if it is not."""
        gap = paragraphs_between(self._article, o.told.line, s.told.line)
        shared = self._shared(mark.subjects, self._stems[id(o)])
        before = (o.at, min(o.tokens)) < (s.at, min(s.tokens))
        near = (before and 0 <= gap <= _NEAR) or (mark.kind == "status" and -1 <= gap <= 0)
        goes_back = mark.back and near and bool(o.by or mark.kind == "status")
        able = near or (mark.kind != "against" and (before or mark.kind == "silence"))
        inserted = mark.kind == "silence" and o.sentence is s.sentence and _is_inserted(o)
        enough = shared >= (_TELLING if mark.kind == "silence" else 2 * _TELLING)
        if not (goes_back or inserted or (able and enough)) or self.marks.denies(o, mark.subjects):
            return None
        likely = int(o.named if mark.kind == "status" else self._article.line(o.told.line).label != "lead")
        likely += mark.kind == "status" and self._names_both(o)
        likely -= 2 * (not before and mark.kind == "status")
        return (
            min(shared, _ENOUGH)
            + goes_back
            + _ENOUGH * inserted
            - 0.3 * min(abs(gap), 6)
            + likely
            + 0.5 * (o.group is s.group)
        )

    def _names_both(self, o: Statement) -> bool:
        """Whether a sentence names the two that a call is of, as one does that first tells of it."""
        named = self._reading.named_in(o.told.line, o.told.start, o.told.end)
        return o.group.pair <= {i for m in named for i in m.actors}

    def _are_two(self, s: Statement, o: Statement, mark: Mark) -> bool:
        """Whether two statements may be set against one another: of two sides that are known; what somebody is silent
        on may also be the article's."""
        if mark.kind == "silence" and self._article.line(o.told.line).label == "lead":
            return False
        if set(o.by) & set(s.by) or (o.side and o.side == s.side) or len(o.by) > 1:
            return False
        if mark.kind == "status":
            return bool((s.own or o.own) and (o.named or (o.by and o.told.line < s.told.line)))
        if mark.kind == "silence":
            return bool(o.by or o.named)
        return bool(s.own and o.own)

    def _shared(self, subjects: frozenset[str], others: frozenset[str]) -> float:
        """How much two statements share; what recurs all over the article tells nothing."""
        pairs = ((a, b) for a in subjects for b in others if alike(a, b))
        return sum(1 / max(1, self._counts.get(b, 1) - 1) for _, b in pairs)

    def _kind(self, s: Statement, other: Statement, mark: Mark) -> str | None:
        """What the two differ in; None where a length says it already."""
        one, two = ({f.kind for f in x.facts} for x in (s, other))
        if mark.kind == "silence":
            return None if any(f.kind == "date" and f.value is None for f in s.facts) else "omission"
        if mark.kind == "status" or (mark.kind in ("none such", "denial") and s.group.status != "held"):
            return "status"
        if "length" in one | two:
            return None
        if "proposal" in one & two or ("proposal" in two and s.place == other.place):
            return "proposal"
        if s.group.status in ("announced", "unconfirmed"):
            return "status"
        if (one & two) & {"term", "date"}:
            return "term"
        words = {t.text.lower() for x in (s, other) for t in x.sentence.tokens}
        if words & set(self._words("conditions")):
            return "condition"
        return "scope"


def _is_inserted(o: Statement) -> bool:
    """`die Visafreiheit, von der Bern berichtete`: whether somebody's account is told in a relative clause."""
    clauses = (c for c in o.sentence.clauses if set(c.tokens) & o.tokens)
    return all(c.kind == "relative" for c in clauses)
