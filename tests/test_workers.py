"""Work on several cores: the results of all shares in their order, whatever becomes of a child."""

import os
import subprocess
import sys
import time
import weakref
from collections.abc import Sequence
from pathlib import Path

import pytest

from generator.base.workers import ahead, aside, cores, in_parallel, shares, tidied, without_collector
from tests.conftest import ROOT

PARENT = os.getpid()


def test_shares_are_dealt_out_like_cards() -> None:
    assert [list(share) for share in shares(range(7), 3)] == [[0, 3, 6], [1, 4], [2, 5]]
    assert [list(share) for share in shares([], 2)] == [[], []]


def test_every_share_is_done_and_in_its_own_process() -> None:
    made = in_parallel(lambda share: (sum(share), os.getpid()), shares(range(100), 3))
    assert [total for total, _ in made] == [sum(range(n, 100, 3)) for n in range(3)]
    assert len({process for _, process in made}) == 3


def test_a_child_that_dies_leaves_its_share_to_the_parent() -> None:
    def work(share: Sequence[int]) -> int:
        if os.getpid() != PARENT and 1 in share:
            os._exit(9)
        return sum(share)

    assert in_parallel(work, [[0], [1], [2]]) == [0, 1, 2]


def test_an_exception_in_a_child_is_met_in_the_parent(capfd: pytest.CaptureFixture[str]) -> None:
    def work(share: Sequence[int]) -> int:
        if 1 in share:
            raise ValueError("share of one")
        return 0

    with pytest.raises(ValueError, match="share of one"):
        in_parallel(work, [[0], [1]])


def test_what_is_done_aside_is_done_when_that_ends(tmp_path: Path) -> None:
    with aside() as apart:
        apart(lambda: (time.sleep(0.1), (tmp_path / "done").write_text(str(os.getpid()))))
        apart(lambda: None if os.getpid() == PARENT else os._exit(9))
    assert ((tmp_path / "done").read_text() != str(PARENT)) == (cores() > 1)


@pytest.mark.skipif(cores() == 1, reason="no child is started here")
def test_what_is_made_ahead_is_made_in_a_child_and_here_if_that_dies(tmp_path: Path) -> None:
    alone = (  # a thread that another test has left forbids children here
        "import os; from generator.base.workers import ahead\n"
        "with ahead(os.getpid) as made: print(made() != os.getpid())"
    )
    assert subprocess.run([sys.executable, "-c", alone], cwd=ROOT, capture_output=True, text=True).stdout == "True\n"
    with ahead(lambda: PARENT if os.getpid() == PARENT else os._exit(9)) as made:
        assert made() == PARENT
    with ahead(lambda: (time.sleep(0.3), (tmp_path / "written").touch())):
        pass  # nobody asks
    time.sleep(0.6)
    assert not list(tmp_path.iterdir())


def test_children_end_when_the_parent_gives_up(tmp_path: Path) -> None:
    def work(share: Sequence[int]) -> None:
        if os.getpid() == PARENT:
            raise ValueError("gives up")
        time.sleep(1)
        (tmp_path / "written").touch()

    with pytest.raises(ValueError, match="gives up"):
        in_parallel(work, [[0], [1]])
    time.sleep(1.5)
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent was killed")
def test_children_end_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    program = f"""
import os, signal, time
from pathlib import Path
from generator.base.workers import in_parallel

PARENT, AT = os.getpid(), Path({str(tmp_path)!r})

def work(share):
    if os.getpid() == PARENT:
        while not (AT / "begun").exists():
            time.sleep(0.01)
        os.kill(PARENT, signal.SIGKILL)
    (AT / "begun").touch()
    time.sleep(1)
    (AT / "written").touch()

in_parallel(work, [[0], [1]])
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, timeout=60)
    assert done.returncode == -9
    time.sleep(1.5)
    assert [path.name for path in tmp_path.iterdir()] == ["begun"]


def test_one_core_is_used_where_one_is_wanted() -> None:
    assert cores(1) == 1


def test_who_is_done_with_its_first_share_takes_the_next() -> None:
    def work(share: Sequence[int]) -> int:
        time.sleep(0.5 if 0 in share else 0)
        return os.getpid()

    made = in_parallel(work, [[n] for n in range(9)], 2)
    assert made[0] == PARENT
    assert len(set(made[1:])) == 1
    assert PARENT not in made[1:]


def test_what_is_done_meanwhile_is_done_once_and_here() -> None:
    done: list[int] = []
    assert in_parallel(len, [[1], [2, 3]], 2, lambda: done.append(os.getpid())) == [1, 2]
    assert done == [PARENT]


def test_cycles_are_collected_although_the_collector_sleeps() -> None:
    class Knot:
        def __init__(self) -> None:
            self.itself = self

    with without_collector():
        left = [weakref.ref(Knot()) for _ in tidied(range(6), each=2)]
    assert [knot() for knot in left] == [None] * 6
