"""When something happens: `am Dienstag`, `gestern`, `Mitte Februar`, `on 30 May`, `late Monday`.

In: a sentence, its language. Out: `Moment`s as printed, and, against a base date, the day or month they mean. Without
a base, a weekday stays a weekday: it can still tell which of several dated calls is meant.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from generator.articles.capture.dates import MONTHS, WEEKDAYS, real_date, stamps

_OFFSETS = {
    "vorgestern": -2, "gestern": -1, "gestrig": -1, "vortag": -1, "heute": 0, "heutig": 0, "morgen": 1, "übermorgen": 2,
    "yesterday": -1, "the day before": -1, "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0,
    "this evening": 0, "tomorrow": 1, "zur stunde": 0, "earlier in the day": 0,
}  # fmt: skip
#: Days that count from the day the text was just speaking of.
_RELATIVE = {
    "a day earlier": -1, "one day earlier": -1, "einen tag zuvor": -1, "einen tag vorher": -1, "tags zuvor": -1,
    "am tag zuvor": -1, "a day later": 1, "one day later": 1, "einen tag später": 1, "am tag darauf": 1,
    "tags darauf": 1,
    "the same day": 0, "that same day": 0, "am selben tag": 0, "am gleichen tag": 0, "noch am selben tag": 0,
    "two days earlier": -2, "zwei tage zuvor": -2, "two days later": 2, "zwei tage später": 2,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as printed. `kind`: day (month and day known), weekday, offset (days from the base), relative (days from
    the day spoken of), month. `turn` is 1 for next, -1 for last, 0 unsaid."""

    start: int
    end: int
    kind: str
    value: int = 0
    month: int | None = None
    year: int | None = None
    turn: int = 0


@dataclass(frozen=True, slots=True)
class When:
    """What a moment means: an ISO day, or the first day of a month, with its precision; `weekday` where no base is."""

    date: str | None
    precision: str | None
    weekday: int | None = None
    month: int | None = None


def moments(text: str, language: str) -> tuple[Moment, ...]:
    """The moments of a text from left to right; a weekday beside its own date is left out."""
    found = [Moment(s.start, s.end, "day", s.day or 0, s.month, s.year) for s in stamps(text) if s.has_date]
    for match in _weekdays(language).finditer(text):
        turn = 1 if match["next"] else -1 if match["last"] else 0
        found.append(Moment(match.start(), match.end(), "weekday", WEEKDAYS[match["day"].lower()], turn=turn))
    for match in _offsets().finditer(text):
        word = match["word"].lower()
        if word == "morgen" and (
            match["word"] != "morgen" or re.search(r"\b(?:am|jeden|heute|gestern)\s+$", text[: match.start()])
        ):
            continue
        found.append(
            Moment(match.start(), match.end(), "offset", next(v for k, v in _OFFSETS.items() if word.startswith(k)))
        )
    found += (
        Moment(match.start(), match.end(), "relative", _RELATIVE[re.sub(r"\s+", " ", match[0].lower())])
        for match in _relatives().finditer(text)
    )
    for match in _months(language).finditer(text):
        if not any(m.start <= match.start("month") < m.end for m in found if m.kind == "day"):
            found.append(
                Moment(
                    match.start(),
                    match.end(),
                    "month",
                    0,
                    MONTHS[match["month"].lower()],
                    int(match["year"]) if match["year"] else None,
                )
            )
    days = [m for m in found if m.kind == "day"]
    kept = [
        m
        for m in found
        if m.kind not in ("weekday", "month")
        or not any(0 <= d.start - m.end <= 8 or m.start <= d.start < m.end or 0 <= m.start - d.end <= 3 for d in days)
    ]
    return tuple(sorted(kept, key=lambda m: m.start))


def meaning(moment: Moment, base: str | None, future: bool) -> When:
    """The day or month of a moment seen from the base date, in the past unless `future`."""
    day = date.fromisoformat(base) if base else None
    if moment.kind == "day" and moment.month:
        year = moment.year or (_nearest_year(day, moment.month, moment.value, future) if day else None)
        exact = real_date(year, moment.month, moment.value)
        return When(exact.isoformat(), "day") if exact else When(None, None, None, moment.month)
    if moment.kind == "month" and moment.month:
        year = moment.year or (
            day.year - (moment.month > day.month and not future) + (moment.month < day.month and future)
            if day
            else None
        )
        return When(f"{year}-{moment.month:02}-01" if year else None, "month", None, moment.month)
    if day is None:
        return When(None, None, moment.value if moment.kind == "weekday" else None)
    if moment.kind in ("offset", "relative"):
        return When((day + timedelta(days=moment.value)).isoformat(), "day")
    ahead = moment.turn > 0 or (future and moment.turn == 0)
    distance = (moment.value - day.weekday()) % 7 if ahead else -((day.weekday() - moment.value) % 7)
    if distance == 0 and moment.turn:
        distance = 7 * moment.turn
    return When((day + timedelta(days=distance)).isoformat(), "day", moment.value)


def _nearest_year(base: date, month: int, day: int, future: bool) -> int:
    def distance(year: int) -> int:
        other = real_date(year, month, day)
        days = (other - base).days if other else 9999
        return abs(days) + (120 if (days < -2 if future else days > 2) else 0)

    return min((base.year - 1, base.year, base.year + 1), key=distance)


@cache
def _weekdays(language: str) -> re.Pattern[str]:
    names = "|".join(n.capitalize() for n in WEEKDAYS)
    if language == "de":
        return re.compile(
            rf"(?<![\w-])(?:(?P<next>[Kk]ommenden?|[Nn]ächsten?)\s+|(?P<last>[Vv]ergangenen?|[Ll]etzten?"
            rf"|[Vv]origen?)\s+)?(?P<day>{names})"
            r"(?:s|abend|nachmittag|vormittag|morgen|mittag|nacht|früh)?(?![\w-])"
        )
    return re.compile(
        rf"(?<![\w-])(?:(?P<next>[Nn]ext|[Cc]oming)\s+|(?P<last>[Ll]ast|[Pp]ast)\s+)?(?P<day>{names})(?![\w-])"
    )


@cache
def _offsets() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w-])(?P<word>vorgestern|gestern|gestrigen?|[Vv]ortag|heute|heutigen?|übermorgen|morgen"
        r"|yesterday|the day before|today|tonight|this (?:morning|afternoon|evening)|tomorrow"
        r"|zur Stunde|earlier in the day)(?![\w-])",
        re.IGNORECASE,
    )


@cache
def _relatives() -> re.Pattern[str]:
    words = "|".join(sorted(_RELATIVE, key=len, reverse=True)).replace(" ", r"\s+")
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)


@cache
def _months(language: str) -> re.Pattern[str]:
    names = "|".join(sorted((n for n in MONTHS if len(n) > 3 or n in ("mai", "may")), key=len, reverse=True))
    before = r"(?:im|Anfang|Mitte|Ende|in|mid-|early|late|since|seit|of|vom|letzten|last)"
    return re.compile(
        rf"\b{before}[\s-]*(?:(?:vergangenen|letzten|late|early"
        rf"|last)\s+)?(?P<month>(?i:{names}))\b(?:\s+(?P<year>(?:19|20)\d\d))?"
    )
