"""`briefings new` as people and scripts use it, and what the shell completes."""

from pathlib import Path

import pytest

from generator.commands.editing.init import write_archive
from tests.commands import briefings
from tests.terminals import conversation


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    write_archive(tmp_path)
    return tmp_path


def test_in_a_terminal_it_asks_for_what_is_missing_and_asks_again_for_what_is_wrong(archive: Path) -> None:
    said, code = conversation(
        archive, "new", answers=("", "2025-02-30", "2025-02-28", "anna-muser", "ben-beispiel anna-muster", "")
    )
    assert code == 0
    assert "“2025-02-30” is no day; write it as 2025-06-01" in said
    assert "there is no actor `anna-muser`; did you mean “anna-muster”?" in said
    assert said.endswith("wrote content/calls/2025-02-28-beispiel-muster.de.md\n")
    text = (archive / "content/calls/2025-02-28-beispiel-muster.de.md").read_text("utf-8")
    assert "date: 2025-02-28\n" in text
    assert "participants: [ben-beispiel, anna-muster]\n" in text
    assert briefings("check", "--drafts", cwd=archive).code == 0


def test_in_a_terminal_nothing_is_asked_that_is_given(archive: Path) -> None:
    words = ("new", "actor", "cleo-dritt", "--title", "Cleo Dritt", "--actor-kind", "outlet")
    said, code = conversation(archive, *words, answers=())
    assert (said, code) == ("wrote content/actors/cleo-dritt.de.md\n", 0)
    assert "name: Cleo Dritt\nkind: outlet\n" in (archive / "content/actors/cleo-dritt.de.md").read_text("utf-8")


def test_where_nobody_can_answer_nothing_is_asked(archive: Path) -> None:
    done = briefings("new", "source", "2025-03-01-bericht", "--outlet", "musterblatt", cwd=archive)
    assert (done.out, done.err) == ("wrote content/sources/2025-03-01-bericht.de.md\n", "")
    assert "published: 2025-03-01\n" in (archive / "content/sources/2025-03-01-bericht.de.md").read_text("utf-8")
    done = briefings("new", cwd=archive)
    assert (done.code, done.out) == (2, "")
    assert done.err == "briefings: say what to write: KIND (call, actor, topic, source or page) and ID\n"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("call", "ruf", "--with", "anna-muster"), "a call needs the day on which it was held; say --date YYYY-MM-DD"),
        (("call", "2025-03-01-ruf"), "a call needs its participants; say --with ID for each of them"),
        (("source", "2025-03-01-bericht"), "a source needs its outlet; say --outlet ID"),
    ],
)
def test_where_nobody_can_answer_nothing_is_made_up(archive: Path, words: tuple[str, ...], sentence: str) -> None:
    before = sorted(archive.rglob("*"))
    done = briefings("new", *words, cwd=archive)
    assert (done.code, done.out, done.err) == (2, "", f"briefings: {sentence}\n")
    assert sorted(archive.rglob("*")) == before


def test_a_source_without_a_known_day_gets_none(archive: Path) -> None:
    assert briefings("new", "source", "bericht", "--outlet", "musterblatt", cwd=archive).code == 0
    assert "\npublished" not in (archive / "content/sources/bericht.de.md").read_text("utf-8")


def test_an_entry_that_is_referred_to_and_missing_is_written_as_the_remedy_says(archive: Path) -> None:
    path = archive / "content/topics/handel.de.md"
    path.write_text(path.read_text("utf-8") + "\n[Indien](actor:keir-starmer) und [x](actor:niemand-noch).\n")
    said = briefings("check", cwd=archive).err
    assert "there is no actor `keir-starmer`; correct the id, or write the entry with `briefings new actor keir" in said
    assert briefings("new", "actor", "keir-starmer", cwd=archive).out == "wrote content/actors/keir-starmer.de.md\n"
    text = (archive / "content/actors/keir-starmer.de.md").read_text("utf-8")
    assert 'name: "TODO: keir-starmer"\n' in text
    assert "there is no actor `keir-starmer`" not in briefings("check", "--drafts", cwd=archive).err


def test_what_is_still_to_be_written_is_told_and_cannot_be_published(archive: Path) -> None:
    assert briefings("new", "topic", "klima", cwd=archive).code == 0
    path = archive / "content/topics/klima.de.md"
    said = briefings("check", "--drafts", cwd=archive).err
    assert "content/topics/klima.de.md:3:9: warning: is still to be written; write it before" in said
    assert "content/topics/klima.de.md:9:1: warning: is still to be written" in said
    assert "to be written" not in briefings("check", cwd=archive).err
    path.write_text(path.read_text("utf-8").replace("draft: true\n", ""))
    said = briefings("build", "--no-search", cwd=archive).err
    assert "klima.de.md:3:9: is still to be written; write it, or hold the entry back with `draft: true`" in said
    assert "nothing was written" in said


def test_options_say_what_questions_would_ask(archive: Path) -> None:
    words = ("--date", "2025-05", "--with", "anna-muster", "--with", "ben-beispiel", "--title", "Ein Ruf")
    assert briefings("new", "call", "mai-ruf", *words, "--language", "en", "-q", cwd=archive).out == ""
    text = (archive / "content/calls/mai-ruf.en.md").read_text("utf-8")
    assert "title: Ein Ruf\ndate: 2025-05\ndate_precision: month\n" in text
    assert "participants: [anna-muster, ben-beispiel]\n" in text
    assert briefings("check", "--drafts", cwd=archive).code == 0


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--with", "anna-muser"), "there is no actor `anna-muser`; did you mean “anna-muster”?"),
        (("--from", "2025-01-15-muster-beispil"), "did you mean “2025-01-15-muster-beispiel”?"),
        (("--language", "fr"), "“fr” is not a language of this archive; it has de, en"),
        (("--date", "tomorrow"), "“tomorrow” is no day; write it as 2025-06-01"),
    ],
)
def test_a_wrong_wish_is_said_in_one_sentence_and_nothing_is_written(
    archive: Path, words: tuple[str, ...], sentence: str
) -> None:
    before = sorted(archive.rglob("*"))
    done = briefings("new", "call", "2025-02-02-x", *words, cwd=archive)
    assert done.code == 2
    assert sentence in done.err
    assert sorted(archive.rglob("*")) == before


def test_the_schema_that_an_entry_points_to_is_kept_beside_the_content(archive: Path) -> None:
    schema = archive / ".schemas" / "topic.schema.json"
    right = schema.read_text("utf-8")
    schema.write_text("old", "utf-8")
    briefings("new", "topic", "klima", cwd=archive)
    assert schema.read_text("utf-8") == right


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_completion(archive: Path, shell: str) -> None:
    done = briefings(cwd=archive, _BRIEFINGS_COMPLETE=f"{shell}_source")
    assert "briefings" in done.out
    assert f"{shell}_complete" in done.out


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("briefings che", ["check"]),
        ("briefings new so", ["source"]),
        ("briefings serve --open anna", ["anna-muster"]),
        ("briefings new call x --with b", ["beispielien", "ben-beispiel"]),
        ("briefings translations --accept han", ["handel"]),
    ],
)
def test_commands_options_and_ids_are_completed(archive: Path, typed: str, offered: list[str]) -> None:
    count = str(len(typed.split()) - 1)
    done = briefings(cwd=archive, _BRIEFINGS_COMPLETE="bash_complete", COMP_WORDS=typed, COMP_CWORD=count)
    assert [line.removeprefix("plain,") for line in done.out.split()] == offered


def test_a_call_of_a_day_to_come_is_announced_and_not_held(archive: Path) -> None:
    words = ("--with", "anna-muster", "--with", "ben-beispiel")
    for ident, status in (("2025-02-01-muster", "held"), ("9000-01-01-muster", "announced")):
        assert briefings("new", "call", ident, *words, cwd=archive).code == 0
        text = (archive / f"content/calls/{ident}.de.md").read_text("utf-8")
        assert f"\nstatus: {status}\n" in text
