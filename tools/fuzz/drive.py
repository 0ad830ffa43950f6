"""One reader fuzzed for some seconds, guided by which branches of our code and of the parsers an input reaches.

In: the name of a reader, seconds, a folder. Out: in the folder, `corpus/` (inputs that reached something new, where
the next run goes on), `found/` (the smallest input of each fault) and `counts.json`. A process of its own, because
libFuzzer ends the process that it runs in. Needs atheris, which `make fuzz` installs.
"""

import hashlib
import json
import random
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import atheris  # type: ignore[import-not-found]

#: Seconds of our own processor time after which an input counts as a hang. Instrumented code is some five times slower.
LONGEST = 8
OURS = ["generator", "markdown_it", "mdit_py_plugins"]


class HangError(Exception):
    """Raised in a reader that takes too long."""


def main(name: str, seconds: int, folder: Path) -> None:
    with atheris.instrument_imports(include=OURS):
        from tools.fuzz import readers
    reader = readers.READERS[name]
    for kind in ("corpus", "seeds", "found"):
        (folder / kind).mkdir(parents=True, exist_ok=True)
    for seed in readers.seeds(name):
        (folder / "seeds" / hashlib.sha1(seed, usedforsecurity=False).hexdigest()).write_bytes(seed)
    signal.signal(signal.SIGPROF, _give_up)
    search = Search(reader, folder)
    options = [
        f"-max_total_time={seconds}",
        "-max_len=8192",
        "-timeout=120",
        "-rss_limit_mb=2500",
        "-print_final_stats=1",
        f"-artifact_prefix={folder}/stopped-",
    ]
    options += [f"-dict={Path(__file__).parent / 'words.dict'}", str(folder / "corpus"), str(folder / "seeds")]
    atheris.Setup([sys.argv[0], *options], search.try_one)
    atheris.Fuzz()


class Search:
    """What was tried and found. libFuzzer ends the process itself, so the counts are written as they grow."""

    def __init__(self, reader: Callable[[bytes], None], folder: Path) -> None:
        self.reader, self.folder = reader, folder
        self.counts, self.written = Counter[str](), 0.0
        self.smallest: dict[str, int] = {}

    def try_one(self, content: bytes) -> None:
        self.counts["inputs"] += 1
        fault = self.fault(content)
        if fault and len(content) < self.smallest.get(fault, 1 << 30):
            self.counts["hangs" if fault.startswith("HangError") else "faults"] += fault not in self.smallest
            content = content if fault.startswith("HangError") else self.smaller(content, fault)
            self.smallest[fault] = len(content)
            (self.folder / "found" / _name(fault)).write_bytes(content)
        if time.monotonic() > self.written + 2:
            self.written = time.monotonic()
            (self.folder / "counts.json").write_text(json.dumps(self.counts), encoding="utf-8")

    def fault(self, content: bytes) -> str:
        """What kind of fault this input shows, by its type and place; empty if none."""
        signal.setitimer(signal.ITIMER_PROF, LONGEST)
        try:
            self.reader(content)
        except Exception as error:
            return _kind(error)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        return ""

    def smaller(self, content: bytes, fault: str) -> bytes:
        """The input without whatever can be left out while the fault stays."""
        size, until = max(len(content) // 2, 1), time.monotonic() + 20
        while size and time.monotonic() < until:
            for at in range(1, len(content), size):
                shorter = content[:at] + content[at + size :]
                if len(shorter) < len(content) and self.fault(shorter) == fault:
                    content = shorter
                    break
            else:
                size //= 2
        return content


def _kind(error: Exception) -> str:
    name = type(error).__name__
    if name == "FaultError":
        return f"{name} {str(error).split(':')[0][:60]}"
    place = traceback.extract_tb(error.__traceback__)[-1]
    return name if name == "HangError" else f"{name} {Path(place.filename).name}:{place.lineno}"


def _name(fault: str) -> str:
    words = "".join(c if c.isalnum() else "-" for c in fault).strip("-").lower()
    return f"{words[:50]}-{hashlib.sha1(fault.encode(), usedforsecurity=False).hexdigest()[:6]}"


def _give_up(number: int, frame: FrameType | None) -> None:
    raise HangError


if __name__ == "__main__":
    random.seed(1)
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
