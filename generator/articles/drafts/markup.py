"""Foreign text as harmless Markdown: escaped, in the quotation marks of its language, cut to a length.

In: text of an article, ids, attributes. Out: Markdown in the notation of the content files. Whatever an article holds,
it stays text: no markup, no container, no line break gets through.
"""

import re

from generator.articles.capture.fetch import plain
from generator.base.languages import quotation_marks, spaced
from generator.base.notation import is_id

_SPECIAL = re.compile(r"([\\`*_\[\]<>{}|~^&$#!@])")
_AT_START = re.compile(r"^([-+=:.>]|\d+(?=[.)](?:\s|$)))")
_MARKS = "„“”\"«»‚‘’'‹›"


def escaped(text: str) -> str:
    """One line of Markdown that shows the text as it is."""
    safe = _SPECIAL.sub(r"\\\1", _without_controls(text))
    safe = safe.replace(":::", r"\:\:\:").replace("://", r"\://")
    return _AT_START.sub(lambda m: "\\" + m[1] if not m[1].isdigit() else m[1] + "\\", safe)


def value(text: str) -> str:
    """Foreign text for a front matter value: one line without control characters; `notation.write` quotes it."""
    return _without_controls(text)


def quoted(text: str, language: str, limit: int) -> str:
    """The text in its language's quotation marks, at most `limit` words and then an ellipsis in brackets."""
    marks = quotation_marks(language)
    inner = _without_controls(text).strip().strip(_MARKS).strip()
    tokens = inner.split()
    kept = " ".join(tokens[:limit]) + (" […]" if len(tokens) > limit else "")
    return spaced(f"{marks[0]}{escaped(kept)}{marks[1]}", language)


def said(text: str, speaker: str, channel: str | None, language: str, limit: int) -> str:
    """A marked quotation: `[„…“]{.said by=… via="…"}`; without a speaker only the words in their marks."""
    words = quoted(text, language, limit)
    if not is_id(speaker):
        return words
    via = re.sub(r'[\\"{}<>\[\]|`*_&]', "", _without_controls(channel or "")).strip()
    return f"[{words}]{{.said by={speaker}" + (f' via="{via}"' if via else "") + "}"


def reference(scheme: str, ident: str) -> str:
    """`<actor:id>`; ids that are none become nothing."""
    name, _, locator = ident.partition("#")
    return f"<{scheme}:{ident}>" if is_id(name) and re.fullmatch(r"(?:p\d+|\d\d:\d\d)?", locator) else ""


def _without_controls(text: str) -> str:
    return re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", " ", plain(text))
