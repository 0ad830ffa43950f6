"""What a page's data adds to what its text shows: values for empty fields, times of updates.

In: metadata and updates read from the visible text, and the page's data. Out: the same, completed. The order of
precedence, field by field, is written down in `docs/import.md`; each value keeps its origin. The surprising thing: a
time with `Z` is brought into the outlet's zone before anybody takes its day.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from generator.articles.article import Line, Update, Value
from generator.articles.capture.fetch import letters, plain
from generator.articles.capture.page_data import Candidate, LinkedUpdate, PageData
from generator.articles.layout.credits import is_byline, is_name, persons, read_credit
from generator.articles.layout.heads import without_outlet
from generator.articles.metadata.credited import head_bylines
from generator.articles.metadata.published import is_change
from generator.base.notation import time_zone


def with_moment(data: PageData, lines: Sequence[Line], moments: Mapping[int, str]) -> PageData:
    """The page's data, and behind it the first date line's `time` element as the time of publication."""
    first = next((line for line in lines if line.label == "date" and line.n in moments), None)
    if first is None or is_change(plain(first.text)):
        return data
    return replace(data, candidates=(*data.candidates, Candidate("published", moments[first.n], "time element")))


def complete(
    values: Mapping[str, Value], data: PageData, lines: Sequence[Line], live: bool, zone: str | None
) -> dict[str, Value]:
    """Metadata with the page's data: first for dates, authors and outlet, behind the visible text for the rest."""
    merged = dict(values)
    dates = tuple(line.n for line in lines if line.label == "date")
    for field in ("published", "updated"):
        stated = next(((when, c.origin) for c in data.all(field) if (when := iso(str(c.value), zone))), None)
        if stated and not _is_finer(values[field], stated[0]):
            merged[field] = Value(stated[0], "stated", dates, stated[1])
    if _says_nothing(merged):
        merged["updated"] = Value()
    merged["authors"] = _authors(values["authors"], data, lines)
    merged["outlet"] = _outlet(values["outlet"], data)
    merged["headline"] = _headline(values["headline"], values["kicker"], data)
    if data.is_liveblog and live:
        merged["type"] = Value("liveblog", "stated", (), "json-ld LiveBlogPosting")
    return merged


def iso(text: str, zone: str | None = None) -> str | None:
    """An ISO date, or a time to the minute, in the zone if one is given; None for anything else."""
    text = re.sub(r"\s*(?:UTC|GMT)$", "Z", text.strip())
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return text
    if not re.match(r"\d{4}-?\d\d-?\d\d[T ]\s*\d\d:?\d\d", text):
        return None
    try:
        when = datetime.fromisoformat(re.sub(r"\s+(?=[Z+-])|(?<=\s)\s+", "", text))
        if zone:
            place = time_zone(zone)
            when = when.astimezone(place) if when.tzinfo else when.replace(tzinfo=place)
    except (ValueError, OverflowError):
        return None
    return when.isoformat(timespec="minutes")


def _is_finer(visible: Value, stated: str) -> bool:
    """Whether the page prints the time of the day that its data only name."""
    return "T" not in stated and visible.basis == "stated" and str(visible.value).startswith(f"{stated}T")


def _says_nothing(values: Mapping[str, Value]) -> bool:
    """A change at the minute of publication, or before it: publishing systems set it on every page."""
    published, updated = str(values["published"].value or ""), str(values["updated"].value or "")
    if not published or not updated:
        return False
    if "T" not in published or "T" not in updated:
        return updated[:10] < published[:10] or (updated == published)
    try:
        return datetime.fromisoformat(updated) <= datetime.fromisoformat(published)
    except TypeError:
        return updated[:16] <= published[:16]


def _headline(visible: Value, kicker: Value, data: PageData) -> Value:
    """The visible headline; with its kicker in front where the page's data join the two to one headline."""
    titles = [(without_outlet(str(c.value)), c.origin) for c in data.all("headline")]
    if not visible.value:
        return Value(titles[0][0], "stated", (), titles[0][1]) if titles else visible
    shown, above = letters(str(visible.value)), letters(str(kicker.value or ""))
    for title, origin in titles:
        key = letters(re.split(r"\s+[|]\s+", title)[0])
        if key == shown:
            break
        if above and key == above + shown:
            return Value(re.split(r"\s+[|]\s+", title)[0], "stated", (*kicker.lines, *visible.lines), origin)
    return visible


def _authors(visible: Value, data: PageData, lines: Sequence[Line]) -> Value:
    """Who the page's data name; a marked byline of persons goes before data that name only a house."""
    head = [plain(line.text) for line in head_bylines(lines)]
    marked = [name for text in head if is_byline(text) for name in persons(text)]
    named = [(c.origin, _persons(c.value)) for c in data.all("authors")]
    several = [(origin, found) for origin, found in named if any(map(is_name, found))]
    for origin, found in several or [pair for pair in named if not pair[0].startswith("meta")]:
        houses_only = not several
        if marked and (houses_only or not {letters(n) for n in marked} & {letters(n) for n in found}):
            return visible
        return Value(found, "stated", visible.lines, origin)
    return visible


def _persons(value: str | tuple[str, ...]) -> tuple[str, ...]:
    """The authors of a data field, each once; what is no name stays as the page writes it."""
    found: list[str] = []
    for text in value if isinstance(value, tuple) else (value,):
        parts = read_credit(text)
        found += (
            list(parts.names) if parts.names and not parts.rest and (parts.marked or len(parts.names) > 1) else [text]
        )
    return tuple(dict.fromkeys(name for name in found if len(name) <= 80))


def _outlet(visible: Value, data: PageData) -> Value:
    for candidate in data.all("outlet"):
        value = candidate.value[0] if isinstance(candidate.value, tuple) and candidate.value else candidate.value
        if value and isinstance(value, str) and len(value) <= 60:
            return Value(value, "stated", (), candidate.origin)
    return visible


def with_linked_heads(lines: Sequence[Line], linked: Sequence[LinkedUpdate]) -> tuple[Line, ...]:
    """Lines in which the headlines of the page's `liveBlogUpdate`s are heads of updates."""
    heads = {letters(u.headline) for u in linked if u.headline}
    return tuple(
        replace(line, label="update-head", reason="headline of a liveBlogUpdate")
        if line.label == "subhead" and letters(line.text) in heads
        else line
        for line in lines
    )


def with_linked_times(
    updates: Sequence[Update], linked: Sequence[LinkedUpdate], lines: Sequence[Line], zone: str | None
) -> tuple[Update, ...]:
    """Updates with the exact times that `liveBlogUpdate` gives for the same headline or text."""
    return tuple(_timed(update, linked, lines, zone) for update in updates)


def _timed(update: Update, linked: Sequence[LinkedUpdate], lines: Sequence[Line], zone: str | None) -> Update:
    text = letters(" ".join(line.text for line in lines[update.lines[0] - 1 : update.lines[1]] if line.label == "body"))
    for candidate in linked:
        same = (update.headline and candidate.headline and letters(update.headline) == letters(candidate.headline)) or (
            len(candidate.body) > 30 and text.startswith(letters(candidate.body)[:60])
        )
        if same and candidate.published and (when := iso(candidate.published, zone)):
            return replace(update, published=when, basis="stated", author=update.author or candidate.author)
    return update
