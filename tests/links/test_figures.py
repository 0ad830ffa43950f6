"""A figure has one value, whatever the language writes it like."""

from decimal import Decimal

import pytest

from generator.links.editions import figures


def read(text: str, language: str) -> list[tuple[str, tuple[object, ...]]]:
    return [(figure.kind, figure.value) for figure in figures(text, language)]


@pytest.mark.parametrize(
    ("german", "english", "kind", "value"),
    [
        ("1,5 Milliarden Euro", "1.5 billion euros", "number", 1_500_000_000),
        ("1,5 Mrd. Euro", "€1.5bn", "number", 1_500_000_000),
        ("2 Billionen", "2 trillion", "number", 2_000_000_000_000),
        ("drei Mio.", "three million", "number", 3_000_000),
        ("100.000 Mann", "100,000 men", "number", 100_000),
        ("100\u202f000 Mann", "100\u00a0000 men", "number", 100_000),
        ("12.345,6", "12,345.6", "number", Decimal("12345.6")),
        ("3,5 Prozent", "3.5 per cent", "percent", Decimal("3.5")),
        ("50\u00a0%", "50%", "percent", 50),
        ("16 Uhr", "4 p.m.", "time", 960),
        ("16.30 Uhr", "4:30 pm", "time", 990),
        ("16:00", "16:00", "time", 960),
        ("0 Uhr", "12 a.m.", "time", 0),
        ("90 Minuten", "an hour and a half", "duration", 90),
        ("anderthalb Stunden", "one and a half hours", "duration", 90),
        ("zweistündiges Gespräch", "two-hour call", "duration", 120),
        ("30-tägige Pause", "30-day pause", "duration", 43_200),
        ("1 Stunde und 30 Minuten", "1 hour 30 minutes", "duration", 90),
        ("eine halbe Stunde", "half an hour", "duration", 30),
        ("zwei Wochen", "14 days", "duration", 20_160),
        ("zwei Jahre", "24 months", "span", 24),
        ("zwölf", "twelve", "number", 12),
        ("1½ Stunden", "1½ hours", "duration", 90),
        ("die 1990er Jahre", "the 1990s", "number", 1990),
        ("Dienstagabend", "Tuesday evening", "weekday", 2),
    ],
)
def test_both_languages_write_one_value(german: str, english: str, kind: str, value: object) -> None:
    assert read(german, "de") == [(kind, (value,))]
    assert read(english, "en") == [(kind, (value,))]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("18. März 2025", "de"),
        ("18.03.2025", "de"),
        ("18.3.2025", "de"),
        ("2025-03-18", "de"),
        ("18 March 2025", "en"),
        ("18th of March, 2025", "en"),
        ("March 18, 2025", "en"),
        ("18 березня 2025 року", "uk"),
    ],
)
def test_a_date_is_year_month_and_day(text: str, language: str) -> None:
    assert read(text, language) == [("date", (2025, 3, 18))]


def test_a_date_may_lack_its_year_or_day() -> None:
    assert read("am 18. März", "de") == [("date", (None, 3, 18))]
    assert read("in March 2025", "en") == [("date", (2025, 3, None))]
    assert read("it may march on", "en") == []


def test_both_ends_of_a_range_of_hours_are_times() -> None:
    assert read("15 bis 17 Uhr", "de") == read("3 to 5 p.m.", "en") == [("time", (900,)), ("time", (1020,))]


def test_addresses_attributes_and_marks_of_lists_hold_no_figures() -> None:
    text = '1. Ein <source:2025-03-18-sz#p13> [Ruf](call:2025-02-12-x){.said by=g7 via="Kanal 4"}[^2] '
    text += "https://x.example/9 `7`"
    assert read(text, "de") == []


def test_letters_with_digits_are_names() -> None:
    assert read("G7-Staaten, F-16 und COVID-19", "de") == []


def test_an_ordinal_in_english_is_no_hour() -> None:
    assert read("the eighth paragraph", "en") == []


def test_a_figure_knows_where_it_stands_and_how_it_was_written() -> None:
    (figure,) = figures("Etwa  90\nMinuten.", "de")
    assert (figure.start, figure.text, figure.written) == (6, "90\nMinuten", 90)


def test_small_numbers_in_words_and_single_units_are_weak() -> None:
    assert [f.weak for f in figures("drei Fassungen, eine Stunde, 3 Fassungen, zwei Stunden", "de")] == [
        True, True, False, False,
    ]  # fmt: skip


def test_a_language_without_words_has_its_digits() -> None:
    assert read("18 mars 2025, 1.5", "es") == [("number", (18,)), ("number", (2025,)), ("number", (Decimal("1.5"),))]


def test_ukrainian_has_words_of_its_own() -> None:
    assert read("о 16:00, дві години, 1,5 млрд, 30 днів, у вівторок", "uk") == [
        ("time", (960,)), ("duration", (120,)), ("number", (1_500_000_000,)), ("duration", (43_200,)),
        ("weekday", (2,)),
    ]  # fmt: skip


def test_french_has_words_of_its_own() -> None:
    text = "le 1er mars 2025 à 16 heures, deux heures et demie, une demi-heure, 1,5 milliard, mardi, 40 %"
    assert read(text, "fr") == [
        ("date", (2025, 3, 1)), ("time", (960,)), ("duration", (150,)), ("duration", (30,)),
        ("number", (1_500_000_000,)), ("weekday", (2,)), ("percent", (40,)),
    ]  # fmt: skip
