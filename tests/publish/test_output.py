"""Only a folder that is ours, empty or not there yet is ever replaced; judged by what the path leads to on the disk."""

import os
import subprocess
from pathlib import Path

import pytest

from generator.base.problems import SetupError
from generator.publish import check_output
from generator.publish.output import MARKER
from tests.publish.crash import MOUNTED


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with an archive in it, and beside it what must not be lost."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    root = tmp_path / "home" / "archive"
    for folder in ("content/calls", "themes/own", ".git/refs", ".cache", "docs", "empty", "photos", "kept", "ours"):
        (root / folder).mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    for name in ("content/site.yaml", "photos/holiday.jpg", "kept/.gitkeep", f"ours/{MARKER}", "ours/index.html"):
        (root / name).write_text("x", encoding="utf-8")
    (root / "file").write_text("x", encoding="utf-8")
    (root / "to-content").symlink_to("content")
    (root / "to-ours").symlink_to("ours")
    (root / "to-nothing").symlink_to("not-there")
    (root / "to-above").symlink_to("..")
    (root / "to-elsewhere").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "way").symlink_to(root)
    (tmp_path / "away").symlink_to(tmp_path / "elsewhere")
    (root / "worktree").mkdir()
    for name in (MARKER, ".git"):
        (root / "worktree" / name).write_text("gitdir: x", encoding="utf-8")
    (root / "linked-marker").mkdir()
    (root / "linked-marker" / MARKER).symlink_to(root / "ours" / MARKER)
    return root


REFUSED = [
    ("/", "holds more than a site"),
    ("//", "holds more than a site"),
    ("{tmp}/home", "holds more than a site"),
    ("{tmp}", "holds more than a site"),
    ("{archive}", "holds more than a site"),
    ("{archive}/.", "holds more than a site"),
    ("{archive}/empty/..", "holds more than a site"),
    ("{archive}/..", "holds more than a site"),
    ("{archive}/content", "lies in content/"),
    ("{archive}/content/", "lies in content/"),
    ("{archive}/content/new", "lies in content/"),
    ("{archive}/content/calls", "lies in content/"),
    ("{archive}/empty/../content", "lies in content/"),
    ("{archive}/CONTENT", "lies in content/"),
    ("{archive}/Content/site", "lies in content/"),
    ("{archive}/themes", "lies in themes/"),
    ("{archive}/themes/own", "lies in themes/"),
    ("{archive}/themes/own/site", "lies in themes/"),
    ("{archive}/docs/site", "lies in docs/"),
    ("{archive}/.git", "lies in .git/"),
    ("{archive}/.git/refs", "lies in .git/"),
    ("{tmp}/elsewhere/.git/site", "lies in a repository’s .git"),
    ("{tmp}/elsewhere/.GIT", "lies in a repository’s .git"),
    ("{archive}/.cache", "is for remembered work"),
    ("{archive}/photos", "holds files that no build made (holiday.jpg)"),
    ("{archive}/linked-marker", "holds files that no build made"),
    ("{archive}/worktree", "is a repository"),
    ("{archive}/file", "is a file"),
    ("{archive}/missing/site", "there is no folder"),
    ("{archive}/to-content", "is a link"),
    ("{archive}/to-ours", "is a link"),
    ("{archive}/to-nothing", "is a link"),
    ("{archive}/to-above", "is a link"),
    ("{tmp}/way", "is a link"),
    ("{archive}/to-content/site", "passes through the link"),
    ("{archive}/to-ours/site", "passes through the link"),
    ("{archive}/to-above/site", "passes through the link"),
    ("{archive}/to-elsewhere/site", "passes through the link"),
    ("{archive}/to-elsewhere/../site", "passes through the link"),
    ("{tmp}/away/site", "passes through the link"),
    ("{tmp}/way/content", "lies in content/"),
    ("{tmp}/way/content/../themes", "lies in themes/"),
    ("{tmp}/way/photos", "holds files that no build made"),
    (str(MOUNTED), "is a mount point"),
]
ALLOWED = [
    ("{archive}/site", "{archive}/site"),
    ("{archive}/site/", "{archive}/site"),
    ("{archive}/empty", "{archive}/empty"),
    ("{archive}/empty/new", "{archive}/empty/new"),
    ("{archive}/kept", "{archive}/kept"),
    ("{archive}/ours", "{archive}/ours"),
    ("{archive}/contents", "{archive}/contents"),
    ("{archive}/.cache/site", "{archive}/.cache/site"),
    ("{archive}/content/../site", "{archive}/site"),
    ("{tmp}/elsewhere", "{tmp}/elsewhere"),
    ("{tmp}/elsewhere/site", "{tmp}/elsewhere/site"),
    ("{tmp}/way/site", "{archive}/site"),
    ("{tmp}/elsewhere/-site", "{tmp}/elsewhere/-site"),
    ("{tmp}/elsewhere/Größe „x“", "{tmp}/elsewhere/Größe „x“"),
]


@pytest.mark.parametrize(("output", "says"), REFUSED)
def test_a_folder_that_is_not_ours_is_refused(archive: Path, tmp_path: Path, output: str, says: str) -> None:
    path = Path(output.format(archive=archive, tmp=tmp_path))
    before = everything_below(tmp_path)
    with pytest.raises(SetupError) as refused:
        check_output(path, archive)
    assert says in str(refused.value)
    assert everything_below(tmp_path) == before


@pytest.mark.parametrize(("output", "real"), ALLOWED)
def test_a_folder_of_its_own_is_allowed(archive: Path, tmp_path: Path, output: str, real: str) -> None:
    path = Path(output.format(archive=archive, tmp=tmp_path))
    assert check_output(path, archive) == Path(real.format(archive=archive, tmp=tmp_path))


@pytest.mark.parametrize(
    ("output", "says"),
    [("content", "lies in content/"), (".", "holds more than a site"), ("..", "holds more than a site"),
     ("to-ours", "is a link"), ("to-elsewhere/site", "passes through the link"), ("photos", "that no build made")],
)  # fmt: skip
def test_a_relative_path_is_judged_from_the_current_folder(
    archive: Path, monkeypatch: pytest.MonkeyPatch, output: str, says: str
) -> None:
    monkeypatch.chdir(archive)
    with pytest.raises(SetupError, match=says):
        check_output(Path(output), Path())
    assert check_output(Path("site"), Path()) == archive / "site"


def test_the_way_to_the_archive_may_lead_through_a_link(archive: Path, tmp_path: Path) -> None:
    assert check_output(tmp_path / "way" / "site", tmp_path / "way") == archive / "site"
    with pytest.raises(SetupError, match="is a link"):
        check_output(tmp_path / "way" / "to-ours", tmp_path / "way")


def test_home_is_refused_whatever_the_environment_calls_home(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "")
    registered = os.path.expanduser("~")
    with pytest.raises(SetupError, match="holds more than a site"):
        check_output(Path(registered), archive)


def test_the_same_folder_under_another_name_is_recognised(
    archive: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """A second mount stands in for a file system that ignores case: other name, same device and inode."""
    other = tmp_path / "other-name"
    other.mkdir()
    if subprocess.run(["mount", "--bind", str(archive / "content"), str(other)], capture_output=True).returncode:
        pytest.skip("this user may not mount")
    request.addfinalizer(lambda: subprocess.run(["umount", str(other)], check=True))
    with pytest.raises(SetupError, match="lies in content/"):
        check_output(other / "site", archive)


def everything_below(folder: Path) -> list[str]:
    return sorted(os.path.join(at, name) for at, folders, files in os.walk(folder) for name in (*folders, *files))
