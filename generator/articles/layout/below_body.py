"""Labels below the body: the colophon with credits, tags and corrections, then furniture.

In: a `Sheet` and its last row of running text. Out: the same with marks. The surprising thing: after the first box or
teaser nothing counts any more but corrections and credits.
"""

import re

from generator.articles.layout.bylines import byline_names
from generator.articles.layout.forms import is_reporting_line
from generator.articles.layout.furniture import ends_article, is_button, is_self_contained_box, opens_box
from generator.articles.layout.pictures import is_photo_agency
from generator.articles.layout.shapes import is_truncated, tags, tags_announced, words
from generator.articles.layout.sheet import Sheet
from generator.articles.layout.signatures import has_rights
from generator.articles.vocabulary.outlets import vocabulary

_PORTRAIT = re.compile(
    r",?\s+(?:is|was|ist|war)\s+(?:an?|the|eine?|seit|\w+'s|\S*(?:korrespondent|redakteur|reporter|autor))|\s+(?:covers|reports|writes|joined|berichtet|schreibt|arbeitet)\b",
    re.IGNORECASE,
)


#: What announces an advertisement stands in the middle of texts.
_ADVERT = re.compile(r"(?:anzeige|werbung|advertisement|advertising|sponsored|ad)\W*", re.IGNORECASE)


def closings(sheet: Sheet) -> dict[int, str]:
    """Rows that may close the article: `hard`, `firm` (a source line, tags, an author's portrait) or `soft` (a box)."""
    found = {}
    signed = [sheet.rows[i] for i in sheet.marks if sheet.label(i) in ("author", "date")]
    authors = {name for row in signed for name in byline_names(row.split("  ")[0])}
    for i, row in enumerate(sheet.rows):
        label = sheet.label(i)
        listed = label in (None, "image") and len(tags(row)) >= 3
        if ends_article(row):
            found[i] = "hard"
        elif label == "credit" or listed or (label == "author" and is_reporting_line(row)):
            found[i] = "firm"
        elif _ADVERT.fullmatch(row):
            continue
        elif label == "boilerplate" and (opens_box(row) or has_rights(row)) and not is_self_contained_box(row):
            found[i] = "soft"
        elif _is_portrait(row, authors):
            sheet.mark(i, "boilerplate", "portrait of an author")
            found[i] = "firm"
    return found


def _is_portrait(row: str, authors: set[str]) -> bool:
    """`Erika Muster is a senior editor …`: who an author of the byline is."""
    name = next((n for n in authors if row.startswith(n + " ")), None)
    return name is not None and _PORTRAIT.match(row[len(name) :]) is not None


def label_closing(sheet: Sheet, last: int) -> None:
    """Below the last paragraph: the colophon keeps its labels, everything after it is furniture."""
    colophon = clean = True
    text = " ".join(sheet.rows[: last + 1])
    for i in range(last + 1, len(sheet.rows)):
        row, label = sheet.rows[i], sheet.label(i)
        if label != "boilerplate" and i > 0 and _in_credit_list(sheet, i):
            sheet.mark(i, "credit", "item of a list of sources")
        if sheet.label(i) in ("correction", "notice") or (sheet.label(i) == "credit" and not has_rights(row)):
            continue
        if colophon and label == "image" and _is_text_credit(row):
            sheet.mark(i, "credit", "agencies below the text")
        elif colophon and label is None and _are_tags(row, text):
            sheet.mark(i, "tags", "list of topics below the text")
        elif (colophon and label in ("date", "author", "credit", "tags")) or (clean and label == "image"):
            continue
        else:
            clean, colophon = False, colophon and label == "boilerplate" and not _opens_furniture(row)
            sheet.mark(
                i, "boilerplate", sheet.marks[i][1] if label == "boilerplate" else "below the end of the article"
            )


def _in_credit_list(sheet: Sheet, i: int) -> bool:
    """Below `Verwendete Quellen` and the like, its items stand in lines of their own."""
    above = sheet.rows[i - 1]
    opens = sheet.label(i - 1) == "credit" and re.fullmatch(
        r"(?:verwendete |weitere )?quellen:?|sources:?", above, re.IGNORECASE
    )
    return bool(opens) or (
        sheet.marks.get(i - 1) == ("credit", "item of a list of sources") and words(sheet.rows[i]) <= 6
    )


def _is_text_credit(row: str) -> bool:
    """`© Outlet / dpa / AFP` below the text: agencies that supply texts, and no word for picture."""
    parts = [p.casefold() for p in re.split(r"\s*[/,]\s*|\s+", row.strip("© "))]
    return row.startswith("©") and any(p in vocabulary().agencies for p in parts) and not is_photo_agency(row)


def _opens_furniture(row: str) -> bool:
    return not is_button(row) and (is_truncated(row) or opens_box(row) or ends_article(row))


def _are_tags(row: str, text: str) -> bool:
    items = tags(row)
    return bool(items) and (tags_announced(row) or sum(i in text for i in items) * 3 >= len(items))
