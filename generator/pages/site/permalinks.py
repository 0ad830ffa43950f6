"""Addresses: what a page shows and in which language in, its permalink out. No other module writes a URL.

A `Permalink` is the place of an output file below the site's root: `de/gespraeche/2025-02-12-trump-putin/`, with
letters as they are. What an `href` holds is made of it by `Addresses.link` (root-relative, sub-path included, encoded)
or `Addresses.absolute` (for canonical, hreflang, feeds). The words in it are the theme's, by language. Permanent ids
(`Addresses.tag`) name no place: they stay when the site moves.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache, lru_cache
from typing import NamedTuple, NewType
from urllib.parse import quote, urlsplit

from generator.base.languages import Language, slugify
from generator.pages.words.catalogues import Catalogue

Permalink = NewType("Permalink", str)

_RESERVED = frozenset({"example", "invalid", "local", "localhost", "internal", "test"})
_EXAMPLES = frozenset({"com", "net", "org"})


class Addresses(NamedTuple):
    """How this site writes addresses. `words` gives the address word of each section, by language.

    `authority` is who gives out permanent ids and since when, `example.org,2025`.
    """

    base_url: str
    words: Mapping[Language, Mapping[str, str]]
    authority: str = "localhost,2025"

    def page(self, language: Language, section: str = "", *slugs: str, number: int = 1) -> Permalink:
        """The permalink of a page, or of its `number`th part if it is a long list.

        Without `section` it lies at the language's own root.
        """
        parts = [language, self.words[language][section] if section else "", *slugs]
        if number > 1:
            parts.append(f"{self.words[language]['page']}-{number}")
        return Permalink("/".join(filter(None, parts)) + "/")

    def file(self, page: Permalink | str, name: str) -> Permalink:
        """The permalink of a file in the folder of a page, such as its feed."""
        return Permalink(page + name)

    def alias(self, language: Language, old: str) -> Permalink:
        """The permalink of an old address below a language, such as `calls/old-name/`."""
        return Permalink(f"{language}/{old.strip('/')}/")

    def link(self, permalink: str, anchor: str = "") -> str:
        """What an `href` holds: `/repo/de/…/`, with `#anchor` if there is one."""
        return _path(self.base_url) + encoded(permalink) + (f"#{encoded(anchor)}" if anchor else "")

    def absolute(self, permalink: str) -> str:
        """The full address, `https://host/repo/de/…/`."""
        return self.base_url + encoded(permalink)

    @property
    def public(self) -> bool:
        """Whether others can fetch a page of the site: not below a name that is reserved, or on this machine."""
        return is_public(urlsplit(self.base_url).hostname or "")

    def tag(self, *names: str) -> str:
        """A permanent id (RFC 4151), `tag:example.org,2025:NAME:de`: the same wherever the site stands."""
        return ":".join(("tag", self.authority, *names))

    def uid(self, name: str) -> str:
        """A permanent id as calendars have it, `NAME@example.org`."""
        return f"{name}@{self.authority.partition(',')[0].replace('@', '.')}"


def addresses(
    base_url: str, catalogues: Mapping[Language, Catalogue], sections: Iterable[str], authority: str = "localhost,2025"
) -> Addresses:
    """The addresses of a site whose base URL ends with `/`, with the words for `sections` of its catalogues."""
    words: dict[Language, dict[str, str]] = {
        language: {section: slugify(catalogue.word("address", section), language) or section for section in sections}
        for language, catalogue in catalogues.items()
    }
    return Addresses(base_url, words, authority)


def output_path(permalink: str) -> str:
    """Where the file lies below the output folder; a page is the `index.html` of its folder."""
    return permalink + "index.html" if permalink.endswith("/") or not permalink else permalink


@cache
def encoded(text: str) -> str:
    """Percent-encoded as in RFC 3986, with `/` and `:` kept."""
    return quote(text, safe="/:~")


@lru_cache(maxsize=16)
def is_public(host: str) -> bool:
    """Whether a host can be reached by everybody: one with a dot that is no address of a machine (RFC 2606, RFC 6761)."""
    labels = host.lower().strip(".").split(".")
    numbers = labels[-1].isdigit() or ":" in host
    reserved = labels[-1] in _RESERVED or (len(labels) > 1 and labels[-2] == "example" and labels[-1] in _EXAMPLES)
    return len(labels) > 1 and not numbers and not reserved


@lru_cache(maxsize=16)
def _path(base_url: str) -> str:
    return urlsplit(base_url).path or "/"
