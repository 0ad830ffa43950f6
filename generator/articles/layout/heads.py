"""The words of a head: datelines, the outlet behind a title, the seam between kicker and headline, who is introduced.

In: plain lines. Out: matches and positions. The surprising thing: a kicker and a headline often stand in one line
without any mark between them; then the place where two nouns meet that the rest of the text never joins is the seam.
"""

import re
from collections.abc import Sequence

from generator.articles.layout.credits import is_house, is_name, is_title
from generator.articles.layout.shapes import words
from generator.articles.vocabulary.states import country_of
from generator.articles.vocabulary.words import entry

_DATELINE = re.compile(
    r"^(?P<place>[A-ZÄÖÜ][^\W\d_]+(?:[ ./-]+(?:[A-ZÄÖÜ][\w.]*|am|an|der|of|the|de|in))*(?:,\s(?!(?:Jan|Feb|Mar|"
    r"Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.?\s\d)[A-ZÄÖÜ][\w. ]{1,20}?){0,2}(?:\s?/\s?[A-ZÄÖÜ][\w., "
    r"]{2,25}?)*)"
    r"(?:,\s(?P<date>(?:\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{2,4})?|\d{1,2}\.\s?\w+(?:,?\s\d{4})?|"
    r"[A-Z]\w+\.?\s\d{1,2}(?:,?\s\d{4})?)))?\s?(?P<agency>\([\w][\w/,. -]{1,40}\))?(?:\s[-–—]{1,2}\s|\s?—\s?|"
    r"(?<![A-Z])\.\s[-–—]\s|:\s(?=[A-Z])|(?<=\))\.?\s(?=[A-ZÄÖÜ]))"
)
_PLACE_ALONE = re.compile(
    r"^(?P<place>(?:[A-ZÄÖÜ][a-zäöüéß]{3,}|(?:Den|New|San|Los|Bad|Tel|St\.|Sankt|Buenos|Abu) "
    r"[A-ZÄÖÜ][a-zäöüß]{3,})(?:/[A-ZÄÖÜ][a-zäöüß]{3,})*)(?P<date>)(?P<agency>)\.\s(?=[A-ZÄÖÜ„][\w-]+\s\S+\s\S+\s\S+)"
)
#: Lower-case words that stand inside a noun phrase; any other lower-case word may be its verb.
_INNER = frozenset(entry("common", "inner"))


def without_outlet(text: str) -> str:
    """The headline without ` - Outlet` or ` | Outlet` at its end, as page titles have it."""
    while (parts := re.split(r"\s+[|–—-]\s+(?!.*\s[|–—-]\s)", text)) and len(parts) > 1 and is_house(parts[-1]):
        text = parts[0]
    return text


def split_head(text: str, body: str) -> int | None:
    """Where the headline begins in a line that opens with its kicker, behind a colon or between two capitalised words
    that the body never joins, after a phrase and before a clause; None if the line is only one of them."""
    glued = re.search(r"(?<=[^\W\d_]):(?=[A-ZÄÖÜ„“\"«»])|^\w+politik:\s(?=.{20})", text)
    if glued and words(text[: glued.start()]) <= 8:
        return glued.end()
    tokens = list(re.finditer(r"\S+", text))
    parts = [t.group() for t in tokens]
    for k in range(1, min(len(tokens) - 2, 9)):
        if _meet(parts[k - 1], parts[k], body) and _is_phrase(parts[:k]) and _is_clause(parts[k:], body):
            return tokens[k].start()
    return None


def _meet(left: str, right: str, body: str) -> bool:
    """Two words that can only stand side by side at a seam: a noun and then a new subject."""
    right = right.strip('„“"«»,:')
    nouns = left[0].isupper() and left[-1] not in ",;:.–-" and right[:1].isupper()
    if not nouns or is_title(left) or re.search(r"['’]s$|s['’]$", left) or {left.casefold(), right.casefold()} & _INNER:
        return False
    return re.search(rf"(?<![\w-]){re.escape(left[:-2])}\w{{0,3}}\s+{re.escape(right)}", body) is None


def _is_phrase(tokens: list[str]) -> bool:
    """Words without a verb: one alone is a state or has a hyphen."""
    if len(tokens) == 1:
        return "-" in tokens[0] or country_of(tokens[0]) is not None
    return not any(token.endswith(":") for token in tokens[:-1]) and tokens[-1][0].isupper()


def _is_clause(tokens: list[str], body: str) -> bool:
    """A subject that the text knows, then soon a lower-case word that is no part of a noun phrase: its verb."""
    subject = tokens[0].strip('„“"«»,:')[:5]
    low = [t for t in tokens[1:7] if t[0].islower() and t not in _INNER]
    return re.search(rf"(?<![\w-]){re.escape(subject)}", body) is not None and (
        has_verb(tokens[1:7]) or any(t.endswith(("en", "te")) for t in low)
    )


def has_verb(tokens: Sequence[str]) -> bool:
    """Whether a lower-case word is no part of a noun phrase, going by its ending."""
    low = (t.strip(',;:?!„“”"«»‚‘’') for t in tokens if t[0].islower())
    return any(t not in _INNER and not t.endswith(("e", "er", "en", "em", "es")) for t in low)


def dateline(text: str) -> re.Match[str] | None:
    """The place, and perhaps date and agency, with which an agency report opens; groups `place`, `date`, `agency`."""
    match = _DATELINE.match(text) or _PLACE_ALONE.match(text)
    if not match or len(match.group()) > 80 or match["place"].split()[0].lower() in _INNER:
        return None
    strong = match.re is _PLACE_ALONE or match["agency"] or match["place"][:3].isupper()
    return match if strong or re.search(r"[-–—]\s$", match.group()) else None


def begins_anew(first: str, following: Sequence[str]) -> int:
    """Above 0 if the paragraphs after the first introduce its persons again, below 0 if they shorten their names."""
    body = " ".join(following)
    before = {family for _, family in _introduced(first)}
    anew = {b for a, b in _introduced(body) if not is_title(a) and re.search(rf"(?<!\w){re.escape(b)}", first)}
    return len(anew) - sum(re.search(rf"(?<![\w-]){re.escape(f)}", body) is not None for f in before - anew)


def introduces(text: str) -> bool:
    """Whether somebody is named in full, or with an office."""
    return bool(_introduced(text))


def _introduced(text: str) -> set[tuple[str, str]]:
    """Names in full, and surnames behind an office, as (given name or office, surname)."""
    pairs = {(m[1], m[2]) for m in re.finditer(r"(?=\b([A-ZÄÖÜ][\w.'’-]+) ([A-ZÄÖÜ][\w'’-]{2,}))", text)}
    named = {(a, b) for a, b in pairs if is_title(a) or (is_name(f"{a} {b}") and not re.search(r"[a-z]\.$", a))}
    return {(a, b) for a, b in named if not is_title(b)}
