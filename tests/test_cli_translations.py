"""`briefings translations`: the table, JSON, accepting and comparing, on small archives on the disk."""

import json
import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands import ROOT, briefings

CALM = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"} | {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Editor"), ("EMAIL", "editor@example.org"), ("DATE", "2025-05-20T12:00:00Z"))
}
SITE = "title: Archiv\nlanguages: [de, en]\nbase_url: https://example.org/\n"
DE = "---\ntitle: Getreide\nsummary: Was gesagt wurde.\n---\n\nErster Absatz.\n\nZweiter Absatz.\n"
EN = "---\ntitle: Grain\nslug: grain  # checked\ntranslates: []\nsummary: What was said.\n---\n\nFirst.\n\nSecond.\n"


def archive(folder: Path, **files: str) -> Path:
    """An archive of topics: `getreide_de` is content/topics/getreide.de.md."""
    (folder / "content" / "topics").mkdir(parents=True)
    (folder / "content" / "site.yaml").write_text(SITE, encoding="utf-8")
    for name, text in (files or {"getreide_de": DE, "getreide_en": EN}).items():
        (folder / "content" / "topics" / f"{name.replace('_', '.')}.md").write_text(text, encoding="utf-8")
    return folder


def run(folder: Path, *words: str, **environment: str) -> tuple[int, str, str]:
    return briefings("translations", "--archive", str(folder), *words, **environment)


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, env=os.environ | CALM, timeout=60)


def topic(folder: Path, language: str) -> Path:
    return folder / "content" / "topics" / f"getreide.{language}.md"


def test_a_new_translation_is_stale_in_everything(tmp_path: Path) -> None:
    assert run(archive(tmp_path)) == (
        0,
        "stale    topics/getreide.en.md  never accepted\n1 stale (1 of them never accepted).\n",
        "",
    )


def test_a_missing_translation_stands_in_the_table(tmp_path: Path) -> None:
    assert run(archive(tmp_path, getreide_de=DE))[1] == (
        "missing  topics/getreide.en.md  write it with `briefings new topic getreide`\n1 missing.\n"
    )


def test_a_translation_without_its_original_is_an_orphan(tmp_path: Path) -> None:
    code, out, _ = run(archive(tmp_path, getreide_en=EN))
    assert (code, out) == (0, "orphan   topics/getreide.en.md  there is no original of this id\n1 orphan.\n")


def test_accepting_changes_one_key_and_no_other_byte(tmp_path: Path) -> None:
    archive(tmp_path)
    topic(tmp_path, "en").chmod(0o640)
    assert run(tmp_path, "--accept", "getreide") == (0, "accepted content/topics/getreide.en.md (4 units)\n", "")
    text = topic(tmp_path, "en").read_text(encoding="utf-8")
    assert re.fullmatch(re.escape(EN).replace(r"\[\]", r"\[(?:[0-9a-f\"]{8,10}(?:, )?){4}\]"), text)
    assert stat.S_IMODE(topic(tmp_path, "en").stat().st_mode) == 0o640
    assert sorted(path.name for path in topic(tmp_path, "en").parent.iterdir()) == ["getreide.de.md", "getreide.en.md"]
    assert run(tmp_path)[1] == "current  topics/getreide.en.md\n1 current.\n"


def test_json_says_the_same_for_programs(tmp_path: Path) -> None:
    run(archive(tmp_path), "--accept", "all")
    topic(tmp_path, "de").write_text(DE.replace("Zweiter", "Letzter"), encoding="utf-8")
    code, out, _ = run(tmp_path, "--json")
    assert code == 0
    assert json.loads(out) == [
        {
            "id": "getreide", "kind": "topic", "language": "en", "state": "stale", "accepted": True, "draft": False,
            "path": "content/topics/getreide.en.md", "original": "content/topics/getreide.de.md", "units": 4,
            "units_of_original": 4, "changes": [{"kind": "changed", "unit": "block", "line": 8}],
        }
    ]  # fmt: skip


def test_a_translation_with_other_units_is_not_accepted(tmp_path: Path) -> None:
    shorter = EN.replace("\nSecond.\n", "").replace("First.", "First.\n\nMore.\n\nAnd more.")
    archive(tmp_path, getreide_de=DE, getreide_en=shorter)
    before = topic(tmp_path, "en").read_bytes()
    code, out, problems = run(tmp_path, "--accept", "getreide.en")
    assert (code, out) == (1, "")
    assert problems == (
        "content/topics/getreide.en.md:12:1: a paragraph is not in the original; "
        "remove it, or add it to content/topics/getreide.de.md\n"
    )
    assert topic(tmp_path, "en").read_bytes() == before


def test_a_file_with_errors_is_not_accepted_but_the_others_are(tmp_path: Path) -> None:
    archive(
        tmp_path, getreide_de=DE, getreide_en=EN.replace("First.", "<topic:nirgends>"),
        hafen_de=DE.replace("Getreide", "Hafen"), hafen_en=EN.replace("rain", "ort").replace("grain", "port"),
    )  # fmt: skip
    code, out, problems = run(tmp_path, "--accept", "all")
    assert (code, out) == (1, "accepted content/topics/hafen.en.md (4 units)\n")
    assert problems.startswith("content/topics/getreide.en.md:8:2: ")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("--accept", "weizen"), "there is no translation `weizen`; `briefings translations` shows them"),
        (("--diff", "getreide.uk"), "there is no translation `getreide.uk`; `briefings translations` shows them"),
        (("--json", "--accept", "all"), "give one of --json, --diff and --accept at a time"),
    ],
)
def test_wrong_use_is_one_sentence(tmp_path: Path, words: tuple[str, ...], expected: str) -> None:
    assert run(archive(tmp_path), *words) == (2, "", f"briefings: {expected}\n")


def stale_with_history(folder: Path) -> Path:
    run(archive(folder), "--accept", "all")
    git(folder, "init", "--quiet")
    git(folder, "add", "content")
    git(folder, "commit", "--quiet", "--message", "Begin")
    topic(folder, "de").write_text(DE.replace("Zweiter Absatz.", "Zweiter,\nlanger Absatz."), encoding="utf-8")
    git(folder, "commit", "--quiet", "--all", "--message", "Change")
    topic(folder, "de").write_text(topic(folder, "de").read_text(encoding="utf-8") + "\nDritter.\n", encoding="utf-8")
    return folder


EXPECTED = """content/topics/getreide.en.md: stale, 2 of 4 units

changed since COMMIT: a paragraph, content/topics/getreide.de.md:8
  - Zweiter Absatz.
  + Zweiter,
  + langer Absatz.

added: a paragraph, content/topics/getreide.de.md:11
  + Dritter.
"""


def test_diff_shows_the_accepted_text_as_git_remembers_it(tmp_path: Path) -> None:
    code, out, problems = run(stale_with_history(tmp_path), "--diff", "getreide")
    assert (code, re.sub("since [0-9a-f]{10}", "since COMMIT", out), problems) == (
        0, EXPECTED.replace("2 of 4", "2 of 5"), ""
    )  # fmt: skip


def test_a_hostile_environment_and_repository_are_not_listened_to(tmp_path: Path) -> None:
    stale_with_history(tmp_path)
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path / 'sprung'}\n", encoding="utf-8")
    trap.chmod(0o755)
    for key in ("core.fsmonitor", "core.pager", "diff.external", "diff.x.textconv", "gpg.program", "alias.rev-list"):
        git(tmp_path, "config", key, str(trap))
    git(tmp_path, "config", "log.showSignature", "true")
    (tmp_path / ".gitattributes").write_text("*.md diff=x\n", encoding="utf-8")
    hostile = {"GIT_DIR": "/nowhere", "GIT_WORK_TREE": "/", "GIT_EXTERNAL_DIFF": str(trap), "GIT_PAGER": str(trap)}
    out = run(tmp_path, "--diff", "getreide", **hostile)[1]
    assert "- Zweiter Absatz." in out
    assert not (tmp_path / "sprung").exists()


def test_without_git_diff_shows_the_text_of_today_and_says_so(tmp_path: Path) -> None:
    run(archive(tmp_path), "--accept", "all")
    topic(tmp_path, "de").write_text(DE.replace("Zweiter", "Letzter"), encoding="utf-8")
    code, out, _ = run(tmp_path, "--diff", "getreide", GIT_CEILING_DIRECTORIES=str(tmp_path))
    assert (code, out) == (
        0,
        "content/topics/getreide.en.md: stale, 1 of 4 units\n"
        "Git does not remember all of the accepted text; where it does not, only today’s text is shown.\n\n"
        "changed: a paragraph, content/topics/getreide.de.md:8\n  + Letzter Absatz.\n",
    )


# ---- the walk in the documentation ---------------------------------------------------------------------------------


def walk() -> list[tuple[str, str]]:
    """(commands, what they print) of docs/translating.md, in order."""
    text = (ROOT / "docs" / "translating.md").read_text(encoding="utf-8")
    steps = []
    for kind, block in re.findall(r"```(sh|console)\n(.*?)```", text, re.DOTALL):
        parts = [(block, "")] if kind == "sh" else re.findall(r"\$ (.*)\n((?:[^$].*\n|\n)*)", block)
        steps += parts
    return steps


def test_the_walk_in_the_documentation_runs_as_it_is_written(tmp_path: Path) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    folder, steps = tmp_path, walk()
    assert len(steps) > 10
    for commands, expected in steps:
        done = subprocess.run(
            ["sh", "-c", commands], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            timeout=120, env=os.environ | CALM | {"PATH": path},
        )  # fmt: skip
        folder = tmp_path / "demo"
        assert re.sub("since [0-9a-f]{10}", "since 0123456789", done.stdout) == expected, commands
