"""Outlet rules and the general words of page furniture, read from the data files in `outlets/`.

In: `outlets/*.yaml`, the archive's before the package's. Out: one `Vocabulary` (general words, compiled) and the
`Outlet`s. An editor adds an outlet by a file in the archive: its names, hosts, time zone, buttons, and patterns that
give a line its label. The surprising thing: an outlet's rules count only in articles that name the outlet or one of its
hosts.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import cast

from generator.articles.article import Label
from generator.articles.vocabulary.own import own_files, shown, tree
from generator.base.notation import Node, Scalar, Sequence, read_yaml
from generator.base.problems import SetupError

Plain = str | list["Plain"] | dict[str, "Plain"]


@dataclass(frozen=True, slots=True)
class Outlet:
    """What is known of one outlet. `rules` are `(pattern, label)`, tried in order on the whole line."""

    id: str
    name: str
    short: str
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
    content = _content("general.yaml")
    others = cast("dict[str, str]", content["agency_names"])
    codes = {
        c: (c.casefold(), *filter(None, others.get(c, "").split("|"))) for c in str(content["agencies"]).split("|")
    }
    doing, beside = (frozenset(text.split("|")) for text in cast("dict[str, str]", content["controls"]).values())
    own, shared = (frozenset(text.split("|")) for text in cast("dict[str, str]", content["page_words"]).values())
    plain = {"name", "buttons", "controls", "page_words", "sections", "topic_headings"}
    plain |= {"agencies", "agency_names"}
    return Vocabulary(
        buttons=_words(content, "buttons") | doing,
        controls=doing | beside,
        doing=doing,
        page_words=(own, shared),
        sections=_words(content, "sections"),
        topic_headings=_words(content, "topic_headings"),
        agencies={name: code for code, names in codes.items() for name in names},
        patterns={name: _either(_texts(content, name)) for name in content if name not in plain},
    )


@cache
def outlets() -> tuple[Outlet, ...]:
    """All outlets with a data file, the archive's own first, by file name."""
    folder = files("generator.articles.vocabulary") / "outlets"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".yaml"))
    own = {path.stem: _own(path) for path in own_files("outlets")}
    shipped = {name.removesuffix(".yaml"): name for name in names if name != "general.yaml"}
    return (*own.values(), *(_outlet(id_, _content(name)) for id_, name in shipped.items() if id_ not in own))


def _own(path: Path) -> Outlet:
    try:
        return _outlet(path.stem, cast("dict[str, Plain]", _value(tree(path))))
    except (AttributeError, KeyError, TypeError, re.error) as error:
        raise SetupError(f"{shown(path)} describes no outlet: {error}; docs/import.md says how") from None


def by_host(host: str) -> Outlet | None:
    """The outlet to which a host name belongs, subdomains included."""
    host = host.lower()
    return next((o for o in outlets() if any(host == h or host.endswith("." + h) for h in o.hosts)), None)


def by_name(name: str) -> Outlet | None:
    """The outlet that goes by this name, without regard to case."""
    wanted = name.casefold()
    return next((o for o in outlets() if wanted in (n.casefold() for n in (o.name, o.short, *o.names, *o.hosts))), None)


def _outlet(id_: str, content: dict[str, Plain]) -> Outlet:
    name = str(content["name"])
    rules = cast("list[dict[str, str]]", content.get("rules", []))
    return Outlet(
        id=id_,
        name=name,
        short=str(content.get("short", name)),
        names=_texts(content, "names"),
        hosts=_texts(content, "hosts"),
        zone=cast("str | None", content.get("zone")),
        language=cast("str | None", content.get("language")),
        buttons=frozenset(text.casefold() for text in _texts(content, "buttons")),
        rules=tuple((re.compile(rule["match"], re.IGNORECASE), cast("Label", rule["label"])) for rule in rules),
    )


def _content(name: str) -> dict[str, Plain]:
    text = (files("generator.articles.vocabulary") / "outlets" / name).read_text(encoding="utf-8")
    return cast("dict[str, Plain]", _value(read_yaml(text)))


def _value(node: Node) -> Plain:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [_value(item) for item in node.items]
    return {key.text: _value(value) for key, value in node.pairs}


def _texts(content: dict[str, Plain], key: str) -> tuple[str, ...]:
    return tuple(cast("list[str]", content.get(key, [])))


def _words(content: dict[str, Plain], key: str) -> frozenset[str]:
    """Words of a list that has several in a line."""
    return frozenset(word for line in _texts(content, key) for word in line.split("|"))


def _either(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
