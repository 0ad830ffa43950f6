"""Digests of units in, the texts that they were made from out, as far as Git remembers them. ⚡ Runs git.

Only Git's plumbing is used, which no alias, pager, hook, filter or signature setting of a repository can change, and
nothing is fetched.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.base.git import GitError, Repository
from generator.base.problems import SetupError
from generator.content import entry, parse, unit_texts

#: How many versions of a file are looked through, newest first, and how long one command of Git may take, in seconds.
_MOST_VERSIONS = 500
_PATIENCE = 20
_VARIABLES = {"GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_LITERAL_PATHSPECS": "1"}


@dataclass(frozen=True, slots=True)
class Remembered:
    """A unit's text as it stood in a commit (short name)."""

    text: str
    commit: str


def remembered(folder: Path, original: entry.Edition, wanted: Iterable[str]) -> Mapping[str, Remembered]:
    """Digest -> its text in the newest committed version of the original that has it; without Git, nothing."""
    missing, found = {digest for digest in wanted if digest}, dict[str, Remembered]()
    for commit, text in _versions(folder, original.path) if missing else ():
        version, _ = parse(original.path, original.kind, original.id, original.language, text, "")
        if version is None:
            continue
        texts = unit_texts(version, text)
        for unit, words in zip(version.units, texts, strict=True):
            if unit.digest in missing:
                missing.remove(unit.digest)
                found[unit.digest] = Remembered(words, commit[:10])
        if not missing:
            break
    return found


def _versions(folder: Path, path: str) -> Iterator[tuple[str, str]]:
    """(commit, text) of the versions of a file, newest first."""
    repository = Repository(folder, _VARIABLES, _PATIENCE)
    listed = _printed(repository, "rev-list", f"--max-count={_MOST_VERSIONS}", "HEAD", "--", path)
    for commit in (listed or b"").decode("ascii", "replace").split():
        blob = _printed(repository, "cat-file", "blob", f"{commit}:./{path}")
        if blob is not None:
            yield commit, blob.decode("utf-8", "replace")


def _printed(repository: Repository, *words: str) -> bytes | None:
    """What git prints, or None where it is missing, fails or takes too long."""
    try:
        return repository.run(*words)
    except (GitError, SetupError):
        return None
