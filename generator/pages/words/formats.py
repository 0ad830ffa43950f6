"""Dates, times, durations, numbers, lists and names of places as CLDR writes them in a locale.

In: a value and a locale such as `de_DE` or `en_GB`. Out: text. Everything is remembered, because a site formats the
same few values thousands of times and Babel is slow. The system's locale plays no part.
"""

from collections.abc import Sequence
from datetime import date, datetime
from functools import cache, lru_cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_date, format_skeleton, get_timezone_location
from babel.lists import format_list
from babel.numbers import format_decimal, get_decimal_symbol
from babel.units import format_unit

from generator.base.notation import time_zone

#: The capital's zone where a country has several, or where tradition has several names for one.
_CAPITAL_ZONES = {
    "AR": "America/Argentina/Buenos_Aires", "AU": "Australia/Sydney", "BR": "America/Sao_Paulo",
    "CA": "America/Toronto", "CD": "Africa/Kinshasa", "CL": "America/Santiago", "CN": "Asia/Shanghai",
    "CY": "Asia/Nicosia", "DE": "Europe/Berlin", "EC": "America/Guayaquil", "ES": "Europe/Madrid",
    "FM": "Pacific/Pohnpei", "FR": "Europe/Paris", "GL": "America/Nuuk", "ID": "Asia/Jakarta", "KI": "Pacific/Tarawa",
    "KZ": "Asia/Almaty", "MH": "Pacific/Majuro", "MN": "Asia/Ulaanbaatar", "MX": "America/Mexico_City",
    "MY": "Asia/Kuala_Lumpur", "NZ": "Pacific/Auckland", "PG": "Pacific/Port_Moresby", "PS": "Asia/Hebron",
    "PT": "Europe/Lisbon", "RU": "Europe/Moscow", "UA": "Europe/Kyiv", "US": "America/New_York",
    "UZ": "Asia/Tashkent",
}  # fmt: skip


@cache
def locale_of(name: str) -> Locale:
    """The CLDR locale, without its territory if CLDR does not know the combination, English as a last resort."""
    for candidate in (name, name.split("_")[0], "en"):
        try:
            return Locale.parse(candidate)
        except (ValueError, UnknownLocaleError):
            continue
    raise AssertionError("CLDR has no English")


@cache
def day(value: date, locale: str) -> str:
    """“12. Februar 2025”."""
    return str(format_date(value, "long", locale_of(locale)))


@cache
def weekday(value: date, locale: str) -> str:
    """“Mittwoch, 12. Februar 2025”."""
    return str(format_date(value, "full", locale_of(locale)))


@cache
def month(value: date, locale: str) -> str:
    """“Februar”."""
    return str(format_date(value, "LLLL", locale_of(locale)))


@cache
def short_month(value: date, locale: str) -> str:
    """“Feb”, as short as CLDR has it, without a full stop."""
    return str(format_date(value, "LLL", locale_of(locale))).rstrip(".")


@cache
def partial_date(text: str, locale: str) -> str:
    """An ISO year, month or day: “2025”, “Februar 2025”, “12. Februar 2025”."""
    first = date.fromisoformat((text + "-01-01")[:10])
    return {4: lambda: str(first.year), 7: lambda: _skeleton("yMMMM", first, locale)}.get(
        len(text), lambda: day(first, locale)
    )()


@cache
def clock(value: datetime, zone: str, locale: str) -> str:
    """The time of day in a zone (IANA), “15:00”. `value` is aware."""
    return _skeleton("Hm", value.astimezone(time_zone(zone)).replace(tzinfo=None), locale)


@cache
def local_clock(value: datetime, locale: str) -> str:
    """The time of day as it was written, “15:00”. `value` is naive."""
    return _skeleton("Hm", value, locale)


@cache
def duration(minutes: int, locale: str) -> str:
    """“1 Stunde 30 Minuten”."""
    hours, rest = divmod(minutes, 60)
    parts = [(hours, "duration-hour"), (rest, "duration-minute")]
    words = [str(format_unit(n, unit, "long", locale=locale_of(locale))) for n, unit in parts if n]
    return " ".join(words)


@cache
def durations(minutes: int, locale: str) -> tuple[str, ...]:
    """The ways to write a length: “1 hour 30 minutes”, “90 minutes”, “1.5 hours”, “1 h 30 min”."""
    hours = (format_unit(minutes / 60, "duration-hour", "long", locale=locale_of(locale)),) if minutes % 30 == 0 else ()
    whole = format_unit(minutes, "duration-minute", "long", locale=locale_of(locale))
    return tuple(dict.fromkeys(map(str, (duration(minutes, locale), whole, *hours, short_duration(minutes, locale)))))


@cache
def short_duration(minutes: int, locale: str) -> str:
    """“1 h 30 min”, in the symbols of the SI, which are the same in every locale; for tables and pictures."""
    hours, rest = divmod(minutes, 60)
    return " ".join(f"{n}\u00a0{symbol}" for n, symbol in ((hours, "h"), (rest, "min")) if n)


def enumeration(words: Sequence[str], locale: str) -> str:
    """“a, b und c”."""
    return _enumeration(tuple(words), locale)


@lru_cache(maxsize=65536)
def _enumeration(words: tuple[str, ...], locale: str) -> str:
    return str(format_list(words, "standard", locale_of(locale)))


@cache
def number(value: int, locale: str) -> str:
    return str(format_decimal(value, locale=locale_of(locale)))


def decimal_sign(locale: str) -> str:
    """“,” in German, “.” in English."""
    return str(get_decimal_symbol(locale_of(locale)))


@cache
def territory(code: str, locale: str) -> str:
    """The name of a country (ISO 3166), or the code itself."""
    return str(locale_of(locale).territories.get(code, code))


@cache
def language_name(tag: str, locale: str) -> str:
    """The name of a language, “Deutsch” or “German”, or the tag itself."""
    return str(locale_of(locale).languages.get(tag.split("-")[0], tag))


@cache
def own_name(tag: str) -> str:
    """A language's name in itself, “Deutsch”, “English”; the tag where CLDR does not know it."""
    try:
        name = Locale.parse(tag.replace("-", "_")).get_display_name() or tag
    except (ValueError, UnknownLocaleError):
        return tag
    return str(name[:1].upper() + name[1:])


@cache
def capital_zone(country: str) -> str:
    """The zone (IANA) of a country's capital; empty where it is not known."""
    if country in _CAPITAL_ZONES:
        return _CAPITAL_ZONES[country]
    zones = sorted(zone for zone, territory in get_global("zone_territories").items() if territory == country)
    return str(zones[0]) if len(zones) == 1 else ""


@cache
def zone_city(zone: str, locale: str) -> str:
    """CLDR's name of a zone's city: “Moskau”, “Kiew”."""
    return str(get_timezone_location(zone, locale_of(locale), return_city=True))


def _skeleton(skeleton: str, value: date | datetime, locale: str) -> str:
    return str(format_skeleton(skeleton, value, locale=locale_of(locale)))
