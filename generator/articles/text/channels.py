"""Through which channel something was said: a platform, an outlet, an agency, a form of statement.

In: a text. Out: the channel's name as the report prints it, or None. A one-letter platform and outlets named like
common words count only with the word that makes them one (`auf X`, `told the Times`).
"""

import re
from functools import cache

from generator.articles.vocabulary.words import alternation, entry


def channel_in(text: str, language: str) -> str | None:
    """The most telling channel that a sentence names: platform, then outlet, then agency, then form."""
    language = language if language == "de" else "en"
    for find in (_platform, _medium, _agency, _form):
        if name := find(text, language):
            return name
    return None


def _platform(text: str, language: str) -> str | None:
    match = _platforms().search(text)
    return re.sub(r"\s+", " ", next(v for v in match.groups() if v)) if match else None


def _medium(text: str, language: str) -> str | None:
    if match := _media().search(text):
        return re.sub(r"\s+", " ", match["name"])
    match = _named_medium(language).search(text)
    return next(v for v in match.groups() if v) if match else None


def _agency(text: str, language: str) -> str | None:
    match = _agencies(language).search(text)
    return match[0].removeprefix("laut ") if match else None


@cache
def _agencies(language: str) -> re.Pattern[str]:
    names = alternation(entry("channels", f"agencies_{language}"))
    return re.compile(rf"{names}(?=\s+zufolge)|\blaut\s+{names}" if language == "de" else names)


def _form(text: str, language: str) -> str | None:
    return next((name for name, words in _forms(language) if words.search(text)), None)


@cache
def _forms(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The names of the forms with their words, the most telling first."""
    lines = [line.partition(":") for line in entry("channels", f"forms_{language}")]
    return tuple((name, re.compile(rf"(?<!\w){alternation(words.split(','))}(?!\w)")) for name, _, words in lines)


@cache
def _platforms() -> re.Pattern[str]:
    names = [n for n in entry("channels", "platforms") if len(n) > 3]
    short = [n for n in entry("channels", "platforms") if len(n) <= 3]
    where = (
        r"(?:(?:[Aa]uf|[Bb]ei|[Üü]ber|[Vv]ia|[Oo]n|[Tt]o)\s+|\w*[Pp]lattform\s+|\w*[Nn]etzwerk\s+"
        r"|platform\s+|\w*[Dd]ienst\s+|\()"
    )
    return re.compile(
        rf"(?<![\w-])(?:(?P<name>{alternation(names)})(?![\w-])|{where}(?P<short>{alternation(short)})(?![\w-]))"
    )


@cache
def _media() -> re.Pattern[str]:
    clear = [n for n in entry("channels", "media") if len(n) > 3 and n not in entry("channels", "common")]
    acronyms = [n for n in entry("channels", "media") if len(n) <= 3 and n.isupper()]
    return re.compile(rf"(?<![\w])(?P<name>{alternation([*clear, *acronyms])})(?!\w)")


@cache
def _named_medium(language: str) -> re.Pattern[str]:
    word = r"([A-ZÄÖÜÉ][\w’'-]*(?:\s+[A-ZÄÖÜ][\w’'-]*){0,3})"
    if language == "de":
        kind = (
            r"(?:Sender|Magazin|Portal|Nachrichtenportal|Zeitung|Blatt|Nachrichtenagentur|Agentur"
            r"|Nachrichtensender|Fernsehsender|Radiosender|TV-Sender|Podcast)s?"
        )
        return re.compile(
            rf"(?:{kind}\s+[„“\"»]?{word}|(?:[Ii]m|[Dd]em|[Dd]er|[Gg]egenüber\s+(?:dem\s+"
            rf"|der\s+)?)\s*[„»\"]{word}[“«\"]|\b[Ii]m\s+([A-ZÄÖÜ]\w*(?:radio|funk|fernsehen|magazin"
            rf"|journal)))"
        )
    return re.compile(
        rf"\b(?:told|tells|telling|interview(?:ed)?\s+(?:with|by)|speaking\s+to)\s+(?:the\s+)?{word}"
        rf"|\b(?:newspaper|broadcaster|agency|outlet|network|magazine)\s+{word}"
    )
