"""Whether a noun is one for somebody who can say something: people, groups, media. All others are things.

In: a noun, as printed or its lemma. Out: yes or no. The surprising thing: a German noun made of an adjective is one
for people (`die Freiheitlichen`, `der 64-Jährige`).
"""

import re
from functools import lru_cache

from generator.articles.people.bodies import body_kind
from generator.articles.people.offices import english_office, german_office
from generator.articles.text.tagging import lexical
from generator.articles.vocabulary.states import citizens
from generator.articles.vocabulary.words import members, word_list

_MOST_REMEMBERED = 8192


@lru_cache(_MOST_REMEMBERED)
def is_somebody(noun: str, language: str) -> bool:
    """Whether the noun is one for people, a group or media, or may be a name; a compound is what its last part is."""
    last = noun.rpartition("-")[2]
    office = german_office(noun) if language == "de" else english_office(noun)
    unknown = not lexical(noun) if language == "de" else noun[:1].isupper()
    known = office or body_kind(noun, language) or noun in citizens(language) or last in members("channels", "kinds")
    if unknown or known:
        return True
    able = (
        _is(last, "people", language) or _is(last, "groups", language) or (language == "de" and is_of_adjective(last))
    )
    return able and not _is(last, "things", language)


def _is(noun: str, kind: str, language: str) -> bool:
    return bool(re.fullmatch(word_list("somebody")[kind][language], noun, re.IGNORECASE))


def is_of_adjective(noun: str) -> bool:
    """Whether a German noun is made of an adjective or participle."""
    able = noun[:1].isupper() and noun.endswith(("e", "en", "er"))
    return able and lexical(noun.lower()) in ("adjective", "participle")
