"""The import as one function: paths in, drafts on the disk and a report out.

In: paths of articles, the content folder, options. Out: an `Imported`, frozen: what became of each input, what was
found, the report. Reading, finding and drafting need neither clock nor network; the same input gives the same report.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.articles.article import Article
from generator.articles.capture.wrapped import in_printed_rows
from generator.articles.collect import collect
from generator.articles.drafts.draft import draft_entries
from generator.articles.drafts.report import report_text
from generator.articles.drafts.write import Change, existing, write_drafts
from generator.articles.findings import Found
from generator.articles.read import Given, read_articles
from generator.articles.vocabulary.register import read_register
from generator.base.problems import Problem


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
    register = read_register(content / "actors")
    read = read_articles(paths, progress=lambda path: progress(path, "read"), given=given or Given())
    articles = tuple(item for item in read if isinstance(item, Article))
    problems = tuple(item for item in read if isinstance(item, Problem))
    found = collect(articles, register)
    taken, imported = existing(content)
    drafts = draft_entries(found, register, taken, imported)
    changes = write_drafts(drafts, content, update, dry_run)
    printed = in_printed_rows(found)
    return Imported(printed, problems, changes, report_text(printed, register))
