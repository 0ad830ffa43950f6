"""Contacts that are no calls: meetings, letters, video rounds, talks of which nobody says how they were held.

In: the readings, the calls. Out: contacts with participants as far as named, day, medium and the line.
"""

import re
from collections.abc import Sequence

from generator.articles.calls.merging import Group
from generator.articles.findings import Contact
from generator.articles.people.salience import base_date
from generator.articles.readings import Reading
from generator.articles.text.sentences import sentences
from generator.articles.vocabulary.register import Register
from generator.base.figures.moments import meaning, moments

_MEDIA = {
    "letter": r"\bBrief(?:e|es|en|s)?\b|schriftlich|geschrieben hatte|\bletters?\b|in writing|\bwrote to\b",
    "video round": r"virtuell\w*|Videokonferenz\w*|Videogipfel\w*|Online-Gipfel|video\s+(?:conference|summit)"
    r"|virtual(?:ly)?\b",
    "in person": r"(?<!\w)(?:[Tt]reffen|traf(?:en)?|trifft|getroffen|träfe\w*)(?!\w)|zu\s+Besuch|besuchte"
    r"|Besuch\s+(?:bei|in)|empfangen|empfing|Gipfel\b|begegnet|saßen?\b[^.]*\bzusammen|\bmet\b"
    r"|\bmeet(?:s|ing|ings)?\b|\bsummit\b|\bvisit(?:s|ed)?\b|\bhosted\b|\breceived\s+in\b",
    "unspecified": r"Kontakt\s+gehabt|in\s+Kontakt|Kontakt\s+mit|in\s+contact|in\s+touch\s+with",
}
_FUTURE = re.compile(
    r"\b(?:will|wollen|soll|sollen|wird|werden|geplant\w*|plan(?:s|ned)?|to\s+meet|anberaumte\w*"
    r"|einge?laden|lud\b|vorbereit\w*|scheduled|expected)\b"
)


def find_contacts(readings: Sequence[Reading], groups: Sequence[Group], register: Register) -> tuple[Contact, ...]:
    """One contact for each sentence that speaks of one; the same participants, medium and day make one entry."""
    found: dict[tuple[tuple[str, ...], str | None, str], Contact] = {}
    for reading in readings:
        for line in reading.article.prose:
            for start, end in sentences(line.text):
                contact = _contact(reading, line.n, start, end)
                if contact:
                    key = (contact.participants, contact.date, contact.medium)
                    old = found.get(key)
                    found[key] = (
                        Contact(*key[:2], contact.medium, contact.status, (*old.lines, *contact.lines))
                        if old
                        else contact
                    )
    return tuple(found.values())


def _contact(reading: Reading, n: int, start: int, end: int) -> Contact | None:
    article = reading.article
    text = article.line(n).text[start:end]
    medium = next((m for m, words in _MEDIA.items() if re.search(words, text)), None)
    people = [m for m in reading.mentions if m.span.line == n and start <= m.span.col < end and m.kind != "compound"]
    ids = tuple(sorted({i for m in people for i in m.actors})) or _just_named(reading, n, start, text)
    if not medium or (
        not ids and not re.search(r"\b(?:Unterhändler|Teams|Vertreter|delegations?|negotiators)\b", text)
    ):
        return None
    language = "de" if article.language == "de" else "en"
    ahead = bool(_FUTURE.search(text))
    printed = [m for m in moments(text, language) if m.kind != "month"]
    day = meaning(printed[0], base_date(article, n), ahead).date if printed else None
    return Contact(ids, day, medium, "announced" if ahead else "held", ((article.id, n, n),))


def _just_named(reading: Reading, n: int, start: int, text: str) -> tuple[str, ...]:
    """`Sie hatten sich in Genf getroffen`: the two named last before, of this paragraph or the one above."""
    if not re.search(r"\b(?:sie|beiden?|they|both|einander|sich)\b", text, re.IGNORECASE):
        return ()
    before = [
        i
        for m in reading.mentions
        if n - 1 <= m.span.line and (m.span.line, m.span.col) < (n, start) and m.kind != "compound"
        for i in m.actors
    ]
    return tuple(sorted(list(dict.fromkeys(reversed(before)))[:2]))
