"""The words that tell one statement from another.

In: a text, the comparison list. Out: its content words as stems, so that `Energie-Infrastruktur` and
`Energieinfrastruktur` are one word; patterns for what a text says of accounts.
"""

import re
from functools import cache

from generator.articles.vocabulary.words import entry
from generator.base.languages import fold

_SMALL = frozenset(entry("compare", "small"))


@cache
def stems(text: str) -> frozenset[str]:
    """Content words of a text, folded, hyphens closed, cut to six letters; no names of months, no small words."""
    closed = re.sub(r"(?<=\w)-(?=[A-ZÄÖÜ]\w)", "", text)
    return frozenset(w[:6] for w in fold(closed).split() if len(w) > 4 and w not in _SMALL)


@cache
def phrases(name: str) -> re.Pattern[str]:
    """A pattern of the comparison list, small and capital letters alike, whole words."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(entry('compare', name))})(?!\w)", re.IGNORECASE)
