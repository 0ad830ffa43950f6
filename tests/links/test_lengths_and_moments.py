"""How long and when, as German and English write it: one value in both."""

import pytest

from generator.base.figures.lengths import lengths
from generator.base.figures.moments import meaning, moments

# 2031-05-07 is a Wednesday.
BASE = "2031-05-07"


@pytest.mark.parametrize(
    ("german", "english", "value", "bound"),
    [
        ("rund zwei Stunden", "about two hours", "PT2H", "around"),
        ("nicht einmal eine Stunde", "not even an hour", "PT1H", "under"),
        ("mehr als zweieinhalb Stunden", "more than two and a half hours", "PT2H30M", "over"),
        ("eine Dreiviertelstunde", "three-quarters of an hour", "PT45M", "exact"),
        ("ein halbstündiges Gespräch", "a half-hour call", "PT30M", "exact"),
        ("ein einstündiges Telefonat", "an hour-long call", "PT1H", "exact"),
        ("1 Stunde und 15 Minuten", "an hour and a quarter", "PT1H15M", "exact"),
        ("stundenlang", "for hours", None, "around"),
    ],
)
def test_a_length_is_the_same_in_both_languages(german: str, english: str, value: str | None, bound: str) -> None:
    for text, language in ((german, "de"), (english, "en")):
        assert [(x.value, x.bound) for x in lengths(text, language)] == [(value, bound)]


@pytest.mark.parametrize("text", ["zwei Tage", "in drei Wochen"])
def test_days_and_weeks_are_no_lengths(text: str) -> None:
    assert lengths(text, "de") == ()


@pytest.mark.parametrize(
    ("german", "english", "day"),
    [
        ("am Montag", "on Monday", "2031-05-05"),
        ("kommenden Freitag", "next Friday", "2031-05-09"),
        ("gestern", "yesterday", "2031-05-06"),
        ("vor zwei Tagen", "two days ago", "2031-05-05"),
        ("am Abend zuvor", "the night before", "2031-05-06"),
        ("am 2. Mai", "on May 2", "2031-05-02"),
        ("einen Tag nach dem Gipfel vom 3. Mai", "one day after the summit of May 3", "2031-05-04"),
    ],
)
def test_a_moment_is_the_same_in_both_languages(german: str, english: str, day: str) -> None:
    for text, language in ((german, "de"), (english, "en")):
        assert [meaning(m, BASE, False).date for m in moments(text, language)] == [day]


def test_a_weekday_beside_its_date_is_one_moment() -> None:
    assert [m.kind for m in moments("am Montag, 5. Mai", "de")] == ["day"]


def test_the_morning_is_no_tomorrow() -> None:
    assert [m.value for m in moments("am Morgen, und morgen", "de") if m.kind == "offset"] == [1]
