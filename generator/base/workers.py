"""Work spread over the processor's cores by forked processes, and freed of garbage collection. ⚡ Starts processes.

In: a function and shares of the work. Out: one result a share, in order. A child sees all the parent has, without
copying, and gives back what it made; where forking is not safe or fails, the parent does the work itself. Where there
are more shares than processes, each that is done with its first takes the next that nobody has begun.
"""

import gc
import io
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from typing import Any, TypeVar

_PR_SET_PDEATHSIG = 1  # of prctl(2)
#: Numbers of shares travel as bytes.
MOST_SHARES = 256

#: Has work done of which nobody asks the result.
Apart = Callable[[Callable[[], object]], None]

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
        gc.unfreeze()
        if was_on:
            gc.enable()


def tidied(parts: Iterable[Part], each: int = 50) -> Iterator[Part]:
    """The parts, and after so many of them cycles among what was made meanwhile are collected; nothing older is seen.

    Templates leave cycles that hold a page and all it shows.
    """
    gc.freeze()
    for n, part in enumerate(parts, 1):
        yield part
        if n % each == 0:
            gc.collect()
            gc.freeze()


def shares(parts: Sequence[Part], number: int) -> list[Sequence[Part]]:
    """The parts dealt out like cards, so that long and short ones mix."""
    return [parts[n::number] for n in range(number)]


def in_parallel(
    work: Callable[[Sequence[Part]], Made],
    dealt: Sequence[Sequence[Part]],
    processes: int = 0,
    meanwhile: Callable[[], object] | None = None,
) -> list[Made]:
    """`work` of each share (`MOST_SHARES` of them), in their order, by as many processes, else by one for each share.

    The first share is done here, the next ones each in a child; `meanwhile` is done here before, while the children
    begin. An exception in a child is met again here, since the parent then does that share itself.
    """
    number = min(processes or len(dealt), len(dealt))
    waiting = _queue(range(number, len(dealt)))

    def all_of(first: int) -> Iterator[tuple[int, Made]]:
        yield first, work(dealt[first])
        while taken := os.read(waiting, 1):
            yield taken[0], work(dealt[taken[0]])

    children = [_start(all_of, first) if dealt[first] else None for first in range(1, number)]
    try:
        if meanwhile:
            meanwhile()
        made = dict(all_of(0)) if dealt else {}
        for n, child in enumerate(children):
            children[n] = None
            made |= _result(child)
        return [made[n] if n in made else work(share) for n, share in enumerate(dealt)]
    finally:
        os.close(waiting)
        for child in children:
            _end(child)


@contextmanager
def ahead(make: Callable[[], Made]) -> Iterator[Callable[[], Made]]:
    """Gives what a child makes meanwhile; here it is made where there can be no child, or that came to no end."""
    children = [_start(lambda n: [(n, make())], 0) if cores() > 1 else None]

    def made() -> Made:
        found = _result(children.pop()) if children else {}
        return found[0] if found else make()

    try:
        yield made
    finally:
        for child in children:
            _end(child)


@contextmanager
def aside() -> Iterator[Apart]:
    """Gives what has work done by a child, or here where there can be none; it has ended when this has."""
    children: list[tuple[int, int]] = []

    def begin(work: Callable[[], object]) -> None:
        child = _start(lambda n: [(n, work())], 0) if cores() > 1 else None
        if child:
            children.append(child)
        else:
            work()

    try:
        yield begin
    finally:
        for child in children:
            _result(child)


def _queue(numbers: Iterable[int]) -> int:
    """The end of a pipe from which each process reads the number that comes next, a byte; at its end there is none."""
    reading, writing = os.pipe()
    with os.fdopen(writing, "wb") as pipe:
        pipe.write(bytes(numbers))
    return reading


def _start(work: Callable[[int], Iterable[tuple[int, Made]]], first: int) -> tuple[int, int] | None:
    """A child at work, beginning with one share: its process id and the pipe its results come through.

    Each is packed when it is made, so that nobody waits for that at the end, and held until all are.
    """
    reading, writing = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    parent, ending = os.getpid(), _ending()
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
        if ending:
            ending(_PR_SET_PDEATHSIG, signal.SIGKILL)
            if os.getppid() != parent:
                os._exit(1)
        os.close(reading)
        packed = [pickle.dumps(made, protocol=5) for made in work(first)]
        with os.fdopen(writing, "wb") as pipe:
            pipe.writelines(packed)
        status = 0
    finally:
        os._exit(status)


def _result(child: tuple[int, int] | None) -> dict[int, Any]:
    """What a child made, by the number of the share; nothing if it did not come to an end."""
    if child is None:
        return {}
    with os.fdopen(child[1], "rb") as pipe:
        data = io.BytesIO(pipe.read())
    _, status = os.waitpid(child[0], 0)
    made: dict[int, Any] = {}
    while status == 0 and data.tell() < len(data.getbuffer()):
        made |= [pickle.load(data)]  # noqa: S301  (written by our own child)
    return made


def _end(child: tuple[int, int] | None) -> None:
    """End a child whose result nobody waits for any more, so that it writes nothing after its parent."""
    if child:
        with suppress(OSError):  # it has ended, or nothing waits for it any more
            os.kill(child[0], signal.SIGKILL)
            os.waitpid(child[0], 0)
        with suppress(OSError):
            os.close(child[1])


@cache
def _ending() -> Callable[[int, int], int] | None:
    """What lets a child end as soon as its parent does, however that ends; on other systems it does its share first.

    It is loaded once, and not in each child.
    """
    if sys.platform != "linux":
        return None
    import ctypes

    found: Callable[[int, int], int] = ctypes.CDLL(None).prctl
    return found
