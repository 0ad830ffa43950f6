"""The words of a head: datelines, the outlet behind a title, the seam between kicker and headline, who is introduced.

In: plain lines. Out: matches and positions. The surprising thing: a kicker and a headline often stand in one line
without any mark between them; then the place where two nouns meet that the rest of the text never joins is the seam.
"""

import re
from collections.abc import Sequence

from generator.articles.layout.credits import is_name, is_title
from generator.articles.layout.shapes import words
from generator.articles.vocabulary.outlets import by_host, by_name
from generator.articles.vocabulary.states import country_of
from generator.articles.vocabulary.words import entry

_DATELINE = re.compile(
    r"^(?P<place>[A-ZÄÖÜ][^\W\d_]+(?:[ ./-]+(?:[A-ZÄÖÜ][\w.]*|am|an|der|of|the|de|in))*(?:,\s(?!(?:Jan|Feb|Mar|"
    r"Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.?\s\d)[A-ZÄÖÜ][\w. ]{1,20}?){0,2}(?:\s?/\s?[A-ZÄÖÜ][\w., "
    r"]{2,25}?)*)"
    r"(?:,\s(?P<date>(?:\d{1,2}\.\s?\w+|"
    r"[A-Z]\w+\.?\s\d{1,2})(?:,?\s\d{4})?))?\s?(?P<agency>\([\w][\w/, -]{1,40}\))?(?:\s[-–—]{1,2}\s|\s?—\s?|"
    r"(?<![A-Z])\.\s[-–—]\s|:\s(?=[A-Z])|(?<=\))\.?\s(?=[A-ZÄÖÜ]))"
)
_PLACE_ALONE = re.compile(
    r"^(?P<place>(?:[A-ZÄÖÜ][a-zäöüéß]{3,}|(?:Den|New|San|Los|Bad|Tel|St\.|Sankt|Buenos|Abu) "
    r"[A-ZÄÖÜ][a-zäöüß]{3,})(?:/[A-ZÄÖÜ][a-zäöüß]{3,})*)(?P<date>)(?P<agency>)\.\s(?=[A-ZÄÖÜ„][\w-]+\s\S+\s\S+\s\S+)"
)
#: Lower-case words that stand inside a noun phrase; any other lower-case word may be its verb.
_INNER = frozenset(entry("common", "inner"))


#: Ends of words that name a field of reporting and stand before headlines alone.
_RUBRIC = re.compile(r"(?:krieg|konflikt|politik|streit|diplomatie|beziehungen|verhandlungen)$", re.IGNORECASE)


def without_outlet(text: str) -> str:
    """The headline without ` - Outlet` or ` | Outlet` at its end, as page titles have it."""
    parts = re.split(r"\s+[|–—-]\s+", text)
    while len(parts) > 1 and (
        by_name(parts[-1])
        or by_host(parts[-1])
        or re.fullmatch(r"[\w-]+\.(?:de|com|net|org|at|ch|co\.uk|ua)", parts[-1])
    ):
        parts.pop()
        text = text[: text.rindex(parts[-1]) + len(parts[-1])] if parts else text
    return text


def split_head(text: str, body: str) -> int | None:
    """Where the headline begins in a line that opens with its kicker; None if the line is only one of them."""
    glued = re.search(r"(?<=[^\W\d_]):(?=[A-ZÄÖÜ„“\"«»])|^\w+politik:\s(?=.{20})", text)
    if glued and words(text[: glued.start()]) <= 8:
        return glued.end()
    for mark in (" +++ ", " | ", " // ", " • ", " · "):
        if mark in text and words(text.split(mark)[0]) <= 8 and words(text.split(mark, 1)[1]) >= 3:
            return text.index(mark) + len(mark)
    return _seam(text, body)


def _seam(text: str, body: str) -> int | None:
    """The gap between two capitalised words that the body never joins, after a phrase and before a clause."""
    tokens = list(re.finditer(r"\S+", text))
    found = [
        tokens[k].start()
        for k in range(1, min(len(tokens) - 2, 9))
        if _meet(tokens[k - 1].group(), tokens[k].group(), body)
        and _is_phrase([t.group() for t in tokens[:k]])
        and _is_clause([t.group() for t in tokens[k:]], body)
    ]
    return found[0] if found else None


def _meet(left: str, right: str, body: str) -> bool:
    """Two words that can only stand side by side at a seam: a noun and then a new subject."""
    if re.search(r"(?:['’]s|s['’])$", left) or {left.casefold(), right.casefold()} & _INNER:
        return False
    if (
        not (left[0].isupper() and (right[0].isupper() or right[0] in '„“"«»'))
        or left[-1] in ",;:.–-"
        or is_title(left)
    ):
        return False
    right = right.strip('„“"«»,:')
    stem = re.escape(left if len(left) < 5 else left[:-2])
    known = re.search(rf"(?<![\w-]){stem}\w{{0,3}}\s+{re.escape(right)}", body)
    return right[:1].isupper() and known is None


def _is_phrase(tokens: list[str]) -> bool:
    """A noun phrase without a verb: capitalised words, and between them only articles, prepositions and adjectives."""
    if any(token.endswith(":") for token in tokens[:-1]):
        return False
    if len(tokens) == 1:
        return "-" in tokens[0] or country_of(tokens[0]) is not None or _RUBRIC.search(tokens[0]) is not None
    for k, token in enumerate(tokens):
        low = token[0].islower()
        adjective = k + 1 < len(tokens) and tokens[k + 1][0].isupper() and re.search(r"(?:e|er|en|em|es)$", token)
        if low and token not in _INNER and not adjective:
            return False
    return tokens[-1][0].isupper()


def _is_clause(tokens: list[str], body: str) -> bool:
    """A subject that the text knows, then soon a lower-case word that is no part of a noun phrase: its verb."""
    subject = tokens[0].strip('„“"«»,:')
    stem = subject if len(subject) < 5 else subject[:5]
    if not re.search(rf"(?<![\w-]){re.escape(stem)}", body):
        return False
    ahead = tokens[1:7]
    return has_verb(ahead) or any(t[0].islower() and t not in _INNER and t.endswith(("en", "te")) for t in ahead)


def has_verb(tokens: Sequence[str]) -> bool:
    """Whether a lower-case word is no part of a noun phrase, going by its ending."""
    low = (t.strip(',;:?!„“”"«»‚‘’') for t in tokens if t[0].islower())
    return any(t not in _INNER and not t.endswith(("e", "er", "en", "em", "es")) for t in low)


def dateline(text: str) -> re.Match[str] | None:
    """The place, and perhaps date and agency, with which an agency report opens; groups `place`, `date`, `agency`."""
    match = _DATELINE.match(text) or _PLACE_ALONE.match(text)
    if not match or words(match["place"]) > 6 or len(match.group()) > 80 or match["place"].split()[0].lower() in _INNER:
        return None
    strong = (
        match.re is _PLACE_ALONE
        or match["agency"]
        or re.match(r"[A-Z]{3,}", match["place"])
        or re.search(r"[-–—]\s$", match.group())
    )
    return match if strong else None


def begins_anew(first: str, following: Sequence[str]) -> int:
    """Above 0 if the paragraphs after the first introduce its persons again, below 0 if they shorten their names."""
    body = " ".join(following)
    again, before = _full_names(body), {family for _, family in _introduced(first)}
    anew = {family for _, family in again if re.search(rf"(?<!\w){re.escape(family)}", first)}
    shortened = {f for f in before - anew if re.search(rf"(?<![\w-]){re.escape(f)}", body)}
    return len(anew) - len(shortened)


def introduces(text: str) -> bool:
    """Whether somebody is named in full, or with an office."""
    return bool(_introduced(text))


def _full_names(text: str) -> set[tuple[str, str]]:
    return {(a, b) for a, b in _introduced(text) if not is_title(a)}


def _introduced(text: str) -> set[tuple[str, str]]:
    """Names in full, and surnames behind an office, as (given name or office, surname)."""
    pairs = {(m[1], m[2]) for m in re.finditer(r"(?=\b([A-ZÄÖÜ][\w.'’-]+) ([A-ZÄÖÜ][\w'’-]{2,}))", text)}
    return {
        (a, b)
        for a, b in pairs
        if (is_name(f"{a} {b}") or is_title(a)) and not is_title(b) and not re.search(r"[a-z]\.$", a)
    }
