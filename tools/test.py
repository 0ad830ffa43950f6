"""`make test`: format, lint and types beside the tests; what each has to say, one after the other, and one exit code.

In: further words for pytest. Out: 1 as exit code if anything failed, and what it was in the last line; before it, which
tests took longest. mypy runs while the tests begin, for it mostly uses one processor and they wait now and then. The
generator is compiled before, and what else is compiled is kept: fifty processes would do it again, each for itself.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
COMPILE = ("compileall", "-q", "generator")
FIRST = (("ruff", "format", "--check", "."), ("ruff", "check", "."))
BESIDE = ("mypy", "--strict", "generator")
TESTS = ("pytest", "-n", "auto", "--durations=20")


def main(words: Sequence[str]) -> int:
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    failed = [module_words for module_words in (COMPILE, *FIRST) if _run(module_words)]
    chromium = subprocess.run(["sh", ".ci/chromium", sys.executable], cwd=ROOT, check=False)
    with tempfile.TemporaryFile() as said:
        types = subprocess.Popen([sys.executable, "-m", *BESIDE], cwd=ROOT, stdout=said, stderr=said)
        tests = (*TESTS, *words)
        failed += [tests] if _run(tests) else []
        ended = types.wait()
        said.seek(0)
        _tell(BESIDE)
        sys.stdout.flush()
        sys.stdout.buffer.write(said.read())
    failed += [BESIDE] if ended else []
    for each in failed:
        print(f"FAILED: {' '.join(each)}")
    return 1 if failed or chromium.returncode else 0


def _run(words: Sequence[str]) -> int:
    _tell(words)
    return subprocess.run([sys.executable, "-m", *words], cwd=ROOT, check=False).returncode


def _tell(words: Sequence[str]) -> None:
    print(f"python -m {' '.join(words)}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
