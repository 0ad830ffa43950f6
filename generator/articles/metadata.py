"""What an article says of itself: headline, kicker, lead, authors, agencies, dates, credits, corrections, outlet.

In: an `Article` with labelled lines. Out: a `Value` for every field of the import report, in its order. A field that
the text does not state is empty; the surprising thing is how often that is right.
"""

import re
from collections.abc import Mapping, Sequence

from generator.articles.article import Article, Line, Value
from generator.articles.fetch import plain
from generator.articles.heads import split_head, without_outlet
from generator.articles.outlets import Outlet, by_host, outlets

_FREQUENT = {
    "de": frozenset("der die das und ist nicht mit dem den ein eine von zu auf für im sich auch nach bei hat".split()),
    "en": frozenset("the of and to in that is was for on with he it as said by from has be his at".split()),
    "fr": frozenset("le la les des et est une dans pour que qui pas sur avec du au il ne".split()),
    "es": frozenset("el la los las que del por con una para es se en lo como más su al".split()),
    "it": frozenset("il che di la per una non con del sono della ha gli alla dei nel".split()),
    "nl": frozenset("de het een van en dat niet zijn op te met voor is aan ook door".split()),
    "pl": frozenset("nie na się że jest do to w z przez oraz po dla jak od".split()),
}
_HOST = re.compile(r"\b((?:[a-z0-9-]+\.)+(?:de|com|net|org|at|ch|uk|eu|ua|info|news|co))\b", re.IGNORECASE)


def language_of(text: str) -> str | None:
    """The language whose most frequent words are most frequent here; None if none of ours is."""
    found = re.findall(r"[^\W\d_]+", text[:20000].casefold())
    counts = {name: sum(w in frequent for w in found) for name, frequent in _FREQUENT.items()}
    best = max(sorted(counts), key=lambda name: counts[name])
    return best if counts[best] * 12 >= len(found) and counts[best] > 2 else None


def outlet_of(lines: Sequence[str]) -> Outlet | None:
    """The outlet whose host or name the page shows outside running text, if its rules are known."""
    for text in map(plain, lines):
        for host in _HOST.findall(text):
            if (found := by_host(host)) is not None:
                return found
        if len(text) <= 80:
            found = next((o for o in outlets() if text.casefold() in (n.casefold() for n in o.names)), None)
            if found:
                return found
    return None


def read_metadata(article: Article) -> Mapping[str, Value]:
    head = next((line for line in article.lines if line.label in ("headline", "kicker+headline")), None)
    lead = [line for line in article.lines if line.label == "lead"]
    kicker = next((line for line in article.lines if line.label == "kicker"), None)
    values = {"headline": Value(), "kicker": Value(), "lead": Value()}
    if head:
        values |= _head(head, article)
    if kicker:
        values["kicker"] = Value(plain(kicker.text), "stated", (kicker.n,))
    if lead:
        values["lead"] = Value(" ".join(plain(line.text) for line in lead), "stated", tuple(line.n for line in lead))
    return values


def _head(head: Line, article: Article) -> dict[str, Value]:
    text = plain(head.text)
    body = " ".join(plain(line.text) for line in article.lines if line.label in ("lead", "body"))
    seam = split_head(text, body) if head.label == "kicker+headline" else None
    if seam is None:
        return {"headline": Value(without_outlet(text), "stated", (head.n,))}
    return {
        "headline": Value(text[seam:].strip(), "stated", (head.n,)),
        "kicker": Value(text[:seam].strip(" :|+/•·"), "stated", (head.n,)),
    }
