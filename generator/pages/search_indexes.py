"""The search of all languages: a planned site in, the files of its indexes out. ⚡ Runs the program Pagefind.

An index is made in two steps, so that the second can be left out: first the words of all records, with a digest of
everything that can be found, then the files.
"""

from pathlib import Path

from generator.base.languages import Language
from generator.pages.output import PlannedSite
from generator.pages.search.index import Vocabulary, index_files, program
from generator.pages.search.index import vocabulary as vocabulary_of
from generator.pages.search.page import index_folder
from generator.pages.search.records import records

__all__ = ["Vocabulary", "index", "index_folder", "languages", "program", "vocabulary"]


def languages(planned: PlannedSite) -> tuple[Language, ...]:
    """Those whose pages can be searched: none if the site is built without search."""
    return next(tuple(map(Language, page.items)) for page in planned.pages if page.kind.name == "search")


def vocabulary(planned: PlannedSite, language: Language) -> Vocabulary:
    """The words of everything that can be found in a language; its `digest` is that of the index's contents."""
    return vocabulary_of(records(planned.sites[language]), language)


def index(planned: PlannedSite, language: Language, words: Vocabulary, pagefind: str, place: Path) -> dict[str, bytes]:
    """The files of a language's index by name, made in `place`. Raises `SetupError` if Pagefind fails."""
    return index_files(records(planned.sites[language]), words, language, pagefind, place)
