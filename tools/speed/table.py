"""What was measured in, a table in Markdown out, with the targets and whether they are met; and the table into a file.

Pure but for `put`. A ratio is the median of the rounds' own ratios, since what else a machine does changes from minute
to minute; seconds and memory are medians.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tools.speed.building import COLD, EDITED, EDITS, OURS, PEER, SEARCH, UNCHANGED, Run

MEMORY, SAVED, PAGES = "peak memory of a cold build", "a save until it is in the browser", "pages written"
#: Ratios to the peer in the same run, of a save seconds; by the number of calls from which on they hold.
TARGETS: Mapping[int, Mapping[str, float]] = {
    100: {COLD: 1.0, UNCHANGED: 0.4, EDITED: 0.6, MEMORY: 0.5, SAVED: 0.150},
    1_000: {COLD: 1.0, UNCHANGED: 0.08, EDITED: 0.15, MEMORY: 0.4, SAVED: 0.150},
    10_000: {COLD: 1.0, UNCHANGED: 0.015, EDITED: 0.04, MEMORY: 0.2, SAVED: 0.300},
}
#: The marks between which a table stands in a file, by its name.
BEGIN, END = "<!-- make bench: {} -->", "<!-- to here -->"


@dataclass(frozen=True, slots=True)
class Measured:
    """All of one size: the runs, pages by generator, seconds of each save (none: no browser was found)."""

    calls: int
    runs: Sequence[Run]
    pages: Mapping[str, int]
    saves: Sequence[float]


def table(measured: Sequence[Measured]) -> str:
    """One table for all sizes."""
    lines = [
        f"| calls | what | {OURS} | {PEER} | ratio | of processor time | target | met |",
        "|---:|---|---:|---:|---:|---:|---|---|",
    ]
    for each in measured:
        rows = [*(_build(each, what) for what in (COLD, UNCHANGED, *EDITS)), _memory(each), *_saved(each)]
        rows += [
            _build(each, SEARCH),
            (PAGES, *(f"{each.pages[name]:,}" if name in each.pages else "–" for name in (OURS, PEER)), *_NONE),
        ]
        for n, row in enumerate(rows):
            lines.append(" | ".join((f"| {each.calls:,}" if n == 0 else "| ", *row)) + " |")
    return "\n".join(lines) + "\n"


def busy(load: float, cores: int) -> str:
    """A sentence on what else the machine did before the first run."""
    told = f"load average {load:.1f} on {cores} {'core' if cores == 1 else 'cores'} before the first run"
    if load > 0.25 * cores:
        return f"The machine was busy: {told}, so times are longer than they need be and ratios uncertain."
    return f"The machine was quiet: {told}."


def put(path: Path, name: str, text: str) -> None:
    """Write the text between the two marks of that name in a file, in place of what stands there."""
    begin = BEGIN.format(name)
    before, found, rest = path.read_text(encoding="utf-8").partition(begin)
    _, end, after = rest.partition(END)
    if not found or not end:
        raise ValueError(f"{path.name} has no place for the table: put “{begin}” and “{END}” on lines of their own")
    path.write_text(f"{before}{begin}\n{text.strip()}\n{end}{after}", encoding="utf-8")


_Row = tuple[str, ...]
_NONE = ("", "", "", "")


def _build(each: Measured, what: str) -> _Row:
    ours, peers = _of(each, OURS, what), _of(each, PEER, what)
    judged = _judged(each.calls, what, _ratio(ours, peers, lambda run: run.seconds))
    processor = _ratio(ours, peers, lambda run: run.processor)
    shown = tuple(_seconds([run.seconds for run in runs]) for runs in (ours, peers))
    return (what, *shown, judged[0], f"{processor:.2f}" if processor else "", *judged[1:])


def _memory(each: Measured) -> _Row:
    ours, peers = _of(each, OURS, COLD), _of(each, PEER, COLD)
    judged = _judged(each.calls, MEMORY, _ratio(ours, peers, lambda run: run.memory))
    shown = tuple(f"{median(run.memory for run in runs):.0f} MiB" if runs else "–" for runs in (ours, peers))
    return (MEMORY, *shown, judged[0], "", *judged[1:])


def _saved(each: Measured) -> list[_Row]:
    if not each.saves:
        return []
    seconds, target = median(each.saves), _target(each.calls, SAVED)
    if target is None:
        return [(SAVED, f"{1000 * seconds:.0f} ms", "", *_NONE)]
    return [(SAVED, f"{1000 * seconds:.0f} ms", "", "", "", f"≤ {1000 * target:.0f} ms", _met(seconds, target))]


def _of(each: Measured, generator: str, what: str) -> list[Run]:
    return [run for run in each.runs if (run.generator, run.what) == (generator, what)]


def _ratio(ours: Sequence[Run], peers: Sequence[Run], cost: Callable[[Run], float]) -> float | None:
    """The median of the rounds' ratios; None without a peer."""
    by_round = {run.round: cost(run) for run in peers}
    ratios = [cost(run) / by_round[run.round] for run in ours if by_round.get(run.round)]
    return median(ratios) if ratios else None


def _judged(calls: int, what: str, ratio: float | None) -> tuple[str, str, str]:
    """Ratio, target, and whether it is met."""
    if ratio is None:
        return "", "", ""
    target = _target(calls, what)
    return (
        f"{ratio:.2g}" if ratio < 0.1 else f"{ratio:.2f}",
        *(("", "") if target is None else (f"≤ {target}", _met(ratio, target))),
    )


def _target(calls: int, what: str) -> float | None:
    sizes = [size for size in TARGETS if size <= calls]
    return TARGETS[max(sizes)].get(what) if sizes else None


def _met(value: float, target: float) -> str:
    return "yes" if value <= target else "**no**"


def _seconds(values: Sequence[float]) -> str:
    return f"{median(values):.2f} s" if values else ""
