"""The same archive built under many circumstances: how many builds give other bytes or other modes than the first.

In: this repository's own content. Out: the circumstances that changed the site. Each build is a process of its own.
"""

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from tests.publish.crash import tree

ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Circumstance:
    """`folder` is where the archive lies, `order` that in which its files were made, `age` their time of change."""

    name: str
    variables: dict[str, str] = field(default_factory=dict)
    options: tuple[str, ...] = ("--no-memo",)
    umask: int = 0o022
    folder: str = "archive"
    order: int | None = None
    age: float | None = None
    flags: tuple[str, ...] = ()
    cwd: str = "."


def circumstances(seed: int = 1) -> Iterator[Circumstance]:
    """Each circumstance changed alone, then, without end, all of them at random."""
    zones = (
        "UTC",
        "Asia/Kathmandu",
        "America/St_Johns",
        "Pacific/Kiritimati",
        "Etc/GMT+12",
        "Europe/Berlin",
        "nonsense",
    )
    locales = ("C", "C.UTF-8", "POSIX", "de_DE.UTF-8", "tr_TR.UTF-8", "ar_SA.UTF-8", "nonsense")
    hashes, umasks = ("0", "1", "2", "4711", "4294967295"), (0o000, 0o002, 0o027, 0o077)
    folders = ("a b", "Ä/ö „ü“", "-x", "a'b\"c", "content", "x/" * 20 + "x", "#%41?", "site")
    yield from (Circumstance(f"TZ={zone}", {"TZ": zone}) for zone in zones)
    yield from (Circumstance(f"LC_ALL={name}", {"LC_ALL": name, "LANG": name, "LANGUAGE": "de"}) for name in locales)
    yield from (Circumstance(f"PYTHONHASHSEED={seed}", {"PYTHONHASHSEED": seed}) for seed in hashes)
    yield from (Circumstance(f"umask {umask:03o}", umask=umask) for umask in umasks)
    yield from (Circumstance(f"folder {folder!r}", folder=folder) for folder in folders)
    yield from (Circumstance(f"files made in order {order}", order=order) for order in range(5))
    yield from (Circumstance(f"files of {age:.0f}", age=age) for age in (0.0, 1e9, 4e9))
    yield from (Circumstance(f"{n} workers", options=("--no-memo", "--workers", str(n))) for n in (1, 2, 3, 8))
    yield Circumstance("remembering", options=())
    yield Circumstance("python -O", flags=("-OO",))
    yield Circumstance(
        "python -X utf8=0", flags=("-X", "utf8=0"), variables={"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"}
    )
    yield Circumstance("narrow terminal", {"COLUMNS": "20", "NO_COLOR": "1", "TERM": "dumb"})
    yield Circumstance("SOURCE_DATE_EPOCH", {"SOURCE_DATE_EPOCH": "1"})
    yield Circumstance("from the folder above", cwd="..")
    chance = random.Random(seed)
    while True:
        variables = {
            "TZ": chance.choice(zones),
            "LC_ALL": chance.choice(locales),
            "PYTHONHASHSEED": chance.choice(hashes),
        }
        options = chance.choice([(), ("--no-memo",), ("--no-memo", "--workers", str(chance.randint(1, 4)))])
        order, umask, folder = chance.randrange(1000), chance.choice(umasks), chance.choice(folders)
        name = f"{variables}, {options}, umask {umask:03o}, {folder!r}, order {order}"
        yield Circumstance(name, variables, options, umask, folder, order, chance.choice([None, 0.0, 1e9]))


def vary(scratch: Path, number: int, until: float) -> tuple[int, list[str]]:
    """How many builds were made, at most `number`, and what changed in which, against the first."""
    code = snapshot(scratch)
    first = build(Circumstance("first"), scratch / "first", code)
    made, wrong = 0, [] if first else ["the first build made nothing"]
    for n, circumstance in enumerate(islice(circumstances(), number)):
        if time.monotonic() > until:
            break
        site = build(circumstance, scratch / str(n), code)
        made += 1
        changed = sorted(path for path in first.keys() | site.keys() if first.get(path) != site.get(path))
        if changed:
            wrong.append(f"{circumstance.name}: {len(changed)} of {len(first)} differ, such as {changed[0]}")
        shutil.rmtree(scratch / str(n))
    return made, wrong


def snapshot(scratch: Path) -> Path:
    """A copy of code, theme and content, so that somebody may go on working meanwhile."""
    for name in ("generator", "themes", "content"):
        shutil.copytree(ROOT / name, scratch / "code" / name)
    return scratch / "code"


def build(circumstance: Circumstance, scratch: Path, code: Path) -> dict[str, tuple[int, bytes | None]]:
    archive = scratch / circumstance.folder
    _lay_out(archive, code, circumstance)
    cwd = (archive / circumstance.cwd).resolve()
    variables = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "TZ"))}
    words = [*circumstance.options, "--quiet", "--archive", os.path.relpath(archive, cwd)]
    output = scratch / "output"
    _run([sys.executable, *circumstance.flags, "-m", "generator", "build", *words, "--output", str(output)], cwd,
         variables | {"PYTHONPATH": str(code)} | circumstance.variables, circumstance.umask)  # fmt: skip
    return tree(output)


def _run(command: Sequence[str], cwd: Path, variables: dict[str, str], umask: int) -> None:
    subprocess.run(command, cwd=cwd, env=variables, umask=umask, check=True, timeout=120, stdin=subprocess.DEVNULL)


def _lay_out(archive: Path, code: Path, circumstance: Circumstance) -> None:
    """Copy the content, so that the file system holds it in another order."""
    names = sorted(path.relative_to(code) for path in (code / "content").rglob("*.*"))
    if circumstance.order is not None:
        random.Random(circumstance.order).shuffle(names)
    for name in names:
        (archive / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(code / name, archive / name)
        if circumstance.age is not None:
            os.utime(archive / name, (circumstance.age,) * 2)
