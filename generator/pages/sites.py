"""The sites of all languages together, for what looks across: switches, alternates, how to cite in each language."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.languages import Language
from generator.pages.language_site import LanguageSite
from generator.pages.permalinks import Addresses


@dataclass(frozen=True, slots=True)
class Sites:
    """The sites of all languages, the first language being the default (`x-default`).

    `parallel`: every entry with several editions has a page of them side by side, not only stale ones.
    """

    by_language: Mapping[Language, LanguageSite]
    addresses: Addresses
    parallel: bool = False

    @property
    def default(self) -> Language:
        return next(iter(self.by_language))

    def __getitem__(self, language: Language) -> LanguageSite:
        return self.by_language[language]
