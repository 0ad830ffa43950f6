"""What every view is made from: kinds of pages, pages, and the sites of all languages together. Types only.

A `Kind` says all that is the same for the pages of one kind; the table of them stands in `kinds/table.py`, after the
views that it names, and comes back here as `Sites.kinds`. A `Page` says what one page is about and where it lies.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from generator.base.languages import Language
from generator.content import entry
from generator.links import Archive
from generator.pages.site.language_site import LanguageSite
from generator.pages.site.permalinks import Addresses, Permalink, output_path

#: One page or list of a language: what it is about (a year, a pair, or nothing), and what it lists.
Listing = tuple[tuple[str, ...], tuple[str, ...]]

#: Pages that files lie beside; an `actor` took part in calls or has a word on them.
Beside = Literal["language", "actor", "topic", "pair"]

_OF_ENTRIES = frozenset(entry.COLLECTIONS.values())


def _no_lists(archive: Archive, language: Language) -> Iterable[Listing]:
    """No page follows from the language alone."""
    return ()


@dataclass(frozen=True, slots=True, repr=False)
class Kind:
    """A kind of page, or of file that is made from the archive. `name` is the page type.

    `view` makes what the `template` may see; without a template it makes the bytes of the file. `section` is the
    address word under which the pages lie and the entry of the navigation they belong to; empty is the language's root.
    `lists` says which pages there are in a language; pages of entries and what lies beside them are planned with the
    entries. A `file` lies `beside` pages of other kinds; `{}` in it is the address word of calls.

    `listed` is false for what stands in no sitemap and search engines shall leave out. `words` says what a page may
    show out of the texts of entries that it is not about (`content.card.words`): none (`own`), those of entries that
    refer to what it is about, in its own language (`referring`), or all; with `names` it shows nothing else of others
    than the names of actors, so that it is not made anew when anything else changes. `menu` says where every page links
    to it, `label` by which words (a message).
    """

    name: str
    view: Callable[["Page", "Sites"], object]
    template: str = ""
    section: str = ""
    lists: Callable[[Archive, Language], Iterable[Listing]] = _no_lists
    file: str = ""
    beside: tuple[Beside, ...] = ()
    listed: bool = True
    words: Literal["names", "own", "referring", "all"] = "all"
    menu: Literal["", "navigation", "footer"] = ""
    label: str = ""

    @property
    def of_entries(self) -> bool:
        """Whether each page of this kind shows an entry of the kind of the same name."""
        return self.name in _OF_ENTRIES

    def __repr__(self) -> str:
        """The name alone: the key of a remembered page is made of it, and no address in memory may be in there."""
        return repr(self.name)


class Page(NamedTuple):
    """`subject` names what a page is about (an entry's id, a year, a pair), `items` what it lists.

    `translated` is false for a fallback: a page that shows an entry in another language than its own.
    """

    kind: Kind
    language: Language
    permalink: Permalink
    subject: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    part: int = 1
    parts: int = 1
    translated: bool = True

    @property
    def path(self) -> str:
        """Where the page lies below the output folder."""
        return output_path(self.permalink)

    @property
    def listed(self) -> bool:
        """Whether search engines shall list it: a fallback is listed as its original."""
        return self.translated and self.kind.listed


@dataclass(frozen=True, slots=True)
class Sites:
    """The sites of all languages, the first language being the default (`x-default`), and the table of kinds by name.

    `parallel`: the kinds of entries whose editions always have a page side by side, not only when one is stale.
    `font`: what pictures to share are written with.
    """

    by_language: Mapping[Language, LanguageSite]
    addresses: Addresses
    kinds: Mapping[str, Kind]
    parallel: tuple[str, ...] = ()
    font: Path = Path()

    @property
    def default(self) -> Language:
        return next(iter(self.by_language))

    @property
    def archive(self) -> Archive:
        return self.by_language[self.default].archive

    def __getitem__(self, language: Language) -> LanguageSite:
        return self.by_language[language]

    def beside(self, what: Beside) -> tuple[Kind, ...]:
        """The kinds of files that lie beside each page of this sort."""
        return tuple(kind for kind in self.kinds.values() if what in kind.beside)
