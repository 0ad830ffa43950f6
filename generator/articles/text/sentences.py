"""The sentences of a line, with quotations left whole.

In: a line and the quotations in it. Out: spans of sentences, and the line with the words of quotations blotted out, so
that a search for who speaks never looks into what is said.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

BLOT = "□"

_ABBREVIATION = re.compile(
    r"(?:\b(?:Dr|Prof|Mr|Mrs|Ms|St|Nr|No|bzw|ca|etwa|usw|vgl|Mio|Mrd|Jan|Feb|Mar|Apr|Aug|Sept?|Oct"
    r"|Okt|Nov|Dec|Dez|Gen|Sen|Rep|Gov|Lt|Col|Jr|Sr|Inc|U\.S|U\.K|U\.N|a\.m|p\.m|z\.\s?B|d\.\s?h"
    r"|u\.\s?a|D\.C|e\.g|i\.e|vs|Art|Abs|sog)"
    r"|\b[A-Z])\.$"
)
_END = re.compile(r"[.!?…:]?[.!?…][\"“”»«’'‘)]*(?=\s+[„“\"«»‚‘'(\[]?[A-ZÄÖÜ0-9À-Ž□])")


def blotted(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text with the inside of each span blotted out; a full stop before the closing mark stays."""
    letters = list(text)
    for start, end in spans:
        for i in range(start + 1, end - 1):
            letters[i] = BLOT
        if end - 2 > start and text[end - 2] in ".!?…,":
            letters[end - 2] = text[end - 2]
    return "".join(letters)


@lru_cache(maxsize=8192)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Spans of the sentences of a (blotted) line; together they cover it."""
    spans, start = [], 0
    for match in _END.finditer(text):
        upto = text[: match.end()].rstrip("\"“”»«’'‘)")
        if _ABBREVIATION.search(upto) and not re.search(
            r"(?:p\.m|a\.m|U\.S|D\.C)\.$|\b(?:auf|bei|on|via)\s+X\.$", upto
        ):
            continue
        if re.search(r"(?:p\.m|a\.m|U\.S|U\.K|D\.C)\.$", upto) and not re.match(
            r"\s+(?:The|He|She|It|In|A|But|They)\b", text[match.end() :]
        ):
            continue
        if (
            re.search(r"\b\d{1,2}\.$", upto)
            and re.match(r"\s+(?:[a-zäöü]|[A-ZÄÖÜ]\w+(?:\s\d{4}|\b))", text[match.end() :])
            and not re.search(r"\d{4}\.$", upto)
        ):
            continue
        spans.append((start, match.end()))
        start = match.end() + len(re.match(r"\s*", text[match.end() :])[0])  # type: ignore[index]
    if start < len(text):
        spans.append((start, len(text)))
    return tuple(spans)
