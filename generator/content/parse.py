"""The text of one content file in, an `Edition` and what is wrong with the file out. Pure.

Everything that can be said of one file alone is said here. An edition comes out only where enough is right that `links`
can speak about it.
"""

import unicodedata
from functools import lru_cache
from typing import Any

from generator.base.languages import Language
from generator.base.notation import Mapping, NotationError, read_yaml, split, unwritten
from generator.base.problems import Problem
from generator.content.body import read_body, typeset
from generator.content.card import card, words
from generator.content.checks import check_edition
from generator.content.entry import Body, Edition, Facts, Kind, Unit, Units
from generator.content.fields import Findings
from generator.content.schema import FACT_KEYS, FIELDS, read_front_matter
from generator.content.units import front_matter_units

#: Texts of an edition that are no prose.
_EXACT = ("slug",)


def parse(
    path: str, kind: Kind, ident: str, language: Language, text: str, file_digest: str
) -> tuple[Edition | None, tuple[Problem, ...]]:
    """The edition that the file at `path` holds, and the problems of the file."""
    findings = Findings(path)
    text = unicodedata.normalize("NFC", text)
    try:
        parts = split(text)
        node = read_yaml(parts.yaml, parts.yaml_line)
    except NotationError as wrong:
        findings.wrong(wrong.line, wrong.column, wrong.message, wrong.remedy)
        return None, tuple(findings.problems)
    if not isinstance(node, Mapping):
        findings.wrong(node.line, node.column, "the front matter must be keys and values", "write `key: value`")
        return None, tuple(findings.problems)
    values, facts = read_front_matter(node, kind, findings)
    for line, column in unwritten(text) if not values.get("draft") else ():
        findings.wrong(line, column, "is still to be written", "write it, or hold the entry back with `draft: true`")
    body, units = read_body(parts.body, kind, language, parts.body_line, findings)
    head = values.pop("name" if kind == "actor" else "title", None)
    if head is None:
        _report_missing_head(node, kind, findings)
        return None, tuple(findings.problems)
    keys = _keys(tuple((key.text, (key.line, key.column)) for key, _ in node.pairs))
    edition = _edition(path, ident, kind, language, file_digest, head, values, facts, body, units, keys, findings)
    check_edition(edition, findings)
    return edition, tuple(findings.problems)


@lru_cache(maxsize=4096)
def _keys(places: tuple[tuple[str, tuple[int, int]], ...]) -> dict[str, tuple[int, int]]:
    """Line and column of each key: many files have the same, which stand in memory once."""
    return dict(places)


@lru_cache(maxsize=4096)
def _stated(kind: Kind, keys: tuple[str, ...]) -> tuple[str, ...]:
    """The facts among these keys."""
    return tuple(key for key in keys if key in FACT_KEYS[kind])


def _report_missing_head(node: Mapping, kind: Kind, findings: Findings) -> None:
    head = next(f for f in FIELDS[kind] if f.needed and not f.fact)
    if node.get(head.key) is None:
        findings.wrong(2, 1, f"the key `{head.key}` is missing", f"add `{head.key}: …` ({head.doc})")


def _set(key: str, value: Any, language: Language, keys: dict[str, tuple[int, int]], findings: Findings) -> Any:
    """A value for readers in the quotation marks of its language, as in the body; in lists and records each text."""
    made = value
    if isinstance(value, str) and key not in _EXACT:
        made, wrong = typeset(value, language)
        if wrong:
            findings.wrong(*keys.get(key, (2, 1)), f"in `{key}` {wrong[0]}", wrong[1], "warning")
    elif key == "role_titles" and isinstance(value, dict):
        made = {name: _set(key, text, language, keys, findings) for name, text in value.items()}
    elif key in ("corrections", "reports") and isinstance(value, tuple):
        made = tuple(each._replace(note=_set(key, each.note, language, keys, findings)) for each in value)
    return made


def _set_facts(
    facts: Facts | None, language: Language, keys: dict[str, tuple[int, int]], findings: Findings
) -> Facts | None:
    """The facts with the line above a headline, the introduction and remarks set."""
    told = {key: getattr(facts, key) for key in ("kicker", "lead", "reports") if getattr(facts, key, None)}
    made = {key: _set(key, value, language, keys, findings) for key, value in told.items()}
    return facts._replace(**made) if facts and made != told else facts


def _edition(
    path: str, ident: str, kind: Kind, language: Language, file_digest: str, head: str, values: dict[str, Any],
    facts: Facts | None, body: Body, units: tuple[Unit, ...], keys: dict[str, tuple[int, int]], findings: Findings,
) -> Edition:  # fmt: skip
    front = front_matter_units(head, values.get("summary") or "", values.get("role_titles") or {}, keys)
    head = _set("name" if kind == "actor" else "title", head, language, keys, findings)
    facts = _set_facts(facts, language, keys, findings)
    present = {key: _set(key, value, language, keys, findings) for key, value in values.items() if value is not None}
    edition = Edition(
        path=path, id=ident, kind=kind, language=language, digest=file_digest, title=head, facts=facts, body=body,
        stated=_stated(kind, tuple(keys)),
        references=tuple(findings.references), units=Units.of((*front, *units)), keys=keys, **present,
    )  # fmt: skip
    return edition._replace(card=card(edition), words=words(edition))
