"""The pipeline: what stops it, what it warns of, what it leaves alone."""

import re
from pathlib import Path

import pytest

from generator import build as pipeline
from generator.base.problems import SetupError
from generator.base.profile import Counts, Profile, as_table
from generator.build import build
from generator.commands.checking.check import check
from generator.commands.editing.init import write_archive
from generator.pages import rendering


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    write_archive(tmp_path / "archive")
    return tmp_path / "archive"


def test_a_site_that_the_host_would_refuse_is_not_written(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(archive, archive / "site", search=False)
    before = sorted(path.stat().st_mtime_ns for path in (archive / "site").rglob("*"))
    monkeypatch.setattr(rendering, "HEAVIEST", 50_000)
    with pytest.raises(SetupError, match="larger than 0 MB, which GitHub Pages refuses"):
        build(archive, archive / "site", memo=False, search=False)
    assert sorted(path.stat().st_mtime_ns for path in (archive / "site").rglob("*")) == before


def test_a_heavy_site_is_warned_of(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rendering, "HEAVY", 50_000)
    built = build(archive, archive / "site", search=False)
    assert not built.stopped
    assert ["GitHub Pages takes" in problem.message for problem in built.problems] == [True]


def test_strict_lets_a_warning_stop_the_build(archive: Path) -> None:
    path = archive / "content" / "topics" / "handel.de.md"
    path.write_text(path.read_text() + "\n<b>fett</b>\n")
    assert not build(archive, archive / "site", search=False).stopped
    assert build(archive, archive / "site", strict=True, search=False).stopped


def test_a_review_waits_until_the_content_is_sound(archive: Path) -> None:
    (archive / "content" / "calls" / "2025-01-15-muster-beispiel.de.md").write_text("---\ntitle\n---\n")
    [problem] = check(archive).problems
    assert (problem.place.path, problem.place.line) == ("content/calls/2025-01-15-muster-beispiel.de.md", 2)


def test_a_profile_tells_stages_kinds_and_what_was_remembered(archive: Path) -> None:
    profile = Profile()
    built = build(archive, archive / "site", search=False, profile=profile)
    text = as_table(profile, Counts(built.parsed, 0, built.rendered, 0, built.written, built.unchanged, 0))
    assert list(profile.stages) == [
        "read, parse and link", "plan the pages", "recall what is published", "render, index and write",
        "remember what is published",
    ]  # fmt: skip
    assert len(profile.pages) == built.rendered > built.pages
    assert re.search(r"\n  call +\d\.\d{3} s +\d+ % +2 +\d+\.\d\d ms\n", text)
    assert f"{built.parsed} files parsed, 0 remembered\n" in text
    assert f"0 left standing; {built.written} files written, 0 unchanged, 0 removed\n" in text
    assert re.search(r"\n  in all +\d\.\d{3} s  100 %\n", text)
    assert max(profile.pages)[2] in text.partition("Slowest pages")[2]


def test_an_archive_without_entries_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    site = "base_url: https://example.org/\nlanguages: [de]\ntitle: Leer\n"
    (tmp_path / "content" / "site.yaml").write_text(site)
    built = build(tmp_path, tmp_path / "site", search=False)
    assert built.stopped
    assert [str(problem).split(";")[0] for problem in built.problems] == ["content:1:1: holds no entry to publish"]


def test_an_unknown_theme_is_one_sentence(archive: Path) -> None:
    path = archive / "content" / "site.yaml"
    path.write_text(path.read_text().replace("theme: default", "theme: missing"))
    with pytest.raises(SetupError, match="there is no theme “missing”"):
        build(archive, archive / "site", search=False)
    assert pipeline.theme_folders(archive, "default")
