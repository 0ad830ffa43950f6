"""Reading articles: inputs become `Article`s with labelled lines, metadata and updates.

In: paths (`-` is standard input). Out: for each an `Article` or the `Problem` that it is none. The surprising thing:
articles of one run are read together, because one may give another the year or the day that it does not print.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.articles.article import Article, Line
from generator.articles.fetch import Source, fetch, plain
from generator.articles.lines import label_lines
from generator.articles.metadata import language_of, outlet_of, read_metadata
from generator.articles.published import Dates, infer_dates, read_dates
from generator.articles.updates import cut_updates, is_liveblog
from generator.problems import Place, Problem

#: The zone of times that pages in a language print without one; where that is open (English), the offset stays open.
_ZONES = {"de": "Europe/Berlin"}


@dataclass(frozen=True, slots=True)
class _Labelled:
    source: Source
    language: str | None
    zone: str | None
    lines: tuple[Line, ...]
    dates: Dates


def read_article(path: str) -> Article | Problem:
    """One article, read by itself."""
    return read_articles([path])[0]


def read_articles(paths: Sequence[str]) -> tuple[Article | Problem, ...]:
    """The articles of one run, in the order of the paths; what cannot be read is a `Problem` in its place."""
    read = [_label(source) if isinstance(source, Source) else source for source in map(fetch, paths)]
    dated = [(r.dates.day, _prose(r.lines)) for r in read if isinstance(r, _Labelled) and r.dates.day]
    known = _also_inferred(read, dated)
    return tuple(_article(r, known) if isinstance(r, _Labelled) else r for r in read)


def _label(source: Source) -> _Labelled | Problem:
    language = language_of(source.text)
    outlet = outlet_of(source.lines)
    lines = label_lines(source.lines, language or "en", outlet=outlet)
    if not any(line.label in ("body", "lead") for line in lines):
        return Problem(Place(source.path), "no running text was found in the file", "save the article again, with its text")
    zone = outlet.zone if outlet and outlet.zone else _ZONES.get(language or "")
    return _Labelled(source, language, zone, lines, read_dates(lines, zone))


def _also_inferred(read: Sequence[_Labelled | Problem], dated: list[tuple[date, str]]) -> list[tuple[date, str]]:
    """The dated articles of the run, and those whose own words give their day once its year is known."""
    more = []
    for r in read:
        if isinstance(r, _Labelled) and r.dates.day is None and (day := infer_dates(r.lines, dated).day):
            more.append((day, _prose(r.lines)))
    return dated + more


def _article(read: _Labelled, dated: Sequence[tuple[date, str]]) -> Article:
    own = _prose(read.lines)
    dates = read.dates if read.dates.day else infer_dates(read.lines, [d for d in dated if d[1] != own])
    newest = date.fromisoformat(str(dates.updated.value)[:10]) if dates.updated.value else None
    updates = cut_updates(read.lines, newest, dates.day, read.zone) if is_liveblog(read.lines) else ()
    return Article(
        id=read.source.id,
        path=read.source.path,
        media_type=read.source.media_type,
        encoding=read.source.encoding,
        sha256=read.source.sha256,
        language=read.language or "und",
        lines=read.lines,
        metadata=read_metadata(read.lines, dates, updates, read.language),
        updates=updates,
    )


def _prose(lines: Sequence[Line]) -> str:
    return "\n".join(plain(line.text) for line in lines if line.label in ("lead", "body"))
