"""Whom a pronoun means: `er`, `she`, `it said`.

In: an article, its mentions and bodies. Out: the grammatical gender of persons as far as the article shows it, and the
person or body a pronoun goes back to. Where nothing shows the gender of a person, either pronoun fits.
"""

import re
from collections.abc import Mapping, Sequence

from generator.articles.article import Article, section_of
from generator.articles.findings import Mention
from generator.articles.people.offices import offices
from generator.articles.people.salience import beside_name
from generator.articles.vocabulary.words import entry

_FEMALE = re.compile(r"(?:in|tochter|frau|gattin|woman|lady|queen|wife|daughter|beauftragte|princess)$", re.IGNORECASE)
_MALE = re.compile(
    r"(?:präsident(?:en)?|minister|kanzler|chef|sprecher|berater|premier|sohn|bruder|mann|könig"
    r"|man|king|husband|son|prince|botschafter|direktor|gesandter?n?)s?$",
    re.IGNORECASE,
)


def genders(article: Article, names: Sequence[Mention]) -> dict[str, str]:
    """`f` or `m` by person: from the office beside the name, from Mr and Frau, from a given name in -a."""
    found: dict[str, str] = {}
    for line in article.prose:
        here = [m for m in names if m.span.line == line.n and m.kind == "name"]
        for office in offices(line.text, article.language):
            noun = (
                line.text[office.noun : office.end].split()[0]
                if article.language == "de"
                else line.text[office.noun : office.end]
            )
            named = beside_name(line.text, office, here)
            if named and (article.language == "de" or re.search(r"wom[ae]n|queen|lady|spokesman|king", noun)):
                found.setdefault(named.actors[0], "f" if _FEMALE.search(noun) else "m")
        for m in here:
            title = re.search(r"\b(Frau|Mrs|Ms|Madame|Lady|Dame|Herrn?|Mr|Sir|Lord)\.?\s+$", line.text[: m.span.col])
            if title:
                found.setdefault(
                    m.actors[0],
                    "f"
                    if (title[1][0] in "FL" and title[1] != "Lord") or title[1] in ("Mrs", "Ms", "Madame", "Dame")
                    else "m",
                )
    for m in names:
        first = m.span.exact.split()[0] if " " in m.span.exact else ""
        if first.endswith("a") and first not in entry("common", "men_in_a"):
            found.setdefault(m.actors[0], "f")
    return found


def referent(
    article: Article,
    pronoun: str,
    place: tuple[int, int],
    last: tuple[str, ...],
    mentions: Sequence[Mention],
    bodies: Sequence[Mention],
    gender: Mapping[str, str],
) -> tuple[str, ...]:
    """The last speaker if the gender fits, else the nearest person before who fits; a body for `it`."""
    here = section_of(article, place[0])
    if pronoun in ("it", "es"):
        before = [m for m in bodies if (m.span.line, m.span.col) < place and section_of(article, m.span.line) == here]
        if before and before[-1].span.line == place[0] and not _ends_between(article, before[-1], place):
            return before[-1].actors
        if last and any(m.actors == last for m in bodies):
            return last
        return before[-1].actors if before else ()
    want = {"er": "m", "he": "m", "sie": "f", "she": "f"}.get(pronoun)
    if pronoun in ("they",) and len(last) > 1:
        return last
    before = [
        m
        for m in mentions
        if (m.span.line, m.span.col) < place
        and section_of(article, m.span.line) == here
        and len(m.actors) == 1
        and m.kind != "compound"
    ]
    beside = [m for m in subjects(article, before) if m.span.line == place[0] and gender.get(m.actors[0]) == want]
    if beside and want and not any(m.actors == last and m.span.line == place[0] for m in before):
        return beside[-1].actors
    houses = {m.actors for m in bodies}
    nearer = [m for m in subjects(article, before) if m.span.line == place[0] and gender.get(m.actors[0], want) == want]
    if nearer and want and last in houses and not any(m.actors == last and m.span.line == place[0] for m in bodies):
        return nearer[-1].actors
    if len(last) == 1 and gender.get(last[0], want) in (want, None):
        return last
    sure = [m for m in before if gender.get(m.actors[0]) == want]
    open_ = [m for m in before if gender.get(m.actors[0], want) == want]
    near = [m for m in sure if m.span.line >= place[0] - 1]
    if near or open_:
        return (near or subjects(article, open_) or open_)[-1].actors
    return last


def _ends_between(article: Article, mention: Mention, place: tuple[int, int]) -> bool:
    """Whether a sentence ends between a mention and a place of its line."""
    text = article.line(place[0]).text[mention.span.col + mention.span.length : place[1]]
    return re.search(r"[.!?]\s", text) is not None


def subjects(article: Article, mentions: Sequence[Mention]) -> list[Mention]:
    """Those that begin a sentence: its topic, which a pronoun goes on with."""
    return [
        m
        for m in mentions
        if re.search(
            r"(?:^|[.!?“”\"»:]\s+)(?:(?!(?:Mit|Nach|Bei|Von|Für|Zu|With|After|To|From|For)\b)[A-ZÄÖÜ][\w-]*\s+){0,3}$",
            article.line(m.span.line).text[: m.span.col],
        )
    ]
