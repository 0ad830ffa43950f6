"""Lines that Markdown would take for something else than was typed: each is a problem, none changes silently.

In: the tokens of a body and its lines. Out: problems for ordinals and years that would become lists, for marks at a
line's start inside a paragraph, underlined headings, four blanks that make code, cells that a table drops. What is
decided here stands in docs/content-format.md, each with what to type.
"""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from generator.base.problems import Severity
from generator.content.body.quotations import Reading

_MONTH = re.compile(
    r"(?:Jan(?:uary?)?|Januar|Jänner|Feb(?:ruary?)?|Februar|Feber|März?|Mrz|Mar(?:ch)?|Apr(?:il)?|Mai|May|Jun[ei]?"
    r"|Jul[iy]?|Aug(?:ust)?|Sept?(?:ember)?|Okt(?:ober)?|Oct(?:ober)?|Nov(?:ember)?|De[zc](?:ember)?)\b"
)
#: What stands before the text of a line in lists, quotations and definitions.
_MARGIN = re.compile(r"[ \t>]*")
#: What hardly begins an entry of a list or a quotation: behind `-` it is negative, behind `>` it is exceeded.
_AMOUNT = re.compile(
    r"[0-9]+(?:[.,][0-9]+)*[ \u00a0\u202f]?(?:°|%|€|\$|Grad|degree|Prozent|percent|per cent|Euro|Dollar|Mrd|Mio|bn\b"
    r"|Milli|million|billion|thousand|Tausend)",
    re.IGNORECASE,
)
#: What opens or closes a quotation, code, or the words of a link.
_MAY_BE_CUT = re.compile(r"[„“”`\[\]]")
_CLOSING_FENCE = re.compile(r"[ \t>]*(?:`{3,}|~{3,})[ \t]*")
#: The name of a language that code is written in.
_PROGRAM = re.compile(r"[A-Za-z][A-Za-z0-9+#.-]*")
_CLOSED_HEADING = re.compile(r"[ \t](#+)[ \t]*$")
_LONE = {"-": "a dash is –, a minus −", "+": "write `- ` for a list", "*": "write `- ` for a list"}


def check_blocks(tokens: Sequence[Token], reading: Reading) -> None:
    """Report every line whose text would be published as something else than was typed."""
    ended: dict[int, int] = {}
    for n, token in enumerate(tokens):
        if token.type == "ordered_list_open":
            _ordered(tokens, n, ended, reading)
        elif check := _CHECKS.get(token.type):
            check(tokens, n, reading)


def _wrong(token: Token, message: str, remedy: str, reading: Reading, severity: Severity = "error") -> None:
    """A problem at the first character of a block, behind what lists and quotations put before it."""
    line = token.map[0] if token.map else 0
    written = reading.lines[line]
    behind = _MARGIN.match(written)
    at = behind.end() if behind else 0
    if token.type in ("list_item_open", "blockquote_open"):
        at = written.find(token.info + token.markup)
    reading.findings.wrong(reading.first_line + line, max(at, 0) + 1, message, remedy, severity)


def _list_entries(tokens: Sequence[Token], n: int) -> list[int]:
    """The indices of the items of the list that opens at `n`."""
    level, items = tokens[n].level, list[int]()
    for m in range(n + 1, len(tokens)):
        if tokens[m].level == level:
            break
        if tokens[m].type == "list_item_open" and tokens[m].level == level + 1:
            items.append(m)
    return items


def _words(tokens: Sequence[Token], item: int) -> str:
    """How the text of an item begins; empty where it begins with another block."""
    first = tokens[item + 2 : item + 3]
    return first[0].content if tokens[item + 1].type == "paragraph_open" else ""


def _interrupts(tokens: Sequence[Token], n: int) -> bool:
    """Whether a block begins on the line below a paragraph, without a blank one between."""
    if not n or tokens[n - 1].type != "paragraph_close":
        return False
    above, below = tokens[n - 3].map, tokens[n].map
    attributes = tokens[n - 2].content.startswith("{")  # they did not take effect, which is told
    return bool(above and below and above[1] == below[0] and not attributes)


def _ordered(tokens: Sequence[Token], n: int, ended: dict[int, int], reading: Reading) -> None:
    """A numbered list counts up from 1, or goes on where the one before it ended; everything else is an ordinal."""
    opening, items = tokens[n], _list_entries(tokens, n)
    numbers = [tokens[item].info for item in items]
    first = int(numbers[0])
    goes_on = first > 1 and ended.get(opening.level) == first - 1
    ended[opening.level] = first + len(items) - 1
    text = f"{numbers[0]}{opening.markup}"
    reason = ""
    if opening.markup == ")":
        reason = f"“{text}” would be shown as “{numbers[0]}.”"
    elif any(_MONTH.match(_words(tokens, item)) for item in items):
        reason = "this date would become a list"
    elif first != 1 and not goes_on:
        reason = f"“{text}” would begin a list"
    elif len(items) == 1 and not goes_on:
        reason = f"“{text}” would become a list of one"
    elif _interrupts(tokens, n) and not (opening.level and tokens[n - 4].type == "list_item_open"):
        reason = f"“{text}” would begin a list inside a paragraph"
    for position, item in enumerate(items):
        number, mark, counted = numbers[position], opening.markup, str(first + position)
        ordinal = f"write `{number}\\{mark}`"
        if reason:
            lists = "number a list from `1.` on, with a blank line above"
            _wrong(tokens[item], reason, f"{ordinal}; {lists}" if item == items[0] else ordinal, reading)
        elif number != counted:
            message = f"“{number}.” would be shown as “{counted}.”"
            _wrong(tokens[item], message, f"write `{counted}.`, or {ordinal.removeprefix('write ')}", reading)


def _bullets(tokens: Sequence[Token], n: int, reading: Reading) -> None:
    """A list begins below a blank line; a single `+`, `*` or `-` before a number is hardly one."""
    opening, items = tokens[n], _list_entries(tokens, n)
    mark, words = opening.markup, _words(tokens, items[0])
    nested = opening.level > 0 and tokens[n - 4].type == "list_item_open"
    goes_on = nested and len(items) == 1 and words[:1].islower()
    escaped = f"write `\\{mark}` where it is text ({_LONE[mark]})"
    if _interrupts(tokens, n) and (goes_on or not nested):
        message = f"“{mark}” would begin a list inside a paragraph"
        _wrong(tokens[items[0]], message, f"leave a blank line above a list; {escaped}", reading)
    elif len(items) == 1 and (mark in "+*" or tokens[items[0] + 1].type == "list_item_close"):
        _wrong(tokens[items[0]], f"“{mark}” would become a list of one", escaped, reading)
    elif len(items) == 1 and _AMOUNT.match(words):
        _wrong(tokens[items[0]], f"“{mark}” becomes a list of one", escaped, reading, "warning")


def _heading(tokens: Sequence[Token], n: int, reading: Reading) -> None:
    opening, words = tokens[n], tokens[n + 1].content
    first, last = opening.map or (0, 1)
    if opening.markup[0] in "-=":
        underline = Token("hr", "", 0, map=[last - 1, last])
        remedy = "leave a blank line between them; write a heading as `## …`"
        _wrong(underline, "this line would make a heading of the text above", remedy, reading)
        return
    if not words:
        _wrong(opening, "this heading has no words", f"add them, or write `\\{opening.markup}`", reading)
    closing = _CLOSED_HEADING.search(reading.lines[first]) if words else None
    if closing and closing[1] != opening.markup and not words.endswith("#"):
        _wrong(opening, f"the {closing[1]} at the end would not be shown", f"write `\\{closing[1]}`", reading)


def _quotation(tokens: Sequence[Token], n: int, reading: Reading) -> None:
    """Who is quoted must be sure: no line belongs to a quotation that does not begin with `>`."""
    opening, paragraph = tokens[n], tokens[n + 2] if tokens[n + 1].type == "paragraph_open" else None
    if _interrupts(tokens, n):
        remedy = "leave a blank line above a quotation; write `\\>` where it is text"
        _wrong(opening, "“>” would begin a quotation inside a paragraph", remedy, reading)
    if paragraph and _AMOUNT.match(paragraph.content) and "said" not in str(opening.attrs.get("class", "")):
        _wrong(opening, "“>” makes a quotation here", "write `\\>` for “more than”", reading, "warning")
    if paragraph and paragraph.content.startswith("[!"):
        remedy = "write `\\[!`, or remove it"
        _wrong(opening, "GitHub makes a notice of this, the site shows it as it is", remedy, reading, "warning")
    first, last = opening.map or (0, 0)
    for line in range(first, last) if not opening.level else ():
        written = reading.lines[line]
        if written.strip() and not written.lstrip().startswith(">"):
            remedy = "begin it with `> `, or leave a blank line above"
            _wrong(Token("", "", 0, map=[line, line]), "this line would belong to the quotation above", remedy, reading)


def _code(tokens: Sequence[Token], n: int, reading: Reading) -> None:
    remedy = "remove the blanks; code stands between two lines ```"
    _wrong(tokens[n], "a line indented by four blanks would become code", remedy, reading)


def _fence(tokens: Sequence[Token], n: int, reading: Reading) -> None:
    """Code ends with a line of the same marks; else all that follows would be code."""
    first, last = tokens[n].map or (0, 1)
    if last - first < 2 or not _CLOSING_FENCE.fullmatch(reading.lines[last - 1]):
        mark = tokens[n].markup
        remedy = f"end it with a line {mark}, or write `\\{mark[0]}` where it is text"
        _wrong(tokens[n], "this code is not closed, so all that follows is code", remedy, reading)
    elif tokens[n].info.strip() and not _PROGRAM.fullmatch(tokens[n].info.strip()):
        remedy = "put them on a line below or above"
        _wrong(tokens[n], "the words behind the mark of code would not be shown", remedy, reading)


def _definition(tokens: Sequence[Token], n: int, reading: Reading) -> None:
    line = (tokens[n].map or [0])[0]
    if reading.lines[line].lstrip(" \t>").startswith("~"):
        remedy = "write `\\~` where it is text, `: ` for a definition"
        _wrong(tokens[n], "“~” would make a definition of this line", remedy, reading)


def _row(tokens: Sequence[Token], n: int, reading: Reading) -> None:
    """A row has no more cells than the head, and at least one `|`."""
    opening = tokens[n]
    line = opening.map[0] if opening.map else 0
    if tokens[n - 1].type == "thead_open" or not opening.map:
        return
    written = _MARGIN.sub("", reading.lines[line], count=1)
    if "|" not in written:
        _wrong(opening, "this line would become a row of the table", "leave a blank line above it", reading)
        return
    written = written.strip()
    cells = escapedSplit(written) if "\\" in written else written.split("|")
    cells = cells[not cells[0] : len(cells) - (len(cells) > 1 and not cells[-1])]
    end = next(m for m in range(n, len(tokens)) if tokens[m].type == "tr_close")
    columns = sum(token.type == "td_open" for token in tokens[n:end])
    if len(cells) > columns:
        message = f"this row has {len(cells)} cells, the table has {columns} columns: the rest would be lost"
        _wrong(opening, message, "write `\\|` where a bar is text, or add columns to the head", reading)
    elif _MAY_BE_CUT.search(written) and any(_is_cut(left, right) for left, right in pairwise(cells)):
        _wrong(opening, "a bar cuts a quotation or code in two", "write `\\|` where it is text", reading)


def _is_cut(left: str, right: str) -> bool:
    """Whether what is opened in a cell is closed in the next one."""
    opened = left.count("„") > left.count("“") and "“" in right and "„" not in right
    return (
        opened
        or left.count("“") > left.count("”") + left.count("„") >= 0 < right.count("”") > right.count("“")
        or (left.count("`") % 2 == 1 and right.count("`") % 2 == 1)
        or (left.count("[") > left.count("]") and right.count("]") > right.count("["))
    )


_CHECKS: dict[str, Callable[[Sequence[Token], int, Reading], None]] = {
    "bullet_list_open": _bullets,
    "heading_open": _heading,
    "blockquote_open": _quotation,
    "code_block": _code,
    "fence": _fence,
    "dd_open": _definition,
    "tr_open": _row,
}
