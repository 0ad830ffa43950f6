"""The pipeline: what stops it, what it warns of, what it leaves alone."""

from pathlib import Path

import pytest

from generator import build as pipeline
from generator import rendering
from generator.build import build
from generator.check import check
from generator.init import write_archive
from generator.problems import SetupError
from generator.profile import Profile, told


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
    text = told(profile, built.parsed, built.read - built.parsed, built.rendered, 0)
    assert list(profile.stages) == [
        "read, parse and link", "plan the pages", "recall what is published", "render, index and write",
        "remember what is published",
    ]  # fmt: skip
    assert len(profile.pages) == built.rendered > built.pages
    assert " ms  call\n" in text
    assert f"     0 files remembered, {built.parsed} parsed" in text


def test_an_archive_without_entries_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    site = "base_url: https://example.org/\nlanguages: [de]\ntitle: Leer\n"
    (tmp_path / "content" / "site.yaml").write_text(site)
    built = build(tmp_path, tmp_path / "site", search=False)
    assert built.stopped
    assert [str(problem).split(";")[0] for problem in built.problems] == ["content:1:1: holds no entry"]


def test_an_unknown_theme_is_one_sentence(archive: Path) -> None:
    path = archive / "content" / "site.yaml"
    path.write_text(path.read_text().replace("theme: default", "theme: missing"))
    with pytest.raises(SetupError, match="there is no theme “missing”"):
        build(archive, archive / "site", search=False)
    assert pipeline.theme_folders(archive, "default")
