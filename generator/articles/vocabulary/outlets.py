"""Outlet rules and the general words of page furniture, read from the data files in `outlets/`.

In: `outlets/*.yaml`, the archive's before the package's. Out: one `Vocabulary` (general words, compiled) and the
`Outlet`s. An editor adds an outlet by a file in the archive: its names, hosts, time zone, buttons, and patterns that
give a line its label. The surprising thing: an outlet's rules count only in articles that name the outlet or one of its
hosts.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from generator.articles.article import Label
from generator.articles.vocabulary.own import content, own_files, shown
from generator.base.problems import SetupError

_FOLDER = Path(__file__).parent / "outlets"
#: What in `general.yaml` is no list of patterns.
_WORDS = frozenset(
    {"name", "buttons", "controls", "page_words", "sections", "topic_headings", "agencies", "agency_names"}
)


@dataclass(frozen=True, slots=True)
class Outlet:
    """What is known of one outlet. `rules` are `(pattern, label)`, tried in order on the whole line."""

    id: str
    name: str
    names: tuple[str, ...]
    hosts: tuple[str, ...]
    zone: str | None
    language: str | None
    buttons: frozenset[str]
    rules: tuple[tuple[re.Pattern[str], Label], ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """General words of pages, and `patterns` by name, which ignore case. Of `controls` some say what to do and are
    `buttons` by themselves, others stand beside them: a line of nothing but these is one, too."""

    buttons: frozenset[str]
    controls: frozenset[str]
    doing: frozenset[str]
    page_words: tuple[frozenset[str], frozenset[str]]
    sections: frozenset[str]
    topic_headings: frozenset[str]
    agencies: dict[str, str]
    patterns: dict[str, re.Pattern[str]]

    def finds(self, name: str, text: str) -> bool:
        """Whether the pattern is anywhere in the text."""
        return self.patterns[name].search(text) is not None


@cache
def vocabulary() -> Vocabulary:
    found = content(_FOLDER / "general.yaml")
    doing, beside = (frozenset(text.split("|")) for text in found["controls"].values())
    own, shared = (frozenset(text.split("|")) for text in found["page_words"].values())
    other_names = {code: names.split("|") for code, names in found["agency_names"].items()}
    return Vocabulary(
        buttons=_words(found["buttons"]) | doing,
        controls=doing | beside,
        doing=doing,
        page_words=(own, shared),
        sections=_words(found["sections"]),
        topic_headings=_words(found["topic_headings"]),
        agencies={
            name: code
            for code in found["agencies"].split("|")
            for name in (code.casefold(), *other_names.get(code, ()))
        },
        patterns={name: _either(found[name]) for name in found if name not in _WORDS},
    )


@cache
def outlets() -> tuple[Outlet, ...]:
    """All outlets with a data file, the archive's own first, by file name."""
    own = {path.stem: _own(path) for path in own_files("outlets")}
    shipped = [path for path in sorted(_FOLDER.glob("*.yaml")) if path.stem not in {"general", *own}]
    return (*own.values(), *(_outlet(path) for path in shipped))


def _own(path: Path) -> Outlet:
    try:
        return _outlet(path)
    except (AttributeError, KeyError, TypeError, re.error) as error:
        raise SetupError(f"{shown(path)} describes no outlet: {error}; docs/import.md says how") from None


def by_host(host: str) -> Outlet | None:
    """The outlet to which a host name belongs, subdomains included."""
    host = host.lower()
    return next((o for o in outlets() if any(host == h or host.endswith("." + h) for h in o.hosts)), None)


def by_name(name: str) -> Outlet | None:
    """The outlet that goes by this name, without regard to case."""
    wanted = name.casefold()
    return next((o for o in outlets() if wanted in (n.casefold() for n in (o.name, *o.names, *o.hosts))), None)


def _outlet(path: Path) -> Outlet:
    found: dict[str, Any] = content(path)
    rules = ((re.compile(rule["match"], re.IGNORECASE), rule["label"]) for rule in found.get("rules", ()))
    return Outlet(
        id=path.stem,
        name=found["name"],
        names=tuple(found.get("names", ())),
        hosts=tuple(found.get("hosts", ())),
        zone=found.get("zone"),
        language=found.get("language"),
        buttons=frozenset(text.casefold() for text in found.get("buttons", ())),
        rules=tuple(rules),
    )


def _words(rows: list[str]) -> frozenset[str]:
    """Words of a list that has several in a row."""
    return frozenset(word for row in rows for word in row.split("|"))


def _either(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
