"""`make torture`: all that the tests try a selection of, and what only a long run can try; prints a table of counts.

In: nothing. Out: the table on standard output, what went wrong below it; exit code 1 if anything did. Every part has
its limit of time, together they stay below ten minutes; a part that ran out of time says how far it came.
"""

import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from generator.build import build
from tests.hostile import ADDRESSES, BODIES
from tests.hostile_site import import_hostile_articles, make_archive
from tests.judge import judge_site
from tools.fuzz import readers
from tools.torture import deploying, determinism, hostile, killing, pathological

ROOT = Path(__file__).parent.parent.parent
TESTS = ("output", "write", "crash", "deploy")


@dataclass(frozen=True)
class Part:
    """`counts` says what was tried; `floor` and `tried` whether it was enough."""

    name: str
    counts: tuple[str, ...]
    wrong: tuple[str, ...]
    seconds: float
    tried: int
    floor: int


def main() -> int:
    parts = []
    with tempfile.TemporaryDirectory(prefix="briefings-torture-") as scratch:
        for run in (_tests, _hostile, _site, _found_before, _slow, _killed, _injected, _varied, _interrupted):
            folder = Path(scratch) / run.__name__
            folder.mkdir()
            parts.append(_part(run, folder))
            _show(parts[-1])
        for part in parts:
            for line in part.wrong:
                print(f"WRONG, {part.name}: {line}")
    short = [part.name for part in parts if part.tried < part.floor]
    print(f"\n{sum(part.seconds for part in parts):.0f} s; {sum(len(part.wrong) for part in parts)} went wrong.")
    if short:
        print(f"Not enough was tried in the time there is: {', '.join(short)}.")
    return 1 if short or any(part.wrong for part in parts) else 0


_Found = tuple[str, tuple[str, ...], list[str], int, int]


def _part(run: Callable[[Path], _Found], folder: Path) -> Part:
    started = time.monotonic()
    name, counts, wrong, tried, floor = run(folder)
    return Part(name, counts, tuple(wrong), time.monotonic() - started, tried, floor)


def _show(part: Part) -> None:
    state = "" if part.tried >= part.floor else f"  (wanted: {part.floor})"
    print(f"{part.name}  [{part.seconds:.0f} s]{state}")
    for line in (*part.counts, f"{len(part.wrong):6,} went wrong"):
        print(f"    {line}")
    sys.stdout.flush()


def _tests(folder: Path) -> _Found:
    """The tests of writing and deploying with every case of their tables alone."""
    report = folder / "report.xml"
    files = [f"tests/publish/test_{name}.py" for name in TESTS]
    pytest = [sys.executable, "-m", "pytest", "-q", "-n", "auto", "-m", "long or not long"]
    name = "Writing and deploying"
    try:
        subprocess.run(
            [*pytest, f"--junitxml={report}", *files], cwd=ROOT, timeout=180, check=False, stdout=subprocess.DEVNULL
        )
    except subprocess.TimeoutExpired:
        return name, (), ["not finished after 180 s"], 0, 180
    cases = list(ElementTree.parse(report).iter("testcase"))  # noqa: S314  (written by our own tests)
    numbers = Counter[str]()
    for case in cases:
        numbers[case.get("classname", "").rpartition("_")[2]] += 1
        for made in case.iter("property"):
            numbers[made.get("name", "")] += int(made.get("value", "0"))
    skipped = sum(1 for case in cases if case.find("skipped") is not None)
    wrong = [
        str(case.get("name")) for case in cases if case.find("failure") is not None or case.find("error") is not None
    ]
    counts = [
        f"{numbers['output']:6,} output folders asked for",
        f"{numbers['write']:6,} sites written, spoiled, starved of space, in the way of something",
        f"{numbers['kills']:6,} builds killed, before every changing call and at random",
        f"{numbers['failed calls']:6,} calls failed: no space, i/o error, read-only",
        f"{numbers['builds at once']:6,} builds at once with another",
        f"{numbers['reads']:6,} pages read meanwhile",
        f"{numbers['deploy']:6,} deployments: names, settings, variables, refusals, remotes that move",
        f"{skipped:6,} skipped",
    ]
    return name, tuple(counts), wrong, numbers["kills"] + numbers["deploy"], 180


def _hostile(folder: Path) -> _Found:
    found = hostile.check_all(hostile.inputs(), folder, time.monotonic() + 60)
    counts = (
        f"{found.tried:6,} inputs tried",
        f"{found.clean_errors:6,} clean errors, each line with its place",
        f"{found.setup_errors:6,} one sentence on the set-up",
        f"{found.sound:6,} sound, built too",
        f"{found.tracebacks:6,} tracebacks",
        f"{found.hangs:6,} hangs (over {hostile.SECONDS} s)",
        f"{found.killed:6,} killed (over 1 GiB)",
        f"{found.unclear:6,} said anything else",
    )
    return "Hostile content", counts, found.wrong, found.tried, 600


def _site(folder: Path) -> _Found:
    """A site of hostile texts, every vector in one kind of entry in turn, judged file by file."""
    counts = make_archive(folder / "archive", kinds_each=1)
    (folder / "articles").mkdir()
    drafts = import_hostile_articles(folder / "archive", folder / "articles")
    built = build(folder / "archive", folder / "site", memo=False, search=False)
    judged, wrong = judge_site(folder / "site", "https://example.org/repo/")
    if built.stopped:
        wrong = [f"the site was not built: {built.problems[:3]}"]
    lines = (
        f"{len({*BODIES, *ADDRESSES}):6,} vectors, in every place of an entry that takes a text",
        f"{counts['placed']:6,} texts let through, {counts['refused']:,} refused with a clean error",
        f"{drafts:6,} drafts of hostile articles",
        f"{judged:6,} files of the site judged",
    )
    return "A site of hostile texts", lines, wrong, judged, 1500


def _found_before(folder: Path) -> _Found:
    """What the fuzzer found once, and where it begins."""
    wrong, tried = list[str](), 0
    for name, read in readers.READERS.items():
        for content in readers.seeds(name):
            tried += 1
            try:
                read(content)
            except Exception as error:
                wrong.append(f"{name}: {type(error).__name__}: {error}")
    return "Readers of strangers' text", (f"{tried:6,} inputs of the fuzzer's corpus",), wrong, tried, 300


def _slow(folder: Path) -> _Found:
    measured = list(pathological.measure(time.monotonic() + 80))
    wrong = [sentence for each in measured if (sentence := each.wrong())]
    slowest = max(measured, key=lambda each: each.whole or 0)
    counts = (
        f"{len(measured):6,} families of Markdown that make parsers slow, {pathological.SIZE // 1000} KB of each",
        f"{slowest.whole or 0:6.2f} s for the slowest: {slowest.name}",
    )
    return "Pathological Markdown", counts, wrong, len(measured), 100


def _killed(folder: Path) -> _Found:
    killed, wrong = killing.kill_builds(folder, 60, time.monotonic() + 45)
    return "`briefings build` killed at random", (f"{killed:6,} kills",), wrong, killed, 20


def _injected(folder: Path) -> _Found:
    if not killing.can_inject():
        return "System calls killed and failed by strace", ("       not tried: strace cannot be used here",), [], 0, 0
    done, wrong = killing.inject(folder, time.monotonic() + 40)
    counts = tuple(f"{number:6,} calls with {what}" for what, number in sorted(done.items()))
    return "System calls killed and failed by strace", counts, wrong, sum(done.values()), 80


def _varied(folder: Path) -> _Found:
    made, wrong = determinism.vary(folder, 60, time.monotonic() + 90)
    counts = (f"{made:6,} variations of folder, zone, locale, hash seed, file order, umask, times, workers",)
    return "Same input, same bytes", counts, wrong, made, 40


def _interrupted(folder: Path) -> _Found:
    ended, wrong = deploying.interrupt(folder, 24, time.monotonic() + 40)
    counts = tuple(f"{number:6,} left the {state} at the remote" for state, number in ended.items())
    return "Deployments broken off", counts, wrong, sum(ended.values()), 20


if __name__ == "__main__":
    sys.exit(main())
