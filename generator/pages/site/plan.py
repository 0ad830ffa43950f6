"""Which pages there are: the sites of all languages in, a `Page` for every page of every language out. Pure.

Which kinds there are says the table (`Sites.kinds`). Long lists come in parts of `PART` lines. Two pages at one place
are a problem; addresses are compared by NFC and without case, as some file systems do.
"""

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping

from generator.base.languages import Language
from generator.base.problems import Place, Problem, SetupError
from generator.links import Archive, Entry, editions
from generator.pages.site.page_counts import parts_of
from generator.pages.site.pagination import PART, parts_needed
from generator.pages.site.permalinks import Addresses, Permalink
from generator.pages.site.sites import Beside, Kind, Page, Sites


def plan(
    sites: Sites, exports: Iterable[str] = (), searched: tuple[Language, ...] = ()
) -> tuple[tuple[Page, ...], tuple[Problem, ...]]:
    """All pages, each language in the same order, and collisions of addresses.

    `exports` are the names of the files of `data/`, `searched` the languages that have a search index.
    """
    archive, kinds, default = sites.archive, sites.kinds, sites.default
    parts = parts_of(archive)
    pages = [page for language in sites.by_language for page in _of_language(sites, language, parts)]
    search = kinds["search"]
    pages += [
        Page(search, each, sites.addresses.page(each, search.section), items=searched) for each in sites.by_language
    ]
    pages += [Page(kinds["export"], default, Permalink(f"data/{name}"), (name,)) for name in exports]
    pages += [Page(kinds["chooser"], default, Permalink("")), Page(kinds["404"], default, Permalink("404.html"))]
    return tuple(pages), tuple(_collisions(pages, archive))


def in_language(page: Page, language: Language, sites: Sites) -> Page:
    """The same page in another language."""
    if page.language == language:
        return page
    found = sites.archive.entries.get(page.subject[0]) if page.subject else None
    if page.kind.name == "parallel" and found:
        return parallel_page(found, language, sites)
    translated = found.has(language) if page.kind.of_entries and found else True
    slugs = _slugs(page.kind, page.subject, sites.archive, language)
    permalink = sites.addresses.page(language, page.kind.section, *slugs, number=page.part)
    return Page(page.kind, language, permalink, page.subject, page.items, page.part, page.parts, translated)


def part_of(page: Page, number: int, archive: Archive, addresses: Addresses) -> Permalink:
    """Where another part of the same page lies."""
    slugs = _slugs(page.kind, page.subject, archive, page.language)
    return addresses.page(page.language, page.kind.section, *slugs, number=number)


def file_of(kind: str, subject: tuple[str, ...], language: Language, sites: Sites) -> Permalink:
    """Where a feed or calendar of a language, an actor, a topic or a pair lies: beside its page."""
    addresses, archive = sites.addresses, sites.archive
    folder = addresses.page(language)
    if subject:
        about = sites.kinds["pair" if len(subject) > 1 else archive.entries[subject[0]].kind]
        folder = addresses.page(language, about.section, *_slugs(about, subject, archive, language))
    return addresses.file(folder, sites.kinds[kind].file.format(addresses.words[language]["calls"]))


def picture_of(page: Page, sites: Sites) -> Permalink:
    """Where the picture lies that the page of a call is shared with: beside it, or beside that of its original."""
    call = sites.archive.entries[page.subject[0]]
    language = page.language if page.translated else call.original.language
    folder = sites.addresses.page(language, page.kind.section, call.slugs[language])
    return sites.addresses.file(folder, sites.kinds["share"].file)


def kinds_side_by_side(option: str, entry_kinds: Iterable[str]) -> tuple[str, ...]:
    """The kinds of entries that the theme option `parallel_view` names, such as `call, page`, or `all`.

    Raises `SetupError` for a word that is no kind.
    """
    words = tuple(word.strip() for word in option.split(",") if word.strip())
    kinds = tuple(kind for kind in entry_kinds if kind != "source")
    wrong = [word for word in words if word not in (*kinds, "all")]
    if wrong:
        known = ", ".join((*kinds, "all"))
        raise SetupError(f"`parallel_view` in content/site.yaml names no kind “{wrong[0]}”; write some of {known}")
    return kinds if "all" in words else words


def has_parallel(found: Entry, kinds: Collection[str]) -> bool:
    """Whether an entry has a page of its editions side by side: a stale one always, others if their kind shall."""
    others = [edition for edition in found.editions.values() if edition is not found.original]
    return bool(others) and (found.kind in kinds or any(editions.outdated(found.original, e) for e in others))


def parallel_page(found: Entry, language: Language, sites: Sites) -> Page:
    """All editions of an entry side by side, in the frame of a language that may have none of its own."""
    kind = sites.kinds["parallel"]
    word = sites.addresses.words[language][kind.section]
    section = sites.kinds[found.kind].section
    return Page(kind, language, sites.addresses.page(language, section, found.slugs[language], word), (found.id,))


def _of_language(sites: Sites, language: Language, parts: Mapping[str, int]) -> Iterator[Page]:
    archive, kinds, public = sites.archive, sites.kinds, sites.addresses.public
    for kind in kinds.values():
        for subject, items in kind.lists(archive, language):
            yield from _listing(kind, subject, items, language, sites)
    for kind, subject in _files(sites):
        yield Page(kind, language, file_of(kind.name, subject, language, sites), subject)
    for found in archive.entries.values():
        first, *later = _entry_pages(found, language, parts.get(found.id, 1), sites)
        yield first
        yield from later
        if has_parallel(found, sites.parallel):
            yield parallel_page(found, language, sites)
        if public and found.kind == "call" and first.translated:
            yield Page(kinds["share"], language, picture_of(first, sites), first.subject)
        yield from _redirects(found, first, sites)


def _files(sites: Sites) -> Iterator[tuple[Kind, tuple[str, ...]]]:
    """The files that lie beside pages, with what they are about."""
    archive = sites.archive
    subjects: Mapping[Beside, Iterable[tuple[str, ...]]] = {
        "language": ((),),
        "actor": ((actor,) for actor in dict.fromkeys((*archive.calls_of, *archive.spoke_in))),
        "topic": ((topic,) for topic in archive.calls_on),
        "pair": archive.pairs,
    }
    for where, found in subjects.items():
        for subject in found:
            yield from ((kind, subject) for kind in sites.beside(where))


def _listing(
    kind: Kind, subject: tuple[str, ...], items: tuple[str, ...], language: Language, sites: Sites
) -> Iterator[Page]:
    """The parts of a list; one page if there is nothing in it."""
    parts = parts_needed(len(items))
    slugs = _slugs(kind, subject, sites.archive, language)
    for number in range(1, parts + 1):
        permalink = sites.addresses.page(language, kind.section, *slugs, number=number)
        yield Page(kind, language, permalink, subject, items[(number - 1) * PART : number * PART], number, parts)


def _entry_pages(found: Entry, language: Language, parts: int, sites: Sites) -> Iterator[Page]:
    kind, slug, translated = sites.kinds[found.kind], found.slugs[language], found.has(language)
    yield Page(kind, language, sites[language].permalinks[found.id], (found.id,), (), 1, parts, translated)
    for number in range(2, parts + 1):
        permalink = sites.addresses.page(language, kind.section, slug, number=number)
        yield Page(kind, language, permalink, (found.id,), (), number, parts, translated)


def _slugs(kind: Kind, subject: tuple[str, ...], archive: Archive, language: Language) -> tuple[str, ...]:
    """The words behind the section: the slug of an entry, those of a pair in one word, a year as it is."""
    if kind.of_entries or len(subject) > 1:
        return ("-".join(archive.entries[ident].slugs[language] for ident in subject),)
    return subject


def _redirects(found: Entry, page: Page, sites: Sites) -> Iterator[Page]:
    if page.translated:
        for old in found.edition(page.language).aliases:
            permalink = sites.addresses.alias(page.language, old)
            yield Page(sites.kinds["redirect"], page.language, permalink, (found.id,))


def _collisions(pages: Iterable[Page], archive: Archive) -> Iterator[Problem]:
    taken: dict[str, Page] = {}
    for page in pages:
        path = unicodedata.normalize("NFC", page.path).casefold()
        other = taken.setdefault(path, page)
        if other is page:
            continue
        guilty = max(
            (other, page), key=lambda found: (found.kind.name == "redirect", found.kind.of_entries, found is page)
        )
        if guilty.subject and guilty.subject[0] in archive.entries:
            edition = archive.entries[guilty.subject[0]].edition(guilty.language)
            key = "aliases" if guilty.kind.name == "redirect" else "slug"
            place = Place(edition.path, *edition.keys.get(key, (1, 1)))
            message = f"the address /{page.permalink} is already taken"
            yield Problem(place, message, "give the entry another `slug`, or remove the alias")
