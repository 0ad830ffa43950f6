"""One thing that a sentence says in a form that can be compared.

In: nothing. Out: `Fact`, when two of them differ, and the words of a clause that its finders ask for.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from generator.articles.text.document import Clause, Sentence
from generator.base.figures.lengths import Bound

#: By how much two amounts differ of which one is a rough one.
_ROUGH = Decimal("0.1")
#: The first and the last day that a date may mean; None says that there is none.
Days = tuple[date, date] | None


@dataclass(frozen=True, slots=True)
class Fact:
    """`kind`: length, number, term, date, proposal, status (who called a call off). `unit`: the noun of what is
    counted, or empty; of a date `call`, if it is one's. `value`: a number, months, `Days`, an id; `bound` says how
    exactly it is meant."""

    kind: str
    unit: str
    value: object
    token: int
    bound: Bound = "exact"

    def differs(self, other: "Fact") -> bool:
        """Whether two facts of one kind and unit cannot both be."""
        a, b = self.value, other.value
        if isinstance(a, tuple) and isinstance(b, tuple):
            return bool(a[1] < b[0] or b[1] < a[0])
        if isinstance(a, Decimal) and isinstance(b, Decimal) and {self.bound, other.bound} != {"exact"}:
            return abs(a - b) > _ROUGH * max(a, b)
        return a != b


def clause_words(sentence: Sentence, clause: Clause) -> set[str]:
    """The words of a clause in small letters, as they stand and as lemmas, with those in quotation marks."""
    tokens = [sentence.tokens[i] for i in clause.tokens]
    found = {*clause.predicates, *(t.lemma.lower() for t in tokens), *(t.text.lower() for t in tokens)}
    return found | quoted_words(sentence, clause)


def quoted_words(sentence: Sentence, clause: Clause) -> set[str]:
    """The words of a clause that stand in quotation marks."""
    quoted = (sentence.tokens[i].text for i in clause.tokens if sentence.tokens[i].kind == "quotation")
    return {w.strip("„“”\"«»‚‘’'.,").lower() for text in quoted for w in text.split()}


def token_at(sentence: Sentence, col: int) -> int | None:
    """The token that begins at or holds a column of the line."""
    return next((i for i, t in enumerate(sentence.tokens) if t.start <= col < t.end), None)
