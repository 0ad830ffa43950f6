"""Statements that one side sets against the other's.

In: the statements about each call. Out: discrepancies, each with the two places. A statement is set against another
where it says that something was not mentioned, agreed or said (`davon war keine Rede`, `made no mention of`), where it
denies (`widersprach`, `frei erfunden`), or where it opens against the one before (`dagegen`, `umgekehrt`, `by
contrast`). The other is what another teller said of the same call: the nearest that shares a subject, or to which
`davon` and `that` go back. Of which kind it is follows from what both say: who asked for the call, figures, conditions.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.articles.accounts.facts import quoted_words
from generator.articles.accounts.statements import Statement
from generator.articles.calls.triggers import Lexicon
from generator.articles.compare.content_words import alike, content
from generator.articles.discourse.source_phrases import is_statement
from generator.articles.findings import Call, Discrepancy
from generator.articles.readings import Reading
from generator.articles.text.document import Clause
from generator.articles.vocabulary.states import country_of

#: Statements before and behind one that it may be set against.
_WINDOW = 80
#: Lines within which a statement is set against another, and how telling shared subjects must be.
_NEAR, _TELLING, _ENOUGH = 3, 0.3, 2.0
_NOTES = {
    "omission": "One account is silent on a point of the other, or denies that it was spoken of.",
    "proposal": "Each side names another who asked for the call.",
    "number": "The sides give different numbers.",
    "term": "The sides give different terms.",
    "condition": "One side names a condition that the other does not.",
    "status": "The sides disagree on whether the call was agreed or held.",
    "scope": "The sides put differently what was agreed.",
}
#: Kinds that say less than figures and frames do.
_VAGUE = ("scope", "condition", "term")
_CONTENT = ("noun", "adjective", "quotation", "participle", "infinitive", "finite")


@dataclass(frozen=True, slots=True)
class _Mark:
    """How a statement is set against another: `silence`, `denial`, `negation`, `against`; `subjects` are the stems that
    it speaks of, `back` if it points at what was said before."""

    kind: str
    subjects: frozenset[str]
    back: bool


def contrasts(
    statements: Sequence[Statement],
    calls: Mapping[int, Call],
    readings: Sequence[Reading],
    given: Sequence[Discrepancy],
) -> Iterator[Discrepancy]:
    """In the order of the texts; of each statement the first mark that is set against something. Where figures or
    frames differ (`given`) it is not said once more that something does."""
    taken = {(d.call, place) for d in given for place in d.lines}
    by_id = {r.article.id: r for r in readings}
    told: dict[tuple[str, int], list[Statement]] = {}
    for s in statements:
        told.setdefault((s.article, id(s.group)), []).append(s)
    finders = {key: _Finder(by_id[key[0]], mine) for key, mine in told.items()}
    for s in statements:
        key = (s.article, id(s.group))
        if by_id[s.article].article.line(s.told.line).label != "body":
            continue
        if found := finders[key].difference(s):
            kind, other = found
            if kind in _VAGUE and (calls[id(s.group)].id, s.place) in taken:
                continue
            between = tuple(dict.fromkeys((*other.by, *s.by)))
            yield Discrepancy(kind, calls[id(s.group)].id, between, tuple(sorted({s.place, other.place})), _NOTES[kind])


class _Finder:
    """The statements of one article about one call, set against one another."""

    def __init__(self, reading: Reading, others: Sequence[Statement]) -> None:
        self._reading, self._others = reading, others
        self._language = "de" if reading.article.language == "de" else "en"
        self._words = Lexicon(self._language)
        names = {w[:6] for m in reading.mentions for i in m.actors for w in i.split("-")}
        lists = ("mentioning", "denying", "giving", "talking", "pointing_back")
        self._empty = frozenset(names) | {w[:6] for name in lists for w in self._words(name)}
        self._is_held = not others or others[0].group.status == "held"
        self._stems = {id(o): self._of(o, sorted(o.tokens)) for o in others}
        self._places = {id(o): n for n, o in enumerate(others)}
        self._counts: dict[str, int] = {}
        for one in (one for o in {o.at: o for o in others}.values() for one in self._stems[id(o)]):
            self._counts[one] = self._counts.get(one, 0) + 1

    def difference(self, s: Statement) -> tuple[str, Statement] | None:
        """The kind of difference, and the statement that this one is set against."""
        for mark in self._marks(s):
            other = self._counterpart(s, mark)
            kind = self._kind(s, other, mark) if other else None
            if other and kind:
                return kind, other
        return None

    # Marks

    def _marks(self, s: Statement) -> Iterator[_Mark]:
        for clause in s.sentence.clauses:
            if not set(clause.tokens) & s.tokens:
                continue
            lemmas = self._lemmas(s, clause)
            negated = self._is_negated(s, clause)
            back = bool(lemmas & set(self._words("pointing_back")))
            subjects = self._of(s, clause.tokens)
            if negated and lemmas & set(self._words("happening")) and self._is_of_call(s, clause):
                if s.by:
                    yield _Mark("status", subjects, True)
            elif lemmas & set(self._words("silent")) or self._mentions_not(s, clause):
                if s.by or self._is_of_account(s, clause):
                    yield _Mark("silence", subjects, back)
            elif s.by and lemmas & set(self._words("denying")):
                yield _Mark("denial", subjects, back or not subjects)
            elif s.by and negated and self._is_content(s, clause):
                yield _Mark("negation", subjects, back)
        words = {w.lower() for i in s.tokens for w in (s.sentence.tokens[i].text, s.sentence.tokens[i].lemma)}
        if s.by and words & set(self._words("against")):
            yield _Mark("against", self._stems[id(s)], True)

    def _is_negated(self, s: Statement, clause: Clause) -> bool:
        """Not `four, not two`, which only says which number it is not."""
        tokens = s.sentence.tokens
        words = set(self._words("negating"))
        places = [i for i in clause.tokens if tokens[i].text.lower() in words or tokens[i].lemma.lower() in words]
        inside = any(
            t.kind == "quotation" and words & set(t.text.lower().split()) for t in (tokens[i] for i in clause.tokens)
        )
        return inside or any(i + 1 >= len(tokens) or tokens[i + 1].kind != "number" for i in places)

    def _lemmas(self, s: Statement, clause: Clause) -> set[str]:
        tokens = [s.sentence.tokens[i] for i in clause.tokens]
        found = {*clause.predicates, *(t.lemma.lower() for t in tokens), *(t.text.lower() for t in tokens)}
        return found | quoted_words(s.sentence, clause)

    def _mentions_not(self, s: Statement, clause: Clause) -> bool:
        """`erwähnt … nicht`, `keine Rede von`: the negation and the verb both outside of quotation marks, or inside."""
        quoted, mentioning = quoted_words(s.sentence, clause), set(self._words("mentioning"))
        if quoted & set(self._words("negating")):
            return bool(quoted & mentioning)
        return self._is_negated(s, clause) and bool((self._lemmas(s, clause) - quoted) & mentioning)

    def _is_of_call(self, s: Statement, clause: Clause) -> bool:
        """Whether a call is what a clause speaks of: no `Einzelheiten zum Gespräch`."""
        words, phrases = set(self._words("call_words")), (s.sentence.phrases[n] for n in clause.phrases)
        heads = (s.sentence.tokens[p.last].lemma.lower() for p in phrases if not p.preposition)
        return bool(words & {*heads, *quoted_words(s.sentence, clause)})

    def _is_of_account(self, s: Statement, clause: Clause) -> bool:
        """Whether a clause speaks of somebody's account: a text or a house."""
        tokens = [s.sentence.tokens[i] for i in clause.tokens]
        known = {self._reading.referents.who(s.sentence, n).kind for n in clause.phrases}
        return any(is_statement(t.lemma, self._language) for t in tokens) or "body" in known

    def _is_content(self, s: Statement, clause: Clause) -> bool:
        """What somebody says was or is: reported speech, a clause of content, words in marks."""
        if any(s.sentence.tokens[i].kind == "quotation" for i in clause.tokens):
            return bool(self._lemmas(s, clause) & set(self._words("pointing_back")))
        return clause.mood in ("reported", "conditional") or clause.parent is not None or self._language == "en"

    def _of(self, s: Statement, tokens: Sequence[int]) -> frozenset[str]:
        """Stems of the nouns, adjectives and verbs, and of what is quoted; none of persons and places."""
        words = (t for i in tokens if (t := s.sentence.tokens[i]).kind in _CONTENT and not country_of(t.text))
        found = content(" ".join(t.text if t.kind == "quotation" else t.lemma for t in words))
        return frozenset(w for w in found if w[:6] not in self._empty)

    # What it is set against

    def _counterpart(self, s: Statement, mark: _Mark) -> Statement | None:
        """What another teller said: the most telling shared subjects, then the nearest before."""
        rated = []
        here = self._places[id(s)]
        for o in self._others[max(0, here - _WINDOW) : here + _WINDOW]:
            if (o.sentence is s.sentence and o.tokens == s.tokens) or not self._are_two(s, o, mark):
                continue
            gap = s.told.line - o.told.line
            shared = self._shared(mark.subjects, self._stems[id(o)])
            before = (o.at, min(o.tokens)) < (s.at, min(s.tokens))
            near = before and 0 <= gap <= (1 if mark.kind == "against" else _NEAR)
            far = shared >= _TELLING and mark.kind != "against" and (before or mark.kind == "silence")
            if self._reading.article.updates and shared < 2 * _TELLING:
                far = False
            beside = mark.kind == "negation" and s.place == o.place and 0 < s.at - o.at <= 1
            goes_back = (mark.back or beside) and near and bool(o.by or mark.kind == "status")
            if (near or far) and (goes_back or shared >= (_TELLING if mark.kind == "silence" else 2 * _TELLING)):
                likely = o.named if mark.kind == "status" else bool(o.side)
                weight = min(shared, _ENOUGH) + goes_back - 0.3 * min(abs(gap), 6) + likely
                rated.append((mark.kind == "silence" and bool(o.side), weight, o.at, o))
        best = max(rated, key=lambda r: r[:3], default=None)
        return best[3] if best else None

    def _are_two(self, s: Statement, o: Statement, mark: _Mark) -> bool:
        """Whether two statements may be set against one another: of two sides that are known; what somebody is silent
        on may also be the article's."""
        if set(o.by) & set(s.by) or (o.side and o.side == s.side):
            return False
        if mark.kind == "status":
            return bool(o.named or (o.by and o.told.line < s.told.line)) and not (o.side and o.side == s.side)
        if mark.kind == "denial" and mark.back and s.place == o.place and o.named:
            return True
        if mark.kind == "silence":
            return bool(o.by or o.named or o.acting) and bool(s.side or o.side or not s.by)
        return bool(s.side and o.side)

    def _shared(self, subjects: frozenset[str], others: frozenset[str]) -> float:
        """How much two statements share; what recurs all over the article tells nothing."""
        pairs = ((a, b) for a in subjects for b in others if alike(a, b))
        return sum(1 / max(1, self._counts.get(b, 1) - 1) for _, b in pairs)

    def _kind(self, s: Statement, other: Statement, mark: _Mark) -> str | None:
        """What the two differ in; None where a length says it already."""
        one, two = ({f.kind for f in x.facts} for x in (s, other))
        if mark.kind == "silence":
            return "omission"
        if mark.kind == "status" or (mark.kind == "denial" and other.named and not self._is_held):
            return "status"
        if "length" in one or ("length" in two and mark.kind != "silence"):
            return None
        if "proposal" in one & two or ("proposal" in two and mark.kind == "against" and s.place == other.place):
            return "proposal"
        if "number" in one & two and mark.kind == "against":
            return "number"
        if not self._is_held:
            return "status"
        if (one | two) & {"term", "date"}:
            return "term"
        words = {t.text.lower() for x in (s, other) for t in x.sentence.tokens}
        if words & set(self._words("conditions")):
            return "condition"
        return "omission" if mark.kind == "negation" else "scope"
