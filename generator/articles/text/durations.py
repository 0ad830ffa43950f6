"""How long a call took, as printed: `rund zwei Stunden`, `einstündigen`, `90-minute`, `an hour and a half`.

In: a sentence. Out: lengths as ISO 8601 durations with the words they were printed in; `stundenlang` has none. Only
a length that the sentence gives to a conversation counts; `innerhalb von 24 Stunden` and `two hours later` do not.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

_NUMBERS = {
    "ein": 1, "eine": 1, "einer": 1, "einem": 1, "eines": 1, "an": 1, "a": 1, "one": 1, "zwei": 2, "two": 2,
    "drei": 3, "three": 3, "vier": 4, "four": 4, "fünf": 5, "five": 5, "sechs": 6, "six": 6, "sieben": 7,
    "seven": 7, "acht": 8, "eight": 8, "neun": 9, "nine": 9, "zehn": 10, "ten": 10, "elf": 11, "zwölf": 12,
    "fünfzehn": 15, "fifteen": 15, "zwanzig": 20, "twenty": 20, "fünfundzwanzig": 25, "twenty-five": 25,
    "dreißig": 30, "thirty": 30, "thirty-five": 35, "fünfunddreißig": 35, "vierzig": 40, "forty": 40,
    "fünfundvierzig": 45, "forty-five": 45, "fünfzig": 50, "fifty": 50, "sechzig": 60, "sixty": 60, "siebzig":
    70, "seventy": 70, "achtzig": 80, "eighty": 80, "neunzig": 90, "ninety": 90,
}  # fmt: skip
_HALF = {"eineinhalb": 90, "anderthalb": 90, "zweieinhalb": 150, "dreieinhalb": 210, "viereinhalb": 270}
_N = r"(?P<{}>\d+(?:[.,]\d+)?|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + ")"
_ABOUT = (
    r"(?P<about>(?:rund|etwa|ungefähr|circa|ca\.|fast|knapp|gut|beinahe|über|mehr\s+als"
    r"|weniger\s+als|mindestens|gute|an\s+die|nahezu|kaum|about|around|roughly|nearly|almost"
    r"|more\s+than|over"
    r"|just\s+over|just\s+under|less\s+than|approximately|some|at\s+least|close\s+to"
    r"|something\s+like|under|well\s+over)\s+(?:(?:gute|eine|einer|einem|an|a"
    r"|half\s+an?)(?=\s+(?:halbe|halben))\s+)?)?"
)
_PATTERNS = tuple(
    re.compile(r"(?<![\w-])" + _ABOUT + pattern, re.IGNORECASE)
    for pattern in (
        _N.format("h1") + r"\s+(?:and\s+a\s+half)[- ]hours?",
        r"(?P<half>" + "|".join(_HALF) + r")(?:\s+Stunden?|stündig\w*)",
        r"(?P<frac34>(?:einer?\s+)?Dreiviertelstunde|three[- ]quarters\s+of\s+an\s+hour)",
        r"(?P<frac14>(?:einer?\s+)?Viertelstunde|(?:a\s+)?quarter\s+of\s+an\s+hour)",
        r"(?P<frac12>(?:einer?\s+)?(?:gut(?:en?)?\s+)?halben?\s+Stunde|halbstündig\w*|half\s+an\s+hour"
        r"|(?:a\s+)?half[- ]hour)",
        r"(?P<anh>an?|one)\s+hour\s+and\s+a\s+half",
        r"(?P<anq>an?|one)\s+hour\s+and\s+(?:a\s+quarter|15\s+minutes)",
        _N.format("h2")
        + r"\s+(?:Stunden?|hours?)(?:\s*,?\s*(?:und|and)\s+"
        + _N.format("m2")
        + r"\s+(?:Minuten|minutes|minute))?",
        _N.format("m3") + r"[\s-]+(?:Minuten|minutes|minute|Min\.|mins?\b)",
        _N.format("h4") + r"-?stündig\w*",
        _N.format("m4") + r"-?minütig\w*",
        _N.format("h5") + r"-hours?(?:-long)?\b",
        r"(?P<hourlong>hour-long|hourlong)",
        r"(?P<none>stundenlang\w*|mehrstündig\w*|mehrere\s+Stunden|for\s+hours|hours-long|hours-?long|several\s+hours)",
    )
)
#: Words that make a length the length of a conversation.
_LASTING = re.compile(
    r"dauer|gedauert|lang\b|lange\b|stündig|minütig|-minute|-hour|hour-long|hourlong|lasted"
    r"|lasting|length|telefonier|gesprochen|sprachen|spoke|spoken|talk(?:ed|ing|s)?\b|needed"
    r"|brauchte|gebraucht"
    r"|geredet|stundenlang|for\s+hours|Gespräch|Unterredung|Telefonat|Anruf|conversation|\bcall\b"
    r"|hours-?long|nannte|sprach|put\b|took\b|taken\b|on the phone|by phone",
    re.IGNORECASE,
)
_UNIT = re.compile(r"stunde|minute|stündig|minütig|hour|\bmins?\b", re.IGNORECASE)
_NOT = re.compile(
    r"(?:innerhalb(?:\s+von)?|binnen|within|in\s+den\s+(?:nächsten|kommenden|vergangenen|letzten)"
    r"|alle|every|vor|seit|nach|in\s+the\s+(?:next|last|past)|jede|per|pro|Less\s+than|noch)\s+$",
    re.IGNORECASE,
)
_AFTER_NOT = re.compile(
    r"\s*(?:später|zuvor|vorher|danach|later|before\s+the|after|earlier|ago|lang\s+(?:beim"
    r"|zusammen)|Zeitverschiebung|Frist|Bedenkzeit|notice)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Length:
    start: int
    end: int
    value: str | None
    approximate: bool
    printed: str


@lru_cache(maxsize=8192)
def lengths(sentence: str) -> tuple[Length, ...]:
    """The lengths of conversations in a sentence, from left to right."""
    if not _UNIT.search(sentence) or not _LASTING.search(sentence):
        return ()
    found: list[Length] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(sentence):
            if any(f.start < match.end() and match.start() < f.end for f in found):
                continue
            if (
                _NOT.search(sentence[: match.start()])
                or _AFTER_NOT.match(sentence, match.end())
                or not match[0].strip()
            ):
                continue
            minutes = _minutes(match.groupdict())
            found.append(
                Length(
                    match.start(), match.end(), _iso(minutes), bool(match["about"]) or minutes is None, match[0].strip()
                )
            )
    return tuple(sorted(found, key=lambda f: f.start))


def _minutes(parts: dict[str, str | None]) -> int | None:
    if parts.get("none"):
        return None
    if half := parts.get("half"):
        return _HALF[half.lower()]
    fixed = {"frac34": 45, "frac14": 15, "frac12": 30, "anh": 90, "anq": 75, "hourlong": 60}
    for name, minutes in fixed.items():
        if parts.get(name):
            return minutes
    if parts.get("h1"):
        return round(_number(parts["h1"]) * 60) + 30
    hours = next((_number(parts[k]) for k in ("h2", "h4", "h5") if parts.get(k)), 0.0)
    rest = next((_number(parts[k]) for k in ("m2", "m3", "m4") if parts.get(k)), 0.0)
    return round(hours * 60 + rest)


def _number(text: str | None) -> float:
    word = (text or "").lower()
    return float(_NUMBERS[word]) if word in _NUMBERS else float(word.replace(",", "."))


def _iso(minutes: int | None) -> str | None:
    if minutes is None or minutes <= 0:
        return None
    hours, rest = divmod(minutes, 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{rest}M" if rest else "")
