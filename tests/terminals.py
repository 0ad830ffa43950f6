"""The program run in a terminal of its own: its words and the answers to its questions in, what it printed out."""

import os
import pty
import select
import time
from collections.abc import Mapping
from pathlib import Path

from tests.commands import COMMAND, ROOT


def conversation(
    archive: Path, *words: str, answers: tuple[str, ...] = (), environment: Mapping[str, str] | None = None
) -> tuple[str, int]:
    """Run it in a terminal and answer each question in turn: what was printed, and the exit code."""
    child, terminal = pty.fork()
    if not child:
        os.chdir(archive)
        os.execvpe(COMMAND[0], [*COMMAND, *words], {**os.environ, "PYTHONPATH": str(ROOT), **(environment or {})})  # noqa: S606
    said, end = "", time.monotonic() + 60
    for answer in answers:
        asked = len(said)
        while not (len(said) > asked and said.rstrip().endswith(":")):
            assert time.monotonic() < end, said
            said += _heard(terminal) or ""
        os.write(terminal, f"{answer}\n".encode())
    while (more := _heard(terminal)) is not None:
        assert time.monotonic() < end, said
        said += more
    _, status = os.waitpid(child, 0)
    os.close(terminal)
    return said.replace("\r\n", "\n"), os.waitstatus_to_exitcode(status)


def _heard(terminal: int) -> str | None:
    """What was printed within a moment; None when the program has ended."""
    if not select.select([terminal], [], [], 0.1)[0]:
        return ""
    try:
        return os.read(terminal, 4096).decode() or None
    except OSError:
        return None
