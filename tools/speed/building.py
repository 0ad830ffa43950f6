"""Builds of the invented archive by us and by the peer, one after the other, each with what it cost.

In: sizes, rounds, a folder to work in, the peer's program. Out: runs and numbers of pages. Within a round each build of
ours is followed by the same of the peer, so that both meet the machine in the same state; their ratio is taken there.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.speed import corpus

ROOT = Path(__file__).parent.parent.parent
OURS, PEER = "Briefings", "Hugo"
COLD, UNCHANGED, SEARCH = "cold build", "nothing changed", "cold build with the search index"
EDITED, RETITLED = "one entry edited", "one headline edited"
EDITS = {EDITED: corpus.edit, RETITLED: corpus.edit_headline}
#: Seconds after which a file counts as no longer being written; nobody builds again sooner.
SETTLED = 0.6
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Run:
    """One build and its cost: wall and processor seconds, MiB of the largest process."""

    calls: int
    round: int
    generator: str
    what: str
    seconds: float
    processor: float
    memory: float


@dataclass(frozen=True, slots=True)
class Workplace:
    """One generator with its copy of the archive; `leftovers` are what a cold build begins without."""

    generator: str
    folder: Path
    command: tuple[str, ...]
    leftovers: tuple[str, ...]

    @property
    def site(self) -> Path:
        return self.folder / "site"


def workplaces(folder: Path, calls: int, hugo: Path | None) -> list[Workplace]:
    """The archive written for each generator; without `hugo` for ours alone."""
    ours, peer = folder / f"ours-{calls}", folder / f"peer-{calls}"
    corpus.write_archive(ours, calls)
    command = (sys.executable, "-m", "generator", "build", "--archive", str(ours), "--output", str(ours / "site"))
    found = [Workplace(OURS, ours, (*command, "--quiet"), ("site", ".cache"))]
    if hugo:
        corpus.write_for_peer(peer, calls)
        shutil.copytree(Path(__file__).parent / "peer", peer, dirs_exist_ok=True)
        command = (str(hugo), "--source", str(peer), "--destination", "site", "--quiet", "--panicOnWarning")
        found.append(Workplace(PEER, peer, command, ("site", "resources", ".cache")))
    return found


def rounds(places: list[Workplace], calls: int, number: int, progress: Progress) -> Iterator[Run]:
    """Every kind of build, `number` times. Raises where a build fails or the edit is not on its page."""
    for turn in range(1, number + 1):
        for what in (COLD, UNCHANGED, *EDITS, SEARCH):
            runs = [_run(place, calls, turn, what) for place in (places[:1] if what == SEARCH else places)]
            told = ", ".join(f"{run.generator} {run.seconds:.2f} s" for run in runs)
            progress(f"{calls:,} calls, round {turn} of {number}, {what}: {told}")
            yield from runs


def pages(place: Workplace) -> int:
    return sum(1 for _ in place.site.rglob("*.html"))


def edited_page(place: Workplace, calls: int) -> Path:
    """The page of the call that is edited, in German."""
    found = list(place.site.glob(f"de/*/{corpus.edited_call(calls)}/index.html"))
    assert len(found) == 1, f"{place.generator} wrote {len(found)} pages of the edited call"
    return found[0]


def _run(place: Workplace, calls: int, turn: int, what: str) -> Run:
    expected = ""
    if what in (COLD, SEARCH):
        for name in place.leftovers:
            _put_away(place.folder / name)
    elif what in EDITS:
        expected = EDITS[what](place.folder, calls, turn + 1)
    search = () if what == SEARCH or place.generator == PEER else ("--no-search",)
    seconds, processor, memory = clocked(*place.command, *search, cache=place.folder / ".cache")
    assert expected in edited_page(place, calls).read_text(encoding="utf-8"), f"{place.generator}: the edit is missing"
    return Run(calls, turn, place.generator, what, seconds, processor, memory)


def _put_away(path: Path) -> None:
    """Move what a cold build begins without. It is deleted at the end: ext4 passes over inodes that were freed shortly
    before one by one, so a file would cost several times as much to create."""
    if path.exists():
        away = path.parent.parent / "away"
        away.mkdir(exist_ok=True)
        path.rename(away / f"{path.parent.name}-{path.name}-{time.monotonic_ns()}")


def clocked(*command: str, cache: Path | None = None) -> tuple[float, float, float]:
    """Wall seconds, processor seconds, MiB at most of a command that succeeds; what was to be written is written first.

    Raises `RuntimeError` with what the command said where it fails or warns.
    """
    os.sync()
    time.sleep(SETTLED)
    watch = (sys.executable, "-I", "-S", str(Path(__file__).with_name("stopwatch.py")))
    variables = os.environ | ({"HUGO_CACHEDIR": str(cache)} if cache else {})
    done = subprocess.run([*watch, *command], cwd=ROOT, env=variables, capture_output=True, text=True)
    seconds, processor, memory, code = json.loads(done.stdout)
    if code or done.stderr:
        raise RuntimeError(f"{' '.join(command)} ended with {code}:\n{done.stderr}")
    return seconds, processor, memory
