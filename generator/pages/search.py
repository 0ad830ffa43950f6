"""The search of all languages: a planned site in, the files of its indexes out. ⚡ Runs the program Pagefind.

What was made of the same records before is handed in and not made again; so an index costs nothing while no text that
can be found has changed.
"""

from collections.abc import Callable, Iterator, Mapping

from generator.languages import Language
from generator.pages.output import OutputFile, PlannedSite
from generator.pages.search_index import index_files, program, vocabulary
from generator.pages.search_page import index_folder
from generator.pages.search_records import records

__all__ = ["program", "search_files"]

#: Files by name that were made of records with this digest, or none.
Known = Callable[[str], Mapping[str, bytes]]
Keep = Callable[[str, Mapping[str, bytes]], None]


def search_files(planned: PlannedSite, pagefind: str, known: Known, keep: Keep) -> Iterator[OutputFile]:
    """The index of every language that a search page offers. Raises `SetupError` if Pagefind fails."""
    for site in map(planned.sites.__getitem__, languages(planned)):
        words = vocabulary(records(site))
        key = f"{site.language} {words.digest}"
        files = known(key)
        if not files:
            files = index_files(records(site), words, site.language, pagefind)
            keep(key, files)
        for name, content in files.items():
            yield OutputFile(index_folder(site.language) + name, content)


def languages(planned: PlannedSite) -> tuple[Language, ...]:
    """Those whose pages can be searched: none if the site is built without search."""
    return next(tuple(map(Language, page.items)) for page in planned.pages if page.kind == "search")
