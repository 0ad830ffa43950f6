"""What describes the files of `data/`, for programs. The sites in, JSON out.

`datapackage.json` follows Data Package 1 with Tabular Data Resources (Frictionless Standards): types, keys and what
refers to what. `archive.schema.json` is the JSON Schema of `archive.json` and of the files of single years.
"""

import json
from typing import Any

from generator.base.config import Licence
from generator.pages.files.data_tables import TABLES, Table, columns_of
from generator.pages.site.sites import Sites

Json = dict[str, Any]
#: Said where the tables are described, because it changes what stands in a cell.
GUARD = "A cell that a spreadsheet would take for a formula (it begins with =, +, - or @) has an apostrophe in front."
_TEXT: Json = {"type": "string"}
_BY_LANGUAGE: Json = {"type": "object", "additionalProperties": {"type": "string"}}


def package(sites: Sites) -> Json:
    """The descriptor of all tables."""
    default = sites[sites.default]
    return {
        "profile": "tabular-data-package",
        "name": "archive",
        "title": default.title,
        "description": f"{default.description} {GUARD}",
        "homepage": sites.addresses.absolute(default.addresses.page(default.language)),
        **({"licenses": [_licence(default.licence)]} if default.licence else {}),
        "resources": [_resource(table, sites) for table in TABLES],
    }


def _licence(licence: Licence) -> Json:
    return {"path": licence.url, "title": licence.name} | ({"name": licence.spdx} if licence.spdx else {})


def _resource(table: Table, sites: Sites) -> Json:
    columns = columns_of(table, sites)
    schema: Json = {
        "fields": [{"name": c.name, "type": c.type, "description": c.doc} for c in columns],
        "primaryKey": list(table.key),
        "missingValues": [""],
    }
    references = [
        {"fields": column.name, "reference": {"resource": column.refers, "fields": "id"}}
        for column in columns
        if column.refers
    ]
    if references:
        schema["foreignKeys"] = references
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "description": table.doc,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": schema,
    }


def archive_schema() -> Json:
    """JSON Schema 2020-12 of `archive.json`, and of the files of the years that it names, which hold the calls."""
    corrected = _list(_object({"date": _TEXT, "note": _TEXT}, ("date", "note")))
    texts = {"title": _TEXT, "summary": _TEXT, "url": {"type": "string", "format": "uri"}, "corrections": corrected}
    texts |= {"first_published": _TEXT, "last_changed": _TEXT, "changes": corrected}
    edition = _object(texts, ("title",))
    each = {
        "id": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
        "original": _TEXT,
        "editions": {"type": "object", "additionalProperties": edition},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "archive.json",
        **_object(
            {
                "format": {"const": 2},
                "title": _BY_LANGUAGE,
                "licence": {"type": "string", "format": "uri"},
                "years": _list(_TEXT),
                "calls": _list(_object(each | _call_keys(), ("id", "editions", "date", "status", "participants"))),
                "actors": _list(_object(each | _actor_keys(), ("id", "editions", "kind"))),
                "topics": _list(_object(each | {"parent": _TEXT}, ("id", "editions"))),
                "sources": _list(_object(each | _source_keys(), ("id", "editions", "outlet", "type", "language"))),
            },
            ("format", "title"),
        ),
    }


def _call_keys() -> Json:
    cited = _list(_object({"source": _TEXT, "locator": _TEXT}, ("source",)))
    value = {"anyOf": [_TEXT, _list(_TEXT)]}
    claim = _object({"value": value, "approximate": {"type": "boolean"}, "by": _list(_TEXT), "sources": cited}, ("by",))
    compared = _object({"fact": _TEXT, "standing": _TEXT, "claims": _list(claim)}, ("fact", "standing", "claims"))
    voice = _object(dict.fromkeys(("party", "side", "basis"), _TEXT), ("party", "side"))
    silence = {"enum": ["silent", "unknown"]}
    empty = _object({"topic": _TEXT, "side": _TEXT, "silence": silence, "sources": cited}, ("topic", "side", "silence"))
    stated = {"party": _TEXT, "topic": _TEXT, "fragment": _TEXT, "text": _BY_LANGUAGE, "sources": cited}
    said = _object(stated, ("party", "topic", "fragment", "text"))
    remark = {"kind": _TEXT, "topic": _TEXT, "between": _list(_TEXT), "fragment": _TEXT, "text": _BY_LANGUAGE}
    remark |= {"sources": cited}
    among = {"enum": ["sides", "voices", "reports"]}
    differing = _object(remark | {"among": among}, ("kind", "among", "fragment"))
    words = ("edition", "by", "via", "language", "fragment", "text", "translation", "original_language")
    quotation = dict.fromkeys(words, _TEXT)
    quoted = _object(quotation, ("edition", "by", "fragment", "text"))
    texts = dict.fromkeys(("date", "date_precision", "start", "status", "medium", "initiator", "checked"), _TEXT)
    lists = {"participants": _list(_TEXT), "topics": _list(_TEXT), "facts": _list(compared), "statements": _list(said)}
    lists |= {"accounts": _list(voice), "silences": _list(empty), "discrepancies": _list(differing)}
    return texts | lists | {"remarks": _list(_object(remark, ("kind", "fragment"))), "quotations": _list(quoted)}


def _actor_keys() -> Json:
    spelling = _object({"form": _TEXT, "language": _TEXT, "scheme": _TEXT}, ("form",))
    office = {"role": _TEXT, "title": _BY_LANGUAGE, "of": _TEXT, "from": _TEXT, "to": _TEXT, "basis": _TEXT}
    role = _object(office, ("role",))
    texts = dict.fromkeys(("kind", "original_name", "sort_name", "country", "wikidata"), _TEXT)
    return texts | {"spellings": _list(spelling), "roles": _list(role)}


def _source_keys() -> Json:
    names = ("outlet", "outlet_basis", "type", "platform", "language", "kicker", "published", "published_basis")
    texts = dict.fromkeys((*names, "updated", "url", "archived_url", "accessed"), _TEXT)
    return texts | {"authors": _list(_TEXT), "agencies": _list(_TEXT), "calls": _list(_TEXT)}


def _object(properties: Json, required: tuple[str, ...]) -> Json:
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


def _list(of: Json) -> Json:
    return {"type": "array", "items": of}


def as_bytes(document: Json) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()
