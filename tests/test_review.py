"""The review of an archive: each warning where it belongs, and none on the sample archive."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.commands.checking.check import check
from generator.commands.editing.init import write_archive

CALL = "content/calls/2025-01-15-muster-beispiel.de.md"
SOURCE = "content/sources/2025-01-16-musterblatt.de.md"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    write_archive(tmp_path)
    return tmp_path


def add(path: str, text: str) -> Callable[[Path], object]:
    return lambda folder: (folder / path).write_text((folder / path).read_text() + text)


def put(path: str, old: str, new: str) -> Callable[[Path], object]:
    return lambda folder: (folder / path).write_text((folder / path).read_text().replace(old, new, 1))


LONG = "„" + "wort " * 30 + "ende“"


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (put("content/topics/handel.de.md", "\n---\n\n", "\n---\n\nAuch Ben Beispiel. "),
         "content/topics/handel.de.md:7:6: warning: Ben Beispiel is named and not linked; write [Ben Beispiel]"),
        (add(SOURCE, f"\n[{LONG}]{{.said by=anna-muster}}\n"),
         f"{SOURCE}:16:"),
        (put(SOURCE, "rights: quotations", "rights: metadata"),
         f"{SOURCE}:14:"),
        (put(SOURCE, "type: article", "type: article\nurl: https://example.org/a"),
         f"{SOURCE}:8:1: warning: the article has no archived copy; archive the page"),
    ],
    ids=["unlinked name", "long quotation", "rights", "no archived copy"],
)  # fmt: skip
def test_each_warning_has_its_place_and_what_to_do(
    archive: Path, edit: Callable[[Path], object], expected: str
) -> None:
    edit(archive)
    found = [str(problem) for problem in check(archive).problems]
    assert any(problem.startswith(expected) for problem in found), found
    assert all("warning" in problem for problem in found)


def test_the_sample_archive_has_no_warning(archive: Path) -> None:
    assert check(archive).problems == ()


def test_an_entry_that_nothing_refers_to_is_told(archive: Path) -> None:
    (archive / "content/topics/klima.de.md").write_text("---\ntitle: Klima\n---\n\nEin Thema.\n")
    [problem] = check(archive).problems
    assert str(problem).startswith("content/topics/klima.de.md:2:1: warning: nothing refers to the topic `klima`")


def test_a_name_within_the_words_of_a_link_is_not_told(archive: Path) -> None:
    put(
        "content/topics/handel.de.md",
        "\n---\n\n",
        "\n---\n\n[Anruf von Ben Beispiel](call:2025-01-15-muster-beispiel). ",
    )(archive)
    assert not any("not linked" in problem.message for problem in check(archive).problems)
