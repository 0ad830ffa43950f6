"""Units: what of an edition can go stale by itself, each with a digest of its normalised text.

In: lines of a body, or a value of the front matter. Out: a `Unit`. The units are the title, the summary, the titles of
roles by their id, each top-level block, each statement of an account, each discrepancy and each footnote. How a text is
broken into lines, indented and marked as a quotation, and which form Unicode gives a letter, does not change a digest;
nor do the facts in the line that opens a container.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from hashlib import blake2b

from generator.content.entry import Edition, Unit

_ATTRIBUTES = re.compile(r" {0,3}\{[.#]?[^{}]*\}[ \t]*")
_MARGIN = re.compile(r"(?m)^(?:[ \t]*>)+")
_FOOTNOTE = re.compile(r"\s*\[\^[^\]\s]+\]:")


def digest(text: str) -> str:
    """Eight hex digits of a text in NFC with white space collapsed (BLAKE2b)."""
    text = unicodedata.normalize("NFC", text)
    # A blank is the only white space that is printable.
    collapsed = text.strip(" ") if text.isprintable() and "  " not in text else " ".join(text.split())
    return blake2b(collapsed.encode(), digest_size=4).hexdigest()


def unit(name: str, lines: Sequence[str], first: int, last: int, first_line: int) -> Unit:
    """The unit that lines `first` to `last` (0-based, half open) of a body make; its attributes above them count."""
    if name == "block" and first and _ATTRIBUTES.fullmatch(lines[first - 1]):
        first -= 1
    text = plain_source(name, lines[first:last])
    return Unit(name, digest(text), first_line + first, first_line + last - 1)


def plain_source(name: str, lines: Sequence[str]) -> str:
    """The Markdown of a unit as it is compared: without the margin of a quotation and the marks of a container."""
    text = "\n".join(lines)
    if name == "discrepancy":
        return "\n".join(lines[1:-1] if lines[-1:] and lines[-1].lstrip().startswith(":::") else lines[1:])
    if name == "footnote":
        return _FOOTNOTE.sub("", text, count=1)
    if name == "block":
        return ("> " if text.lstrip().startswith(">") else "") + _MARGIN.sub("", text) if ">" in text else text
    return text.lstrip().removeprefix(":") if "/" in name else text


def front_matter_units(
    head: str, summary: str, role_titles: Mapping[str, str], keys: Mapping[str, tuple[int, int]]
) -> tuple[Unit, ...]:
    """The units of an edition's front matter: title or name, summary, titles of roles in the order of their ids."""
    texts = {"title": head, "summary": summary}
    texts |= {f"role {role}": title for role, title in sorted(role_titles.items())}
    key_of = {"title": "name" if "name" in keys else "title", "summary": "summary"}
    lines = {name: keys.get(key_of.get(name, "role_titles"), (2, 1))[0] for name in texts}
    return tuple(Unit(name, digest(text), lines[name], lines[name]) for name, text in texts.items() if text)


def unit_texts(edition: Edition, text: str) -> tuple[str, ...]:
    """The text of each unit of an edition, in their order; `text` is that of its file."""
    titles = {f"role {role}": title for role, title in edition.role_titles.items()}
    front = {"title": edition.title, "summary": edition.summary, **titles}
    lines = text.split("\n")
    return tuple(
        front[unit.name] if unit.name in front else plain_source(unit.name, lines[unit.line - 1 : unit.last]).strip()
        for unit in edition.units
    )
