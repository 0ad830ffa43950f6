"""What a run found in, the same with the ids of an archive's language out. Pure.

The readers make ids of German words. In an archive that begins with another language, new ids of states, bodies and
what has no name are English; an id that the archive has already stays as it is.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

from generator.articles.findings import Found, changed, mark_of
from generator.articles.vocabulary.register import Register
from generator.articles.vocabulary.words import id_of, split, word_list


def ids_language(found: Found, languages: Sequence[str]) -> str:
    """The first of the archive's languages; where it names none, the language of the articles."""
    return languages[0] if languages else next((article.language for article in found.articles), None) or "en"


def in_language(found: Found, language: str, register: Register) -> Found:
    """The same, its new ids in words of the language."""
    if _is_german(language):
        return found

    @cache
    def said(ident: str) -> str:
        return ident if register.get(ident) else ident_in(language, ident)

    def renamed(value: Any, kind: Any) -> Any:
        return said(value) if isinstance(value, str) and mark_of(kind) in ("actor", "party", "new") else value

    renamed_all: Found = changed(found, Found, renamed)
    return renamed_all


def ident_in(language: str, ident: str) -> str:
    """`praesidialamt-russland` → `presidential-office-russia`; an id with a word that is in no list stays."""
    if _is_german(language):
        return ident
    nouns = {noun: record[""] for noun, record in word_list("ids").items()}
    lands = _lands()
    if ident in nouns or ident in lands:
        return nouns.get(ident) or lands[ident]
    head, _, tail = ident.partition("-")
    return f"{nouns[head]}-{lands.get(tail, tail)}" if head in nouns and tail else ident


def _is_german(language: str) -> bool:
    return language.split("-")[0] == "de"


def is_house(ident: str) -> bool:
    """Whether an id is that of a state, its house or body, in German or as an archive of another language has it."""
    nouns = {n for noun, record in word_list("ids").items() for n in (noun, *record.values())}
    lands = {*_lands(), *_lands().values()}
    return ident in lands or any(ident == noun or ident.startswith(f"{noun}-") for noun in nouns)


@cache
def _lands() -> dict[str, str]:
    """The ids of states in German -> in English."""
    records = word_list("countries").values()
    return {id_of(name): id_of(split(r["en"])[0]) for r in records for name in split(r["de"])}
