"""Editions of one entry paired: which is the original, what a translation may not carry, what must agree.

In: the editions of all files. Out: entries with their editions, and problems. The original is the edition with facts;
where none needs facts, the one that does not say what it translates, then the first language of the site.
"""

from collections.abc import Iterable, Iterator, Mapping

from generator.base.languages import Language, slugify
from generator.base.notation import is_device
from generator.base.problems import Place, Problem, with_article
from generator.content import entry
from generator.links.archive import Entry

Editions = Mapping[Language, entry.Edition]
_FACTLESS = ("topic", "page")
_OR_FILE = "here, or the file that carries its facts"
#: What makes an edition an original, by kind.
_NEEDED = {
    "call": f"add `date`, `status` and `participants` {_OR_FILE}",
    "actor": f"add `kind` {_OR_FILE}",
    "source": f"add `outlet` {_OR_FILE}",
}


def pair(
    editions: Iterable[entry.Edition], languages: tuple[Language, ...], drafts: bool, unread: frozenset[str]
) -> Iterator[Entry | Problem]:
    """The entries of all editions, by id, and the problems of pairing. Drafts come out only with `drafts`.

    An entry of which a file could not be read (`unread`), or whose facts are wrong, is passed over: that is reported.
    """
    groups: dict[tuple[str, str], dict[Language, entry.Edition]] = {}
    for edition in editions:
        groups.setdefault((edition.id, edition.kind), {})[edition.language] = edition
    kinds: dict[str, str] = {}
    for (ident, kind), group in sorted(groups.items()):
        first = group[min(group)]
        if ident in kinds:
            message = f"the id `{ident}` is also the id of {with_article(kinds[ident])}"
            yield _problem(first, "", message, "rename one of the two; ids are unique over all collections")
            continue
        kinds[ident] = kind
        original = original_of(group, languages)
        if original is None and (ident in unread or any(edition.stated for edition in group.values())):
            continue
        if original is None:
            for edition in group.values():
                message = f"the original of the {kind} `{ident}` is missing"
                needed = _NEEDED.get(kind, "remove `translates` from the edition that was written first")
                yield _problem(edition, "translates", message, _renamed(edition, groups) or needed)
            continue
        yield from _check(original, group)
        if original.draft and not drafts:
            continue
        published = {key: e for key, e in group.items() if e is original or drafts or not e.draft}
        yield _entry(original, published, languages)


def original_of(group: Editions, languages: tuple[Language, ...]) -> entry.Edition | None:
    """The edition of one entry that carries its facts; None where there is none, or they are wrong."""
    rank = {language: n for n, language in enumerate(languages)}
    in_order = sorted(group.values(), key=lambda e: (rank.get(e.language, len(rank)), e.language))
    free = [e for e in in_order if e.translates is None]
    with_facts = [e for e in free if e.facts] or [e for e in in_order if e.facts]
    if with_facts:
        return with_facts[0]
    if in_order[0].kind in _FACTLESS:
        return free[0] if free else None
    return None


def _renamed(orphan: entry.Edition, groups: Mapping[tuple[str, str], Editions]) -> str:
    """What to do if the original has most of the text that the orphan records, under another id."""
    recorded = set(orphan.translates or ())
    for (ident, kind), group in sorted(groups.items()):
        if recorded and kind == orphan.kind and ident != orphan.id and orphan.language not in group:
            for edition in group.values():
                if 2 * len(recorded & {unit.digest for unit in edition.units}) > len(recorded):
                    return f"if it was renamed to `{ident}`, name this file {ident}.{orphan.language}.md"
    return ""


def _check(original: entry.Edition, group: Editions) -> Iterator[Problem]:
    for _, edition in sorted(group.items()):
        if edition is original:
            if edition.translates is not None:
                yield _problem(edition, "translates", "the original translates nothing", "remove `translates`")
            continue
        for key in edition.stated:
            message = f"the fact `{key}` stands in a translation"
            yield _problem(edition, key, message, f"remove it; facts stand in {original.path} alone")
        if edition.kind == "call":
            yield from _check_statements(original, edition)
        if edition.kind == "actor":
            yield from _check_titles(original, edition)
    if original.kind == "actor":
        yield from _check_titles(original, original)


def _check_statements(original: entry.Edition, edition: entry.Edition) -> Iterator[Problem]:
    """Both editions have the same statements and the same discrepancies."""
    here = {(a.party, s.topic): s.line for a in edition.body.accounts for s in a.statements}
    there = {(a.party, s.topic): s.line for a in original.body.accounts for s in a.statements}
    for party, topic in sorted(there.keys() - here.keys()):
        message = f"the statement of `{party}` on `{topic}` is missing"
        yield _problem(edition, "", message, f"translate line {there[party, topic]} of {original.path}")
    for party, topic in sorted(here.keys() - there.keys()):
        message = f"the statement of `{party}` on `{topic}` is not in the original"
        place = Place(edition.path, here[party, topic], 1)
        yield Problem(place, message, f"remove it, or add it to {original.path}")
    for account in edition.body.accounts:
        if account.basis:
            message, remedy = "the basis of an account is a fact", f"remove it; {original.path} says it"
            yield Problem(Place(edition.path, account.line, 1), message, remedy)
        for silence in account.silences:
            message, remedy = "the silence of a party is a fact", f"remove it; {original.path} says it"
            yield Problem(Place(edition.path, silence.line, 1), message, remedy)
    found = {(d.kind, d.topic, frozenset(d.between)): d.line for d in edition.body.discrepancies}
    known = {(d.kind, d.topic, frozenset(d.between)): d.line for d in original.body.discrepancies}
    for key in sorted(known.keys() - found.keys(), key=lambda k: known[k]):
        message = f"the discrepancy `{key[0]}` of line {known[key]} of the original is missing"
        yield _problem(edition, "", message, f"translate it from {original.path}, with the same topic and between")
    for key in sorted(found.keys() - known.keys(), key=lambda k: found[k]):
        place = Place(edition.path, found[key], 1)
        message = f"the discrepancy `{key[0]}` is not in the original"
        yield Problem(place, message, f"remove it, or add it to {original.path}")


def _check_titles(original: entry.Edition, edition: entry.Edition) -> Iterator[Problem]:
    """Every role of an actor has a title in each edition, and no title is without its role."""
    facts = original.facts
    roles = dict.fromkeys(role.role for role in facts.roles) if isinstance(facts, entry.ActorFacts) else {}
    for role in roles:
        if role not in edition.role_titles:
            message = f"the role `{role}` has no title in this language"
            yield _problem(edition, "role_titles", message, f"add `{role}: …` to `role_titles`")
    for role in sorted(edition.role_titles.keys() - roles.keys()):
        message = f"`role_titles` has `{role}`, which is no role of `{edition.id}`"
        yield _problem(edition, "role_titles", message, "remove it, or add the role to the original")


def _entry(original: entry.Edition, published: Editions, languages: tuple[Language, ...]) -> Entry:
    listed = [*languages, *sorted(published.keys() - set(languages))]
    editions = {language: published[language] for language in listed if language in published}
    slugs = {language: _slug(published.get(language, original)) for language in languages}
    return Entry(original.kind, original.id, original, editions, slugs)


def _slug(edition: entry.Edition) -> str:
    """The last word of an edition's address: as written, else the id of calls and sources, else made from the name."""
    if edition.slug or edition.kind in ("call", "source"):
        return edition.slug or edition.id
    word = slugify(edition.title, edition.language)[:100].encode()[:200].decode(errors="ignore")
    word = word.strip("-")
    return word if word and not is_device(word) else edition.id


def _problem(edition: entry.Edition, key: str, message: str, remedy: str) -> Problem:
    return Problem(Place(edition.path, *edition.keys.get(key, (1, 1))), message, remedy)
