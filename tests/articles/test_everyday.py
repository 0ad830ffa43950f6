"""The sentences in which newsrooms tell of calls, and of what was said, every day: each has to be read."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.articles.invented import article_of, meaning_of, said_by

_HERE = Path(__file__).parent
_STORIES = yaml.safe_load((_HERE / "stories.yaml").read_text(encoding="utf-8"))
_SENTENCES = yaml.safe_load((_HERE / "everyday.yaml").read_text(encoding="utf-8"))
_WORDS = {
    "de": {
        "A": "Ministerpräsidentin Ada Lund",
        "Nom": "Der ungarische Präsident Béla Korvat",
        "nom": "der ungarische Präsident Béla Korvat",
        "gen": "des ungarischen Präsidenten Béla Korvat",
        "dat": "dem ungarischen Präsidenten Béla Korvat",
        "acc": "den ungarischen Präsidenten Béla Korvat",
    },
    "en": {"A": "Swedish Prime Minister Ada Lund", "B": "Hungarian President Béla Korvat"},
}
#: 2031-05-07, the day of the article, is a Wednesday.
_DAYS = {"held": "2031-05-05", "announced": "2031-05-09", "cancelled": "2031-05-09"}


_FRAME = {
    "de": "Streit um den Hafen\nMinisterpräsidentin Ada Lund hat mit dem ungarischen Präsidenten Béla Korvat "
    "telefoniert. Das teilte Regierungssprecher Oskar Wendt mit. Ina Peters führt die Opposition.",
    "en": "Port dispute\nSwedish Prime Minister Ada Lund spoke by phone with Hungarian President Béla Korvat. "
    "Government spokesman Oskar Wendt said so. Ina Peters leads the opposition.",
}
_TOLD = {
    "de": "Streit um den Hafen\nDie ostrische Ministerpräsidentin Dana Velik hat am Montag mit dem norischen "
    "Präsidenten Ivo Brand telefoniert. In der ostrischen Hauptstadt Velna und in Kesmar, der Hauptstadt Noriens, "
    "blieb es ruhig.",
    "en": "Port dispute\nOstrian Prime Minister Dana Velik spoke by phone with Norian President Ivo Brand on Monday. "
    "It was quiet in Velna, the Ostrian capital, and in Kesmar, the capital of Noria.",
}


@pytest.mark.parametrize("kind", _SENTENCES["calls"])
def test_what_is_told_every_day_is_read(kind: str) -> None:
    language, status = kind.split()
    calls = [("ada-lund+bela-korvat", _DAYS[status], status)] if status in _DAYS else []
    sentences = _SENTENCES["calls"][kind]
    assert {sentence: _calls(sentence, language) for sentence in sentences} == dict.fromkeys(sentences, calls)


@pytest.mark.parametrize("kind", _SENTENCES["said"])
def test_what_is_said_every_day_has_its_speaker(kind: str) -> None:
    language, speaker = kind.split()
    sentences = _SENTENCES["said"][kind]
    found = {s: {who for _, who, _ in said_by(f"{_FRAME[language]}\n{s}", language)} for s in sentences}
    assert found == {s: {speaker} for s in sentences}


@pytest.mark.parametrize("kind", _SENTENCES["told"])
def test_what_is_told_every_day_is_told_for_its_side(kind: str) -> None:
    language, side = kind.split()
    sentences = _SENTENCES["told"][kind]
    found = {s: _sides(f"{_TOLD[language]}\n{s}", language) for s in sentences}
    assert found == dict.fromkeys(sentences, {"nobody": set(), "both": {"velik", "brand"}}.get(side, {side}))


def _sides(text: str, language: str) -> set[str]:
    """The parties that claim what the last line tells."""
    (call,) = meaning_of(article_of(text, language)).calls
    last = text.count("\n") + 1
    told = {str(k.by).split("-")[-1] for k in call.claims if any(n == last for _, n, _ in k.lines)}
    return told & {"velik", "brand"}


@pytest.mark.parametrize("story", _STORIES, ids=lambda story: story["lines"][-1])
def test_who_when_and_whether_is_read_over_several_sentences(story: dict[str, Any]) -> None:
    article = article_of("\n".join(story["lines"]), story["language"], published="2031-05-06")
    found = [(sorted(i.split("-")[-1] for i in c.participants), c.date, c.status) for c in meaning_of(article).calls]
    assert sorted(f"{'+'.join(who)} {day} {status}" for who, day, status in found) == story["calls"]


def _calls(sentence: str, language: str) -> list[tuple[str, str | None, str]]:
    text = f"{'Streit um den Hafen' if language == 'de' else 'Port dispute'}\n{sentence.format(**_WORDS[language])}"
    return [("+".join(c.participants), c.date, c.status) for c in meaning_of(article_of(text, language)).calls]
