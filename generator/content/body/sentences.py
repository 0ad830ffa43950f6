"""Running text with mentions and quotations in, for each of them the sentence it stands in out.

In: plain text, mentions and quotations in order. Out: one tuple of the same for each that is no text. Cut where a
sentence ends in German and English; an ordinal or an abbreviation (“18. März”, “z. B.”, “J. D.”, “U.S.”) ends none.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from generator.base.notation import one_line
from generator.content.entry import Mention, Quoted, Sentence

#: NUL stands for what is no text, SOH for the end of a sentence inside quotation marks: content can hold neither.
_HOLE, _ENDED = "\x00", "\x01"
#: It begins with the mark and looks back from there, so that the engine passes over everything else at once.
_END = re.compile(
    r"[.!?…:\x01](?<!\b[0-9].)(?<!\b[0-9][0-9].)(?<!\b[A-Za-z].)(?<!\b[A-Z]\.[A-Z].)"
    r"(?:(?<=\x01)|(?:(?<!:)|(?=[.!?…]))(?<!\x01)[.!?…]?[“”\"«»’)\]]*)\s+(?=[„“\"»(\[]?[A-ZÄÖÜ0-9\x00])"
)
_CLOSED = re.compile(r"[.!?…][“”\"«»’)\]]*$")
#: The blank before a citation, which is no text.
_BLANK = re.compile(r" (?=[.,](?: |$))")
_LONGEST = 400
#: Mentions of one sentence that are shown together; a longer one is cut between mentions, or its size would square.
_MOST = 12


def sentences_of(flat: Sequence[str | Mention | Quoted]) -> list[Sentence]:
    """For each mention and quotation of `flat`, in order, the pieces of its sentence, white space collapsed."""
    text = "".join(map(_as_text, flat))
    mentions = [part for part in flat if not isinstance(part, str)]
    starts = [0, *(match.end() for match in _END.finditer(text)), len(text)]
    out: list[Sentence] = []
    for first, last in pairwise(starts):
        plain = one_line(text[first:last].replace(_ENDED, ""))
        parts = _BLANK.sub("", plain).split(_HOLE)
        for n in range(0, len(parts) - 1, _MOST):
            group = mentions[len(out) : len(out) + min(_MOST, len(parts) - 1 - n)]
            out += [_pieces(parts[n : n + len(group) + 1], group)] * len(group)
    return out


def _as_text(part: str | Mention | Quoted) -> str:
    if isinstance(part, str):
        return part
    return _HOLE + _ENDED if isinstance(part, Quoted) and _CLOSED.search(part.text) else _HOLE


def _pieces(parts: list[str], mentions: list[Mention | Quoted]) -> Sentence:
    if len(parts[-1]) > _LONGEST:
        parts[-1] = parts[-1][:_LONGEST].rsplit(" ", 1)[0] + " …"
    woven: list[str | Mention | Quoted] = [parts[0]]
    for mention, part in zip(mentions, parts[1:], strict=True):
        woven += [mention, part]
    return tuple(piece for piece in woven if piece != "")
