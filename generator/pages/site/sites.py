"""The sites of all languages together, for what looks across: switches, alternates, how to cite in each language."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.base.languages import Language
from generator.pages.site.language_site import LanguageSite
from generator.pages.site.permalinks import Addresses


@dataclass(frozen=True, slots=True)
class Sites:
    """The sites of all languages, the first language being the default (`x-default`).

    `parallel`: the kinds of entries whose editions always have a page side by side, not only when one is stale.
    """

    by_language: Mapping[Language, LanguageSite]
    addresses: Addresses
    parallel: tuple[str, ...] = ()

    @property
    def default(self) -> Language:
        return next(iter(self.by_language))

    def __getitem__(self, language: Language) -> LanguageSite:
        return self.by_language[language]
