"""One article of a report: its labels, metadata and updates, on the lines of the file that it speaks of.

In: the article's part of a report and the article as its file has it. Out: the article as the report has it. What is
said to be printed has to stand in its lines.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast, get_args

from generator.articles.article import Article, Label, Line, Update, Value
from generator.articles.drafts.report_fields import Reading
from generator.articles.metadata.metadata import FIELDS

#: Values of the head that have to stand in the lines that they are said to stand in.
_PRINTED = ("headline", "kicker", "lead", "authors")


def as_reported(reading: Reading, item: Mapping[str, Any], pointer: str, article: Article) -> Article:
    """The article with the id, the labels, the metadata and the updates of the report."""
    article = replace(article, id=reading.text(item, "id", pointer), lines=_lines(reading, item, pointer, article))
    fields = reading.of_type(item.get("metadata", {}), f"{pointer}/metadata", dict, "an object")
    metadata = {name: _value(reading, fields, name, f"{pointer}/metadata", article) for name in FIELDS}
    updates = tuple(_update(reading, u, p, article) for p, u in reading.records(item, "updates", pointer))
    return replace(article, metadata=metadata, updates=updates)


def _lines(reading: Reading, item: Mapping[str, Any], pointer: str, article: Article) -> tuple[Line, ...]:
    """The lines of the file with the report's labels; a line that it does not name is no part of the article."""
    labels: dict[int, tuple[Label, str]] = {}
    for place, line in reading.records(item, "lines", pointer):
        n = reading.number(line, "n", place)
        label = reading.one_of(line, "label", place, get_args(Label))
        if not 1 <= n <= len(article.lines):
            reading.wrong(f"{place}/n", f"the article has {len(article.lines)} lines", "count from 1")
        labels[n] = cast(Label, label), str(line.get("reason") or "")
    unnamed: tuple[Label, str] = ("boilerplate", "the report does not name it")
    return tuple(
        Line(line.n, line.text, *(labels.get(line.n, unnamed) if line.text.strip() else ("blank", "")))
        for line in article.lines
    )


def _value(reading: Reading, fields: Mapping[str, Any], name: str, pointer: str, article: Article) -> Value:
    item, place = fields.get(name) or {}, f"{pointer}/{name}"
    item = reading.of_type(item, place, dict, "an object")
    value, basis = item.get("value"), item.get("basis")
    value = tuple(map(str, value)) if isinstance(value, list) else value
    if basis not in (None, "stated", "inferred"):
        reading.wrong(f"{place}/basis", "is no basis", "write stated, inferred or null")
    lines = tuple(n for n in item.get("lines") or () if isinstance(n, int) and 1 <= n <= len(article.lines))
    if name in _PRINTED and basis == "stated" and lines:
        shown = plain(" ".join(article.lines[n - 1].text for n in lines))
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, str) and plain(each) not in shown:
                message = f"“{each[:60]}” does not stand in these lines"
                reading.wrong(f"{place}/value", message, "copy it from the text, or write its lines")
    return Value(value, basis, lines, str(item.get("origin") or ""))


def _update(reading: Reading, item: Mapping[str, Any], pointer: str, article: Article) -> Update:
    lines = [n for n in item.get("lines") or () if isinstance(n, int) and 1 <= n <= len(article.lines)]
    if len(lines) != 2 or lines[0] > lines[1]:
        reading.wrong(f"{pointer}/lines", "must be the first and the last line", "write [8, 12]")
        lines = [1, 1]
    texts = [
        reading.text_or_null(item, key, pointer) for key in ("printed_time", "datePublished", "headline", "author")
    ]
    time, published, headline, author = texts
    basis = item.get("basis") if item.get("basis") in ("stated", "inferred") else None
    order = reading.number(item, "order", pointer)
    return Update(order, time, published, basis, headline, author, (lines[0], lines[1]))


def plain(text: str) -> str:
    """Words to compare: white space as one blank."""
    return " ".join(text.split())
