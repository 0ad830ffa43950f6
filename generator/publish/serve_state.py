"""What is to be served, what a build came to, and what is being served just now. ⚡ Reads files."""

import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from generator.problems import Problem
from generator.publish.serve_requests import site_path

#: The preview's own files lie in this folder below the base path; no site has one of this name.
OWN = "~preview/"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one build came to.

    `made` says that the folder now holds what was built. `base_path` is the sub-path of the site, `/` or `/repo/`, and
    None if the configuration could not be read. `failure` is what to say where a build failed without a problem in the
    content: a sentence on the set-up, or the traceback of an internal error. `start` is the page to begin with, below
    the base path.
    """

    made: bool
    base_path: str | None = None
    problems: tuple[Problem, ...] = ()
    failure: str = ""
    start: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """What is served, and how it is made.

    `make(port)` builds into `folder` and is called in a thread; `abandon()` makes a running one return soon. `watched`
    are the paths whose changes ask for a new build, `archive` is where the places of problems are relative to.
    """

    archive: Path
    folder: Path
    watched: tuple[Path, ...]
    make: Callable[[int], Outcome]
    abandon: Callable[[], None]


@dataclass(slots=True)
class Served:
    """`number` counts the builds that have ended; `ever` says whether one of them has made a site."""

    archive: Path
    folder: Path
    port: int
    base_path: str = "/"
    start: str = ""
    number: int = 0
    building: bool = True
    ever: bool = False
    outcome: Outcome = field(default_factory=lambda: Outcome(made=False))
    session: str = field(default_factory=lambda: secrets.token_hex(4))

    def take(self, outcome: Outcome) -> None:
        """A build has ended. The base path moves only with the site, or while there is none yet."""
        self.number += 1
        self.building = False
        self.outcome = outcome
        if outcome.base_path and (outcome.made or not self.ever):
            self.base_path = outcome.base_path
        if outcome.made:
            self.ever = True
        self.start = outcome.start or self.start

    @property
    def stamp(self) -> str:
        """Names the build that a page is served from. While the next one runs it ends with `+`: it may be either."""
        return f"{self.session}-{self.number}{'+' if self.building else ''}"

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}{self.base_path}"

    def own(self, name: str) -> str:
        """The address path of one of the preview's own files."""
        return self.base_path + OWN + name

    def file(self, raw_path: str) -> Path | None:
        """The file that a request's path means, or None. Nothing that a link leads to is a file of the site."""
        path = site_path(raw_path, self.base_path)
        if path is None:
            return None
        file = self.folder / (path + "index.html" if path.endswith("/") or not path else path)
        return file if file.is_file() and os.path.realpath(file) == str(file) else None

    def is_folder(self, raw_path: str) -> bool:
        """Whether the path means a folder of the site, its final `/` left out."""
        path = site_path(raw_path, self.base_path)
        return bool(path) and (self.folder / str(path) / "index.html").is_file()

    def version(self, raw_path: str) -> str:
        """A digest of what the path is answered with."""
        file = self.file(raw_path) or self.folder / "404.html"
        try:
            return digest(file.read_bytes())
        except OSError:
            return ""


def digest(content: bytes) -> str:
    """Sixteen hex digits that tell contents apart."""
    return blake2b(content, digest_size=8).hexdigest()
