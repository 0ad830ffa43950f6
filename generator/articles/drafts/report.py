"""The import report: everything that was found, where and on what ground, as one JSON text.

In: articles, what was found in them, the register. Out: text. Keys and lists stand in a fixed order, without run time,
host or absolute path: the same input gives the same bytes. The format is `docs/import.md`, version 1.
"""

import json
from collections.abc import Iterable
from typing import Any

from generator import __version__
from generator.articles.article import Article, Update, Value
from generator.articles.findings import (
    Call,
    Contact,
    Discrepancy,
    Found,
    Mention,
    Proposal,
    Quotation,
    Reference,
    Span,
)
from generator.articles.metadata.metadata import FIELDS
from generator.articles.vocabulary.register import Register


def report_text(found: Found, register: Register) -> str:
    """The report of a run, ending with a line break."""
    report = {
        "format": "import-report",
        "version": 1,
        "generator": f"briefings {__version__}",
        "actors": _actors(found, register),
        "articles": [_article(article, found) for article in found.articles],
        "calls": [_call(call) for call in found.calls],
        "contacts": [_contact(contact) for contact in found.contacts],
        "discrepancies": [_discrepancy(discrepancy) for discrepancy in found.discrepancies],
        "warnings": [
            {"article": w.article, "line": w.line, "code": w.code, "message": w.message} for w in found.warnings
        ],
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
            surface = proposed[ident].surface
            items.append(
                {"id": ident, "kind": proposed[ident].kind, "known": False, "names": {"de": surface, "en": surface}}
            )
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


def _article(article: Article, found: Found) -> dict[str, Any]:
    html = article.media_type == "text/html"
    return {
        "id": article.id,
        "source": {
            "path": article.path,
            "media_type": article.media_type,
            "encoding": article.encoding,
            "sha256": article.sha256,
            "lines": len(article.lines),
        },
        "metadata": {name: _value(article.metadata[name]) for name in FIELDS},
        "lines": [
            {"n": line.n, "label": line.label, "reason": line.reason} | ({"text": line.text} if html else {})
            for line in article.lines
            if line.label != "blank"
        ],
        "updates": [_update(update) for update in article.updates],
        "mentions": [_mention(mention) for mention in found.mentions.get(article.id, ())],
        "proposals": [_proposal(proposal) for proposal in found.proposals.get(article.id, ())],
        "quotations": [_quotation(quotation) for quotation in found.quotations.get(article.id, ())],
    }


def _value(value: Value) -> dict[str, Any]:
    content = list(value.value) if isinstance(value.value, tuple) else value.value
    origin = {"origin": value.origin} if value.origin else {}
    return {"value": content, "basis": value.basis, "lines": list(value.lines)} | origin


def _update(update: Update) -> dict[str, Any]:
    return {
        "order": update.order,
        "printed_time": update.printed_time,
        "datePublished": update.published,
        "basis": update.basis,
        "headline": update.headline,
        "author": update.author,
        "lines": list(update.lines),
    }


def _span(span: Span) -> dict[str, Any]:
    return {
        "line": span.line, "col": span.col, "length": span.length,
        "exact": span.exact, "prefix": span.prefix, "suffix": span.suffix,
    }  # fmt: skip


def _mention(mention: Mention) -> dict[str, Any]:
    return _span(mention.span) | {"kind": mention.kind, "actors": list(mention.actors), "known": mention.known}


def _proposal(proposal: Proposal) -> dict[str, Any]:
    return {
        "surface": proposal.surface,
        "suggested_id": proposal.suggested_id,
        "kind": proposal.kind,
        "role": proposal.role,
        "spans": [_span(span) for span in proposal.spans],
        "nearest": [{"id": ident, "score": round(score, 2)} for ident, score in proposal.nearest],
    }


def _quotation(quotation: Quotation) -> dict[str, Any]:
    several = (
        {"lines": [quotation.span.line, quotation.last_line]} if quotation.last_line != quotation.span.line else {}
    )
    return (
        _span(quotation.span)
        | several
        | {
            "opening": quotation.opening,
            "speaker": list(quotation.speaker),
            "channel": quotation.channel,
            "type": quotation.type,
            "nested_in": quotation.nested_in,
        }
    )


def _call(call: Call) -> dict[str, Any]:
    return {
        "id": call.id,
        "participants": list(call.participants),
        "others": list(call.others),
        "date": call.date,
        "date_precision": call.date_precision,
        "basis": call.basis,
        "status": call.status,
        "medium": call.medium,
        "local_time": call.local_time,
        "mentioned": references(call.mentioned),
        "durations": [
            {
                "value": d.value,
                "approximate": d.approximate,
                "printed": d.printed,
                "stated_by": d.stated_by[0] if len(d.stated_by) == 1 else list(d.stated_by) or None,
                "stated_by_text": d.stated_by_text,
                "line": reference(d.line),
            }
            for d in call.durations
        ],
        "claims": [{"by": c.by, "via": c.via, "channel": c.channel, "lines": references(c.lines)} for c in call.claims],
    }


def _contact(contact: Contact) -> dict[str, Any]:
    return {
        "participants": list(contact.participants),
        "date": contact.date,
        "medium": contact.medium,
        "status": contact.status,
        "lines": references(contact.lines),
    }


def _discrepancy(discrepancy: Discrepancy) -> dict[str, Any]:
    return {
        "kind": discrepancy.kind,
        "call": discrepancy.call,
        "between": list(discrepancy.between),
        "lines": references(discrepancy.lines),
        "note": discrepancy.note,
    }


def references(found: Iterable[Reference]) -> list[str]:
    return [reference(r) for r in found]


def reference(found: Reference) -> str:
    """`article:line` or `article:first-last`."""
    article, first, last = found
    return f"{article}:{first}" if first == last else f"{article}:{first}-{last}"
