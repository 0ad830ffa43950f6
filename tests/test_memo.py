"""The store of remembered work: what was stored comes back, and what is doubtful is nothing at all."""

import os
import pickle
import time
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from pickle import UnpicklingError

import pytest

from generator.base.memo import SETTLED, is_as_noted, noted, recall, remember, tree, tree_stamp, version
from generator.content.entry import Citation
from generator.content.pieces import _Unpacker

MADE_WITH = "0" * 32


def shards(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.iterdir()) if path.is_file()]


def test_results_come_back_as_they_were(tmp_path: Path) -> None:
    results = {f"name-{n}": (n, Citation("a", "p1"), {"key": frozenset({n})}) for n in range(100)}
    remember(tmp_path / "store", MADE_WITH, results)
    assert recall(tmp_path / "store", MADE_WITH) == results


def test_only_what_changed_is_written_and_what_is_gone_is_forgotten(tmp_path: Path) -> None:
    remember(tmp_path, MADE_WITH, {"a": 1, "b": 2, "c": 3})
    before = {path.name: path.stat().st_ino for path in shards(tmp_path)}
    remember(tmp_path, MADE_WITH, {"a": 1, "c": 4}, ["b", "c"])
    assert recall(tmp_path, MADE_WITH) == {"a": 1, "c": 4}
    assert sum(before[path.name] != path.stat().st_ino for path in shards(tmp_path)) <= 2


def test_another_version_remembers_nothing(tmp_path: Path) -> None:
    remember(tmp_path, MADE_WITH, {"a": 1})
    assert recall(tmp_path, "1" * 32) == {}


@pytest.mark.parametrize("damage", [b"", b"garbage", b"briefings memo 1\n" + b"0" * 32 + b"x" * 40])
def test_a_broken_shard_is_empty_and_the_others_stand(tmp_path: Path, damage: bytes) -> None:
    results = {f"name-{n}": n for n in range(200)}
    remember(tmp_path, MADE_WITH, results)
    shards(tmp_path)[0].write_bytes(damage)
    left = recall(tmp_path, MADE_WITH)
    assert left.items() < results.items()
    assert len(left) > 150


def test_what_was_not_made_with_the_secret_is_not_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secrets = ("", "ours", "theirs", "x" * 200)
    for made_by in secrets:
        monkeypatch.setenv("BRIEFINGS_MEMO_KEY", made_by)
        remember(tmp_path / (made_by or "none"), "v1", {"a": 1, "b": 2})
    for asked_by in secrets:
        monkeypatch.setenv("BRIEFINGS_MEMO_KEY", asked_by)
        found = [made_by for made_by in secrets if recall(tmp_path / (made_by or "none"), "v1")]
        assert found == [asked_by]


def test_a_part_with_the_secret_does_not_pass_for_one_of_another_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFINGS_MEMO_KEY", "ours")
    remember(tmp_path, "v1", {"a": 1})
    for path in tmp_path.iterdir():
        path.write_bytes(path.read_bytes().replace(b"v1", b"v2", 1))
    assert recall(tmp_path, "v2") == {}


def test_a_store_that_would_run_code_is_not_unpacked(tmp_path: Path) -> None:
    class Evil:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return os.mkdir, (str(tmp_path / "proof"),)

    pickle.dumps(Evil())  # can be packed …
    remember(tmp_path / "store", MADE_WITH, {"a": Evil()})
    assert recall(tmp_path / "store", MADE_WITH) == {}  # … and is not unpacked
    assert not (tmp_path / "proof").exists()


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("generator.content.pieces", "pickle.io.FileIO"),
        ("generator.content.pieces", "BytesIO"),
        ("generator.content.pieces", "pickle"),
        ("generator.content.pieces", "pickle.loads"),
        ("generator.base.notation.values", "re.enum.sys.exit"),
        ("generator.base.problems", "did_you_mean"),
        ("generator.base.problems", "Literal"),
        ("builtins", "eval"),
        ("io", "FileIO"),
    ],
)
def test_a_store_makes_nothing_but_types_that_this_package_defines(tmp_path: Path, module: str, name: str) -> None:
    victim = tmp_path / "thesis.txt"
    victim.write_text("mine", encoding="utf-8")

    def text(words: str) -> bytes:
        return b"\x8c" + bytes([len(words)]) + words.encode()

    call = text(module) + text(name) + b"\x93" + b"(" + text(str(victim)) + text("w") + b"tR"  # name(victim, "w")
    packed = b"\x80\x05" + b"}" + text("a") + call + b"s."
    head = b"briefings memo 1\n" + MADE_WITH.encode()
    (tmp_path / "00").write_bytes(head + blake2b(head + packed, digest_size=16).digest() + packed)
    assert recall(tmp_path, MADE_WITH) == {}
    with pytest.raises((UnpicklingError, AttributeError)):
        _Unpacker(BytesIO(packed)).load()
    assert victim.read_text(encoding="utf-8") == "mine"


def test_nothing_is_written_through_a_link_in_the_store(tmp_path: Path) -> None:
    victim = tmp_path / "thesis.txt"
    victim.write_text("mine", encoding="utf-8")
    store = tmp_path / "store"
    store.mkdir()
    for n in range(32):
        (store / f"{n:02d}.{os.getpid()}").symlink_to(victim)
        (store / f"{n:02d}").symlink_to(victim)
    remember(store, MADE_WITH, {"a": 1})
    remember(store, MADE_WITH, {"a": 1})
    assert victim.read_text(encoding="utf-8") == "mine"
    assert recall(store, MADE_WITH) == {"a": 1}


def test_a_folder_that_cannot_be_written_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    remember(tmp_path / "file", MADE_WITH, {"a": 1})
    assert (tmp_path / "file").read_text() == "in the way"


def test_the_version_changes_with_a_line_of_code_and_with_the_options(tmp_path: Path) -> None:
    for number in (1, 2):
        (tmp_path / f"{number}").mkdir()
        (tmp_path / f"{number}" / "a.py").write_text(f"a = {number}\n")
    assert version(tmp_path / "1", "option") == version(tmp_path / "1", "option")
    assert len({version(tmp_path / at, option) for at in "12" for option in ("option", "other")}) == 4


def test_a_stamp_shows_every_touch_and_is_not_given_too_soon(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "a.md"
    path.parent.mkdir()
    path.write_text("one")
    assert tree_stamp(tree(tmp_path)) == ""
    time.sleep(SETTLED / 1e9 + 0.05)
    first = tree_stamp(tree(tmp_path))
    assert first == tree_stamp(tree(tmp_path)) != ""
    path.write_text("two")
    os.utime(path, (0, 0))
    assert tree_stamp(tree(tmp_path)) != first


@pytest.mark.parametrize("touch", ["change", "add", "remove", "rename", "chmod"])
def test_what_was_noted_of_a_folder_shows_every_touch(tmp_path: Path, touch: str) -> None:
    for name in ("folder/inner/a.md", "folder/b.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("one")
    time.sleep(0.05)  # more than a tick of the clock that the file system asks
    was = noted(tree(tmp_path))
    assert is_as_noted(tmp_path, *was)
    path = tmp_path / "folder" / "inner" / "a.md"
    if touch == "change":
        times = path.stat()
        path.write_text("two")
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    elif touch == "add":
        (path.parent / "c.md").touch()
    elif touch == "remove":
        path.unlink()
    elif touch == "rename":
        path.rename(path.with_name("d.md"))
    else:
        path.parent.chmod(0o700)
    assert not is_as_noted(tmp_path, *was)
