"""The real command killed, and real system calls failed: what stands in the published folder, what lies beside it.

In: this repository's own content in two states, or two invented sites. Out: counts, and what went wrong. `kill_builds`
kills `briefings build` with its worker processes at random times; `inject` lets strace end or fail a build of an
invented site at every single changing system call, as the kernel sees them.
"""

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from tests.publish.crash import Tree, build, clean, tree, two_sites
from tools.torture.determinism import ROOT, snapshot

CALLS = (
    "mkdir", "mkdirat", "rename", "renameat", "renameat2", "link", "linkat", "unlink", "unlinkat", "rmdir", "chmod",
    "fchmod", "fchmodat", "write", "flock",
)  # fmt: skip
EDITED = "content/pages/ueber.de.md"


def kill_builds(scratch: Path, number: int, until: float, seed: int = 1) -> tuple[int, list[str]]:
    """How many builds were killed, at most `number`, and what was not whole, not clean or litter after them."""
    code, archive = snapshot(scratch), scratch / "room" / "archive"
    shutil.copytree(code / "content", archive / "content")
    texts = [(archive / EDITED).read_text(encoding="utf-8") + addition for addition in ("", "\n\nEin Satz mehr.\n")]
    whole: list[Tree] = []
    started = time.monotonic()
    for n, text in enumerate(texts):
        (archive / EDITED).write_text(text, encoding="utf-8")
        if _briefings(code, archive, "--no-memo", "--output", str(scratch / f"clean{n}")).wait():
            return 0, ["the clean build failed; there is nothing to hold others against"]
        whole.append(tree(scratch / f"clean{n}"))
    longest = (time.monotonic() - started) / 2
    killed, wrong, chance = 0, list[str](), random.Random(seed)
    while killed < number and time.monotonic() < until:
        state = killed % 2
        (archive / EDITED).write_text(texts[state], encoding="utf-8")
        if killed % 3 == 0:
            shutil.rmtree(archive / ".cache", ignore_errors=True)
        running = _briefings(code, archive)
        time.sleep(chance.uniform(0, longest))
        _kill(running, chance.random() < 0.5)
        killed += 1
        if tree(archive / "site") not in (({}, *whole) if killed == 1 else whole):
            wrong.append(f"kill {killed}: the site is neither the old nor the new one")
        code_of_next = _next(code, archive)
        if code_of_next or tree(archive / "site") != whole[state]:
            now = tree(archive / "site")
            differ = sorted(
                path for path in now.keys() | whole[state].keys() if now.get(path) != whole[state].get(path)
            )
            shown = f"{len(differ)} differ, such as {differ[0]}" if differ else "it is a clean one"
            wrong.append(f"kill {killed}: the next build ended with {code_of_next}; {shown}")
        litter = sorted(set(os.listdir(archive)) - {"content", "site", ".cache"})
        if litter:
            wrong.append(f"kill {killed}: {litter} is left")
    return killed, wrong


def _briefings(code: Path, archive: Path, *options: str) -> "subprocess.Popen[bytes]":
    words = [sys.executable, "-m", "generator", "build", "--quiet", "--archive", str(archive), *options]
    return subprocess.Popen(
        words, env=os.environ | {"PYTHONPATH": str(code)}, start_new_session=True, stdin=subprocess.DEVNULL
    )


def _kill(running: "subprocess.Popen[bytes]", workers_too: bool) -> None:
    """Kill the build; its worker processes too, or they are left to notice it."""
    if workers_too:
        os.killpg(running.pid, signal.SIGKILL)
    else:
        running.kill()
    running.wait()


def _next(code: Path, archive: Path) -> int:
    """Build again. A worker that outlived its parent for a moment may still hold the lock, and the build says so."""
    for _ in range(20):
        ended = _briefings(code, archive).wait()
        if ended != 2:
            break
        time.sleep(0.1)
    return ended


# By the kernel


def can_inject() -> bool:
    strace = shutil.which("strace")
    return bool(strace) and subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"], check=False).returncode == 0


def inject(scratch: Path, until: float) -> tuple[Counter[str], list[str]]:
    """Numbers of system calls killed and failed by their names, and what was not whole afterwards."""
    old, new = two_sites(8)
    whole = clean(old, scratch / "old"), clean(new, scratch / "new")
    output = scratch / "room" / "site"
    output.parent.mkdir()
    build(old, output)
    log = scratch / "log"
    _traced(output, log, [])
    counts = Counter(re.findall(r"(?m)^\d+ +(\w+)\(", log.read_text(errors="replace")))
    done, wrong = Counter[str](), list[str]()
    for call, count in sorted(counts.items()):
        for n in range(1, count + 1):
            for what in ("signal=KILL", "error=ENOSPC", "error=EIO"):
                if time.monotonic() > until or (what != "signal=KILL" and call in ("flock", "write") and n % 3):
                    continue
                build(old, output)
                ended = _traced(output, log, ["-e", f"inject={call}:{what}:when={n}"])
                done[what] += 1
                found = tree(output)
                if found not in whole or (ended == 1 and found != whole[0]) or (ended == 0 and found != whole[1]):
                    wrong.append(f"{call} {n} with {what}: ended with {ended}, and the site is not whole")
                if ended not in (-signal.SIGKILL, 128 + signal.SIGKILL, 0, 1):
                    wrong.append(f"{call} {n} with {what}: ended with {ended}")
                build(new, output)
                if tree(output) != whole[1] or os.listdir(output.parent) != ["site"]:
                    wrong.append(f"{call} {n} with {what}: the next build is not a clean one")
    return done, wrong


_BUILD = """
import os, sys
from pathlib import Path
from generator.base.problems import SetupError
from tests.publish.crash import build, two_sites
try:
    build(two_sites(8)[1], Path(sys.argv[1]))
except SetupError:
    os._exit(1)
except BaseException:
    os._exit(70)
os._exit(0)
"""


def _traced(output: Path, log: Path, words: list[str]) -> int:
    """Build the new invented site under strace; the exit code."""
    command = ["strace", "-f", "-qq", "-o", str(log), "-e", f"trace={','.join('?' + call for call in CALLS)}", *words]
    variables = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [*command, sys.executable, "-c", _BUILD, str(output)],
        env=variables,
        capture_output=True,
        timeout=60,
        check=False,
    )
    return done.returncode
