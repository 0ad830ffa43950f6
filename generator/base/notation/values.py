"""Values as they are written in content files: ids, locators, partial dates, zoned times, durations.

In: text. Out: frozen values that print as they were written (`str(parse(text)) == text`). No clock and no local zone:
a date is a calendar date, a time names its zone (IANA) or its offset.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, reset_tzpath

# The rules of time zones come from the package `tzdata`, which is locked, and never from the machine's own files: these
# are as old or as new as the machine, and the same content would give other bytes on another one.
reset_tzpath(())
ZoneInfo.clear_cache()

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LOCATOR = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]|p[1-9][0-9]{0,3}")
_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_TIME = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)"
    r"(?:(Z|[+-][0-9]{2}:[0-9]{2})| ([A-Za-z_]+(?:/[A-Za-z0-9_+-]+)*))"
)
_DURATION = re.compile(r"(?:([0-9]{1,3})h)?(?:([0-9]{1,4})min)?")
#: Names that Windows keeps for devices, with any suffix: no file or folder there can have one.
_DEVICE = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")
LONGEST_ID = 120
#: Of the years that the calendar has (1 to 9999), those on which a day later or in another zone is on the calendar too.
_YEARS = range(2, 9999)


def time_zone(name: str) -> ZoneInfo:
    """A time zone by its IANA name. Raises `ZoneInfoNotFoundError`, `ValueError` or `OSError` for what is none."""
    return ZoneInfo(name)


def is_id(text: str) -> bool:
    """Lower-case ASCII letters and digits, single hyphens between, at most `LONGEST_ID` characters, no device."""
    return len(text) <= LONGEST_ID and _ID.fullmatch(text) is not None and not is_device(text)


def is_device(word: str) -> bool:
    """Whether no folder of this name can be made on Windows (`con`, `aux`, `com1`)."""
    return _DEVICE.fullmatch(word) is not None


def is_locator(text: str) -> bool:
    """`18:42` (an update of the source) or `p8` (the article's eighth paragraph)."""
    return _LOCATOR.fullmatch(text) is not None


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A year, a month or a day of the calendar. Orders by what is known: 2025 < 2025-02 < 2025-02-12."""

    text: str

    @classmethod
    def parse(cls, text: str) -> "PartialDate | None":
        """None if `text` is no date of the calendar (ISO 8601, proleptic Gregorian, years 0002 to 9998)."""
        match = _PARTIAL.fullmatch(text)
        if not match:
            return None
        year, month, day = (int(part) if part else 1 for part in match.groups())
        try:
            date(year, month, day)
        except ValueError:
            return None
        return cls(text) if year in _YEARS else None

    @property
    def precision(self) -> str:
        return {4: "year", 7: "month", 10: "day"}[len(self.text)]

    @property
    def first(self) -> date:
        """The first day it may mean."""
        return _first(self.text)

    @property
    def last(self) -> date:
        """The last day it may mean."""
        year, month = self.first.year, self.first.month if len(self.text) > 4 else 12
        return self.first if len(self.text) == 10 else date(year, month, monthrange(year, month)[1])

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=65536)
def _first(text: str) -> date:
    return date.fromisoformat((text + "-01-01")[:10])


@dataclass(frozen=True, slots=True, order=True)
class ZonedTime:
    """A point in time with its zone, `2025-03-18T15:00 Europe/Berlin` or `2025-03-18T15:00+01:00`."""

    text: str

    @classmethod
    def parse(cls, text: str) -> "ZonedTime | None":
        """None if the form, the date, the time or the zone is wrong, or a clock change skips that time."""
        return cls(text) if _instant(text) else None

    @property
    def local(self) -> datetime:
        """The aware local time as written."""
        when = _instant(self.text)
        if when is None:
            raise ValueError(self.text)
        return when

    @property
    def utc(self) -> datetime:
        return self.local.astimezone(UTC)

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=4096)
def _instant(text: str) -> datetime | None:
    match = _TIME.fullmatch(text)
    if not match:
        return None
    try:
        if match[2]:
            at_offset = datetime.fromisoformat(match[1] + match[2].replace("Z", "+00:00"))
            return at_offset if at_offset.year in _YEARS else None
        when = datetime.fromisoformat(match[1]).replace(tzinfo=time_zone(match[3]))
        back = when.astimezone(UTC).astimezone(time_zone(match[3]))
    except (ValueError, OverflowError, ZoneInfoNotFoundError, OSError):
        return None
    return when if when.year in _YEARS and back.replace(tzinfo=None) == when.replace(tzinfo=None) else None


@dataclass(frozen=True, slots=True, order=True)
class Duration:
    """A length of time in whole minutes, written `2h`, `90min` or `1h30min`."""

    minutes: int
    text: str

    @classmethod
    def parse(cls, text: str) -> "Duration | None":
        """None unless it has hours or minutes and is longer than nothing."""
        match = _DURATION.fullmatch(text)
        minutes = int(match[1] or 0) * 60 + int(match[2] or 0) if match else 0
        return cls(minutes, text) if minutes else None

    @property
    def length(self) -> timedelta:
        return timedelta(minutes=self.minutes)

    @property
    def iso(self) -> str:
        """ISO 8601, `PT1H30M`."""
        hours, minutes = divmod(self.minutes, 60)
        return "PT" + (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")

    def __str__(self) -> str:
        return self.text
