"""Families of Markdown that make parsers slow, and how their time grows. `python -m tests.content.pathological`

Prints for each family the time for 100 KB as a multiple of ordinary prose of that size in the same run, and the growth
from half to the whole size; ends with 1 if a family takes more than 30 times as long or grows more than 3.2-fold.
"""

import sys
from collections.abc import Callable
from time import process_time

from generator.content import parse
from generator.languages import Language

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
    "discrepancies": of('::: discrepancy scope between="a b"\nc <source:d>\n:::\n\n'),
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


def seconds(text: str) -> float:
    """CPU seconds, the better of two."""
    found = []
    for _ in range(2):
        start = process_time()
        parse("content/x.de.md", "call", "x", Language("de"), HEAD + text + "\n", "0")
        found.append(process_time() - start)
        if found[0] > 20:
            break
    return min(found)


def main() -> int:
    prose = max(seconds(PROSE(SIZE)), 0.001)
    print(f"prose of {SIZE:,} characters: {prose:.3f} s")
    wrong = 0
    wanted = sys.argv[1:]
    for name, family in FAMILIES.items():
        if wanted and not any(part in name for part in wanted):
            continue
        half, whole = seconds(family(SIZE // 2)), seconds(family(SIZE))
        growth = whole / max(half, 0.001)
        guilty = whole > 30 * prose or (growth > 3.2 and whole > prose)
        wrong += guilty
        print(f"{'!' if guilty else ' '} {name:40} {whole:7.3f} s {whole / prose:8.1f} times {growth:5.1f}", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
