"""What calls still ask of the raw text: who is a man or a woman, who begins a sentence.

In: an article, its mentions. Out: the grammatical gender of persons as far as the article shows it, and the mentions
that begin a sentence.
"""

import re
from collections.abc import Sequence

from generator.articles.article import Article
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
