"""Which side a party of a call speaks for, and the words that tell one statement from another.

In: readings, register. Out: the state of a speaker (persons by their offices, bodies by their seat) and the content
words of a text as stems, so that `Energie-Infrastruktur` and `Energieinfrastruktur` are one word.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from generator.articles.people.salience import countries, facts
from generator.articles.readings import Reading
from generator.articles.vocabulary.register import Register
from generator.articles.vocabulary.states import country_of, seats
from generator.articles.vocabulary.words import entry
from generator.base.languages import fold

_SMALL = frozenset(entry("compare", "small"))


def side_of_speakers(readings: Sequence[Reading], register: Register) -> Mapping[str, str]:
    """The ISO code of the state that each speaker of the run acts for, where one state is sure."""
    known = [f for r in readings for f in facts(r.article, r.mentions, register)]
    sides: dict[str, str] = {}
    for speaker in sorted(
        {s for r in readings for t in r.told for s in t.speaker}
        | {i for r in readings for m in r.mentions for i in m.actors}
    ):
        own = countries(speaker, known, register)
        actor = register.get(speaker)
        if len(own) == 1:
            sides[speaker] = next(iter(own))
        elif speaker in seats():
            sides[speaker] = seats()[speaker]["of"]
        elif actor and (lands := [c for role in actor.roles if role.of and (c := country_of(role.of))]):
            sides[speaker] = lands[0]
        elif not own and (land := country_of(speaker.split("-")[-1])):
            sides[speaker] = land
    return sides


@cache
def stems(text: str) -> frozenset[str]:
    """Content words of a text, folded, hyphens closed, cut to six letters; no names of months, no small words."""
    closed = re.sub(r"(?<=\w)-(?=[A-ZÄÖÜ]\w)", "", text)
    return frozenset(w[:6] for w in fold(closed).split() if len(w) > 4 and w not in _SMALL)


@cache
def phrases(name: str) -> re.Pattern[str]:
    """A pattern of the comparison list, small and capital letters alike, whole words."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(entry('compare', name))})(?!\w)", re.IGNORECASE)
