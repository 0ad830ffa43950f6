"""All editions in, the `Archive` and every problem of linking out."""

from collections.abc import Iterable, Mapping

from generator.base.languages import Language
from generator.base.problems import Problem
from generator.content import entry
from generator.links import order
from generator.links.accounts import sides_of
from generator.links.archive import Archive, Entry
from generator.links.backlinks import find_backlinks, find_supports
from generator.links.resolve import resolve
from generator.links.translations import pair


def link(
    editions: Iterable[entry.Edition],
    languages: tuple[Language, ...],
    drafts: bool = False,
    unread: frozenset[str] = frozenset(),
) -> tuple[Archive, tuple[Problem, ...]]:
    """The archive of these editions, drafts only if asked for. Its references resolve where no problem is an error.

    `unread` are ids of files of which no edition came; what refers to them is not reported again.
    """
    editions = tuple(editions)
    paired = tuple(pair(editions, languages, drafts, unread))
    entries = {found.id: found for found in paired if isinstance(found, Entry)}
    problems = [found for found in paired if isinstance(found, Problem)]
    passed_over = frozenset(edition.id for edition in editions) - entries.keys()
    broken = unread | {e.id for e in editions if e.id in passed_over and e.stated and e.facts is None}
    problems += resolve(entries, passed_over - broken, broken)
    return _archive(entries, languages), tuple(problems)


def _archive(entries: Mapping[str, Entry], languages: tuple[Language, ...]) -> Archive:
    def of_kind(kind: entry.Kind) -> list[Entry]:
        return [found for found in entries.values() if found.kind == kind]

    calls = order.by_time(of_kind("call"))
    sources = order.by_publication(of_kind("source"))
    others = {kind: tuple(sorted(found.id for found in of_kind(kind))) for kind in ("actor", "topic", "page")}
    in_order = (*calls, *(entries[i] for kind in ("actor", "topic", "page") for i in others[kind]), *sources)
    return Archive(
        languages=languages,
        entries={found.id: found for found in in_order},
        calls=tuple(call.id for call in calls),
        actors=others["actor"],
        topics=others["topic"],
        sources=tuple(source.id for source in sources),
        pages=others["page"],
        calls_of=order.calls_by_actor(calls),
        spoke_in=order.calls_by_speaker(calls),
        calls_on=order.calls_by_topic(calls),
        pairs=order.calls_by_pair(calls),
        neighbours=order.neighbours(calls),
        backlinks=find_backlinks(in_order),
        supports=find_supports(in_order),
        sides=sides_of(of_kind("actor")),
    )
