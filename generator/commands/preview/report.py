"""What a build came to in, what the browser shows of it out: problems with the lines they stand in. ⚡ Reads files.

The report is plain JSON; the browser puts every text in as text, so nothing in an entry can become markup.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from generator.base.problems import Place, Problem

#: At most so many problems are shown with their lines; the others are counted.
SHOWN = 40
_AROUND, _WIDTH = 2, 240
_LARGEST = 2_000_000
_WORD = re.compile(r"[\w-]+(?:[:./#][\w-]+)*|.")


def report(problems: Iterable[Problem], failure: str, archive: Path) -> dict[str, Any]:
    """`problems` as objects with `excerpt` lines, how many more there are, and the text of a failed build."""
    errors_first = sorted(problems, key=lambda problem: problem.severity != "error")
    shown = [_shown(problem, archive) for problem in errors_first[:SHOWN]]
    return {"problems": shown, "more": max(0, len(errors_first) - SHOWN), "failure": failure}


def plain_report(problems: Iterable[Problem], failure: str) -> str:
    """The same as text, a line for each problem."""
    return "\n".join([*([failure] if failure else []), *map(str, problems)])


def _shown(problem: Problem, archive: Path) -> dict[str, Any]:
    return {
        "place": str(problem.place),
        "severity": problem.severity,
        "message": problem.message,
        "remedy": problem.remedy,
        "excerpt": _excerpt(archive, problem.place),
    }


def _excerpt(archive: Path, place: Place) -> list[dict[str, Any]]:
    """The line and its neighbours, as they are on the disk now; nothing if the file cannot be read as text."""
    lines = _text(archive, place.path).split("\n")
    if place.line > len(lines) or lines == [""]:
        return []
    first, last = max(1, place.line - _AROUND), min(len(lines), place.line + _AROUND)
    numbered = [(number, lines[number - 1]) for number in range(first, last + 1)]
    return [
        {"number": number, **(_marked(text, place.column) if number == place.line else {"text": _cut(text)})}
        for number, text in numbered
    ]


def _marked(text: str, column: int) -> dict[str, str]:
    """The line in three parts: the word at the column, and what stands before and behind it."""
    start = min(column - 1, len(text))
    word = _WORD.match(text, start)
    end = word.end() if word else start
    before = text[:start] if start <= _WIDTH // 2 else "…" + text[start - _WIDTH // 2 : start]
    return {"text": before, "mark": text[start:end], "rest": _cut(text[end:])}


def _cut(text: str) -> str:
    return text if len(text) <= _WIDTH else text[:_WIDTH] + "…"


def _text(archive: Path, path: str) -> str:
    """Only files below the archive are read, and only small ones."""
    root, file = archive.resolve(), archive / path
    try:
        if not file.resolve().is_relative_to(root) or not file.is_file() or file.stat().st_size > _LARGEST:
            return ""
        return file.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")
    except (OSError, ValueError):
        return ""
