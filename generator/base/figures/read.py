"""Text and its language in, the figures in it out: numbers, percentages, dates, weekdays, clock times, durations. Pure.

A figure has a value that does not depend on the language: `1,5 Milliarden` and `1.5 billion` are equal, so are `16 Uhr`
and `4 p.m.`, `zweistündig` and `two-hour`. What was read is blanked before the next, simpler pattern looks.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple

from generator.base.figures.words import NEVER, Words, words_of

Kind = Literal["date", "weekday", "time", "duration", "span", "percent", "number"]
Value = tuple[int | Decimal | None, ...]
_MINUTES = {"minute": 1, "hour": 60, "day": 1440, "week": 10080}
_MONTHS = {"month": 1, "year": 12}
#: So many hours a call may last.
_LONGEST = 5
_MASKED = re.compile(r"<[a-z]+:[^>\s]*>|\]\([^)\s]*\)|\{[^{}\n]*\}|\[\^[^\]\s]+\]:?|https?://\S+|`[^`]*`")
_EDGE, _END = r"(?<![\w.,:/-])", r"(?![\w])"


class Figure(NamedTuple):
    """One figure: its value (`number`: itself; `percent`; `date`: year, month, day as far as said; `weekday`: 1 to 7;
    `time`: minutes after midnight; `duration`: minutes; `span`: months), the number as written, where it stands.

    `weak`: it may well be put otherwise in another language, such as a small number in words.
    """

    kind: Kind
    value: Value
    written: Decimal
    text: str
    start: int
    weak: bool = False


_Read = Callable[[re.Match[str], Words], Figure | None]


def figures(text: str, language: str) -> tuple[Figure, ...]:
    """The figures of a text of Markdown in their order; addresses, attributes and the marks of lists hold none."""
    words = words_of(language)
    rest = _MASKED.sub(lambda m: " " * len(m[0]), text)
    rest = _list_mark(language).sub(lambda m: " " * len(m[0]), rest)
    found = list[Figure]()
    for pattern, read in _patterns(language):
        for match in pattern.finditer(rest):
            figure = read(match, words)
            if figure:
                found.append(figure)
                rest = rest[: match.start()] + "\x00" * len(match[0]) + rest[match.end() :]
    return tuple(_joined(sorted(found, key=lambda figure: figure.start), text))


@cache
def _list_mark(language: str) -> re.Pattern[str]:
    """`3. ` at the beginning of a line, unless it is a date."""
    return re.compile(rf"(?m)^[ \t>]*\d+[.)](?=\s)(?!\s+{words_of(language).any_of('months')})")


@cache
def _patterns(language: str) -> tuple[tuple[re.Pattern[str], _Read], ...]:
    """From the most to the least particular."""
    words = words_of(language)
    month, ordinal = words.any_of("months"), words.text("ordinal")
    digits, one = words.digits(), words.text("one")
    counted = f"(?P<n>{digits}|{words.any_of('numbers', 'parts')}|{one})"
    day, year = rf"(?P<day>[0-3]?\d)(?:{ordinal})?", r"(?P<year>[12]\d{3})"
    unit, half, scale = words.any_of("durations"), words.text("half"), words.any_of("scales")
    clock, hour = words.any_of("clock"), r"(?P<hour>[0-2]?\d)(?:[.:](?P<minute>[0-5]\d))?"
    first = month if words.texts.get("month_first") == "true" else NEVER
    also = f"(?:[-\\s]*{words.text('and_a_half')})"
    gap = r"[-\s\u00a0]*"
    inner = f"(?:{words.text('inner')}\\s+)?"
    case = re.IGNORECASE
    table: list[tuple[str, int, _Read]] = [
        (rf"{_EDGE}{year}-(?P<month>\d\d)-(?P<day>\d\d){_END}", 0, _date),
        (rf"{_EDGE}{day}(?:\s+of)?\s*(?P<name>{month})(?:,?\s+{year})?{_END}", 0, _date),
        (rf"{_EDGE}(?P<name>{first})\s+{day}(?:,?\s+{year})?{_END}(?![.,]\d)", 0, _date),
        (rf"{_EDGE}(?P<name>{month})\s+{year}{_END}", 0, _date),
        (rf"{_EDGE}(?P<day>[0-3]?\d)\.\s?(?P<month>[01]?\d)\.\s?(?:{year})?(?!\d)", 0, _date),
        (rf"{_EDGE}(?P<name>{month}){_END}", 0, _month),
        (rf"{_EDGE}(?P<name>{words.any_of('weekdays')}){_END}", 0, _weekday),
        (
            rf"{_EDGE}{hour}(?=\s*(?:{words.text('range')})\s*[0-2]?\d(?:[.:]\d\d)?\s*(?P<half>{clock}){_END})",
            0,
            _clock,
        ),
        (rf"{_EDGE}(?P<hour>[0-2]?\d){gap}{words.text('between')}{gap}(?P<minute>[0-5]\d){_END}", 0, _split),
        (rf"{_EDGE}{hour}[\s\u00a0]*(?P<half>{clock})(?!\w)", 0, _clock),
        (rf"{_EDGE}(?P<hour>[0-2]?\d):(?P<minute>[0-5]\d){_END}", 0, _clock),
        (rf"{_EDGE}(?P<fixed>{words.any_of('fixed')}){_END}", case, _fixed),
        (rf"{_EDGE}(?P<half>{half})\s+(?P<unit>{unit}){_END}", case, _duration),
        (rf"{_EDGE}{counted}{also}\s+(?P<unit>{unit}){_END}", case, _duration),
        (
            rf"{_EDGE}{counted}{gap}{inner}(?P<unit>{unit})(?P<also>\s*{words.text('and_a_half')})?{_END}",
            case,
            _duration,
        ),
        (rf"{_EDGE}{counted}{gap}(?:{words.text('percent')})(?!\w)", case, _percent),
        (rf"{_EDGE}(?:{counted}|{words.text('the')}){gap}(?P<scale>{scale})(?!\w)", case, _scaled),
        (rf"(?<![\w.,:/\u2011])(?<![^\W\d]-)(?P<n>{digits})(?:{ordinal}|er|s)?(?![\d])", 0, _number),
        (rf"(?<![\w-])(?P<n>{words.any_of('numbers')})(?![\w-])", case, _in_words),
    ]
    return tuple((re.compile(pattern, flags), read) for pattern, flags, read in table)


def _made(kind: Kind, value: Value, written: Decimal | int, match: re.Match[str], weak: bool = False) -> Figure:
    return Figure(
        kind,
        value,
        Decimal(written),
        match[0].strip() if kind == "time" else match[0].rstrip(". "),
        match.start(),
        weak,
    )


def _date(match: re.Match[str], words: Words) -> Figure | None:
    parts = match.groupdict()
    month = int(parts.get("month") or words.meaning("months", parts.get("name") or "") or 0)
    day = int(parts["day"]) if parts.get("day") else None
    year = int(parts["year"]) if parts.get("year") else None
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        return None
    return _made("date", (year, month, day), day or year or month, match)


def _month(match: re.Match[str], words: Words) -> Figure:
    month = int(words.meaning("months", match["name"]))
    return _made("date", (None, month, None), month, match, weak=True)


def _weekday(match: re.Match[str], words: Words) -> Figure:
    day = int(words.meaning("weekdays", match["name"]))
    return _made("weekday", (day,), day, match)


def _clock(match: re.Match[str], words: Words) -> Figure | None:
    parts = match.groupdict()
    hour, minute = int(parts["hour"]), int(parts.get("minute") or 0)
    half = words.meaning("clock", parts.get("half") or "")
    if hour > 24 or (half and not 1 <= hour <= 12):
        return None
    hour = hour % 12 + 12 * (half == "pm") if half else hour % 24
    return _made("time", (hour * 60 + minute,), hour, match)


def _split(match: re.Match[str], words: Words) -> Figure | None:
    """`16 h 30` is a time of day; `1 h 30` is how long a call took, for hardly any begins in the small hours."""
    hour, minutes = int(match["hour"]), int(match["hour"]) * 60 + int(match["minute"])
    return _made("duration", (Decimal(minutes),), hour, match) if hour <= _LONGEST else _clock(match, words)


def _duration(match: re.Match[str], words: Words) -> Figure:
    parts = match.groupdict()
    written = parts.get("n")
    number = words.number(written) if written else Decimal("0.5")
    joined = re.search(words.text("and_a_half"), match[0], re.IGNORECASE)
    number += Decimal("0.5") if joined else 0
    unit = words.meaning("durations", parts["unit"], ignore_case=True)
    weak = bool(written and re.fullmatch(words.text("one"), written, re.IGNORECASE) and not joined)
    if unit in _MINUTES:
        return _made("duration", (number * _MINUTES[unit],), number, match, weak)
    return _made("span", (number * _MONTHS[unit],), number, match, weak)


def _fixed(match: re.Match[str], words: Words) -> Figure:
    """`a quarter of an hour`: a length that is a word."""
    minutes = int(words.meaning("fixed", match["fixed"], ignore_case=True))
    return _made("duration", (Decimal(minutes),), minutes, match)


def _percent(match: re.Match[str], words: Words) -> Figure:
    number = words.number(match["n"])
    return _made("percent", (number,), number, match)


def _scaled(match: re.Match[str], words: Words) -> Figure:
    written = match["n"] or ""
    number = words.number(written)
    power = int(words.meaning("scales", match["scale"], ignore_case=True))
    return _made("number", (number * 10**power,), number, match, weak=not written)


def _number(match: re.Match[str], words: Words) -> Figure:
    number = words.number(match["n"])
    return _made("number", (number,), number, match)


def _in_words(match: re.Match[str], words: Words) -> Figure:
    number = words.number(match["n"])
    return _made("number", (number,), number, match, weak=True)


def _joined(found: Iterable[Figure], text: str) -> Iterator[Figure]:
    """Hours and minutes that follow each other are one duration: `1 Stunde und 30 Minuten`."""
    before: Figure | None = None
    for figure in found:
        if before and figure.kind == before.kind == "duration" and before.value[0] and figure.value[0]:
            between = text[before.start + len(before.text) : figure.start]
            if len(between) <= 5 and "." not in between and before.value[0] >= 60 > figure.value[0]:
                value = Decimal(before.value[0]) + Decimal(figure.value[0])
                whole = text[before.start : figure.start + len(figure.text)]
                before = before._replace(value=(value,), text=whole, weak=False)
                continue
        if before:
            yield before
        before = figure
    if before:
        yield before
