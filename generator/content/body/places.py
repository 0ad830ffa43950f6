"""Places: where in the file a piece of running text stands. markdown-it knows lines of blocks and no columns.

In: the parser, whose inline rules are wrapped so that links, images, quotations and attributes keep their offset in the
running text; and one inline token. Out: lines and columns (from 1) of offsets. Markup that was meant and stays text is
marked by `stray` tokens, made exactly where every rule has failed: escaped characters and code are never mistaken.
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from generator.base.notation import forbidden_character
from generator.base.problems import Severity

Rule = Callable[[StateInline, bool], bool]

_OURS = re.compile(r"<((?:actor|call|topic|source):[!#-&(-;=?-~]*)>")
_REFERENCE = re.compile(r"<(?:actor|call|topic|source)\s*:[^<>]{0,200}>")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:[\s/][^<>]{0,500})?>|<!--|<!\[|<[!?][A-Za-z]")
_ATTRIBUTES = re.compile(r"\{\s*(?:[.#][\w-]|[\w-]+=)")
_SAID = '[words]{.said by=id via="…"}'
#: So many characters before a quotation are looked at: no bracket of a sentence opens earlier.
_NEAR = 2000
_NO_BRACKET = re.compile(r"\\.|`[^`]*`", re.DOTALL)
_NO_LINK = re.compile(r"\]\((?:[A-Za-z]+:|/|www\.)[^()\n]{0,200}\)")
_AS_TEXT = {"&": "`&`", "<": "`\\<`", ">": "`>`", "*": "`\\*`", "_": "`\\_`", '"': '`\\"`', "'": "`\\'`"}
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,100}\]")


@dataclass(slots=True)
class Text:
    """The running text of one block. `first` and `last`: its lines in the body (0-based, half open), `lost` if it is
    not known on which of them it begins; `column`: where a cell of a table begins in its line."""

    content: str
    lines: list[str]
    first_line: int
    first: int
    last: int
    lost: bool = False
    column: int = 0
    unescaped: str = ""
    _starts: list[int] = field(default_factory=list)
    _margins: dict[int, int] = field(default_factory=dict)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column in the file of an offset in `content`; in a cell, of an offset in its text without `\\|`."""
        offset += self.unescaped.count("|", 0, offset)
        if not self._starts:
            self._starts = [0, *(match.end() for match in re.finditer("\n", self.content))]
            self._move_to_begin()
        row = bisect_right(self._starts, offset) - 1
        line = min(self.first + row, len(self.lines) - 1)
        column = self._margin(row, line) + offset - self._starts[row]
        return self.first_line + line, min(column, len(self.lines[line])) + 1

    def _move_to_begin(self) -> None:
        """Where markdown-it gives no line (a footnote in the line), look for the words; else for the first row."""
        if self.lost:
            written = "\n".join(self.lines[self.first : self.last])
            places = (written.find(words) for words in (f"^[{self.content}]", self.content, self._row(0)))
            at = next((at for at in places if at >= 0), 0)
            self.first += written.count("\n", 0, at)
        elif self._row(0) not in self.lines[self.first]:
            found = (n for n in range(self.first, min(self.last, len(self.lines))) if self._row(0) in self.lines[n])
            self.first = next(found, self.first)

    def _row(self, row: int) -> str:
        end = self._starts[row + 1] - 1 if row + 1 < len(self._starts) else len(self.content)
        return self.content[self._starts[row] : end]

    def _margin(self, row: int, line: int) -> int:
        """How many characters of the line stand before the row: indentation, `> `, `- `, `: `, other cells."""
        if row not in self._margins:
            self._margins[row] = max(self.lines[line].find(self._row(row), self.column), 0)
        return self._margins[row]


def keep_places(markdown: MarkdownIt) -> None:
    """Let the inline rules of the parser keep offsets, and mark what stays text against its writer's will."""
    ruler = markdown.inline.ruler
    own = {rule.name: rule.fn for rule in ruler.__rules__}
    for name, first in (("link", "["), ("image", "!"), ("autolink", "<"), ("span", "[")):
        ruler.at(name, partial(_placed, own[name], first))
    ruler.before("autolink", "written", _written)
    ruler.at("attr", partial(_attributes, own["attr"]))
    ruler.at("entity", partial(_entity, own["entity"]))
    ruler.at("newline", partial(_newline, own["newline"]))
    ruler.push("stray", _stray)


def _placed(rule: Rule, first: str, state: StateInline, silent: bool) -> bool:
    """Keep on the first token of the rule where it begins (`at`), and where an address and attributes in it stand."""
    if state.src[state.pos] != first:
        return False
    start, made = state.pos, len(state.tokens) + bool(state.pending)
    if not rule(state, silent):
        return False
    if not silent:
        text = state.src
        behind = text.rfind("](", start, state.pos) + 2 if text[state.pos - 1] == ")" else 0
        brace = text.rfind("{", start, state.pos)
        address = start + 1 if text[start] == "<" else max(behind, start)
        while behind and text[address] in " \n<":
            address += 1
        state.tokens[made].meta |= {"at": start, "address": address, "attributes": max(brace, start)}
    return True


def _written(state: StateInline, silent: bool) -> bool:
    """One token for a reference of our own, such as `<actor:donald-trump>`, instead of the three of a link."""
    match = _OURS.match(state.src, state.pos, state.posMax)
    if match and not silent:
        token = state.push("written", "a", 0)
        token.markup, token.content, token.attrs = "autolink", match[1], {"href": match[1]}
        token.meta = {"at": state.pos, "address": state.pos + 1}
    state.pos = match.end() if match else state.pos
    return match is not None


def _attributes(rule: Rule, state: StateInline, silent: bool) -> bool:
    """Attributes behind code, a link or another span: keep on that token's end where they stand."""
    start = state.pos
    done = rule(state, silent)
    if done and not silent:
        state.tokens[-1].meta["attributes"] = start
    return done


def _entity(rule: Rule, state: StateInline, silent: bool) -> bool:
    """An entity may not bring in what the file itself may not hold."""
    start = state.pos
    if state.src[start] != "&" or not rule(state, silent):
        return False
    if not silent and (found := forbidden_character(state.tokens[-1].content)):
        state.tokens[-1].content = "\N{REPLACEMENT CHARACTER}"
        _mark(state, start, f"{state.src[start : state.pos]}: {found[1]}", "remove it")
    elif not silent and (shown := state.tokens[-1].content) == "\N{REPLACEMENT CHARACTER}":
        _mark(state, start, f"`{state.src[start : state.pos]}` makes no character", "remove it")
    elif not silent and shown.strip() and shown.isprintable():
        written = state.src[start : state.pos]
        remedy = f"write {_AS_TEXT.get(shown, shown)}, or `\\{written}` where it is text"
        _mark(state, start, f"`{written}` is shown as {shown}", remedy, "warning")
    return True


def _newline(rule: Rule, state: StateInline, silent: bool) -> bool:
    """Blanks at the end of a line cannot be seen, and would break it on the page."""
    if state.src[state.pos] != "\n":
        return False
    blanks = len(state.pending) - len(state.pending.rstrip(" "))
    at, breaks = state.pos - blanks, blanks > 1
    done = rule(state, silent)
    if done and breaks and not silent:
        remedy = "remove them, or write `\\` at the end for a line break"
        _mark(state, at, "two blanks at the end of this line break it", remedy, "warning")
    return done


def _stray(state: StateInline, silent: bool) -> bool:
    """Mark what looks like markup although no rule took it; it stays text, so this never succeeds."""
    character = state.src[state.pos]
    if silent or character not in "<{[:]":
        return False
    at = state.pos
    if character == "<" and (match := _REFERENCE.match(state.src, at)):
        _mark(state, at, f"{_short(match[0])} is not a reference", "write no blanks inside < and >")
    elif character == "<" and (match := _TAG.match(state.src, at)):
        _mark(state, at, f"raw HTML {_short(match[0])} is shown as text", "use Markdown, or write \\<", "warning")
    elif character == "{" and _ATTRIBUTES.match(state.src, at):
        form = '{.update time="2025-03-19T18:42+01:00"}' if "update" in state.src[at : at + 9] else _SAID
        remedy = f"write {form}, values with blanks, `.` or `+` in quotation marks"
        _mark(state, at, "these attributes do not take effect", remedy)
    elif character == "]" and _NO_LINK.match(state.src, at):
        _mark(state, at, "this is no link", "write [words](https://…), no blank in the address")
    elif character == "[" and (match := _FOOTNOTE.match(state.src, at)):
        _mark(state, at, f"the footnote {match[0]} has no text", f"add a line `{match[0]}: …`")
    elif state.src.startswith(":::", at) and not state.src[state.src.rfind("\n", 0, at) + 1 : at].strip():
        remedy = "begin it in the first column, outside lists and quotations, with a blank line above"
        _mark(state, at, "this `:::` opens and closes nothing here", remedy)
    return False


def _mark(state: StateInline, at: int, message: str, remedy: str, severity: Severity = "error") -> None:
    state.push("stray", "", 0).meta = {"at": at, "problem": (message, remedy, severity)}


def stays_open(text: str, at: int) -> bool:
    """Whether a bracket before `at` is never closed, so that what was meant to begin with it begins later."""
    if text.count("[") - text.count("\\[") <= text.count("]") - text.count("\\]"):
        return False
    opened = _NO_BRACKET.sub("", text[max(at - _NEAR, 0) : at])
    return opened.count("[") > opened.count("]")


def _short(markup: str) -> str:
    words = " ".join(markup.split())
    return words if len(words) <= 60 else words[:59] + "…"
