"""The search index of a planned site, made anew only if what can be found has changed. ⚡ Runs a program.

In: the plan, and the archive's folder for remembered work. Out: output files, and a warning if there is no Pagefind.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.memo import recall, remember, version
from generator.pages import PlannedSite, search
from generator.problems import Place, Problem
from generator.rendering import Rendered

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
    package = Path(__file__).parent / "pages"
    made_with = version(*sorted(package.glob("search*.py")))

    def store(key: str) -> Path:
        return folder / ".cache" / "search" / key.split()[0]

    def known(key: str) -> Mapping[str, bytes]:
        found: dict[str, bytes] = recall(store(key), f"{made_with} {key}") if memo else {}
        number = int.from_bytes(found.pop("", b""), "big")
        return found if len(found) == number else {}

    def keep(key: str, files: Mapping[str, bytes]) -> None:
        if memo:
            number = {"": len(files).to_bytes(8, "big")}
            remember(store(key), f"{made_with} {key}", {**files, **number})

    for file in search.search_files(planned, program, known, keep):
        yield Rendered(file.path, file.content)
