"""When something happens: `am Dienstag`, `gestern`, `Mitte Februar`, `on 30 May`, `two days after the summit of May 2`.

In: a text, its language. Out: `Moment`s as printed, and, against a base date, the day or month they mean. Without a
base, a weekday stays a weekday: it can still tell which of several dated events is meant.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from generator.base.figures.stamps import MONTHS, real_date, stamps
from generator.base.figures.words import words_of

#: A weekday or month so near to a date belongs to it: `Montag, 5. Mai`.
_BESIDE = 8
#: How far a date may lie behind `einen Tag nach`, in characters.
_REACH = 60


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as printed. `kind`: day (month and day known), weekday (0 is Monday), offset (days from the base),
    relative (days from the day spoken of), month, today (only a time of day is said). `turn` is 1 for next, -1 for
    last, 0 unsaid; `shift` are days to be added."""

    start: int
    end: int
    kind: str
    value: int = 0
    month: int | None = None
    year: int | None = None
    turn: int = 0
    shift: int = 0

    def moved(self, by: int) -> "Moment":
        """The same moment in columns that begin `by` earlier."""
        return replace(self, start=self.start + by, end=self.end + by)


@dataclass(frozen=True, slots=True)
class When:
    """What a moment means: an ISO day, or the first day of a month, with its precision; `weekday` where no base is."""

    date: str | None
    precision: str | None
    weekday: int | None = None
    month: int | None = None


def moments(text: str, language: str) -> tuple[Moment, ...]:
    """The moments of a text from left to right; a weekday or month beside its own date is left out."""
    days = [
        Moment(s.start, s.end, "day", s.day or 0, s.month, s.year)
        for s in stamps(text)
        if s.has_date and not s.ambiguous
    ]
    counted = list(_counted(text, language, days))
    found = [*_weekdays(text, language), *_offsets(text, language), *_relatives(text, language)]
    spans = [(m.start, m.end) for m in found]
    found += [
        Moment(m.start(), m.end(), "today")
        for m in _today(language).finditer(text)
        if not any(start < m.end() and m.start() < end for start, end in spans)
    ]
    found += _months(text, language, days)
    kept = [
        m
        for m in found
        if m.kind not in ("weekday", "month")
        or not any(
            0 <= d.start - m.end <= _BESIDE or m.start <= d.start < m.end or 0 <= m.start - d.end <= 3 for d in days
        )
    ]
    every = [*days, *kept]
    free = [m for m in every if not any(c.start <= m.start < c.end for c in counted)]
    return tuple(sorted([*counted, *free], key=lambda m: (m.start, m.end)))


def meaning(moment: Moment, base: str | None, future: bool) -> When:
    """The day or month of a moment seen from the base date, in the past unless `future`."""
    when = _unshifted(moment, base, future)
    if not moment.shift or when.precision != "day" or not when.date:
        return when
    return When((date.fromisoformat(when.date) + timedelta(days=moment.shift)).isoformat(), "day")


def _unshifted(moment: Moment, base: str | None, future: bool) -> When:
    day = date.fromisoformat(base) if base else None
    if moment.kind == "day" and moment.month:
        year = moment.year or (_nearest_year(day, moment.month, moment.value, future) if day else None)
        exact = real_date(year, moment.month, moment.value)
        return When(exact.isoformat(), "day") if exact else When(None, None, None, moment.month)
    if moment.kind == "month" and moment.month:
        year = moment.year or (_year_of_month(day, moment.month, future) if day else None)
        return When(f"{year}-{moment.month:02}-01" if year else None, "month", None, moment.month)
    if day is None:
        return When(None, None, moment.value if moment.kind == "weekday" else None)
    if moment.kind in ("offset", "relative", "today"):
        return When((day + timedelta(days=moment.value)).isoformat(), "day")
    ahead = moment.turn > 0 or (future and moment.turn == 0)
    distance = (moment.value - day.weekday()) % 7 if ahead else -((day.weekday() - moment.value) % 7)
    if distance == 0 and moment.turn:
        distance = 7 * moment.turn
    return When((day + timedelta(days=distance)).isoformat(), "day", moment.value)


def _year_of_month(base: date, month: int, future: bool) -> int:
    return base.year - (month > base.month and not future) + (month < base.month and future)


def _nearest_year(base: date, month: int, day: int, future: bool) -> int:
    def distance(year: int) -> int:
        other = real_date(year, month, day)
        days = (other - base).days if other else 9999
        return abs(days) + (120 if (days < -2 if future else days > 2) else 0)

    return min((base.year - 1, base.year, base.year + 1), key=distance)


def _weekdays(text: str, language: str) -> Iterator[Moment]:
    words = words_of(language)
    for match in _weekday_pattern(language).finditer(text):
        turn = 1 if match["next"] else -1 if match["last"] else 0
        yield Moment(match.start(), match.end(), "weekday", int(words.meaning("weekdays", match["day"])) - 1, turn=turn)


def _offsets(text: str, language: str) -> Iterator[Moment]:
    """`gestern`, `vor zwei Tagen`; `am Morgen` is no tomorrow."""
    words = words_of(language)
    for match in _any_of(language, "days").finditer(text):
        word = match["word"]
        before = text[: match.start()].lower().split()
        if before and word == word.capitalize() and word.lower() == "morgen":
            continue
        if word.lower() == "morgen" and before[-1:] and before[-1] in words.texts["no_tomorrow"].split("|"):
            continue
        yield Moment(match.start(), match.end(), "offset", int(words.meaning("days", word, ignore_case=True)))
    for match in _counting(language, "ago").finditer(text):
        yield Moment(match.start(), match.end(), "offset", -int(words.number(match["n"])))


def _relatives(text: str, language: str) -> Iterator[Moment]:
    words = words_of(language)
    for match in _any_of(language, "relative_days").finditer(text):
        days = int(words.meaning("relative_days", re.sub(r"\s+", " ", match["word"]), ignore_case=True))
        yield Moment(match.start(), match.end(), "relative", days)


def _counted(text: str, language: str, days: list[Moment]) -> Iterator[Moment]:
    """`Einen Tag nach dem Gipfel vom 8. Mai`: the day from which is counted, with the days that are added."""
    words = words_of(language)
    for match in _counting(language, "counted_from").finditer(text):
        day = next((d for d in days if 0 <= d.start - match.end() <= _REACH), None)
        if day and not re.search(r"[.;,:]", text[match.end() : day.start]):
            number = int(words.number(match["n"]))
            later = match["after"].lower() in ("nach", "after")
            yield replace(day, start=match.start(), shift=number if later else -number)


def _months(text: str, language: str, days: list[Moment]) -> Iterator[Moment]:
    for match in _month_pattern(language).finditer(text):
        if not any(d.start <= match.start("month") < d.end for d in days):
            year = int(match["year"]) if match["year"] else None
            yield Moment(match.start(), match.end(), "month", 0, MONTHS[match["month"].lower()], year)


@cache
def _weekday_pattern(language: str) -> re.Pattern[str]:
    words = words_of(language)
    turn = rf"(?:(?P<next>(?i:{words.texts['next']}))\s+|(?P<last>(?i:{words.texts['last']}))\s+)?"
    names = "|".join(_bare(form) for form in words.forms["weekdays"])
    part = f"(?:{words.texts['part_of_day']})?" if words.texts["part_of_day"] else ""
    return re.compile(rf"(?<![\w-]){turn}(?P<day>{names}){part}(?![\w-])")


def _bare(form: str) -> str:
    """The forms of a weekday without what may follow."""
    return re.sub(r"\\w\*|s\?", "", form)


@cache
def _any_of(language: str, table: str) -> re.Pattern[str]:
    forms = words_of(language).any_of(table).replace(" ", r"\s+")
    return re.compile(rf"(?<![\w-])(?P<word>{forms})(?![\w-])", re.IGNORECASE)


@cache
def _counting(language: str, name: str) -> re.Pattern[str]:
    """`vor {n} {day}`: a number, and the words for days."""
    words = words_of(language)
    number = f"(?P<n>{words.digits()}|{words.any_of('numbers')}|{words.texts['one']})"
    day = next(form for form, unit in words.forms["durations"].items() if unit == "day")
    pattern = words.texts[name].replace("{n}", number).replace("{day}", f"(?:{day})").replace(" ", r"\s+")
    return re.compile(rf"(?<![\w-]){pattern}(?![\w-])", re.IGNORECASE)


@cache
def _today(language: str) -> re.Pattern[str]:
    words = words_of(language)
    forms = words.texts["today"].replace("{number}", words.any_of("numbers")).replace(" ", r"\s+")
    return re.compile(rf"(?<![\w-])(?:{forms})(?![\w-])", re.IGNORECASE)


@cache
def _month_pattern(language: str) -> re.Pattern[str]:
    names = "|".join(sorted((n for n in MONTHS if len(n) > 3 or n in ("mai", "may")), key=len, reverse=True))
    before = words_of(language).texts["month_before"]
    turn = r"(?:vergangenen|letzten|late|early|last)"
    return re.compile(
        rf"(?<![\w-])(?:{before})[\s-]*(?:{turn}\s+)?(?P<month>(?i:{names}))\b(?:\s+(?P<year>(?:19|20)\d\d))?"
    )
