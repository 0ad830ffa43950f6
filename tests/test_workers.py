"""Work on several cores: the results of all shares in their order, whatever becomes of a child."""

import os
from collections.abc import Sequence

import pytest

from generator.workers import cores, in_parallel, shares

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


def test_one_core_is_used_where_one_is_wanted() -> None:
    assert cores(1) == 1
