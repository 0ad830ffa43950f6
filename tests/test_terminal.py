"""What a person at a terminal sees that a pipe does not: colours and a bar; and that both can do without."""

from pathlib import Path

import pytest

from generator.commands.editing.init import write_archive
from tests.commands import briefings, in_a_process
from tests.terminals import conversation

COLOUR = "\x1b[3"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    write_archive(tmp_path)
    (tmp_path / "content/topics/leer.de.md").write_text("---\ntitle: Leer\nslug: leer\n---\n", "utf-8")
    return tmp_path


def test_a_terminal_has_colours_unless_it_is_asked_to_do_without(archive: Path) -> None:
    shown, code = conversation(archive, "check", environment={"TERM": "xterm-256color", "NO_COLOR": ""})
    assert code == 0
    assert f"{COLOUR}3m" in shown  # yellow: a warning
    plain, code = conversation(archive, "check", "--quiet", environment={"TERM": "xterm-256color", "NO_COLOR": "1"})
    assert (COLOUR in plain, code) == (False, 0)
    assert plain.endswith(
        "content/topics/leer.de.md:2:1: warning: nothing refers to the topic `leer`; refer to it somewhere, or delete "
        "its files\n"
    )


def test_a_pipe_has_no_colours_no_bar_and_no_line_that_a_program_did_not_ask_for(archive: Path) -> None:
    done = in_a_process("build", "--no-search", cwd=archive)
    assert done.err == ""
    assert "\x1b" not in done.out
    assert len(done.out.splitlines()) == 2
    assert briefings("build", "--no-search", "--quiet", cwd=archive).out == ""


def test_long_work_shows_a_bar_in_a_terminal_and_leaves_nothing_of_it(archive: Path) -> None:
    shown, code = conversation(archive, "build", "--no-search", environment={"TERM": "xterm-256color", "COLUMNS": "80"})
    assert code == 0
    assert "Writing pages" in shown
    last = shown.rpartition("\x1b[")[2]
    assert "Writing pages" not in last
    assert "The site is in site/" in last
