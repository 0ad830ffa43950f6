"""Strict YAML: text in, a tree of nodes out, each with its line and column.

YAML 1.2 core scalars only, and even those are not decided here: a scalar keeps its text and whether it was quoted, and
`meaning` says what the core schema makes of it (so `NO` and `14:30` stay text). Anchors, aliases, merge keys, tags,
several documents, duplicate keys and deep nesting are refused at the level of parser events, before anything expands.
"""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

import yaml

from generator.base.notation.characters import forbidden_character

Meaning = Literal["null", "bool", "int", "float", "date", "text"]

DEEPEST = 12
LONGEST = 1_000_000

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_AROUND = (yaml.StreamStartEvent, yaml.StreamEndEvent)
_WORDS: dict[str, Meaning] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), "null"),
    **dict.fromkeys(("true", "True", "TRUE", "false", "False", "FALSE"), "bool"),
}
#: What begins a number or a date; and their forms.
_NUMERIC = frozenset("+-.0123456789")
_NUMBERS: tuple[tuple[Meaning, re.Pattern[str]], ...] = (
    ("int", re.compile(r"[-+]?(?:0|[1-9][0-9]*)|0o[0-7]+|0x[0-9a-fA-F]+")),
    ("float", re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")),
    ("float", re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")),
    ("date", re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")),
)


class Scalar(NamedTuple):
    """A scalar as written. `line` and `column` count from 1 in the file it stands in.

    `lost` is what stands behind it and is not read, a comment; `written` is its text with quotation marks and escapes.
    Both are kept only where they may matter: text before ` #`, and text with a backslash.
    """

    text: str
    quoted: bool
    line: int
    column: int
    lost: str = ""
    written: str = ""

    @property
    def meaning(self) -> Meaning:
        """What the YAML 1.2 core schema makes of it; `date` is ours, for a calendar date written plainly."""
        if self.quoted or self.text[:1] not in _NUMERIC:
            return "text" if self.quoted else _WORDS.get(self.text, "text")
        return next((name for name, form in _NUMBERS if form.fullmatch(self.text)), "text")


class Sequence(NamedTuple):
    items: tuple["Node", ...]
    line: int
    column: int


class Mapping(NamedTuple):
    pairs: tuple[tuple[Scalar, "Node"], ...]
    line: int
    column: int

    def get(self, key: str) -> "Node | None":
        return next((value for name, value in self.pairs if name.text == key), None)


Node = Scalar | Sequence | Mapping


class NotationError(Exception):
    """The text is not written as we read it. `message` and `remedy` as in a `Problem`; line and column from 1."""

    def __init__(self, message: str, remedy: str, line: int, column: int) -> None:
        super().__init__(message)
        self.message, self.remedy, self.line, self.column = message, remedy, line, column


def read_yaml(text: str, first_line: int = 1) -> Node:
    """The tree of one YAML document; an empty document is an empty mapping.

    `first_line` is the line of the file on which `text` begins. Raises `NotationError` at the first mistake.
    """
    if len(text) > LONGEST:
        raise NotationError(
            f"the front matter is longer than {LONGEST:,} characters", "move prose into the body", first_line, 1
        )
    if found := forbidden_character(text):
        at, message, remedy = found
        line, column = text.count("\n", 0, at), at - text.rfind("\n", 0, at)
        raise NotationError(message, remedy, line + first_line, column)
    try:
        return _document(_plain_events(text, first_line), _Source(text, first_line))
    except (yaml.YAMLError, ValueError) as error:
        raise _unreadable(error, text, first_line) from None


class _Source:
    """The text that is read, and the lines that scalars are looked up in; few need them."""

    def __init__(self, text: str, first_line: int) -> None:
        self.first_line = first_line
        self._text = text
        self._comments, self._escapes = " #" in text or "\t#" in text, "\\" in text
        self.is_simple = not self._comments and not self._escapes
        self._lines: list[str] = []

    def scalar(self, event: yaml.ScalarEvent, line: int, column: int) -> Scalar:
        plain = not event.style
        first, last = event.start_mark, event.end_mark
        if (not (plain and self._comments) and not (event.style == '"' and self._escapes)) or not (first and last):
            return Scalar(event.value, not plain, line, column)
        self._lines = self._lines or self._text.split("\n")
        behind = re.match(r"[ \t]+#.*", self._lines[last.line][last.column :]) if plain else None
        lines = self._lines[first.line : last.line + 1]
        lines[-1] = lines[-1][: last.column]
        lines[0] = lines[0][first.column :]
        return Scalar(event.value, not plain, line, column, behind[0].strip() if behind else "", "\n".join(lines))


def _document(events: Iterator[yaml.Event], source: _Source) -> Node:
    """The one document; what follows it is read too, so that a second one is found."""
    event = next(events, None)
    empty = event is None or isinstance(event, yaml.DocumentEndEvent)
    root = Mapping((), source.first_line, 1) if event is None or empty else _node(event, events, source, 1)
    for _ in events:
        pass
    return root


def _plain_events(text: str, first_line: int) -> Iterator[yaml.Event]:
    """The events inside the one document; refuses what could expand or construct anything."""
    documents = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise _refused(event, first_line, "a second document begins", "write one front matter only")
            continue
        if not isinstance(event, yaml.NodeEvent):
            if not isinstance(event, _AROUND):
                yield event
            continue
        if isinstance(event, yaml.AliasEvent):
            remedy = "write the value itself; text that begins with `*` needs quotation marks"
            raise _refused(event, first_line, f"the alias *{event.anchor} is not allowed", remedy)
        if anchor := event.anchor:
            remedy = "write the value itself; text that begins with `&` needs quotation marks"
            raise _refused(event, first_line, f"the anchor &{anchor} is not allowed", remedy)
        if tag := getattr(event, "tag", None):
            shown = tag.replace("tag:yaml.org,2002:", "!!")
            remedy = "write the value without it; text that begins with `!` needs quotation marks"
            raise _refused(event, first_line, f"the tag {shown} is not allowed", remedy)
        yield event


def _node(event: yaml.Event, events: Iterator[yaml.Event], source: _Source, depth: int) -> Node:
    line, column = _position(event, source.first_line)
    if isinstance(event, yaml.ScalarEvent):
        if source.is_simple:
            return Scalar(event.value, bool(event.style), line, column)
        if found := forbidden_character(event.value):
            raise NotationError(f"in this value {found[1]}", "remove its escape", line, column)
        return source.scalar(event, line, column)
    if depth > DEEPEST:
        raise NotationError(f"the value is nested deeper than {DEEPEST} levels", "flatten it", line, column)
    if isinstance(event, yaml.SequenceStartEvent):
        items = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(_node(event, events, source, depth + 1))
        return Sequence(tuple(items), line, column)
    return Mapping(tuple(_pairs(events, source, depth)), line, column)


def _pairs(events: Iterator[yaml.Event], source: _Source, depth: int) -> Iterator[tuple[Scalar, Node]]:
    seen: dict[str, int] = {}
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        key = _node(event, events, source, depth + 1)
        if not isinstance(key, Scalar):
            raise NotationError("a key must be a word", "write `key: value`", key.line, key.column)
        if key.text == "<<" and not key.quoted:
            raise NotationError("the merge key << is not allowed", "write the keys themselves", key.line, key.column)
        if key.text in seen:
            remedy = f"keep one of the lines {seen[key.text]} and {key.line}"
            raise NotationError(f"the key `{key.text}` stands twice", remedy, key.line, key.column)
        seen[key.text] = key.line
        yield key, _node(next(events), events, source, depth + 1)


def _refused(event: yaml.Event, first_line: int, message: str, remedy: str) -> NotationError:
    return NotationError(message, remedy, *_position(event, first_line))


def _position(event: yaml.Event, first_line: int) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)


def _unreadable(error: Exception, text: str, first_line: int) -> NotationError:
    """The parser's complaint in an editor's words, at the place where something is to be typed."""
    problem = str(getattr(error, "problem", None) or "not readable").strip()
    mark = getattr(error, "problem_mark", None)
    opened = getattr(error, "context_mark", None)
    if opened and any(part in problem for part in ("end of stream", "document indicator", "',' or", "expected ':'")):
        mark = opened
    line, column = (mark.line, mark.column) if mark else (0, 0)
    written = text.split("\n")[min(line, text.count("\n"))]
    message, remedy = _in_words(problem, written, column)
    return NotationError(message, remedy, line + first_line, column + 1)


def _in_words(problem: str, written: str, column: int) -> tuple[str, str]:
    before, at = written[:column], written[column : column + 1]
    if "\t" in before + at:
        return "a tab cannot indent or separate here", "use blanks"
    if "end of stream" in problem or "document indicator" in problem:
        return "the quotation mark is not closed", f"write {at} behind the value"
    if "',' or" in problem:
        remedy = f"write commas between the values and {'}' if at == '{' else ']'} behind them"
        return "the bracket is not closed, or a comma is missing", remedy
    for part, form, message, remedy in _COMPLAINTS:
        if part in problem and re.fullmatch(form, before):
            return message, remedy
    return f"not YAML: {problem}", "write `key: value`, one to a line"


#: What libyaml complains of where what stands before the place, and the same for somebody who writes an entry.
_COMPLAINTS = (
    (
        "mapping values",
        r" +[^:]*",
        "this line is indented and so continues the one above",
        "remove the blanks before it",
    ),
    ("mapping values", r"[^:]*", "the line above is no `key: value`", "write a blank behind its `:`"),
    ("mapping values", r".*", "a second `:` stands in the value", "put the value into quotation marks"),
    ("cannot start any", r".*", "a value cannot begin with this character", "put the value into quotation marks"),
    ("sequence entries", r".*", "a list cannot begin behind its key", "write `- …` below it, or [one, two]"),
    ("expected ':'", r".*", "this line is no `key: value`", "write `: ` behind the key"),
    ("unknown escape", r".*", "this backslash begins no known escape", "write two, or use single quotation marks"),
    ("expected key", r".*\S.*", "nothing can stand here behind the value", "put the whole value into quotation marks"),
    ("expected key", r".*", "no key begins here", "write `key: value`, all keys below one another"),
    ("'-' indicator", r".*", "no list item begins here", "begin each with `- `, all below one another"),
    ("<document start>", r".*", "no key can begin here", "begin all keys in the first column, without `...` above"),
    ("comment or line break", r".*", "only a line break can stand here", "write the text on the lines below, indented"),
    ("character escape", r".*", "this escape makes no character", "write the character itself"),
    ("node content", r"", "a bracket above is not closed", "write ] or } behind the last value"),
    ("node content", r".*", "a value is missing here", "write one, or put it into quotation marks"),
)
