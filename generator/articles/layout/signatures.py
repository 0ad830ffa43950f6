"""Lines that say from whom a text is: sources, agencies, rights, who reported and edited.

In: one line in its plain form. Out: whether it is one, and its parts.
"""

import re
from functools import lru_cache

from generator.articles.layout.shapes import words
from generator.articles.vocabulary.outlets import vocabulary
from generator.articles.vocabulary.words import given_names
from generator.base.figures.stamps import stamps


@lru_cache(maxsize=65536)
def is_credit_line(text: str) -> bool:
    """A line that says from whom the text is: source, agencies, rights, who reported and edited."""
    if words(text) > 60:
        return False
    rest = re.sub(r"^[(\[]?©\s*(?:\d{4}\s+)?", "", text).strip(" .)]")
    if rest.casefold() in vocabulary().agencies:
        return True
    if re.match(r"[(\[]?©", text) and not re.search(
        r"\b(?:rechte|reserved|infocom|vorbehalten|verboten)\b", text, re.IGNORECASE
    ):
        return False
    return vocabulary().patterns["credits"].match(text) is not None or bool(signature(text))


#: What may stand beside agencies in a signature: initials, and the host of the outlet.
_INITIALS = re.compile(r"[a-zäöüß]{2,5}\.?|[A-ZÄÖÜ]{2,3}|[\w-]+\.(?:de|at|ch|com|net|org)")
_AGENCIES = re.compile(r"agenturen|agencies|agentur|nachrichtenagentur", re.IGNORECASE)
#: The number that an agency gives its report: `dpa:260310-99-123456/3`.
_NUMBER = re.compile(r"(?<=[a-z]):\d{6}[-\d/]+")

#: How an agency ends its report.
_END = re.compile(r"^\W*(?:schluss|ende|end|mit)\b\W+", re.IGNORECASE)


def signature(text: str) -> tuple[str, ...]:
    """The parts of a closing signature: agencies and editors' initials (`kst/dpa`, `(jmt, dpa, 9.2.2026)`,
    `dpa:260310-99-123456/3`), or initials that a stroke joins (`kst/mrl`, `/evs/DP/eas`)."""
    inner = _NUMBER.sub("", _END.sub("", text).strip("()[] .–—-*"))
    for stamp in reversed(stamps(inner)) if text[:1] in ("(", "[") else ():
        inner = inner[: stamp.start] + inner[stamp.end :]
    if inner.casefold() in vocabulary().agencies:
        return (inner,)
    parts = [p for p in re.split(r"\s*[/,;|+&]\s*|\s+(?:und|and)\s+|\s+", inner) if p]
    known = vocabulary().agencies
    supplied = [p for p in parts if p.casefold() in known or _AGENCIES.fullmatch(p)]
    if not 1 <= len(parts) <= 8 or not all(p in supplied or _INITIALS.fullmatch(p) for p in parts):
        return ()
    initials = len(parts) >= 2 and re.fullmatch(r"/?\w{2,4}(?:/\w{2,4})+", inner) and any(p.islower() for p in parts)
    return tuple(parts) if supplied or initials else ()


def is_text_credit(text: str) -> bool:
    """`© 2027 dpa`, `© Outlet / dpa / AFP`: agencies that supply texts, with a year or beside somebody else."""
    parts = [
        p.casefold()
        for p in re.split(r"\s*[/,;]\s*", re.sub(r"^[(\[]?(?:©|\(c\)|copyright)\s*", "", text).strip(" .)"))
    ]
    dated = [re.sub(r"^(?:19|20)\d\d\s+", "", p) for p in parts]
    known = any(p in vocabulary().agencies for p in dated)
    return (
        re.match(r"©|\(c\)|copyright", text, re.IGNORECASE) is not None
        and known
        and not any(len(p.split()) == 2 and p.split()[0].title() in given_names() for p in parts)
        and (len(parts) > 1 or dated != parts)
        and not re.search("getty|imago|epa|alliance", text, re.I)
    )


def is_reporting_line(text: str) -> bool:
    """`(Reporting by …; editing by …)`: who reported and edited, below an agency's text."""
    return re.match(r"[(\[]?(?:reporting|writing|editing)\s+by\b", text, re.IGNORECASE) is not None
