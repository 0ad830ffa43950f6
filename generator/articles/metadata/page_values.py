"""What a page's data adds to what its text shows: values for empty fields, times of updates.

In: metadata and updates read from the visible text, and the page's data. Out: the same, completed. The order of
precedence, field by field, is written down in `docs/import.md`; each value keeps its origin.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from generator.articles.article import Line, Update, Value
from generator.articles.capture.fetch import plain
from generator.articles.capture.linked import Candidate, LinkedUpdate, PageData
from generator.articles.layout.bylines import byline_names, is_byline, is_name
from generator.articles.metadata.published import is_change


def with_moment(data: PageData, lines: Sequence[Line], moments: Mapping[int, str]) -> PageData:
    """The page's data, and behind it the first date line's `time` element as the time of publication."""
    first = next((line for line in lines if line.label == "date" and line.n in moments), None)
    if first is None or is_change(plain(first.text)):
        return data
    return replace(data, candidates=(*data.candidates, Candidate("published", moments[first.n], "time element")))


def complete(values: Mapping[str, Value], data: PageData, lines: Sequence[Line], live: bool) -> dict[str, Value]:
    """Metadata with the page's data: first for dates and the outlet, behind the visible text for everything else."""
    merged = dict(values)
    dates = tuple(line.n for line in lines if line.label == "date")
    for field in ("published", "updated"):
        stated = next(((when, c.origin) for c in data.all(field) if (when := iso(str(c.value)))), None)
        if stated:
            merged[field] = Value(stated[0], "stated", dates, stated[1])
    if merged["updated"].origin.startswith(("json-ld", "meta")) and _no_change(merged):
        merged["updated"] = Value()
    merged["authors"] = _authors(values["authors"], data, lines)
    merged["outlet"] = _outlet(values["outlet"], data)
    if not values["headline"].value and (titles := data.all("headline")):
        merged["headline"] = Value(str(titles[0].value), "stated", (), titles[0].origin)
    if data.is_liveblog and live:
        merged["type"] = Value("liveblog", "stated", (), "json-ld LiveBlogPosting")
    return merged


def iso(text: str) -> str | None:
    """An ISO date, or a time to the minute with its offset as printed; None for anything else."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text.strip()):
        return text.strip()
    match = re.fullmatch(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::\d\d(?:[.,]\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?", text.strip())
    if not match:
        return None
    offset = (match[3] or "").replace("Z", "+00:00")
    offset = offset if ":" in offset or not offset else f"{offset[:3]}:{offset[3:]}"
    try:
        return datetime.fromisoformat(f"{match[1]}T{match[2]}{offset}").isoformat(timespec="minutes")
    except ValueError:
        return None


def _no_change(values: Mapping[str, Value]) -> bool:
    """Publishing systems set the time of the last change on every page; the same minute says nothing."""
    return values["updated"].value is not None and values["updated"].value == values["published"].value


def _authors(visible: Value, data: PageData, lines: Sequence[Line]) -> Value:
    bylines = [line for line in lines if line.label == "author" and is_byline(plain(line.text))]
    if visible.value and (bylines or not data.all("authors")):
        return visible
    for candidate in data.all("authors"):
        found = candidate.value if isinstance(candidate.value, tuple) else (candidate.value,)
        names = tuple(
            dict.fromkeys(n for text in found for n in (byline_names(text) or ((text,) if is_name(text) else ())))
        )
        if names:
            return Value(names, "stated", visible.lines, candidate.origin)
    return visible


def _outlet(visible: Value, data: PageData) -> Value:
    for candidate in data.all("outlet"):
        value = candidate.value[0] if isinstance(candidate.value, tuple) else candidate.value
        if value and len(value) <= 60:
            return Value(value, "stated", (), candidate.origin)
    return visible


def with_linked_heads(lines: Sequence[Line], linked: Sequence[LinkedUpdate]) -> tuple[Line, ...]:
    """Lines in which the headlines of the page's `liveBlogUpdate`s are heads of updates."""
    heads = {_key(u.headline) for u in linked if u.headline}
    return tuple(
        replace(line, label="update-head", reason="headline of a liveBlogUpdate")
        if line.label == "subhead" and _key(line.text) in heads
        else line
        for line in lines
    )


def with_linked_times(
    updates: Sequence[Update], linked: Sequence[LinkedUpdate], lines: Sequence[Line]
) -> tuple[Update, ...]:
    """Updates with the exact times that `liveBlogUpdate` gives for the same headline or text."""
    return tuple(_timed(update, linked, lines) for update in updates)


def _timed(update: Update, linked: Sequence[LinkedUpdate], lines: Sequence[Line]) -> Update:
    text = _key(" ".join(line.text for line in lines[update.lines[0] - 1 : update.lines[1]] if line.label == "body"))
    for candidate in linked:
        same = (update.headline and candidate.headline and _key(update.headline) == _key(candidate.headline)) or (
            len(candidate.body) > 30 and text.startswith(_key(candidate.body)[:60])
        )
        if same and candidate.published and (when := iso(candidate.published)):
            return replace(update, published=when, basis="stated", author=update.author or candidate.author)
    return update


def _key(text: str | None) -> str:
    return re.sub(r"\W+", "", plain(text or "").casefold())
