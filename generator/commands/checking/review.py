"""What an editor wants to know before publishing and a build has no time for.

In: the archive, the limit of words, the texts of the files. Out: warnings about stale translations, figures that differ
between editions, unused entries, unlinked names, long quotations, sources that may be lost, silence that is claimed
from too little.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from generator.base.languages import Language
from generator.base.notation import unwritten
from generator.base.problems import Place, Problem
from generator.content import entry
from generator.links import Archive, Entry, editions

_LINK = re.compile(r"\[[^\]\n]*\]\([^)\n]*\)|<[a-z]+:[^>\n]*>")


def review(archive: Archive, quotation_words: int, texts: Mapping[str, str], strict: bool) -> Iterator[Problem]:
    """All warnings of the archive. `texts` holds the text of each file by its path.

    With `strict` also translations that are missing or were never accepted.
    """
    yield from editions.translation_problems(archive, strict)
    yield from editions.consistency_problems(archive, texts)
    used = {r.target for found in archive.entries.values() for e in found.editions.values() for r in e.references}
    for found in archive.entries.values():
        if found.kind in ("actor", "topic", "source") and found.id not in used and not _covers(found, archive):
            remedy = "refer to it somewhere, or delete its files"
            yield _problem(found.original, "title", f"nothing refers to the {found.kind} `{found.id}`", remedy)
        if found.kind == "source":
            yield from _check_source(found)
        if found.kind == "call" and not found.original.draft and not _cites(found.original):
            remedy = "add citations <source:ID>, or hold it back with `draft: true`"
            yield _problem(found.original, "title", f"the call `{found.id}` rests on no source", remedy)
        if found.kind == "call":
            yield from _claimed_silence(found)
        for edition in found.editions.values():
            yield from _long_quotations(found, edition, quotation_words)
            for line, column in unwritten(texts.get(edition.path, "")):
                place = Place(edition.path, line, column)
                yield Problem(place, "is still to be written", "write it before the draft is published", "warning")
    yield from _unlinked(archive, texts)
    yield from _undated(archive)
    yield from _addresses_of_names(archive)


def _undated(archive: Archive) -> Iterator[Problem]:
    """One warning, at the first of the calls that do not say when they were published here."""
    silent = [e for call in archive.of(*archive.calls) for e in call.editions.values() if not e.first_published]
    if silent:
        message = "a call does not say on which day it was first published here"
        if len(silent) > 1:
            message = f"{len(silent):,} editions of calls do not say on which day they were first published here"
        remedy = (
            "add `first_published: 2025-04-02` with that day; without it nobody can cite a date, and feeds come last"
        )
        yield _problem(silent[0], "title", message, remedy)


def _addresses_of_names(archive: Archive) -> Iterator[Problem]:
    """One warning, at the first of the editions whose address is made of a name, and moves when that is corrected."""
    found = [
        (edition, each.slugs[language])
        for each in archive.entries.values()
        for language, edition in each.editions.items()
        if each.kind in ("actor", "topic", "page") and not edition.slug and not edition.draft
    ]
    if found:
        edition, slug = found[0]
        more = f", and {len(found) - 1:,} others are" if len(found) > 1 else ""
        message = f"the address is made of the name{more}; when the name is corrected, the page moves"
        yield _problem(edition, "title", message, f"write `slug: {slug}`, which keeps the address as it is")


def _covers(found: Entry, archive: Archive) -> bool:
    """A source that says which calls it covers is used by them."""
    return found.kind == "source" and any(call in archive.entries for call in found.source.calls)


def _cites(edition: entry.Edition) -> bool:
    return any(reference.use in ("citation", "evidence") for reference in edition.references)


def _check_source(found: Entry) -> Iterator[Problem]:
    if found.source.rights == "metadata" and found.original.body.quotations:
        quotation = found.original.body.quotations[0]
        place = Place(found.original.path, quotation.line, quotation.column)
        message = "a quotation stands in a source of which only metadata may be published"
        yield Problem(place, message, "remove it, or write `rights: quotations`", "warning")


def _claimed_silence(call: Entry) -> Iterator[Problem]:
    """Accounts that do not say on what they rest, and omissions of a side of which nobody can tell."""
    original = call.original
    for account in original.body.accounts:
        if not account.basis:
            message = f"the account of `{account.party}` does not say on what it rests"
            remedy = f"write `::: account {account.party} basis=full`, or `excerpt` or `reported` for less"
            yield Problem(Place(original.path, account.line, account.column), message, remedy, "warning")
    voices = {account.party: account for account in original.body.accounts}
    for found in original.body.discrepancies:
        silent = [voices[p] for p in found.between if p in voices and not _speaks_of(voices[p], found.topic)]
        known = any(v.basis == "full" or found.topic in (s.topic for s in v.silences) for v in silent)
        if found.kind == "omission" and silent and not known:
            place = Place(original.path, found.line, found.column)
            message = f"an omission on `{found.topic}` is claimed from excerpts or reports"
            remedy = "write `: – <source:…>` under the topic in the account that is silent, with what shows it"
            yield Problem(place, message, f"{remedy}; or remove the discrepancy", "warning")


def _speaks_of(account: entry.Account, topic: str) -> bool:
    return any(statement.topic == topic for statement in account.statements)


def _long_quotations(found: Entry, edition: entry.Edition, limit: int) -> Iterator[Problem]:
    if found.kind == "source" and found.source.rights == "full":
        return
    for quotation in edition.body.quotations:
        words = len(quotation.text.split())
        if words > limit:
            place = Place(edition.path, quotation.line, quotation.column)
            message = f"the quotation has {words} words; the archive’s limit is {limit}"
            yield Problem(place, message, "shorten it, or raise `quotation_words` in content/site.yaml", "warning")


def _unlinked(archive: Archive, texts: Mapping[str, str]) -> Iterator[Problem]:
    """The first place at which a body names a person in full without a mention of that person anywhere in it."""
    for language, names in _names(archive).items():
        pattern = re.compile(
            rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})(?![\w-])"
        )
        for found in archive.entries.values():
            edition = found.editions.get(language)
            if edition is None or edition.path not in texts or not names or found.kind == "page":
                continue
            linked = {found.id, *(r.target for r in edition.references if r.kind == "actor")}
            for line, column, name in _named(texts[edition.path], pattern):
                if names[name] not in linked:
                    linked.add(names[name])
                    message = f"{name} is named and not linked"
                    remedy = f"write [{name}](actor:{names[name]})"
                    yield Problem(Place(edition.path, line, column), message, remedy, "warning")


def _names(archive: Archive) -> dict[Language, dict[str, str]]:
    """Full names of persons in each language, and of whom each is; a name of two persons is left out."""
    persons = [found for found in archive.of(*archive.actors) if found.actor.kind == "person"]
    names: dict[Language, dict[str, str]] = {}
    for language in archive.languages:
        of: dict[str, set[str]] = {}
        for person in persons:
            for name in _forms(person, language):
                of.setdefault(name, set()).add(person.id)
        names[language] = {name: min(ids) for name, ids in of.items() if len(ids) == 1 and " " in name}
    return names


def _forms(person: Entry, language: Language) -> Iterable[str]:
    yield person.edition(language).title
    for spelling in person.actor.spellings:
        if spelling.language in ("", language):
            yield spelling.form


def _named(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int, str]]:
    """Line, column and form of each name in a body, outside the words of links."""
    body = text.find("\n---", 3) + 4
    text = _LINK.sub(lambda link: " " * len(link[0]), text)
    for match in pattern.finditer(text, body):
        start = text.rfind("\n", 0, match.start()) + 1
        yield text.count("\n", 0, match.start()) + 1, match.start() - start + 1, match[0]


def _problem(edition: entry.Edition, key: str, message: str, remedy: str) -> Problem:
    place = Place(edition.path, *edition.keys.get(key, edition.keys.get("name", (1, 1))))
    return Problem(place, message, remedy, "warning")
