"""Footnotes and link definitions (`[^1]: …`, `[x]: https://…`) that nothing refers to: they would silently vanish.

In: what markdown-it noted of them while it parsed, and the tokens. Out: problems.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from markdown_it.token import Token

from generator.content.body.quotations import Reading

_FOOTNOTE = re.compile(r"[ >]*\[\^([^\] ]+)\]:")


def check_definitions(defined: Mapping[str, Any], tokens: Iterable[Token], reading: Reading) -> None:
    """Report each definition that is not used, at its line, and each that another one of its name would hide."""
    _report_hidden(defined, reading)
    links: Mapping[str, Any] = defined.get("references", {})
    used = _labels(tokens) if links else set[str]()
    for label, link in links.items():
        if label not in used:
            remedy = "write it as text, or refer to it with [words][name]"
            reading.findings.wrong(
                reading.first_line + link["map"][0], 1, "this line defines an address that no link uses", remedy
            )
    notes: Mapping[str, int] = defined.get("footnotes", {}).get("refs", {})
    unused = {name[1:] for name, number in notes.items() if number < 0}
    for n, line in enumerate(reading.lines if unused else ()):
        match = _FOOTNOTE.match(line)
        if match and match[1] in unused:
            mark = f"[^{match[1][:60]}]"
            remedy = f"write {mark} where it belongs, or remove it"
            reading.findings.wrong(reading.first_line + n, 1, f"nothing refers to the footnote {mark}", remedy)


def _report_hidden(defined: Mapping[str, Any], reading: Reading) -> None:
    for link in defined.get("duplicate_refs", ()):
        remedy = "give it another name, or remove it"
        line = reading.first_line + link["map"][0]
        reading.findings.wrong(line, 1, "an address of this name is defined already, so this one is not used", remedy)
    notes: Mapping[str, int] = defined.get("footnotes", {}).get("refs", {})
    seen = set[str]()
    for n, line in enumerate(reading.lines if notes else ()):
        match = _FOOTNOTE.match(line) if "]:" in line else None
        if match and ":" + match[1] in notes:
            if match[1] in seen:
                message = f"the footnote [^{match[1][:60]}] has a text already, which this one would replace"
                reading.findings.wrong(reading.first_line + n, 1, message, "give it another name")
            seen.add(match[1])


def _labels(tokens: Iterable[Token]) -> set[str]:
    """The normalised names of the definitions that links and images use."""
    inline = (child for token in tokens for child in token.children or ())
    return {str(token.meta["label"]) for token in inline if "label" in token.meta and token.type != "footnote_ref"}
