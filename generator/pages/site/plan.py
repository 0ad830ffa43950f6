"""Which pages there are: the archive and its addresses in, a `Page` for every page of every language out. Pure.

A `Page` says what a page is about and where it lies, not what it shows. Long lists come in parts of `PART` lines. Two
pages at one place are a problem; addresses are compared by NFC and without case, as some file systems do.
"""

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.base.languages import Language
from generator.links import Archive, Entry, editions
from generator.pages.site import share_pictures
from generator.pages.site.language_site import SECTION_OF, years_of
from generator.pages.site.page_counts import parts_of
from generator.pages.site.pagination import PART, parts_needed
from generator.pages.site.permalinks import Addresses, Permalink, Section, output_path
from generator.pages.site.registers import in_register
from generator.base.problems import Place, Problem, SetupError

#: Files made from the archive that are no pages, by kind: what they are called, `{}` being the address word of calls.
FILES = {"feed": "feed.xml", "json-feed": "feed.json", "calendar": "{}.ics", "table": "{}.csv"}
#: Files beside the page of a call: how to cite it.
CITATIONS = {"bibtex": "cite.bib", "ris": "cite.ris", "csl": "cite.csl.json"}
#: Kinds that stand in no sitemap and that search engines shall leave out.
UNLISTED = ("redirect", "404", "parallel", *FILES, *CITATIONS, "export", "share")


#: Kinds whose pages show no words out of the texts of other entries: nothing of mentions, statements and quotations.
WORDLESS = frozenset((
    "call", "year", "calls", "actors", "topics", "sources", "pairs", "feed", "json-feed", "calendar", "table",
    "redirect", "share", "chooser", "404", *CITATIONS,
))  # fmt: skip

#: Kinds whose pages show such words of those entries alone that refer to what the page is about.
GATHERING = frozenset(("actor", "pair", "topic", "source"))


@dataclass(frozen=True, slots=True)
class Page:
    """`kind` is the page type. `subject` names what it is about (an entry's id, a year, a pair), `items` what it lists.

    `translated` is false for a fallback: a page that shows an entry in another language than its own.
    """

    kind: str
    language: Language
    permalink: Permalink
    subject: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    part: int = 1
    parts: int = 1
    translated: bool = True

    @property
    def path(self) -> str:
        """Where the page lies below the output folder."""
        return output_path(self.permalink)


def plan(
    archive: Archive,
    addresses: Addresses,
    parallel: Collection[str] = (),
    exports: Iterable[str] = (),
    searched: tuple[Language, ...] = (),
) -> tuple[tuple[Page, ...], tuple[Problem, ...]]:
    """All pages, each language in the same order, and collisions of addresses. `parallel`: see `has_parallel`.

    `exports` are the names of the files of `data/`, `searched` the languages that have a search index.
    """
    parts = parts_of(archive)
    pages = [
        page for language in archive.languages for page in _of_language(archive, addresses, language, parallel, parts)
    ]
    default = archive.languages[0]
    pages += [Page("search", each, addresses.page(each, "search"), items=searched) for each in archive.languages]
    pages += [Page("export", default, Permalink(f"data/{name}"), (name,)) for name in exports]
    patterns = dict.fromkeys(share_pictures.pattern(call.original) for call in archive.of(*archive.calls))
    pages += [Page("share", default, share_pictures.place(drawn), (drawn,)) for drawn in patterns if drawn]
    pages += [Page("chooser", default, Permalink("")), Page("404", default, Permalink("404.html"))]
    return tuple(pages), tuple(_collisions(pages, archive))


def in_language(page: Page, language: Language, archive: Archive, addresses: Addresses) -> Page:
    """The same page in another language."""
    if page.language == language:
        return page
    if page.kind == "parallel":
        return parallel_page(archive.entries[page.subject[0]], language, addresses)
    if page.kind in SECTION_OF:
        found = archive.entries[page.subject[0]]
        return _entry_page(found, language, addresses, page.part, page.parts)
    section, slugs = _place(page.kind, page.subject, archive, language)
    return replace(page, language=language, permalink=addresses.page(language, section, *slugs, number=page.part))


def part_of(page: Page, number: int, archive: Archive, addresses: Addresses) -> Permalink:
    """Where another part of the same page lies."""
    if page.kind in SECTION_OF:
        return _entry_page(archive.entries[page.subject[0]], page.language, addresses, number).permalink
    section, slugs = _place(page.kind, page.subject, archive, page.language)
    return addresses.page(page.language, section, *slugs, number=number)


def file_of(
    kind: str, subject: tuple[str, ...], archive: Archive, language: Language, addresses: Addresses
) -> Permalink:
    """Where a feed, calendar or table of a language, or of one actor, lies."""
    slugs = [archive.entries[ident].slugs[language] for ident in subject]
    folder = addresses.page(language, "actors", *slugs) if subject else addresses.page(language)
    return addresses.file(folder, FILES[kind].format(addresses.words[language]["calls"]))


def citation_of(kind: str, call: Entry, language: Language, addresses: Addresses) -> Permalink:
    """Where the citation of a call's edition lies."""
    return addresses.file(addresses.page(language, "calls", call.slugs[language]), CITATIONS[kind])


def together(pair: tuple[str, str], archive: Archive) -> tuple[str, ...]:
    """The calls in which both took part, alone or with others, newest first."""
    others = frozenset(archive.calls_of[pair[1]])
    return tuple(ident for ident in reversed(archive.calls_of[pair[0]]) if ident in others)


def kinds_side_by_side(option: str) -> tuple[str, ...]:
    """The kinds of entries that the theme option `parallel_view` names, such as `call, page`, or `all`.

    Raises `SetupError` for a word that is no kind.
    """
    words = tuple(word.strip() for word in option.split(",") if word.strip())
    kinds = tuple(kind for kind in SECTION_OF if kind != "source")
    wrong = [word for word in words if word not in (*kinds, "all")]
    if wrong:
        known = ", ".join((*kinds, "all"))
        raise SetupError(f"`parallel_view` in content/site.yaml names no kind “{wrong[0]}”; write some of {known}")
    return kinds if "all" in words else words


def has_parallel(found: Entry, kinds: Collection[str]) -> bool:
    """Whether an entry has a page of its editions side by side: a stale one always, others if their kind shall."""
    others = [edition for edition in found.editions.values() if edition is not found.original]
    return bool(others) and (found.kind in kinds or any(editions.outdated(found.original, e) for e in others))


def parallel_page(found: Entry, language: Language, addresses: Addresses) -> Page:
    """All editions of an entry side by side, in the frame of a language that may have none of its own."""
    word = addresses.words[language]["parallel"]
    permalink = addresses.page(language, SECTION_OF[found.kind], found.slugs[language], word)
    return Page("parallel", language, permalink, (found.id,))


def _of_language(
    archive: Archive,
    addresses: Addresses,
    language: Language,
    parallel: Collection[str],
    parts_of_entries: Mapping[str, int],
) -> Iterator[Page]:
    def listing(kind: str, items: tuple[str, ...], *subject: str) -> Iterator[Page]:
        section, slugs = _place(kind, subject, archive, language)
        parts = parts_needed(len(items))
        for number in range(1, parts + 1):
            permalink = addresses.page(language, section, *slugs, number=number)
            yield Page(kind, language, permalink, subject, items[(number - 1) * PART : number * PART], number, parts)

    yield Page("home", language, addresses.page(language))
    yield from listing("calls", tuple(reversed(archive.calls)))
    for year, ids in years_of(archive):
        yield from listing("year", ids, year)
    yield from listing("actors", in_register(archive.actors, archive, language))
    yield from listing("pairs", tuple(map(" ".join, archive.pairs)))
    for pair in archive.pairs:
        yield from listing("pair", together(pair, archive), *pair)
    yield from listing("topics", in_register(archive.topics, archive, language))
    yield from listing("sources", archive.sources)
    yield Page("data", language, addresses.page(language, "data"))
    for kind in ("feed", "json-feed", "calendar"):
        yield Page(kind, language, file_of(kind, (), archive, language, addresses))
    for actor in archive.calls_of:
        for kind in FILES:
            yield Page(kind, language, file_of(kind, (actor,), archive, language, addresses), (actor,))
    for found in archive.entries.values():
        parts = parts_of_entries.get(found.id, 1)
        page = _entry_page(found, language, addresses, 1, parts)
        yield page
        for number in range(2, parts + 1):
            yield _entry_page(found, language, addresses, number, parts)
        if found.kind == "call" and _is_cited(found, language, archive):
            for kind in CITATIONS:
                yield Page(kind, language, citation_of(kind, found, language, addresses), (found.id,))
        if has_parallel(found, parallel):
            yield parallel_page(found, language, addresses)
        yield from _redirects(found, page, addresses)


def _entry_page(found: Entry, language: Language, addresses: Addresses, part: int, parts: int = 1) -> Page:
    permalink = addresses.page(language, SECTION_OF[found.kind], found.slugs[language], number=part)
    return Page(found.kind, language, permalink, (found.id,), (), part, parts, found.has(language))


def _is_cited(call: Entry, language: Language, archive: Archive) -> bool:
    """Whether citations lie beside a call's page: a fallback is cited as its original, unless that has no page."""
    return call.has(language) or call.original.language not in archive.languages


def _redirects(found: Entry, page: Page, addresses: Addresses) -> Iterator[Page]:
    if page.translated:
        for old in found.edition(page.language).aliases:
            yield Page("redirect", page.language, addresses.alias(page.language, old), (found.id,))


def _place(
    kind: str, subject: tuple[str, ...], archive: Archive, language: Language
) -> tuple[Section, tuple[str, ...]]:
    """Section and slugs of a page that shows no single entry."""
    if kind == "year":
        return "calls", subject
    if kind == "pair":
        return "pairs", ("-".join(archive.entries[ident].slugs[language] for ident in subject),)
    sections: dict[str, Section] = {"home": ""}
    return sections.get(kind, kind), ()  # type: ignore[arg-type]


def _collisions(pages: Iterable[Page], archive: Archive) -> Iterator[Problem]:
    taken: dict[str, Page] = {}
    for page in pages:
        path = unicodedata.normalize("NFC", page.path).casefold()
        other = taken.setdefault(path, page)
        if other is page:
            continue
        guilty = max(
            (other, page), key=lambda found: (found.kind == "redirect", found.kind in SECTION_OF, found is page)
        )
        if guilty.subject and guilty.subject[0] in archive.entries:
            edition = archive.entries[guilty.subject[0]].edition(guilty.language)
            key = "aliases" if guilty.kind == "redirect" else "slug"
            place = Place(edition.path, *edition.keys.get(key, (1, 1)))
            message = f"the address /{page.permalink} is already taken"
            yield Problem(place, message, "give the entry another `slug`, or remove the alias")
