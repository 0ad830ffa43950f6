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
from generator.articles.capture.fetch import letters
from generator.articles.capture.page_data import LinkedUpdate, PageData
from generator.articles.layout.credits import persons
from generator.articles.layout.shapes import first_report, is_age, is_time_line, leading_time
from generator.articles.metadata.dates import Dates, iso
from generator.articles.vocabulary.outlets import vocabulary
from generator.base.figures.stamps import AGO, WEEKDAYS, Stamp, real_date, stamps, zoned

_HEADS = frozenset({"subhead", "update-head"})
_TEXT = _HEADS | {"body"}
_CLOCK = re.compile(
    r"\d{1,2}(?:[:.]\d\d)?(?::\d\d)?\s?(?:[ap]\.?m\b\.?)?(?:\s?Uhr|\s?h\b)?(?:\s?\(?[A-Z]{2,4}\)?)?\s*$"
)
_DAY = re.compile(
    r"\b(?:am|vom|on|zum)\s+(?:\w+en\s+)?("
    + "|".join(WEEKDAYS)
    + r")(?:abend|nachmittag|morgen|mittag|vormittag|nacht)?\b"
    r"(?P<local>\s\((?:orts|local))?",
    re.IGNORECASE,
)


def read_updates(
    lines: Sequence[Line], data: PageData, dates: Dates, place: str | None, times: Mapping[int, str]
) -> tuple[Update, ...]:
    """The updates of a live blog, none of any other page; `times` are exact times by line, which markup may give."""
    if not is_liveblog(lines) and not (data.is_liveblog and len(data.updates) > 1):
        return ()
    newest = date.fromisoformat(str(dates.updated.value)[:10]) if dates.updated.value else None
    updates, parts = cut_updates(lines, newest, dates.day, place), []
    for update in updates:
        part = lines[update.lines[0] - 1 : update.lines[1]]
        when = next((times[line.n] for line in part if line.n in times and line.label == "update-head"), None)
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
    named = any(vocabulary().finds("live_blogs", line.text) for line in lines if line.label not in ("body", "blank"))
    heads = sum(line.label == "update-head" for line in lines)
    return sum(map(_opens, lines)) >= 2 or (named and heads >= 3)


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
    stamp = next((s for line in between for s in stamps(line.text) if s.has_date and not s.has_time), None)
    year = stamp.year or (day.year if day else None) if stamp and not stamp.ambiguous else None
    return real_date(year, stamp.month, stamp.day) if stamp else None


def _opens(line: Line) -> bool:
    text = line.text
    return line.label in _TEXT and (leading_time(text) is not None or (line.label == "update-head" and is_age(text)))


def _starts(live: Sequence[Line]) -> list[int]:
    """Where updates begin: at their times, else at their headings, with a heading or byline directly above."""
    first = {k for k, line in enumerate(live) if line.label in _TEXT and first_report(line.text)[0]}
    timed = first | {k for k, line in enumerate(live) if _opens(line)}
    opening = sorted(timed) or [k for k, line in enumerate(live) if line.label == "update-head"]
    heads_below = sum(live[k].label != "body" and _label(live, k + 1) in _HEADS for k in timed) * 2 > len(timed)
    above = set(_HEADS) if timed and not heads_below else set()
    if sum(_label(live, k - 1) == "author" for k in opening) * 2 > len(opening):
        above.add("author")
    starts = set()
    for k in opening:
        while _label(live, k - 1) in above and k - 1 not in timed:
            k -= 1
        starts.add(k)
    return sorted(starts)


def _label(live: Sequence[Line], k: int) -> str:
    return live[k].label if 0 <= k < len(live) else ""


def _time(part: Sequence[Line]) -> Stamp | None:
    return next((stamp for line in part if line.label in _TEXT and (stamp := leading_time(line.text))), None)


def _days(
    parts: Sequence[Sequence[Line]], times: Sequence[Stamp | None], newest: date | None, oldest: date | None
) -> list[date | None]:
    """The day of each update: printed, or counted over midnights from a day that is known."""
    clocks = [(t.hour or 0) * 60 + (t.minute or 0) if t else None for t in times]
    minutes = [clock for clock in clocks if clock is not None]
    if not minutes:
        return _days_by_word(parts, newest or oldest)
    forward, back = (sum((b - a) * way % 1440 for a, b in pairwise(minutes)) for way in (1, -1))
    way = -1 if back < forward else 1
    offsets, before = [0] * len(clocks), minutes[0]
    for k, clock in enumerate(clocks):
        offsets[k] = offsets[k - 1] if k else 0
        if clock is not None:
            offsets[k] += way * ((clock - before) * way < 0)
            before = clock
    base = newest or oldest
    anchor = oldest if way > 0 and not newest else base - timedelta(days=offsets[-1]) if way > 0 and base else base
    for stamp, offset in zip(times, offsets, strict=True):
        if stamp and stamp.has_date and not stamp.ambiguous:
            year = stamp.year or (base.year if base else None)
            if day := real_date(year, stamp.month, stamp.day):
                anchor = day - timedelta(days=offset)
                break
    return [anchor + timedelta(days=offset) if anchor else None for offset in offsets]


def _days_by_word(parts: Sequence[Sequence[Line]], base: date | None) -> list[date | None]:
    """Without times: newest first, a day back whenever an update speaks of the day before as of its own."""
    days: list[date | None] = []
    for part in parts:
        named = [(WEEKDAYS[m[1].lower()], m["local"]) for line in part for m in _DAY.finditer(line.text)]
        before = base - timedelta(days=1) if base else None
        if base and before and (before.weekday(), None) in named and base.weekday() not in dict(named):
            base = before
        days.append(base)
    return days


def _update(order: int, part: Sequence[Line], stamp: Stamp | None, day: date | None, place: str | None) -> Update:
    body = next(line.n for line in part if line.label == "body")
    titles = [line for line in part if line.label in _HEADS and not (is_time_line(line.text) or is_age(line.text))]
    heads = (line.text for line in titles if line.n < body or leading_time(line.text))
    names = next((persons(line.text) for line in part if line.label == "author"), ())
    published = None
    if day:
        published = zoned(day, stamp.hour or 0, stamp.minute or 0, stamp.zone, place) if stamp else day.isoformat()
    return Update(
        order=order,
        printed_time=_printed(part, stamp),
        published=published,
        basis="stated" if stamp and stamp.has_date and stamp.year else ("inferred" if published else None),
        headline=_headline(next(heads, "")),
        author=names[0] if names else None,
        lines=(part[0].n, part[-1].n),
    )


def _headline(text: str) -> str | None:
    stamp = leading_time(text)
    rest = text[stamp.end :] if stamp else text
    return re.sub(r"^[\s:|–—•·+\-)\]]+|\s*\++\s*$", "", rest).strip() or None


def _printed(part: Sequence[Line], stamp: Stamp | None) -> str | None:
    """The time as the update prints it, how long ago it was, or that it was the first report."""
    for text in (line.text for line in part):
        if stamp and leading_time(text):
            whole = text[stamp.start : stamp.end]
            clock = _CLOCK.search(whole)
            return clock.group().strip() if clock else whole
        if (age := AGO.search(text)) and is_age(text):
            return age.group()
        if first := first_report(text)[0]:
            return first
    return None
