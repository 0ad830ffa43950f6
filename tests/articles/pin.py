"""`python -m tests.articles.pin`: runs the importer over all cases, and pins the scores that it reaches.

In: nothing. Out: `cases/reached.yaml` anew, and on standard output every score that is another than before.
"""

import tempfile
from collections.abc import Mapping
from pathlib import Path

from tests.articles.scoring import MEASURES, NAMES, REACHED, imported, pinned, score

_HEAD = "# The scores below 1 that the importer reached. Written by `python -m tests.articles.pin`; nobody edits it.\n"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        report = imported(Path(folder))
    reached = {name: {measure: score(name, measure, report)[0] for measure in MEASURES} for name in NAMES}
    for name, scores in reached.items():
        before = pinned(name)
        for measure in MEASURES:
            if scores[measure] != before[measure]:
                print(f"{name}, {measure}: {before[measure]} → {scores[measure]}")
    REACHED.write_text(text_of(reached), encoding="utf-8")


def text_of(reached: Mapping[str, Mapping[str, float]]) -> str:
    """The file: a line for each case that misses anything."""
    lines = []
    for name, scores in sorted(reached.items()):
        below = ", ".join(f"{measure}: {value}" for measure, value in scores.items() if value < 1)
        lines += [f"{name}: {{{below}}}\n"] if below else []
    return _HEAD + ("".join(lines) or "{}\n")


if __name__ == "__main__":
    main()
