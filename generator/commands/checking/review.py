"""What an editor wants to know before publishing and a build has no time for.

In: the archive, the limit of words, the texts of the files. Out: warnings about stale translations, figures that differ
between editions, unused entries, unlinked names, long quotations, sources that may be lost.
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
        for edition in found.editions.values():
            yield from _long_quotations(found, edition, quotation_words)
            for line, column in unwritten(texts.get(edition.path, "")):
                place = Place(edition.path, line, column)
                yield Problem(place, "is still to be written", "write it before the draft is published", "warning")
    yield from _unlinked(archive, texts)


def _covers(found: Entry, archive: Archive) -> bool:
    """A source that says which calls it covers is used by them."""
    return found.kind == "source" and any(call in archive.entries for call in found.source.calls)


def _cites(edition: entry.Edition) -> bool:
    return any(reference.use in ("citation", "evidence") for reference in edition.references)


def _check_source(found: Entry) -> Iterator[Problem]:
    if found.source.url and not found.source.archived_url:
        remedy = "archive the page and add `archived_url: https://…`"
        yield _problem(found.original, "url", "the article has no archived copy", remedy)
    if found.source.rights == "metadata" and found.original.body.quotations:
        quotation = found.original.body.quotations[0]
        place = Place(found.original.path, quotation.line, quotation.column)
        message = "a quotation stands in a source of which only metadata may be published"
        yield Problem(place, message, "remove it, or write `rights: quotations`", "warning")


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
