"""A tag in, the notes of its release out: the part of CHANGELOG.md that describes it.

`python -m tools.supply.release v0.2.0` ends with 1 and a sentence where the tag is not that of the version in
generator/__init__.py, or the changelog says nothing of it: nothing is published then.
"""

import re
import sys

from generator import __version__
from tools.supply.locked import ROOT


def main(tag: str) -> None:
    print(notes(tag, __version__, (ROOT / "CHANGELOG.md").read_text("utf-8")))


def notes(tag: str, version: str, changelog: str) -> str:
    """What the changelog says of the version. Raises `SystemExit` with a sentence where it may not be released."""
    if tag != f"v{version}":
        raise SystemExit(f"the tag is {tag} and the version {version}: write the same in generator/__init__.py")
    found = re.search(rf"^## \[{re.escape(version)}\] - \d{{4}}-\d\d-\d\d\n(.*?)(?=^## \[|\Z)", changelog, re.M | re.S)
    if not found or not found[1].strip():
        raise SystemExit(f"CHANGELOG.md has no part `## [{version}] - YYYY-MM-DD` with a word in it: write it")
    return found[1].strip()


if __name__ == "__main__":
    main(*sys.argv[1:])
