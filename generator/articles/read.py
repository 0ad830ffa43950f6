"""Reading articles: inputs become `Article`s with labelled lines, metadata and updates.

In: paths (`-` is standard input), and what the editor says of undated articles. Out: for each an `Article` or the
`Problem` that it is none. The surprising thing: articles of one run are read together, because one may give another the
year or the day that it does not print. Three kinds of input meet here (a page, a web clipper's Markdown, plain text,
wrapped or not), and once captured they are lines.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import count

from generator.articles.article import Article, Line, Value
from generator.articles.capture.clipping import read_clipping
from generator.articles.capture.fetch import Source, fetch, plain
from generator.articles.capture.page import Page, read_page
from generator.articles.capture.page_data import PageData
from generator.articles.capture.wrapped import joined, paragraphs
from generator.articles.layout.label import label_lines
from generator.articles.layout.markup import markup_features
from generator.articles.metadata.dates import Dates, exact_times, infer_dates, read_dates, settled_dates, with_moment
from generator.articles.metadata.metadata import language_of, outlet_of, read_metadata
from generator.articles.metadata.updates import read_updates, with_linked_heads
from generator.base.problems import Place, Problem

#: The zone of times that pages in a language print without one; where that is open (English), the offset stays open.
_ZONES = {"de": "Europe/Berlin"}
#: What no article exceeds: characters in one line, lines that are long enough for paragraphs, lines of any length.
_LONGEST_LINE, _PARAGRAPH, _MOST_PARAGRAPHS, _MOST_LINES = 20_000, 60, 1500, 8_000
_MOST_ATTRIBUTES = 1000


@dataclass(frozen=True, slots=True)
class Given:
    """What the editor says of articles that do not say it themselves."""

    day: date | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Captured:
    """`texts` are the lines of the report, `shown` the same without marks that no reader sees; `rows` the rows of each
    line of a wrapped text, `says` what the marks of a clipping say of each, as features."""

    source: Source
    texts: tuple[str, ...]
    shown: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    page: Page | None = None
    data: PageData = field(default_factory=PageData)
    says: Mapping[int, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Labelled:
    """`lines` are those of the input, `shown` the same as a reader saw them, in their plain form."""

    captured: Captured
    data: PageData
    language: str | None
    zone: str | None
    lines: tuple[Line, ...]
    shown: tuple[Line, ...]
    dates: Dates
    times: Mapping[int, str]


def read_article(path: str) -> Article | Problem:
    """One article, read by itself."""
    return read_articles([path])[0]


def read_articles(
    paths: Sequence[str], progress: Callable[[str], None] = lambda path: None, given: Given | None = None
) -> tuple[Article | Problem, ...]:
    """The articles of one run, in the order of the paths; what cannot be read is a `Problem` in its place."""
    given = given or Given()
    captured = list[Captured | Problem]()
    for path in paths:
        progress(path)
        captured.append(capture(path))
    inputs = _with_unique_ids(captured)
    read = [_label(captured, given) if isinstance(captured, Captured) else captured for captured in inputs]
    dated = [(r.dates.day, _prose(r.shown)) for r in read if isinstance(r, _Labelled) and r.dates.day]
    undated = [r for r in read if isinstance(r, _Labelled) and not r.dates.day]
    known = dated + [(day, _prose(r.shown)) for r in undated if (day := infer_dates(r.shown, dated, r.language).day)]
    return tuple(_article(r, known, given) if isinstance(r, _Labelled) else r for r in read)


def _with_unique_ids(read: Sequence[Captured | Problem]) -> list[Captured | Problem]:
    """Two inputs with the same name but for the suffix go by their whole names, two with the same name by number."""
    sources = [r.source for r in read if isinstance(r, Captured)]
    ids, paths = Counter(s.id for s in sources), Counter(s.path for s in sources)
    taken = set(ids)
    unique = list[Captured | Problem]()
    for r in read:
        if isinstance(r, Captured) and ids[r.source.id] > 1:
            numbered = (f"{r.source.id}-{n}" for n in count(1))
            name = r.source.path if paths[r.source.path] == 1 else next(n for n in numbered if n not in taken)
            taken.add(name)
            r = replace(r, source=replace(r.source, id=name))
        unique.append(r)
    return unique


def _label(captured: Captured, given: Given) -> _Labelled | Problem:
    outlet = outlet_of((*captured.shown, given.outlet or ""))
    language = language_of("\n".join(captured.shown)) or (outlet.language if outlet else None)
    markup = markup_features(captured.page) if captured.page else captured.says
    lines = label_lines(captured.texts, language or "en", markup, outlet, captured.shown)
    if not any(line.label in ("body", "lead") for line in lines):
        place = Place(captured.source.path)
        return Problem(place, "no running text was found in the file", "save the article again, with its text")
    zone = outlet.zone if outlet and outlet.zone else _ZONES.get(language or "")
    lines = with_linked_heads(lines, captured.data)
    shown = tuple(replace(line, text=plain(text)) for line, text in zip(lines, captured.shown, strict=True))
    times = exact_times(captured.page.blocks, zone) if captured.page else {}
    data = with_moment(captured.data, shown, times)
    return _Labelled(captured, data, language, zone, lines, shown, read_dates(shown, data, zone), times)


def _article(read: _Labelled, dated: Sequence[tuple[date, str]], given: Given) -> Article:
    own, data = _prose(read.shown), read.data
    dates = read.dates if read.dates.day else infer_dates(read.shown, [d for d in dated if d[1] != own], read.language)
    if not dates.day and given.day:
        dates = Dates(Value(given.day.isoformat(), "inferred", (), "given with --date"), dates.updated, given.day)
    updates = read_updates(read.shown, data, dates, read.zone, read.times)
    dates = settled_dates(dates, data, read.shown, updates, read.zone)
    metadata = dict(read_metadata(read.shown, data, dates, updates, read.language))
    if given.outlet and not metadata["outlet"].value:
        metadata["outlet"] = Value(given.outlet, "inferred", (), "given with --outlet")
    source = read.captured.source
    return Article(
        id=source.id,
        path=source.path,
        media_type=source.media_type,
        encoding=source.encoding,
        sha256=source.sha256,
        language=read.language or "und",
        lines=read.lines,
        metadata=metadata,
        updates=updates,
        rows=read.captured.rows,
    )


def _prose(lines: Sequence[Line]) -> str:
    return "\n".join(line.text for line in lines if line.label in ("lead", "body"))


def capture(path: str) -> Captured | Problem:
    """The lines of an input and what stands beside them."""
    source = fetch(path)
    if isinstance(source, Problem):
        return source
    captured = _page(source) if source.media_type == "text/html" else _text(source)
    return captured if isinstance(captured, Problem) else _too_much(captured) or captured


def _page(source: Source) -> Captured | Problem:
    if _has_crowded_tag(source.text):
        what = "no browser has saved this page: a tag has over a thousand attributes"
        return Problem(Place(source.path), what, "cut it")
    page = read_page(source.text)
    texts = tuple(block.text for block in page.blocks) if page else ()
    if page is None or not texts:
        return Problem(Place(source.path), "the page holds no visible text", "save the page again after it has loaded")
    return Captured(source, texts, texts, page=page, data=page.data)


def _text(source: Source) -> Captured:
    if clipping := read_clipping(source.lines):
        return Captured(source, source.lines, clipping.shown, data=clipping.data, says=clipping.says)
    rows = paragraphs(source.lines)
    texts = tuple(joined(part) for part in rows) or source.lines
    return Captured(source, texts, texts, rows)


def _has_crowded_tag(text: str) -> bool:
    """Parsers compare each attribute of a tag with all before it: a hundred thousand take minutes."""
    long = (match[0] for match in re.finditer(r"<[A-Za-z][^<>]{2000,}", text))
    return any(len(re.sub(r"\"[^\"]*\"|'[^']*'", "", tag).split()) > _MOST_ATTRIBUTES for tag in long)


def _too_much(captured: Captured) -> Problem | None:
    """A problem for what is no single article, and would take minutes to read."""
    longest = max(map(len, captured.texts), default=0)
    count = sum(len(text) > _PARAGRAPH for text in captured.texts)
    if longest > _LONGEST_LINE:
        what = f"a line of {longest} characters"
    elif count > _MOST_PARAGRAPHS:
        what = f"{count} paragraphs"
    elif len(captured.texts) > _MOST_LINES:
        what = f"{len(captured.texts)} lines"
    else:
        return None
    place = Place(captured.source.path)
    return Problem(place, f"the file holds more than an article: {what}", "cut it to the article's text")
