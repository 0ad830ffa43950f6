"""The search index of a planned site, made anew only if what can be found has changed. ⚡ Runs a program.

In: the plan, and the archive's folder for remembered work. Out: output files, and a warning if there is no Pagefind.
An index is remembered under the digest of all texts that can be found; and that digest in turn under the one of all
editions, so that where no file has changed no text has to be put together to know it.
"""

from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from generator.base.languages import Language
from generator.base.memo import PACKAGE, recall, remember, version
from generator.base.problems import Place, Problem
from generator.pages import search_indexes as search
from generator.pages.output import PlannedSite
from generator.pages.rendering import Rendered

MISSING = Problem(
    Place("content/site.yaml"),
    "the site is built without search, because the program Pagefind is not installed",
    "install it with `pip install 'pagefind[extended]'`, or say --no-search",
    "warning",
)


def pagefind(wanted: bool) -> tuple[str, tuple[Problem, ...]]:
    """The program that makes the index, and a warning where it is wanted and missing."""
    program = search.program() if wanted else ""
    return program, (MISSING,) if wanted and not program else ()


def index_of(planned: PlannedSite, program: str, folder: Path, memo: bool) -> Iterator[Rendered]:
    """The files of the search, with `memo` from `folder`/.cache/search where nothing has changed."""
    for language in search.languages(planned):
        store = folder / ".cache" / "search" / language
        files = _remembered(planned, language, program, store) if memo else _made(planned, language, program, store)
        for name, content in files.items():
            yield Rendered(search.index_folder(language) + name, content)


def _made(
    planned: PlannedSite, language: Language, program: str, store: Path, words: search.Vocabulary | None = None
) -> dict[str, bytes]:
    return search.index(planned, language, words or search.vocabulary(planned, language), program, store / "making")


def _remembered(planned: PlannedSite, language: Language, program: str, store: Path) -> dict[str, bytes]:
    editions = _editions(planned, language)
    known: str = recall(store / "texts", editions).get("digest", "")
    words = None if known else search.vocabulary(planned, language)
    digest = words.digest if words else known
    made_with = version(PACKAGE / "pages" / "search", Path(__file__)) + digest
    files: dict[str, bytes] = recall(store / "files", made_with)
    number = int.from_bytes(files.pop("", b""), "big")
    if not number or len(files) != number:
        files = _made(planned, language, program, store, words)
        remember(store / "files", made_with, {**files, "": len(files).to_bytes(8, "big")})
    if words:
        remember(store / "texts", editions, {"digest": digest})
    return files


def _editions(planned: PlannedSite, language: Language) -> str:
    """A digest of everything that the texts of a language are made of: code, words of the theme, files, addresses."""
    site = planned.sites[language]
    hashed = blake2b(version(PACKAGE, language).encode(), digest_size=16)
    for folder in planned.theme_folders:
        for path in sorted((folder / "locales").glob("*.po")):
            hashed.update(path.read_bytes())
    for found in site.archive.entries.values():
        for edition in found.editions.values():
            hashed.update(f"{edition.path} {edition.digest}\n".encode())
    hashed.update(repr(site.permalinks).encode())
    return hashed.hexdigest()
