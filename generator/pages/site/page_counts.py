"""How many parts the page of an entry has: the archive in, numbers out. Pure.

The lists of an actor, a topic or a source may be long. The number of parts follows from the longest of them and is the
same in every language, so that every part has its like in all of them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from generator.links import Archive
from generator.pages.site.selections import mentions_of, supports_of, quotations_in
from generator.pages.site.pagination import PART, parts_needed


def parts_of(archive: Archive) -> Mapping[str, int]:
    """Actor, topic or source -> the parts of its page, where there is more than one."""
    longest = Counter[str]()
    for lengths in (_calls(archive), _counterparts(archive), _said(archive), _quoted(archive), _linked(archive)):
        for ident, length in lengths:
            if length > PART:
                longest[ident] = max(longest[ident], length)
    return {ident: parts_needed(length) for ident, length in longest.items()}


def _calls(archive: Archive) -> Iterator[tuple[str, int]]:
    for calls in (archive.calls_of, archive.calls_on):
        yield from ((ident, len(found)) for ident, found in calls.items())
    yield from ((source.id, len(source.source.calls)) for source in archive.of(*archive.sources))


def _counterparts(archive: Archive) -> Iterator[tuple[str, int]]:
    for actor, calls in archive.calls_of.items():
        if len(calls) > PART // 2 or max(len(archive.entries[ident].call.participants) for ident in calls) > 2:
            met = {other for ident in calls for other in archive.entries[ident].call.participants}
            yield actor, len(met - {actor})


def _said(archive: Archive) -> Iterable[tuple[str, int]]:
    """Statements by party."""
    found = Counter[str]()
    for call in archive.of(*archive.calls):
        for account in call.original.body.accounts:
            found[account.party] += len(account.statements)
    return found.items()


def _quoted(archive: Archive) -> Iterator[tuple[str, int]]:
    quoting = [call for call in archive.of(*archive.calls) if any(e.body.quotations for e in call.editions.values())]
    for language in archive.languages:
        yield from Counter(quotation.by for call in quoting for quotation in quotations_in(call, language)).items()


def _linked(archive: Archive) -> Iterator[tuple[str, int]]:
    """Entries that mention an entry, and what rests on a source."""
    for ident, links in archive.backlinks.items():
        if len(links) > PART:
            yield ident, max(len(mentions_of(ident, archive, language)) for language in archive.languages)
    for source, supports in archive.supports.items():
        if len(supports) > PART:
            yield source, len(supports_of(source, archive))
