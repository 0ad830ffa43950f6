"""The sentences in which newsrooms tell of a call every day: each has to be read, whatever else is."""

from pathlib import Path

import pytest
import yaml

from tests.articles.invented import article_of, meaning_of

_SENTENCES = yaml.safe_load((Path(__file__).parent / "everyday.yaml").read_text(encoding="utf-8"))
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


@pytest.mark.parametrize("kind", _SENTENCES)
def test_what_is_told_every_day_is_read(kind: str) -> None:
    language, status = kind.split()
    calls = [("ada-lund+bela-korvat", _DAYS[status], status)] if status in _DAYS else []
    assert {sentence: _calls(sentence, language) for sentence in _SENTENCES[kind]} == dict.fromkeys(
        _SENTENCES[kind], calls
    )


def _calls(sentence: str, language: str) -> list[tuple[str, str | None, str]]:
    text = f"{'Streit um den Hafen' if language == 'de' else 'Port dispute'}\n{sentence.format(**_WORDS[language])}"
    return [("+".join(c.participants), c.date, c.status) for c in meaning_of(article_of(text, language)).calls]
