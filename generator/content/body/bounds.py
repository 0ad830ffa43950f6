"""Work that is bounded or spared: brackets inside brackets, unwritten cells of tables, rules that begin otherwise.

In: the parser, two of whose rules are wrapped; then the environment of a parse. Out: a problem for each block of text
whose brackets nest absurdly, which stays plain text, and for each table that is made of cells which nobody wrote, which
is not read as one. Without this a few kilobytes take a minute: each bracket is looked at once for each one around it,
and a line `|` gets as many cells as the table has columns. And markdown-it asks every rule at every character that may
mean something, and at every line; here those are asked, in their order, that begin with what stands there.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from generator.content.body.quotations import Reading

DEEPEST_BRACKETS = 8
MOST_MISSING_CELLS = 2000
#: What the line below the head of a table begins with.
_RULED = frozenset("|-:")
_BRACKET = re.compile(r"\\.|[\[\]]", re.DOTALL)
_DEEP, _SPARSE, _MISSING = "texts of too deep brackets", "tables of too few cells", "missing cells"

#: Rules that are not named here are asked everywhere.
_BLOCKS = {
    "attr": "{", "container_account": ":", "container_discrepancy": ":", "fence": "`~", "blockquote": ">",
    "hr": "*-_", "list": "*+-0123456789", "footnote_def": "[", "reference": "[", "heading": "#",
}  # fmt: skip
_INLINE = {
    "newline": "\n", "escape": "\\", "backticks": "`", "emphasis": "*_", "link": "[", "span": "[", "image": "!",
    "footnote_inline": "^", "footnote_ref": "[", "written": "<", "autolink": "<", "entity": "&", "attr": "{",
    "stray": "<{[:]",
}  # fmt: skip
#: What every rule for running text begins with; text without is one piece.
_MARK = re.compile(f"[{re.escape(''.join(_INLINE.values()))}]")
_CHAINS = ("", "paragraph", "reference", "blockquote", "list")

_Rules = Sequence[Callable[..., bool]]

TableRule = Callable[[StateBlock, int, int, bool], bool]


def bound_work(markdown: MarkdownIt) -> None:
    """Let the parser pass over what would take absurdly long."""
    markdown.core.ruler.at("inline", _bounded_inline)
    table = {rule.name: rule.fn for rule in markdown.block.ruler.__rules__}["table"]
    markdown.block.ruler.at("table", partial(_bounded_table, table), {"alt": ["paragraph", "reference"]})


def check_work(environment: Mapping[str, Any], reading: Reading) -> None:
    """Report what was passed over."""
    for token in environment.get(_DEEP, ()):
        message = f"brackets stand inside one another deeper than {DEEPEST_BRACKETS} levels, or stay open"
        remedy = "close them, or write \\[ where one is meant as text"
        reading.findings.wrong(reading.first_line + (token.map or [0])[0], 1, message, remedy)
    for line in sorted(environment.get(_SPARSE, ())):
        message = f"the rows of tables leave out more than {MOST_MISSING_CELLS:,} cells"
        reading.findings.wrong(reading.first_line + line, 1, message, "write every cell with its `|`")


def _bounded_inline(state: StateCore) -> None:
    """Read the running text of each block, unless there is nothing in it to read or too much."""
    state.env[_DEEP] = []
    for token in state.tokens:
        if token.type != "inline":
            continue
        text = token.content
        deep = _is_deep(text)
        if deep:
            state.env[_DEEP].append(token)
        if deep or not _MARK.search(text):
            token.children = [Token("text", "", 0, content=text)] if text else []
        else:
            token.children = state.md.inline.parse(text, state.md, state.env, [])


def _is_deep(text: str) -> bool:
    if text.count("[") <= DEEPEST_BRACKETS:
        return False
    depth = 0
    for match in _BRACKET.finditer(text):
        if match[0] == "[":
            depth += 1
            if depth > DEEPEST_BRACKETS:
                return True
        elif match[0] == "]":
            depth = max(depth - 1, 0)
    return False


def _bounded_table(rule: TableRule, state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a table unless too many of its cells, with those of the tables above, are not written."""
    below = state.bMarks[start + 1] + state.tShift[start + 1] if start + 2 <= end else len(state.src)
    if state.src[below : below + 1] not in _RULED:  # the library finds out no sooner than after all else
        return False
    is_table = rule(state, start, end, True)
    if silent or not is_table:
        return is_table
    missing = state.env.get(_MISSING, 0) + _missing_cells(state, start, end)
    if missing > MOST_MISSING_CELLS:
        state.env.setdefault(_SPARSE, set()).add(start)
        return False
    state.env[_MISSING] = missing
    return rule(state, start, end, False)


def _missing_cells(state: StateBlock, start: int, end: int) -> int:
    """How many `|` the lines below a head have fewer than it, up to the next blank line."""
    wanted, *rows = (
        state.src.count("|", state.bMarks[line], state.eMarks[line])
        for line in range(start + 1, next((n for n in range(start, end) if state.isEmpty(n)), end))
    )
    return sum(max(wanted - bars, 0) for bars in rows)


def by_first_character(markdown: MarkdownIt) -> None:
    """Put one rule, which asks those that may succeed, in the place of all; every rule has to be there already."""
    chains = {name: [_of_blocks(markdown.block.ruler, name)] for name in _CHAINS}
    markdown.block.ruler.getRules = chains.__getitem__  # type: ignore[method-assign, assignment]
    _in_running_text(markdown)
    pairs = markdown.inline.ruler2.getRules("")

    def pair(state: StateInline) -> None:
        if state.delimiters or any(meta and meta["delimiters"] for meta in state.tokens_meta):
            for rule in pairs:
                rule(state)

    ours = [pair]
    markdown.inline.ruler2.getRules = lambda _: ours  # type: ignore[method-assign, assignment, misc]
    core = markdown.core.ruler
    for name, characters in (("normalize", "\r\0"), ("attr", "{"), ("text_join", "\\&")):
        rule = next(rule.fn for rule in core.__rules__ if rule.name == name)
        core.at(name, _where_written(characters, rule))


def _where_written(characters: str, rule: Callable[[StateCore], None]) -> Callable[[StateCore], None]:
    """The rule for a body in which one of the characters stands: else there is nothing to do."""

    def ask(state: StateCore) -> None:
        if any(character in state.src for character in characters):
            rule(state)

    return ask


def _of_blocks(ruler: Ruler[Any], chain: str) -> Callable[[StateBlock, int, int, bool], bool]:
    table, rest = _table(ruler, _BLOCKS, chain)

    def ask(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        at = state.bMarks[start] + state.tShift[start]
        for rule in table.get(state.src[at : at + 1], rest):  # noqa: SIM110  (a generator costs more than the rules)
            if rule(state, start, end, silent):
                return True
        return False

    return ask


def _in_running_text(markdown: MarkdownIt) -> None:
    """All up to the next character that may mean something is text; there the rules are asked that begin with it."""
    markdown.inline.terminator_re = _MARK
    table, text = _table(markdown.inline.ruler, _INLINE, "")
    known = {character: [rule for rule in rules if rule not in text] for character, rules in table.items()}

    def ask(state: StateInline, silent: bool) -> bool:
        for rule in known.get(state.src[state.pos], text):  # noqa: SIM110
            if rule(state, silent):
                return True
        return False

    def tokenize(state: StateInline) -> None:
        source, end = state.src, state.posMax
        flat = state.level < markdown.options["maxNesting"]
        while state.pos < end:
            at = found.start() if flat and (found := _MARK.search(source, state.pos, end)) else end
            if at > state.pos:
                state.append_pending(source[state.pos : at])
                state.pos = at
            if at < end and not ask(state, False):
                state.append_pending(source[at])
                state.pos = at + 1
        if state.pending:
            state.pushPending()

    rules = [ask]
    markdown.inline.ruler.getRules = lambda _: rules  # type: ignore[method-assign, assignment, misc]
    markdown.inline.tokenize = tokenize  # type: ignore[method-assign]


def _table(ruler: Ruler[Any], begin: Mapping[str, str], chain: str) -> tuple[dict[str, _Rules], _Rules]:
    """Character -> the rules to be asked there; and those for every other character."""
    active = [rule for rule in ruler.__rules__ if rule.enabled and (not chain or chain in rule.alt)]
    characters = set("".join(begin.values()))
    table: dict[str, _Rules] = {
        each: [rule.fn for rule in active if each in begin.get(rule.name, each)] for each in characters
    }
    return table, [rule.fn for rule in active if rule.name not in begin]
