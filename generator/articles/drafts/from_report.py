"""A report that a person or another program has corrected or written, read back as what a run found.

In: the text of the report, the articles that it speaks of, the register. Out: a `Found`, or every problem with its JSON
pointer (RFC 6901). Nothing is believed: a span has to stand in the text, an id in the register or among the proposals.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar, cast

from generator.articles.article import Article
from generator.articles.drafts.report_articles import as_reported, plain
from generator.articles.drafts.report_fields import Reading
from generator.articles.findings import (
    Call,
    Claim,
    Contact,
    Discrepancy,
    Found,
    Mention,
    Proposal,
    Quotation,
    Reference,
    Span,
    StatedDuration,
)
from generator.articles.vocabulary.register import Register
from generator.base.notation import is_id
from generator.base.problems import Place, Problem, did_you_mean

_Read = TypeVar("_Read")
#: What a report may name, as docs/import.md lists it.
STATUSES = ("announced", "held", "cancelled", "unconfirmed")
PRECISIONS = ("day", "month", "by")
MEDIA = ("phone", "video")
MENTIONS = ("name", "compound", "role", "group-role")
KINDS = (
    "duration", "date", "start", "status", "initiator", "medium", "participants", "extent", "period", "proposer",
    "obligation", "condition", "omission", "emphasis", "number", "wording", "headline-body", "stale-head",
    "translation", "name", "spelling", "role", "development", "scope", "term", "proposal", "reciprocity",
)  # fmt: skip
#: A claim rests on at most so many lines.
_MOST_LINES = 12
_DURATION = re.compile(r"PT(?=\d)(?:\d+H)?(?:\d+M)?")
_REFERENCE = re.compile(r"(?P<article>.+):(?P<first>\d+)(?:-(?P<last>\d+))?")


def read_report(text: str, name: str, articles: Sequence[Article], register: Register) -> Found | tuple[Problem, ...]:
    """What the report says was found in these articles, or all that is wrong with it. `name` is that of its file.

    `articles` are those of the files as they lie there; their labels and metadata are the report's."""
    reading = Reading(name)
    try:
        root = json.loads(text)
    except (ValueError, RecursionError) as error:
        where = f":{error.lineno}:{error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        return (Problem(Place(name + where), "is no JSON", "write it as `briefings import --report` does"),)
    found = _Report(reading, {a.sha256: a for a in articles}, register).found(root)
    return tuple(reading.problems) or found


def paths_of(text: str) -> tuple[str, ...]:
    """The paths of the articles that a report names, as it names them; none where it is no report."""
    try:
        articles = json.loads(text).get("articles", ())
        return tuple(str(article["source"]["path"]) for article in articles)
    except (ValueError, RecursionError, AttributeError, KeyError, TypeError):
        return ()


class _Report:
    """One report while it is checked against its articles and the register."""

    def __init__(self, reading: Reading, articles: Mapping[str, Article], register: Register) -> None:
        self._reading, self._files, self._register = reading, articles, register
        self._articles: dict[str, Article] = {}
        self._proposed: set[str] = set()

    def found(self, root: Any) -> Found:
        top = self._reading.of_type(root, "", dict, "an object")
        if (top.get("format"), top.get("version")) != ("import-report", 1):
            remedy = 'begin with {"format": "import-report", "version": 1'
            self._reading.wrong("/format", "is no import report of version 1", remedy)
            return Found((), {}, {}, {})
        items = list(self._reading.records(top, "articles", ""))
        for pointer, item in items:
            self._read_article(item, pointer)
        self._proposed = {str(p.get("suggested_id")) for _, i in items for p in i.get("proposals") or () if p}
        self._proposed |= {str(a.get("id")) for _, a in self._reading.records(top, "actors", "")}
        texts = [(p, i, self._articles[str(i.get("id"))]) for p, i in items if str(i.get("id")) in self._articles]
        calls = tuple(self._call(item, pointer) for pointer, item in self._reading.records(top, "calls", ""))
        ids = frozenset(call.id for call in calls)

        def each(key: str, read: Callable[[Mapping[str, Any], str, Article], _Read]) -> dict[str, tuple[_Read, ...]]:
            return {a.id: tuple(read(m, q, a) for q, m in self._reading.records(i, key, p)) for p, i, a in texts}

        return Found(
            tuple(self._articles.values()),
            each("mentions", self._mention),
            each("proposals", self._proposal),
            each("quotations", self._quotation),
            calls,
            tuple(self._contact(item, pointer) for pointer, item in self._reading.records(top, "contacts", "")),
            tuple(self._difference(i, p, ids) for p, i in self._reading.records(top, "discrepancies", "")),
        )

    # Articles

    def _read_article(self, item: Mapping[str, Any], pointer: str) -> None:
        source = self._reading.of_type(item.get("source"), f"{pointer}/source", dict, "an object")
        article = self._files.get(str(source.get("sha256")))
        if article is None:
            message = "none of the articles has this digest: it is another text, or its file is not here"
            remedy = "give the file behind the report, and leave its text as it was"
            self._reading.wrong(f"{pointer}/source/sha256", message, remedy)
            return
        article = as_reported(self._reading, item, pointer, article)
        self._articles[article.id] = article

    # What was found in them

    def _span(self, item: Mapping[str, Any], pointer: str, article: Article, last: int = 0) -> Span:
        """A span that stands in the text: at its column, else where its words stand once in the line."""
        n, exact = self._reading.number(item, "line", pointer), self._reading.text(item, "exact", pointer)
        if not 1 <= n <= len(article.lines):
            self._reading.wrong(f"{pointer}/line", f"the article has {len(article.lines)} lines", "count from 1")
            return Span(1, 0, 0, exact)
        shown = "\n".join(line.text for line in article.lines[n - 1 : max(last, n)])
        col = item.get("col")
        if not isinstance(col, int) or isinstance(col, bool) or shown[col : col + len(exact)] != exact or col < 0:
            col = shown.find(exact)
        if not exact or col < 0:
            message = f"“{exact[:60]}” does not stand in line {n}"
            self._reading.wrong(f"{pointer}/exact", message, "copy the words from the text as they stand there")
            return Span(n, 0, 0, exact)
        before, after = shown[max(0, col - 32) : col], shown[col + len(exact) : col + len(exact) + 32]
        return Span(n, col, len(exact), exact, before, after)

    def _actors(self, ids: Sequence[str], pointer: str) -> tuple[str, ...]:
        return tuple(self._actor(ident, f"{pointer}/{n}" if len(ids) > 1 else pointer) for n, ident in enumerate(ids))

    def _actor(self, ident: str, pointer: str) -> str:
        if not is_id(ident):
            self._reading.wrong(pointer, f"“{ident[:60]}” is no id", "write it as in content/actors/")
        elif not self._register.get(ident) and ident not in self._proposed:
            near = did_you_mean(ident, [actor.id for actor in self._register.actors])
            remedy = near or "propose it under `proposals` of its article, or list it under `actors`"
            self._reading.wrong(pointer, f"there is no actor `{ident}`", remedy)
        return ident

    def _mention(self, item: Mapping[str, Any], pointer: str, article: Article) -> Mention:
        kind = self._reading.one_of(item, "kind", pointer, MENTIONS)
        actors = self._actors(self._reading.texts(item, "actors", pointer), f"{pointer}/actors")
        known = all(self._register.get(ident) for ident in actors)
        return Mention(self._span(item, pointer, article), cast(Any, kind), actors, known)

    def _proposal(self, item: Mapping[str, Any], pointer: str, article: Article) -> Proposal:
        ident = self._reading.text(item, "suggested_id", pointer)
        if not is_id(ident):
            self._reading.wrong(f"{pointer}/suggested_id", f"“{ident[:60]}” is no id", "write it as in content/actors/")
        spans = tuple(self._span(s, p, article) for p, s in self._reading.records(item, "spans", pointer))
        surface, kind = self._reading.text(item, "surface", pointer), self._reading.text(item, "kind", pointer)
        return Proposal(surface, ident, kind, self._reading.text_or_null(item, "role", pointer), spans)

    def _quotation(self, item: Mapping[str, Any], pointer: str, article: Article) -> Quotation:
        lines = [n for n in item.get("lines") or () if isinstance(n, int)]
        span = self._span(item, pointer, article, lines[-1] if lines else 0)
        speaker = self._actors(self._reading.texts(item, "speaker", pointer), f"{pointer}/speaker")
        kind = self._reading.one_of({"type": item.get("type", "direct")}, "type", pointer, ("direct", "indirect"))
        inside = item.get("nested_in") if isinstance(item.get("nested_in"), int) else None
        channel = self._reading.text_or_null(item, "channel", pointer)
        last = lines[-1] if lines else span.line
        return Quotation(span, last, span.exact[:25], speaker, channel, cast(Any, kind), inside)

    # Calls

    def _call(self, item: Mapping[str, Any], pointer: str) -> Call:
        reading = self._reading
        day = reading.text_or_null(item, "date", pointer)
        if day and not _is_day(day):
            reading.wrong(f"{pointer}/date", f"“{day[:60]}” is no day", "write it as 2025-03-18")
        ident = reading.text(item, "id", pointer)
        if not is_id(ident):
            reading.wrong(f"{pointer}/id", f"“{ident[:60]}” is no id", "write it as 2025-03-18-trump-putin")
        precision = item.get("date_precision")
        participants = self._actors(reading.texts(item, "participants", pointer), f"{pointer}/participants")
        return Call(
            ident, participants, reading.texts(item, "others", pointer), day,
            reading.one_of(item, "date_precision", pointer, PRECISIONS) if precision else None,
            reading.text_or_null(item, "basis", pointer), reading.one_of(item, "status", pointer, STATUSES),
            reading.text_or_null(item, "local_time", pointer), self._references(item, "mentioned", pointer),
            tuple(self._duration(d, p) for p, d in reading.records(item, "durations", pointer)),
            tuple(self._claim(c, p) for p, c in reading.records(item, "claims", pointer)),
            reading.one_of(item, "medium", pointer, MEDIA) if "medium" in item else "phone",
        )  # fmt: skip

    def _duration(self, item: Mapping[str, Any], pointer: str) -> StatedDuration:
        value = self._reading.text_or_null(item, "value", pointer)
        if value and not _DURATION.fullmatch(value):
            self._reading.wrong(f"{pointer}/value", f"“{value[:60]}” is no length", "write PT1H30M, or null")
        line = self._reference(self._reading.text(item, "line", pointer), f"{pointer}/line")
        printed = self._reading.text(item, "printed", pointer)
        words = self._reading.text_or_null(item, "stated_by_text", pointer)
        for key, said in (("printed", printed), ("stated_by_text", words)):
            if said and plain(said) not in self._shown(line):
                message = f"“{said[:60]}” does not stand in this line"
                self._reading.wrong(f"{pointer}/{key}", message, "copy the words from the text as they stand there")
        by = item.get("stated_by") or []
        ids = (by,) if isinstance(by, str) else self._reading.texts(item, "stated_by", pointer) if by else ()
        by = self._actors(ids, f"{pointer}/stated_by")
        return StatedDuration(value, item.get("approximate") is True, printed, by, words, line)

    def _claim(self, item: Mapping[str, Any], pointer: str) -> Claim:
        by, via, channel = (self._reading.text_or_null(item, key, pointer) for key in ("by", "via", "channel"))
        for key, ident in (("by", by), ("via", via)):
            if ident:
                self._actor(ident, f"{pointer}/{key}")
        lines = self._references(item, "lines", pointer)
        if sum(last - first + 1 for _, first, last in lines) > _MOST_LINES:
            remedy = "name the lines that carry it"
            self._reading.wrong(f"{pointer}/lines", f"a claim rests on at most {_MOST_LINES} lines", remedy)
        return Claim(by, via, channel, lines)

    def _contact(self, item: Mapping[str, Any], pointer: str) -> Contact:
        participants = self._actors(self._reading.texts(item, "participants", pointer), f"{pointer}/participants")
        medium, status = self._reading.text(item, "medium", pointer), self._reading.text(item, "status", pointer)
        day = self._reading.text_or_null(item, "date", pointer)
        return Contact(participants, day, medium, status, self._references(item, "lines", pointer))

    def _difference(self, item: Mapping[str, Any], pointer: str, calls: frozenset[str]) -> Discrepancy:
        kind, call = (
            self._reading.one_of(item, "kind", pointer, KINDS),
            self._reading.text_or_null(item, "call", pointer),
        )
        if call and call not in calls:
            remedy = did_you_mean(call, calls) or "name a call of `calls`, or null"
            self._reading.wrong(f"{pointer}/call", f"there is no call `{call}` in this report", remedy)
        named = self._reading.texts(item, "between", pointer)  # an article of unknown outlet is named by its own id
        self._actors([each for each in named if each not in self._articles], f"{pointer}/between")
        lines = self._references(item, "lines", pointer)
        return Discrepancy(kind, call, named, lines, self._reading.text(item, "note", pointer))

    def _references(self, item: Mapping[str, Any], key: str, pointer: str) -> tuple[Reference, ...]:
        words = self._reading.texts(item, key, pointer)
        return tuple(self._reference(each, f"{pointer}/{key}/{n}") for n, each in enumerate(words))

    def _reference(self, words: str, pointer: str) -> Reference:
        """`article:line` or `article:first-last`; the article by its id or the part of it before the first `_`."""
        match = _REFERENCE.fullmatch(words)
        named = match["article"] if match else ""
        ids = [i for i in self._articles if named in (i, i.partition("_")[0])]
        if not match or len(ids) != 1:
            self._reading.wrong(pointer, f"“{words[:60]}” names no line of an article", "write `article:12`")
            return "", 1, 1
        first, last = int(match["first"]), int(match["last"] or match["first"])
        length = len(self._articles[ids[0]].lines)
        if not 1 <= first <= last <= length:
            self._reading.wrong(pointer, f"the article has {length} lines", "count from 1")
            return "", 1, 1
        return ids[0], first, last

    def _shown(self, place: Reference) -> str:
        article = self._articles.get(place[0])
        return plain(" ".join(line.text for line in article.lines[place[1] - 1 : place[2]])) if article else ""


def _is_day(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text)) and len(text) == 10
    except ValueError:
        return False
