"""Pictures of the tutorial for the documentation: `python -m tools.pictures.tutorial_pictures` writes them.

What `docs/tutorial.md` says is typed, chapter by chapter, and the call is looked at where the text shows it.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.chromium import chromium_path
from tests.conftest import NO_CHROMIUM, ROOT
from tests.tutorial import follow
from tools.pictures.camera import camera

CALL = "en/calls/2027-03-02-tanaka-bergholz/"
#: The picture, the chapters up to it, whether it is of a draft, and how high it is.
SHOTS = (("tutorial-draft", range(1, 4), ["--drafts"], 760), ("tutorial-call", range(4, 6), [], 1460))


def main(folder: Path = ROOT / "docs" / "pictures") -> int:
    """Write both pictures; exit code 1 if there is no Chromium or a command of the tutorial fails."""
    if chromium_path() is None:
        sys.stderr.write(NO_CHROMIUM + "\n")
        return 1
    with tempfile.TemporaryDirectory() as scratch:
        for name, chapters, options, height in SHOTS:
            typed = follow(Path(scratch), chapters)
            if typed.returncode:
                sys.stderr.write(typed.stdout + typed.stderr)
                return 1
            site = Path(scratch) / name
            words = [
                "build",
                "--archive",
                str(Path(scratch) / "ferries"),
                "--output",
                str(site),
                "--no-search",
                *options,
            ]
            words += ["--base-url", "https://example.org/repo/"]
            subprocess.run([sys.executable, "-m", "generator", *words], cwd=ROOT, check=True, capture_output=True)
            with camera(site) as lens:
                picture = lens.screen(CALL, 1000, "light", height)
                (folder / f"{name}.png").write_bytes(lens.smaller(picture))
    return 0


if __name__ == "__main__":
    sys.exit(main())
