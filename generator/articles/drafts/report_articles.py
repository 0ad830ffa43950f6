"""One article of a report: its labels, metadata and updates, on the lines of the file that it speaks of.

In: the article's part of a report and the article as its file has it. Out: the article as the report has it. What is
said to be printed has to stand in its lines.
"""

from dataclasses import replace
from typing import get_args

from generator.articles.article import Article, Label, Line, Update, Value
from generator.articles.capture.fetch import plain
from generator.articles.drafts.report_fields import Record
from generator.articles.metadata.metadata import FIELDS

#: Values of the head that have to stand in the lines that they are said to stand in.
_PRINTED = ("headline", "kicker", "lead", "authors")


def as_reported(item: Record, article: Article) -> Article:
    """The article with the id, the labels, the metadata and the updates of the report."""
    article = replace(article, id=item.text("id"), lines=_lines(item, article))
    metadata = {name: _value(item.record("metadata", {}), name, article) for name in FIELDS}
    return replace(article, metadata=metadata, updates=tuple(_update(u, article) for u in item.records("updates")))


def _lines(item: Record, article: Article) -> tuple[Line, ...]:
    """The lines of the file with the report's labels; a line that it does not name is no part of the article."""
    labels: dict[int, tuple[Label, str]] = {}
    for line in item.records("lines"):
        n = line.number("n")
        if not 1 <= n <= len(article.lines):
            line.wrong("n", f"the article has {len(article.lines)} lines", "count from 1")
        labels[n] = line.one_of("label", get_args(Label)), str(line.get("reason") or "")
    unnamed: tuple[Label, str] = ("boilerplate", "the report does not name it")
    return tuple(
        Line(line.n, line.text, *(labels.get(line.n, unnamed) if line.text.strip() else ("blank", "")))
        for line in article.lines
    )


def _value(fields: Record, name: str, article: Article) -> Value:
    item = fields.record(name, {}) if fields.get(name) else replace(fields, fields={})
    value, basis = item.get("value"), item.get("basis")
    value = tuple(map(str, value)) if isinstance(value, list) else value
    if basis not in (None, "stated", "inferred"):
        item.wrong("basis", "is no basis", "write stated, inferred or null")
    lines = _numbers(item, article)
    if name in _PRINTED and basis == "stated" and lines:
        shown = plain(" ".join(article.lines[n - 1].text for n in lines))
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, str) and plain(each) not in shown:
                message = f"“{each[:60]}” does not stand in these lines"
                item.wrong("value", message, "copy it from the text, or write its lines")
    return Value(value, basis, lines, str(item.get("origin") or ""))


def _numbers(item: Record, article: Article) -> tuple[int, ...]:
    return tuple(n for n in item.get("lines") or () if isinstance(n, int) and 1 <= n <= len(article.lines))


def _update(item: Record, article: Article) -> Update:
    lines = _numbers(item, article)
    if len(lines) != 2 or lines[0] > lines[1]:
        item.wrong("lines", "must be the first and the last line", "write [8, 12]")
        lines = (1, 1)
    time, published = item.text_or_null("printed_time"), item.text_or_null("datePublished")
    basis = item.get("basis") if item.get("basis") in ("stated", "inferred") else None
    headline, author = item.text_or_null("headline"), item.text_or_null("author")
    return Update(item.number("order"), time, published, basis, headline, author, (lines[0], lines[1]))
