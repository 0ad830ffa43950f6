"""What a build writes, counts and leaves alone; and what it says when the disk is full or something lies in the way."""

import os
import resource
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.base.memo import tree as recorded
from generator.base.problems import SetupError
from generator.publish import check_output, write_site
from generator.publish.output import MARKER
from generator.publish.stage import Changes
from tests.publish.crash import MOUNTED, File, build, forked, tree


def written(output: Path, **files: str) -> Changes:
    """Write a site of these files: `a__b="x"` is `a/b`."""
    return write_site(lambda _: [File(name.replace("__", "/"), text.encode()) for name, text in files.items()], output)


def test_the_folder_holds_the_files_the_marker_and_nothing_else(tmp_path: Path) -> None:
    assert written(tmp_path / "site", a="1", b__c="2") == Changes(2, 0, 0)
    assert sorted(tree(tmp_path / "site")) == [MARKER, "a", "b", "b/c"]
    assert (tmp_path / "site" / "b" / "c").read_text() == "2"
    assert os.listdir(tmp_path) == ["site"]


def test_changed_added_and_removed_files_are_counted_each_once(tmp_path: Path) -> None:
    written(tmp_path / "site", same="1", changed="1", removed="1", also__removed="1")
    assert written(tmp_path / "site", same="1", changed="2", added="1") == Changes(2, 1, 2)
    assert sorted(tree(tmp_path / "site")) == [MARKER, "added", "changed", "same"]


def test_where_nothing_changed_nothing_is_touched(tmp_path: Path) -> None:
    written(tmp_path / "site", a="1", b__c="2")
    before = {path: path.stat() for path in (tmp_path, *tmp_path.rglob("*")) if path != tmp_path}
    assert written(tmp_path / "site", a="1", b__c="2") == Changes(0, 2, 0)
    assert {path: path.stat() for path in before} == before


@pytest.mark.parametrize("changed", [{"b__c": "9"}, {"b__c": "9", "b__d__e": "9"}, {"a": "9", "b__c": "9"}])
def test_what_was_published_is_told_as_it_stands(tmp_path: Path, changed: dict[str, str]) -> None:
    """With the records that the last link to an old file leaves: else the next build does not know it is up to date."""
    files = {"a": "1", "b__c": "2", "b__d__e": "3", "b__d__f": "4"}
    assert written(tmp_path / "site", **files).published == recorded(tmp_path / "site")
    assert written(tmp_path / "site", **files | changed).published == recorded(tmp_path / "site")


@pytest.mark.parametrize(
    "spoil",
    ["echo x >> site/a", "rm site/a", "touch site/foreign", "mkdir site/empty", "chmod 600 site/a", "chmod 700 site/b",
     "chmod 700 site", "rm site/a && ln -s b/c site/a", "rm site/a && mkfifo site/a", "rm -r site/b && ln -s . site/b",
     "rm site/a && mkdir site/a", "rm -r site/b && touch site/b", "ln -s / site/root", "rm -r site && mkdir site",
     "rm -r site"],
)  # fmt: skip
def test_a_site_that_somebody_changed_is_put_right(tmp_path: Path, spoil: str) -> None:
    written(tmp_path / "site", a="1", b__c="2")
    clean = tree(tmp_path / "site")
    subprocess.run(["sh", "-c", spoil], cwd=tmp_path, check=True)
    assert tree(tmp_path / "site") != clean or (tmp_path / "site").stat().st_mode & 0o777 != 0o755
    written(tmp_path / "site", a="1", b__c="2")
    assert tree(tmp_path / "site") == clean
    assert (tmp_path / "site").stat().st_mode & 0o777 == 0o755
    assert os.listdir(tmp_path) == ["site"]


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o027, 0o077, 0o177, 0o777])
def test_modes_do_not_depend_on_the_umask(tmp_path: Path, umask: int) -> None:
    def masked() -> None:
        os.umask(umask)
        written(tmp_path / "site", a="1", b__c="2")

    assert forked(masked) == 0
    modes = {path: oct(mode & 0o7777) for path, (mode, _) in tree(tmp_path / "site").items()}
    assert modes == {MARKER: "0o644", "a": "0o644", "b": "0o755", "b/c": "0o644"}


def test_placeholders_of_a_checkout_stay_and_count_as_nothing(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / ".gitkeep").write_text("kept")
    check_output(tmp_path / "site", tmp_path / "archive")
    assert written(tmp_path / "site", a="1") == Changes(1, 0, 0)
    assert written(tmp_path / "site", a="1") == Changes(0, 1, 0)
    assert written(tmp_path / "site", a="2") == Changes(1, 0, 0)
    assert (tmp_path / "site" / ".gitkeep").read_text() == "kept"


@pytest.mark.parametrize(
    "paths",
    [[""], ["/a"], ["a/"], ["a//b"], [".."], ["../a"], ["a/../b"], ["./a"], ["a/."], [".git/config"], ["a/.GIT/b"],
     ["a\\b"], ["a\nb"], ["a\0"], ["a\x7f"], ["a", "a"], ["a", "A"], ["ß", "ss"], ["ä", "a\u0308"], ["a", "a/b"],
     ["a/b", "a"], ["A", "a/b"], ["a/b", "A/c"], ["a/b/c", "a/B/d"], ["ä/x", "a\u0308/y"], [MARKER],
     [".Briefings-Site"], [f"{MARKER}/x"]],
)  # fmt: skip
def test_paths_that_collide_or_lead_out_are_a_bug_and_the_old_site_stands(tmp_path: Path, paths: list[str]) -> None:
    written(tmp_path / "site", a="1")
    before = tree(tmp_path / "site")
    with pytest.raises(ValueError, match="is no path of an output file"):
        write_site(lambda _: [File(path, b"x") for path in paths], tmp_path / "site")
    assert tree(tmp_path / "site") == before
    assert os.listdir(tmp_path) == ["site"]


@pytest.mark.parametrize("path", ["-a", "a b", "„x“", ".nojekyll", ".well-known/x", "...", "a.git", "..a/b", "日本/語"])
def test_other_paths_are_written(tmp_path: Path, path: str) -> None:
    write_site(lambda _: [File(path, b"x")], tmp_path / "site")
    assert (tmp_path / "site" / path).read_bytes() == b"x"


@pytest.mark.parametrize("name", [".site.new", ".site.old"])
@pytest.mark.parametrize("make", ["mkdir {0} && touch {0}/thesis.odt", "touch {0}", "ln -s /etc {0}", "mkfifo {0}"])
def test_what_lies_in_the_way_is_named_and_never_removed(tmp_path: Path, name: str, make: str) -> None:
    written(tmp_path / "site", a="1")
    subprocess.run(["sh", "-c", make.format(name)], cwd=tmp_path, check=True)
    before = tree(tmp_path)
    with pytest.raises(SetupError, match=f"{name} is in the way and no build made it; move it elsewhere"):
        written(tmp_path / "site", a="2")
    assert tree(tmp_path) == before


@pytest.mark.parametrize("make", ["touch .site.lock", "mkdir .site.new", "mkdir .site.old", "mkdir -m 0 .site.new"])
def test_what_a_killed_build_left_is_removed(tmp_path: Path, make: str) -> None:
    subprocess.run(["sh", "-c", make], cwd=tmp_path, check=True)
    written(tmp_path / "site", a="1")
    assert os.listdir(tmp_path) == ["site"]


@pytest.mark.parametrize("make", ["ln -s victim .site.lock", "mkdir .site.lock", "ln -s nowhere .site.lock"])
def test_a_lock_that_is_no_file_is_refused(tmp_path: Path, make: str) -> None:
    (tmp_path / "victim").write_text("x")
    subprocess.run(["sh", "-c", make], cwd=tmp_path, check=True)
    with pytest.raises(SetupError, match=r"\.site\.lock cannot be written"):
        written(tmp_path / "site", a="1")
    assert (tmp_path / "victim").read_text() == "x"
    assert not (tmp_path / "site").exists()


def test_files_that_appear_while_building_are_not_lost(tmp_path: Path) -> None:
    def files() -> Iterator[File]:
        yield File("a", b"1")
        (tmp_path / "site").mkdir()
        (tmp_path / "site" / "thesis.odt").write_text("x")

    with pytest.raises(SetupError, match="holds files that no build made"):
        write_site(lambda _: files(), tmp_path / "site")
    assert sorted(tree(tmp_path / "site")) == ["thesis.odt"]
    assert os.listdir(tmp_path) == ["site"]


def test_a_published_file_that_vanishes_while_building_costs_one_sentence(tmp_path: Path) -> None:
    def files(changed: str) -> Iterator[File]:
        yield File("a", b"1")
        (tmp_path / "site" / "a").unlink()
        yield from [File(name, b"2") for name in changed]

    written(tmp_path / "site", a="1", b="1")
    with pytest.raises(SetupError, match="no such file"):
        write_site(lambda _: files("bc"), tmp_path / "site")
    # Where one file is replaced nobody asks after the others; the next build puts them right.
    written(tmp_path / "site", a="1", b="1")
    write_site(lambda _: files("b"), tmp_path / "site")
    assert sorted(tree(tmp_path / "site")) == [MARKER, "b"]
    assert written(tmp_path / "site", a="1", b="2") == Changes(1, 1, 0)
    assert sorted(tree(tmp_path / "site")) == [MARKER, "a", "b"]
    assert os.listdir(tmp_path) == ["site"]


#: What becomes of the files of a site (None: removed), and which files and folders are the same ones afterwards.
PARTS: tuple[tuple[dict[str, str | None], tuple[str, ...]], ...] = (
    ({"de/a": "2"}, ("", "en", "en/x", "de/b")),
    ({"en/x/a": "2", "en/x/b": "2"}, ("", "de", "en/y")),
    ({"en/z/a": "2", "en/x/b": "2"}, ("", "de", "en/y")),
    ({"en/x/a": None, "en/x/b": None}, ("", "de", "en/y")),
    ({"de/b": None}, ("", "en", "en/x", "de/a")),
    ({"de/a": "2", "en/y": "2"}, ("top", "de/b")),
)


@pytest.mark.parametrize(("changes", "same"), PARTS)
def test_what_differs_is_exchanged_and_the_rest_is_left_alone(
    tmp_path: Path, changes: dict[str, str | None], same: tuple[str, ...]
) -> None:
    site = tmp_path / "site"
    old = dict.fromkeys(("top", "de/a", "de/b", "en/x/a", "en/x/b", "en/y"), "1")
    new = {name: text for name, text in {**old, **changes}.items() if text is not None}
    write_site(lambda _: [File(name, text.encode()) for name, text in old.items()], site)
    before = [(site / name).stat().st_ino for name in same]
    write_site(lambda _: [File(name, text.encode()) for name, text in new.items()], site)
    assert [(site / name).stat().st_ino for name in same] == before
    files = {name: site / name for name in tree(site) if (site / name).is_file()}
    assert {name: path.read_text() for name, path in files.items() if name != MARKER} == new
    assert sorted(files) == sorted([MARKER, *new])
    assert os.listdir(tmp_path) == ["site"]


def test_a_failure_of_rendering_leaves_the_old_site_and_no_litter(tmp_path: Path) -> None:
    def files() -> Iterator[File]:
        yield File("a", b"2")
        raise RuntimeError("a template")

    written(tmp_path / "site", a="1")
    with pytest.raises(RuntimeError, match="a template"):
        write_site(lambda _: files(), tmp_path / "site")
    assert (tmp_path / "site" / "a").read_text() == "1"
    assert os.listdir(tmp_path) == ["site"]


def test_a_file_beyond_the_limit_of_the_system_costs_one_sentence(tmp_path: Path) -> None:
    written(tmp_path / "site", a="1")

    def limited() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))
        with pytest.raises(SetupError, match=r"could not be written \(file too large\); the site there is unchanged"):
            written(tmp_path / "site", a="1", b="x" * 6000)

    assert forked(limited) == 0
    assert sorted(tree(tmp_path / "site")) == [MARKER, "a"]
    assert os.listdir(tmp_path) == ["site"]


def test_a_full_disk_costs_one_sentence(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("this user may not mount")
    request.addfinalizer(lambda: subprocess.run(["umount", str(disk)], check=True))
    written(disk / "site", a="1")
    before = tree(disk / "site")
    with pytest.raises(SetupError, match=r"could not be written \(no space left on device\); the site there is unch"):
        written(disk / "site", a="2", b="x" * 400_000)
    assert tree(disk / "site") == before
    assert os.listdir(disk) == ["site"]


def test_a_folder_that_may_not_be_written_costs_one_sentence(tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir()
    written(locked / "site", a="1")
    before = tree(locked)
    locked.chmod(0o555)

    def as_a_user() -> None:
        if os.getuid() == 0:
            os.setegid(65534)
            os.seteuid(65534)
        with pytest.raises(SetupError, match=r"\.site\.lock cannot be written \(permission denied\); nothing was ch"):
            written(locked / "site", a="2")

    for folder in tmp_path.parents:
        if folder.stat().st_uid == os.getuid() and folder != Path("/"):
            folder.chmod(folder.stat().st_mode | 0o011)
    assert forked(as_a_user) == 0
    assert tree(locked) == before


def test_a_mount_point_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="is a mount point"):
        check_output(MOUNTED, tmp_path)


def test_a_name_too_long_costs_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match=r"could not be written \(file name too long\)"):
        build({"x" * 300: b""}, tmp_path / "site")
    assert os.listdir(tmp_path) == []


def test_a_clock_that_was_set_back_changes_nothing(tmp_path: Path) -> None:
    written(tmp_path / "site", a="1", b="1")
    for path in tmp_path.rglob("*"):
        os.utime(path, (time.time() + 10**8,) * 2)
    assert written(tmp_path / "site", a="2", b="1") == Changes(1, 1, 0)
    assert (tmp_path / "site" / "a").read_text() == "2"
