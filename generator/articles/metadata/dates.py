"""When an article was published and updated, and on what ground: the one reader of its days.

In: labelled lines, the page's data, what other articles of the same run say. Out: two `Value`s, a day or a zoned time
each. The surprising thing: a text without a date line may still fix its day ("yesterday (18 March)") but not its year;
the year comes from other articles of the run, and only if the weekdays agree.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

from generator.articles.article import Line, Update, Value
from generator.articles.capture.page import Block
from generator.articles.capture.page_data import Candidate, PageData
from generator.articles.layout.heads import dateline
from generator.articles.layout.shapes import is_change_line
from generator.articles.vocabulary.outlets import vocabulary
from generator.base.figures.moments import Moment, moments
from generator.base.figures.stamps import Stamp, real_date, settled, stamps, zoned
from generator.base.notation import time_zone

#: What parts a day word from its date: `yesterday (18 March)`.
_BEFORE_DATE = re.compile(r"\s*(?:\w+\s*)?[(,]\s*")
#: So many names and nouns of two articles say that they are on one subject.
_SHARED = 20
_TERM = re.compile(r"(?<![\w-])[A-ZÄÖÜ][\w'’-]{3,}")


@dataclass(frozen=True, slots=True)
class Dates:
    """`published` and `updated` of one article; `day` is the day to reckon from, if any is known."""

    published: Value = field(default_factory=Value)
    updated: Value = field(default_factory=Value)
    day: date | None = None


def read_dates(lines: Sequence[Line], data: PageData, place: str | None) -> Dates:
    """What the date lines state, with the day that the page's data state, if they do; `place` is the IANA zone of times
    without a printed zone."""
    found = list(_printed(lines, place))
    clear = [f for f in found if f.says == "published"]
    published = clear or [f for f in found if not f.says]
    last = [f for f in found if f not in published and not (clear and not f.says and _same(f.stamp, clear[0].stamp))]
    last = sorted(last, key=lambda f: (f.stamp.hour is None, not f.says))
    stated = _stated(data, "published", place).value
    day = date.fromisoformat(str(stated)[:10]) if stated else None
    if not found:
        return Dates(day=day)
    first = (published or last)[0]
    same = [f.line for f in published if _same(f.stamp, first.stamp)]
    return Dates(_value(first, place, same), _value(last[0], place) if last else Value(), day or first.stamp.date())


@dataclass(frozen=True, slots=True)
class _Printed:
    """A date, its line, and what the line says that it is: `published`, `updated`, or nothing."""

    stamp: Stamp
    line: int
    says: str


def _printed(lines: Sequence[Line], place: str | None) -> Iterator[_Printed]:
    """The dates of the date lines; the time of a change without a day is one of the day before it."""
    first_update = min((line.n for line in lines if line.label == "update-head"), default=len(lines) + 1)
    dated = [line for line in lines if line.label == "date"]
    published: Stamp | None = None
    for line in [line for line in dated if line.n < first_update] or dated:
        text = line.text
        day = published if is_change_line(text) else None
        for stamp in (settled(found, place) for found in stamps(text)):
            day = stamp if stamp.has_date else day
            if day is None:
                continue
            says = _says(text[: stamp.start])
            whole = replace(stamp, year=day.year, month=day.month, day=day.day)
            published = published or (None if says == "updated" else whole)
            if whole.date():
                yield _Printed(whole, line.n, says)


def _says(opening: str) -> str:
    if vocabulary().finds("publications", opening):
        return "published"
    return "updated" if vocabulary().finds("changes", opening) else ""


def _same(one: Stamp, other: Stamp) -> bool:
    return one.date() == other.date() and (one.hour, one.minute) in ((other.hour, other.minute), (None, None))


def _value(found: _Printed, place: str | None, lines: Sequence[int] = ()) -> Value:
    return Value(_iso(found.stamp, place), "stated", tuple(sorted({found.line, *lines})), "date line")


def _iso(stamp: Stamp, place: str | None) -> str:
    day = stamp.date() or date.min
    if stamp.hour is None:
        return day.isoformat()
    return zoned(day, stamp.hour, stamp.minute or 0, stamp.zone, place)


def iso(text: str, place: str | None) -> str | None:
    """The first date of a text of the page's data, with its time to the minute, if it has one, as the place's clocks
    show it (an IANA zone)."""
    stamp = next((settled(s, place) for s in stamps(text) if s.date()), None)
    when = _iso(stamp, place) if stamp else None
    if when and "T" in when and place:
        return datetime.fromisoformat(when).astimezone(time_zone(place)).isoformat(timespec="minutes")
    return when


def _stated(data: PageData, field: str, place: str | None) -> Value:
    """What the page's data say, the first that is a date."""
    dates = ((iso(str(c.value), place), c.origin) for c in data.all(field))
    return next((Value(when, "stated", (), origin) for when, origin in dates if when), Value())


def exact_times(blocks: Sequence[Block], place: str | None) -> dict[int, str]:
    """The exact times of the page's `time` elements, by line."""
    return {n: when for n, b in enumerate(blocks, 1) if b.moment and (when := iso(b.moment, place)) and "T" in when}


def with_moment(data: PageData, lines: Sequence[Line], times: Mapping[int, str]) -> PageData:
    """The page's data, and behind it the first date line's `time` element as the time of publication."""
    first = next((line for line in lines if line.label == "date" and line.n in times), None)
    if first is None or _says(first.text[: stamps(first.text)[0].start]) == "updated":
        return data
    return replace(data, candidates=(*data.candidates, Candidate("published", times[first.n], "time element")))


def settled_dates(
    dates: Dates, data: PageData, lines: Sequence[Line], updates: Sequence[Update], place: str | None
) -> Dates:
    """The dates of the page's data before those of updates and those that the page shows, unless these are finer."""
    shown = tuple(line.n for line in lines if line.label == "date")
    timed = sorted((u.published, u.lines[0]) for u in updates if u.published and "T" in u.published)
    visible = _of_updates(dates, timed) if timed else (dates.published, dates.updated)
    stated = [_stated(data, field, place) for field in ("published", "updated")]
    published, updated = (
        replace(said, lines=shown) if said.value and not _is_finer(seen, str(said.value)) else seen
        for seen, said in zip(visible, stated, strict=True)
    )
    if data.candidates and _says_nothing(str(published.value or ""), str(updated.value or "")):
        updated = Value()
    return Dates(published, updated, dates.day)


def _of_updates(dates: Dates, timed: Sequence[tuple[str, int]]) -> tuple[Value, Value]:
    """A live blog's one date line is its last change, and it was published on the day of its first update; without one,
    its newest update is its last change. `timed` are ISO times and lines of updates, the oldest first."""
    published, updated = dates.published, dates.updated
    newest, line = timed[-1]
    single = updated.value in (None, published.value) and "T" in str(published.value)
    if single and newest <= str(published.value):
        return Value(timed[0][0][:10], "inferred", published.lines, "day of the first update"), published
    return published, updated if updated.value else Value(newest, "inferred", (line,), "newest update")


def _is_finer(visible: Value, stated: str) -> bool:
    """Whether the page prints the time of the day that its data only name."""
    return "T" not in stated and visible.basis == "stated" and str(visible.value).startswith(f"{stated}T")


def _says_nothing(published: str, updated: str) -> bool:
    """A change at the minute of publication, or before it: publishing systems set it on every page."""
    shown = 16 if "T" in published and "T" in updated else 10
    return bool(published) and (updated[:shown] < published[:shown] or updated[:16] == published[:16])


class _Told(NamedTuple):
    n: int
    text: str
    moments: Sequence[Moment]


def infer_dates(lines: Sequence[Line], dated: Sequence[tuple[date, str]], language: str | None) -> Dates:
    """The day of an article without a date line; `dated` are day and text of the other articles of the run."""
    told, known = ("lead", "body", "subhead", "update-head", "correction"), "de" if language == "de" else "en"
    text = [_Told(line.n, line.text, moments(line.text, known)) for line in lines if line.label in told]
    printed = ((_with_year(day, text, dated), n, origin) for day, n, origin in _partly_printed(text))
    found = next(((day, n, origin) for day, n, origin in printed if day), None) or _from_nearest(text, dated)
    if not found:
        return Dates()
    return Dates(Value(found[0].isoformat(), "inferred", found[1:2], found[2]), Value(), found[0])


def _partly_printed(text: Sequence[_Told]) -> Iterator[tuple[Moment, int, str]]:
    """Days that may lack their year: those behind a day word, then those of datelines."""
    for line in text:
        for word, day in pairwise(line.moments):
            beside = _BEFORE_DATE.fullmatch(line.text[word.end : day.start])
            if beside and (word.kind, day.kind) == ("offset", "day"):
                yield replace(day, shift=-word.value), line.n, "a day word with its date"
    for line in text[:3]:
        end = opening.end() if (opening := dateline(line.text)) else 0
        yield from ((day, line.n, "dateline") for day in line.moments[:1] if day.kind == "day" and day.start < end)


def _with_year(day: Moment, text: Sequence[_Told], dated: Sequence[tuple[date, str]]) -> date | None:
    """The day, in the first year of the run whose weekdays agree with the text."""
    years = [day.year] if day.year else sorted({d.year for d, _ in dated})
    days = [d + timedelta(day.shift) for year in years if (d := real_date(year, day.month, day.value))]
    named = {m.value for line in text for m in line.moments if m.kind == "weekday"}
    same = [d for d in days if day.year or d.weekday() in named]
    return next(iter([*same, *(d for d in days if not named or (d - timedelta(1)).weekday() in named)]), None)


def _from_nearest(text: Sequence[_Told], dated: Sequence[tuple[date, str]]) -> tuple[date, int, str] | None:
    """The weekday that the text speaks of first, next to the day of the article of the run nearest in subject."""
    weekday = next(((line.n, m.value) for line in text for m in line.moments if m.kind == "weekday"), None)
    if len(dated) < 2 or not weekday:
        return None
    terms = [set(_TERM.findall(other)) for other in (" ".join(line.text for line in text), *(t for _, t in dated))]
    common = set.intersection(*terms[1:])
    own, *others = (found - common for found in terms)
    rated = sorted(
        (len(own & t) / (len(own | t) or 1), len(own & t), day) for t, (day, _) in zip(others, dated, strict=True)
    )
    (second, _, _), (best, shared, day) = rated[-2:]
    back = (day.weekday() - weekday[1]) % 7
    if shared < _SHARED or best < 1.2 * second or back > 3:
        return None
    return day - timedelta(days=back), weekday[0], "a weekday, next to the article of the run nearest in subject"
