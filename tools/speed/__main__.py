"""`make bench`: our builds and the peer's of one invented archive, and saves until they are in the browser, as a table.

In: `--sizes`, `--rounds`, `--hugo` (the peer's program; without one ours alone is measured). Out: the table on standard
output, with `--write` also in docs/speed.md; how far it is on standard error. Whether a target is met is told and is no
error: times depend on the machine.
"""

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from tests.chromium import chromium_path
from tools.speed import building
from tools.speed.corpus import write_archive
from tools.speed.saving import saves
from tools.speed.shares import shares
from tools.speed.table import Measured, busy, put, table

DOCUMENT = building.ROOT / "docs" / "speed.md"
#: The largest archive whose cold build is taken apart.
PROFILED = 1000


def main(arguments: list[str] | None = None) -> int:
    asked = _asked(arguments)
    load, cores = os.getloadavg()[0], len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    _say(busy(load, cores))
    hugo = _hugo(asked.hugo)
    with tempfile.TemporaryDirectory(prefix="briefings-speed-") as scratch:
        measured = [_measured(Path(scratch), calls, asked.rounds, hugo) for calls in asked.sizes]
    told = f"{_circumstances(asked.rounds, cores, hugo)} {busy(load, cores)}\n\n{table(measured)}"
    parts = _shares(min(max(asked.sizes), PROFILED))
    print(f"{told}\n{parts}", end="")
    if asked.write:
        put(DOCUMENT, "builds", told)
        put(DOCUMENT, "shares", parts)
    return 0


def _asked(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.speed", description="Measure builds beside those of a peer.")
    parser.add_argument("--sizes", default=[100, 1000], type=lambda text: [int(part) for part in text.split(",")],
                        help="numbers of calls, such as 100,1000")  # fmt: skip
    parser.add_argument("--rounds", default=3, type=int, help="how often everything is built")
    parser.add_argument("--hugo", type=Path, help="the peer's program; by default the one that `make bench` installs")
    parser.add_argument("--write", action="store_true", help=f"write the table into {DOCUMENT.name}")
    return parser.parse_args(arguments)


def _hugo(named: Path | None) -> Path | None:
    """The peer's program: inside its package, since the command that the package installs starts Python first."""
    installed = (building.ROOT / ".tools" / "hugo").glob("lib/python3*/site-packages/hugo/binaries/hugo*")
    found = named or next(installed, None)
    if found is None:
        _say("Hugo is not installed, so ours alone is measured; `make bench` installs it.")
    return found


def _measured(scratch: Path, calls: int, rounds: int, hugo: Path | None) -> Measured:
    places = building.workplaces(scratch, calls, hugo)
    runs = list(building.rounds(places, calls, rounds, _say))
    pages = {place.generator: building.pages(place) for place in places}
    saved: list[float] = []
    if chromium_path():
        page = building.edited_page(places[0], calls).parent.relative_to(places[0].site).as_posix() + "/"
        saved = saves(places[0].folder, calls, page)
        _say(f"{calls:,} calls, saves: {', '.join(f'{1000 * seconds:.0f}' for seconds in saved)} ms")
    else:
        _say("No Chromium was found, so no save was measured.")
    for place in places:
        shutil.rmtree(place.folder)
    return Measured(calls, runs, pages, saved)


def _shares(calls: int) -> str:
    with tempfile.TemporaryDirectory(prefix="briefings-speed-") as scratch:
        archive = Path(scratch) / "archive"
        write_archive(archive, calls)
        return f"{calls:,} calls. {shares(archive, Path(scratch) / 'site')}"


def _circumstances(rounds: int, cores: int, hugo: Path | None) -> str:
    told = f"{date.today():%d %B %Y}, {platform.system()}, {cores} cores, Python {platform.python_version()}".lstrip(
        "0"
    )
    if hugo:
        version = subprocess.run([hugo, "version"], capture_output=True, text=True, check=True).stdout.split()[1]
        told += f", Hugo {version.split('-')[0].removeprefix('v')}"
    return f"{told}; {f'medians of {rounds} rounds' if rounds > 1 else 'one round'}."


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
