"""What a build came to in, what the browser shows of it out: problems with the lines they stand in. ⚡ Reads files.

The report is plain JSON; the browser puts every text in as text, so nothing in an entry can become markup.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from generator.problems import Problem

#: At most so many problems are shown with their lines; the others are counted.
SHOWN = 40
_AROUND = 2
_WIDTH = 240
_LARGEST = 2_000_000


def report(problems: Iterable[Problem], failure: str, archive: Path) -> dict[str, Any]:
    """`problems` as objects with `excerpt` lines, how many more there are, and the text of a failed build."""
    errors_first = sorted(problems, key=lambda problem: problem.severity != "error")
    shown = [_shown(problem, archive) for problem in errors_first[:SHOWN]]
    return {"problems": shown, "more": max(0, len(errors_first) - SHOWN), "failure": failure}


def plain_report(problems: Iterable[Problem], failure: str) -> str:
    """The same as text, a line for each problem."""
    return "\n".join([*([failure] if failure else []), *map(str, problems)])


def _shown(problem: Problem, archive: Path) -> dict[str, Any]:
    place = problem.place
    return {
        "place": str(place),
        "severity": problem.severity,
        "message": problem.message,
        "remedy": problem.remedy,
        "line": place.line,
        "column": place.column,
        "excerpt": _excerpt(archive, place.path, place.line),
    }


def _excerpt(archive: Path, path: str, line: int) -> list[dict[str, Any]]:
    """The line and its neighbours, as they are on the disk now; nothing if the file cannot be read as text."""
    lines = _text(archive, path).split("\n")
    first = max(1, line - _AROUND)
    if line > len(lines) or lines == [""]:
        return []
    return [
        {"number": number, "text": lines[number - 1][:_WIDTH]}
        for number in range(first, min(len(lines), line + _AROUND) + 1)
    ]


def _text(archive: Path, path: str) -> str:
    """Only files below the archive are read, and only small ones."""
    root, file = archive.resolve(), archive / path
    try:
        if not file.resolve().is_relative_to(root) or not file.is_file() or file.stat().st_size > _LARGEST:
            return ""
        return file.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")
    except (OSError, ValueError):
        return ""
