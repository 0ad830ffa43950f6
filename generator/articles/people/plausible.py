"""Whether a capitalised word, or two, can be a person's name.

In: words, the line and the text they stand in. Out: yes or no, on grounds of the language: endings of nouns, articles
before the word anywhere in the text, verbs of saying and of contact beside it.
"""

import re
from functools import cache

from generator.articles.people.offices import offices
from generator.articles.vocabulary.states import country_of
from generator.articles.vocabulary.words import entry, given_names

_NOUN = re.compile(
    r".{3,}(?:ung|ungen|heit|keit|schaft|schaften|tion|tionen|ismus|tät|nis|tum|ierung|ment|mente"
    r"|gespräch\w*|krieg\w*|telefonat\w*|waffen\w*|treffen)$"
)


_ARTICLE = (
    "(?:der|die|das|dem|den|des|ein|eine|einen|einem|einer|eines|the|a|an|kein|keine|zum|zur|im"
    "|am|in|nach|aus|from|at|diese[rnms]?|jede[rnms]?|alle[rn]?|this|these)"
)


_GENITIVE = re.compile(r"(?:['’]s?|(?<=[^sxz])s)$")


def said_beside(line: str, start: int, end: int, index: int, language: str) -> bool:
    verbs = saying(language)
    if re.search(rf"(?:{verbs})\s+$", line[:start]):
        return True
    return index == 0 and bool(re.match(rf"\s+(?:{verbs})\b", line[end:]))


@cache
def saying(language: str) -> str:
    return "|".join(entry("speech", f"strong_{language}")) or r"(?!)"


def in_contact(line: str, start: int) -> bool:
    """German: a name beside a verb or noun of contact, where two nouns would hardly stand."""
    return bool(
        re.search(
            r"(?:sprach(?:en)?|telefonier\w+|tr(?:af|afen|ifft|effen)|rief(?:en)?|zwischen|(?:sprachen"
            r"|telefonierten|trafen|zwischen|mit)\s[^.;,]{3,40}\sund|(?:Telefonat|Gespräch|Anruf"
            r"|Treffen)s?\s+mit)\s+$",
            line[:start],
        )
    )


def recurs(found: list[str], text: str) -> bool:
    """Whether the surname (or the first word, where that is the family's) is used alone, and never as a noun."""
    if any(len(word) < 3 or word.endswith(".") for word in (found[0], found[-1])):
        return False
    for word in (found[-1], found[0]):
        base = re.escape(word)
        alone = len(re.findall(rf"(?<![\w-]){base}(?:['’]?s)?(?!\w)", text)) - text.count(" ".join(found))
        beside = len(
            re.findall(rf"[A-ZÄÖÜ][\w.]+[ ]{base}(?:['’]?s)?(?!\w)|(?<![\w-]){base}(?:['’]?s)?[ ][A-ZÄÖÜ]", text)
        ) - text.count(" ".join(found))
        if alone - max(0, beside) > 0 and not any(
            re.search(rf"\b{_ARTICLE}\s+(?:\w+e[rnms]?\s+)?{re.escape(w)}\b", text, re.I) for w in found
        ):
            return True
    return False


def may_stand_alone(word: str, line: str, text: str) -> bool:
    """Whether a capitalised word after a title can only be a surname: nowhere with an article, no noun's ending."""
    if not may_be_name(word) or len(word) < 2 or word in given_names():
        return False
    base = re.escape(without_genitive(word, text))
    return not re.search(rf"\b{_ARTICLE}\s+{base}\b", text, re.I)


def may_be_name(word: str, after_given: bool = False) -> bool:
    """Whether a word has the form of a name; behind a given name also with the ending of a noun (`Steven Cheung`)."""
    if (
        not word[0].isupper()
        or word in _stop_words()
        or country_of(word)
        or country_of(_GENITIVE.sub("", word))
        or (not after_given and _NOUN.match(word))
    ):
        return False
    return not (word.isupper() and len(word) > 1 and not word.endswith(".") and len(word) <= 4) and not _is_office(word)


@cache
def _is_office(word: str) -> bool:
    return bool(offices(word, "de")) or bool(offices(word, "en"))


@cache
def _stop_words() -> frozenset[str]:
    from generator.base.figures.stamps import MONTHS, WEEKDAYS

    calendar = [name.capitalize() for name in (*MONTHS, *WEEKDAYS) if len(name) > 3 or name == "mai"]
    return frozenset(
        {
            *entry("common", "organisations"),
            *entry("common", "headline_verbs"),
            *entry("common", "functions"),
            *calendar,
            *entry("channels", "platforms"),
        }
    )


@cache
def particles() -> frozenset[str]:
    return frozenset(entry("common", "particles"))


def without_genitive(word: str, text: str) -> str:
    """A surname without its genitive ending, if the text shows the bare form too or the ending has an apostrophe."""
    bare = _GENITIVE.sub("", word)
    if bare != word and ("’" in word[-2:] or "'" in word[-2:] or re.search(rf"(?<!\w){re.escape(bare)}(?!\w)", text)):
        return bare
    return word
