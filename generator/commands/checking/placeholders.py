"""What only who publishes an archive can fill in: a folder in, notes about what is still a template out. ⚡ Reads.

Pages come with places in escaped square brackets, `\\[name and address\\]`; site.yaml with an address below `.example`,
which nobody can own (RFC 2606).
"""

import re
from collections.abc import Iterator
from pathlib import Path

from generator.base.problems import Place, Problem
from generator.content import read_text

_PLACEHOLDER = re.compile(r"\\\[([^\]\n]*\w\w[^\]\n]*)\\\]")
_EXAMPLE = re.compile(r"^(base_url|authority): *(\S*\.example(?=[,:/\s]|$)\S*)", re.MULTILINE)
_REMEDIES = {
    "base_url": "write the address that the site will have",
    "authority": "write a domain of yours and a day on which it was yours; it begins all permanent ids",
}


def unfilled(folder: Path) -> Iterator[Problem]:
    """A note for each page of `folder`/content/pages/ with such a place, at the first, and for each such address."""
    for file in sorted(folder.glob("content/pages/*.md")):
        path = f"content/pages/{file.name}"
        text = read_text(folder, path)[0]
        if found := list(_PLACEHOLDER.finditer(text)):
            more = f" and {len(found) - 1} more" if len(found) > 1 else ""
            message = f"the page is not filled in: “{found[0][1][:60]}”{more}"
            remedy = "replace what stands in square brackets, and remove the brackets"
            yield Problem(_place(path, text, found[0].start()), message, remedy, "note")
    text = read_text(folder, "content/site.yaml")[0]
    for address in _EXAMPLE.finditer(text):
        message = f"`{address[1]}` is an example’s: {address[2]}"
        yield Problem(_place("content/site.yaml", text, address.start()), message, _REMEDIES[address[1]], "note")


def _place(path: str, text: str, at: int) -> Place:
    return Place(path, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
