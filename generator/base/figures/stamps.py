"""Dates and times of day as German and English pages print them.

In: one line of text. Out: `Stamp`s with what is printed and no more: a missing year stays None. Zones become offsets
only through `zoned`. The surprising thing: `05/06/2025` is no day until somebody knows which way round it is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache

from generator.base.figures.words import words_of
from generator.base.notation import time_zone

_LANGUAGES = ("de", "en")


def _names(table: str) -> dict[str, int]:
    """The names of months or weekdays in both languages, small letters, as far as they are plain words."""
    forms = {form: int(n) for language in _LANGUAGES for form, n in words_of(language).forms[table].items()}
    return {re.sub(r"\\w\*|\\.\??|s\?$", "", name).lower(): n for form, n in forms.items() for name in form.split("|")}


MONTHS = _names("months")
#: 0 is Monday.
WEEKDAYS = {name: n - 1 for name, n in _names("weekdays").items()}
_FIXED = {"mez": 60, "cet": 60, "mesz": 120, "cest": 120, "gmt": 0, "utc": 0, "bst": 60, "est": -300, "edt": -240,
          "eet": 120, "eest": 180, "msk": 180, "pst": -480, "pdt": -420, "ist": 330, "z": 0, "wet": 0, "west": 60,
          "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "trt": 180, "gst": 240, "sgt": 480, "hkt": 480,
          "kst": 540, "jst": 540, "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780}  # fmt: skip
_AMERICAN = frozenset({"et", "pt", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt"})
_PLACES = {"et": "America/New_York", "pt": "America/Los_Angeles"}
#: Places whose clock is meant where they stand in brackets behind a time, or with `time`: `18:30 (Kyiv)`.
_CLOCKS = {"kyiv": "Europe/Kyiv", "kiew": "Europe/Kyiv", "moscow": "Europe/Moscow", "moskau": "Europe/Moscow",
           "berlin": "Europe/Berlin", "paris": "Europe/Paris", "london": "Europe/London", "ankara": "Europe/Istanbul",
           "istanbul": "Europe/Istanbul", "washington": "America/New_York", "beijing": "Asia/Shanghai",
           "peking": "Asia/Shanghai", "tokyo": "Asia/Tokyo", "tokio": "Asia/Tokyo", "jerusalem": "Asia/Jerusalem",
           "delhi": "Asia/Kolkata"}  # fmt: skip

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_YEAR = r"(?P<year>(?:19|20|21)\d\d)"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![\d.]){_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",
        rf"(?<![\d.-])(?P<day>\d\d)-(?P<month>\d\d)-{_YEAR}(?![\d-])",
        r"(?<![\d.,])(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>(?:19|20|21)?\d\d)(?!\d)",
        rf"(?<![\d.,])(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th)?\s?(?:of\s)?(?P<name>{_MONTH})\b\.?,?(?:\s{_YEAR}\b)?",
        rf"(?:\b|(?<=Published)|(?<=Updated))(?P<name>{_MONTH})\b\.?\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?![.:]\d)(?:,?\s{_YEAR}\b)?",
        rf"(?<![\d/])(?P<first>\d{{1,2}})/(?P<second>\d{{1,2}})/{_YEAR}",
    )
)
_ABBREVIATED = "|".join(sorted({*_FIXED, *_PLACES}, key=len, reverse=True))
_ZONE = (
    rf"(?:\s?\(?(?P<zone>(?:GMT|UTC)\s?[+−-]\s?\d{{1,2}}(?::?\d\d)?|{_ABBREVIATED}"
    rf"|(?:{'|'.join(_CLOCKS)})(?=\s+time|\)))\b(?:\s+time\b)?\)?)"
)
_OFFSETS = re.compile(r"([+−-])\s?(\d{1,2}):?(\d\d)?$")
_OFFSET = r"(?P<offset>[+-]\d\d:?\d\d)"
_TIMES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![\d.,:])(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?::\d\d)?(?:\.\d+)?(?![\d.,]\d)(?!\d)"
        rf"(?:\s?(?P<half>[ap])\.?m\b\.?)?(?P<uhr>\s?(?:Uhr|h)\b)?(?:{_OFFSET}|{_ZONE})?",
        rf"(?<![\d.,:])(?P<hour>[01]?\d|2[0-3])(?:\s?(?P<half>[ap])\.?m\b\.?|(?P<uhr>\s?Uhr\b)"
        rf"(?:\s(?P<minute>[0-5]\d)\b(?![.,:]\d|\s(?-i:[A-ZÄÖÜ])))?){_ZONE}?",
        rf"(?<![\d.,:])(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d){_ZONE}",
    )
)
#: What may stand between a date and its time.
_GLUE = re.compile(
    r"(?:[\s,;·|•T/–—-]|\bum\b|\bat\b|\bon\b|\bam\b|\bclock\b|\b(?:mon|tues?|wed|thur?s?|fri|sat|sun)\b\.?|\b(?:"
    + "|".join(WEEKDAYS)
    + r")\b)*",
    re.IGNORECASE,
)
AGO = re.compile(
    r"\b(?:vor\s+(?:\d+|einer|einem|wenigen)\s+(?:sekunden?|minuten?|stunden?|tag(?:en)?|wochen?|monat(?:en)?)"
    r"|(?:gestern|heute)\s+um\s+\d{1,2}[:.]\d\d|just\s+now|gerade\s+eben"
    r"|(?:\d+|an?)\s?(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|weeks?|months?)\s+ago)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A printed date, time, or both; `start` and `end` are columns in the searched text. `ambiguous`: day and month may
    be the other way round."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    zone: str | None = None
    ambiguous: bool = False

    @property
    def has_date(self) -> bool:
        return self.day is not None

    @property
    def has_time(self) -> bool:
        return self.hour is not None

    def date(self) -> date | None:
        """The calendar day, if the year is printed too, the day exists and is no other."""
        return real_date(self.year, self.month, self.day) if self.year and not self.ambiguous else None


@lru_cache(maxsize=8192)
def stamps(text: str) -> tuple[Stamp, ...]:
    """Every date and time in the line, in order; a time that follows or precedes its date is joined to it."""
    dates = list(_dates(text))
    times = [t for t in _times(text) if not any(d.start < t.end and t.start < d.end for d in dates)]
    joined: list[Stamp] = []
    for found in sorted([*dates, *times], key=lambda s: s.start):
        last = joined[-1] if joined else None
        if last and _belong(last, found) and _GLUE.fullmatch(text, last.end, found.start):
            joined[-1] = _together(last, found)
            continue
        joined.append(found)
    return tuple(joined)


def _belong(first: Stamp, second: Stamp) -> bool:
    """Whether one is a date alone and the other a time alone."""
    alone = first.has_date != first.has_time and second.has_date != second.has_time
    return alone and first.has_date != second.has_date


def zoned(day: date, hour: int, minute: int, zone: str | None, place: str | None) -> str:
    """ISO 8601 local time with its offset; `place` (an IANA zone) counts where no zone is printed."""
    where: tzinfo | None = _zone(zone) if zone else time_zone(place) if place else None
    return datetime.combine(day, time(hour, minute), where).isoformat(timespec="minutes")


def real_date(year: int | None, month: int | None, day: int | None) -> date | None:
    try:
        return date(year, month, day) if year and month and day else None
    except ValueError:
        return None


def _together(first: Stamp, second: Stamp) -> Stamp:
    day, clock = (first, second) if first.has_date else (second, first)
    return replace(day, start=first.start, end=second.end, hour=clock.hour, minute=clock.minute, zone=clock.zone)


def _dates(text: str) -> Iterator[Stamp]:
    taken: list[tuple[int, int]] = []
    for pattern in _DATES:
        for match in pattern.finditer(text):
            found = _dated(match)
            if found and not any(start < match.end() and match.start() < end for start, end in taken):
                taken.append(match.span())
                yield found


def _dated(match: re.Match[str]) -> Stamp | None:
    parts = match.groupdict()
    year, ambiguous = int(parts["year"]) if parts.get("year") else None, False
    if year is not None and year < 100:
        year += 2000
    if parts.get("first"):
        day, month = int(parts["first"]), int(parts["second"])
        ambiguous = day != month and max(day, month) <= 12
        day, month = (month, day) if month > 12 else (day, month)
    else:
        day = int(parts["day"])
        month = MONTHS[parts["name"].lower()] if parts.get("name") else int(parts["month"])
    if not real_date(year or 2000, month, day):
        return None
    return Stamp(match.start(), match.end(), year, month, day, ambiguous=ambiguous)


def settled(stamp: Stamp, place: str | None) -> Stamp:
    """A date whose day and month may be the other way round, as people write it in the printed time zone, else at the
    place (an IANA zone): in America the month first, elsewhere the day. Unchanged where nobody can tell."""
    printed = (stamp.zone or "").lower()
    zone = "" if printed.startswith(("gmt", "utc", "+", "-", "z")) else printed
    if not stamp.ambiguous or not (zone or place):
        return stamp
    american = zone in _AMERICAN if zone else (place or "").startswith("America/")
    day, month = (stamp.month, stamp.day) if american else (stamp.day, stamp.month)
    return replace(stamp, day=day, month=month, ambiguous=False)


def _times(text: str) -> Iterator[Stamp]:
    taken: list[tuple[int, int]] = []
    for pattern in _TIMES:
        for match in pattern.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                taken.append(match.span())
                yield _timed(match)


def _timed(match: re.Match[str]) -> Stamp:
    parts = match.groupdict()
    hour = int(parts["hour"])
    if parts.get("half"):
        hour = hour % 12 + (12 if parts["half"].lower() == "p" else 0)
    zone = parts.get("offset") or parts.get("zone")
    return Stamp(match.start(), match.end(), hour=hour, minute=int(parts.get("minute") or 0), zone=zone)


def _zone(name: str) -> tzinfo:
    if offset := _OFFSETS.search(name):
        minutes = int(offset[2]) * 60 + int(offset[3] or 0)
        return timezone(timedelta(minutes=minutes if offset[1] == "+" else -minutes))
    if place := _PLACES.get(name.lower()) or _CLOCKS.get(name.lower()):
        return time_zone(place)
    return timezone(timedelta(minutes=_FIXED[name.lower()]))
