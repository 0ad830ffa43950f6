"""A folder and the words of a git command in, its output out. ⚡ Runs git.

Plumbing only: nothing here checks out, adds, merges or rebases. What the environment says about repositories, indexes
and configuration is not passed on (a hook or a hostile shell may have set it), and hooks, background maintenance and
optional locks are off, so that a command changes what it is asked to change and nothing else.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.base.problems import SetupError

#: Of the variables that begin with GIT_, those that say who commits, how to reach a remote, and where the user's own
#: configuration is.
_PASSED_ON = frozenset({
    "GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL", "GIT_SSH", "GIT_SSH_COMMAND",
    "GIT_SSH_VARIANT", "GIT_ASKPASS", "GIT_TERMINAL_PROMPT", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM",
    "GIT_CONFIG_NOSYSTEM", "GIT_SSL_CAINFO", "GIT_SSL_CAPATH", "GIT_EXEC_PATH", "GIT_PROXY_COMMAND",
})  # fmt: skip
_SETTINGS = (
    "core.fsmonitor=false", "core.splitIndex=false", "core.untrackedCache=false", "gc.auto=0", "maintenance.auto=false",
    "fetch.writeCommitGraph=false", "core.preloadIndex=true",
)  # fmt: skip


class GitError(Exception):
    """A git command that failed, with the sentence that git or the remote said."""


@dataclass(frozen=True, slots=True)
class Repository:
    """`folder` is any folder in the work tree; `variables` are set for every command.

    `patience` is how long one command may take, in seconds; None is as long as it needs.
    """

    folder: Path
    variables: Mapping[str, str]
    patience: float | None = None

    def run(self, *words: str, stdin: bytes = b"", hooks: bool = False) -> bytes:
        """What a git command prints. Raises `GitError` if it fails, `SetupError` without git."""
        import subprocess  # here, since most commands need no git

        settings = [*_SETTINGS, *([] if hooks else ["core.hooksPath=/dev/null"])]
        command = ["git", "-C", str(self.folder), *(word for setting in settings for word in ("-c", setting)), *words]
        try:
            done = subprocess.run(
                command, input=stdin, capture_output=True, env=_environment() | dict(self.variables), check=False,
                timeout=self.patience,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise GitError(f"git {words[0]} took longer than {self.patience} seconds") from None
        except OSError:
            raise SetupError("git is not installed, or not where commands are looked for") from None
        if done.returncode:
            raise GitError(_sentence(done.stderr, done.stdout))
        return done.stdout

    def line(self, *words: str, stdin: bytes = b"") -> str:
        """The one line that a git command prints."""
        return os.fsdecode(self.run(*words, stdin=stdin)).removesuffix("\n")

    def says(self, *words: str) -> str | None:
        """The one line that a git command prints, or None if it fails: for questions that may be answered by no."""
        try:
            return self.line(*words)
        except GitError:
            return None


def quoted(path: bytes) -> bytes:
    """A path as git reads it in a list of one path a line, whatever bytes it holds."""
    return b'"' + re.sub(rb"[^A-Za-z0-9/._-]", lambda match: b"\\%03o" % match[0][0], path) + b'"'


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name in _PASSED_ON}
    return kept | {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_REPLACE_OBJECTS": "1"}


def _sentence(*outputs: bytes) -> str:
    """What git printed in one line, no control characters: the refusal and what the remote said, or its own error."""
    lines = [line for output in outputs for line in output.decode("utf-8", "replace").splitlines()]
    lines = [re.sub(r"\x1b\[[0-9;]*[A-Za-z]|[\x00-\x1f\x7f]", " ", line).strip() for line in lines]
    said = [line.removeprefix("remote:").strip() for line in lines if re.match(r"remote: *\S", line)]
    refused = [line.rpartition("[")[2].replace("]", "", 1) for line in lines if line.startswith("!")]
    own = [line.partition(":")[2].strip() for line in lines if re.match(r"(?:fatal|error):", line)]
    told = [line[0] for line in (refused, said) if line and line[0]] or [line for line in (*own, *lines) if line][:1]
    return ": ".join(told).rstrip(".") or "no reason given"
