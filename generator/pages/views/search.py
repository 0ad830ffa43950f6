"""What the template of the search page may see. Types only."""

from dataclasses import dataclass

from generator.pages.views.shared import Head, Link


@dataclass(frozen=True, slots=True)
class OtherIndex:
    """The search of another language: its page, its index, and how many results there are (one, several) in words."""

    language: str
    href: str
    index: str
    one: str
    many: str


@dataclass(frozen=True, slots=True)
class SearchFilter:
    """A filter by one facet; `name` is the key in the address, `all` the choice that filters nothing."""

    name: str
    label: str
    all: str


@dataclass(frozen=True, slots=True)
class SearchView:
    """Without `index` the site was built without search, and the page only leads to the lists.

    `index` and `root` are root-relative addresses, `words` what the script says, as JSON. `early` is run before the
    first paint; of the `scripts` the first is run, the others are what it imports, and `beginnings` what it fetches.
    """

    head: Head
    heading: str
    button: str
    index: str
    root: str
    words: str
    filters: tuple[SearchFilter, ...]
    others: tuple[OtherIndex, ...]
    lists: tuple[Link, ...]
    early: str
    scripts: tuple[str, ...]
    beginnings: tuple[str, ...]
    stylesheet: str
