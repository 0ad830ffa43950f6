"""Reading an article: one input becomes an `Article` with labelled lines, metadata and updates.

In: paths (`-` is standard input). Out: for each an `Article` or the `Problem` that it is none. The surprising thing:
articles of one run are read together, because one may give another the year or the day that it does not print.
"""

from collections.abc import Sequence
from dataclasses import replace

from generator.articles.article import Article
from generator.articles.fetch import Source, fetch
from generator.articles.lines import label_lines
from generator.articles.metadata import language_of, outlet_of, read_metadata
from generator.problems import Place, Problem


def read_article(path: str) -> Article | Problem:
    """One article, read by itself."""
    return read_articles([path])[0]


def read_articles(paths: Sequence[str]) -> tuple[Article | Problem, ...]:
    """The articles of one run, in the order of the paths; what cannot be read is a `Problem` in its place."""
    return tuple(_read(source) if isinstance(source, Source) else source for source in map(fetch, paths))


def _read(source: Source) -> Article | Problem:
    language = language_of(source.text)
    outlet = outlet_of(source.lines)
    lines = label_lines(source.lines, language or "en", outlet=outlet)
    if not any(line.label in ("body", "lead") for line in lines):
        return Problem(Place(source.path), "no running text was found in the file", "save the article again, with its text")
    article = Article(
        id=source.id,
        path=source.path,
        media_type=source.media_type,
        encoding=source.encoding,
        sha256=source.sha256,
        language=language or "und",
        lines=lines,
        metadata={},
    )
    return replace(article, metadata=read_metadata(article))
