"""Front matter: the block between two `---` lines at the top of a file, read, written and changed key by key.

In: the text of a content file. Out: its YAML text and its body with their first lines, or the text with one key
replaced. `write` quotes exactly what strict YAML would otherwise read as something else than text.
"""

import re
from collections.abc import Iterator
from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence as AnySequence
from typing import NamedTuple

from generator.base.notation.nodes import Mapping, NotationError, Scalar, read_yaml

Written = str | int | bool | None | AnySequence["Written"] | AnyMapping[str, "Written"]

#: What may stand without quotation marks, in a flow too: no indicator, no control character, no blank but U+0020.
_PLAIN = re.compile(
    r"[^\W_](?:[^\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff#:,\[\]{}&*!|>'\"%@`\\]*"
    r"[^\s\x00-\x1f\x7f-\xa0\ufeff\ufffe\uffff\ud800-\udfff#:,\[\]{}&*!|>'\"%@`\\])?"
)
#: Times with an offset and places in a source hold `:` and `#`, and read as text all the same.
_TIME_OR_PLACE = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]+[+-][0-9]{2}:[0-9]{2}|[0-9a-z]+(?:-[0-9a-z]+)*#[0-9a-z]+(?::[0-9]+)?"
)
_WIDTH = 120
#: Begins what is still to be written: a value, a paragraph, a definition, an item of a list.
TODO = "TODO:"
_UNWRITTEN = re.compile(rf"""[ \t]*(?:[-:>*+] +)*(?:[\w-]+:\s*["']?)?{TODO}""")


class FrontMatter(NamedTuple):
    """`yaml` begins on line `yaml_line` of the file, `body` on line `body_line` (both from 1)."""

    yaml: str
    body: str
    yaml_line: int
    body_line: int


def split(text: str) -> FrontMatter:
    """The two parts of a content file. Raises `NotationError` where the front matter does not open or close."""
    if not text.startswith("---\n"):
        remedy = "begin the file with a line `---`, the keys, and a line `---`"
        raise NotationError("the file has no front matter", remedy, 1, 1)
    end = re.compile(r"\n---[ \t]*(?:\n|\Z)").search(text, 3)
    if not end:
        raise NotationError("the front matter is not closed", "end it with a line `---`", 1, 1)
    yaml = text[4 : end.start() + 1]
    return FrontMatter(yaml, text[end.end() :], 2, yaml.count("\n") + 3)


def write(keys: AnyMapping[str, Written], body: str = "") -> str:
    """A content file with these keys in this order. Lists of plain scalars stand in one line where they fit."""
    lines = [line for key, value in keys.items() for line in _entry(key, value, 0)]
    return "---\n" + "".join(line + "\n" for line in lines) + "---\n" + (f"\n{body.strip(chr(10))}\n" if body else "")


def unwritten(text: str) -> Iterator[tuple[int, int]]:
    """Line and column of each place of a content file that begins with `TODO:`."""
    for n, line in enumerate(text.split("\n") if TODO in text else (), 1):
        if found := _UNWRITTEN.match(line):
            yield n, found.end() - len(TODO) + 1


def with_key(text: str, key: str, value: Written) -> str:
    """The content file with one top-level key set (None removes it), every other line as it was.

    A new key comes last. Raises `NotationError` where the front matter cannot be read, or its keys do not begin lines.
    """
    parts = split(text)
    starts = _first_lines(parts.yaml)
    lines = parts.yaml.split("\n")[:-1]
    first = starts.get(key, len(lines))
    last = min((n for n in starts.values() if n > first), default=len(lines))
    while last > first + 1 and re.fullmatch(r"[ \t]*|#.*", lines[last - 1]):
        last -= 1
    lines[first:last] = [] if value is None else _entry(key, value, 0)
    yaml = "".join(line + "\n" for line in lines)
    if _first_lines(yaml).keys() - {key} != starts.keys() - {key}:
        raise NotationError("the keys do not begin lines", "write `key: value`, one to a line", parts.yaml_line, 1)
    return "---\n" + yaml + text[4 + len(parts.yaml) :]


def _first_lines(yaml: str) -> dict[str, int]:
    """The line of each top-level key, from 0."""
    tree = read_yaml(yaml, 2)
    if not isinstance(tree, Mapping):
        raise NotationError("the front matter must be keys and values", "write `key: value`", tree.line, tree.column)
    if any(name.column > 1 for name, _ in tree.pairs):
        raise NotationError("the keys do not begin lines", "write `key: value`, one to a line", tree.line, tree.column)
    return {name.text: name.line - 2 for name, _ in tree.pairs}


def _entry(key: str, value: Written, indent: int) -> list[str]:
    pad = " " * indent
    if isinstance(value, AnyMapping):
        if not value:
            return [f"{pad}{_scalar(key)}: {{}}"]
        return [f"{pad}{_scalar(key)}:"] + [line for k, v in value.items() for line in _entry(k, v, indent + 2)]
    if isinstance(value, str) or not isinstance(value, AnySequence):
        return [f"{pad}{_scalar(key)}: {_scalar(value)}".rstrip()]
    flow = f"{pad}{_scalar(key)}: [{', '.join(_flow(v) for v in value)}]"
    if len(flow) <= _WIDTH and not any(isinstance(v, AnyMapping) for v in value):
        return [flow]
    return [f"{pad}{_scalar(key)}:"] + [f"{pad}  - {_flow(v)}" for v in value]


def _flow(value: Written) -> str:
    if isinstance(value, AnyMapping):
        return "{" + ", ".join(f"{_scalar(k)}: {_flow(v)}" for k, v in value.items()) + "}"
    if value is None:
        return "null"
    if isinstance(value, str) or not isinstance(value, AnySequence):
        return _scalar(value)
    return "[" + ", ".join(_flow(v) for v in value) + "]"


def _scalar(value: Written) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    if _PLAIN.fullmatch(value) and Scalar(value, False, 1, 1).meaning in ("text", "date"):
        return value
    if _TIME_OR_PLACE.fullmatch(value):
        return value
    return '"' + "".join(_escaped(c) for c in value) + '"'


def _escaped(c: str) -> str:
    if c in '"\\':
        return "\\" + c
    if c == "\n":
        return "\\n"
    if ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or c in "\u2028\u2029\ufeff\ufffe\uffff" or 0xD800 <= ord(c) < 0xE000:
        return f"\\u{ord(c):04x}"
    return c
