"""Labels for the lines of an article, each with its reason.

In: the lines as they stand in the input, for HTML with a hint from the markup. Out: a `Line` for each. The order is:
what the markup or an outlet's rule says, what the line itself shows, where the article begins and ends, its head, and
what is left by position. The surprising thing: a page's furniture is mostly recognised by what follows it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.articles.article import Label, Line
from generator.articles.extent import extent
from generator.articles.fetch import plain
from generator.articles.heads import headline_index, is_lead, split_head
from generator.articles.outlets import Outlet, by_host, by_name, vocabulary
from generator.articles.shapes import (
    FIRST_REPORT, bare, byline_names, is_age, ends_article, has_rights, is_button, is_byline, is_broadcast_note, is_change_line, is_correction, is_credit_line, is_date_line, is_dateline_alone,
    is_image_line, is_link_line, is_masthead, is_name, is_name_with_role, is_notice, is_offer, is_pay_teaser, is_photo_agency, is_photo_credit, is_prose, is_role_line, is_self_contained_box,
    is_time_line, is_truncated, leading_time, opens_box, sentences, signature, tags, tags_announced, words,
)  # fmt: skip


@dataclass(slots=True)
class Sheet:
    """The lines under work: `rows` are the lines that are not blank, `marks` the labels given so far, by row."""

    rows: list[str]
    marks: dict[int, tuple[Label, str]] = field(default_factory=dict)

    def mark(self, i: int, label: Label, reason: str) -> None:
        self.marks[i] = (label, reason)

    def free(self, i: int) -> bool:
        return i not in self.marks

    def label(self, i: int) -> Label | None:
        return self.marks[i][0] if i in self.marks else None

    def prose(self, i: int) -> bool:
        return self.free(i) and is_prose(self.rows[i])


def label_lines(
    texts: Sequence[str], language: str, hints: Mapping[int, tuple[Label, str]] | None = None, outlet: Outlet | None = None
) -> tuple[Line, ...]:
    """One `Line` per text; `hints` are labels from the markup by index, which nothing overrides."""
    numbers = [n for n, text in enumerate(texts) if plain(text)]
    sheet = Sheet([plain(texts[n]) for n in numbers])
    for i, n in enumerate(numbers):
        if hints and n in hints:
            sheet.mark(i, *hints[n])
    _outlet_rules(sheet, outlet)
    _forms(sheet)
    _jump_lists(sheet)
    first, last = extent(sheet.rows, set(sheet.marks), _closings(sheet))
    body = _head(sheet, first, last, language)
    _captions(sheet, body, last)
    _body(sheet, body, last)
    _tail(sheet, last)
    _update_heads(sheet)
    labelled = {n: sheet.marks[i] for i, n in enumerate(numbers)}
    return tuple(Line(n + 1, text, *labelled.get(n, ("blank", ""))) for n, text in enumerate(texts))


def _outlet_rules(sheet: Sheet, outlet: Outlet | None) -> None:
    for i, row in enumerate(sheet.rows):
        if outlet is None or not sheet.free(i):
            continue
        if bare(row) in outlet.buttons:
            sheet.mark(i, "boilerplate", f"a button of {outlet.name}")
        for pattern, label in outlet.rules:
            if sheet.free(i) and pattern.search(row):
                sheet.mark(i, label, f"rule of {outlet.name}")


def _forms(sheet: Sheet) -> None:
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
    _ages(sheet)
    for i, row in enumerate(sheet.rows):
        if sheet.free(i) and row.endswith(":") and not _announces(sheet, i):
            sheet.mark(i, "boilerplate", "announces something that does not follow")
        if sheet.label(i) == "boilerplate" and opens_box(row) and not is_self_contained_box(row):
            _box_items(sheet, i)


def _form(row: str) -> tuple[Label, str] | None:
    if is_correction(row):
        return "correction", "says what was changed"
    if is_notice(row):
        return "notice", "the page speaks of itself"
    if is_date_line(row):
        return "date", "a date and nothing else"
    if is_change_line(row):
        return "date", "when an update was changed"
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
    if _reports(row):
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


def _reports(row: str) -> bool:
    return re.match(r"[(\[]?(?:reporting|writing)\s+by\b", row, re.IGNORECASE) is not None


def _ages(sheet: Sheet) -> None:
    """Ages that open updates, and ages of teasers: two or more that each stand above running text open updates."""
    ages = [i for i, row in enumerate(sheet.rows) if sheet.free(i) and is_age(row)]
    opening = [i for i in ages if any(i + k < len(sheet.rows) and sheet.prose(i + k) for k in (1, 2, 3)) and i + 1 < len(sheet.rows) and sheet.free(i + 1)]
    for i in ages:
        if len(opening) > 1 and i in opening:
            sheet.mark(i, "update-head", "an age that opens an update")
        else:
            sheet.mark(i, "boilerplate", "an age without an update")


def _is_picture_source(row: str) -> bool:
    """`Quelle: dpa/Erika Muster`: a source line that names a photographer."""
    match = re.match(r"[(\[]?(?:quelle|source)\s*:\s*(.+?)[)\]]?$", row, re.IGNORECASE)
    return match is not None and (is_photo_agency(match[1]) or ("/" in match[1] and any(is_name(p.strip()) for p in match[1].split("/"))))


def _announces(sheet: Sheet, i: int) -> bool:
    """Whether something follows that a colon can announce: running text, a quotation, a list."""
    if i + 1 >= len(sheet.rows):
        return False
    following = sheet.rows[i + 1]
    return sheet.free(i + 1) and (is_prose(following) or re.match(r"[-•*–\d„“\"«»]", following) is not None)


def _box_items(sheet: Sheet, i: int) -> None:
    """The short lines that a box heading opens belong to the box, up to the next running text."""
    run = []
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


def _jump_lists(sheet: Sheet) -> None:
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
    return again > i + 1 and again + 1 < len(sheet.rows) and is_prose(sheet.rows[again + 1]) and not is_prose(sheet.rows[i])


def _closings(sheet: Sheet) -> dict[int, bool]:
    """Rows that may close the article; True where nothing of it can follow."""
    found = {}
    for i, row in enumerate(sheet.rows):
        label = sheet.label(i)
        if ends_article(row):
            found[i] = True
        elif label == "credit" or (label in (None, "image") and len(tags(row)) >= 3) or (label == "author" and _reports(row)):
            found[i] = False
        elif label == "boilerplate" and (opens_box(row) or has_rights(row)) and not is_self_contained_box(row):
            found[i] = False
    return found


def _head(sheet: Sheet, first: int, last: int, language: str) -> int:
    """Labels the lines above the body; gives the row where the body begins."""
    body_text = " ".join(row for i, row in enumerate(sheet.rows[first : last + 1], first) if sheet.free(i))
    top = [i for i in range(first) if sheet.free(i)]
    headline = next((i for i in range(len(sheet.rows)) if sheet.label(i) in ("headline", "kicker+headline")), None)
    if headline is None:
        captions = [i for i in top if _is_caption(sheet, i)]
        beside = {i for i in top if sheet.label(i - 1) == "image"}
        headline = headline_index(sheet.rows, [i for i in top if i not in captions] or top, body_text, beside)
        if headline is not None:
            merged = split_head(sheet.rows[headline], body_text) is not None
            sheet.mark(headline, "kicker+headline" if merged else "headline", "its words recur in the text")
            if not merged:
                _kicker(sheet, headline)
    elif not any(label == "kicker" for label, _ in sheet.marks.values()):
        _kicker(sheet, headline)
    _masthead(sheet, headline)
    body = _lead(sheet, headline if headline is not None else -1, first, last, language)
    times = [i for i in sheet.marks if sheet.label(i) == "update-head"]
    body = min([body, *(i for i in times if i > (headline or 0))]) if len(times) > 1 else body
    _authors(sheet, headline, body)
    for i in range(body):
        if sheet.free(i) and not _is_caption(sheet, i) and not _below_bare_credit(sheet, i) and not (i == body - 1 and i > first and sheet.free(body)):
            sheet.mark(i, "boilerplate", "above the text, and no part of the head")
    return body


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
    times = [i for i in sheet.marks if sheet.label(i) == "update-head"]
    if len(times) > 1 and prose and min(times) < prose[0]:
        return prose[0]
    if len(prose) > 1 and _is_caption(sheet, prose[0]):
        follows = is_lead(sheet.rows[prose[1]], [sheet.rows[i] for i in prose[2:]], False, language)
        if follows or words(sheet.rows[prose[0]]) < 15:
            sheet.mark(prose[0], "image", "caption above its credit")
            prose = prose[1:]
    subtitle = headline + 1
    if 0 <= headline and sheet.free(subtitle) and not sheet.prose(subtitle) and words(sheet.rows[subtitle]) >= 9 and (
        subtitle < first and not _is_caption(sheet, subtitle)
    ):
        sheet.mark(subtitle, "lead", "line below the headline")
        return first
    if not prose:
        return first
    start, nxt = prose[0], next((i for i in range(prose[0] + 1, last + 1) if sheet.prose(i)), None)
    parted = nxt is not None and any(sheet.label(i) in ("author", "date", "image", "notice") for i in range(start + 1, nxt))
    following = [sheet.rows[i] for i in range(start + 1, last + 1) if sheet.prose(i)]
    if is_lead(sheet.rows[start], following, parted, language):
        sheet.mark(start, "lead", "first paragraph; the body begins anew after it")
        return nxt if nxt is not None else start + 1
    return start


def _authors(sheet: Sheet, headline: int | None, body: int) -> None:
    """Lines that are names alone, between the headline and the body."""
    for i in range((headline if headline is not None else -1) + 1, body):
        office = sheet.free(i) and sheet.label(i - 1) == "author" and words(sheet.rows[i]) <= 6
        if office and (is_role_line(sheet.rows[i]) or by_name(re.split(r"\s*[,|]", sheet.rows[i])[0])):
            sheet.mark(i, "author", "the office of the author above")
        if not sheet.free(i) or _is_caption(sheet, i):
            continue
        row = re.sub(r"\s*\([^)]*\)", "", sheet.rows[i])
        names = [p for p in re.split(r"\s*,\s*|\s+(?:und|and|&)\s+", row) if p]
        if names and all(is_name(p) for p in names) or is_name_with_role(row):
            sheet.mark(i, "author", "a name between headline and text")


def _is_caption(sheet: Sheet, i: int) -> bool:
    """A short line, or one sentence, directly above or below the credit of a picture."""
    row = sheet.rows[i]
    if sentences(row) > 1 or words(row) > 35:
        return False
    below = i + 1 < len(sheet.rows) and sheet.label(i + 1) == "image" and is_photo_credit(_credit_part(sheet.rows[i + 1]))
    return below and (words(row) <= 25 or not is_prose(row))


def _credit_part(row: str) -> str:
    return re.sub(r"^[(\[]?\w+\s?:\s*", "", row) if words(row) <= 12 else row


def _captions(sheet: Sheet, body: int, last: int) -> None:
    for i in range(body):
        if sheet.free(i) and _below_bare_credit(sheet, i):
            sheet.mark(i, "image", "caption below its credit")
    for i in range(last + 1):
        if sheet.free(i) and _is_caption(sheet, i) and (i < body or not is_prose(sheet.rows[i]) or (words(sheet.rows[i]) <= 20 and i < last)):
            sheet.mark(i, "image", "caption at its credit")


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
        elif _below_bare_credit(sheet, i):
            sheet.mark(i, "image", "caption below its credit")
        elif _in_run_of_shorts(sheet, i, last):
            sheet.mark(i, "boilerplate", "one of several short lines without text between")
        else:
            sheet.mark(i, "subhead", "short line between paragraphs")


def _below_bare_credit(sheet: Sheet, i: int) -> bool:
    """A line without a full stop below an agency's name that stands alone: the caption follows its credit."""
    return i > 0 and sheet.label(i - 1) == "image" and words(sheet.rows[i - 1]) <= 4 and is_photo_credit(sheet.rows[i - 1]) and words(sheet.rows[i]) >= 6 and not _is_captioned(sheet, i - 1)


def _is_captioned(sheet: Sheet, i: int) -> bool:
    return i > 0 and sheet.label(i - 1) == "image"


def _beside_time(sheet: Sheet, i: int) -> bool:
    return any(0 <= k < len(sheet.rows) and is_time_line(sheet.rows[k]) for k in (i - 1, i + 1))


def _in_run_of_shorts(sheet: Sheet, i: int, last: int) -> bool:
    """Three or more short lines in a row hold links; only the last of them, before text, may be a heading."""
    after = 0
    while i + after + 1 <= last and sheet.free(i + after + 1) and not is_prose(sheet.rows[i + after + 1]):
        after += 1
    return after >= 2


def _tail(sheet: Sheet, last: int) -> None:
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
        elif colophon and label in ("date", "author", "credit", "tags") or (clean and label == "image"):
            continue
        else:
            clean, colophon = False, colophon and label == "boilerplate" and not _opens_furniture(row)
            sheet.mark(i, "boilerplate", sheet.marks[i][1] if label == "boilerplate" else "below the end of the article")


def _in_credit_list(sheet: Sheet, i: int) -> bool:
    """Below `Verwendete Quellen` and the like, its items stand in lines of their own."""
    above = sheet.rows[i - 1]
    opens = sheet.label(i - 1) == "credit" and re.fullmatch(r"(?:verwendete |weitere )?quellen:?|sources:?", above, re.IGNORECASE)
    return bool(opens) or (sheet.marks.get(i - 1) == ("credit", "item of a list of sources") and words(sheet.rows[i]) <= 6)


def _is_text_credit(row: str) -> bool:
    """`© Outlet / dpa / AFP` below the text: agencies that supply texts, and no word for picture."""
    parts = [p.casefold() for p in re.split(r"\s*[/,]\s*|\s+", row.strip("© "))]
    return row.startswith("©") and any(p in vocabulary().agencies for p in parts) and not is_photo_agency(row)


def _opens_furniture(row: str) -> bool:
    return not is_button(row) and (is_truncated(row) or opens_box(row) or ends_article(row))


def _are_tags(row: str, text: str) -> bool:
    items = tags(row)
    return bool(items) and (tags_announced(row) or sum(i in text for i in items) * 3 >= len(items))


def _update_heads(sheet: Sheet) -> None:
    """In a live blog headings open updates; a time alone in an ordinary article opens none."""
    times = [i for i in sheet.marks if sheet.label(i) == "update-head"]
    led = [i for i, row in enumerate(sheet.rows) if leading_time(row) and sheet.label(i) in ("body", "subhead")]
    if len(times) + len(led) < 2:
        for i in times:
            sheet.mark(i, "date", "a time of day at the head")
    repeated = sum(sheet.label(i) == "author" for i in sheet.marks) >= 4
    if not (led and len(led) > 1 or repeated):
        return
    for i in list(sheet.marks):
        if sheet.label(i) == "subhead" and not any(sheet.label(k) == "update-head" for k in (i - 1, i + 1)):
            sheet.mark(i, "update-head", "heading of an update")
