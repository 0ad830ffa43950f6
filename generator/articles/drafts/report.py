"""The import report: everything that was found, where and on what ground, as one JSON text.

In: articles, what was found in them, the register. Out: text. Keys and lists stand in a fixed order, without run time,
host or absolute path: the same input gives the same bytes. The format is `docs/import.md`, version 1.
"""

import json
from typing import Any

from generator import __version__
from generator.articles.article import Article
from generator.articles.findings import Call, Found, Proposal, Quotation, Reference, StatedDuration
from generator.articles.metadata.metadata import FIELDS
from generator.articles.vocabulary.register import Register

_SPAN = "line col length exact prefix suffix"
#: The keys of a record -> the fields that they are, where they have another name.
_FIELDS = {"datePublished": "published"}


def report_text(found: Found, register: Register) -> str:
    """The report of a run, ending with a line break."""
    report = {
        "format": "import-report",
        "version": 1,
        "generator": f"briefings {__version__}",
        "actors": _actors(found, register),
        "articles": [_article(article, found) for article in found.articles],
        "calls": [_call(call) for call in found.calls],
        "contacts": [_record(c, "participants date medium status lines") for c in found.contacts],
        "discrepancies": [_record(d, "kind call between lines note") for d in found.discrepancies],
        "warnings": [_record(w, "article line code message") for w in found.warnings],
    }
    return json.dumps(report, ensure_ascii=False, indent=1) + "\n"


def _actors(found: Found, register: Register) -> list[dict[str, Any]]:
    """Everyone the report refers to: those in the register, and the persons proposed."""
    proposed = {p.suggested_id: p for proposals in found.proposals.values() for p in proposals}
    items = []
    for ident in sorted(_referred(found) | set(proposed)):
        actor = register.get(ident)
        if actor:
            items.append({"id": ident, "kind": actor.kind, "known": True, "names": dict(sorted(actor.names.items()))})
        elif ident in proposed:
            names = dict.fromkeys(("de", "en"), proposed[ident].surface)
            items.append({"id": ident, "kind": proposed[ident].kind, "known": False, "names": names})
        else:
            items.append({"id": ident, "kind": "body", "known": False, "names": {}})
    return items


def _referred(found: Found) -> set[str]:
    ids = {a for mentions in found.mentions.values() for m in mentions for a in m.actors}
    ids |= {a for quotations in found.quotations.values() for q in quotations for a in q.speaker}
    for call in found.calls:
        ids |= set(call.participants) | {a for d in call.durations for a in d.stated_by}
        ids |= {a for claim in call.claims for a in (claim.by, claim.via) if a}
    ids |= {a for contact in found.contacts for a in contact.participants}
    return ids | {a for discrepancy in found.discrepancies for a in discrepancy.between}


def _record(found: object, keys: str) -> dict[str, Any]:
    """Some fields of what was found, as JSON has them: lists for tuples, words for places."""
    return {key: _written(getattr(found, _FIELDS.get(key, key))) for key in keys.split()}


def _written(value: Any) -> Any:
    if isinstance(value, tuple):
        return [reference(v) if _is_reference(v) else v for v in value]
    return value


def _is_reference(value: object) -> bool:
    return isinstance(value, tuple) and len(value) == 3 and isinstance(value[0], str)


def _article(article: Article, found: Found) -> dict[str, Any]:
    html = article.media_type == "text/html"
    source = _record(article, "path media_type encoding sha256") | {"lines": len(article.lines)}
    lines = [line for line in article.lines if line.label != "blank"]
    return {
        "id": article.id,
        "source": source,
        "metadata": {name: _value(article, name) for name in FIELDS},
        "lines": [_record(line, "n label reason" + " text" * html) for line in lines],
        "updates": [
            _record(u, "order printed_time datePublished basis headline author lines") for u in article.updates
        ],
        "mentions": [_spanned(m, "kind actors known") for m in found.mentions.get(article.id, ())],
        "proposals": [_proposal(p) for p in found.proposals.get(article.id, ())],
        "quotations": [_quotation(q) for q in found.quotations.get(article.id, ())],
    }


def _value(article: Article, name: str) -> dict[str, Any]:
    value = article.metadata[name]
    return _record(value, "value basis lines") | ({"origin": value.origin} if value.origin else {})


def _spanned(found: Any, keys: str) -> dict[str, Any]:
    return _record(found.span, _SPAN) | _record(found, keys)


def _proposal(proposal: Proposal) -> dict[str, Any]:
    nearest = [{"id": ident, "score": round(score, 2)} for ident, score in proposal.nearest]
    spans = [_record(span, _SPAN) for span in proposal.spans]
    return _record(proposal, "surface suggested_id kind role") | {"spans": spans, "nearest": nearest}


def _quotation(found: Quotation) -> dict[str, Any]:
    several = {} if found.last_line == found.span.line else {"lines": [found.span.line, found.last_line]}
    return _record(found.span, _SPAN) | several | _record(found, "opening speaker channel type nested_in")


def _call(call: Call) -> dict[str, Any]:
    keys = "id participants others date date_precision basis status medium local_time mentioned"
    durations = [_duration(d) for d in call.durations]
    return _record(call, keys) | {
        "durations": durations,
        "claims": [_record(c, "by via channel lines") for c in call.claims],
    }


def _duration(found: StatedDuration) -> dict[str, Any]:
    by = found.stated_by[0] if len(found.stated_by) == 1 else list(found.stated_by) or None
    said = {"stated_by": by, "stated_by_text": found.stated_by_text, "line": reference(found.line)}
    return _record(found, "value approximate printed") | said


def reference(found: Reference) -> str:
    """`article:line` or `article:first-last`."""
    article, first, last = found
    return f"{article}:{first}" if first == last else f"{article}:{first}-{last}"
