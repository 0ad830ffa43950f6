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

#: Plain words between blanks, which can be nothing else than emphasis: what is asked of all marks of a text is spared.
_WORDS = re.compile(r"(?<![^ \n])(\*\*?)([^\W_](?:[^\n!&*:<\[\\\]^_`{]*[^\W_])?)\1(?=[ \n.,:;!?)]|$)")
_BLANK = re.compile(r"\s")
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
    if not silent and (words := _WORDS.match(state.src, state.pos, state.posMax)):
        name = "strong" if len(words[1]) > 1 else "em"
        state.push(f"{name}_open", name, 1).markup = words[1]
        state.push("text", "", 0).content = words[2]
        state.push(f"{name}_close", name, -1).markup = words[1]
        state.pos = words.end()
        return True
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
    text, after = state.src, closing.end
    inside = text[max(opening.start - 1, 0) : opening.start].isalnum()
    ends_inside = text[after : after + 1].isalnum() and (
        _BLANK.search(text, opening.end, closing.start) or _GENDERED.match(text, after)
    )
    if inside or ends_inside or text[opening.end] == ")":
        mark = text[opening.start]
        message = f"the `{mark}` here and the next one would make emphasis and vanish"
        _mark(state, opening.start, message, f"write `\\{mark}` for each that is text", "error")


def _judge_left(state: StateInline, runs: list[_Run]) -> None:
    """Warn of the first two marks of a kind between which there are words, as in `**„Wort“**es`."""
    text, opened = state.src, dict[str, _Run]()
    for run in runs:
        mark = text[run.start]
        before, behind = text[max(run.start - 1, 0) : run.start], text[run.end : run.end + 1]
        first = opened.get(mark)
        if first and mark == "_" and _BLANK.search(text, first.end, run.start):
            first = None
        if first and before.strip():
            remedy = f"put whole words between them, or write `\\{mark}`"
            _mark(state, first.start, f"this `{mark}` makes no emphasis and stays as it is", remedy, "warning")
            return
        if behind.strip() and not before.isalnum() and (mark == "_" or mark not in opened):
            opened[mark] = run


def _mark(state: StateInline, at: int, message: str, remedy: str, severity: str) -> None:
    token = Token("stray", "", 0, level=0)
    token.meta = {"at": at, "problem": (message, remedy, severity)}
    state.tokens.append(token)
