"""Reading articles: inputs become `Article`s with labelled lines, metadata and updates.

In: paths (`-` is standard input), and what the editor says of undated articles. Out: for each an `Article` or the
`Problem` that it is none. The surprising thing: articles of one run are read together, because one may give another the
year or the day that it does not print.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import count

from generator.articles.article import Article, Line, Value
from generator.articles.capture.captured import Captured, capture
from generator.articles.capture.fetch import plain
from generator.articles.capture.page_data import PageData
from generator.articles.layout.label import label_lines
from generator.articles.layout.markup import markup_features
from generator.articles.metadata.dates import Dates, infer_dates, moments, read_dates, settled_dates, with_moment
from generator.articles.metadata.metadata import language_of, outlet_of, read_metadata
from generator.articles.metadata.updates import read_updates, with_linked_heads
from generator.base.problems import Place, Problem

#: The zone of times that pages in a language print without one; where that is open (English), the offset stays open.
_ZONES = {"de": "Europe/Berlin"}


@dataclass(frozen=True, slots=True)
class Given:
    """What the editor says of articles that do not say it themselves."""

    day: date | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class _Labelled:
    """`lines` are those of the input, `shown` the same as a reader saw them."""

    captured: Captured
    data: PageData
    language: str | None
    zone: str | None
    lines: tuple[Line, ...]
    shown: tuple[Line, ...]
    dates: Dates
    moments: Mapping[int, str]


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
    known = dated + [(day, _prose(r.shown)) for r in undated if (day := infer_dates(r.shown, dated).day)]
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
        return Problem(
            Place(captured.source.path),
            "no running text was found in the file",
            "save the article again, with its text",
        )
    zone = outlet.zone if outlet and outlet.zone else _ZONES.get(language or "")
    lines = with_linked_heads(lines, captured.data)
    shown = tuple(replace(line, text=text) for line, text in zip(lines, captured.shown, strict=True))
    times = moments(captured.page.blocks, zone) if captured.page else {}
    data = with_moment(captured.data, shown, times)
    return _Labelled(captured, data, language, zone, lines, shown, read_dates(shown, data, zone), times)


def _article(read: _Labelled, dated: Sequence[tuple[date, str]], given: Given) -> Article:
    own, data = _prose(read.shown), read.data
    dates = read.dates if read.dates.day else infer_dates(read.shown, [d for d in dated if d[1] != own])
    if not dates.day and given.day:
        dates = Dates(Value(given.day.isoformat(), "inferred", (), "given with --date"), dates.updated, given.day)
    updates = read_updates(read.shown, data, dates, read.zone, read.moments)
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
    return "\n".join(plain(line.text) for line in lines if line.label in ("lead", "body"))
