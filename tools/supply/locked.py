"""A lock file in, what it installs out: names, versions, the hashes of their files, and what each was asked for by."""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
OURS = "briefings"


@dataclass(frozen=True)
class Locked:
    """`wanted_by`: names of other libraries, or of this project."""

    name: str
    version: str
    hashes: tuple[str, ...]
    wanted_by: tuple[str, ...]


def read_lock(name: str) -> tuple[Locked, ...]:
    """Every library of a lock file at the top of the repository, by name."""
    found = []
    for entry in re.split(r"(?m)^(?=[a-z0-9])", (ROOT / name).read_text(encoding="utf-8")):
        head = re.match(r"([a-z0-9.-]+)==([\w.]+)", entry)
        if head:
            hashes = tuple(sorted(re.findall(r"--hash=sha256:([0-9a-f]{64})", entry)))
            wanted = re.findall(r"(?m)^    #(?: via|  )? +([A-Za-z0-9._-]+)", entry.replace("# via\n", ""))
            found.append(Locked(head[1], head[2], hashes, tuple(sorted({name.lower() for name in wanted}))))
    return tuple(sorted(found, key=lambda each: each.name))
