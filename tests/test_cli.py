"""The command line: what it prints where, and with which code it ends; now and then in a process of its own."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.__main__ import main
from generator.commands.editing.init import write_archive
from tests.commands import ROOT, briefings, in_a_process


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    write_archive(tmp_path / "archive")
    return tmp_path / "archive"


@pytest.mark.long
def test_the_shipped_content_has_no_problem() -> None:
    result = briefings("check", "--strict")
    assert (result.code, result.err) == (0, "")
    assert "no problems" in result.out


def test_the_sample_archive_builds_without_a_word_on_standard_error(archive: Path) -> None:
    checked = briefings("check", "--strict", cwd=archive)
    assert (checked.code, checked.err) == (0, "")
    built = briefings("build", "--no-search", cwd=archive, BRIEFINGS_TYPED="make")
    assert (built.code, built.err) == (0, "")
    assert built.out.splitlines()[-1] == "The site is in site/ – look at it with `make serve`."
    assert (archive / "site" / "de" / "index.html").is_file()


@pytest.mark.parametrize(
    ("languages", "topic"),
    [("fr", "trade"), ("en,de", "trade"), ("es,pt", "trade"), ("de,fr", "handel"), ("fr,en,de", "trade")],
)
def test_an_archive_begins_in_the_languages_asked_for(tmp_path: Path, languages: str, topic: str) -> None:
    begun = briefings("init", str(tmp_path / "mine"), "--language", languages)
    assert (begun.code, begun.err) == (0, "")
    assert ("There is no sample in es, pt: its text there is English" in begun.out) == (languages == "es,pt")
    if languages == "es,pt":
        assert f"messages es pt --archive {tmp_path / 'mine'}` makes their catalogues" in begun.out
        assert briefings("check", "--strict", cwd=tmp_path / "mine").err.count("`briefings messages ") == 2
        assert briefings("messages", "es", "pt", "--quiet", cwd=tmp_path / "mine").code == 0
    checked = briefings("check", "--strict", cwd=tmp_path / "mine")
    assert (checked.code, re.sub(r"(?m)^themes/.*: note: .*\n", "", checked.err)) == (0, "")
    first, *others = languages.split(",")
    original = (tmp_path / "mine" / "content" / "topics" / f"{topic}.{first}.md").read_text("utf-8")
    assert "translates" not in original
    call = tmp_path / "mine" / "content" / "calls" / f"2025-01-15-muster-beispiel.{first}.md"
    assert f"topics: [{topic}]" in call.read_text("utf-8")
    for other in others:
        translation = call.with_name(f"2025-01-15-muster-beispiel.{other}.md").read_text("utf-8")
        assert "\ntranslates: [" in translation
        assert "basis=" not in translation
        assert "\ndate: " not in translation


def test_languages_that_are_none_are_told_before_anything_is_written(tmp_path: Path) -> None:
    for wrong in ("fr,fr", "French", ""):
        result = briefings("init", str(tmp_path / "mine"), "--language", wrong)
        assert (result.code, result.err) == (
            2, f"briefings: “{wrong}” does not list language tags, each once; write them as fr,en\n",
        )  # fmt: skip
    assert not (tmp_path / "mine").exists()


def test_a_new_archive_has_lf_line_ends_whatever_git_is_told(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / ".gitignore").write_text("mine\n", "utf-8")
    assert briefings("init", str(tmp_path / "mine"), "--quiet").code == 0
    assert (tmp_path / "mine" / ".gitignore").read_text("utf-8") == "mine\n"
    for words in (("init", "-q"), ("config", "core.autocrlf", "true"), ("add", ".")):
        subprocess.run(["git", *words], cwd=tmp_path / "mine", check=True, capture_output=True)
    (tmp_path / "mine" / "content" / "site.yaml").unlink()
    subprocess.run(["git", "checkout", "--", "content/site.yaml"], cwd=tmp_path / "mine", check=True)
    assert b"\r" not in (tmp_path / "mine" / "content" / "site.yaml").read_bytes()


def test_the_last_line_names_a_command_that_works_from_here_and_quotes_paths(archive: Path) -> None:
    moved = archive.rename(archive.with_name("my archive"))
    here = moved.parent
    (here / "bin").mkdir()
    words = ("build", "--no-search", "--archive", "my archive")
    said = briefings(*words, cwd=here).out.splitlines()[-1]
    assert re.fullmatch(
        r"The site is in 'my archive/site/' – look at it with `(.+) serve --archive 'my archive'`\.", said
    )
    typed = said.partition("`")[2].partition("` serve")[0].partition(" serve")[0]
    answered = subprocess.run(f"{typed} --version", shell=True, cwd=here, check=False, capture_output=True, text=True)  # noqa: S602
    assert answered.stdout.startswith("briefings, version ")
    (here / "bin" / "briefings").symlink_to("/bin/true")
    said = briefings(*words, cwd=here, PATH=f"{here}/bin:/usr/bin:/bin").out.splitlines()[-1]
    assert said.endswith("`briefings serve --archive 'my archive'`.")


@pytest.mark.parametrize(
    "words",
    [("build", "--output", "~"), ("schema", "--output", "~/x"), ("check", "--archive", "~"), ("init", "~/mine")],
)
def test_a_path_that_begins_with_a_tilde_is_below_home(archive: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    home = tmp_path / "home"
    home.mkdir()
    result = briefings(*words, cwd=archive, HOME=str(home))
    assert not (archive / "~").exists()
    assert "Traceback" not in result.err
    refused = briefings(words[0], *words[1:-1], "~nobody-of-this-name/x", cwd=archive)
    assert (refused.code, "is nobody's home" in refused.err) == (2, True)
    assert words[-1] != "~/mine" or (home / "mine" / "content" / "site.yaml").is_file()


def test_a_library_that_is_missing_is_one_sentence(archive: Path, tmp_path: Path) -> None:
    for name in ("click", "yaml", "jinja2"):
        hiding = tmp_path / name
        hiding.mkdir()
        text = "import sys\nclass Hidden:\n    def find_spec(self, name, path=None, target=None):\n"
        text += f"        if name == {name!r}: raise ModuleNotFoundError(name, name=name)\n"
        (hiding / "sitecustomize.py").write_text(f"{text}sys.meta_path.insert(0, Hidden())\n", "utf-8")
        result = in_a_process("build", cwd=archive, PYTHONPATH=f"{hiding}:{ROOT}")
        assert (result.code, result.err.count("\n")) == (2, 1), result.err
        assert result.err.startswith(f"briefings: the library {name} is missing from this environment; install it ")
        assert "requirements.txt`" in result.err


def test_an_interrupt_ends_with_130_and_no_traceback(archive: Path) -> None:
    code = (
        "import os, signal, sys\nfrom generator.commands.checking import check\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)  # which a shell has taken from what it runs behind\n"
        "check.load = lambda *a, **k: os.kill(os.getpid(), signal.SIGINT)\n"
        "from generator.__main__ import main\nsys.argv[1:] = ['check']\nmain()"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=archive, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True,
        check=False, timeout=60,
    )  # fmt: skip
    assert (ended.returncode, ended.stdout, ended.stderr) == (130, "", "\nbriefings: interrupted\n")


def test_a_second_build_answers_that_nothing_changed_and_shows_the_same_warnings(archive: Path) -> None:
    path = archive / "content" / "topics" / "handel.de.md"
    path.write_text(path.read_text() + "\n<b>fett</b>\n")
    first, second = briefings("build", "--no-search", cwd=archive), briefings("build", "--no-search", cwd=archive)
    place = "content/topics/handel.de.md:10:1: warning: raw HTML <b> is shown as text"
    assert first.err.startswith(place)
    assert second.err == first.err
    assert "0 written" in second.out


def test_an_error_stops_the_build_and_the_old_site_stands(archive: Path) -> None:
    briefings("build", "--no-search", cwd=archive)
    before = (archive / "site" / "index.html").read_bytes()
    path = archive / "content" / "calls" / "2025-01-15-muster-beispiel.de.md"
    path.write_text(path.read_text().replace("status: held", "status: hold"))
    result = briefings("build", "--no-search", cwd=archive)
    assert result.code == 1
    assert "2025-01-15-muster-beispiel.de.md:6:9: `status` must be one of" in result.err
    assert "nothing was written" in result.err
    assert (archive / "site" / "index.html").read_bytes() == before


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["build", "--archive", "nowhere"], "nowhere"),
        (["build", "--base-url", "ftp://x/"], "is no base URL"),
        (["build", "--output", "content"], "content"),
        (["new", "call", "Not-An-Id"], "is no id"),
        (["new", "call", "2025-01-15-muster-beispiel"], "exists in every language"),
        (["init", "."], "holds an archive already"),
    ],
)
def test_a_wrong_set_up_ends_with_one_sentence_and_code_2(archive: Path, words: list[str], sentence: str) -> None:
    result = briefings(*words, cwd=archive)
    assert result.code == 2
    assert sentence in result.err
    assert "Traceback" not in result.err
    assert len(result.err.strip().splitlines()) == 1


def test_a_mistyped_command_is_told_with_the_nearest_one(archive: Path) -> None:
    result = briefings("chek", cwd=archive)
    assert result.code == 2
    assert "No such command 'chek'. Did you mean “check”?" in result.err


def test_outside_an_archive_every_command_says_where_to_run_it(tmp_path: Path) -> None:
    for words in (["build"], ["check"], ["serve"], ["new", "call", "x"], ["translations"], ["deploy"]):
        result = briefings(*words, cwd=tmp_path)
        assert (result.code, result.out) == (2, ""), words
        assert result.err == (
            "briefings: there is no folder content/ in .; run this where it is, or give --archive\n"
        ), words


def test_new_writes_an_original_and_then_its_translation_and_both_are_sound(archive: Path) -> None:
    first = briefings("new", "call", "2025-02-02-b", "--from", "2025-01-15-muster-beispiel", cwd=archive)
    assert first.out == "wrote content/calls/2025-02-02-b.de.md\n"
    second = briefings("new", "call", "2025-02-02-b", cwd=archive)
    assert second.out == "wrote content/calls/2025-02-02-b.en.md\n"
    text = (archive / "content" / "calls" / "2025-02-02-b.de.md").read_text()
    assert text.startswith("---\n# yaml-language-server: $schema=../../.schemas/call.schema.json\n")
    assert "date: 2025-02-02\n" in text
    checked = briefings("check", "--drafts", cwd=archive)
    assert checked.code == 0, checked.err


def test_a_translation_begins_with_the_statements_of_the_original(archive: Path) -> None:
    path = archive / "content" / "calls" / "2025-01-15-muster-beispiel.en.md"
    path.unlink()
    briefings("new", "call", "2025-01-15-muster-beispiel", cwd=archive)
    assert path.read_text().count("::: account") == 2
    assert briefings("check", "--drafts", cwd=archive).code == 0


def test_problems_are_given_as_json_and_as_annotations(archive: Path) -> None:
    shutil.copy(archive / "content" / "topics" / "handel.de.md", archive / "content" / "topics" / "unbenutzt.de.md")
    path = archive / "content" / "topics" / "unbenutzt.de.md"
    path.write_text(path.read_text().replace("title: Handel", "title: Leer").replace("slug: handel", "slug: leer"))
    [row] = [row for row in json.loads(briefings("check", "--json", cwd=archive).out) if "refers" in row["message"]]
    assert (row["path"], row["line"], row["severity"]) == ("content/topics/unbenutzt.de.md", 3, "warning")
    shown = briefings("check", "--github", cwd=archive).out
    assert "::warning file=content/topics/unbenutzt.de.md,line=3,col=1::nothing refers to the topic" in shown


def test_the_schemas_are_one_document_or_a_file_each(archive: Path) -> None:
    assert set(json.loads(briefings("schema", cwd=archive).out)) == {"call", "actor", "topic", "source", "page", "site"}
    assert briefings("schema", "--output", "schemas", cwd=archive).code == 0
    assert len(list((archive / "schemas").iterdir())) == 6


def test_help_comes_without_loading_anything_heavy() -> None:
    code = (
        "import sys; from generator.commands.cli import commands\n"
        "try: commands.main(['--help'])\nexcept SystemExit: pass\n"
        "heavy = {'yaml', 'jinja2', 'markdown_it', 'babel', 'livereload', 'rich', 'trafilatura'} & set(sys.modules)\n"
        "sys.exit(bool(heavy))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False, capture_output=True).returncode == 0


def test_on_windows_it_says_where_it_runs_before_anything_is_loaded(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(SystemExit) as ended:
        main()
    assert (ended.value.code, capsys.readouterr().err) == (
        2, "briefings: needs Linux or macOS; on Windows run it inside WSL, where it is as on Linux\n",
    )  # fmt: skip
