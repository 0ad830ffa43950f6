"""Families of Markdown that make parsers slow: how much processor time each takes, and how that grows with its size.

In: nothing. Out: what each family took, and what took too long. A family is read in a child of its own with a limit of
memory, at half and at the whole size, with as many lines and brackets as a body may have. Processor time is compared
and no clock. It grows too when others use the machine, so what seems too long is read again, and judged by how much
slower ordinary prose is then. `python -m tools.torture.pathological [part of a name]` prints the whole table.
"""

import gc
import os
import re
import resource
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from generator.base.languages import Language
from generator.content import parse
from generator.content.body.read import MOST_BRACKETS, MOST_LINES

BYTES = 2**30
#: Processor seconds for prose of `SIZE` on a quiet machine of the kind the limits are meant for.
QUIET = 0.1
SIZE = 100_000
HEAD = "---\ntitle: A\n---\n"


def of(unit: str, head: str = "", tail: str = "") -> Callable[[int], str]:
    """`unit` as often as it takes."""
    return lambda size: head + unit * (size // len(unit)) + tail


def numbered(unit: str) -> Callable[[int], str]:
    """`unit` with a running number in place of `#`."""
    return lambda size: "".join(unit.replace("#", str(n)) for n in range(size // (len(unit) + 3)))


def both(opening: str, closing: str) -> Callable[[int], str]:
    return lambda size: opening * (size // (2 * len(opening))) + closing * (size // (2 * len(closing)))


PROSE = of(
    "Am *Mittwoch* sprach <actor:anna> mit dem Kollegen; beide nannten das Gespräch „sachlich“. <source:artikel#p1>\n\n"
)
FAMILIES: dict[str, Callable[[int], str]] = {
    "nested quotations": of("> ", tail="a"),
    "nested quotations, line by line": lambda size: "".join("> " * min(n, 30) + "a\n" for n in range(size // 60)),
    "lazy quotations": of("> a\nb\n"),
    "nested lists": lambda size: "".join("  " * min(n, 30) + "- a\n" for n in range(size // 64)),
    "lists on one line": of("- ", tail="a"),
    "ordered lists on one line": of("1. ", tail="a"),
    "many items": of("- a\n"),
    "many loose items": of("- a\n\n"),
    "changing bullets": of("- a\n* b\n+ c\n"),
    "emphasis, opened": of("*a "),
    "emphasis, opened and closed": both("*a ", "b* "),
    "emphasis, mixed": of("*a _b **c __d "),
    "emphasis, runs": of("*" * 10 + "a"),
    "one run of stars": of("*"),
    "one run of underscores": of("_"),
    "emphasis of changing length": lambda size: "".join("*" * (n % 50 + 1) + "a " for n in range(size // 27)),
    "brackets, opened": of("["),
    "brackets, closed": of("]"),
    "brackets, nested": both("[", "]"),
    "brackets, as deep as they may be": of("[" * 8 + "]" * 8),
    "brackets, open, as many as may be": of("[" * 8 + "a\n\n"),
    "spans, as deep as they may be": of("[" * 8 + "]{.a}" * 8),
    "images, as deep as they may be": of("![" * 8 + "](a)" * 8),
    "footnotes in the line, as deep as they may be": of("^[" * 8 + "]" * 8),
    "links, as deep as they may be": of("[a" * 8 + "](b)" * 8),
    "closing brackets behind opened ones": lambda size: "[a " * 8 + "] " * (size // 2),
    "brackets, one inside": of("[a](", tail=""),
    "links in links": both("[a", "](b)"),
    "empty links": of("[]()"),
    "images, opened": of("!["),
    "images, nested": both("![", "](a)"),
    "parentheses in an address": lambda size: "[a](" + "(" * (size // 2) + ")" * (size // 2) + ")",
    "addresses in angle brackets": of("[a](<b"),
    "titles that stay open": of('[a](b "c'),
    "references": numbered("[a#] "),
    "definitions": numbered("[a#]: https://example.org/#\n"),
    "definitions and references": lambda size: (
        numbered("[a#]: actor:a\n")(size // 2) + "\n" + numbered("[x][a#] ")(size // 2)
    ),
    "one definition, many references": of("[a] ", head="[a]: actor:a\n\n"),
    "backticks of growing length": lambda size: "".join("`" * (n % 400 + 1) + " " for n in range(size // 200)),
    "backticks, opened": of("`a "),
    "one run of backticks": of("`"),
    "mentions": of("<actor:anna> "),
    "mentions, a line each": of("<actor:anna>\n"),
    "mentions with words": of("[Anna](actor:anna) "),
    "citations": of("<source:artikel#18:42>"),
    "sentences and mentions": of("Er sprach mit <actor:anna>. "),
    "angle brackets": of("<"),
    "tags": of("<b>"),
    "tags, opened": of("<a "),
    "tags with attributes": of("<a b=c "),
    "comments, opened": of("<!-- "),
    "processing instructions": of("<?a "),
    "declarations": of("<!A "),
    "entities": of("&amp;"),
    "entities, opened": of("&a"),
    "numbers of entities": of("&#1"),
    "backslashes": of("\\"),
    "escapes": of("\\*"),
    "hard breaks": of("a  \n"),
    "smart quotes, double": of('"a" '),
    "smart quotes, opened": of('"a '),
    "smart quotes, single": of("'a' "),
    "smart quotes, closed": of("a' "),
    "smart quotes, one run": of("\""),
    "smart quotes, one run, single": of("'"),
    "smart quotes, mixed": of("\"'a "),
    "tables, many rows": of("| a | b |\n", head="| a | b |\n|---|---|\n"),
    "tables, many columns": lambda size: "\n".join(cell * (size // 6) + "|" for cell in ("|a", "|-", "|b")),
    "tables, empty cells": lambda size: "|a" * 300 + "|\n" + "|-" * 300 + "|\n" + "|\n" * (size - 1500),
    "tables, empty cells in many": of("|a" * 30 + "|\n" + "|-" * 30 + "|\n" + "|\n" * 60 + "\n"),
    "tables, empty cells, a blank line each": of("|a" * 30 + "|\n" + "|-" * 30 + "|\n|\n\n"),
    "tables of one line": of("|a|b|\n|-|-|\n\n"),
    "tables, pipes": of("|"),
    "tables, heads": of("a|b\n-|-\n"),
    "cells with mentions": of("| <actor:anna> | <actor:anna> |\n", head="| a | b |\n|---|---|\n"),
    "a row of mentions": lambda size: "\n".join(cell * (size // 16) + "|" for cell in ("|a", "|-", "|<actor:a>")),
    "footnotes": numbered("a[^#]\n\n[^#]: b\n\n"),
    "footnotes, one": of("a[^1] ", tail="\n\n[^1]: b"),
    "footnotes, without text": numbered("[^#] "),
    "footnotes, unused": numbered("[^#]: a\n"),
    "footnotes in the line": of("^[a]"),
    "footnotes in the line, opened": of("^["),
    "footnotes in the line, nested": both("^[", "]"),
    "footnotes in footnotes": of("[^1]: ", tail="a"),
    "attributes": of("[a]{.said by=anna} "),
    "attributes, opened": of("[a]{.said "),
    "attributes, braces": of("{"),
    "attributes behind code": of("`a`{.b}"),
    "attributes, comments": of("[a]{%"),
    "attributes, many of one": lambda size: "[a]{" + "b=c " * (size // 4) + "}",
    "attributes, many blocks": lambda size: "[a]" + "{.b}" * (size // 4),
    "spans in spans": both("[", "]{.a}"),
    "lines of attributes": of("{.a}\n", tail="> b"),
    "lines of attributes, apart": of("{.a}\n\n"),
    "definitions of terms": of("a\n: b\n\n"),
    "definitions in definitions": of(": ", head="a\n", tail="b"),
    "colons": of(":"),
    "lines of colons": of(":::\n"),
    "containers, opened": of("::: account a\n"),
    "containers": of("::: account a\nb\n: c <source:d>\n:::\n\n"),
    "discrepancies": of('::: discrepancy extent between="a b"\nc <source:d>\n:::\n\n'),
    "headings": of("## a\n\n"),
    "headings of one name": of("## Heute\n"),
    "underlined headings": of("a\n=\n"),
    "rules": of("---\n\n"),
    "hashes": of("#"),
    "fences, opened": of("```\na\n"),
    "fences of growing length": lambda size: "".join("`" * (n % 100 + 3) + "\n" for n in range(size // 54)),
    "indented code": of("    a\n"),
    "blank lines": of("\n"),
    "blanks": of(" ", tail="a"),
    "tabs": of("\t", tail="a"),
    "one word": of("a"),
    "full stops": of("A. "),
    "exclamation marks": of("!", tail=" A <actor:anna>"),
    "exclamation marks and mentions": of("! A <actor:anna>"),
    "combining marks": of("a\u0301"),
    "underscores in words": of("a_"),
    "tildes": of("~"),
}  # fmt: skip


@dataclass(frozen=True)
class Measured:
    """Processor seconds at half and at the whole size; None: it did not end, or took more memory than it may.

    `slower`: how much slower than a quiet one the machine was just then."""

    name: str
    half: float | None
    whole: float | None
    slower: float = 1.0

    def wrong(self) -> str:
        """Why that is too much, or nothing. Below a tenth of a second growth is noise."""
        if self.half is None or self.whole is None:
            return f"{self.name}: did not end well within {BYTES >> 20} MiB"
        if self.whole > (1 + 3 * SIZE / 1e6) * self.slower:
            return f"{self.name}: {self.whole:.2f} s for {SIZE // 1000} KB"
        if self.whole > 0.1 * self.slower and self.whole > 3.2 * self.half:
            return f"{self.name}: {self.whole / self.half:.1f} times as long for twice the size"
        return ""


def measure(until: float, wanted: str = "") -> Iterator[Measured]:
    """The families whose names hold `wanted`, or as many as there is time for (a monotonic time)."""
    with TemporaryDirectory() as folder:
        report = Path(folder) / "seconds"
        for name, family in FAMILIES.items():
            if wanted in name and time.monotonic() < until:
                measured = _measured(name, family, report)
                if measured.wrong():
                    slower = max(1.0, (_seconds(PROSE(SIZE), report) or 0) / QUIET)
                    measured = replace(_measured(name, family, report), slower=slower)
                yield measured


def _measured(name: str, family: Callable[[int], str], report: Path) -> Measured:
    half, whole = (_seconds(bounded(family(size)), report) for size in (SIZE // 2, SIZE))
    return Measured(name, half, whole)


def bounded(text: str) -> str:
    """As much of the text as is not refused at once for having too many lines or brackets."""
    text = "\n".join(text.split("\n")[: MOST_LINES - 50])
    ends = [match.end() for match in re.finditer(r"\[", text)]
    return text[: ends[MOST_BRACKETS - 1]] if len(ends) > MOST_BRACKETS else text


def _seconds(text: str, report: Path) -> float | None:
    """Processor seconds of reading a body in a child."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        code = 1
        try:
            resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
            resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
            report.write_text(str(_timed(text)), encoding="utf-8")
            code = 0
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    return float(report.read_text(encoding="utf-8")) if status == 0 else None


def _timed(text: str) -> float:
    gc.disable()  # as where files are read
    start = process_time()
    parse("content/x.de.md", "call", "x", Language("de"), HEAD + text + "\n", "0")
    return process_time() - start


def main(wanted: str = "") -> int:
    wrong = []
    for measured in measure(time.monotonic() + 3600, wanted):
        wrong += [sentence] if (sentence := measured.wrong()) else []
        growth = (measured.whole or 0) / max(measured.half or 0, 1e-4)
        mark = "!" if sentence else " "
        print(
            f"{mark} {measured.name:46} {measured.whole or -1:7.3f} s {growth:5.1f}",
            flush=True,
        )
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
