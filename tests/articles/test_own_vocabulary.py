"""Outlets and words of an archive's own, in its folder `vocabulary/`."""

from pathlib import Path

import pytest

from tests.commands import briefings

ARTICLE = """Umberto Prada phones Kim Vell
Ines Malchow
02.03.2027, 20:12
Read this aloud
The Norian president Umberto Prada spoke with Kim Vell by phone on Tuesday for 40 minutes, the Lagoon Palace said.
“It was a frank conversation”, said the Lagoon Palace.
Source: The Norian Mail
"""
OUTLET = """name: The Norian Mail
names: [The Norian Mail]
hosts: [norianmail.example]
zone: Europe/Lisbon
language: en
buttons: [read this aloud]
rules:
  - {match: '^Source: The Norian Mail', label: credit}
"""


def archive(folder: Path, files: dict[str, str]) -> Path:
    site = "title: {en: A}\nlanguages: [en]\nbase_url: https://example.org/\n"
    for name, text in {"content/site.yaml": site, "article.txt": ARTICLE, **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def imported(folder: Path) -> tuple[int, str, str]:
    return briefings("import", "article.txt", cwd=folder)


def test_an_outlet_of_the_archive_is_known_with_its_buttons(tmp_path: Path) -> None:
    plain = archive(tmp_path / "plain", {})
    assert imported(plain)[0] == 0
    assert "outlet: norian-mail" not in "".join(p.read_text("utf-8") for p in plain.glob("content/sources/*"))

    own = archive(tmp_path / "own", {"vocabulary/outlets/norian-mail.yaml": OUTLET})

    assert imported(own)[0] == 0
    (source,) = own.glob("content/sources/*.md")
    text = source.read_text("utf-8")
    assert "outlet: norian-mail" in text
    assert "aloud" not in text


def test_words_of_the_archive_are_added_to_ours(tmp_path: Path) -> None:
    seats = "- {id: lagoon-palace, of: PT, de: Lagunenpalast, en: Lagoon Palace}\n"
    own = archive(tmp_path, {"vocabulary/words/seats.yaml": seats})

    assert imported(own)[0] == 0
    text = "".join(path.read_text("utf-8") for path in own.glob("content/*/*.md"))
    assert "lagoon-palace" in text


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        (
            "words/seat.yaml",
            "- {id: x}\n",
            "vocabulary/words/seat.yaml is the name of no word list; did you mean “seats”?",
        ),
        ("outlets/mail.yaml", "name: [\n", "vocabulary/outlets/mail.yaml:2:1: "),
        ("outlets/mail.yaml", "hosts: [x.example]\n", "vocabulary/outlets/mail.yaml describes no outlet: 'name'"),
    ],
)
def test_a_file_that_cannot_be_used_is_one_sentence(tmp_path: Path, name: str, text: str, told: str) -> None:
    code, _, problems = imported(archive(tmp_path, {f"vocabulary/{name}": text}))
    assert code == 2
    assert told in problems
    assert problems.count("\n") == 1
