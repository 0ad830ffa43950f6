"""What is to be served, what a build came to, and what is being served just now. ⚡ Reads files."""

import os
import secrets
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from generator.base.problems import Problem
from generator.commands.preview.requests import site_path

#: The preview's own files lie in this folder below the base path; no site has one of this name.
OWN = "~preview/"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one build came to.

    `made` says that the folder now holds what was built. `base_path` is the sub-path of the site, `/` or `/repo/`, and
    None if the configuration could not be read. `failure` is what to say where a build failed without a problem in the
    content: a sentence on the set-up, or the traceback of an internal error. `start` is the page to begin with, below
    the base path. `given_up` says that a newer change was waiting.

    `files` is what a glimpse came to: the bytes of files of the site, by their paths below its folder.
    """

    made: bool
    base_path: str | None = None
    problems: tuple[Problem, ...] = ()
    failure: str = ""
    start: str = ""
    given_up: bool = False
    files: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Preview:
    """What is served, and how it is made.

    `make(port)` builds into `folder` and is called in a thread; `hurry()` asks a running one to give up where that
    costs nothing, `abandon()` makes it return soon. `glimpse(changed, shown)` makes the files of the site `shown`
    without a build, from the files of the archive that have `changed` since the last one, or None where it takes one.
    `watched` are the paths whose changes ask for a build, `archive` is where the places of problems are relative to.
    """

    archive: Path
    folder: Path
    watched: tuple[Path, ...]
    make: Callable[[int], Outcome]
    glimpse: Callable[[Collection[str], Collection[str]], Outcome | None]
    hurry: Callable[[], None]
    abandon: Callable[[], None]


@dataclass(slots=True)
class Served:
    """`number` counts the builds that have ended; `ever` says whether one of them has made a site.

    `glimpsed` are files that are served instead of those in the folder, until a build has caught up with them.
    """

    archive: Path
    folder: Path
    port: int
    base_path: str = "/"
    start: str = ""
    number: int = 0
    building: bool = True
    ever: bool = False
    outcome: Outcome = field(default_factory=lambda: Outcome(made=False))
    glimpsed: dict[str, bytes] = field(default_factory=dict)
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
            self.glimpsed.clear()
        self.start = outcome.start or self.start

    def take_glimpse(self, outcome: Outcome) -> None:
        """What is seen before the build that is to follow."""
        self.number += 1
        self.outcome = outcome
        self.glimpsed.update(outcome.files)

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

    def read(self, raw_path: str) -> tuple[str, bytes] | None:
        """Name and bytes of the file that a request's path means, or None. A link leads to no file of the site."""
        path = self.path_of(raw_path)
        if path is None:
            return None
        file = self.folder / path
        try:
            if path in self.glimpsed:
                return file.name, self.glimpsed[path]
            plain = file.is_file() and os.path.realpath(file) == str(file)
            return (file.name, file.read_bytes()) if plain else None
        except OSError:
            return None

    def path_of(self, raw_path: str) -> str | None:
        """The path of the file below the site's folder that a request's path means, whether there is one or not."""
        path = site_path(raw_path, self.base_path)
        return f"{path}index.html" if path is not None and (path.endswith("/") or not path) else path

    def is_folder(self, raw_path: str) -> bool:
        """Whether the path means a folder of the site, its final `/` left out."""
        path = site_path(raw_path, self.base_path)
        return bool(path) and (self.folder / str(path) / "index.html").is_file()

    def version(self, raw_path: str) -> str:
        """A digest of what the path is answered with."""
        found = self.read(raw_path) or self.read(self.base_path + "404.html")
        return digest(found[1]) if found else ""


def digest(content: bytes) -> str:
    """Sixteen hex digits that tell contents apart."""
    return blake2b(content, digest_size=8).hexdigest()
