"""Reading articles: inputs become `Article`s with labelled lines, metadata and updates.

In: paths (`-` is standard input). Out: for each an `Article` or the `Problem` that it is none. The surprising thing:
articles of one run are read together, because one may give another the year or the day that it does not print.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.articles.article import Article, Line, Update
from generator.articles.capture.fetch import Source, fetch, plain
from generator.articles.capture.wrapped import joined, paragraphs
from generator.articles.capture.page import Page, read_page
from generator.articles.layout.label import label_lines
from generator.articles.layout.markup import markup_features
from generator.articles.metadata.metadata import language_of, outlet_of, read_metadata
from generator.articles.metadata.page_values import complete, iso, with_linked_heads, with_linked_times, with_moment
from generator.articles.metadata.published import Dates, infer_dates, live_dates, read_dates
from generator.articles.metadata.updates import cut_updates, is_liveblog
from generator.base.problems import Place, Problem

#: The zone of times that pages in a language print without one; where that is open (English), the offset stays open.
_ZONES = {"de": "Europe/Berlin"}


#: What no article exceeds: characters in one line, and lines that are long enough for paragraphs.
_LONGEST_LINE, _PARAGRAPH, _MOST_PARAGRAPHS = 20_000, 60, 1500
_MOST_ATTRIBUTES = 1000


@dataclass(frozen=True, slots=True)
class _Labelled:
    source: Source
    language: str | None
    zone: str | None
    lines: tuple[Line, ...]
    dates: Dates
    page: Page | None
    rows: tuple[tuple[str, ...], ...]


def read_article(path: str) -> Article | Problem:
    """One article, read by itself."""
    return read_articles([path])[0]


def read_articles(
    paths: Sequence[str], progress: Callable[[str], None] = lambda path: None
) -> tuple[Article | Problem, ...]:
    """The articles of one run, in the order of the paths; what cannot be read is a `Problem` in its place."""
    sources = _with_unique_ids([_fetch(path, progress) for path in paths])
    read = [_label(source) if isinstance(source, Source) else source for source in sources]
    dated = [(r.dates.day, _prose(r.lines)) for r in read if isinstance(r, _Labelled) and r.dates.day]
    known = _also_inferred(read, dated)
    return tuple(_article(r, known) if isinstance(r, _Labelled) else r for r in read)


def _fetch(path: str, progress: Callable[[str], None]) -> Source | Problem:
    progress(path)
    return fetch(path)


def _with_unique_ids(read: Sequence[Source | Problem]) -> list[Source | Problem]:
    """Two inputs with the same name but for the suffix go by their whole names."""
    ids = [r.id for r in read if isinstance(r, Source)]
    return [replace(r, id=r.path) if isinstance(r, Source) and ids.count(r.id) > 1 else r for r in read]


def _label(source: Source) -> _Labelled | Problem:
    if source.media_type == "text/html" and _has_crowded_tag(source.text):
        return Problem(
            Place(source.path), "no browser has saved this page: a tag has over a thousand attributes", "cut it"
        )
    page = read_page(source.text) if source.media_type == "text/html" else None
    rows = () if page else paragraphs(source.lines)
    unwrapped = tuple(joined(part) for part in rows) or source.lines
    texts = tuple(block.text for block in page.blocks) if page else unwrapped
    if too_much := _too_much(source, texts):
        return too_much
    if not texts:
        return Problem(Place(source.path), "the page holds no visible text", "save the page again after it has loaded")
    language = language_of("\n".join(texts))
    outlet = outlet_of(texts)
    lines = label_lines(texts, language or "en", markup_features(page) if page else None, outlet)
    if not any(line.label in ("body", "lead") for line in lines):
        return Problem(
            Place(source.path), "no running text was found in the file", "save the article again, with its text"
        )
    zone = outlet.zone if outlet and outlet.zone else _ZONES.get(language or "")
    if page and page.data.is_liveblog:
        lines = with_linked_heads(lines, page.data.updates)
    if page:
        page = replace(page, data=with_moment(page.data, lines, _moments(page, zone)))
    return _Labelled(source, language, zone, lines, _page_dates(read_dates(lines, zone), page, zone), page, rows)


def _has_crowded_tag(text: str) -> bool:
    """Parsers compare each attribute of a tag with all before it: a hundred thousand take minutes."""
    long = (match[0] for match in re.finditer(r"<[A-Za-z][^<>]{2000,}", text))
    return any(len(re.sub(r"\"[^\"]*\"|'[^']*'", "", tag).split()) > _MOST_ATTRIBUTES for tag in long)


def _too_much(source: Source, texts: Sequence[str]) -> Problem | None:
    """A problem for what is no single article, and would take minutes to read."""
    longest, paragraphs_ = max(map(len, texts), default=0), sum(len(text) > _PARAGRAPH for text in texts)
    if longest <= _LONGEST_LINE and paragraphs_ <= _MOST_PARAGRAPHS:
        return None
    what = f"a line of {longest} characters" if longest > _LONGEST_LINE else f"{paragraphs_} paragraphs"
    return Problem(Place(source.path), f"the file holds more than an article: {what}", "cut it to the article's text")


def _page_dates(dates: Dates, page: Page | None, zone: str | None) -> Dates:
    """The visible dates, or the day that the page's data state."""
    stated = (
        next((when for c in page.data.all("published") if (when := iso(str(c.value), zone))), None) if page else None
    )
    return replace(dates, day=date.fromisoformat(stated[:10])) if stated else dates


def _also_inferred(read: Sequence[_Labelled | Problem], dated: list[tuple[date, str]]) -> list[tuple[date, str]]:
    """The dated articles of the run, and those whose own words give their day once its year is known."""
    undated = [r for r in read if isinstance(r, _Labelled) and r.dates.day is None]
    return dated + [(day, _prose(r.lines)) for r in undated if (day := infer_dates(r.lines, dated).day)]


def _article(read: _Labelled, dated: Sequence[tuple[date, str]]) -> Article:
    own = _prose(read.lines)
    dates = read.dates if read.dates.day else infer_dates(read.lines, [d for d in dated if d[1] != own])
    updates = _updates(read, dates)
    dates = live_dates(dates, [u.published or "" for u in updates])
    metadata = read_metadata(read.lines, dates, updates, read.language)
    if read.page:
        metadata = complete(metadata, read.page.data, read.lines, bool(updates), read.zone)
    return Article(
        id=read.source.id,
        path=read.source.path,
        media_type=read.source.media_type,
        encoding=read.source.encoding,
        sha256=read.source.sha256,
        language=read.language or "und",
        lines=read.lines,
        metadata=metadata,
        updates=updates,
        rows=read.rows,
    )


def _updates(read: _Labelled, dates: Dates) -> tuple[Update, ...]:
    data = read.page.data if read.page else None
    if not is_liveblog(read.lines) and not (data and data.is_liveblog and len(data.updates) > 1):
        return ()
    newest = date.fromisoformat(str(dates.updated.value)[:10]) if dates.updated.value else None
    updates = cut_updates(read.lines, newest, dates.day, read.zone, _moments(read.page, read.zone))
    return with_linked_times(updates, data.updates, read.lines, read.zone) if data else updates


def _moments(page: Page | None, zone: str | None) -> dict[int, str]:
    """The exact times of the page's `time` elements, by line."""
    blocks = page.blocks if page else ()
    return {n: when for n, b in enumerate(blocks, 1) if b.moment and (when := iso(b.moment, zone)) and "T" in when}


def _prose(lines: Sequence[Line]) -> str:
    return "\n".join(plain(line.text) for line in lines if line.label in ("lead", "body"))
