"""What a person reads in the terminal: progress, problems, closing lines. ⚡ Writes to the terminal.

Problems and progress go to standard error, results to standard output. In a terminal there is colour and a bar,
anywhere else plain lines. Rich is loaded only where it shows something.
"""

import json
import os
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from generator.base.problems import Problem, as_typed, first_few

STAGES = {"parse": "Reading entries", "write": "Writing pages", "read": "Reading pages", "ask": "Asking addresses"}


def say(text: str, quiet: bool = False) -> None:
    """A result, on standard output."""
    if not quiet:
        click.echo(text)


def command(words: str) -> str:
    """A command of ours as it works from where the reader stands: as `make` gives it, by its name, or by its path."""
    typed = os.environ.get("BRIEFINGS_TYPED")
    if typed or shutil.which("briefings"):
        return f"{typed or 'briefings'} {words}"
    script = Path(sys.executable).with_name("briefings")
    if not script.is_file():
        return f"{as_typed(sys.executable)} -m generator {words}"
    here = Path.cwd()
    return f"{as_typed(script.relative_to(here) if script.is_relative_to(here) else script)} {words}"


def show_problems(problems: Iterable[Problem]) -> None:
    """Each problem in its one line, many of a kind counted, on standard error; the place is coloured in a terminal."""
    for problem in first_few(problems):
        colour = {"error": "red", "warning": "yellow"}.get(problem.severity, "cyan")
        place = click.style(str(problem.place), fg=colour, bold=True)
        click.echo(f"{place}{str(problem)[len(str(problem.place)) :]}", err=True)


def as_json(problems: Iterable[Problem]) -> str:
    """The problems as a JSON list: path, line, column, severity, message, remedy."""
    rows = [
        {"path": p.place.path, "line": p.place.line, "column": p.place.column, "severity": p.severity,
         "message": p.message, "remedy": p.remedy}
        for p in problems
    ]  # fmt: skip
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def as_annotations(problems: Iterable[Problem]) -> str:
    """The problems as workflow commands of GitHub Actions, one a line, with its escapes."""

    def escaped(text: str, more: str = "") -> str:
        for character in "%\r\n" + more:
            text = text.replace(character, f"%{ord(character):02X}")
        return text

    return "".join(
        f"::{'notice' if p.severity == 'note' else p.severity} "
        f"file={escaped(p.place.path, ':,')},line={p.place.line},col={p.place.column}"
        f"::{escaped(p.message + ('; ' + p.remedy if p.remedy else ''))}\n"
        for p in first_few(problems)
    )


def count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def summary(problems: tuple[Problem, ...]) -> str:
    """`2 errors and 1 warning`."""
    numbers = Counter(problem.severity for problem in problems)
    parts = [count(numbers[s], s, f"{s}s") for s in ("error", "warning", "note") if numbers[s]]
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:]))) or "no problems"


@contextmanager
def progress(quiet: bool) -> Iterator[Callable[[str, int, int], None]]:
    """A function for `build.Progress` that draws a bar in a terminal and does nothing elsewhere."""
    if quiet or not sys.stderr.isatty():
        yield lambda stage, done, of: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

    columns = (TextColumn("{task.description:<16}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, TaskID] = {}

        def advance(stage: str, done: int, of: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(STAGES.get(stage, stage), total=of)
            if done % 16 == 0 or done == of:
                bars.update(tasks[stage], completed=done)

        yield advance
