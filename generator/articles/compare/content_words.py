"""The words that tell one statement from another.

In: a text, the comparison list. Out: its content words as stems, so that `Energie-Infrastruktur` and
`Energieinfrastruktur` are one word; patterns for what a text says of accounts.
"""

import re
from collections.abc import Sequence
from functools import cache

from generator.articles.article import Article
from generator.articles.findings import Call
from generator.articles.vocabulary.words import entry, word_list
from generator.base.languages import fold

_SMALL = frozenset(entry("compare", "small"))


@cache
def stems(text: str) -> frozenset[str]:
    """Content words of a text, folded, hyphens closed, cut to six letters; no names of months, no small words."""
    closed = re.sub(r"(?<=\w)-(?=[A-ZÄÖÜ]\w)", "", text)
    return frozenset(w[:6] for w in fold(closed).split() if len(w) > 4 and w not in _SMALL)


@cache
def content(text: str) -> frozenset[str]:
    """Content words of a text, folded, whole."""
    return frozenset(w for w in fold(text).split() if len(w) > 3 and w not in _SMALL)


def alike(one: str, other: str) -> bool:
    """Whether two words are of one stem, or one is the last part of the other (`Flüge`, `Direktflüge`)."""
    short, long = sorted((one, other), key=len)
    if one[:5] == other[:5] or (len(short) > 2 and long.startswith(short)) or (len(short) > 5 and long.endswith(short)):
        return True
    return _ends_like(one, other) or _ends_like(other, one)


def _ends_like(one: str, other: str) -> bool:
    """Whether a compound's last part is the first of another word (`Direktflüge`, `Flugverbindungen`)."""
    return len(one) > 7 and one.rfind(other[:4], 4) >= len(one) - 7


def note(kind: str, lengths: str = "") -> str:
    """What is said of a discrepancy of some kind, as the report has it."""
    return word_list("drafts")["en"][f"differ-{kind}"].format(lengths=lengths)


@cache
def phrases(name: str) -> re.Pattern[str]:
    """A pattern of the comparison list, small and capital letters alike, whole words."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(entry('compare', name))})(?!\w)", re.IGNORECASE)


def call_at(calls: Sequence[Call], article: str, line: int) -> str | None:
    """The call that a line makes claims about or mentions; None if several do."""
    ids = [c.id for c in calls if any(r[0] == article and r[1] <= line <= r[2] for k in c.claims for r in k.lines)]
    ids = ids or [c.id for c in calls if any(r[0] == article and r[1] == line for r in c.mentioned)]
    return ids[0] if len(set(ids)) == 1 else None


def paragraphs_between(article: Article, one: int, other: int) -> int:
    """How many paragraphs of the text one line is behind another; negative where it stands before."""
    first, last = sorted((one, other))
    count = sum(article.line(n).label in ("body", "lead") for n in range(first, last))
    return count if one <= other else -count
