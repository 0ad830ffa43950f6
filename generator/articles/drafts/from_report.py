"""A report that a person or another program has corrected or written, read back as what a run found.

In: the text of the report, the articles that it speaks of, the register. Out: a `Found`, or every problem with its JSON
pointer (RFC 6901). Nothing is believed: a span has to stand in the text, an id in the register or among the proposals.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import date
from types import NoneType
from typing import Any, get_args, get_origin

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
    types_of,
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
        self._proposed = {str(p.get("suggested_id")) for i in items for p in i.get("proposals") or () if p}
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

    # Findings, by the types of their fields

    def _all(self, kind: Any, item: Record, key: str, article: Article | None = None) -> tuple[Any, ...]:
        return tuple(self._read(kind, each, article) for each in item.records(key))

    def _read(self, kind: Any, item: Record, article: Article | None) -> Any:
        """A record as a finding; what it leaves out has the value that the field has by itself."""
        if kind is Span:
            return self._span(item, article)
        if kind is Quotation:
            lines = [n for n in item.get("lines") or (item.get("line"),) if isinstance(n, int)]
            opening = str(item.get("exact"))[:25]
            item = replace(item, fields={"opening": opening, **item.fields, "last_line": lines[-1] if lines else 1})
        free = {
            f.name for f in fields(kind) if f.default is not MISSING and (f.name in _OWN or f.name not in item.fields)
        }
        types = types_of(kind).items()
        return self._checked(kind(**{k: self._value(t, item, k, article) for k, t in types if k not in free}), item)

    def _value(self, kind: Any, item: Record, key: str, article: Article | None) -> Any:
        """The value at a key, as its declared type has it."""
        if kind is Span:
            return self._span(item, article)
        if kind == Reference:
            return self._reference(item, key, item.text(key))
        if get_origin(kind) is tuple:
            return self._several(get_args(kind)[0], item, key, article)
        if NoneType in get_args(kind):
            return None if item.get(key) is None else self._value(get_args(kind)[0], item, key, article)
        if kind is int:
            return item.number(key)
        if kind is bool:
            return item.get(key) is True
        mark = mark_of(kind) or get_args(kind)
        if isinstance(mark, tuple) and mark:
            return item.one_of(key, mark)
        text = item.text(key)
        self._check(mark, item, key, text)
        return text

    def _several(self, kind: Any, item: Record, key: str, article: Article | None) -> tuple[Any, ...]:
        """The values of a list; one text may stand alone."""
        if is_dataclass(kind):
            return self._all(kind, item, key, article)
        texts = (text,) if isinstance(text := item.get(key), str) else item.texts(key) if text else ()
        places = [f"{key}/{n}" if len(texts) > 1 or kind == Reference else key for n in range(len(texts))]
        if kind == Reference:
            return tuple(self._reference(item, place, text) for place, text in zip(places, texts, strict=True))
        for place, text in zip(places, texts, strict=True):
            self._check(mark_of(kind), item, place, text)
        return texts

    def _check(self, mark: Any, item: Record, key: str, text: str) -> None:
        """Whether a text is what its type says: an id, a day, a length."""
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

    def _checked(self, found: Any, item: Record) -> Any:
        """The finding, with what its fields have to be together."""
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

    # Places

    def _span(self, item: Record, article: Article | None) -> Span:
        """A span that stands in the text: at its column, else where its words stand once in the line."""
        n, exact, lines = item.number("line"), item.text("exact"), article.lines if article else ()
        if not 1 <= n <= len(lines):
            item.wrong("line", f"the article has {len(lines)} lines", "count from 1")
            return Span(1, 0, 0, exact)
        shown = "\n".join(line.text for line in lines[n - 1 : max(item.get("last_line") or n, n)])
        col = item.get("col")
        if not isinstance(col, int) or isinstance(col, bool) or shown[col : col + len(exact)] != exact or col < 0:
            col = shown.find(exact)
        if not exact or col < 0:
            message = f"“{exact[:60]}” does not stand in line {n}"
            item.wrong("exact", message, "copy the words from the text as they stand there")
            return Span(n, 0, 0, exact)
        before, after = shown[max(0, col - 32) : col], shown[col + len(exact) : col + len(exact) + 32]
        return Span(n, col, len(exact), exact, before, after)

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
