"""Every reference resolved: its target exists, is of the right kind, and has the place that a locator names.

In: all editions and the entries that came of them. Out: problems.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from generator.base.languages import Language
from generator.base.problems import Place, Problem, did_you_mean, with_article
from generator.content import entry
from generator.links.archive import Entry

#: Kinds of actors that a use allows.
_ALLOWED = {"outlet": ("outlet",), "office": ("body", "state")}


def resolve(entries: Mapping[str, Entry], held_back: frozenset[str], broken: frozenset[str]) -> Iterator[Problem]:
    """Problems of all references, roles and addresses. `held_back`: drafts; `broken`: reported already."""
    yield from resolve_some(entries.values(), entries, held_back, broken)
    yield from _addresses(entries)


def resolve_some(
    some: Iterable[Entry], entries: Mapping[str, Entry], held_back: frozenset[str], broken: frozenset[str]
) -> Iterator[Problem]:
    """The same without addresses, of the references of some entries alone."""
    known: dict[str, list[str]] = {}
    for ident, found in entries.items():
        known.setdefault(found.kind, []).append(ident)
    kinds = {ident: found.kind for ident, found in entries.items()}
    for found in some:
        for edition in found.editions.values():
            for reference in edition.references:
                kind, aim, use, _, _, locator, _ = reference
                if kinds.get(aim) == kind and use not in _ALLOWED and ":" not in locator:
                    continue
                problem = _problem(edition, reference, entries.get(aim), known, held_back)
                if problem and reference.target not in broken:
                    yield problem
        if found.kind == "call":
            yield from _roles(found, entries)


def _problem(
    edition: entry.Edition, reference: entry.Reference, target: Entry | None, known: dict[str, list[str]],
    held_back: frozenset[str],
) -> Problem | None:  # fmt: skip
    place = Place(edition.path, reference.line, reference.column)
    if target is None and reference.target in held_back:
        return Problem(
            place, f"`{reference.target}` is a draft", "publish it (`draft: false`), or remove the reference"
        )
    if target is None:
        near = did_you_mean(reference.target, known.get(reference.kind, ()))
        return Problem(place, f"there is no {reference.kind} `{reference.target}`", near or _remedy(reference))
    if target.kind != reference.kind:
        message = f"`{reference.target}` is {with_article(target.kind)}, not {with_article(reference.kind)}"
        remedy = (
            f"write {target.kind}:{reference.target}" if reference.use in ("mention", "citation") else "correct the id"
        )
        return Problem(place, message, remedy)
    own = isinstance(edition.facts, entry.SourceFacts) and edition.facts.type in entry.OWN_TEXTS
    allowed = () if own and reference.use == "outlet" else _ALLOWED.get(reference.use)
    if allowed and target.actor.kind not in allowed:
        message = f"`{reference.target}` is an actor of kind {target.actor.kind}"
        remedy = f"name one of kind {' or '.join(allowed)}"
        if reference.use == "outlet":
            remedy += f", or say that it is an own text with `type: {'`, `'.join(entry.OWN_TEXTS)}`"
        return Problem(place, message, remedy)
    return _locator(reference, target, place)


def _remedy(reference: entry.Reference) -> str:
    return f"correct the id, or write the entry with `briefings new {reference.kind} {reference.target}`"


def _locator(reference: entry.Reference, source: Entry, place: Place) -> Problem | None:
    """An update that is named must be in the source; a paragraph is checked for its form only."""
    if ":" not in reference.locator:
        return None
    updates = [update.locator for update in source.original.body.updates]
    if reference.locator in updates:
        return None
    message = f"`{source.id}` has no update of {reference.locator}"
    near = did_you_mean(reference.locator, updates)
    return Problem(
        place, message, near or (f"it has {', '.join(sorted(updates))}" if updates else "use #p8 for a paragraph")
    )


def _roles(call: Entry, entries: Mapping[str, Entry]) -> Iterator[Problem]:
    """A warning for each person who took part and held none of the roles that the archive knows of."""
    for ident in call.call.participants:
        actor = entries.get(ident)
        if actor and actor.kind == "actor" and actor.actor.roles and actor.role_on(call.call.date) is None:
            place = _place_of(call.original, ident)
            message = f"`{ident}` held no role on {call.call.date} that the archive knows of"
            yield Problem(place, message, f"add the role to {actor.original.path}, or correct the date", "warning")


def _place_of(call: entry.Edition, participant: str) -> Place:
    """Where a participant stands in the list of the call."""
    found = (r for r in call.references if r.use == "participant" and r.target == participant)
    first = next(found, None)
    return Place(call.path, *((first.line, first.column) if first else call.keys.get("participants", (1, 1))))


def _addresses(entries: Mapping[str, Entry]) -> Iterator[Problem]:
    """Two pages of one kind and language may not have the same address; compared by NFC and without case."""
    taken: dict[tuple[str, Language, str], Entry] = {}
    for found in entries.values():
        for language, slug in found.slugs.items():
            key = (found.kind, language, unicodedata.normalize("NFC", slug).casefold())
            other = taken.setdefault(key, found)
            if other is not found:
                edition = found.edition(language)
                place = Place(
                    edition.path, *edition.keys.get("slug", edition.keys.get("title", edition.keys.get("name", (2, 1))))
                )
                message = f"the address word “{slug}” is also that of {other.edition(language).path}"
                yield Problem(place, message, "give one of the two another `slug: …`")
        yield from _parents(found, entries)


def _parents(topic: Entry, entries: Mapping[str, Entry]) -> Iterator[Problem]:
    """A topic is not, over any number of steps, its own parent."""
    seen, current = {topic.id}, topic
    while topic.kind == "topic" and (parent := current.topic.parent):
        if parent == topic.id:
            place = Place(topic.original.path, *topic.original.keys.get("parent", (1, 1)))
            yield Problem(place, f"the topic `{topic.id}` is its own parent", "remove or correct `parent`")
        if parent in seen or parent not in entries or entries[parent].kind != "topic":
            return
        seen.add(parent)
        current = entries[parent]
