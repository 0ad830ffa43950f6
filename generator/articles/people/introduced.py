"""The states that an article introduces itself: `dem norischen Präsidenten` teaches `norisch`.

In: a document, the words of the names in it. Out: its `States`. What stands like an adjective of origin before a high
office, or like a land behind it, is a state, unless it is somebody's name.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from generator.articles.people.origins import States
from generator.articles.people.titles import Title, may_be, titles
from generator.articles.text.document import Document, Sentence, Token
from generator.articles.vocabulary.spellings import plain
from generator.articles.vocabulary.words import entry

_ORIGIN = re.compile(r"(.{3,}?)(?:landisch|esisch|isch)$")
_ENGLISH_ORIGIN = re.compile(r"([A-Z].{2,}?)(?:ian|ean|an|ish|ese|i|n)$")


def states_of(document: Document, persons: frozenset[str]) -> States:
    """The states of the article."""
    known = States("de" if document.article.language == "de" else "en", persons)
    stems = frozenset(_introduced(document, known))
    return States(known.language, persons, stems, dict(_names(document, stems))) if stems else known


def _introduced(document: Document, states: States) -> Iterator[str]:
    """Stems of states that stand before or behind an office of state and are nobody's name."""
    for sentence in document.sentences:
        for title in titles(sentence, states, states.language):
            if title.land or title.kind not in _high():
                continue
            phrase = sentence.phrases[title.phrase]
            tokens = sentence.tokens[phrase.first : title.noun]
            yield from _origins(tokens, states)
            yield from _lands(sentence, title, states)


def _origins(tokens: Iterable[Token], states: States) -> Iterator[str]:
    for token in tokens:
        if states.language == "de":
            found = _ORIGIN.fullmatch(plain(token.lemma).lower()) if token.kind == "adjective" else None
            if found and not token.lemma.lower().endswith(entry("de", "no_origin")):
                yield found[1]
        elif (found := _ENGLISH_ORIGIN.fullmatch(token.text)) and not states.is_person(token.text):
            yield found[1].lower()


def _lands(sentence: Sentence, title: Title, states: States) -> Iterator[str]:
    """`Noriens Präsident`, `Präsident von Norien`."""
    for phrase in sentence.phrases:
        behind = phrase.first == title.last + 2 and phrase.preposition in ("von", "of")
        if phrase.owns != title.phrase and not behind:
            continue
        token = sentence.tokens[phrase.head]
        name = token.lemma.removesuffix("s")
        if (
            token.kind in ("name", "noun")
            and not (set(name.split()) | {token.text}) & states.persons
            and name[0].isupper()
        ):
            stem = re.sub(r"(?:ien|land|ia|a|e|en)$", "", plain(name).lower())
            if len(stem) > 2 and " " not in name and (token.kind == "name" or behind):
                yield stem


def _names(document: Document, stems: frozenset[str]) -> Iterator[tuple[str, str]]:
    for sentence in document.sentences:
        for token in sentence.tokens:
            rest = plain(token.lemma).lower()
            for stem in stems:
                if token.kind in ("name", "noun") and re.fullmatch(rf"{stem}(?:ien|land|ia|a|an|o)s?", rest):
                    yield stem, token.lemma.removesuffix("s")


@cache
def _high() -> frozenset[str]:
    """Offices before which an adjective in -isch is that of a state."""
    return (
        may_be("state_leader")
        | may_be("leader")
        | {"foreign_minister", "defence_minister", "successor", "state_leader", "government_leader"}
    )
