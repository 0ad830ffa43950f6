"""Dates, times, durations and lists as CLDR writes them, without the system's locale."""

from datetime import UTC, date, datetime

import pytest

from generator.pages.words import formats

DAY = date(2025, 2, 12)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (formats.day(DAY, "de_DE"), "12. Februar 2025"),
        (formats.day(DAY, "en_GB"), "12 February 2025"),
        (formats.weekday(DAY, "de_DE"), "Mittwoch, 12. Februar 2025"),
        (formats.weekday(DAY, "en_GB"), "Wednesday, 12 February 2025"),
        (formats.partial_date("2025", "de_DE"), "2025"),
        (formats.partial_date("2025-05", "de_DE"), "Mai 2025"),
        (formats.partial_date("2025-05-17", "en_GB"), "17 May 2025"),
        (formats.month(DAY, "de_DE"), "Februar"),
        (formats.duration(90, "en_GB"), "1 hour 30 minutes"),
        (formats.duration(60, "de_DE"), "1 Stunde"),
        (formats.duration(45, "de_DE"), "45 Minuten"),
        (formats.short_duration(90, "de_DE"), "1\u00a0h 30\u00a0min"),
        (formats.enumeration(["a"], "de_DE"), "a"),
        (formats.enumeration(["a", "b", "c"], "de_DE"), "a, b und c"),
        (formats.number(12345, "de_DE"), "12.345"),
        (formats.territory("US", "de_DE"), "Vereinigte Staaten"),
        (formats.territory("XX", "de_DE"), "XX"),
        (formats.language_name("de", "en_GB"), "German"),
        (formats.language_name("xx", "en_GB"), "xx"),
    ],
)
def test_values_are_written_as_the_locale_writes_them(written: str, expected: str) -> None:
    assert written == expected


@pytest.mark.parametrize(
    ("country", "zone", "local"),
    [
        ("US", "America/New_York", "10:00"),
        ("RU", "Europe/Moscow", "17:00"),
        ("UA", "Europe/Kyiv", "17:00"),
        ("DE", "Europe/Berlin", "16:00"),
        ("PL", "Europe/Warsaw", "16:00"),
        ("IN", "Asia/Kolkata", "19:30"),
    ],
)
def test_a_time_is_shown_on_the_clock_of_each_capital(country: str, zone: str, local: str) -> None:
    assert formats.capital_zone(country) == zone
    assert formats.clock(datetime(2025, 5, 19, 14, tzinfo=UTC), zone, "de_DE") == local


def test_summer_time_counts() -> None:
    winter = datetime(2025, 1, 19, 14, tzinfo=UTC)
    assert formats.clock(winter, "Europe/Berlin", "de_DE") == "15:00"


def test_a_country_without_a_known_zone_has_none() -> None:
    assert formats.capital_zone("ZZ") == ""


def test_an_unknown_locale_falls_back_to_its_language_and_then_to_english() -> None:
    assert formats.day(DAY, "de_XX") == "12. Februar 2025"
    assert formats.day(DAY, "tlh") == "February 12, 2025"
