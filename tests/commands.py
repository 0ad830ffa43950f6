"""The command line as people and scripts run it: its words in, its exit code and what it printed out.

`briefings` runs within the process of the tests, for a process of its own takes longer for its imports than most
commands for their work. `in_a_process` is for tests about the process: signals, terminals and pipes, time zones,
missing libraries, and once for each thing that people type.
"""

import contextlib
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from click.testing import CliRunner

from generator.commands.cli import commands

ROOT = Path(__file__).parent.parent
COMMAND = (sys.executable, "-m", "generator")


class Ended(NamedTuple):
    """A command that has ended."""

    code: int
    out: str
    err: str


def briefings(*words: str, cwd: Path = ROOT, **environment: str) -> Ended:
    """Run a command in a folder, where nobody can answer; the variables come on top of the environment."""
    with contextlib.chdir(cwd):
        ended = CliRunner().invoke(commands, words, prog_name="briefings", env=environment, catch_exceptions=False)
    return Ended(int(ended.exit_code), ended.stdout, ended.stderr)


def in_a_process(*words: str, cwd: Path = ROOT, **environment: str) -> Ended:
    """The same in a process of its own."""
    ended = subprocess.run(
        [*COMMAND, *words], cwd=cwd, capture_output=True, text=True, timeout=300, stdin=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
    )  # fmt: skip
    return Ended(ended.returncode, ended.stdout, ended.stderr)
