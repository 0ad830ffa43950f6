"""What is published says what is true of it: the text on an index, its links, the notes, the oldest libraries."""

import re
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from tools.supply.locked import ROOT
from tools.supply.metadata import described, urls
from tools.supply.oldest import oldest
from tools.supply.release import notes

README = (ROOT / "README.md").read_text("utf-8")
CHANGELOG = """# Changelog

## [Unreleased]

## [0.2.0] - 2027-01-02

### Added

- Salt.

## [0.1.0] - 2026-12-01

- All.
"""


def targets(markdown: str) -> list[str]:
    return re.findall(r"\]\(([^)]+)\)", markdown)


def test_without_an_address_the_index_shows_no_link_to_a_file_and_names_no_place() -> None:
    text = described(README, "", "v0.1.0")
    assert all(target.startswith("https:") for target in targets(text))
    assert "![" not in text
    assert "Content format, every key, import" in text
    assert urls("", "v0.1.0") == {}


def test_with_an_address_every_link_leads_to_the_file_of_that_version() -> None:
    here = "https://github.com/somebody/archive"
    found = targets(described(README, here, "v0.1.0"))
    assert f"{here}/blob/v0.1.0/docs/content-format.md" in found
    assert f"{here}/actions/workflows/pages.yml/badge.svg" in found
    assert f"{here}/raw/v0.1.0/docs/pictures/call-accounts.png" in found
    ours = [target.partition("/v0.1.0/")[2].partition("#")[0] for target in found if "/v0.1.0/" in target]
    assert [path for path in ours if not (ROOT / path).exists()] == []
    assert all(target.startswith("https:") for target in found)
    assert urls(here, "v0.1.0")["Changelog"] == f"{here}/blob/v0.1.0/CHANGELOG.md"


def test_the_source_distribution_holds_every_file_of_the_repository(tmp_path: Path) -> None:
    words = (sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(tmp_path))
    subprocess.run(words, cwd=ROOT, check=True, capture_output=True)
    with tarfile.open(next(tmp_path.glob("briefings-*.tar.gz"))) as packed:
        names = {name.partition("/")[2] for name in packed.getnames()}
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    missing = {path for path in listed.split("\0") if path and (ROOT / path).exists()} - names
    assert missing <= {"site/.gitkeep"}


def test_the_notes_of_a_release_are_its_part_of_the_changelog() -> None:
    assert notes("v0.2.0", "0.2.0", CHANGELOG) == "### Added\n\n- Salt."
    assert notes("v0.1.0", "0.1.0", CHANGELOG) == "- All."


@pytest.mark.parametrize(
    ("tag", "version", "said"),
    [("v0.2.0", "0.1.0", "the tag is v0.2.0 and the version 0.1.0"), ("v0.3.0", "0.3.0", "has no part `## [0.3.0]")],
)
def test_a_release_that_does_not_say_what_it_is_ends_with_a_sentence(tag: str, version: str, said: str) -> None:
    with pytest.raises(SystemExit, match=re.escape(said)):
        notes(tag, version, CHANGELOG)


def test_the_oldest_libraries_are_the_lower_bounds() -> None:
    asked = ["Jinja2>=3.1.6,<4", "pagefind[extended]==1.5.2", "tzdata>=2025.2"]
    assert oldest(asked) == ["Jinja2==3.1.6", "pagefind==1.5.2", "tzdata==2025.2"]
