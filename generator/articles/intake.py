"""The import as one function: paths in, drafts on the disk and a report out.

In: paths of articles, the content folder, options. Out: an `Imported`, frozen: what became of each input, what was
found, the report. Reading, finding and drafting need neither clock nor network; the same input gives the same report.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.articles.article import Article
from generator.articles.capture.wrapped import in_printed_rows
from generator.articles.drafts.draft import draft_entries
from generator.articles.drafts.from_report import paths_of, read_report
from generator.articles.drafts.ids import ids_language, in_language
from generator.articles.drafts.report import report_text
from generator.articles.drafts.write import Change, existing, write_drafts
from generator.articles.findings import Found
from generator.articles.meaning import collect
from generator.articles.read import Given, read_articles
from generator.articles.vocabulary.outlets import outlets
from generator.articles.vocabulary.own import use
from generator.articles.vocabulary.register import Register, read_register
from generator.base.config import read_site
from generator.base.problems import Problem, SetupError

_LARGEST = 50_000_000


@dataclass(frozen=True, slots=True)
class Imported:
    """`articles` and `problems` follow the order of the inputs; `changes` are those of the drafts."""

    found: Found
    problems: tuple[Problem, ...]
    changes: tuple[Change, ...]
    report: str

    @property
    def articles(self) -> tuple[Article, ...]:
        return self.found.articles


def import_articles(
    paths: Sequence[str],
    content: Path,
    *,
    update: bool = False,
    dry_run: bool = False,
    given: Given | None = None,
    progress: Callable[[str, str], None] = lambda path, step: None,
) -> Imported:
    """Imports the articles into the content folder. `progress` is told the path and the step, in the run's order.

    Raises `SetupError` if the drafts cannot be written; an input that is no article is a `Problem`."""
    register = _register(content)
    articles, problems = _read(paths, given or Given(), progress)
    found = collect(articles, register)
    return _drafted(found, in_printed_rows(found), problems, register, content, update, dry_run)


def import_report(
    path: str,
    paths: Sequence[str],
    content: Path,
    *,
    update: bool = False,
    dry_run: bool = False,
    progress: Callable[[str, str], None] = lambda path, step: None,
) -> Imported:
    """Makes the drafts from a report that somebody has corrected or written, instead of reading the articles' words.

    `paths` are the articles behind it; without them, those that it names, from this folder or beside it. With a problem
    in it nothing is written. Raises `SetupError` if the report cannot be read or the drafts cannot be written."""
    text = _report_at(path)
    register = _register(content)
    articles, problems = _read(paths or _behind(path, text), Given(), progress)
    rows = in_printed_rows(Found(articles, {}, {}, {})).articles
    found = read_report(text, path, rows, register)
    if not isinstance(found, Found):
        return Imported(Found((), {}, {}, {}), (*problems, *found), (), "")
    return _drafted(found, found, problems, register, content, update, dry_run)


def _register(content: Path) -> Register:
    """The archive's register; what is wrong in one of its outlets is said before anything is read."""
    use(content.parent)
    outlets()
    return read_register(content / "actors")


def _read(
    paths: Sequence[str], given: Given, progress: Callable[[str, str], None]
) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    read = read_articles(paths, progress=lambda path: progress(path, "read"), given=given)
    articles = tuple(item for item in read if isinstance(item, Article))
    return articles, tuple(item for item in read if isinstance(item, Problem))


def _drafted(
    found: Found, printed: Found, problems: tuple[Problem, ...], register: Register, content: Path, update: bool,
    dry_run: bool,
) -> Imported:  # fmt: skip
    taken, imported = existing(content)
    languages = _languages(content)
    ids = ids_language(found, languages)
    found, printed = in_language(found, ids, register), in_language(printed, ids, register)
    drafts = draft_entries(found, register, taken, imported, languages)
    changes = write_drafts(drafts, content, update, dry_run)
    return Imported(printed, problems, changes, report_text(printed, register))


def _languages(content: Path) -> tuple[str, ...]:
    """The archive's languages; none where it has no readable configuration, which the build reports."""
    try:
        site, _ = read_site((content / "site.yaml").read_text(encoding="utf-8"), "site.yaml")
    except (OSError, UnicodeDecodeError):
        return ()
    return site.languages if site else ()


def _report_at(path: str) -> str:
    """The text of a report, at most 50 MB of UTF-8."""
    try:
        if not Path(path).is_file() or Path(path).stat().st_size > _LARGEST:
            raise SetupError(f"the report {path} is no file of at most {_LARGEST // 10**6} MB")
        return Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SetupError(f"the report {path} cannot be read: {error}") from None


def _behind(path: str, text: str) -> tuple[str, ...]:
    """The articles that a report names; paths that lead out of this folder have to be given by hand."""
    named = [name for name in paths_of(text) if not Path(name).is_absolute() and ".." not in Path(name).parts]
    return tuple(str(name if Path(name).exists() else Path(path).parent / name) for name in named)
