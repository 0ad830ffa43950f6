"""A report that a person or another program has corrected or written, read back as what a run found.

In: the text of the report, the articles that it speaks of, the register. Out: a `Found`, or every problem with its JSON
pointer (RFC 6901). Nothing is believed: a span has to stand in the text, an id in the register or among the proposals.
"""

import json
import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, TypeVar

from generator.articles.article import Article
from generator.articles.drafts.report_articles import as_reported
from generator.articles.drafts.report_fields import Record, plain
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
    try:
        root = json.loads(text)
    except (ValueError, RecursionError) as error:
        where = f":{error.lineno}:{error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        return (Problem(Place(name + where), "is no JSON", "write it as `briefings import --report` does"),)
    top = Record(name, [], root if isinstance(root, dict) else {})
    if not isinstance(root, dict):
        top.wrong("", "must be an object", "write an object")
    found = _Report(top, {a.sha256: a for a in articles}, register).found()
    return tuple(top.problems) or found


def paths_of(text: str) -> tuple[str, ...]:
    """The paths of the articles that a report names, as it names them; none where it is no report."""
    try:
        articles = json.loads(text).get("articles", ())
        return tuple(str(article["source"]["path"]) for article in articles)
    except (ValueError, RecursionError, AttributeError, KeyError, TypeError):
        return ()


class _Report:
    """One report while it is checked against its articles and the register."""

    def __init__(self, top: Record, files: dict[str, Article], register: Register) -> None:
        self._top, self._files, self._register = top, files, register
        self._articles: dict[str, Article] = {}
        self._proposed: set[str] = set()

    def found(self) -> Found:
        top = self._top
        if (top.get("format"), top.get("version")) != ("import-report", 1):
            remedy = 'begin with {"format": "import-report", "version": 1'
            top.wrong("format", "is no import report of version 1", remedy)
            return Found((), {}, {}, {})
        items = list(top.records("articles"))
        for item in items:
            self._read_article(item)
        self._proposed = {str(p.get("suggested_id")) for i in items for p in i.get("proposals") or () if p}
        self._proposed |= {str(a.get("id")) for a in top.records("actors")}
        texts = [(i, self._articles[str(i.get("id"))]) for i in items if str(i.get("id")) in self._articles]
        calls = tuple(self._call(item) for item in top.records("calls"))
        ids = frozenset(call.id for call in calls)

        def each(key: str, read: Callable[[Record, Article], _Read]) -> dict[str, tuple[_Read, ...]]:
            return {a.id: tuple(read(m, a) for m in i.records(key)) for i, a in texts}

        return Found(
            tuple(self._articles.values()),
            each("mentions", self._mention),
            each("proposals", self._proposal),
            each("quotations", self._quotation),
            calls,
            tuple(self._contact(item) for item in top.records("contacts")),
            tuple(self._difference(item, ids) for item in top.records("discrepancies")),
        )

    # Articles and what was found in them

    def _read_article(self, item: Record) -> None:
        source = item.record("source")
        article = self._files.get(str(source.get("sha256")))
        if article is None:
            message = "none of the articles has this digest: it is another text, or its file is not here"
            source.wrong("sha256", message, "give the file behind the report, and leave its text as it was")
            return
        article = as_reported(item, article)
        self._articles[article.id] = article

    def _span(self, item: Record, article: Article, last: int = 0) -> Span:
        """A span that stands in the text: at its column, else where its words stand once in the line."""
        n, exact = item.number("line"), item.text("exact")
        if not 1 <= n <= len(article.lines):
            item.wrong("line", f"the article has {len(article.lines)} lines", "count from 1")
            return Span(1, 0, 0, exact)
        shown = "\n".join(line.text for line in article.lines[n - 1 : max(last, n)])
        col = item.get("col")
        if not isinstance(col, int) or isinstance(col, bool) or shown[col : col + len(exact)] != exact or col < 0:
            col = shown.find(exact)
        if not exact or col < 0:
            message = f"“{exact[:60]}” does not stand in line {n}"
            item.wrong("exact", message, "copy the words from the text as they stand there")
            return Span(n, 0, 0, exact)
        before, after = shown[max(0, col - 32) : col], shown[col + len(exact) : col + len(exact) + 32]
        return Span(n, col, len(exact), exact, before, after)

    def _actors(self, item: Record, key: str, but: Sequence[str] = ()) -> tuple[str, ...]:
        """The ids of a list, each known or proposed; `but` are names of something else."""
        ids = (item.get(key),) if isinstance(item.get(key), str) else item.texts(key) if item.get(key) else ()
        for n, ident in enumerate(ids):
            if ident not in but:
                self._check_actor(item, f"{key}/{n}" if len(ids) > 1 else key, ident)
        return ids

    def _check_actor(self, item: Record, key: str, ident: str) -> None:
        if not is_id(ident):
            item.wrong(key, f"“{ident[:60]}” is no id", "write it as in content/actors/")
        elif not self._register.get(ident) and ident not in self._proposed:
            near = did_you_mean(ident, [actor.id for actor in self._register.actors])
            remedy = near or "propose it under `proposals` of its article, or list it under `actors`"
            item.wrong(key, f"there is no actor `{ident}`", remedy)

    def _mention(self, item: Record, article: Article) -> Mention:
        actors = self._actors(item, "actors")
        known = all(self._register.get(ident) for ident in actors)
        return Mention(self._span(item, article), item.one_of("kind", MENTIONS), actors, known)

    def _proposal(self, item: Record, article: Article) -> Proposal:
        ident = item.text("suggested_id")
        if not is_id(ident):
            item.wrong("suggested_id", f"“{ident[:60]}” is no id", "write it as in content/actors/")
        spans = tuple(self._span(span, article) for span in item.records("spans"))
        return Proposal(item.text("surface"), ident, item.text("kind"), item.text_or_null("role"), spans)

    def _quotation(self, item: Record, article: Article) -> Quotation:
        lines = [n for n in item.get("lines") or () if isinstance(n, int)]
        span = self._span(item, article, lines[-1] if lines else 0)
        kind: Any = item.one_of("type", ("direct", "indirect")) if "type" in item.fields else "direct"
        inside = item.get("nested_in") if isinstance(item.get("nested_in"), int) else None
        last, speaker = lines[-1] if lines else span.line, self._actors(item, "speaker")
        return Quotation(span, last, span.exact[:25], speaker, item.text_or_null("channel"), kind, inside)

    # Calls

    def _call(self, item: Record) -> Call:
        day, ident = item.text_or_null("date"), item.text("id")
        if day and not _is_day(day):
            item.wrong("date", f"“{day[:60]}” is no day", "write it as 2025-03-18")
        if not is_id(ident):
            item.wrong("id", f"“{ident[:60]}” is no id", "write it as 2025-03-18-trump-putin")
        return Call(
            ident,
            self._actors(item, "participants"),
            item.texts("others"),
            day,
            item.one_of("date_precision", PRECISIONS) if item.get("date_precision") else None,
            item.text_or_null("basis"),
            item.one_of("status", STATUSES),
            item.text_or_null("local_time"),
            self._references(item, "mentioned"),
            tuple(self._duration(each) for each in item.records("durations")),
            tuple(self._claim(each) for each in item.records("claims")),
            item.one_of("medium", MEDIA) if "medium" in item.fields else "phone",
        )

    def _duration(self, item: Record) -> StatedDuration:
        value, line = item.text_or_null("value"), self._reference(item, "line", item.text("line"))
        if value and not _DURATION.fullmatch(value):
            item.wrong("value", f"“{value[:60]}” is no length", "write PT1H30M, or null")
        printed, words = item.text("printed"), item.text_or_null("stated_by_text")
        for key, said in (("printed", printed), ("stated_by_text", words)):
            if said and plain(said) not in self._shown(line):
                message = f"“{said[:60]}” does not stand in this line"
                item.wrong(key, message, "copy the words from the text as they stand there")
        by = self._actors(item, "stated_by")
        return StatedDuration(value, item.get("approximate") is True, printed, by, words, line)

    def _claim(self, item: Record) -> Claim:
        by, via = (item.text_or_null(key) for key in ("by", "via"))
        for key, ident in (("by", by), ("via", via)):
            if ident:
                self._check_actor(item, key, ident)
        lines = self._references(item, "lines")
        if sum(last - first + 1 for _, first, last in lines) > _MOST_LINES:
            item.wrong("lines", f"a claim rests on at most {_MOST_LINES} lines", "name the lines that carry it")
        return Claim(by, via, item.text_or_null("channel"), lines)

    def _contact(self, item: Record) -> Contact:
        participants, lines = self._actors(item, "participants"), self._references(item, "lines")
        return Contact(participants, item.text_or_null("date"), item.text("medium"), item.text("status"), lines)

    def _difference(self, item: Record, calls: frozenset[str]) -> Discrepancy:
        call = item.text_or_null("call")
        if call and call not in calls:
            remedy = did_you_mean(call, calls) or "name a call of `calls`, or null"
            item.wrong("call", f"there is no call `{call}` in this report", remedy)
        named = self._actors(item, "between", list(self._articles))  # an article of unknown outlet is named by its id
        lines = self._references(item, "lines")
        return Discrepancy(item.one_of("kind", KINDS), call, named, lines, item.text("note"))

    # Places

    def _references(self, item: Record, key: str) -> tuple[Reference, ...]:
        return tuple(self._reference(item, f"{key}/{n}", each) for n, each in enumerate(item.texts(key)))

    def _reference(self, item: Record, key: str, words: str) -> Reference:
        """`article:line` or `article:first-last`; the article by its id or the part of it before the first `_`."""
        match = _REFERENCE.fullmatch(words)
        named = match["article"] if match else ""
        ids = [i for i in self._articles if named in (i, i.partition("_")[0])]
        if not match or len(ids) != 1:
            item.wrong(key, f"“{words[:60]}” names no line of an article", "write `article:12`")
            return "", 1, 1
        first, last = int(match["first"]), int(match["last"] or match["first"])
        length = len(self._articles[ids[0]].lines)
        if not 1 <= first <= last <= length:
            item.wrong(key, f"the article has {length} lines", "count from 1")
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
