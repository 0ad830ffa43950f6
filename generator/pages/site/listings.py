"""The pages of a language that show no single entry: the archive and a language in, subjects and lines out. Pure.

These are the functions that rows of the table of kinds (`kinds/table.py`) name as `lists`.
"""

from collections.abc import Iterable
from itertools import combinations

from generator.base.languages import Language
from generator.links import Archive
from generator.pages.site.language_site import years_of
from generator.pages.site.registers import in_register
from generator.pages.site.sites import Listing


def once(archive: Archive, language: Language) -> Iterable[Listing]:
    """One page in each language, which lists nothing line by line."""
    return (((), ()),)


def calls(archive: Archive, language: Language) -> Iterable[Listing]:
    """All calls: those that were held, then the others, each newest first."""
    return (((), held_first(reversed(archive.calls), archive)),)


def years(archive: Archive, language: Language) -> Iterable[Listing]:
    """The calls of each year, in the same order."""
    return (((year,), held_first(ids, archive)) for year, ids in years_of(archive))


def actors(archive: Archive, language: Language) -> Iterable[Listing]:
    return (((), in_register(archive.actors, archive, language)),)


def pairs(archive: Archive, language: Language) -> Iterable[Listing]:
    """All pairs in one list, each as two ids with a blank between them."""
    return (((), tuple(map(" ".join, archive.pairs))),)


def calls_of_pairs(archive: Archive, language: Language) -> Iterable[Listing]:
    """The calls of each pair, as `together` has them."""
    found: dict[tuple[str, str], list[str]] = {pair: [] for pair in archive.pairs}
    for call in archive.of(*reversed(archive.calls)):
        for pair in combinations(sorted(set(call.call.participants)), 2):
            if pair in found:
                found[pair].append(call.id)
    return ((pair, tuple(calls)) for pair, calls in found.items())


def topics(archive: Archive, language: Language) -> Iterable[Listing]:
    return (((), in_register(archive.topics, archive, language)),)


def sources(archive: Archive, language: Language) -> Iterable[Listing]:
    return (((), archive.sources),)


def together(pair: tuple[str, str], archive: Archive) -> tuple[str, ...]:
    """The calls in which both took part, alone or with others, newest first."""
    others = frozenset(archive.calls_of[pair[1]])
    return tuple([ident for ident in reversed(archive.calls_of[pair[0]]) if ident in others])


def held_first(calls: Iterable[str], archive: Archive) -> tuple[str, ...]:
    """Those that were held, then the others, in the order in which they come."""
    return tuple(sorted(calls, key=lambda ident: archive.entries[ident].call.status != "held"))
