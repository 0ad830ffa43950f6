"""A report that a person or another program has corrected or written, read back as what a run found.

In: the text of the report, the articles that it speaks of, the register. Out: a `Found`, or every problem with its JSON
pointer (RFC 6901). Nothing is believed: a span has to stand in the text, an id in the register or among the proposals.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import is_dataclass, replace
from datetime import date
from functools import partial
from typing import Any, get_origin

from generator.articles.article import Article
from generator.articles.capture.fetch import plain
from generator.articles.drafts.report_articles import as_reported
from generator.articles.drafts.report_fields import Record
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
    mark_of,
)
from generator.articles.vocabulary.register import Register
from generator.base.notation import is_id
from generator.base.problems import Place, Problem, did_you_mean

#: Fields that are worked out, whatever a report says of them.
_OWN = frozenset({"known", "nearest"})
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
        proposed = (p for i in items for p in (i.get("proposals") if isinstance(i.get("proposals"), list) else ()))
        self._proposed = {str(p.get("suggested_id")) for p in proposed if isinstance(p, dict)}
        self._proposed |= {str(a.get("id")) for a in top.records("actors")}
        texts = [(i, self._articles[str(i.get("id"))]) for i in items if str(i.get("id")) in self._articles]
        calls = self._all(Call, top, "calls")
        differences = self._all(Discrepancy, top, "discrepancies")
        ids = [call.id for call in calls]
        for n, difference in enumerate(differences):
            if (call := difference.call) and call not in ids:
                remedy = did_you_mean(call, ids) or "name a call of `calls`, or null"
                top.wrong(f"discrepancies/{n}/call", f"there is no call `{call}` in this report", remedy)
        return Found(
            tuple(self._articles.values()),
            {a.id: self._all(Mention, i, "mentions", a) for i, a in texts},
            {a.id: self._all(Proposal, i, "proposals", a) for i, a in texts},
            {a.id: self._all(Quotation, i, "quotations", a) for i, a in texts},
            calls,
            self._all(Contact, top, "contacts"),
            differences,
        )

    def _read_article(self, item: Record) -> None:
        source = item.record("source")
        article = self._files.get(str(source.get("sha256")))
        if article is None:
            message = "none of the articles has this digest: it is another text, or its file is not here"
            source.wrong("sha256", message, "give the file behind the report, and leave its text as it was")
            return
        article = as_reported(item, article)
        self._articles[article.id] = article

    def _all(self, kind: Any, item: Record, key: str, article: Article | None = None) -> tuple[Any, ...]:
        found: tuple[Any, ...] = item.value(tuple[kind, ...], key, partial(self._own, article))
        return found

    def _own(self, article: Article | None, kind: Any, item: Record, key: str) -> Any:
        """What is more than its type says: spans, places, ids, and the findings that they are parts of."""
        if kind is Span:
            return self._span(item if key == "span" else item.record(key), article)
        if kind == Reference:
            return self._reference(item, key)
        if is_dataclass(kind):
            return self._finding(article, kind, item.record(key))
        if isinstance(mark := mark_of(kind), str) and get_origin(kind) is not tuple:
            self._check(mark, item, key)
            return item.text(key)
        return None

    def _finding(self, article: Article | None, kind: Any, item: Record) -> Any:
        """A finding, with what its fields have to be together."""
        given = {key: value for key, value in item.fields.items() if key not in _OWN}
        if kind is Quotation:
            listed = item.get("lines") if isinstance(item.get("lines"), list) else [item.get("line")]
            lines = [n for n in listed if isinstance(n, int)]
            given |= {"last_line": lines[-1] if lines else 1, "opening": str(item.get("exact"))[:25]}
        item = replace(item, fields=given)
        found = item.read(kind, partial(self._own, article))
        if isinstance(found, Mention):
            return replace(found, known=all(self._register.get(ident) for ident in found.actors))
        if isinstance(found, StatedDuration):
            for key, said in (("printed", found.printed), ("stated_by_text", found.stated_by_text)):
                if said and plain(said) not in self._shown(found.line):
                    message = f"“{said[:60]}” does not stand in this line"
                    item.wrong(key, message, "copy the words from the text as they stand there")
        if isinstance(found, Claim) and sum(last - first + 1 for _, first, last in found.lines) > _MOST_LINES:
            item.wrong("lines", f"a claim rests on at most {_MOST_LINES} lines", "name the lines that carry it")
        return found

    def _check(self, mark: str, item: Record, key: str) -> None:
        """Whether a text is what its type says: an id, a day, a length."""
        text = str(item.get(key))
        if mark == "day" and not _is_day(text):
            item.wrong(key, f"“{text[:60]}” is no day", "write it as 2025-03-18")
        elif mark == "length" and not _DURATION.fullmatch(text):
            item.wrong(key, f"“{text[:60]}” is no length", "write PT1H30M, or null")
        elif mark in ("actor", "party", "new", "call") and not (mark == "party" and text in self._articles):
            if not is_id(text):
                remedy = "write it as 2025-03-18-trump-putin" if mark == "call" else "write it as in content/actors/"
                item.wrong(key, f"“{text[:60]}” is no id", remedy)
            elif mark in ("actor", "party") and not self._register.get(text) and text not in self._proposed:
                near = did_you_mean(text, [actor.id for actor in self._register.actors])
                remedy = near or "propose it under `proposals` of its article, or list it under `actors`"
                item.wrong(key, f"there is no actor `{text}`", remedy)

    def _span(self, item: Record, article: Article | None) -> Span:
        """A span that stands in the text: at its column, else where its words stand once in the line."""
        n, exact, last = item.of_type("line", int, "a whole number"), item.text("exact"), item.get("last_line")
        lines = article.lines if article else ()
        if not 1 <= n <= len(lines):
            item.wrong("line", f"the article has {len(lines)} lines", "count from 1")
            return Span(1, 0, 0, exact)
        shown = "\n".join(line.text for line in lines[n - 1 : max(last if isinstance(last, int) else n, n)])
        col = item.get("col")
        if not isinstance(col, int) or isinstance(col, bool) or shown[col : col + len(exact)] != exact or col < 0:
            col = shown.find(exact)
        if not exact or col < 0:
            message = f"“{exact[:60]}” does not stand in line {n}"
            item.wrong("exact", message, "copy the words from the text as they stand there")
            return Span(n, 0, 0, exact)
        before, after = shown[max(0, col - 32) : col], shown[col + len(exact) : col + len(exact) + 32]
        return Span(n, col, len(exact), exact, before, after)

    def _reference(self, item: Record, key: str) -> Reference:
        """`article:line` or `article:first-last`; the article by its id or the part of it before the first `_`."""
        words = item.text(key)
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
