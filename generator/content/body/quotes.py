"""One rule for quotation marks and apostrophes, in bodies, titles and summaries: straight ones become those of the
language, what cannot be told is a problem.

In: the parser, whose rule is wrapped, then the environment of a parse; or one line of plain text. Out: text, and
problems for marks that stay straight, for pairs of two languages, and for an absurd number of marks in one block
(markdown-it copies a block's text for each, so their cost would grow with the square).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from types import SimpleNamespace
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_core.smartquotes import process_inlines
from markdown_it.token import Token

from generator.base.languages import quotation_marks, sets_blanks, spaced
from generator.content.body.places import Text
from generator.content.body.quotations import Reading

MOST_QUOTES = 1000
_MOST_TOLD = 20
_KEY = "blocks of too many quotes"
_APOSTROPHE = "’"
#: Words that begin with an apostrophe, decades, and the one that stands alone: no quotation begins here.
_SHORTENED = re.compile(
    r"(?<!\w)'(?=(?:[0-9]{2}(?:er[ns]?|s)|s|n|ne|nen|nem|ner|nes|rum|raus|rein|tis|twas|til|em|cause)\b(?!'))"
)
_AND = re.compile(r"(?<=\s)'([nN])'(?=\s)")
_DOUBLE = re.compile('[„“”«»"]')
#: How a mark closes that opens in any language; one of ours closes as ours do.
_CLOSES = {"„": "“", "“": "”", "»": "«", "«": "»"}


def bound_quotes(markdown: MarkdownIt, language: str) -> None:
    """Let the parser set marks by our rule, and pass over blocks of more than `MOST_QUOTES` straight ones."""
    markdown.core.ruler.at("smartquotes", partial(_bounded, language))


def check_quotes(environment: Mapping[str, Any], reading: Reading) -> None:
    """Report the blocks that were passed over."""
    for token in environment.get(_KEY, ()):
        line = reading.first_line + (token.map or [0])[0]
        message = f"more than {MOST_QUOTES:,} straight quotation marks stand in one block"
        reading.findings.wrong(line, 1, message, "split it, or write „…“ and ‚…‘")


def check_marks(token: Token, text: Text, reading: Reading) -> None:
    """Warn of marks in running text that stay straight or are closed by those of another language."""
    marks, content = quotation_marks(reading.language), token.content
    typed = content.count('"')
    if (not typed and content.count(marks[0]) == content.count(marks[1])) or typed > MOST_QUOTES // 2:
        return
    straight = [t.content for t in token.children or () if t.type == "text" and '"' in t.content]
    for words in straight:
        for at in _stray_marks(words)[:_MOST_TOLD]:
            near = re.search(re.escape(words[max(at - 9, 0) : at + 9]), token.content)
            place = near.start() + min(at, 9) if near else token.content.find('"')
            reading.findings.wrong(*text.place(place), *_stays(marks), "warning")
    if found := _mismatch(token.content, marks):
        reading.findings.wrong(*text.place(found[0]), *found[1:], "warning")


def typeset(text: str, language: str) -> tuple[str, tuple[str, str] | None]:
    """One line of plain text with the marks of its language; and the message and remedy of what cannot be told."""
    marks = quotation_marks(language)
    if "'" in text or '"' in text:
        token = Token("text", "", 0, content=text)
        _set([token], marks)
        text = token.content
    text = spaced(text, language)
    if _stray_marks(text):
        return text, (_stays(marks)[0], f"write {marks[0]} or {marks[1]}")
    found = _mismatch(text, marks)
    return text, found[1:] if found else None


def _bounded(language: str, state: StateCore) -> None:
    marks = quotation_marks(language)
    if not sets_blanks(language) and "'" not in state.src and '"' not in state.src:
        return
    for token in state.tokens:
        if token.type != "inline" or not token.children:
            continue
        if token.content.count('"') + token.content.count("'") > MOST_QUOTES:
            state.env.setdefault(_KEY, []).append(token)
        elif "'" in token.content or '"' in token.content:
            _set(token.children, marks)
        for text in token.children:
            if text.type == "text":
                text.content = spaced(text.content, language)


def _set(tokens: list[Token], marks: str) -> None:
    """Set straight marks: apostrophes that are sure, then pairs, then what is left."""
    texts = [token for token in tokens if token.type == "text"]
    for token in texts:
        if "'" in token.content:
            token.content = _AND.sub(rf"{_APOSTROPHE}\1{_APOSTROPHE}", _SHORTENED.sub(_APOSTROPHE, token.content))
    pairing: Any = SimpleNamespace(md=SimpleNamespace(options=SimpleNamespace(quotes=marks)))
    process_inlines(tokens, pairing)
    for token in texts:
        token.content = token.content.replace("'", _APOSTROPHE)
    if any('"' in token.content for token in texts):
        _complete(texts, marks)


def _complete(texts: Sequence[Token], marks: str) -> None:
    """A straight mark whose partner was typed as one of the language's own becomes the other one of the pair."""
    opening, closing = marks[0], marks[1]
    places = [(token, match.start()) for token in texts for match in _DOUBLE.finditer(token.content)]
    is_open = False
    for n, (token, at) in enumerate(places):
        mark = token.content[at]
        following = places[n + 1][0].content[places[n + 1][1]] if n + 1 < len(places) else ""
        if mark == '"' and is_open and not _begins(token.content, at):
            mark = closing
        elif mark == '"' and not is_open and following == closing and _begins(token.content, at):
            mark = opening
        token.content = token.content[:at] + mark + token.content[at + 1 :]
        is_open = mark == opening or (is_open and mark != closing)


def _begins(text: str, at: int) -> bool:
    """Whether a mark stands where words begin."""
    before, behind = text[max(at - 1, 0) : at], text[at + 1 : at + 2]
    return bool(behind.strip()) and not before.isalnum() and before not in {".", "!", "?", "…", ",", "“", "”"}


def _stray_marks(text: str) -> list[int]:
    """Where a mark is still straight; behind a digit it is an inch or a second."""
    return [m.start() for m in re.finditer('"', text) if not text[max(m.start() - 1, 0) : m.start()].isdigit()]


def _stays(marks: str) -> tuple[str, str]:
    message = "this quotation mark has no partner and stays straight"
    return message, f'write {marks[0]} or {marks[1]}, or `\\"` where it is meant so'


def _mismatch(text: str, marks: str) -> tuple[int, str, str] | None:
    """The first pair that opens as the language does and closes as another one: place, message, remedy."""
    if text.count(marks[0]) == text.count(marks[1]):
        return None
    opened: list[str] = []
    for at, mark in _doubles(text):
        expected = marks[1] if opened and opened[-1] == marks[0] else _CLOSES.get(opened[-1], "") if opened else ""
        if opened and mark == expected:
            opened.pop()
        elif _begins(text, at) and mark in _CLOSES:
            opened.append(mark)
        elif opened and opened[-1] == marks[0] and mark != '"':
            return at, f"{marks[0]} is closed by {mark}", f"write {marks[1]}"
    return None


def _doubles(text: str) -> Iterator[tuple[int, str]]:
    return ((match.start(), match[0]) for match in _DOUBLE.finditer(text))
