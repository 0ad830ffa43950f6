"""The archive's own actors, as the import needs them: names, spellings, roles.

In: the folder `content/actors/`, or actors that were read elsewhere. Out: a `Register`. Files that cannot be read
are left out here; `check` reports them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Role:
    """An office of an actor. `start` and `end` are ISO dates of any precision, both included; None is open."""

    titles: tuple[str, ...]
    of: str | None = None
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """`names` maps a language to the display name; `spellings` are all further forms that occur in sources."""

    id: str
    kind: str
    names: Mapping[str, str]
    spellings: tuple[str, ...] = ()
    sort_name: str | None = None
    original_name: str | None = None
    country: str | None = None
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class Register:
    """All actors, in the order of their ids."""

    actors: tuple[Actor, ...]


def read_register(folder: Path) -> Register:
    """The actors of an archive's `content/actors` folder; an empty register if there is none."""
    raise NotImplementedError
