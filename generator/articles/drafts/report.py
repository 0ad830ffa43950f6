"""The import report: everything that was found, where and on what ground, as one JSON text.

In: articles, what was found in them, the register. Out: text. Keys and lists stand in a fixed order, without run time,
host or absolute path: the same input gives the same bytes. The format is `docs/import.md`, version 1: a record has the
fields of a finding in their order, with those of its span in place of it.
"""

import json
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from generator import __version__
from generator.articles.article import Article
from generator.articles.findings import Found, Proposal, Quotation, Reference, StatedDuration, changed, mark_of
from generator.articles.metadata.metadata import FIELDS
from generator.articles.vocabulary.register import Register

#: Fields that are no keys of their own: they are told otherwise, or serve the comparison alone.
_UNTOLD = frozenset({"last_line", "named", "bound"})


def report_text(found: Found, register: Register) -> str:
    """The report of a run, ending with a line break."""
    report = {
        "format": "import-report",
        "version": 1,
        "generator": f"briefings {__version__}",
        "actors": _actors(found, register),
        "articles": [_article(article, found) for article in found.articles],
        "calls": _written(found.calls),
        "contacts": _written(found.contacts),
        "discrepancies": _written(found.discrepancies),
        "warnings": _written(found.warnings),
    }
    return json.dumps(report, ensure_ascii=False, indent=1) + "\n"


def _actors(found: Found, register: Register) -> list[dict[str, Any]]:
    """Everyone the report refers to: those in the register, and the persons proposed."""
    proposed = {p.suggested_id: p for proposals in found.proposals.values() for p in proposals}
    referred = set[str]()

    def note(value: Any, kind: Any) -> Any:
        if isinstance(value, str) and mark_of(kind) in ("actor", "party"):
            referred.add(value)
        return value

    changed(found, Found, note)
    items = []
    for ident in sorted(referred | set(proposed)):
        actor = register.get(ident)
        if actor:
            items.append({"id": ident, "kind": actor.kind, "known": True, "names": dict(sorted(actor.names.items()))})
        elif ident in proposed:
            names = dict.fromkeys(("de", "en"), proposed[ident].surface)
            items.append({"id": ident, "kind": proposed[ident].kind, "known": False, "names": names})
        else:
            items.append({"id": ident, "kind": "body", "known": False, "names": {}})
    return items


def _article(article: Article, found: Found) -> dict[str, Any]:
    source = {key: getattr(article, key) for key in ("path", "media_type", "encoding", "sha256")}
    shown = {"text"} if article.media_type == "text/html" else set[str]()
    lines = [_record(line, ("n", "label", "reason", *shown)) for line in article.lines if line.label != "blank"]
    updates = [_record(update) for update in article.updates]
    return {
        "id": article.id,
        "source": source | {"lines": len(article.lines)},
        "metadata": {name: _value(article, name) for name in FIELDS},
        "lines": lines,
        "updates": [{"datePublished" if k == "published" else k: v for k, v in each.items()} for each in updates],
        "mentions": _written(found.mentions.get(article.id, ())),
        "proposals": _written(found.proposals.get(article.id, ())),
        "quotations": _written(found.quotations.get(article.id, ())),
    }


def _value(article: Article, name: str) -> dict[str, Any]:
    value = article.metadata[name]
    return _record(value, ("value", "basis", "lines", "origin") if value.origin else ("value", "basis", "lines"))


def _record(found: Any, keys: Sequence[str] = ()) -> dict[str, Any]:
    """What was found as JSON has it: lists for tuples, words for places; all its fields, or some."""
    record = dict[str, Any]()
    for key in keys or [f.name for f in fields(found) if f.name not in _UNTOLD]:
        value = getattr(found, key)
        record |= _record(value) if key == "span" else {key: _written(value)}
    if isinstance(found, Quotation):
        several = found.last_line != found.span.line
        record |= {"lines": [found.span.line, found.last_line]} if several else {}
        record |= {} if found.named else {"named": False}
    elif isinstance(found, Proposal):
        record["nearest"] = [{"id": ident, "score": round(score, 2)} for ident, score in found.nearest]
    elif isinstance(found, StatedDuration):
        record["stated_by"] = found.stated_by[0] if len(found.stated_by) == 1 else list(found.stated_by) or None
    return record


def _written(value: Any) -> Any:
    if isinstance(value, tuple):
        return reference(value) if _is_reference(value) else [_written(each) for each in value]
    return _record(value) if hasattr(value, "__dataclass_fields__") else value


def _is_reference(value: tuple[Any, ...]) -> bool:
    return len(value) == 3 and isinstance(value[0], str) and isinstance(value[1], int)


def reference(found: Reference) -> str:
    """`article:line` or `article:first-last`."""
    article, first, last = found
    return f"{article}:{first}" if first == last else f"{article}:{first}-{last}"
