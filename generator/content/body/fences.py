"""Lines of a body that were meant as containers or attributes and would silently be text: each is a problem.

In: the lines of a body. Out: problems for unknown, unclosed and stray containers and for attribute lines that stand
above nothing.
"""

import re

from generator.base.problems import did_you_mean
from generator.content.fields import Findings

CONTAINERS = ("account", "discrepancy")

_CODE = re.compile(r" {0,3}(```+|~~~+)")
_FENCE = re.compile(r" {0,3}(:{3,})([ \t]*)(.*)")
_ATTRIBUTES = re.compile(r" {0,3}\{[.#]?[^{}]*\}[ \t]*")
#: Nothing or a comment between the braces: attributes that the parser takes and forgets.
_SAYS_NOTHING = re.compile(r"[ >]*\{[ \t]*(?:%[^{}]*)?\}[ \t]*")
#: What all of them begin with.
_BEGINS = frozenset("`~:{")


def check_fences(lines: list[str], first_line: int, findings: Findings) -> bool:
    """Report containers and attribute lines that markdown would take for text; whether there were any."""
    before = len(findings.problems)
    opened: int | None = None
    code = ""
    for n, line in enumerate(lines):
        if line.lstrip(" >")[:1] not in _BEGINS:
            continue
        if fence := _CODE.match(line):
            code = "" if code and fence[1].startswith(code) else code or fence[1]
        if code:
            continue
        if container := _FENCE.fullmatch(line):
            if len(container[1]) > 3 or "\t" in line:
                findings.wrong(first_line + n, 1, "a container needs three colons and blanks", "write `:::`, no tab")
            opened = _container(container[3].strip(), n, opened, first_line, findings)
        elif _SAYS_NOTHING.fullmatch(line):
            findings.wrong(first_line + n, 1, "this line would vanish", "write `\\{` where it is text, or remove it")
        elif _ATTRIBUTES.fullmatch(line) and (n + 1 == len(lines) or not lines[n + 1].strip()):
            remedy = "put it directly above a block quotation or a heading"
            findings.wrong(first_line + n, 1, "this line of attributes stands above nothing", remedy)
    if opened is not None:
        findings.wrong(first_line + opened, 1, "the container is not closed", "end it with a line `:::`")
    return len(findings.problems) > before


def _container(words: str, n: int, opened: int | None, first_line: int, findings: Findings) -> int | None:
    """The line of the container that is open behind line `n`."""
    name = words.split()[0] if words else ""
    if not words:
        if opened is None:
            findings.wrong(first_line + n, 1, "this `:::` closes nothing", "remove it, or open a container above")
        return None
    if opened is not None:
        message = f"`::: {name}` stands inside the container of line {first_line + opened}"
        findings.wrong(first_line + n, 1, message, "close that one with a line `:::` first")
    if name not in CONTAINERS:
        remedy = did_you_mean(name, CONTAINERS) or "the containers are `::: account …` and `::: discrepancy …`"
        findings.wrong(first_line + n, 1, f"unknown container `{name}`", remedy)
    return n
