"""States that no list knows, as the article introduces them: beside an office or a body of a state.

In: the document, the words of names. Out: `States`. `dem norischen Präsidenten`, `Noriens Präsident`, `the Velland
leader`, `das norische Außenministerium` each teach a stem.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from generator.articles.people.bodies import body_kind
from generator.articles.people.offices import may_be
from generator.articles.people.states import States
from generator.articles.people.titles import titles
from generator.articles.people.written import kind_of
from generator.articles.text.document import Document, Sentence, Token
from generator.articles.vocabulary.spellings import plain
from generator.articles.vocabulary.words import entry, members

_ORIGIN = re.compile(r"(.{3,}?)(?:esisch|isch)$")
_ENGLISH_ORIGIN = re.compile(r"([A-Z].{2,}?)(?:ian|ean|an|ish|ese|i|n)")
_NAME_ENDING = re.compile(r"(?:ien|ia|a|e|en|o)$")
_OF = ("von", "of", "aus", "in")


def states_of(document: Document, persons: frozenset[str]) -> States:
    """The states of the article."""
    known = States("de" if document.article.language == "de" else "en", persons)
    stems = frozenset(stem for stem in _introduced(document, known) if len(stem) > 2)
    if not stems:
        return known
    every = States(known.language, persons, stems)
    return States(known.language, persons, stems, dict(_names(document, every)))


def _introduced(document: Document, states: States) -> Iterator[str]:
    """Stems of states that stand before or behind an office or body of state and are nobody's name."""
    for sentence in document.sentences:
        for title in titles(sentence, states, states.language):
            if (title.implied or not title.land) and title.kind in _high():
                first = sentence.phrases[title.phrase].first
                yield from _origins(sentence.tokens[first : title.noun], states)
                yield from _lands(sentence, title.phrase, title.last, states)
                if (last := sentence.phrases[title.phrase].last) > title.last:  # `Präsident Milan Korvat von Norien`
                    yield from _lands(sentence, title.phrase, last, states, ("von", "of", "aus"))
        for n, phrase in enumerate(sentence.phrases):
            if not phrase.pronoun and body_kind(sentence.tokens[phrase.head].text, states.language) in _STATELY:
                yield from _origins(sentence.tokens[phrase.first : phrase.head], states)
                yield from _lands(sentence, n, phrase.last, states, prepositions=())


_STATELY = frozenset({"presidency", "chancellery", "government", "foreign_ministry", "defence_ministry"})


def _origins(tokens: Sequence[Token], states: States) -> Iterator[str]:
    for token in tokens:
        if states.language == "de":
            found = _ORIGIN.fullmatch(plain(token.lemma).lower()) if token.kind == "adjective" else None
            if found and not token.lemma.lower().endswith(entry("de", "no_origin")) and not states.of_word(token.text):
                yield found[1]
        elif _may_be_state(token.text, states):
            found = _ENGLISH_ORIGIN.fullmatch(token.text)
            yield plain(found[1] if found else _NAME_ENDING.sub("", token.text)).lower()


def _may_be_state(word: str, states: States) -> bool:
    """An English word with a capital before an office: `the Norian president`, `the Velland leader`."""
    able = kind_of(word) in ("plain", "noun") and not states.is_person(word) and not states.of_word(word)
    return able and word.lower() not in members("en", "no_origin")


def _lands(sentence: Sentence, n: int, last: int, states: States, prepositions: Sequence[str] = _OF) -> Iterator[str]:
    """`Noriens Präsident`, `Präsident von Norien`, `Präsident der Republik Norien`."""
    near = [m for m, p in enumerate(sentence.phrases) if p.first == last + 2 and p.preposition in prepositions]
    whose = [m for m, p in enumerate(sentence.phrases) if p.owns == n or m in near]
    for m, phrase in enumerate(sentence.phrases):
        of = [k for k in near if sentence.phrases[k].preposition not in ("in", "aus")]  # `der Präsident in Kürze`
        behind = m in of or phrase.joined in of
        if m not in whose and phrase.joined not in whose:
            continue
        token = sentence.tokens[phrase.last]
        name = re.sub(r"(?:['’]s?|s)$", "", token.lemma) if phrase.owns is not None else token.lemma
        if token.kind not in ("name", "noun") or not name[:1].isupper() or " " in name or states.of_word(name):
            continue
        sure = token.kind == "name" or behind or states.language == "en"
        if sure and not {name, token.text} & states.persons:
            yield _NAME_ENDING.sub("", plain(name.split("-")[0]).lower())


def _names(document: Document, states: States) -> Iterator[tuple[str, str]]:
    for sentence in document.sentences:
        for token in sentence.tokens:
            if token.kind not in ("name", "noun") or not token.text[:1].isupper() or states.is_person(token.text):
                continue
            low = plain(token.lemma).lower()
            for stem in states.stems:
                if low.startswith(stem) and _NAME.fullmatch(low, len(stem)):
                    bare = re.sub(r"(?:['’]s?|s)$", "", token.lemma)
                    yield stem, bare if len(bare) >= len(stem) else token.lemma


_NAME = re.compile(r"(?:ien|land|ia|a|an|o|e)?s?")


@cache
def _high() -> frozenset[str]:
    """Offices before which an adjective in -isch is that of a state."""
    return (
        may_be("state_leader")
        | may_be("leader")
        | {"foreign_minister", "defence_minister", "successor", "state_leader", "government_leader"}
    )
