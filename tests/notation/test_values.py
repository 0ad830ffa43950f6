"""Ids, locators, dates, times and durations: what is one and what is none."""

import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.base.notation import Duration, PartialDate, ZonedTime, is_id, is_locator


@pytest.mark.parametrize("text", ["a", "a1", "2025-02-12-trump-putin", "a-b-c", "0", "a" * 120])
def test_an_id(text: str) -> None:
    assert is_id(text)


@pytest.mark.parametrize(
    "text",
    ["", "-", "a-", "-a", "a--b", "A", "ä", "a_b", "a b", "a.b", "a/b", "..", "a\n", "\na", "а", "１", "a" * 121],
)
def test_no_id(text: str) -> None:
    assert not is_id(text)


@pytest.mark.parametrize(
    ("text", "right"),
    [("18:42", True), ("00:00", True), ("23:59", True), ("p1", True), ("p9999", True), ("24:00", False),
     ("18:60", False), ("8:42", False),
     ("p0", False), ("p01", False), ("p10000", False), ("p", False), ("", False), ("18:42\n", False)],
)  # fmt: skip
def test_a_locator(text: str, right: bool) -> None:
    assert is_locator(text) is right


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31), "year"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("2025-12", date(2025, 12, 1), date(2025, 12, 31), "month"),
        ("2025-02-12", date(2025, 2, 12), date(2025, 2, 12), "day"),
        ("0002-01-01", date(2, 1, 1), date(2, 1, 1), "day"),
        ("9998-12", date(9998, 12, 1), date(9998, 12, 31), "month"),
    ],
)
def test_a_partial_date_knows_the_days_it_may_mean(text: str, first: date, last: date, precision: str) -> None:
    when = PartialDate.parse(text)
    assert when is not None
    assert (when.first, when.last, when.precision, str(when)) == (first, last, precision, text)


@pytest.mark.parametrize(
    "text",
    ["", "25", "2025-", "2025-13", "2025-00", "2025-02-30", "2023-02-29", "2025-2-1", "0000", "20250212", "2025-02-12T",
     "2025-02-12\n", "２０２５", "-2025", "2025/02/12", "12.02.2025", "0001", "0001-01-01", "9999", "9999-12-31"],
)  # fmt: skip
def test_no_partial_date(text: str) -> None:
    assert PartialDate.parse(text) is None


def test_partial_dates_order_by_what_is_known() -> None:
    texts = ["2025-02-12", "2024", "2025", "2025-03", "2025-02"]
    dates = sorted(PartialDate(text) for text in texts)
    assert [str(when) for when in dates] == ["2024", "2025", "2025-02", "2025-02-12", "2025-03"]


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("2025-03-18T15:00 Europe/Berlin", datetime(2025, 3, 18, 14, tzinfo=UTC)),
        ("2025-07-18T15:00 Europe/Berlin", datetime(2025, 7, 18, 13, tzinfo=UTC)),
        ("2025-03-18T15:00+01:00", datetime(2025, 3, 18, 14, tzinfo=UTC)),
        ("2025-03-18T15:00:30Z", datetime(2025, 3, 18, 15, 0, 30, tzinfo=UTC)),
        ("2025-10-26T02:30 Europe/Berlin", datetime(2025, 10, 26, 0, 30, tzinfo=UTC)),
        ("2025-03-18T15:00 America/New_York", datetime(2025, 3, 18, 19, tzinfo=UTC)),
        ("2025-03-18T15:00 UTC", datetime(2025, 3, 18, 15, tzinfo=UTC)),
    ],
)
def test_a_zoned_time_is_an_instant(text: str, utc: datetime) -> None:
    when = ZonedTime.parse(text)
    assert when is not None
    assert (when.utc, str(when)) == (utc, text)


@pytest.mark.parametrize(
    "text",
    [
        "", "15:00", "2025-03-18", "2025-03-18T15:00", "2025-03-18 15:00 Europe/Berlin", "2025-03-18T25:00Z",
        "2025-02-30T15:00Z", "2025-03-18T15:00 Berlin", "2025-03-18T15:00 Europe/Berln", "2025-03-18T15:00 Europe",
        "2025-03-18T15:00 ../../etc/passwd", "2025-03-18T15:00 /etc/localtime", "2025-03-18T15:00+25:00",
        "2025-03-18T15:00+0100", "2025-03-18T15:00 CET Europe/Berlin", "2025-03-30T02:30 Europe/Berlin",
        "0001-01-01T00:00+14:00", "9999-12-31T23:59-12:00", "0001-01-01T00:00 Asia/Tokyo",
        "9999-12-31T12:00 Europe/Berlin", "9999-06-01T12:00+00:00",
        "2025-03-18T15:00 " + "A" * 5000, "2025-03-18T15:00 Europe/Berlin\n",
    ],
)  # fmt: skip
def test_no_zoned_time(text: str) -> None:
    assert ZonedTime.parse(text) is None


@given(st.datetimes(min_value=datetime(1, 1, 1), max_value=datetime(9999, 12, 31)), st.integers(-1439, 1439))
def test_every_time_that_is_one_has_an_instant(when: datetime, offset: int) -> None:
    sign, (hours, minutes) = "-" if offset < 0 else "+", divmod(abs(offset), 60)
    parsed = ZonedTime.parse(f"{when:%Y-%m-%dT%H:%M}".rjust(16, "0") + f"{sign}{hours:02}:{minutes:02}")
    if parsed:
        assert parsed.utc.tzinfo is UTC
        assert {parsed.local.astimezone(timezone(timedelta(hours=h))).utcoffset() for h in (-14, 14)}
        assert parsed.utc + timedelta(days=42) > parsed.utc - timedelta(days=1)


@pytest.mark.parametrize(
    ("text", "minutes", "iso"),
    [("2h", 120, "PT2H"), ("90min", 90, "PT1H30M"), ("1h30min", 90, "PT1H30M"), ("5min", 5, "PT5M"),
     ("1h90min", 150, "PT2H30M")],
)  # fmt: skip
def test_a_duration(text: str, minutes: int, iso: str) -> None:
    duration = Duration.parse(text)
    assert duration is not None
    assert (duration.minutes, duration.iso, str(duration), duration.length.total_seconds()) == (
        minutes,
        iso,
        text,
        minutes * 60,
    )


@pytest.mark.parametrize(
    "text", ["", "2", "2:30", "0h", "0min", "h", "2h30", "30min2h", "1.5h", "-1h", "2 h", "PT2H", "1000h", "２h"]
)
def test_no_duration(text: str) -> None:
    assert Duration.parse(text) is None


def test_time_zones_are_those_of_the_locked_package_and_not_the_machines(tmp_path: Path) -> None:
    tokyo = resources.files("tzdata.zoneinfo").joinpath("Asia", "Tokyo").read_bytes()
    (tmp_path / "Europe").mkdir()
    (tmp_path / "Europe" / "Berlin").write_bytes(tokyo)  # a machine whose rules are others
    code = "from generator.base.notation import ZonedTime; print(ZonedTime.parse('2025-07-01T12:00 Europe/Berlin').utc)"
    said = [
        subprocess.run([sys.executable, "-c", code], env=os.environ | more, capture_output=True, text=True).stdout
        for more in ({}, {"PYTHONTZPATH": str(tmp_path)})
    ]
    assert said == ["2025-07-01 10:00:00+00:00\n"] * 2
