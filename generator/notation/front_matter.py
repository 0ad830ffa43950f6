"""Front matter: the block between two `---` lines at the top of a file, read, written and changed key by key.

In: the text of a content file. Out: its YAML text and its body with their first lines, or the text with one key
replaced. `write` quotes exactly what strict YAML would otherwise read as something else than text.
"""

import re
from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence as AnySequence
from dataclasses import dataclass

from generator.notation.nodes import NotationError, Scalar

Written = str | int | bool | None | AnySequence["Written"] | AnyMapping[str, "Written"]

_PLAIN = re.compile(r"[^\W_][^\n#:,\[\]{}&*!|>'\"%@`\\]*[^\s#:,\[\]{}&*!|>'\"%@`\\]|[^\W_]")
_WIDTH = 120


@dataclass(frozen=True, slots=True)
class FrontMatter:
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
    if text.startswith("---\n---\n") or text == "---\n---":
        return FrontMatter("", text[8:], 2, 3)
    end = re.compile(r"\n---[ \t]*(?:\n|\Z)").search(text, 3)
    if not end:
        raise NotationError("the front matter is not closed", "end it with a line `---`", 1, 1)
    yaml = text[4 : end.start() + 1]
    return FrontMatter(yaml, text[end.end() :], 2, yaml.count("\n") + 3)


def write(keys: AnyMapping[str, Written], body: str = "") -> str:
    """A content file with these keys in this order. Lists of plain scalars stand in one line where they fit."""
    lines = [line for key, value in keys.items() for line in _entry(key, value, 0)]
    return "---\n" + "".join(line + "\n" for line in lines) + "---\n" + (f"\n{body.strip(chr(10))}\n" if body else "")


def with_key(text: str, key: str, value: Written) -> str:
    """The content file with one top-level key set (None removes it), every other line as it was."""
    parts = split(text)
    lines = parts.yaml.splitlines()
    start = next((n for n, line in enumerate(lines) if re.match(re.escape(key) + r"\s*:", line)), len(lines))
    end = start + 1
    while end < len(lines) and (not lines[end].strip() or lines[end][0] in " -\t" or lines[end].startswith("}")):
        end += 1
    fresh = [] if value is None else _entry(key, value, 0)
    lines[start : min(end, len(lines))] = fresh
    return "---\n" + "".join(line + "\n" for line in lines) + "---\n" + parts.body


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
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:+]+|#?[0-9a-z-]+(?:#[0-9a-z:]+)?", value) and value[0] != "#":
        return value if Scalar(value, False, 1, 1).meaning == "text" and not value.endswith(":") else f'"{value}"'
    return '"' + "".join(_escaped(c) for c in value) + '"'


def _escaped(c: str) -> str:
    if c in '"\\':
        return "\\" + c
    if c == "\n":
        return "\\n"
    if ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or c in "\u2028\u2029\ufeff" or 0xD800 <= ord(c) < 0xE000:
        return f"\\u{ord(c):04x}"
    return c
