"""Total orders, and relations that follow from them: calls by time, calls of an actor, of a pair, of a topic.

In: entries. Out: tuples of ids. Nothing depends on the order of files on the disk.
"""

from collections.abc import Iterable, Mapping
from itertools import pairwise

from generator.base.notation import ZonedTime
from generator.content import entry
from generator.links.archive import Entry, Neighbours


def by_time(calls: Iterable[Entry]) -> tuple[Entry, ...]:
    """Oldest first: by day, then what is only known to lie before it, then start, then id."""
    return tuple(sorted(calls, key=_call_key))


def by_publication(sources: Iterable[Entry]) -> tuple[Entry, ...]:
    """Newest first; sources without a date last."""
    return tuple(sorted(sorted(sources, key=lambda e: e.id), key=lambda e: _published(e.source), reverse=True))


def calls_by_actor(calls: Iterable[Entry]) -> Mapping[str, tuple[str, ...]]:
    return _grouped((actor, call.id) for call in calls for actor in call.call.participants)


def calls_by_speaker(calls: Iterable[Entry]) -> Mapping[str, tuple[str, ...]]:
    """Actor -> calls of which it gives an account or states a typed fact."""
    return _grouped(
        (speaker, call.id)
        for call in calls
        for speaker in (*(a.party for a in call.original.body.accounts), *(r.by for r in call.call.reports))
    )


def calls_by_topic(calls: Iterable[Entry]) -> Mapping[str, tuple[str, ...]]:
    return _grouped(
        (topic, call.id)
        for call in calls
        for topic in (*call.call.topics, *(s.topic for a in call.original.body.accounts for s in a.statements))
    )


def calls_by_pair(calls: Iterable[Entry]) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Two parties (sorted) -> their calls, where there are two or more between exactly these two."""
    groups: dict[tuple[str, str], list[str]] = {}
    for call in calls:
        if len(call.call.participants) == 2:
            first, second = sorted(call.call.participants)
            groups.setdefault((first, second), []).append(call.id)
    return {pair: tuple(ids) for pair, ids in sorted(groups.items()) if len(ids) > 1}


def neighbours(calls: Iterable[Entry]) -> Mapping[str, Neighbours]:
    """Call -> the calls of the same participants before and after it."""
    groups: dict[frozenset[str], list[str]] = {}
    for call in calls:
        groups.setdefault(frozenset(call.call.participants), []).append(call.id)
    found: dict[str, Neighbours] = {}
    alone = Neighbours(None, None)
    for ids in groups.values():
        if len(ids) == 1:
            found[ids[0]] = alone
            continue
        following = dict(pairwise(ids))
        previous = {later: earlier for earlier, later in pairwise(ids)}
        found |= {ident: Neighbours(previous.get(ident), following.get(ident)) for ident in ids}
    return found


def _call_key(call: Entry) -> tuple[str, int, str, str]:
    facts = call.call
    start = facts.start.utc.isoformat() if facts.start else "9"
    return str(facts.date), 0 if facts.date_precision == "by" else 1, start, call.id


def _published(facts: entry.SourceFacts) -> tuple[str, str]:
    """The day as the source states it, then the instant: readers see days, and zones differ."""
    when = facts.published
    if isinstance(when, ZonedTime):
        return when.local.date().isoformat(), when.utc.isoformat()
    return str(when or ""), ""


def _grouped(pairs: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    """Key -> values in the order they came, each once."""
    groups: dict[str, dict[str, None]] = {}
    for key, value in pairs:
        groups.setdefault(key, {})[value] = None
    return {key: tuple(values) for key, values in groups.items()}
