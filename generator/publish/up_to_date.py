"""Whether a published site is up to date: nothing that it was made of, and nothing in it, has been touched since. ⚡

In: the archive, the published folder and the options of a build. Out: what that build came to, so that the same build
need not be run again. Looks at names, sizes and times alone, and loads nothing heavy; where in doubt the answer is no.
"""

import os
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from generator.base.memo import (
    PACKAGE,
    Tree,
    has_secret,
    is_as_noted,
    noted,
    recall,
    remember,
    tree,
    tree_stamp,
    version,
)
from generator.base.problems import Problem

#: Written by other programs while nothing of ours changes.
_PASSED_OVER = ("__pycache__",)


class Inputs(NamedTuple):
    """A digest of everything a build is made of; empty if something was written too recently to be sure."""

    stamp: str
    store: Path


def inputs_of(folder: Path, published: Path, options: str) -> Inputs:
    """What a build of `folder` into `published` would be made of now. Ask before anything is read."""
    package = PACKAGE
    roots = (folder / "content", folder / "themes", package, package.parent / "themes")
    stamps = [tree_stamp(tree(root, _PASSED_OVER)) for root in roots]
    store = folder / ".cache" / "built" / blake2b(os.fsencode(published), digest_size=8).hexdigest()
    return Inputs(version(options, *stamps) if all(stamps) else "", store)


def last_build(inputs: Inputs, published: Path) -> tuple[tuple[int, ...], tuple[Problem, ...]] | None:
    """The figures and the problems of the build that published this folder, or None if it has to be run."""
    if not inputs.stamp or has_secret():  # times are no proof where others could write
        return None
    outputs, figures, problems = recall(inputs.store, inputs.stamp).get("built", (("", ""), (), ()))
    return (figures, problems) if is_as_noted(published, *outputs) else None


def remember_build(inputs: Inputs, published: Tree, figures: tuple[int, ...], problems: tuple[Problem, ...]) -> None:
    """Remember what a build came to, and what it published."""
    if inputs.stamp:
        built = {"built": (noted(published), figures, problems)}
        remember(inputs.store, inputs.stamp, built, ["built"])
