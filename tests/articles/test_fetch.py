"""Reading inputs: encodings, line ends, and what is no article."""

import os
import subprocess
import time
from pathlib import Path

import pytest

from generator.articles.capture.fetch import SIZE_LIMIT, Source, fetch, plain, split_lines
from generator.base.problems import Problem

TEXT = "Grüße aus Köln\nDie Kanzlerin hat am Dienstag telefoniert. Es ging um Zölle und Ärger.\n"


def _fetched(path: Path, content: bytes) -> Source:
    path.write_bytes(content)
    source = fetch(str(path))
    assert isinstance(source, Source)
    return source


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("cp1252", "cp1252"),
    ],
)
def test_a_text_is_read_in_the_encoding_it_was_saved_in(codec: str, name: str, tmp_path: Path) -> None:
    source = _fetched(tmp_path / "a.txt", TEXT.encode(codec))
    assert (source.encoding, source.lines[0], len(source.lines)) == (name, "Grüße aus Köln", 2)


def test_the_encoding_that_a_page_declares_is_used(tmp_path: Path) -> None:
    page = '<html><head><meta charset="iso-8859-2"></head><body><p>Łódź</p></body></html>'
    assert "Łódź" in _fetched(tmp_path / "a.html", page.encode("iso-8859-2")).text


def test_a_zero_byte_is_passed_over_as_browsers_do(tmp_path: Path) -> None:
    page = b"<p>Berg\x00holz ruft an.</p>" + "<p>Die Fähre wartet.</p>".encode() * 9
    assert _fetched(tmp_path / "a.html", page).text.startswith("<p>Bergholz ruft an.</p>")


def test_lines_are_split_at_line_feeds_only_and_keep_every_character() -> None:
    assert split_lines("a\u2028b\r\nc\u00add\n\n") == ("a\u2028b", "c\u00add", "")
    assert split_lines("alt\rer Mac\r") == ("alt", "er Mac")


def test_recognition_ignores_soft_hyphens_and_composes_letters() -> None:
    assert plain("Tele\u00adfo\u0308n\u00a0 mit\tX") == "Telefön mit X"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b" \n\n ", "is empty"),
        (b"\xc2\xa0\n\xc2\xa0", "white space"),
        (bytes(range(256)) * 9, "is binary"),
    ],
)
def test_what_holds_no_text_is_one_sentence(content: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    problem = fetch(str(path))
    assert isinstance(problem, Problem)
    assert words in problem.message
    assert problem.remedy


def test_a_file_above_twenty_megabytes_is_refused_without_reading_on(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    path.write_bytes(b"a" * (SIZE_LIMIT + 1))
    problem = fetch(str(path))
    assert isinstance(problem, Problem)
    assert "larger than 20 MB" in problem.message


def test_a_pipe_that_nobody_writes_to_is_not_waited_for_and_one_that_is_written_is_read(tmp_path: Path) -> None:
    pipe = tmp_path / "article.txt"
    os.mkfifo(pipe)
    found = fetch(str(pipe))
    assert isinstance(found, Problem)
    assert "the file is empty" in str(found)
    with subprocess.Popen(["sh", "-c", f"(echo Ein; sleep 0.3; echo Text.) > '{pipe}'"]):
        time.sleep(0.2)  # until the writer waits for a reader
        read = fetch(str(pipe))
    assert isinstance(read, Source)
    assert read.text == "Ein\nText.\n"


def test_a_missing_file_is_a_problem_and_no_exception(tmp_path: Path) -> None:
    problem = fetch(str(tmp_path / "none.txt"))
    assert isinstance(problem, Problem)
    assert "cannot be read" in problem.message


def test_a_page_is_known_by_its_name_or_its_markup(tmp_path: Path) -> None:
    page = b"<!DOCTYPE html><html><body><p>Hallo</p></body></html>"
    assert _fetched(tmp_path / "a.htm", page).media_type == "text/html"
    assert _fetched(tmp_path / "saved", page).media_type == "text/html"
    assert _fetched(tmp_path / "a.txt", page).media_type == "text/plain"
