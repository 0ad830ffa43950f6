"""Work spread over the processor's cores by forked processes, and freed of garbage collection. ⚡ Starts processes.

In: a function and shares of the work. Out: one result a share, in order. A child sees all the parent has, without
copying, and gives back what it made; where forking is not safe or fails, the parent does the work itself.
"""

import gc
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, TypeVar

_PR_SET_PDEATHSIG = 1  # of prctl(2)

Part = TypeVar("Part")
Made = TypeVar("Made")


def cores(wanted: int | None = None) -> int:
    """How many processes to use: as many as asked for, else one a core; one where forking is unsafe."""
    if not hasattr(os, "fork") or sys.platform == "darwin" or threading.active_count() > 1:
        return 1
    if wanted:
        return wanted
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def without_collector() -> Iterator[None]:
    """Nobody looks for unreachable cycles meanwhile: very many small things are made, and hardly a cycle among them."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def shares(parts: Sequence[Part], number: int) -> list[Sequence[Part]]:
    """The parts dealt out like cards, so that long and short ones mix."""
    return [parts[n::number] for n in range(number)]


def in_parallel(work: Callable[[Sequence[Part]], Made], dealt: Sequence[Sequence[Part]]) -> list[Made]:
    """`work` of each share, in their order. The first share is done here, each other one in a child.

    An exception in a child is met again here, since the parent then does that share itself.
    """
    children = [_start(work, share) for share in dealt[1:]]
    try:
        made = [work(dealt[0])] if dealt else []
        for number, share in enumerate(dealt[1:]):
            result = _result(children[number])
            children[number] = None
            made.append(result[0] if result else work(share))
    finally:
        for child in children:
            _end(child)
    return made


def _start(work: Callable[[Sequence[Part]], Made], share: Sequence[Part]) -> tuple[int, int] | None:
    """A child at work on a share: its process id and the pipe its result comes through."""
    if not share:
        return None
    reading, writing = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    parent = os.getpid()
    try:
        child = os.fork()
    except OSError:
        os.close(reading)
        os.close(writing)
        return None
    if child:
        os.close(writing)
        return child, reading
    status = 1
    try:
        _die_with(parent)
        os.close(reading)
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump(work(share), pipe, protocol=5)
        status = 0
    finally:
        os._exit(status)


def _result(child: tuple[int, int] | None) -> tuple[Any] | None:
    """What a child made, or None if it did not come to an end."""
    if child is None:
        return None
    with os.fdopen(child[1], "rb") as pipe:
        data = pipe.read()
    _, status = os.waitpid(child[0], 0)
    return (pickle.loads(data),) if status == 0 else None  # noqa: S301  (written by our own child)


def _end(child: tuple[int, int] | None) -> None:
    """End a child whose result nobody waits for any more, so that it writes nothing after its parent."""
    if child:
        with suppress(OSError):  # it has ended, or nothing waits for it any more
            os.kill(child[0], signal.SIGKILL)
            os.waitpid(child[0], 0)
        with suppress(OSError):
            os.close(child[1])


def _die_with(parent: int) -> None:
    """End this process as soon as its parent ends, however that ends; on other systems it does its share first."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)
