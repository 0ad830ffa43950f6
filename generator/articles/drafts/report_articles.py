"""One article of a report: its labels, metadata and updates, on the lines of the file that it speaks of.

In: the article's part of a report and the article as its file has it. Out: the article as the report has it. What is
said to be printed has to stand in its lines.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, get_args

from generator.articles.article import Article, Label, Line, Update, Value
from generator.articles.capture.fetch import plain
from generator.articles.drafts.report_fields import Record
from generator.articles.metadata.metadata import FIELDS

#: Values of the head that have to stand in the lines that they are said to stand in.
_PRINTED = ("headline", "kicker", "lead", "authors")


def as_reported(item: Record, article: Article) -> Article:
    """The article with the id, the labels, the metadata and the updates of the report."""
    article = replace(article, id=item.text("id"), lines=_lines(item, article))
    given = item.record("metadata") if "metadata" in item.fields else replace(item, fields={})
    metadata = {name: _value(given.record(name), name, article) if given.get(name) else Value() for name in FIELDS}
    return replace(article, metadata=metadata, updates=tuple(_update(u, article) for u in item.records("updates")))


def _lines(item: Record, article: Article) -> tuple[Line, ...]:
    """The lines of the file with the report's labels; a line that it does not name is no part of the article."""
    labels: dict[int, tuple[Label, str]] = {}
    for line in item.records("lines"):
        n = line.of_type("n", int, "a whole number")
        if not 1 <= n <= len(article.lines):
            line.wrong("n", f"the article has {len(article.lines)} lines", "count from 1")
        labels[n] = line.one_of("label", get_args(Label)), str(line.get("reason") or "")
    unnamed: tuple[Label, str] = ("boilerplate", "the report does not name it")
    return tuple(
        Line(line.n, line.text, *(labels.get(line.n, unnamed) if line.text.strip() else ("blank", "")))
        for line in article.lines
    )


def _plainly(kind: Any, item: Record, key: str) -> Any:
    """A value of any kind as it is, lists as texts."""
    found = item.get(key) if kind is object else None
    return tuple(map(str, found)) if isinstance(found, list) else found


def _value(item: Record, name: str, article: Article) -> Value:
    given: Value = replace(item, fields={k: v for k, v in item.fields.items() if v is not None}).read(Value, _plainly)
    lines = tuple(n for n in given.lines if 1 <= n <= len(article.lines))
    if name in _PRINTED and given.basis == "stated" and lines:
        shown = plain(" ".join(article.lines[n - 1].text for n in lines))
        for each in given.value if isinstance(given.value, tuple) else (given.value,):
            if isinstance(each, str) and plain(each) not in shown:
                message = f"“{each[:60]}” does not stand in these lines"
                item.wrong("value", message, "copy it from the text, or write its lines")
    return replace(given, lines=lines)


def _update(item: Record, article: Article) -> Update:
    given = {**item.fields, "published": item.get("datePublished")}
    update: Update = replace(item, fields=given).read(Update, _plainly)
    lines: Sequence[int] = update.lines
    if len(lines) != 2 or not 1 <= lines[0] <= lines[1] <= len(article.lines):
        item.wrong("lines", "must be the first and the last line", "write [8, 12]")
        return replace(update, lines=(1, 1))
    return update
