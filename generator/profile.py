"""Where the time of a build goes: stages and pages are timed here, and told as a table. Reads the clock, nothing else.

In: what a build does, wrapped in `stage`. Out: seconds by stage, the slowest pages, and by page type how many were made
and how long they took.
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


def told(profile: Profile, parsed: int, remembered: int, rendered: int, standing: int) -> str:
    """The profile as lines of text: stages, page types (each has its template), slowest pages, what was remembered."""
    lines = ["Stages"]
    lines += [f"  {seconds:8.3f} s  {name}" for name, seconds in profile.stages.items()]
    lines += ["Page types (time, number, mean)"]
    kinds: dict[str, list[float]] = {}
    for seconds, kind, _ in profile.pages:
        kinds.setdefault(kind, []).append(seconds)
    for kind, times in sorted(kinds.items(), key=lambda row: (-sum(row[1]), row[0])):
        lines.append(f"  {sum(times):8.3f} s  {len(times):6,}  {1000 * sum(times) / len(times):8.2f} ms  {kind}")
    lines += ["Slowest pages"]
    lines += [f"  {1000 * seconds:8.1f} ms  {path}" for seconds, _, path in sorted(profile.pages, reverse=True)[:SHOWN]]
    lines += [
        "Remembered against made",
        f"  {remembered:6,} files remembered, {parsed:,} parsed",
        f"  {standing:6,} pages left standing, {rendered:,} rendered",
    ]
    return "\n".join(lines)
