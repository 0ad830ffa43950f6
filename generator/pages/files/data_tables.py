"""The archive as linked tables: what each holds, its columns with type and meaning, its rows.

In: the sites of all languages. Out: a `Table` for each kind of thing. Facts stand once; what is said in a language has
a column for each, such as `title_de`. The data package, its documentation and the files follow from this list.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from generator.pages.files import data_rows
from generator.pages.files.tables import Row
from generator.pages.site.sites import Sites


class Column(NamedTuple):
    """`type` is one of Table Schema's; `refers` names the table whose `id` it holds; `each`: one for each language."""

    name: str
    doc: str
    type: str = "string"
    refers: str = ""
    each: bool = False


class Table(NamedTuple):
    name: str
    doc: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: Callable[[Sites], Iterator[Row]]


def columns_of(table: Table, sites: Sites) -> tuple[Column, ...]:
    """The columns with those of each language written out."""
    found: list[Column] = []
    for column in table.columns:
        names = [f"{column.name}_{language}" for language in sites.by_language] if column.each else [column.name]
        found += [Column(name, column.doc, column.type, column.refers) for name in names]
    return tuple(found)


_ID = Column("id", "permanent id, also in the file name of the entry")
_CALL = Column("call", "the call", refers="calls")
_NUMBER = Column("number", "position in the entry, from 1", "integer")
_SIDE = Column("side", "a country (ISO 3166), or the id of an actor that has none")
_FRAGMENT = Column("fragment", "its id on the page of the call, in every language")
_URL = Column("url", "address of the page", each=True)

TABLES: tuple[Table, ...] = (
    Table("calls", "One row for each call.", (
        _ID, Column("date", "calendar date, as precise as it is known"),
        Column("date_precision", "day, month, or by: on or before the date"),
        Column("start", "local time with offset, if a source states it"),
        Column("status", "announced, held, cancelled or unconfirmed"),
        Column("medium", "phone, video, conference or unknown"), Column("initiator", "who called", refers="actors"),
        Column("title", "headline", each=True), Column("summary", "one or two sentences", each=True), _URL,
    ), ("id",), data_rows.calls),
    Table("participants", "Who took part in which call; where its status is not held, who was to.", (
        _CALL, Column("position", "order in the entry, from 1", "integer"),
        Column("actor", "who took part", refers="actors"),
    ), ("call", "position"), data_rows.participants),
    Table("call-topics", "What each call was about.", (_CALL, Column("topic", "the topic", refers="topics")),
          ("call", "topic"), data_rows.call_topics),
    Table("reports", "Typed facts as a party or an outlet states them, one row for each report.", (
        _CALL, _NUMBER, Column("by", "who states it", refers="actors"),
        Column("source", "where it stands", refers="sources"), Column("locator", "update or paragraph of the source"),
        Column("duration_minutes", "length of the call", "integer"),
        Column("approximate", "whether the duration is “about”", "boolean"), Column("start", "when it began"),
        Column("initiator", "who called", refers="actors"),
        Column("status", "announced, held, denied, cancelled or unconfirmed"),
        Column("participants", "ids, separated by semicolons"), Column("note", "a remark of the editors"),
    ), ("call", "number"), data_rows.reports),
    Table("comparisons", "For each fact of a call whether its reports agree.", (
        _CALL, Column("fact", "duration, start, initiator, status or participants"),
        Column("standing", "agree, differ (two sides), reports-differ, one-side, reported or not-stated"),
        Column("values", "each value with who states it"),
    ), ("call", "fact"), data_rows.differing),
    Table("accounts", "Whose accounts of a call there are, for which side they speak, and on what each rests.", (
        _CALL, Column("party", "whose account it is", refers="actors"), _SIDE,
        Column("basis", "full: the party's own text, excerpt: parts of it, reported: by others; empty: not stated"),
    ), ("call", "party"), data_rows.voices),
    Table("silences", "Points on which no voice of a side says anything, and whether that is known.", (
        _CALL, Column("topic", "the point", refers="topics"), _SIDE,
        Column("silence", "silent: not mentioned, unknown: our sources do not tell"),
        Column("shown_by", "sources that show it, each with its locator, separated by semicolons"),
    ), ("call", "topic", "side"), data_rows.silences),
    Table("statements", "What each party says on each point of a call, in our words and marked quotations.", (
        _CALL, Column("party", "whose account it is", refers="actors"), Column("topic", "the point", refers="topics"),
        _FRAGMENT, Column("text", "the statement", each=True),
    ), ("call", "party", "topic"), data_rows.statements),
    Table("statement-sources", "The sources that a statement rests on.", (
        _CALL, Column("party", "whose account it is", refers="actors"), Column("topic", "the point", refers="topics"),
        _NUMBER, Column("source", "the source", refers="sources"),
        Column("locator", "update or paragraph of the source"),
    ), ("call", "party", "topic", "number"), data_rows.statement_sources),
    Table("discrepancies", "What differs between accounts or reports, as the editors have established.", (
        _CALL, _NUMBER, Column("kind", "what differs"), Column("topic", "the point, if any", refers="topics"),
        Column("between", "ids of the parties and outlets, separated by semicolons"),
        Column("among", "sides, voices (of one side) or reports"), _FRAGMENT,
        Column("text", "the difference", each=True),
    ), ("call", "number"), data_rows.discrepancies),
    Table("remarks", "What is odd about one source, such as a headline that says more than its text.", (
        _CALL, _NUMBER, Column("kind", "what is remarked"), Column("topic", "the point, if any", refers="topics"),
        Column("between", "ids of the outlets and parties, separated by semicolons"), _FRAGMENT,
        Column("text", "the remark", each=True),
    ), ("call", "number"), data_rows.remarks),
    Table("discrepancy-sources", "The sources that a difference or a remark rests on.", (
        _CALL, Column("discrepancy", "number of the difference or remark", "integer"), _NUMBER,
        Column("source", "the source", refers="sources"), Column("locator", "update or paragraph of the source"),
    ), ("call", "discrepancy", "number"), data_rows.discrepancy_sources),
    Table("quotations", "Marked quotations in the texts on calls, with their speakers.", (
        _CALL, Column("edition", "language of the text that quotes"), _NUMBER,
        Column("by", "who said it", refers="actors"), Column("via", "through which channel"),
        Column("language", "language of the words"), _FRAGMENT, Column("text", "the words with their marks"),
        Column("translation", "ours, into the language of the edition"),
        Column("original_language", "language that the words were translated from"),
    ), ("call", "edition", "number"), data_rows.quotations),
    Table("actors", "Persons, bodies, states and news outlets.", (
        _ID, Column("kind", "person, body, state or outlet"), Column("name", "the name", each=True),
        Column("original_name", "the name in its own script"), Column("sort_name", "the name as it is sorted"),
        Column("country", "ISO 3166 code"), Column("wikidata", "Wikidata id"), _URL,
    ), ("id",), data_rows.actors),
    Table("spellings", "Forms of names that occur in sources.", (
        Column("actor", "whose name it is", refers="actors"), _NUMBER, Column("form", "the form"),
        Column("language", "language it occurs in"), Column("scheme", "transliteration scheme"),
    ), ("actor", "number"), data_rows.spellings),
    Table("roles", "Offices and functions, with dates as far as they are known.", (
        Column("actor", "who holds it", refers="actors"), _NUMBER, Column("role", "id of the role"),
        Column("of", "the body or state", refers="actors"), Column("from", "first day, month or year"),
        Column("to", "last day, month or year"), Column("basis", "stated, or known: common knowledge"),
        Column("title", "the title", each=True),
    ), ("actor", "number"), data_rows.roles),
    Table("topics", "Recurring subjects of calls.", (
        _ID, Column("parent", "the wider topic", refers="topics"), Column("title", "the name", each=True),
        Column("summary", "what it is about", each=True), _URL,
    ), ("id",), data_rows.topics),
    Table("sources", "The articles that the archive rests on.", (
        _ID, Column("outlet", "who published it", refers="actors"),
        Column("outlet_basis", "stated in the article or inferred"),
        Column("type", "article, liveblog, readout, post or statement"),
        Column("platform", "where a post was published"),
        Column("language", "language of the article"), Column("title", "its headline"),
        Column("authors", "names, separated by semicolons"), Column("agencies", "names, separated by semicolons"),
        Column("published", "date, or local time with offset"),
        Column("published_basis", "stated in the article or inferred"), Column("updated", "date or time"),
        Column("url", "its address"), Column("archived_url", "an archived copy"),
        Column("accessed", "when it was read"), Column("page", "address of its page in this archive", each=True),
    ), ("id",), data_rows.sources),
    Table("source-calls", "Which calls a source reports.", (
        Column("source", "the source", refers="sources"), _CALL,
    ), ("source", "call"), data_rows.source_calls),
    Table("editions", "When we first published each text and last changed it, where it says so.", (
        Column("entry", "id of the entry"), Column("kind", "call, actor, topic, source or page"),
        Column("edition", "language of the text"), Column("first_published", "day"), Column("last_changed", "day"),
    ), ("entry", "edition"), data_rows.editions),
    Table("corrections", "What was corrected or changed, and when.", (
        Column("entry", "id of the entry"), Column("kind", "call, actor, topic, source or page"),
        Column("edition", "language of the text"), _NUMBER,
        Column("what", "correction: it was wrong, or change"), Column("date", "the day"), Column("note", "in words"),
    ), ("entry", "edition", "number"), data_rows.corrections),
)  # fmt: skip
