"""The archive's configuration: the text of `content/site.yaml` in, a frozen `Site` out, or problems.

It is the one place where languages stand side by side. The first language is the default of the site (`x-default`).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple
from urllib.parse import urlsplit

from generator.base.languages import Language, is_language
from generator.base.notation import Mapping as YamlMapping
from generator.base.notation import Node, NotationError, Scalar, Sequence, read_yaml, time_zone
from generator.base.problems import Place, Problem, SetupError, did_you_mean

KEYS = (
    "base_url", "authority", "languages", "title", "description", "licence", "home_zone", "theme", "theme_options",
    "quotation_words",
)  # fmt: skip
_LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_NEEDED = ("base_url", "languages", "title")
#: RFC 4151: a domain or an e-mail address, and a day (or month, or year) on which it was the archive's own.
_AUTHORITY = re.compile(rf"(?:[A-Za-z0-9._-]+@)?{_LABEL}(?:\.{_LABEL})*,[0-9]{{4}}(?:-[0-9]{{2}}(?:-[0-9]{{2}})?)?")
#: SPDX ids of the licences that texts have, those of Creative Commons.
_COMMONS = re.compile(r"CC-(BY(?:-NC)?(?:-SA|-ND)?)-([34]\.0)|CC0-1\.0")


class Licence(NamedTuple):
    """Under which the texts may be used: the name for readers, its address, and the SPDX id if it has been written."""

    name: str
    url: str
    spdx: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """`base_url` ends with `/`; `title` and `description` have every language; a marked quotation of more than
    `quotation_words` words is reported. `authority` begins all permanent ids (RFC 4151) and outlives a move. Without a
    `licence` nothing is granted. `home_zone` (IANA) is that of most readers, where they have one."""

    base_url: str
    languages: tuple[Language, ...]
    title: Mapping[Language, str]
    description: Mapping[Language, str]
    theme: str = "default"
    theme_options: Mapping[str, str] = field(default_factory=dict)
    quotation_words: int = 40
    authority: str = "localhost,2025"
    licence: Licence | None = None
    home_zone: str = ""

    @property
    def base_path(self) -> str:
        """The sub-path that every address begins with, `/` or `/repo/`."""
        return urlsplit(self.base_url).path


def read_site(text: str, path: str) -> tuple[Site | None, tuple[Problem, ...]]:
    """The configuration, or None and what is wrong with it. `path` is shown in the problems."""
    try:
        root = read_yaml(text)
    except NotationError as wrong:
        place = Place(path, wrong.line, wrong.column)
        return None, (Problem(place, wrong.message, wrong.remedy),)
    if not isinstance(root, YamlMapping):
        return None, (Problem(Place(path), "the configuration must be keys and values", "write `key: value`"),)
    reader = _Reader(path, root)
    site = reader.site()
    return (None if reader.problems else site), tuple(reader.problems)


def site_schema() -> dict[str, object]:
    """The JSON Schema (draft 2020-12) of the configuration, for editors."""
    text = {"type": "string", "minLength": 1}
    per_language = {"anyOf": [text, {"type": "object", "additionalProperties": text, "minProperties": 1}]}
    plain = {"type": ["string", "number", "boolean"]}
    properties: dict[str, dict[str, object]] = {
        "base_url": {"type": "string", "pattern": "^https?://", "description": "the address that the site will have"},
        "authority": {"type": "string", "pattern": _AUTHORITY.pattern, "description": "begins all permanent ids"},
        "languages": {"type": "array", "items": text, "minItems": 1, "description": "the first is the default"},
        "title": {**per_language, "description": "the name of the archive, one text per language"},
        "description": {**per_language, "description": "what it is, in one sentence per language"},
        "licence": {
            "anyOf": [
                {"type": "string", "pattern": f"^(?:{_COMMONS.pattern})$"},
                {
                    "type": "object",
                    "properties": {"name": text, "url": {"type": "string", "pattern": "^https?://"}},
                    "required": ["name", "url"],
                    "additionalProperties": False,
                },
            ],
            "description": "under which the texts may be used: an SPDX id of Creative Commons, or name and address",
        },
        "home_zone": {"type": "string", "description": "the time zone (IANA) of most readers"},
        "theme": {"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9_-]*$", "description": "a folder in themes/"},
        "theme_options": {"type": "object", "additionalProperties": plain, "description": "what the theme offers"},
        "quotation_words": {
            "type": "integer",
            "minimum": 1,
            "maximum": 9999,
            "description": "longest marked quotation",
        },
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Configuration of an archive",
        "type": "object",
        "properties": {key: properties[key] for key in KEYS},
        "required": list(_NEEDED),
        "additionalProperties": False,
    }


def with_base_url(site: Site, url: str) -> Site:
    """The same site under another address. Raises `SetupError` if `url` is no http(s) address."""
    normal = base_url(url)
    if normal is None:
        raise SetupError(f"“{url}” is no base URL; give one such as https://example.org/archive/")
    return replace(site, base_url=normal)


def base_url(url: str) -> str | None:
    """`url` with a final `/`, or None if it is no plain http(s) address (no user, query, fragment or `..`)."""
    if not re.fullmatch(rf"https?://{_LABEL}(?:\.{_LABEL})*(?::[1-9][0-9]{{0,4}})?(?:/(?!\.)[A-Za-z0-9._~-]+)*/?", url):
        return None
    return url if url.endswith("/") else url + "/"


def _licence(node: Node | None) -> Licence | None:
    """The licence that a value names, or None if it names none."""
    if isinstance(node, Scalar) and (found := _COMMONS.fullmatch(node.text)):
        kind, version = found[1] or "0", found[2] or "1.0"
        path = f"licenses/{kind.lower()}/{version}" if found[1] else "publicdomain/zero/1.0"
        name = f"CC {kind} {version}" if found[1] else "CC0 1.0"
        return Licence(name, f"https://creativecommons.org/{path}/", node.text)
    if not isinstance(node, YamlMapping):
        return None
    told = {key.text: value.text.strip() for key, value in node.pairs if isinstance(value, Scalar)}
    if told.keys() != {"name", "url"} or not told["name"] or not re.fullmatch(r"https?://[^\s<>\"]+", told["url"]):
        return None
    return Licence(" ".join(told["name"].split()), told["url"])


def _is_zone(name: str) -> bool:
    try:
        return time_zone(name).key == name
    except (ValueError, OSError, KeyError):
        return False


class _Reader:
    """Collects problems while the keys are read; lives no longer than `read_site`."""

    def __init__(self, path: str, root: YamlMapping) -> None:
        self.path, self.root, self.problems = path, root, list[Problem]()

    def wrong(self, node: Node | None, message: str, remedy: str) -> None:
        place = Place(self.path, node.line, node.column) if node else Place(self.path)
        self.problems.append(Problem(place, message, remedy))

    def site(self) -> Site:
        for key, _ in self.root.pairs:
            if key.text not in KEYS:
                near = did_you_mean(key.text, KEYS) or f"the keys are {', '.join(KEYS)}"
                self.wrong(key, f"unknown key `{key.text}`", near)
        for name in _NEEDED:
            if self.root.get(name) is None:
                self.wrong(None, f"the key `{name}` is missing", f"add a line `{name}: …`")
        languages = self.languages()
        return Site(
            self.base_url(),
            languages,
            self.per_language("title", languages),
            self.per_language("description", languages),
            self.theme(),
            self.options(),
            self.words(),
            self.authority(),
            self.licence(),
            self.home_zone(),
        )

    def base_url(self) -> str:
        node = self.root.get("base_url")
        url = base_url(node.text) if isinstance(node, Scalar) else None
        if node and url is None:
            self.wrong(node, "`base_url` is no http(s) address", "write one such as https://example.org/archive/")
        return url or "https://invalid.example/"

    def authority(self) -> str:
        """As written, else the host of `base_url` as it is written, whatever address a build is given."""
        node = self.root.get("authority")
        text = node.text if isinstance(node, Scalar) else ""
        if node and not _AUTHORITY.fullmatch(text):
            remedy = "write a domain and a day on which it was yours, such as example.org,2025-03-01"
            self.wrong(node, "`authority` is no domain with a date", remedy)
        written = self.root.get("base_url")
        url = base_url(written.text) if isinstance(written, Scalar) else None
        return text or f"{urlsplit(url or '').hostname},2025"

    def licence(self) -> Licence | None:
        node = self.root.get("licence")
        found = _licence(node)
        if node and found is None:
            message = "`licence` is neither an SPDX id of Creative Commons nor a name with an address"
            self.wrong(node, message, "write one such as CC-BY-4.0, or {name: …, url: https://…}")
        return found

    def home_zone(self) -> str:
        node = self.root.get("home_zone")
        name = node.text if isinstance(node, Scalar) else ""
        if node and not _is_zone(name):
            self.wrong(node, "`home_zone` is no time zone", "write its IANA name, such as Europe/Berlin")
        return name

    def languages(self) -> tuple[Language, ...]:
        node = self.root.get("languages")
        items: Iterable[Node] = node.items if isinstance(node, Sequence) else ()
        tags = [item.text for item in items if isinstance(item, Scalar)]
        if node and (not tags or len(set(tags)) != len(tags) or not all(map(is_language, tags))):
            self.wrong(node, "`languages` must list language tags, each once", "write them as [de, en]")
            return ()
        return tuple(Language(tag) for tag in tags)

    def per_language(self, key: str, languages: tuple[Language, ...]) -> dict[Language, str]:
        node = self.root.get(key)
        if isinstance(node, Scalar) and node.text.strip():
            self.refuse_lost(key, node)
            return dict.fromkeys(languages, " ".join(node.text.split()))
        if node is None:
            return dict.fromkeys(languages, "")
        if not isinstance(node, YamlMapping):
            self.wrong(node, f"`{key}` must be text, or one text per language", f"write `{key}: {{de: …, en: …}}`")
            return {}
        texts = {name.text: value for name, value in node.pairs}
        for value in texts.values():
            self.refuse_lost(key, value)
        for name, value in node.pairs:
            if languages and name.text not in languages:
                self.wrong(
                    name, f"`{key}` has the language `{name.text}`, which `languages` does not list", "remove it"
                )
            elif not isinstance(value, Scalar) or not value.text.strip():
                self.wrong(value, f"`{key}` in `{name.text}` must be text", "write the text behind the colon")
        for language in languages:
            if language not in texts:
                self.wrong(node, f"`{key}` is missing in `{language}`", f"add a line `{language}: …` below it")
        return {Language(k): " ".join(v.text.split()) for k, v in texts.items() if isinstance(v, Scalar)}

    def refuse_lost(self, key: str, node: Node) -> None:
        if isinstance(node, Scalar) and node.lost:
            message = f"behind `{key}`, “{node.lost[:40]}” is a comment to YAML and would not be shown"
            self.wrong(node, message, "put the whole value into quotation marks, or the comment on a line of its own")

    def theme(self) -> str:
        node = self.root.get("theme")
        name = node.text if isinstance(node, Scalar) else ""
        if node and not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*", name):
            self.wrong(node, "`theme` must be the name of a folder in themes/", "write a name such as default")
        return name or "default"

    def options(self) -> dict[str, str]:
        node = self.root.get("theme_options")
        if node is None:
            return {}
        pairs = node.pairs if isinstance(node, YamlMapping) else ()
        if not isinstance(node, YamlMapping) or not all(isinstance(value, Scalar) for _, value in pairs):
            self.wrong(node, "`theme_options` must be keys with one plain value each", "write `key: value`")
        return {key.text: value.text for key, value in pairs if isinstance(value, Scalar)}

    def words(self) -> int:
        node = self.root.get("quotation_words")
        if node is None:
            return 40
        if not isinstance(node, Scalar) or not re.fullmatch(r"[1-9][0-9]{0,3}", node.text) or node.quoted:
            self.wrong(node, "`quotation_words` must be a number from 1 to 9999", "write a number such as 40")
            return 40
        return int(node.text)
