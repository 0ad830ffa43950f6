"""Labels for the lines of an article, each with its reason.

In: the lines as they stand in the input, for HTML with a hint from the markup. Out: a `Line` for each. The order is:
what the markup or an outlet's rule says, what the line itself shows, where the article begins and ends, its head, and
what is left by position. The surprising thing: a page's furniture is mostly recognised by what follows it.
"""

from collections.abc import Mapping, Sequence

from generator.articles.article import Label, Line
from generator.articles.capture.fetch import plain
from generator.articles.layout.above_body import is_below_bare_credit, label_captions, label_opening
from generator.articles.layout.below_body import closings, label_closing
from generator.articles.layout.bylines import byline_names, is_name
from generator.articles.layout.extent import extent
from generator.articles.layout.forms import apply_forms, apply_rules, mark_jump_lists
from generator.articles.layout.furniture import is_link_line
from generator.articles.layout.shapes import is_prose, is_time_line, leading_time, words
from generator.articles.layout.sheet import Sheet
from generator.articles.vocabulary.outlets import Outlet


def label_lines(
    texts: Sequence[str],
    language: str,
    hints: Mapping[int, tuple[Label, str]] | None = None,
    outlet: Outlet | None = None,
) -> tuple[Line, ...]:
    """One `Line` per text; `hints` are labels from the markup by index, which nothing overrides."""
    numbers = [n for n, text in enumerate(texts) if plain(text)]
    sheet = Sheet([plain(texts[n]) for n in numbers])
    for i, n in enumerate(numbers):
        if hints and n in hints:
            sheet.mark(i, *hints[n])
    apply_rules(sheet, outlet)
    apply_forms(sheet)
    mark_jump_lists(sheet)
    first, last = extent(sheet.rows, set(sheet.marks), closings(sheet))
    body = label_opening(sheet, first, last, language)
    label_captions(sheet, body, last)
    _body(sheet, body, last)
    label_closing(sheet, last)
    _update_heads(sheet)
    labelled = {n: sheet.marks[i] for i, n in enumerate(numbers)}
    return tuple(Line(n + 1, text, *labelled.get(n, ("blank", ""))) for n, text in enumerate(texts))


def _body(sheet: Sheet, body: int, last: int) -> None:
    """Running text is body, a name alone the author of an update, any other short line a heading."""
    known = {name for i in sheet.marks if sheet.label(i) == "author" for name in byline_names(sheet.rows[i])}
    counts: dict[str, int] = {}
    for i, row in enumerate(sheet.rows):
        counts[row] = counts.get(row, 0) + (sheet.label(i) in (None, "author"))
    for i in range(body - 1 if body else 0, last + 1):
        if not sheet.free(i):
            continue
        row = sheet.rows[i]
        if is_prose(row) or (leading_time(row) and words(row) > 25):
            sheet.mark(i, "body", "running text")
        elif is_name(row) and (row in known or counts[row] > 1 or _beside_time(sheet, i)):
            sheet.mark(i, "author", "a name that stands alone, more than once or beside a time")
        elif is_link_line(row):
            sheet.mark(i, "boilerplate", "a link to something else")
        elif is_below_bare_credit(sheet, i):
            sheet.mark(i, "image", "caption below its credit")
        elif _in_run_of_shorts(sheet, i, last):
            sheet.mark(i, "boilerplate", "one of several short lines without text between")
        else:
            sheet.mark(i, "subhead", "short line between paragraphs")


def _beside_time(sheet: Sheet, i: int) -> bool:
    return any(0 <= k < len(sheet.rows) and is_time_line(sheet.rows[k]) for k in (i - 1, i + 1))


def _in_run_of_shorts(sheet: Sheet, i: int, last: int) -> bool:
    """Three or more short lines in a row hold links; only the last of them, before text, may be a heading."""
    after = 0
    while i + after + 1 <= last and sheet.free(i + after + 1) and not is_prose(sheet.rows[i + after + 1]):
        after += 1
    return after >= 2


def _update_heads(sheet: Sheet) -> None:
    """In a live blog headings open updates; a time alone in an ordinary article opens none."""
    times = [i for i in sheet.marks if sheet.label(i) == "update-head"]
    led = [i for i, row in enumerate(sheet.rows) if leading_time(row) and sheet.label(i) in ("body", "subhead")]
    if len(times) + len(led) < 2:
        for i in times:
            sheet.mark(i, "date", "a time of day at the head")
    repeated = sum(sheet.label(i) == "author" for i in sheet.marks) >= 4
    if not ((led and len(led) > 1) or repeated):
        return
    for i in list(sheet.marks):
        if sheet.label(i) == "subhead" and not any(sheet.label(k) == "update-head" for k in (i - 1, i + 1)):
            sheet.mark(i, "update-head", "heading of an update")
