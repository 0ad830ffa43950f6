"""A new field and a new relation take the steps that CONTRIBUTING shows: they are followed to the letter, in a copy."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import lxml.html
import pytest

ROOT = Path(__file__).parents[2]


def diffs(heading: str) -> list[tuple[str, str]]:
    """Path and changes of each step of a recipe."""
    recipe = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition(f"### {heading}\n")[2].partition("\n### ")[0]
    blocks = re.findall(r"^```diff\n# (\S+)\n(.*?)^```$", recipe, re.DOTALL | re.MULTILINE)
    assert blocks
    return blocks


def changed(text: str, diff: str) -> str:
    """The text with what stands there (` ` and `-`) replaced by what shall (` ` and `+`)."""
    lines = [(line[0], line[1:] + "\n") for line in diff.splitlines()]
    before = "".join(line for mark, line in lines if mark != "+")
    assert text.count(before) == 1, before
    return text.replace(before, "".join(line for mark, line in lines if mark != "-"))


def run(copy: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": ""}  # compile the copy once
    return subprocess.run(
        [sys.executable, "-m", "generator", *words], cwd=copy, env=environment, capture_output=True, text=True,
        check=False, timeout=120,
    )  # fmt: skip


def set_key(copy: Path, name: str, line: str) -> None:
    file = copy / "archive" / "content" / "actors" / name
    file.write_text(file.read_text("utf-8").replace("kind: person\n", f"kind: person\n{line}\n"), "utf-8")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The code after both recipes, and an archive whose first actor has both keys, built into `site/`."""
    copy = tmp_path_factory.mktemp("copy")
    for name in ("generator", "themes"):
        shutil.copytree(ROOT / name, copy / name)
    for path, diff in [*diffs("A new field"), *diffs("A new relation")]:
        (copy / path).write_text(changed((copy / path).read_text("utf-8"), diff), "utf-8")
    assert run(copy, "init", "archive", "--quiet").returncode == 0
    set_key(copy, "anna-muster.de.md", "website: https://example.org/office\npredecessor: ben-beispiel")
    built = run(copy, "build", "--archive", "archive", "--output", "site", "--no-search")
    assert (built.returncode, built.stderr) == (0, "")
    return copy


@pytest.mark.parametrize(("language", "folder"), [("de", "akteure"), ("en", "actors")])
def test_the_field_and_the_relation_are_shown_in_each_language(copy: Path, language: str, folder: str) -> None:
    page = lxml.html.parse(copy / "site" / language / folder / "anna-muster" / "index.html").getroot()
    assert page.xpath("//main//a[@href='https://example.org/office']")
    assert page.xpath(f"//main//dd//a[contains(@href, '/{language}/{folder}/ben-beispiel/')]/text()") == [
        "Ben Beispiel"
    ]


def test_the_schema_knows_both_and_an_id_that_is_not_there_is_told_with_its_place(copy: Path) -> None:
    known = json.loads(run(copy, "schema").stdout)["actor"]["properties"]
    assert {"website", "predecessor"} <= known.keys()
    set_key(copy, "ben-beispiel.de.md", "predecessor: ana-muster")
    wrong = run(copy, "check", "--archive", "archive")
    assert wrong.returncode == 1
    assert (
        "content/actors/ben-beispiel.de.md:6:14: there is no actor `ana-muster`; did you mean “anna-muster”?"
        in wrong.stderr
    )


def test_the_page_is_rendered_anew_when_the_name_of_the_other_changes(copy: Path) -> None:
    file = copy / "archive" / "content" / "actors" / "ben-beispiel.de.md"
    text = (
        file.read_text("utf-8")
        .replace("predecessor: ana-muster\n", "")
        .replace("name: Ben Beispiel", "name: Ben Vorbild")
    )
    file.write_text(text, "utf-8")
    assert run(copy, "build", "--archive", "archive", "--output", "site", "--no-search").returncode == 0
    page = (copy / "site" / "de" / "akteure" / "anna-muster" / "index.html").read_text("utf-8")
    assert "Ben Vorbild" in page
