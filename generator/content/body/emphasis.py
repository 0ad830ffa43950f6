"""Asterisks and underscores: where Markdown would make emphasis of what was typed as a character, and where it makes
none although it was meant.

In: the parser, whose rule for them is wrapped. Out: `stray` tokens, which become problems with their places. A star
inside a word (`Händler*innen`, `5*3`) begins no emphasis that anybody means; one is text as long as it stands alone.
"""

import re
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

Rule = Callable[[StateInline, bool], bool]

_GENDERED = re.compile(r"(?:innen|in|r|n|e|x)\b")


class _Run(NamedTuple):
    """One run of `*` or `_`: where it begins and ends in the running text."""

    start: int
    end: int


def keep_emphasis(markdown: MarkdownIt) -> None:
    """Let the parser keep where each mark of emphasis stood, and judge all of a text when it is read."""
    ruler = markdown.inline.ruler
    rule = {rule.name: rule.fn for rule in ruler.__rules__}["emphasis"]
    ruler.at("emphasis", partial(_placed, rule))
    markdown.inline.ruler2.after("emphasis", "typed", _judge)


def _placed(rule: Rule, state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] not in "*_":
        return False
    start, before = state.pos, len(state.tokens) + bool(state.pending)
    done = rule(state, silent)
    if done and not silent:
        for token in state.tokens[before:]:
            token.meta["run"] = _Run(start, state.pos)
    return done


def _judge(state: StateInline) -> None:
    """Mark pairs that open or close inside a word, then what looks like a pair and is none."""
    found = [token for token in state.tokens if "run" in token.meta]
    if not found:
        return
    opened, left = list[_Run](), dict[_Run, None]()
    for token in found:
        run: _Run = token.meta.pop("run")
        if token.type in ("em_open", "strong_open"):
            opened.append(run)
        elif token.type in ("em_close", "strong_close"):
            _judge_pair(state, opened.pop(), run)
        elif token.content:
            left[run] = None
    _judge_left(state, list(left))


def _judge_pair(state: StateInline, opening: _Run, closing: _Run) -> None:
    text = state.src
    words, behind = text[opening.end : closing.start], text[closing.end : closing.end + 8]
    inside = opening.start > 0 and text[opening.start - 1].isalnum()
    ends_inside = behind[:1].isalnum() and (re.search(r"\s", words) or _GENDERED.match(behind))
    if inside or ends_inside or words.startswith(")"):
        mark = text[opening.start]
        message = f"the `{mark}` here and the next one would make emphasis and vanish"
        _mark(state, opening.start, message, f"write `\\{mark}` for each that is text", "error")


def _judge_left(state: StateInline, runs: list[_Run]) -> None:
    text = state.src
    for n, first in enumerate(runs):
        opens = text[first.end : first.end + 1].strip() and not text[: first.start][-1:].isalnum()
        if not opens:
            continue
        for second in runs[n + 1 :]:
            mark = text[first.start]
            words = text[first.end : second.start]
            split = mark == "_" and re.search(r"\s", words)
            if text[second.start] == mark and words[-1:].strip() and not split:
                remedy = f"put whole words between them, or write `\\{mark}`"
                _mark(state, first.start, f"this `{mark}` makes no emphasis and stays as it is", remedy, "warning")
                return


def _mark(state: StateInline, at: int, message: str, remedy: str, severity: str) -> None:
    token = Token("stray", "", 0, level=0)
    token.meta = {"at": at, "problem": (message, remedy, severity)}
    state.tokens.append(token)
