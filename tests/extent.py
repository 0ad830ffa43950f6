"""How much a run tries: `make test` a sample of the seeds, widths and hostile texts, `make test-long` all of them.

What only the long run tries carries the marker `long`, which pytest leaves out unless it is asked for everything.
"""

import os
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import settings


def long(case: object) -> Any:
    """A case of `parametrize` that is only tried in the long run."""
    return pytest.param(case, marks=pytest.mark.long)


def examples(most: int) -> settings:
    """So many made-up inputs in the long run, which has a profile of its own; a quarter of them every day."""
    return settings(max_examples=most if "HYPOTHESIS_PROFILE" in os.environ else most // 4)


def at_once_and_alone(cases: Sequence[str]) -> list[Any]:
    """All cases at once; in the long run each alone too, which is no stricter, but says which one it was."""
    return [
        pytest.param(list(cases), id="all"),
        *(pytest.param([case], id=repr(case), marks=pytest.mark.long) for case in cases),
    ]
