"""An archive and a changed edition of one of its entries in, the archive with that edition out. Pure.

For the preview, which shows a changed entry before everything is linked anew. What other entries and lists know of the
entry stays as it was; so nothing comes out where the place of the entry in the archive may have changed: its address,
its original, the order or the participants of a call.
"""

from generator.base.problems import Problem
from generator.content import entry
from generator.links.archive import Archive, Entry
from generator.links.resolve import resolve_some
from generator.links.translations import pair


def exchange(
    archive: Archive, edition: entry.Edition, held_back: frozenset[str]
) -> tuple[Archive, tuple[Problem, ...]] | None:
    """The archive with this edition in the place of the one it has, and the problems of its entry; None if in doubt.

    `held_back` are the ids of drafts that are not in the archive. With an error the archive is as it was.
    """
    before = archive.entries.get(edition.id)
    if before is None or before.editions.get(edition.language) is None:
        return None
    if edition.draft != before.editions[edition.language].draft:
        return None
    group = [*(e for e in before.editions.values() if e.language != edition.language), edition]
    paired = tuple(pair(group, archive.languages, True, frozenset()))
    problems = [found for found in paired if isinstance(found, Problem)]
    after = next((found for found in paired if isinstance(found, Entry)), None)
    if after is None or not _stays(before, after):
        return None
    entries = {**archive.entries, after.id: after}
    problems += resolve_some([after], entries, held_back, frozenset())
    sound = not any(problem.severity == "error" for problem in problems)
    return (archive._replace(entries=entries) if sound else archive), tuple(problems)


def _stays(before: Entry, after: Entry) -> bool:
    """Whether the entry keeps its place: what addresses and orders are made of is the same."""
    if before.kind != after.kind or before.slugs != after.slugs:
        return False
    if before.original.path != after.original.path:
        return False
    if before.kind == "call":
        old, new = before.call, after.call
        placed = (old.date, old.date_precision, old.start, old.participants)
        return placed == (new.date, new.date_precision, new.start, new.participants)
    if before.kind == "topic":
        return before.topic.parent == after.topic.parent
    return True
