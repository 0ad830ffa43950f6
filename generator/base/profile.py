"""Where the time of a build goes: stages and pages are timed here, and told as a table. Reads the clock, nothing else.

In: what a build does, wrapped in `stage`, and what it came to. Out: seconds and counts by stage, by page type how many
were made and how long they took, the slowest pages.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

SHOWN = 12


@dataclass(slots=True)
class Profile:
    """`stages`: name -> seconds, in order. `pages`: (seconds, page type, path) of each page that was rendered here."""

    stages: dict[str, float] = field(default_factory=dict)
    pages: list[tuple[float, str, str]] = field(default_factory=list)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Add the time spent inside to a stage."""
        begun = time.perf_counter()
        try:
            yield
        finally:
            self.stages[name] = self.stages.get(name, 0.0) + time.perf_counter() - begun

    @contextmanager
    def page(self, kind: str, path: str) -> Iterator[None]:
        begun = time.perf_counter()
        try:
            yield
        finally:
            self.pages.append((time.perf_counter() - begun, kind, path))


@dataclass(frozen=True, slots=True)
class Counts:
    """What the stages of a build had to do: content files, pages (feeds and the like included), files of the site."""

    parsed: int
    remembered: int
    rendered: int
    kept: int
    written: int
    unchanged: int
    removed: int


def as_table(profile: Profile, counts: Counts) -> str:
    """The profile as lines of text: stages, page types (each has its template), slowest pages."""
    whole = sum(profile.stages.values()) or 1.0
    rendering = sum(seconds for seconds, _, _ in profile.pages)
    notes = {
        "read, parse and link": f"{counts.parsed:,} files parsed, {counts.remembered:,} remembered",
        "plan the pages": f"{counts.rendered + counts.kept:,} pages, feeds and tables",
        "render, index and write": f"{counts.rendered:,} rendered in {rendering:.3f} s, {counts.kept:,} left "
        f"standing; {counts.written:,} files written, {counts.unchanged:,} unchanged, {counts.removed:,} removed",
    }
    lines = [f"Stages{'':24}time  share   in one process, so that pages can be timed"]
    for name, seconds in profile.stages.items():
        lines.append(f"  {name:<26}{_time(seconds, whole)}   {notes.get(name, '')}".rstrip())
    lines += [f"  {'in all':<26}{_time(whole, whole)}", "", f"Page types{'':20}time  share  number      mean"]
    kinds: dict[str, list[float]] = {}
    for seconds, kind, _ in profile.pages:
        kinds.setdefault(kind, []).append(seconds)
    for kind, times in sorted(kinds.items(), key=lambda row: (-sum(row[1]), row[0])):
        mean = 1000 * sum(times) / len(times)
        lines.append(f"  {kind:<26}{_time(sum(times), whole)}  {len(times):6,}  {mean:5.2f} ms")
    lines += ["", "Slowest pages"]
    slowest = sorted(profile.pages, key=lambda page: (-page[0], page[2]))[:SHOWN]
    lines += [f"  {1000 * seconds:8.1f} ms  {path}" for seconds, _, path in slowest]
    return "\n".join(lines)


def _time(seconds: float, whole: float) -> str:
    return f"{seconds:6.3f} s  {100 * seconds / whole:3.0f} %"
