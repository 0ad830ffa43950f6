"""Where the article begins and ends among the lines of a page.

In: plain lines, the rows that already have a label, the rows that may close the article
(`hard`: nothing follows; `firm`: a source line or tags; `soft`: a box). Out: the first and the last
row of running text. The surprising thing: a box in the middle of the article looks like its end, so the end is only
believed if no two paragraphs on the article's subject follow one another after it.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from generator.articles.layout.shapes import is_prose, words

_WORDS = re.compile(r"(?<![\w-])(?:[A-ZÄÖÜ][\w'’]{3,}|\w{7,})")


def extent(rows: Sequence[str], marked: Collection[int], closings: Mapping[int, str]) -> tuple[int, int]:
    """First and last row of running text, both included; (0, last row) if there is none."""
    prose = [i for i, row in enumerate(rows) if i not in marked and is_prose(row)]
    if not prose:
        free = [i for i in range(len(rows)) if i not in marked]
        return (free[-1] if free else 0), (free[-1] if free else len(rows) - 1)
    for i in sorted(closings):
        before = [p for p in prose if p < i]
        if len(before) < 2:
            continue
        if closings[i] == "hard" or not _goes_on(rows, prose, i, before, closings):
            return before[0], before[-1]
    return prose[0], _without_teasers(rows, prose, marked)


def _goes_on(
    rows: Sequence[str], prose: list[int], closing: int, before: list[int], closings: Mapping[int, str]
) -> bool:
    """Whether running text follows the closing: two paragraphs in a row, or one on the subject soon after a box.

    After a source line two paragraphs count only if one of them is on the article's subject."""
    topic = _stems(" ".join(rows[i] for i in before))
    soft = closings[closing] == "soft"
    end = min((i for i in closings if i > closing and closings[i] != "soft"), default=len(rows))
    after = [i for i in prose if closing < i < end and len(rows[i]) > 40]
    near = [i for i in after if _on_topic(rows[i], topic)]
    if any(b == a + 1 and (soft or a in near or b in near) for a, b in pairwise(after)):
        return True
    teasers = len(after) > 1 and all(not is_prose(rows[i - 1]) for i in after)
    return bool(near) and near[0] - closing <= 8 and len(near) * 2 >= len(after) and not teasers


def _without_teasers(rows: Sequence[str], prose: list[int], marked: Collection[int]) -> int:
    """The last row of running text, not counting single paragraphs at the end that share nothing with the article."""
    end = len(prose) - 1
    while end > 2:
        topic = _stems(" ".join(rows[i] for i in prose[:end]))
        lonely = any(i in marked for i in range(prose[end - 1] + 1, prose[end]))
        if not lonely or _on_topic(rows[prose[end]], topic):
            break
        end -= 1
    return prose[end]


def _stems(text: str) -> set[str]:
    """Names and long words, cut to six letters."""
    return {word[:6].casefold() for word in _WORDS.findall(text)}


def _on_topic(text: str, topic: set[str]) -> bool:
    found = _stems(text)
    shared = len(found & topic)
    return words(text) >= 6 and (shared >= 4 or (shared >= 1 and shared * 4 >= len(found)))
