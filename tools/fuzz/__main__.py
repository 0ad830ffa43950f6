"""`make fuzz`: each reader fuzzed for some time, at low priority; a table of counts, and the inputs that show a fault.

In: seconds for each reader, names of readers (none: all). Out: the table on standard output, 1 as exit code if a fault
was found. What is interesting is kept in `.cache/fuzz/`, so that the next run goes on from there. The input of a fault
that is mended belongs into `corpus/`, where every run of the tests reads it again.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parents[2]
READERS = ("front-matter", "markdown", "article")


def main(words: Sequence[str]) -> int:
    seconds, names = (int(words[0]) if words else 60), words[1:] or READERS
    if find_spec("atheris") is None:
        print("atheris is not installed; it exists for Linux and Python 3.11 to 3.13, and `make fuzz` installs it.")
        return 2
    wrong = 0
    for name in names:
        folder = ROOT / ".cache" / "fuzz" / name
        print(f"{name}, {seconds} s …", flush=True)
        ended = _run(name, seconds, folder)
        found = sorted((folder / "found").glob("*")) + sorted(folder.glob("stopped-*"))
        _show(folder, ended)
        for path in found:
            print(f"    FAULT: {path.relative_to(ROOT)}")
        wrong += len(found) + bool(ended)
    return 1 if wrong else 0


def _run(name: str, seconds: int, folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    command = ["nice", "-n", "15", sys.executable, "-m", "tools.fuzz.drive", name, str(seconds), str(folder)]
    with (folder / "log").open("wb") as log:
        return subprocess.run(command, cwd=ROOT, stdout=log, stderr=log, check=False).returncode


def _show(folder: Path, ended: int) -> None:
    counts = json.loads((folder / "counts.json").read_text(encoding="utf-8")) if not ended else {}
    kept = sum(1 for _ in (folder / "corpus").glob("*"))
    print(f"    {counts.get('inputs', 0):9,} inputs, {kept:,} of them kept for what they reach")
    print(f"    {counts.get('faults', 0):9,} faults, {counts.get('hangs', 0):,} hangs")
    if ended:
        print(f"    the fuzzer ended with {ended}, see {folder / 'log'}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
