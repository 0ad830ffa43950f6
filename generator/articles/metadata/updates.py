"""A live blog cut into its updates, with printed and ISO times.

In: labelled lines, the day to reckon from, the zone. Out: `Update`s in the order of the page. The surprising thing:
pages print times without days, newest or oldest first; the day changes where the clock runs the wrong way.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from generator.articles.article import Line, Update
from generator.articles.capture.fetch import letters, plain
from generator.articles.capture.page_data import LinkedUpdate, PageData
from generator.articles.layout.credits import persons
from generator.articles.layout.shapes import FIRST_REPORT, is_age, is_time_line, leading_time
from generator.articles.metadata.dates import Dates, iso
from generator.base.figures.stamps import AGO, WEEKDAYS, Stamp, real_date, stamps, zoned

_TEXT = frozenset({"body", "subhead", "update-head"})
_LIVE = re.compile(
    r"\b(?:live-?\s?blog|live-?ticker|news-?blog|news-?ticker|live\s+updates?|live\s+coverage|"
    r"as\s+it\s+happened|ticker)\b",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"\b(?:am|vom|on|zum)\s+(?:\w+en\s+)?("
    + "|".join(WEEKDAYS)
    + r")(?:abend|nachmittag|morgen|mittag|vormittag|nacht)?\b"
    r"(?P<local>\s\((?:orts|local))?",
    re.IGNORECASE,
)


def read_updates(
    lines: Sequence[Line], data: PageData, dates: Dates, place: str | None, moments: Mapping[int, str]
) -> tuple[Update, ...]:
    """The updates of a live blog, none of any other page; `moments` are exact times by line, which markup may give."""
    if not is_liveblog(lines) and not (data.is_liveblog and len(data.updates) > 1):
        return ()
    newest = date.fromisoformat(str(dates.updated.value)[:10]) if dates.updated.value else None
    updates, parts = cut_updates(lines, newest, dates.day, place), []
    for update in updates:
        part = lines[update.lines[0] - 1 : update.lines[1]]
        when = next((moments[line.n] for line in part if line.n in moments and line.label == "update-head"), None)
        update = replace(update, published=when, basis="stated") if when else update
        parts.append(_linked(update, part, data.updates, place))
    return tuple(parts)


def _linked(update: Update, part: Sequence[Line], linked: Sequence[LinkedUpdate], place: str | None) -> Update:
    """The update with the exact time that the page's data give for the same headline or text."""
    text = letters(" ".join(line.text for line in part if line.label == "body"))
    for other in linked:
        same = (update.headline and other.headline and letters(update.headline) == letters(other.headline)) or (
            len(other.body) > 30 and text.startswith(letters(other.body)[:60])
        )
        if same and other.published and (when := iso(other.published, place)):
            return replace(update, published=when, basis="stated", author=update.author or other.author)
    return update


def with_linked_heads(lines: Sequence[Line], data: PageData) -> tuple[Line, ...]:
    """Lines in which the headlines of the updates in the page's data are heads of updates."""
    heads = {letters(u.headline) for u in data.updates if u.headline} if data.is_liveblog else set()
    return tuple(
        replace(line, label="update-head", reason="headline of a liveBlogUpdate")
        if line.label == "subhead" and letters(line.text) in heads
        else line
        for line in lines
    )


def is_liveblog(lines: Sequence[Line]) -> bool:
    """Two or more updates with times, or headings that open updates on a page that calls itself a live blog."""
    timed = sum(_opens(line) for line in lines)
    if timed >= 2:
        return True
    heads = sum(line.label in ("update-head", "subhead") for line in lines)
    named = any(_LIVE.search(plain(line.text)) for line in lines if line.label not in ("body", "blank"))
    bylines = sum(line.label == "author" for line in lines)
    return named and heads >= 3 and (bylines >= heads or sum(line.label == "update-head" for line in lines) >= 3)


def cut_updates(
    lines: Sequence[Line], newest: date | None, oldest: date | None, place: str | None
) -> tuple[Update, ...]:
    """The updates; `newest` and `oldest` are the days of the last change and of publication, if known."""
    head = max((line.n for line in lines if line.label in ("lead", "headline", "kicker+headline")), default=0)
    live = [line for line in lines if line.n > head and (line.label in _TEXT or line.label == "author")]
    parts = [live[a:b] for a, b in pairwise([*_starts(live), len(live)])]
    parts = [part for part in parts if any(line.label == "body" for line in part)]
    times = [_time(part) for part in parts]
    days = _days(parts, times, newest, oldest)
    days = [_day_above(lines, part, day) or day for part, day in zip(parts, days, strict=True)]
    return tuple(_update(k + 1, part, times[k], days[k], place) for k, part in enumerate(parts))


def _day_above(lines: Sequence[Line], part: Sequence[Line], day: date | None) -> date | None:
    """The day that a line between the updates prints above this one; without a year it has that of the day reckoned."""
    first = next((line.n for line in lines if line.label == "body"), 0)
    between = (line for line in reversed(lines[: part[0].n]) if line.label == "date" and line.n >= first)
    stamp = next((s for line in between for s in stamps(plain(line.text)) if s.has_date and not s.has_time), None)
    stamp = None if stamp and stamp.ambiguous else stamp
    return real_date(stamp.year or (day.year if day else None), stamp.month, stamp.day) if stamp else None


def _opens(line: Line) -> bool:
    text = plain(line.text)
    return line.label in _TEXT and (leading_time(text) is not None or (line.label == "update-head" and is_age(text)))


def _starts(live: Sequence[Line]) -> list[int]:
    """Where updates begin: at their times, else at their headings, with a heading or byline directly above."""
    timed = [
        k
        for k, line in enumerate(live)
        if _opens(line) or (line.label in _TEXT and FIRST_REPORT.match(plain(line.text)))
    ]
    alone = [k for k in timed if live[k].label != "body"]
    below = sum(k + 1 < len(live) and live[k + 1].label in ("subhead", "update-head") for k in alone)
    heading_below = below * 2 > len(timed)
    opening = timed if timed else [k for k, line in enumerate(live) if line.label == "update-head"]
    signed_above = sum(k > 0 and live[k - 1].label == "author" for k in opening) * 2 > len(opening)
    starts = []
    for k in opening:
        back = k
        while back > 0 and (
            (signed_above and live[back - 1].label == "author")
            or (
                timed
                and not heading_below
                and live[back - 1].label in ("subhead", "update-head")
                and back - 1 not in timed
            )
        ):
            back -= 1
        starts.append(back)
    return sorted(set(starts))


def _time(part: Sequence[Line]) -> Stamp | None:
    return next((stamp for line in part if line.label in _TEXT and (stamp := leading_time(plain(line.text)))), None)


def _days(
    parts: Sequence[Sequence[Line]], times: Sequence[Stamp | None], newest: date | None, oldest: date | None
) -> list[date | None]:
    """The day of each update: printed, or counted over midnights from a day that is known."""
    clocks = [(k, (t.hour or 0) * 60 + (t.minute or 0)) for k, t in enumerate(times) if t]
    if not clocks:
        return _days_by_word(parts, newest or oldest)
    newest_first = _elapsed(clocks, -1) < _elapsed(clocks, 1)
    offsets, offset, before = [], 0, None
    for stamp in times:
        if stamp:
            clock = (stamp.hour or 0) * 60 + (stamp.minute or 0)
            if before is not None and (clock > before if newest_first else clock < before):
                offset += -1 if newest_first else 1
            before = clock
        offsets.append(offset)
    anchor = _anchor(times, offsets, newest, oldest, newest_first)
    return [anchor + timedelta(days=o) if anchor else None for o in offsets]


def _elapsed(clocks: Sequence[tuple[int, int]], direction: int) -> int:
    """Minutes from the first clock to the last in this direction, over midnight or not."""
    minutes = [clock for _, clock in clocks]
    return sum((b - a) * direction % 1440 for a, b in pairwise(minutes))


def _anchor(
    times: Sequence[Stamp | None], offsets: Sequence[int], newest: date | None, oldest: date | None, newest_first: bool
) -> date | None:
    """The day of offset 0: from a printed day, else from the last change or the publication."""
    base = newest or oldest
    for stamp, offset in zip(times, offsets, strict=True):
        if stamp and stamp.has_date and not stamp.ambiguous:
            year = stamp.year or (base.year if base else None)
            day = real_date(year, stamp.month, stamp.day)
            if day:
                return day - timedelta(days=offset)
    if newest_first:
        return newest or oldest
    return newest - timedelta(days=offsets[-1]) if newest else oldest


def _days_by_word(parts: Sequence[Sequence[Line]], base: date | None) -> list[date | None]:
    """Without times: newest first, a day back whenever an update speaks of the day before as of its own."""
    days: list[date | None] = []
    for part in parts:
        named = [(WEEKDAYS[m[1].lower()], m["local"]) for line in part for m in _DAY.finditer(plain(line.text))]
        before = base - timedelta(days=1) if base else None
        if base and before and (before.weekday(), None) in named and base.weekday() not in dict(named):
            base = before
        days.append(base)
    return days


def _update(order: int, part: Sequence[Line], stamp: Stamp | None, day: date | None, place: str | None) -> Update:
    head = next((line for line in part if line.label in ("subhead", "update-head") and not _only_time(line)), None)
    body = [line.n for line in part if line.label == "body"]
    if head and body and head.n > body[0] and not (leading_time(plain(head.text))):
        head = None
    names = next((persons(plain(line.text)) for line in part if line.label == "author"), ())
    published = None
    if day:
        published = zoned(day, stamp.hour or 0, stamp.minute or 0, stamp.zone, place) if stamp else day.isoformat()
    return Update(
        order=order,
        printed_time=_printed(part, stamp),
        published=published,
        basis="stated" if stamp and stamp.has_date and stamp.year else ("inferred" if published else None),
        headline=_headline(plain(head.text)) if head else None,
        author=names[0] if names else None,
        lines=(part[0].n, part[-1].n),
    )


def _only_time(line: Line) -> bool:
    return is_time_line(plain(line.text)) or is_age(plain(line.text))


def _headline(text: str) -> str | None:
    stamp = leading_time(text)
    rest = text[stamp.end :] if stamp else text
    return re.sub(r"^[\s:|–—•·+\-)\]]+|\s*\++\s*$", "", rest).strip() or None


def _printed(part: Sequence[Line], stamp: Stamp | None) -> str | None:
    for line in part:
        text = plain(line.text)
        if stamp and leading_time(text):
            clock = re.search(
                r"\d{1,2}(?:[:.]\d\d)?(?::\d\d)?\s?(?:[ap]\.?m\b\.?)?(?:\s?Uhr|\s?h\b)?(?:\s?\(?[A-Z]{2,4}\)?)?\s*$",
                text[stamp.start : stamp.end],
            )
            return clock.group().strip() if clock else text[stamp.start : stamp.end]
        if line.label == "update-head" and is_age(text):
            age = AGO.search(text)
            return age.group() if age else None
        if first := FIRST_REPORT.match(text):
            return first.group().rstrip(": ")
    return None
