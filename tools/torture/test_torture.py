"""A bounded selection of `make torture`; and the torture, tried on faults that are put there, really sees them."""

import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest

from tools.torture import deploying, determinism, hostile, killing, pathological

SOON = 60.0


def test_spoiled_content_ends_in_clean_errors(tmp_path: Path) -> None:
    own_entries_take_long = (case for case in hostile.inputs(seed=2) if "own content" not in case[0])
    cases = len(list(hostile.bad_content()))
    found = hostile.check_all(islice(own_entries_take_long, cases - 5, cases + 15), tmp_path, time.monotonic() + SOON)
    assert found.wrong == []
    assert found.tried == 20
    assert found.clean_errors > 15


@pytest.mark.parametrize(("fault", "verdict"), [
    (lambda: 1 / 0, "tracebacks"),
    (lambda: time.sleep(30), "hangs"),
    (lambda: bytearray(2**31), "tracebacks"),
    (lambda: exit_saying(1, "something is wrong"), "unclear"),
    (lambda: exit_saying(2, "briefings: one\nbriefings: two"), "unclear"),
    (lambda: exit_saying(2, "briefings: one"), "setup_errors"),
    (lambda: exit_saying(1, "content/a.md:1:1: wrong\n1 error"), "clean_errors"),
    (lambda: exit_saying(0, "fine"), "sound"),
])  # fmt: skip
def test_a_fault_of_the_check_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: Callable[[], object], verdict: str
) -> None:
    monkeypatch.setattr(hostile, "SECONDS", 1)
    ended = hostile.limited(fault, tmp_path / "said")
    assert hostile._verdict(ended, (tmp_path / "said").read_bytes()) == verdict


def exit_saying(code: int, text: str) -> None:
    print(text)
    raise SystemExit(code)


def test_there_are_a_hundred_families_of_slow_markdown_and_none_is_empty() -> None:
    texts = {name: pathological.bounded(family(20_000)) for name, family in pathological.FAMILIES.items()}
    assert len(texts) >= 100
    assert [name for name, text in texts.items() if len(text) < 2000] == []


@pytest.mark.parametrize(
    ("half", "whole", "slower", "said"),
    [
        (0.05, 0.1, 1.0, ""),
        (0.6, 1.2, 1.0, ""),
        (0.7, 1.4, 1.0, "a: 1.40 s for 100 KB"),
        (0.7, 1.4, 2.0, ""),
        (0.1, 0.4, 1.0, "a: 4.0 times as long for twice the size"),
        (0.01, 0.04, 1.0, ""),
        (None, 0.1, 1.0, "a: did not end well within 1024 MiB"),
    ],
)
def test_what_takes_too_long_is_seen(half: float | None, whole: float | None, slower: float, said: str) -> None:
    assert pathological.Measured("a", half, whole, slower).wrong() == said


def test_what_takes_more_memory_than_it_may_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pathological, "parse", lambda *_: bytearray(2**31))
    assert pathological._seconds("a", tmp_path / "seconds") is None


@pytest.mark.long
def test_circumstances_change_nothing(tmp_path: Path) -> None:
    made, wrong = determinism.vary(tmp_path, 2, time.monotonic() + SOON)
    assert (made, wrong) == (2, [])


def test_a_circumstance_that_changes_something_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sites = iter([{"a": (0, b"1")}, {"a": (0, b"1")}, {"a": (0, b"2")}])

    def build(*anything: object) -> object:
        (tmp_path / "0").mkdir(exist_ok=True)
        (tmp_path / "1").mkdir(exist_ok=True)
        return next(sites)

    monkeypatch.setattr(determinism, "build", build)
    made, wrong = determinism.vary(tmp_path, 2, time.monotonic() + SOON)
    assert (made, wrong) == (2, ["TZ=Asia/Kathmandu: 1 of 1 differ, such as a"])


@pytest.mark.long
def test_a_killed_build_leaves_a_whole_site(tmp_path: Path) -> None:
    assert killing.kill_builds(tmp_path, 2, time.monotonic() + SOON) == (2, [])


def test_a_deployment_that_is_broken_off_leaves_a_whole_site(tmp_path: Path) -> None:
    ended, wrong = deploying.interrupt(tmp_path, 2, time.monotonic() + SOON)
    assert (sum(ended.values()), wrong) == (2, [])
