"""Registers: actors and topics in the alphabetical order of a language, and the names that it goes by. Pure.

In: entries and a language. Out: ids in order, names. A sort name is a fact, so it stands once, in the language of the
original: “Selenskyj, Wolodymyr”. The surprising thing: for another edition it is made of that edition's own name, by
taking as many words to the front as the original does, so “Volodymyr Zelenskyy” stands under Z in English.
"""

from collections.abc import Iterable, Mapping

from generator.base.languages import Language, sort_key
from generator.links import Archive, Entry


def in_register(ids: Iterable[str], archive: Archive, language: Language) -> tuple[str, ...]:
    """Actors or topics in alphabetical order, family names before given names; who has none is sorted by the name."""

    def key(ident: str) -> tuple[str, ...]:
        family, _, given = sort_name(archive.entries[ident], language).partition(", ")
        return *sort_key(family), *sort_key(given), ident

    return tuple(sorted(ids, key=key))


def by_number(counts: Mapping[str, int], archive: Archive, language: Language) -> list[str]:
    """Those with the highest number first, equal ones in alphabetical order."""
    return sorted(in_register(counts, archive, language), key=lambda ident: -counts[ident])


def sort_name(found: Entry, language: Language) -> str:
    """“Zelenskyy, Volodymyr”, or the name as it is where nothing is taken to the front."""
    edition = found.edition(language)
    written = found.actor.sort_name if found.kind == "actor" else ""
    if edition is found.original:
        return written or edition.title
    return _taken_over(written, found.original.title, edition.title)


def short_name(found: Entry, language: Language) -> str:
    """The family name of a person, “Zelenskyy”; the whole name of everybody else."""
    edition = found.edition(language)
    if found.kind != "actor" or found.actor.kind != "person":
        return edition.title
    family, comma, _ = sort_name(found, language).partition(", ")
    return family if comma else edition.title


def _taken_over(written: str, original: str, name: str) -> str:
    """`name` sorted as `written` sorts `original`: split at the same word, or before as many last words."""
    family, comma, _ = written.partition(", ")
    words, taken = name.split(), len(family.split())
    if not comma or taken >= len(words):
        return name
    theirs, head = original.split(), family.split()[0]
    at = theirs.index(head) if len(words) == len(theirs) and head in theirs else len(words) - taken
    return f"{' '.join(words[at : at + taken])}, {' '.join(words[:at] + words[at + taken :])}"
