"""Smart quotes, bounded: markdown-it copies a block's text for each mark, so their cost grows with the square.

In: the parser, whose rule is wrapped; then the environment of a parse. Out: a problem for each block that has an absurd
number of straight marks; it keeps them straight.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

from generator.content.body.inline import Reading

MOST_QUOTES = 1000
_KEY = "blocks of too many quotes"


def bound_quotes(markdown: MarkdownIt) -> None:
    """Let the parser pass over blocks of more than `MOST_QUOTES` straight marks."""
    rule = {rule.name: rule.fn for rule in markdown.core.ruler.__rules__}["smartquotes"]
    markdown.core.ruler.at("smartquotes", partial(_bounded, rule))


def check_quotes(environment: Mapping[str, Any], reading: Reading) -> None:
    for token in environment.get(_KEY, ()):
        line = reading.first_line + (token.map or [0])[0]
        message = f"more than {MOST_QUOTES:,} straight quotation marks stand in one block"
        reading.findings.wrong(line, 1, message, "split it, or write „…“ and ‚…‘")


def _bounded(rule: Callable[[StateCore], None], state: StateCore) -> None:
    tokens = state.tokens
    heavy = [t for t in tokens if t.type == "inline" and t.content.count('"') + t.content.count("'") > MOST_QUOTES]
    if heavy:
        passed_over = {id(token) for token in heavy}
        state.env[_KEY] = heavy
        state.tokens = [token for token in tokens if id(token) not in passed_over]
    rule(state)
    state.tokens = tokens
