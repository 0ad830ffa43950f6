"""The keys of each kind of entry, their types, and the JSON Schemas made from them.

In: a front matter's mapping and a kind. Out: its values, or problems. This table is the one place where the format of
front matter is written down; readers, messages, JSON Schemas and the documentation follow from it.
"""

from collections.abc import Mapping
from typing import Any

from generator.base.notation import Mapping as YamlMapping
from generator.content.entry import (
    NOTES,
    OWN_TEXTS,
    ActorFacts,
    CallFacts,
    Correction,
    Facts,
    Kind,
    PageFacts,
    Report,
    Role,
    SourceFacts,
    Spelling,
    TopicFacts,
)
from generator.content.fields import (
    ALIAS,
    BOOL,
    COUNTRY,
    DATE,
    DAY,
    DAY_OR_TIME,
    DURATION,
    ID,
    LANGUAGE,
    NUMBER,
    SLUG,
    TEXT,
    TIME,
    UNIT_DIGEST,
    URL,
    WIKIDATA,
    Field,
    Findings,
    JsonSchema,
    Type,
    entry,
    located_source,
    many,
    one_of,
    read_fields,
    record,
    texts_by_key,
)

STATUS = one_of("announced", "held", "cancelled", "unconfirmed")
#: What a party or outlet may say of it.
STATED_STATUS = one_of("announced", "held", "denied", "cancelled", "unconfirmed")
#: On what an account rests: the party's own text, all of it or a part, or what others report of it.
BASES = ("full", "excerpt", "reported")
#: What can differ between accounts, whatever a call was about.
DIFFERENCES = (
    "duration", "date", "start", "status", "participants", "initiator", "extent", "period", "proposer", "obligation",
    "condition", "number", "wording", "emphasis", "omission",
)  # fmt: skip
#: Kinds as they were first called -> what they are called now; both are understood.
RENAMED = {"scope": "extent", "term": "period", "proposal": "proposer", "reciprocity": "obligation"}
DISCREPANCIES = (*DIFFERENCES, *NOTES)


def _report(line: int, column: int, source: tuple[str, str], **keys: Any) -> Report:
    return Report(source=source[0], locator=source[1], line=line, column=column, **keys)


def _spelling(line: int, column: int, **keys: Any) -> Spelling:
    return Spelling(**keys)


def _correction(line: int, column: int, **keys: Any) -> Correction:
    return Correction(**keys)


REPORT_KEYS = (
    Field("by", entry("actor", "reporter"), "who states it: an actor", needed=True),
    Field("source", located_source("evidence"), "where it stands", needed=True),
    Field("duration", DURATION, "how long the call lasted"),
    Field("approximate", BOOL, "whether the duration is “about”"),
    Field("start", TIME, "when it began"),
    Field("initiator", entry("actor", "initiator"), "who called"),
    Field("status", STATED_STATUS, "whether it took place"),
    Field("participants", many(entry("actor", "participant")), "who took part"),
    Field("note", TEXT, "a remark of the editors"),
)
REPORT = record(REPORT_KEYS, _report)
ROLE_KEYS = (
    Field("role", ID, "names its title in role_titles", needed=True),
    Field("of", entry("actor", "office"), "the body or state whose office it is"),
    Field("from", DATE, "the first day, month or year"),
    Field("to", DATE, "the last day, month or year"),
    Field("basis", one_of("stated", "known"), "known: common knowledge, in none of our sources"),
)
ROLE = record(ROLE_KEYS, Role)
SPELLING_KEYS = (
    Field("form", TEXT, "the form as it occurs", needed=True),
    Field("language", LANGUAGE, "the language it occurs in"),
    Field("scheme", TEXT, "the transliteration scheme, such as ISO 9"),
)
SPELLING = record(SPELLING_KEYS, _spelling, short="form")
CORRECTION_KEYS = (
    Field("date", DAY, "when it was corrected or changed", needed=True),
    Field("note", TEXT, "what was corrected or changed", needed=True),
)
CORRECTION = record(CORRECTION_KEYS, _correction)

#: Mappings within a front matter: the keys of each, by the keys that hold it.
RECORDS = {
    ("reports",): REPORT_KEYS, ("roles",): ROLE_KEYS, ("spellings",): SPELLING_KEYS,
    ("corrections", "changes"): CORRECTION_KEYS,
}  # fmt: skip

#: Keys that every edition of every kind may have.
EACH = (
    Field("slug", SLUG, "the last word of the page's address"),
    Field("aliases", many(ALIAS), "old addresses of this edition that redirect here"),
    Field("first_published", DAY, "the day on which this edition was first published here"),
    Field("last_changed", DAY, "the day on which what it says was last changed here"),
    Field("corrections", many(CORRECTION), "what was wrong in this edition and is corrected"),
    Field("changes", many(CORRECTION), "what was added to this edition or changed in it without having been wrong"),
    Field("draft", BOOL, "held back: on the original the whole entry, else this edition"),
    Field("translates", many(UNIT_DIGEST), "digests of the original's text that this translation renders"),
)
_HEADED = (
    Field("title", TEXT, "the headline of the entry", needed=True),
    Field("summary", TEXT, "one or two sentences, plain text"),
)

FIELDS: Mapping[Kind, tuple[Field, ...]] = {
    "call": (
        *_HEADED,
        Field("date", DATE, "the calendar date of the call", fact=True, needed=True),
        Field("date_precision", one_of("day", "month", "by"), "by: on or before", fact=True),
        Field("start", TIME, "when it began, only if a source states it", fact=True),
        Field("status", STATUS, "whether it took place", fact=True, needed=True),
        Field("medium", one_of("phone", "video", "conference", "unknown"), "how they spoke", fact=True),
        Field("participants", many(entry("actor", "participant")), "who took part", fact=True, needed=True),
        Field("initiator", entry("actor", "initiator"), "who called", fact=True),
        Field("topics", many(entry("topic", "topic")), "what was spoken of", fact=True),
        Field("reports", many(REPORT), "typed facts as each party or outlet states them", fact=True),
        Field("checked", DAY, "when somebody else last read it against its sources", fact=True),
        *EACH,
    ),
    "actor": (
        Field("name", TEXT, "the name in this language", needed=True),
        Field("summary", TEXT, "one or two sentences, plain text"),
        Field("kind", one_of("person", "body", "state", "outlet"), "what the actor is", fact=True, needed=True),
        Field("spellings", many(SPELLING), "every form that occurs in sources", fact=True),
        Field("original_name", TEXT, "the name in its own script", fact=True),
        Field("sort_name", TEXT, "the name as it is sorted", fact=True),
        Field("roles", many(ROLE), "offices, with dates as far as sources state them", fact=True),
        Field("role_titles", texts_by_key("president: President of …"), "the titles of the roles in this language"),
        Field("country", COUNTRY, "the country (ISO 3166)", fact=True),
        Field("wikidata", WIKIDATA, "the Wikidata id", fact=True),
        *EACH,
    ),
    "source": (
        *_HEADED,
        Field("outlet", entry("actor", "outlet"), "the outlet that published it, or the party", fact=True, needed=True),
        Field("outlet_basis", one_of("stated", "inferred"), "whether the article states its outlet", fact=True),
        Field("kicker", TEXT, "the line above the headline", fact=True),
        Field("lead", TEXT, "the introduction", fact=True),
        Field("authors", many(TEXT), "full names", fact=True),
        Field("agencies", many(TEXT), "agencies that are credited", fact=True),
        Field("published", DAY_OR_TIME, "when it was published", fact=True),
        Field("published_basis", one_of("stated", "inferred"), "whether the article states that date", fact=True),
        Field("updated", DAY_OR_TIME, "when it was last changed", fact=True),
        Field("url", URL, "where it stands", fact=True),
        Field("archived_url", URL, "where an archived copy stands", fact=True),
        Field("accessed", DAY_OR_TIME, "when it was read", fact=True),
        Field("type", one_of("article", "liveblog", *OWN_TEXTS), "the form; the last three are own texts", fact=True),
        Field("platform", TEXT, "where a post was published, such as Truth Social", fact=True),
        Field("credits", many(TEXT), "credits of images", fact=True),
        Field("calls", many(entry("call", "covers")), "the calls it reports on", fact=True),
        Field("rights", one_of("metadata", "quotations", "full"), "how much of the body may be published", fact=True),
        Field("digest", TEXT, "the digest of the text it was made from", fact=True),
        *EACH,
    ),
    "topic": (*_HEADED, Field("parent", entry("topic", "parent"), "the wider topic", fact=True), *EACH),
    "page": (*_HEADED, Field("menu", NUMBER, "its place in the footer", fact=True), *EACH),
}
_FACTS: Mapping[Kind, type[Any]] = {
    "call": CallFacts, "actor": ActorFacts, "source": SourceFacts, "topic": TopicFacts, "page": PageFacts,
}  # fmt: skip


#: The keys that only an original may have.
FACT_KEYS: Mapping[Kind, frozenset[str]] = {kind: frozenset(f.key for f in fs if f.fact) for kind, fs in FIELDS.items()}


def read_front_matter(node: YamlMapping, kind: Kind, findings: Findings) -> tuple[dict[str, Any], Facts | None]:
    """Values of the keys that each edition has, and the facts; None where a needed fact is missing or none is there.

    Topics and pages need no fact, so their facts are None exactly where the file states none.
    """
    values = read_fields(node, FIELDS[kind], "", findings, needed=False)
    facts = {f.key: values.pop(f.key) for f in FIELDS[kind] if f.fact and f.key in values}
    return values, _facts(node, kind, facts, findings)


def _facts(node: YamlMapping, kind: Kind, facts: dict[str, Any], findings: Findings) -> Facts | None:
    stated = {key.text for key, _ in node.pairs} & FACT_KEYS[kind]
    if not stated:
        return None
    for f in FIELDS[kind]:
        if f.fact and f.needed and f.key not in stated:
            findings.wrong(2, 1, f"the key `{f.key}` is missing", f"add `{f.key}: …` ({f.doc})")
    needed = all(facts.get(f.key) is not None for f in FIELDS[kind] if f.fact and f.needed)
    made: Facts | None = None
    if needed:
        made = _FACTS[kind](**{key: value for key, value in facts.items() if value is not None})
    return made


def json_schema(kind: Kind) -> JsonSchema:
    """The JSON Schema (draft 2020-12) of a front matter of this kind: an original, or a translation without facts."""
    facts = [f for f in FIELDS[kind] if f.fact]
    needed = [f.key for f in facts if f.needed]
    schema: JsonSchema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Front matter of a {kind}",
        "type": "object",
        "properties": {f.key: _described(f.type, f.doc) for f in FIELDS[kind]},
        "required": [f.key for f in FIELDS[kind] if f.needed and not f.fact],
        "additionalProperties": False,
    }
    if needed:
        no_fact = {"not": {"anyOf": [{"required": [f.key]} for f in facts]}}
        schema["anyOf"] = [{"title": "original", "required": needed}, {"title": "translation", **no_fact}]
    return schema


def _described(kind: Type, doc: str) -> JsonSchema:
    return {**kind.schema, "description": doc}
