"""The states that an article speaks of: those everybody knows, and those that it introduces itself.

In: words, stems. Out: for a word the state it belongs to: an ISO code, or `~` and the stem of a state that no list
knows. `norisch`, `Norien` and `Norier` share a stem; how it is learnt is for `introduced` to say.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.articles.vocabulary.spellings import plain
from generator.articles.vocabulary.states import adjective_country, citizens, country_of
from generator.articles.vocabulary.words import split, word_list

_ENDINGS = re.compile(
    r"(?:iens?|lands?|lander(?:s|in)?|ias?|as?|e(?:ns?|r|s)?|iers?|ierin|ers?|erin|innen|n|s|os?|ans?|(?:land)?isch(?:e[rnms]?)?|ian|ean|ish|ese)?"
)
_CITIZEN = re.compile(r"(?:i|land|an|es|en)?er(?:s|in)?|en?|i?ans?|er")


@dataclass(frozen=True, slots=True)
class States:
    """`persons` are the words of names, which are no states; `stems` are in small letters without accents; `names`
    the states' names in the text, by stem."""

    language: str
    persons: frozenset[str]
    stems: frozenset[str] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)

    def is_person(self, word: str) -> bool:
        """Whether the word is a part of a name that the article mentions."""
        return word in self.persons

    def of_word(self, word: str) -> str | None:
        """The state of an adjective, a name, a genitive or a citizen's noun."""
        bare = re.sub(r"['’]s?$", "", word)
        known = country_of(bare) or adjective_country(bare, self.language) or country_of(bare.removesuffix("s"))
        return known or self._learnt(bare, _ENDINGS)

    def of_land(self, text: str) -> str | None:
        """The state of a name of a state or capital, and of no adjective."""
        bare = re.sub(r"['’]s?$", "", text)
        if code := country_of(bare) or country_of(bare.removesuffix("s")):
            return code
        return next((f"~{stem}" for stem, name in self.names.items() if name in (bare, bare.removesuffix("s"))), None)

    def of_citizen(self, noun: str) -> str | None:
        """The state of a noun for one who lives there: `Norier`, `Hungarian`."""
        return citizens(self.language).get(noun) or self._learnt(noun, _CITIZEN)

    def name_of(self, state: str) -> str:
        """What an id calls a state: its name in the article's language, or the name that the text gives it."""
        if state[0] != "~":
            return split(word_list("countries")[state][self.language])[0]
        return self.names.get(state[1:], state[1:])

    def _learnt(self, word: str, endings: re.Pattern[str]) -> str | None:
        low = plain(word).lower()
        for stem in sorted(self.stems, key=lambda s: (-len(s), s)):
            if low.startswith(stem) and endings.fullmatch(low, len(stem)) and not self.is_person(word):
                return f"~{stem}"
        return None


def same_state(one: str | None, other: str | None) -> bool:
    """The same state; two stems are the same where one begins with the other."""
    if not one or not other:
        return False
    if one[0] == "~" and other[0] == "~":
        return one.startswith(other) or other.startswith(one)
    return one == other
