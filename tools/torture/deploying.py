"""Deployments that are broken off at random moments: what the remote has then, and whether the next one puts it right.

In: an archive and a bare repository with a slow hook. Out: counts, and what went wrong. Our process is killed, alone or
together with the git commands that it started, or only a git command is.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from unittest.mock import patch

from tests.publish.repository import Place, git, hook, make_place, settings, unchanged
from tools.torture.determinism import ROOT

_DEPLOY = """
import os, sys
from pathlib import Path
from unittest.mock import patch
from tools.torture.deploying import site
from tests.publish.repository import Place
from generator.base.problems import SetupError
try:
    Place(Path(sys.argv[1]), Path(sys.argv[2])).deploy(site(int(sys.argv[3])))
except SetupError as error:
    print(error)
    os._exit(2)
"""


def site(number: int) -> dict[str, bytes]:
    """The site of a deployment: most of it is new in each."""
    return {f"{n % 7}/{n}.html": f"page {n} of site {number if n % 4 else 0}\n".encode() * 200 for n in range(120)}


def interrupt(scratch: Path, number: int, until: float, seed: int = 1) -> tuple[dict[str, int], list[str]]:
    """How deployments ended, at most `number`, by what the remote had after each; and what went wrong."""
    variables = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    variables |= settings(scratch) | {"PYTHONPATH": str(ROOT)}
    with patch.dict(os.environ, variables, clear=True):
        return _interrupt(scratch, variables, number, until, random.Random(seed))


def _interrupt(
    scratch: Path, variables: Mapping[str, str], number: int, until: float, chance: random.Random
) -> tuple[dict[str, int], list[str]]:
    place = make_place(scratch)
    hook(place.remote, "pre-receive", "sleep 0.15")
    longest = _longest(place, variables)
    counts, wrong = {"old site": 0, "new site": 0}, list[str]()
    for n in range(1, number + 1):
        if time.monotonic() > until:
            break
        before, tip = unchanged(place)[:2], place.tip()
        _break_off(place, variables, n, chance.uniform(0.1, longest), ("all", "ours", "git")[n % 3])
        said = _judge(place, tip, site(n))
        counts["old site" if place.tip() == tip else "new site"] += 1
        wrong += [f"interruption {n}: {what}" for what in said]
        _await(_start(place, variables, n))
        if place.published() != {**site(n), ".nojekyll": b""}:
            wrong.append(f"interruption {n}: the next deployment did not put it right")
        if unchanged(place)[:2] != before or git(place.archive, "status", "--porcelain", "--ignored"):
            wrong.append(f"interruption {n}: the archive's repository has changed")
    return counts, wrong


def _longest(place: Place, variables: Mapping[str, str]) -> float:
    started = time.monotonic()
    _await(_start(place, variables, 0))
    return time.monotonic() - started


def _start(place: Place, variables: Mapping[str, str], number: int) -> "subprocess.Popen[bytes]":
    words = [sys.executable, "-c", _DEPLOY, str(place.archive), str(place.remote), str(number)]
    return subprocess.Popen(words, env=dict(variables), start_new_session=True, stdout=subprocess.DEVNULL)


def _await(running: "subprocess.Popen[bytes]") -> int:
    try:
        return running.wait(timeout=60)
    except subprocess.TimeoutExpired:
        os.killpg(running.pid, signal.SIGKILL)
        return running.wait()


def _break_off(place: Place, variables: Mapping[str, str], number: int, seconds: float, whom: str) -> None:
    """Start a deployment, kill after a time whoever is meant, and wait until none of its processes is left."""
    running = _start(place, variables, number)
    time.sleep(seconds)
    session = running.pid
    victims = [child for child in _session(session) if whom == "all" or (child == session) == (whom == "ours")]
    for victim in victims:
        try:
            os.kill(victim, signal.SIGKILL)
        except ProcessLookupError:
            continue
    _await(running)
    until = time.monotonic() + 20
    while _session(session) and time.monotonic() < until:
        time.sleep(0.02)


def _session(session: int) -> list[int]:
    """The processes of a session that still run, by /proc; where there is none, its leader alone."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, of = path.read_text().rpartition(")")[2].split()[:4]
        except OSError:
            continue
        if int(of) == session and state != "Z":
            found.append(int(path.parent.name))
    return found


def _judge(place: Place, tip: str, new: Mapping[str, bytes]) -> list[str]:
    """What is wrong with the remote after a deployment on top of `tip` was broken off."""
    wrong = []
    now = place.tip()
    if now != tip:
        if git(place.remote, "log", "-1", "--format=%P", now) != tip:
            wrong.append("the history of the branch is not one line")
        if place.published() != {**new, ".nojekyll": b""}:
            wrong.append("the branch has a part of the site")
    if "missing" in git(place.remote, "fsck", "--connectivity-only"):
        wrong.append("objects are missing at the remote")
    if git(place.remote, "for-each-ref", "--format=%(refname)") != "refs/heads/gh-pages\nrefs/heads/main":
        wrong.append("the remote has other branches than before")
    return wrong
