"""Running text with mentions in, for each mention the sentence it stands in out.

In: plain text and mentions in order. Out: one tuple of plain text and mentions a mention. Cut where a sentence ends in
German and English; an ordinal or an abbreviation (“18. März”, “z. B.”, “J. D.”, “U.S.”) ends none.
"""

import re
from itertools import pairwise

from generator.content.entry import Mention

#: NUL stands for a mention: markdown-it lets none through, so no text can hold it.
_HOLE = "\x00"
_END = re.compile(
    r"(?<!\b[0-9])(?<!\b[0-9][0-9])(?<!\b[A-Za-z])(?<!\b[A-Z]\.[A-Z])[.!?…:]?[.!?…][“”\"«»’)\]]*\s+(?=[„“\"»(\[]?[A-ZÄÖÜ0-9\x00])"
)
_LONGEST = 400
#: Mentions of one sentence that are shown together; a longer one is cut between mentions, or its size would square.
_MOST = 12


def sentences_of(flat: list[str | Mention]) -> list[tuple[str | Mention, ...]]:
    """For each mention of `flat`, in order, the pieces of its sentence, white space collapsed."""
    text = "".join(part if isinstance(part, str) else _HOLE for part in flat)
    mentions = [part for part in flat if isinstance(part, Mention)]
    starts = [0, *(match.end() for match in _END.finditer(text)), len(text)]
    out: list[tuple[str | Mention, ...]] = []
    for first, last in pairwise(starts):
        parts = re.sub(r"\s+", " ", text[first:last].strip()).split(_HOLE)
        for n in range(0, len(parts) - 1, _MOST):
            group = mentions[len(out) : len(out) + min(_MOST, len(parts) - 1 - n)]
            out += [_pieces(parts[n : n + len(group) + 1], group)] * len(group)
    return out


def _pieces(parts: list[str], mentions: list[Mention]) -> tuple[str | Mention, ...]:
    if len(parts[-1]) > _LONGEST:
        parts[-1] = parts[-1][:_LONGEST].rsplit(" ", 1)[0] + " …"
    woven: list[str | Mention] = [parts[0]]
    for mention, part in zip(mentions, parts[1:], strict=True):
        woven += [mention, part]
    return tuple(piece for piece in woven if piece != "")
