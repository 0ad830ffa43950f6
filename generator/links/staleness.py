"""Translations and what they record of their original in, their states out. Pure.

A translation records one digest for each unit of the original that it renders. The recorded digests and today's are
aligned as two sequences, so that a paragraph put in between marks itself alone. The surprising thing: the text of the
translation plays no part but for the number of its units; whether it is right, only a person can accept.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from generator.base.languages import Language
from generator.base.problems import Place, Problem
from generator.content import entry
from generator.links.alignment import aligned
from generator.links.archive import Archive, Entry
from generator.links.translations import original_of

State = Literal["current", "stale", "ahead", "missing", "orphan"]
STATES: tuple[State, ...] = ("current", "stale", "ahead", "missing", "orphan")
_SHOWN = 4


class Change(NamedTuple):
    """One unit of the original that is not as it was accepted. `untranslated`: the translation lacks it.

    `unit` is today's (None if `removed`), `was` the recorded digest (empty if there is none).
    """

    kind: Literal["changed", "added", "moved", "removed", "untranslated"]
    unit: entry.Unit | None
    was: str = ""


class Staleness(NamedTuple):
    """How one edition stands to its original. `path` is empty for a missing one, `original` for an orphan.

    `accepted` is false where the translation records nothing; it is then stale with every unit. `units` is the number
    of the original's, `own` that of the translation's.
    """

    id: str
    kind: entry.Kind
    language: Language
    state: State
    path: str = ""
    original: str = ""
    accepted: bool = True
    draft: bool = False
    changes: tuple[Change, ...] = ()
    units: int = 0
    own: int = 0


def changes(recorded: Sequence[str], units: Sequence[entry.Unit]) -> tuple[Change, ...]:
    """What happened to the original since these digests were recorded, in the order of its units today."""
    now = [unit.digest for unit in units]
    first = next((n for n, (a, b) in enumerate(zip(recorded, now)) if a != b), min(len(recorded), len(now)))  # noqa: B905
    most = min(len(recorded), len(now)) - first
    same = next((n for n in range(most) if recorded[-1 - n] != now[-1 - n]), most)
    old, new = recorded[first : len(recorded) - same], units[first : len(now) - same]
    found = list[Change]()
    for tag, a, b, c, d in SequenceMatcher(None, old, [u.digest for u in new], autojunk=False).get_opcodes():
        if tag != "equal":
            both = min(b - a, d - c)
            found += [
                Change("changed", unit, was) for unit, was in zip(new[c : c + both], old[a : a + both], strict=True)
            ]
            found += [Change("added", unit) for unit in new[c + both : d]]
            found += [Change("removed", None, was) for was in old[a + both : b]]
    return tuple(_moved(found))


def _moved(found: Iterable[Change]) -> Iterator[Change]:
    """A unit that was taken out in one place and put in at another has moved."""
    found = list(found)
    removed = [change.was for change in found if change.kind == "removed"]
    for change in found:
        if change.kind == "added" and change.unit and change.unit.digest in removed:
            removed.remove(change.unit.digest)
            yield Change("moved", change.unit, change.unit.digest)
        elif change.kind != "removed":
            yield change
        elif change.was in removed:
            removed.remove(change.was)
            yield change


def staleness(original: entry.Edition, translation: entry.Edition) -> Staleness:
    """The state of one translation: `current`, `stale` or `ahead`."""
    recorded, units, own = translation.translates, original.units, len(translation.units)
    found = changes(recorded or (), units)
    if not recorded:
        found = tuple(Change("changed", unit) for unit in units)
    elif not found and own < len(units):
        lacking = (pair.original for pair in aligned(original, translation) if pair.translation is None)
        found = tuple(Change("untranslated", unit, unit.digest) for unit in lacking if unit)
    state: State = "stale" if found else "ahead" if own > len(units) else "current"
    return Staleness(
        translation.id, translation.kind, translation.language, state, translation.path, original.path,
        bool(recorded), translation.draft, found, len(units), own,
    )  # fmt: skip


def outdated(original: entry.Edition, translation: entry.Edition) -> bool:
    """Whether the original has changed since the translation was accepted; what readers are told of. Fast."""
    recorded = translation.translates
    return bool(recorded) and recorded != tuple(unit.digest for unit in original.units)


def staleness_of_all(editions: Iterable[entry.Edition], languages: tuple[Language, ...]) -> tuple[Staleness, ...]:
    """The states of all translations there are or should be, by kind, id and language. Sources have none."""
    groups: dict[tuple[str, entry.Kind], dict[Language, entry.Edition]] = {}
    for edition in editions:
        if edition.kind != "source":
            groups.setdefault((edition.id, edition.kind), {})[edition.language] = edition
    kinds = list(entry.COLLECTIONS.values())
    in_order = sorted(groups.items(), key=lambda group: (kinds.index(group[0][1]), group[0][0]))
    return tuple(found for _, group in in_order for found in _of_group(group, languages))


def _of_group(group: Mapping[Language, entry.Edition], languages: tuple[Language, ...]) -> Iterator[Staleness]:
    original = original_of(group, languages)
    if original is None:
        broken = any(edition.stated for edition in group.values())
        for edition in () if broken else group.values():
            own = len(edition.units)
            yield Staleness(
                edition.id, edition.kind, edition.language, "orphan", edition.path, draft=edition.draft, own=own
            )
        return
    for language in (*languages, *sorted(group.keys() - set(languages))):
        if language not in group:
            yield Staleness(original.id, original.kind, language, "missing", "", original.path, draft=original.draft)
        elif group[language] is not original:
            yield staleness(original, group[language])


def translation_problems(archive: Archive, strict: bool) -> tuple[Problem, ...]:
    """A warning for each translation that is stale or ahead; with `strict` also for missing and never accepted ones."""
    return tuple(problem for found in archive.entries.values() for problem in _of_entry(found, archive, strict))


def _of_entry(found: Entry, archive: Archive, strict: bool) -> Iterator[Problem]:
    if found.kind == "source":
        return
    for language in archive.languages:
        edition = found.editions.get(language)
        if edition is None and strict:
            message = f"there is no edition in `{language}`"
            remedy = f"write it with `briefings new {found.kind} {found.id}`, or finish its draft"
            yield Problem(Place(found.original.path), message, remedy, "warning")
        elif edition is not None and edition is not found.original:
            yield from _of_translation(staleness(found.original, edition), edition, strict)


def _of_translation(found: Staleness, edition: entry.Edition, strict: bool) -> Iterator[Problem]:
    place = Place(found.path, *edition.keys.get("translates", (1, 1)))
    ident = f"{found.id}.{found.language}"
    if not found.accepted:
        if strict:
            message = "this translation was never accepted"
            remedy = f"compare it with {found.original}, then run `briefings translations --accept {ident}`"
            yield Problem(place, message, remedy, "warning")
    elif found.state == "stale":
        what = "lacks" if found.changes[0].kind == "untranslated" else "is older than its original in"
        message = f"this translation {what} {in_words(found)}"
        remedy = f"see `briefings translations --diff {ident}`, correct it, then `--accept {ident}`"
        yield Problem(place, message, remedy, "warning")
    elif found.state == "ahead":
        message = f"this translation has {found.own} units, its original {found.units}"
        yield Problem(place, message, f"remove what is too much, or add it to {found.original}", "warning")


def in_words(found: Staleness) -> str:
    """The changed units in words, with the lines of the original: `the summary (line 3), a paragraph (line 21)`."""
    words = [_told(change) for change in found.changes[:_SHOWN]]
    more = len(found.changes) - len(words)
    return ", ".join(words) + (f" and {more} more" if more > 0 else "")


def _told(change: Change) -> str:
    if change.unit is None:
        return "a unit that was removed"
    mark = {"added": "new: ", "moved": "moved: "}.get(change.kind, "")
    return f"{mark}{label(change.unit.name)} (line {change.unit.line})"


def label(name: str) -> str:
    """A unit's name in words."""
    if "/" in name:
        party, _, topic = name.partition("/")
        return f"`{party}` on `{topic}`"
    if name.startswith("role "):
        return f"the title of the role `{name[5:]}`"
    known = {"title": "the title", "summary": "the summary", "block": "a paragraph"}
    return known.get(name, f"a {name}")
