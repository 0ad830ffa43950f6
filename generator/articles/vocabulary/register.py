"""The archive's own actors, as the import needs them: names, spellings, roles.

In: the folder `content/actors/`. Out: a `Register`. The edition with the facts and its translation become one `Actor`;
files that cannot be read are left out here, the build reports them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.base.notation import Mapping as YamlMapping
from generator.base.notation import Node, NotationError, Scalar, Sequence, read_yaml, split

_HONORIFIC = re.compile(r"^(?:Sir|Dame|Lord|Dr\.|Prof\.)\s+(?=\S+\s)")


@dataclass(frozen=True, slots=True)
class Role:
    """An office of an actor. `start` and `end` are ISO dates of any precision, both included; None is open."""

    titles: tuple[str, ...]
    of: str | None = None
    start: str | None = None
    end: str | None = None

    def held_on(self, day: str | None) -> bool:
        """Whether the role is held on an ISO date; without a date, whether it has no end."""
        if day is None:
            return self.end is None
        return (self.start or "") <= day and (self.end is None or day <= self.end + "~")


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
    #: Display names and spellings without `Sir` and the like, each once, in a fixed order.
    all_names: tuple[str, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        every = [*(self.names[k] for k in sorted(self.names)), *self.spellings]
        object.__setattr__(self, "all_names", tuple(dict.fromkeys(_HONORIFIC.sub("", name) for name in every)))


@dataclass(frozen=True, slots=True)
class Register:
    """All actors, in the order of their ids; `others` are bodies, states and outlets."""

    actors: tuple[Actor, ...] = ()
    persons: tuple[Actor, ...] = field(init=False, compare=False, repr=False)
    others: tuple[Actor, ...] = field(init=False, compare=False, repr=False)
    _by_id: Mapping[str, Actor] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "persons", tuple(a for a in self.actors if a.kind == "person"))
        object.__setattr__(self, "others", tuple(a for a in self.actors if a.kind != "person"))
        object.__setattr__(self, "_by_id", {a.id: a for a in reversed(self.actors)})

    def get(self, actor_id: str) -> Actor | None:
        return self._by_id.get(actor_id)


def read_register(folder: Path) -> Register:
    """The actors of an archive's `content/actors` folder; an empty register if there is none."""
    editions: dict[str, dict[str, YamlMapping]] = {}
    for path in sorted(folder.glob("*.md")):
        name, _, language = path.stem.rpartition(".")
        keys = _front_matter(path)
        if name and keys is not None:
            editions.setdefault(name, {})[language] = keys
    return Register(tuple(_actor(name, editions[name]) for name in sorted(editions)))


def _front_matter(path: Path) -> YamlMapping | None:
    try:
        parts = split(path.read_text(encoding="utf-8"))
        tree = read_yaml(parts.yaml, parts.yaml_line)
    except (NotationError, UnicodeDecodeError, OSError):
        return None
    return tree if isinstance(tree, YamlMapping) else None


def _actor(actor_id: str, editions: Mapping[str, YamlMapping]) -> Actor:
    original = next((e for e in editions.values() if e.get("kind")), next(iter(editions.values())))
    names = {language: text for language, e in editions.items() if (text := _text(e.get("name")))}
    titles = [e.get("role_titles") for e in editions.values()]
    return Actor(
        actor_id,
        _text(original.get("kind")) or "person",
        names,
        tuple(form for item in _elements(original.get("spellings")) if (form := _form(item))),
        _text(original.get("sort_name")),
        _text(original.get("original_name")),
        _text(original.get("country")),
        tuple(_role(r, titles) for r in _elements(original.get("roles")) if isinstance(r, YamlMapping)),
    )


def _role(role: YamlMapping, titles: list[Node | None]) -> Role:
    name = _text(role.get("role")) or ""
    stated = [_text(t.get(name)) for t in titles if isinstance(t, YamlMapping)]
    words = tuple(t for t in (*stated, name.replace("-", " ")) if t)
    return Role(words, _text(role.get("of")), _text(role.get("from")), _text(role.get("to")))


def _elements(node: Node | None) -> tuple[Node, ...]:
    return node.items if isinstance(node, Sequence) else ()


def _form(node: Node) -> str | None:
    return _text(node.get("form") if isinstance(node, YamlMapping) else node)


def _text(node: Node | None) -> str | None:
    return node.text if isinstance(node, Scalar) and node.text not in ("", "null", "~") else None
