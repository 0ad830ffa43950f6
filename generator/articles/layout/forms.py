"""First labels: what markup, an outlet's rule or the line's own form decides, boxes and jump lists.

In: a `Sheet`. Out: the same with marks. The surprising thing: a list of jumps is known by its lines coming again below.
"""

import re

from generator.articles.article import Label
from generator.articles.layout.bylines import is_byline, is_name
from generator.articles.layout.furniture import (
    ends_article,
    is_broadcast_note,
    is_button,
    is_correction,
    is_notice,
    is_offer,
    is_pay_teaser,
    is_player,
    is_self_contained_box,
    opens_box,
)
from generator.articles.layout.pictures import is_image_line, is_photo_agency
from generator.articles.layout.shapes import (
    FIRST_REPORT,
    bare,
    is_age,
    is_change_line,
    is_date_line,
    is_dateline_alone,
    is_prose,
    is_time_line,
    is_truncated,
    leading_time,
    words,
)
from generator.articles.layout.sheet import Sheet
from generator.articles.layout.signatures import is_credit_line, signature
from generator.articles.vocabulary.outlets import Outlet, by_host, by_name


def apply_rules(sheet: Sheet, outlet: Outlet | None) -> None:
    for i, row in enumerate(sheet.rows):
        if outlet is None or not sheet.free(i):
            continue
        if bare(row) in outlet.buttons:
            sheet.mark(i, "boilerplate", f"a button of {outlet.name}")
        for pattern, label in outlet.rules:
            if sheet.free(i) and pattern.search(row):
                sheet.mark(i, label, f"rule of {outlet.name}")


def apply_forms(sheet: Sheet) -> None:
    """Labels that the line's own form decides."""
    for i, row in enumerate(sheet.rows):
        if not sheet.free(i):
            continue
        found = _form(row)
        if found:
            sheet.mark(i, *found)
    for i in range(1, len(sheet.rows)):
        if sheet.rows[i] == sheet.rows[i - 1] and is_name(sheet.rows[i]):
            sheet.mark(i - 1, "author", "a name that stands twice")
            sheet.mark(i, "author", "a name that stands twice")
    _agencies_above(sheet)
    _ages(sheet)
    for i, row in enumerate(sheet.rows):
        if sheet.free(i) and row.endswith(":") and not _announces(sheet, i):
            sheet.mark(i, "boilerplate", "announces something that does not follow")
        if sheet.label(i) == "boilerplate" and opens_box(row) and not is_self_contained_box(row):
            _box_lines(sheet, i)


def _form(row: str) -> tuple[Label, str] | None:
    if is_correction(row):
        return "correction", "says what was changed"
    if is_notice(row):
        return "notice", "the page speaks of itself"
    if is_date_line(row):
        return "date", "a date and nothing else"
    if is_change_line(row):
        return "date", "when an update was changed"
    if is_player(row):
        return "boilerplate", "a control or counter"
    if is_time_line(row):
        return "update-head", "a time of day and nothing else"
    if leading_time(row) or FIRST_REPORT.match(row):
        return None
    if is_truncated(row):
        return "boilerplate", "a teaser that breaks off"
    if is_age(row):
        return None
    if signature(row):
        return "credit", "signature of agencies"
    if is_button(row):
        return "boilerplate", "a control or counter"
    if is_offer(row):
        return "boilerplate", "speaks to the reader about an offer"
    if opens_box(row) or ends_article(row):
        return "boilerplate", "heading of a box"
    if is_pay_teaser(row):
        return "boilerplate", "teaser of a paid article"
    if is_broadcast_note(row):
        return "boilerplate", "says when it was on air"
    if is_reporting_line(row):
        return "author", "who reported and edited"
    if is_dateline_alone(row):
        return "body", "dateline of the first paragraph"
    if is_byline(row):
        return "author", "byline"
    if is_credit_line(row) and not _is_picture_source(row):
        return "credit", "source line"
    if _is_picture_source(row):
        return "image", "source with a photographer"
    if is_image_line(row):
        return "image", "picture credit"
    if by_name(row) or by_host(row):
        return "outlet", "the outlet's name"
    return None


def is_reporting_line(row: str) -> bool:
    return re.match(r"[(\[]?(?:reporting|writing)\s+by\b", row, re.IGNORECASE) is not None


def _agencies_above(sheet: Sheet) -> None:
    """An agency's name alone above all running text, with a caption below, is the credit of a picture."""
    below_headline = False
    for i in range(len(sheet.rows) - 1):
        if sheet.prose(i):
            return
        caption = sheet.rows[i + 1]
        below_headline = below_headline or (i > 0 and sheet.free(i - 1) and words(sheet.rows[i - 1]) >= 3)
        if (
            below_headline
            and sheet.label(i) == "credit"
            and words(sheet.rows[i]) == 1
            and sheet.free(i + 1)
            and words(caption) >= 3
        ):
            sheet.mark(i, "image", "an agency above a caption")


def _ages(sheet: Sheet) -> None:
    """Ages that open updates, and ages of teasers: two or more that each stand above running text open updates."""
    ages = [i for i, row in enumerate(sheet.rows) if sheet.free(i) and is_age(row)]
    opening = [
        i
        for i in ages
        if any(i + k < len(sheet.rows) and sheet.prose(i + k) for k in (1, 2, 3))
        and i + 1 < len(sheet.rows)
        and sheet.free(i + 1)
    ]
    for i in ages:
        if len(opening) > 1 and i in opening:
            sheet.mark(i, "update-head", "an age that opens an update")
        else:
            sheet.mark(i, "boilerplate", "an age without an update")


def _is_picture_source(row: str) -> bool:
    """`Quelle: dpa/Erika Muster`: a source line that names a photographer."""
    match = re.match(r"[(\[]?(?:quelle|source)\s*:\s*(.+?)[)\]]?$", row, re.IGNORECASE)
    return match is not None and (
        is_photo_agency(match[1]) or ("/" in match[1] and any(is_name(p.strip()) for p in match[1].split("/")))
    )


def _announces(sheet: Sheet, i: int) -> bool:
    """Whether something follows that a colon can announce: running text, a quotation, a list."""
    if i + 1 >= len(sheet.rows):
        return False
    following = sheet.rows[i + 1]
    return sheet.free(i + 1) and (is_prose(following) or re.match(r"[-•*–\d„“\"«»]", following) is not None)


def _box_lines(sheet: Sheet, i: int) -> None:
    """The short lines that a box heading opens belong to the box, up to the next running text.

    Above all running text a box heading stands alone: the next short line may be the headline."""
    run: list[int] = []
    if not any(sheet.prose(k) for k in range(i)):
        return
    for k in range(i + 1, min(i + 12, len(sheet.rows))):
        if not sheet.free(k) and sheet.label(k) == "boilerplate":
            continue
        if not sheet.free(k) or is_prose(sheet.rows[k]) or leading_time(sheet.rows[k]):
            break
        run.append(k)
    if len(run) > 1 and run[-1] + 1 < len(sheet.rows) and sheet.prose(run[-1] + 1):
        run.pop()
    for k in run:
        sheet.mark(k, "boilerplate", "item of a box")


def mark_jump_lists(sheet: Sheet) -> None:
    """Two or more short lines in a row that come again later, before running text, are a list of jumps to them."""
    later: dict[str, int] = {row: i for i, row in enumerate(sheet.rows)}
    run: list[int] = []
    for i in range(len(sheet.rows) + 1):
        repeats = i < len(sheet.rows) and sheet.free(i) and _comes_again(sheet, i, later[sheet.rows[i]])
        if repeats:
            run.append(i)
            continue
        if len(run) >= 2:
            for k in run:
                sheet.mark(k, "boilerplate", "jump list: the line comes again below")
        run = []


def _comes_again(sheet: Sheet, i: int, again: int) -> bool:
    return (
        again > i + 1
        and again + 1 < len(sheet.rows)
        and is_prose(sheet.rows[again + 1])
        and not is_prose(sheet.rows[i])
    )
