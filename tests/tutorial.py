"""`docs/tutorial.md` as it is typed: the commands of its `sh` blocks, run one after the other."""

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.commands import ROOT

TUTORIAL = ROOT / "docs" / "tutorial.md"
#: A command of ours, whatever is installed.
BRIEFINGS = f'#!/bin/sh\nexec "{sys.executable}" -m generator "$@"\n'


def follow(folder: Path, chapters: range) -> subprocess.CompletedProcess[str]:
    """Type what these chapters say, in `folder` for the first that types anything, in the archive for the others."""
    (folder / "bin").mkdir(exist_ok=True)
    (folder / "bin" / "briefings").write_text(BRIEFINGS, "utf-8")
    (folder / "bin" / "briefings").chmod(0o755)
    parts = re.split(r"^## (?=\d\. )", TUTORIAL.read_text("utf-8"), flags=re.MULTILINE)
    typed = "\n".join(
        block for number in chapters for block in re.findall(r"```sh\n(.*?)```", parts[number], re.DOTALL)
    )
    environment = {"PATH": f"{folder / 'bin'}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    place = folder if chapters.start <= 2 else folder / "ferries"
    return subprocess.run(
        ["bash", "-e", "-c", typed], cwd=place, env=os.environ | environment, capture_output=True, text=True,
        check=False, timeout=300,
    )  # fmt: skip
