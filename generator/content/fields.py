"""Types of front-matter values: a node in, a value out or a problem; and each type as JSON Schema.

A `Type` knows what it expects and shows an example, so that every message says what to type. Reading never stops at the
first mistake: a wrong value is reported and read as None.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from sys import intern
from typing import Any, NamedTuple

from generator.base.languages import is_language
from generator.base.notation import (
    Duration,
    Node,
    PartialDate,
    Scalar,
    Sequence,
    ZonedTime,
    is_id,
    is_locator,
    one_line,
)
from generator.base.notation import Mapping as YamlMapping
from generator.base.problems import Place, Problem, Severity, did_you_mean, with_article
from generator.content.addresses import is_alias, is_slug, is_web_address
from generator.content.entry import Kind, Reference, Use
from generator.content.plain import lost, markdown

JsonSchema = dict[str, Any]
LONGEST_TEXT = 2000
_SHOWN = 40


@dataclass(slots=True)
class Findings:
    """What reading one file collects besides its values; not kept after `parse`."""

    path: str
    problems: list[Problem] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)

    def wrong(self, line: int, column: int, message: str, remedy: str, severity: Severity = "error") -> None:
        self.problems.append(Problem(Place(self.path, line, column), message, remedy, severity))


class Type(NamedTuple):
    """`expected` and `example` complete “must be …, write it as …”."""

    expected: str
    example: str
    read: Callable[["Type", Node, str, Findings], Any]
    schema: JsonSchema

    def value(self, node: Node, key: str, findings: Findings) -> Any:
        return self.read(self, node, key, findings)


class Field(NamedTuple):
    """One key. `fact`: carried by the original alone, else each edition has its own. `needed`: an original has it."""

    key: str
    type: Type
    doc: str
    fact: bool = False
    needed: bool = False


def scalar(expected: str, example: str, convert: Callable[[str], Any], schema: JsonSchema, plain: bool = False) -> Type:
    """A type of one scalar; `convert` gives None for a wrong one. `plain`: quotation marks are wrong."""

    def read(kind: Type, node: Node, key: str, findings: Findings) -> Any:
        value = convert(node.text) if isinstance(node, Scalar) and not (plain and node.quoted) else None
        if value is None:
            findings.wrong(node.line, node.column, f"`{key}` must be {expected}{_but_is(node)}", f"write {example}")
        return value

    return Type(expected, example, read, schema)


def _but_is(node: Node) -> str:
    if isinstance(node, Scalar):
        return f", not “{node.text[:_SHOWN]}”" if node.text else ", but is empty"
    return ", not a list" if isinstance(node, Sequence) else ", not a mapping"


def _read_text(kind: Type, node: Node, key: str, findings: Findings) -> str | None:
    if not isinstance(node, Scalar) or not node.text.strip():
        findings.wrong(node.line, node.column, f"`{key}` must be text{_but_is(node)}", f"write `{key}: …`")
        return None
    if not node.quoted and (node.meaning != "text" or re.fullmatch(r"0[0-9]+", node.text)):
        short = len(node.text) <= _SHOWN
        message = (
            f"`{key}` must be text, but “{node.text[:_SHOWN]}{'' if short else '…'}” without quotation marks is not"
        )
        remedy = f'write "{node.text}"' if short else "put it into quotation marks"
        findings.wrong(node.line, node.column, message, remedy)
        return None
    if found := lost(node, key):
        findings.wrong(node.line, node.column, *found)
        return None
    if len(node.text) > LONGEST_TEXT:
        message = f"`{key}` is longer than {LONGEST_TEXT:,} characters"
        findings.wrong(node.line, node.column, message, "shorten it; prose belongs into the body")
        return None
    if "\n" in node.text.strip():
        findings.wrong(
            node.line, node.column, f"`{key}` must be one line of text", "join the lines, or fold them with `>-`"
        )
    text = one_line(node.text)
    if found := markdown(text, key):
        findings.wrong(node.line, node.column, *found, "warning")
    return text


TEXT = Type("text", "text", _read_text, {"type": "string", "minLength": 1, "maxLength": LONGEST_TEXT})
ID = scalar("an id", "it as in the file name: a to z, digits, single hyphens", lambda t: t if is_id(t) else None,
            {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"})  # fmt: skip
SLUG = scalar("an address word", "letters, digits and single hyphens, lower case",
              lambda t: t if is_slug(t) else None,
              {"type": "string", "maxLength": 120})  # fmt: skip
BOOL = scalar("true or false", "true or false", {"true": True, "false": False}.get, {"type": "boolean"}, plain=True)
NUMBER = scalar("a whole number", "a number such as 1",
                lambda t: int(t) if re.fullmatch(r"0|[1-9][0-9]{0,3}", t) else None,
                {"type": "integer", "minimum": 0, "maximum": 9999}, plain=True)  # fmt: skip
DAY = scalar("a calendar date", "one such as 2025-03-18",
             lambda t: d if (d := PartialDate.parse(t)) and d.precision == "day" else None,
             {"type": "string", "format": "date"})  # fmt: skip
DATE = scalar("a date of the calendar", "one such as 2025-03-18, 2025-03 or 2025", PartialDate.parse,
              {"type": ["string", "integer"], "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"})  # fmt: skip
TIME = scalar("a time with its zone", "one such as 2025-03-18T15:00 Europe/Berlin or 2025-03-18T15:00+01:00",
              ZonedTime.parse, {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T"})  # fmt: skip
DAY_OR_TIME = scalar("a date, or a time with its zone", "one such as 2025-03-18 or 2025-03-18T15:00+01:00",
                     lambda t: (d if (d := PartialDate.parse(t)) and d.precision == "day" else ZonedTime.parse(t)),
                     {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}"})  # fmt: skip
DURATION = scalar("a duration", "one such as 2h, 90min or 1h30min", Duration.parse,
                  {"type": "string", "pattern": "^([0-9]{1,3}h)?([0-9]{1,4}min)?$"})  # fmt: skip
COUNTRY = scalar("a country code", "two capitals (ISO 3166), such as DE",
                 lambda t: t if re.fullmatch("[A-Z]{2}", t) else None,
                 {"type": "string", "pattern": "^[A-Z]{2}$"})  # fmt: skip
WIKIDATA = scalar("a Wikidata id", "one such as Q7747", lambda t: t if re.fullmatch("Q[1-9][0-9]{0,11}", t) else None,
                  {"type": "string", "pattern": "^Q[1-9][0-9]*$"})  # fmt: skip
LANGUAGE = scalar("a language tag", "one such as de or en", lambda t: t if is_language(t) else None,
                  {"type": "string", "pattern": "^[a-z]{2,3}(-.+)?$"})  # fmt: skip
URL = scalar("an http(s) address", "one such as https://example.org/article",
             lambda t: t if is_web_address(t) else None,
             {"type": "string", "format": "uri", "pattern": "^https?://"})  # fmt: skip
UNIT_DIGEST = scalar("a digest of eight hex digits", "it with `briefings translations --accept`",
                     lambda t: t if re.fullmatch("[0-9a-f]{8}", t) else None,
                     {"type": "string", "pattern": "^[0-9a-f]{8}$"})  # fmt: skip
ALIAS = scalar("an address", "the old address below the language, such as calls/old-name/",
               lambda t: t if is_alias(t) else None, {"type": "string"})  # fmt: skip


def one_of(*words: str) -> Type:
    """A type of one of a few words."""

    def read(kind: Type, node: Node, key: str, findings: Findings) -> str | None:
        if isinstance(node, Scalar) and node.text in words:
            return node.text
        near = did_you_mean(node.text, words) if isinstance(node, Scalar) else ""
        message = f"`{key}` must be {kind.expected}{_but_is(node)}"
        findings.wrong(node.line, node.column, message, near or f"write one of {', '.join(words)}")
        return None

    return Type("one of " + ", ".join(words), words[0], read, {"enum": list(words)})


def entry(kind: Kind, use: Use) -> Type:
    """The id of an entry of this kind; each reading adds a `Reference`."""

    def read(self: Type, node: Node, key: str, findings: Findings) -> str | None:
        value: str | None = ID.value(node, key, findings)
        if value is not None:
            value = intern(value)  # an id stands in many files, and once in memory
            findings.references.append(Reference(kind, value, use, node.line, node.column))
        return value

    named = f"the id of {with_article(kind)}"
    return Type(named, named, read, ID.schema | {"description": named})


def located_source(use: Use) -> Type:
    """The id of a source with an optional locator: `2025-03-19-merkur#18:42`; a pair (id, locator) comes out."""

    def read(self: Type, node: Node, key: str, findings: Findings) -> tuple[str, str] | None:
        ident, _, locator = node.text.partition("#") if isinstance(node, Scalar) else ("", "", "")
        if not is_id(ident) or (isinstance(node, Scalar) and "#" in node.text and not is_locator(locator)):
            findings.wrong(
                node.line, node.column, f"`{key}` must be {self.expected}{_but_is(node)}", f"write {self.example}"
            )
            return None
        ident = intern(ident)
        findings.references.append(Reference("source", ident, use, node.line, node.column, locator))
        return ident, locator

    schema = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*(#([0-9]{2}:[0-9]{2}|p[1-9][0-9]*))?$"}
    return Type("the id of a source", "the id of a source, with #18:42 or #p8 behind it if you like", read, schema)


def many(item: Type) -> Type:
    """A list; equal members are reported."""

    def read(self: Type, node: Node, key: str, findings: Findings) -> tuple[Any, ...]:
        if not isinstance(node, Sequence):
            remedy = (
                f"write `{key}: [{node.text}]`" if isinstance(node, Scalar) and node.text else f"write `{key}: […]`"
            )
            findings.wrong(node.line, node.column, f"`{key}` must be a list{_but_is(node)}", remedy)
            return ()
        seen = set[str]()
        for member in node.items:
            if isinstance(member, Scalar):
                if member.text in seen and item is not UNIT_DIGEST:
                    findings.wrong(member.line, member.column, f"`{key}` lists “{member.text}” twice", "remove one")
                seen.add(member.text)
        values = (item.value(member, key, findings) for member in node.items)
        return tuple(value for value in values if value is not None)

    return Type(f"a list of {item.expected}", f"[{item.example}]", read, {"type": "array", "items": item.schema})


def record(fields: tuple[Field, ...], make: Callable[..., Any], short: str = "") -> Type:
    """A mapping with these keys, made into a value by `make(line=…, column=…, **keys)`.

    `short` names the key that a plain scalar stands for, so that `- Selenskij` may stand for `- {form: Selenskij}`.
    """

    def read(self: Type, node: Node, key: str, findings: Findings) -> Any:
        if short and isinstance(node, Scalar):
            node = YamlMapping(((Scalar(short, True, node.line, node.column), node),), node.line, node.column)
        if not isinstance(node, YamlMapping):
            message = f"`{key}` must be a mapping{_but_is(node)}"
            findings.wrong(node.line, node.column, message, f"write {{{', '.join(f.key + ': …' for f in fields[:3])}}}")
            return None
        values = read_fields(node, fields, key, findings, needed=True)
        missing = any(f.needed and values.get(f.key) is None for f in fields)
        return None if missing else make(line=node.line, column=node.column, **_python_names(values))

    needed = [f.key for f in fields if f.needed]
    keys: JsonSchema = {
        "type": "object",
        "properties": {f.key: f.type.schema | {"description": f.doc} for f in fields},
        "required": needed,
        "additionalProperties": False,
    }
    schema = {"anyOf": [{"type": "string"}, keys]} if short else keys
    return Type("a mapping", "{…}", read, schema)


def texts_by_key(doc: str) -> Type:
    """A mapping of ids to text, such as the titles of roles."""

    def read(self: Type, node: Node, key: str, findings: Findings) -> Mapping[str, str]:
        if not isinstance(node, YamlMapping):
            findings.wrong(
                node.line,
                node.column,
                f"`{key}` must be a mapping{_but_is(node)}",
                f"write `{key}:` and below it `  {doc}`",
            )
            return {}
        pairs = ((name, TEXT.value(value, f"{key}.{name.text}", findings)) for name, value in node.pairs)
        return {name.text: text for name, text in pairs if text is not None and ID.value(name, key, findings)}

    return Type("a mapping", f"`{doc}`", read, {"type": "object", "additionalProperties": TEXT.schema})


def read_fields(
    node: YamlMapping, fields: tuple[Field, ...], where: str, findings: Findings, needed: bool
) -> dict[str, Any]:
    """The values of a mapping by key. Unknown keys are problems, and missing ones if `needed`."""
    known = {f.key: f for f in fields}
    values: dict[str, Any] = {}
    for key, value in node.pairs:
        if key.text not in known:
            near = did_you_mean(key.text, known) or f"the keys are {', '.join(known)}"
            findings.wrong(
                key.line, key.column, f"unknown key `{key.text}`" + (f" in `{where}`" if where else ""), near
            )
        elif isinstance(value, Scalar) and not value.quoted and value.meaning == "null":
            remedy = "write one" if known[key.text].needed else "write one, or remove the line"
            findings.wrong(key.line, key.column, f"`{key.text}` has no value", remedy)
        else:
            values[key.text] = known[key.text].type.value(value, key.text, findings)
    present = {key.text for key, _ in node.pairs}
    for f in fields if needed else ():
        if f.needed and f.key not in present:
            message = f"the key `{f.key}` is missing" + (f" in `{where}`" if where else "")
            findings.wrong(node.line, node.column, message, f"add `{f.key}: …` ({f.doc})")
    return values


def _python_names(values: dict[str, Any]) -> dict[str, Any]:
    renamed = {"from": "start", "to": "end"}
    return {renamed.get(key, key): value for key, value in values.items() if value is not None}
