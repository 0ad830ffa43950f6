"""When an article was published and updated, and on what ground.

In: labelled lines, and what other articles of the same run say. Out: two `Value`s, a day or a zoned time each. The
surprising thing: a text without a date line may still fix its day ("yesterday (18 March)") but not its year; the year
comes from other articles of the run or from years in the text, and only if the weekdays agree.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from generator.articles.article import Basis, Line, Value
from generator.articles.capture.fetch import plain
from generator.articles.layout.heads import dateline
from generator.articles.layout.shapes import is_change_line
from generator.base.figures.stamps import WEEKDAYS, Stamp, real_date, settled, stamps, zoned

_UPDATED = re.compile(
    r"\b(?:stand|akt|aktualisiert\w*|aktualisierung|update[ds]?|geändert|modified|zuletzt|last|"
    r"bearbeitet|edited)\b[^\d]*$",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"\b(?:veröffentlicht|published|erschienen|erstellt|posted|first|publiziert|vom)\b[^\d]*$", re.IGNORECASE
)
_DAY_WORD = re.compile(
    r"\b(?P<word>vorgestern|gestern|gestrige[nrs]?|heute|heutige[nrs]?|morgen|morgige[nrs]?|yesterday|today|"
    r"tomorrow)\b\s*(?:abend|nachmittag|morgen|vormittag|früh|mittag|nacht)?\s*[(,]\s*",
    re.IGNORECASE,
)
#: How many days before the article each word speaks of, by its beginning.
_SHIFT = {"vorgestern": 2, "gest": 1, "yesterday": 1, "heut": 0, "today": 0, "morg": -1, "tomorrow": -1}
_ON_WEEKDAY = re.compile(r"\b(?:am|on)\s+(?:\w+en\s+)?(" + "|".join(WEEKDAYS) + r")", re.IGNORECASE)
_PART_OF_WEEKDAY = re.compile(
    r"\bam\s+(?:\w+en\s+)?(" + "|".join(WEEKDAYS) + r")(?:abend|nachmittag|morgen|mittag|vormittag|nacht)?\b",
    re.IGNORECASE,
)
_TERM = re.compile(r"(?<![\w-])[A-ZÄÖÜ][\w'’-]{3,}")


@dataclass(frozen=True, slots=True)
class Dates:
    """`published` and `updated` of one article; `day` is the day to reckon from, if any is known."""

    published: Value
    updated: Value
    day: date | None


#: A stamp, its line, and whether the line says that it is the date of publication.
Dated = tuple[Stamp, int, bool]


def read_dates(lines: Sequence[Line], place: str | None) -> Dates:
    """What the date lines state; `place` is the IANA zone of times without a printed zone."""
    published: list[Dated] = []
    updated: list[Dated] = []
    first_update = min((line.n for line in lines if line.label == "update-head"), default=len(lines) + 1)
    dated = [line for line in lines if line.label == "date"]
    for line in [line for line in dated if line.n < first_update] or dated:
        text, day = plain(line.text), None
        if is_change_line(text) and published:
            day = published[0][0]
        for stamp in (settled(found, place) for found in stamps(text)):
            if not stamp.has_date and (day is None or not stamp.has_time):
                continue
            day = stamp if stamp.has_date else day
            whole = stamp if stamp.has_date or day is None else _on_day(stamp, day)
            opening = text[: stamp.start]
            late = _UPDATED.search(opening) and not _PUBLISHED.search(opening)
            clear = _PUBLISHED.search(opening) is not None
            (updated if late else published).append((whole, line.n, clear))
    return _dates(published, updated, place)


def _on_day(clock: Stamp, day: Stamp) -> Stamp:
    return Stamp(clock.start, clock.end, day.year, day.month, day.day, clock.hour, clock.minute, clock.zone)


def _dates(published: list[Dated], updated: list[Dated], place: str | None) -> Dates:
    published, updated = [p for p in published if p[0].date()], [u for u in updated if u[0].date()]
    if not published and not updated:
        return Dates(Value(), Value(), None)
    clear = [p for p in published if p[2]]
    if clear and len(published) > len(clear):
        updated = [*updated, *(p for p in published if not p[2] and not _same(p[0], clear[0][0]))]
        published = clear
    first = published[:1]
    last = sorted(updated, key=lambda u: u[0].hour is None)[:1] if updated else []
    same = [n for stamp, n, _ in published if first and _same(stamp, first[0][0])]
    if not first:
        return Dates(_value(last[0], place, ()), _value(last[0], place, ()), last[0][0].date())
    return Dates(
        _value(first[0], place, tuple(same)), _value(last[0], place, ()) if last else Value(), first[0][0].date()
    )


def _same(one: Stamp, other: Stamp) -> bool:
    return one.date() == other.date() and (one.hour, one.minute) in ((other.hour, other.minute), (None, None))


def _value(found: Dated, place: str | None, lines: tuple[int, ...]) -> Value:
    stamp, n, _ = found
    day = stamp.date() or date.min
    when = zoned(day, stamp.hour, stamp.minute or 0, stamp.zone, place) if stamp.hour is not None else day.isoformat()
    return Value(when, "stated", tuple(sorted({n, *lines})), "date line")


def is_change(text: str) -> bool:
    """Whether a date line speaks of the last change only."""
    found = stamps(text)
    opening = text[: found[0].start] if found else ""
    return _UPDATED.search(opening) is not None and not _PUBLISHED.search(opening)


def live_dates(dates: Dates, times: Sequence[str]) -> Dates:
    """Dates of a live blog, whose one date line is its last change: it was published on the day of its first update.

    `times` are the ISO times of the updates."""
    clocks = sorted(t for t in times if "T" in t)
    single = dates.updated.value in (None, dates.published.value) and "T" in str(dates.published.value)
    if not single or not clocks or str(dates.published.value) < clocks[-1]:
        return dates
    first = clocks[0][:10]
    return Dates(Value(first, "inferred", dates.published.lines, "day of the first update"), dates.published, dates.day)


def infer_dates(lines: Sequence[Line], dated: Sequence[tuple[date, str]]) -> Dates:
    """The day of an article without a date line; `dated` are day and text of the other articles of the run."""
    text = [
        (line.n, plain(line.text))
        for line in lines
        if line.label in ("lead", "body", "subhead", "update-head", "correction")
    ]
    found = _from_day_word(text, dated) or _from_dateline(text, dated) or _from_nearest(text, dated)
    if not found:
        return Dates(Value(), Value(), None)
    day, grounds, origin = found
    basis: Basis = "inferred"
    return Dates(Value(day.isoformat(), basis, grounds, origin), Value(), day)


Found = tuple[date, tuple[int, ...], str]
Text = Sequence[tuple[int, str]]


def _from_day_word(text: Text, dated: Sequence[tuple[date, str]]) -> Found | None:
    for n, line in text:
        for match in _DAY_WORD.finditer(line):
            stamp = next((s for s in stamps(line) if s.has_date and s.start - match.end() in range(14)), None)
            if stamp is None:
                continue
            shift = next(days for word, days in _SHIFT.items() if match["word"].lower().startswith(word))
            if day := _with_year(stamp, timedelta(days=shift), text, dated):
                weekday = [k for k, other in text if _named_weekday(other, day)]
                return day, tuple(sorted({n, *weekday[:2]})), "a day word with its date"
    return None


def _from_dateline(text: Text, dated: Sequence[tuple[date, str]]) -> Found | None:
    for n, line in text[:3]:
        opening = dateline(line)
        stamp = next(iter(stamps(opening["date"])), None) if opening and opening["date"] else None
        if stamp and (day := _with_year(stamp, timedelta(), text, dated)):
            return day, (n,), "dateline"
    return None


def _with_year(stamp: Stamp, shift: timedelta, text: Text, dated: Sequence[tuple[date, str]]) -> date | None:
    """The day that the stamp and the shift give, in the likeliest year whose weekdays agree with the text."""
    if stamp.year:
        day = stamp.date()
        return day + shift if day else None
    years = sorted({d.year for d, _ in dated}) or _printed_years(text)
    named = {WEEKDAYS[w.lower()] for _, line in text for w in _ON_WEEKDAY.findall(line)}
    days = [d + shift for year in years if (d := real_date(year, stamp.month, stamp.day))]
    same = [d for d in days if d.weekday() in named]
    before = [d for d in days if not named or (d - timedelta(1)).weekday() in named]
    return next(iter([*same, *before]), None)


def _printed_years(text: Text) -> list[int]:
    """Years in the text and the one after the latest, latest first: an article is not older than the years it names."""
    years = {int(y) for _, line in text for y in re.findall(r"\b((?:19|20)\d\d)\b", line)}
    return [max(years), max(years) + 1] if years else []


def _named_weekday(line: str, day: date) -> bool:
    return any(WEEKDAYS[w.lower()] == day.weekday() for w in _ON_WEEKDAY.findall(line))


def _from_nearest(text: Text, dated: Sequence[tuple[date, str]]) -> Found | None:
    """The weekday that the text speaks of first, next to the day of the article of the run nearest in subject."""
    terms = {t for _, line in text for t in _TERM.findall(line)}
    days = [(n, WEEKDAYS[word.lower()]) for n, line in text for word in _PART_OF_WEEKDAY.findall(line)]
    if len(dated) < 2 or not days:
        return None
    common = set.intersection(*({*_TERM.findall(other)} for _, other in dated))
    rated = sorted(
        ((_similar(terms - common, set(_TERM.findall(other)) - common), day) for day, other in dated), reverse=True
    )
    (best, day), (second, _) = rated[0], rated[1]
    if best < 0.05 or best < 1.2 * second:
        return None
    n, weekday = days[0]
    back = (day.weekday() - weekday) % 7
    return (
        (day - timedelta(days=back), (n,), "a weekday, next to the article of the run nearest in subject")
        if back <= 3
        else None
    )


def _similar(one: set[str], other: set[str]) -> float:
    return len(one & other) / (len(one | other) or 1)
