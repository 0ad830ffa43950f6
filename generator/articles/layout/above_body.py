"""Labels above the body: headline, kicker, lead, authors, captions.

In: a `Sheet` and the extent of the running text. Out: the same with marks, and the row where the body begins.
"""

import re

from generator.articles.layout.bylines import is_name, is_name_with_role, is_role_line
from generator.articles.layout.furniture import is_masthead
from generator.articles.layout.head_labels import headline_index, is_lead, split_head
from generator.articles.layout.pictures import is_photo_credit
from generator.articles.layout.shapes import is_prose, leading_time, sentences, words
from generator.articles.layout.sheet import Sheet
from generator.articles.vocabulary.outlets import by_name


def label_opening(sheet: Sheet, first: int, last: int, language: str) -> int:
    """Labels the lines above the body; gives the row where the body begins."""
    body_text = " ".join(row for i, row in enumerate(sheet.rows[first : last + 1], first) if sheet.free(i))
    times = _update_rows(sheet)
    top = [i for i in range(min(first, *times) if len(times) > 1 else first) if sheet.free(i)]
    if len(times) > 1 and len(top) > 1 and sheet.prose(times[0]) and top[-1] == times[0] - 1:
        top.pop()
    headline = next((i for i in range(len(sheet.rows)) if sheet.label(i) in ("headline", "kicker+headline")), None)
    if headline is None:
        captions = [i for i in top if _is_caption(sheet, i) or is_below_bare_credit(sheet, i)]
        beside = {i for i in top if sheet.label(i - 1) == "image"}
        above = {i for i in top if sheet.label(i + 1) in ("author", "date", "image") or sheet.prose(i + 1)}
        headline = headline_index(sheet.rows, [i for i in top if i not in captions] or top, body_text, beside, above)
        if headline is not None:
            merged = split_head(sheet.rows[headline], body_text) is not None
            sheet.mark(headline, "kicker+headline" if merged else "headline", "its words recur in the text")
            if not merged:
                _kicker(sheet, headline)
    elif not any(label == "kicker" for label, _ in sheet.marks.values()):
        _kicker(sheet, headline)
    _masthead(sheet, headline)
    body = _lead(sheet, headline if headline is not None else -1, first, last, language)
    body = min([body, *(i for i in times if i > (headline or 0))]) if len(times) > 1 else body
    _authors(sheet, headline, body)
    for i in range(body):
        if (
            sheet.free(i)
            and not _is_caption(sheet, i)
            and not is_below_bare_credit(sheet, i)
            and not (i == body - 1 and _may_head(sheet, i, first, body))
        ):
            sheet.mark(i, "boilerplate", "above the text, and no part of the head")
    return body


def _update_rows(sheet: Sheet) -> list[int]:
    """Rows that open updates: times, paragraphs and headings that begin with one, names that stand twice."""
    return [
        i
        for i, row in enumerate(sheet.rows)
        if sheet.label(i) == "update-head"
        or (sheet.free(i) and leading_time(row))
        or (sheet.label(i) == "author" and row in (sheet.rows[i - 1], *sheet.rows[i + 1 : i + 2]))
    ]


def _may_head(sheet: Sheet, i: int, first: int, body: int) -> bool:
    """Whether the row directly above the body may be a heading of its first paragraph."""
    return sheet.free(body) and (i > first or leading_time(sheet.rows[body]) is not None)


def _masthead(sheet: Sheet, headline: int | None) -> None:
    for i in range(headline or 0):
        if sheet.free(i) and is_masthead(sheet.rows[i]):
            sheet.mark(i, "outlet", "ends like the name of a newspaper or station")


def _kicker(sheet: Sheet, headline: int) -> None:
    above = headline - 1
    if above >= 0 and sheet.free(above) and words(sheet.rows[above]) <= 8 and not is_prose(sheet.rows[above]):
        sheet.mark(above, "kicker", "short line above the headline")


def _lead(sheet: Sheet, headline: int, first: int, last: int, language: str) -> int:
    """Labels the lead, if there is one, and gives the first row of the body."""
    if any(label == "lead" for label, _ in sheet.marks.values()):
        leads = [i for i in sheet.marks if sheet.label(i) == "lead"]
        return next((i for i in range(max(leads) + 1, len(sheet.rows)) if sheet.prose(i)), last)
    prose = [i for i in range(first, last + 1) if sheet.prose(i) and not leading_time(sheet.rows[i])]
    times = _update_rows(sheet)
    if len(times) > 1 and prose and min(times) < prose[0]:
        return prose[0]
    if len(prose) > 1 and _is_caption(sheet, prose[0]):
        follows = is_lead(sheet.rows[prose[1]], [sheet.rows[i] for i in prose[2:]], False, language)
        if follows or words(sheet.rows[prose[0]]) < 15:
            sheet.mark(prose[0], "image", "caption above its credit")
            prose = prose[1:]
    subtitle = headline + 1
    if (
        headline >= 0
        and sheet.free(subtitle)
        and not sheet.prose(subtitle)
        and words(sheet.rows[subtitle]) >= 9
        and subtitle < first
        and (not _is_caption(sheet, subtitle) or not _is_followed_by_lead(sheet, prose, language))
    ):
        sheet.mark(subtitle, "lead", "line below the headline")
        return first
    if not prose:
        return first
    start, nxt = prose[0], next((i for i in range(prose[0] + 1, last + 1) if sheet.prose(i)), None)
    parted = nxt is not None and any(
        sheet.label(i) in ("author", "date", "image", "notice") for i in range(start + 1, nxt)
    )
    following = [sheet.rows[i] for i in range(start + 1, last + 1) if sheet.prose(i)]
    if is_lead(sheet.rows[start], following, parted, language):
        sheet.mark(start, "lead", "first paragraph; the body begins anew after it")
        return nxt if nxt is not None else start + 1
    return start


def _is_followed_by_lead(sheet: Sheet, prose: list[int], language: str) -> bool:
    """Whether the running text opens with a lead of its own."""
    return len(prose) > 1 and is_lead(sheet.rows[prose[0]], [sheet.rows[i] for i in prose[1:3]], False, language)


def _authors(sheet: Sheet, headline: int | None, body: int) -> None:
    """Lines that are names alone, between the headline and the body."""
    for i in range((headline if headline is not None else -1) + 1, body):
        office = sheet.free(i) and sheet.label(i - 1) == "author" and words(sheet.rows[i]) <= 6
        if office and (is_role_line(sheet.rows[i]) or by_name(re.split(r"\s*[,|]", sheet.rows[i])[0])):
            sheet.mark(i, "author", "the office of the author above")
        if not sheet.free(i) or _is_caption(sheet, i):
            continue
        row = re.sub(r"\s*\([^)]*\)", "", sheet.rows[i])
        row = re.sub(r"\s+(?:in|aus)\s+[A-ZÄÖÜ][\w. ]{2,20}?(?=,|\s+(?:und|and|&)\s|$)", "", row)
        names = [p for p in re.split(r"\s*,\s*|\s+(?:und|and|&)\s+", row) if p]
        if (names and all(is_name(p) for p in names)) or is_name_with_role(row):
            sheet.mark(i, "author", "a name between headline and text")


def _is_caption(sheet: Sheet, i: int) -> bool:
    """A short line, or one sentence, directly above or below the credit of a picture."""
    row = sheet.rows[i]
    if sentences(row) > 1 or words(row) > 35:
        return False
    below = (
        i + 1 < len(sheet.rows) and sheet.label(i + 1) == "image" and is_photo_credit(_credit_part(sheet.rows[i + 1]))
    )
    return below and (words(row) <= 25 or not is_prose(row))


def _credit_part(row: str) -> str:
    return re.sub(r"^[(\[]?\w+\s?:\s*", "", row) if words(row) <= 12 else row


def label_captions(sheet: Sheet, body: int, last: int) -> None:
    for i in range(body):
        if sheet.free(i) and is_below_bare_credit(sheet, i):
            sheet.mark(i, "image", "caption below its credit")
    for i in range(last + 1):
        if (
            sheet.free(i)
            and _is_caption(sheet, i)
            and (i < body or not is_prose(sheet.rows[i]) or (words(sheet.rows[i]) <= 20 and i < last))
        ):
            sheet.mark(i, "image", "caption at its credit")


def is_below_bare_credit(sheet: Sheet, i: int) -> bool:
    """A line without a full stop below an agency's name that stands alone: the caption follows its credit."""
    return (
        i > 0
        and sheet.label(i - 1) == "image"
        and words(sheet.rows[i - 1]) <= 4
        and is_photo_credit(sheet.rows[i - 1])
        and words(sheet.rows[i]) >= 6
        and not _is_captioned(sheet, i - 1)
    )


def _is_captioned(sheet: Sheet, i: int) -> bool:
    return i > 0 and sheet.label(i - 1) == "image"
