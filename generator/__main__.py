"""`briefings`, and `python -m generator`: the entry point, which tells even where it cannot begin.

In: the words of the command line. Out: an exit code. A system it cannot run on, a library that is missing and
an interrupt are one sentence, however early they are met.
"""

import sys
from pathlib import Path


def main() -> None:
    """Run the command line."""
    if sys.platform == "win32":
        sys.stderr.write("briefings: needs Linux or macOS; on Windows run it inside WSL, where it is as on Linux\n")
        sys.exit(2)
    try:
        from generator.commands.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.stderr.write("\nbriefings: interrupted\n")
        sys.exit(130)
    except ModuleNotFoundError as error:
        missing = (error.name or "").partition(".")[0]
        if missing in ("", "generator"):
            raise
        sys.stderr.write(f"briefings: the library {missing} is missing from this environment; {_remedy()}\n")
        sys.exit(2)


def _remedy() -> str:
    """What to type so that every library is there: from the lock file of a checkout, else the package anew."""
    from generator.base.problems import as_typed

    lock = Path(__file__).parents[1] / "requirements.txt"
    what = f"--requirement {as_typed(lock)}" if lock.is_file() else "--force-reinstall briefings"
    return f"install it with `{as_typed(sys.executable)} -m pip install {what}`"


if __name__ == "__main__":
    main()
