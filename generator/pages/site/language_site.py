"""The archive as one language shows it: names, addresses and words of every entry, worked out once.

In: the archive, a catalogue, the addresses. Out: a `LanguageSite`, which all pages of that language are made from. An
entry without an edition in this language is shown in its original (a fallback); `lang` then gives the attribute.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, TypeVar

from markupsafe import Markup, escape

from generator.base.config import Licence
from generator.base.languages import Language, direction
from generator.links import Archive, Entry
from generator.base.notation import PartialDate
from generator.pages.words import formats
from generator.pages.words.catalogues import Catalogue
from generator.pages.site.permalinks import Addresses, Permalink
from generator.pages.site.registers import short_name
from generator.pages.views.shared import NOTHING

_Value = TypeVar("_Value")

#: So many parties are named in full where pages show them.
MOST_WHOLE_NAMES = 3


@dataclass(frozen=True, slots=True)
class LanguageSite:
    """`names`, `permalinks` and `hrefs` are by entry id; `years` has the calls of each year, newest first.

    `shown` has the names as pages show them: plain text, or HTML with its `lang` where a name is of another language.

    `remembered` keeps what many pages repeat, such as the line of a call; it follows from everything else here.
    """

    language: Language
    archive: Archive
    catalogue: Catalogue
    addresses: Addresses
    title: str
    description: str
    names: Mapping[str, str]
    shown: Mapping[str, str]
    permalinks: Mapping[str, Permalink]
    hrefs: Mapping[str, str]
    years: tuple[tuple[str, tuple[str, ...]], ...]
    licence: Licence | None = None
    home_zone: str = ""
    remembered: dict[tuple[str, str], Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def locale(self) -> str:
        return self.catalogue.locale

    def remember(self, what: str, ident: str, make: Callable[[], _Value]) -> _Value:
        """The value for an entry, made at its first use."""
        try:
            found: _Value = self.remembered[what, ident]
        except KeyError:
            found = self.remembered[what, ident] = make()
        return found

    def entry(self, ident: str) -> Entry:
        return self.archive.entries[ident]

    def listed(self, words: "list[str] | tuple[str, ...]") -> str:
        """“a, b und c”; HTML if one of the words is."""
        if any(isinstance(word, Markup) for word in words):
            listed = formats.enumeration([str(escape(word)) for word in words], self.locale)
            return Markup(listed)  # noqa: S704  (escaped words between CLDR's)
        return formats.enumeration(words, self.locale)

    def parties(self, call: Entry) -> str:
        """Who took part, “Donald Trump und Wladimir Putin”, as plain text."""
        return self.remember("parties", call.id, lambda: self.listed([self.names[i] for i in call.call.participants]))

    def shown_parties(self, call: Entry) -> str:
        """Who took part, as pages show it; family names where there are more than a line of headings holds."""
        people = call.call.participants
        name = self.shown_family if len(people) > MOST_WHOLE_NAMES else self.shown.__getitem__
        return self.remember("shown", call.id, lambda: self.listed([name(ident) for ident in people]))

    def shown_family(self, ident: str) -> str:
        """The family name of a person, as pages show it."""
        found = self.entry(ident)
        return marked(short_name(found, self.language), found.edition(self.language).language, self.language)

    def side(self, key: str) -> tuple[str, str]:
        """The name of a side as pages show it, and where it leads: its state, else the actor itself, or no page."""
        return self.remember("side", key, lambda: self._side(key, self.shown))

    def plain_side(self, key: str) -> str:
        """The name of a side as plain text."""
        return self.remember("plain side", key, lambda: self._side(key, self.names)[0])

    def _side(self, key: str, names: Mapping[str, str]) -> tuple[str, str]:
        states = (a for a in self.archive.of(*self.archive.actors) if a.actor.kind == "state")
        ident = key if key in self.archive.entries else next((a.id for a in states if a.actor.country == key), "")
        return (names[ident], self.hrefs[ident]) if ident else (formats.territory(key, self.locale), "")

    def role(self, ident: str, day: PartialDate) -> str:
        """The title of the role that an actor held on that day, or nothing; plain text."""
        actor = self.entry(ident)
        role = actor.role_on(day)
        return actor.edition(self.language).role_titles.get(role.role, "") if role else ""

    def shown_role(self, ident: str, day: PartialDate) -> str:
        """The same as pages show it."""
        return marked(self.role(ident, day), self.entry(ident).edition(self.language).language, self.language)

    def outlet(self, source: Entry, plain: bool = False) -> str:
        """The outlet of a source as pages show it, or plain; one that the article does not state says so."""
        facts = source.source
        name = (self.names if plain else self.shown)[facts.outlet]
        return mixed(self.catalogue.text("%s (inferred)"), name) if facts.outlet_basis == "inferred" else name

    def headed(self, head: str, text: str) -> str:
        """“Kreml: Waffenruhe”, with the blank that a language sets before a colon; HTML if one of the two is."""
        return mixed(f"%s{self.catalogue.text(':')} %s", head, text)

    def apart(self, words: Iterable[str]) -> str:
        """The words with semicolons between them."""
        return joined(f"{self.catalogue.text(';')} ", words)

    def lang(self, ident: str) -> Markup:
        """` lang="…"` if the entry is shown in another language than the page's."""
        return foreign(self.entry(ident).edition(self.language).language, self.language)


def years_of(archive: Archive) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Year -> its calls, newest first."""
    newest = reversed(archive.calls)
    grouped = groupby(newest, key=lambda ident: archive.entries[ident].call.date.text[:4])
    return tuple((year, tuple(ids)) for year, ids in grouped)


def foreign(language: str, page: str) -> Markup:
    """The attribute that marks text of `language` on a page of another language, or nothing."""
    if language == page:
        return NOTHING
    if direction(language) == direction(page):
        return Markup(' lang="%s"') % language
    return Markup(' lang="%s" dir="%s"') % (language, direction(language))


def marked(text: str, language: str, page: str) -> str:
    """Text of `language` as a page of another language shows it: HTML with its `lang`; else the text itself."""
    return Markup("<span%s>%s</span>") % (foreign(language, page), text) if text and language != page else text


def mixed(pattern: str, *words: str) -> str:
    """`pattern` with each `%s` replaced: HTML if one of the words is, else plain text."""
    return (Markup(pattern) if any(isinstance(word, Markup) for word in words) else pattern) % words  # noqa: S704


def joined(separator: str, words: Iterable[str]) -> str:
    """The words with `separator` between them: HTML if one of them is, else plain text."""
    parts = list(words)
    html = any(isinstance(part, Markup) for part in parts)
    return (escape(separator) if html else separator).join(parts)


def language_site(
    language: Language, archive: Archive, catalogue: Catalogue, addresses: Addresses, sections: Mapping[str, str],
    title: str, description: str, licence: Licence | None = None, home_zone: str = "",
) -> LanguageSite:  # fmt: skip
    """The archive in one language; `sections` are those of the kinds of entries."""
    names = {ident: found.edition(language).title for ident, found in archive.entries.items()}
    others = [found for found in archive.entries.values() if not found.has(language)]
    shown = names | {found.id: marked(names[found.id], found.original.language, language) for found in others}
    folders = {kind: addresses.page(language, section) for kind, section in sections.items()}
    permalinks = {
        ident: Permalink(f"{folders[found.kind]}{found.slugs[language]}/") for ident, found in archive.entries.items()
    }
    hrefs = {ident: addresses.link(permalink) for ident, permalink in permalinks.items()}
    return LanguageSite(
        language, archive, catalogue, addresses, title, description, names, shown, permalinks, hrefs, years_of(archive),
        licence, home_zone,
    )
