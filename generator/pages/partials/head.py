"""The head of a page: title, canonical address, alternates, switches, breadcrumbs, metadata.

In: a `Page`, the sites of all languages, and what the page says of itself. Out: a `Head`. A fallback page is canonical
to the original and in no alternate; the switch still leads to the same page in each language.
"""

from collections.abc import Sequence

from markupsafe import Markup

from generator.base.languages import Language, direction
from generator.pages.partials.notices import parallel_link, stale_notice
from generator.pages.site.permalinks import Permalink
from generator.pages.site.plan import file_of, in_language, part_of
from generator.pages.site.sites import Page, Sites
from generator.pages.views.shared import NOTHING, Alternate, Head, Link, Notice, Switch
from generator.pages.words import formats

LONGEST_TITLE = 70
LONGEST_DESCRIPTION = 300
#: The general picture that pages are shared with, and the size of those that calls have of their own.
SHARE_PICTURE = Permalink("static/share.png")
PICTURE_SIZE = (800, 420)


def make_head(
    page: Page, sites: Sites, title: str, description: str, *, breadcrumbs: Sequence[Link] = (),
    names: Sequence[tuple[str, str]] = (), jsonld: Markup = NOTHING, kind: str = "website", feeds: Sequence[Link] = (),
    notice: Notice | None = None, picture: tuple[Permalink, str] | None = None, shorter: Sequence[str] = (),
) -> Head:  # fmt: skip
    """The head of a page. `title` without the site's name, which is added where it fits; `kind` is OpenGraph's type.

    `shorter` says the same as `title` in fewer words, the shortest last, for titles that are too long to be shown.
    """
    site = sites[page.language]
    addresses = sites.addresses
    said = description or site.description
    apart = page.part > 1 and not said.startswith(title)
    summary = _shortened(f"{title}. {said}" if apart else said, LONGEST_DESCRIPTION)
    canonical = addresses.absolute(_canonical(page, sites))
    others = [in_language(page, language, sites) for language in sites.by_language]
    return Head(
        kind=page.kind.name,
        section=section_of(page),
        language=page.language,
        direction=direction(page.language),
        title=_fitting(title, shorter, site.title),
        description=summary,
        path=addresses.link(page.permalink),
        canonical=canonical,
        listed=page.listed,
        alternates=_alternates(page, others, sites),
        neighbours=_neighbours(page, sites),
        switches=_switches(page, others, sites),
        breadcrumbs=tuple(breadcrumbs),
        feeds=(*site.remember("feeds", "", lambda: feeds_of((), site.title, page.language, sites)), *feeds),
        metadata=(*open_graph(sites, page.language, title, canonical, kind, picture), *names),
        jsonld=jsonld,
        notice=notice or (stale_notice(page, sites) if page.translated else _fallback_notice(page, sites)),
        parallel=parallel_link(page, sites) if page.part == 1 else None,
    )


def open_graph(
    sites: Sites, language: Language, title: str, canonical: str, kind: str = "website",
    picture: tuple[Permalink, str] | None = None,
) -> tuple[tuple[str, str], ...]:  # fmt: skip
    """What the page shows where it is shared (the Open Graph protocol), besides its description."""
    site = sites[language]
    shown, words = picture or (SHARE_PICTURE, site.catalogue.text("Two accounts side by side, one of them with a gap"))
    return (
        ("og:type", kind),
        ("og:site_name", site.title),
        ("og:title", title),
        ("og:url", canonical),
        ("og:locale", site.locale),
        ("og:image", sites.addresses.absolute(shown)),
        *zip(("og:image:width", "og:image:height"), map(str, PICTURE_SIZE if picture else ()), strict=False),
        ("og:image:alt", words),
        ("twitter:card", "summary_large_image"),
    )


def section_of(page: Page) -> str:
    """The entry of the navigation under which a page stands; for a free page it is its own."""
    return page.kind.section or (*page.subject, page.kind.name)[0]


def _canonical(page: Page, sites: Sites) -> Permalink:
    if page.translated:
        return page.permalink
    site = sites[page.language]
    original = site.entry(page.subject[0]).original.language
    if original not in sites.by_language:
        return page.permalink
    return in_language(page, original, sites).permalink


def _alternates(page: Page, others: Sequence[Page], sites: Sites) -> tuple[Alternate, ...]:
    if not page.listed:
        return ()
    real = [other for other in others if other.translated]
    absolute = sites.addresses.absolute
    at_root = page.permalink == sites.addresses.page(page.language)
    default = absolute(Permalink("") if at_root else real[0].permalink)
    return (*(Alternate(o.language, absolute(o.permalink)) for o in real), Alternate("x-default", default))


def _neighbours(page: Page, sites: Sites) -> tuple[tuple[str, str], ...]:
    """The parts before and after this one, by their relation."""
    numbers = {"prev": page.part - 1, "next": page.part + 1}
    return tuple(
        (relation, sites.addresses.link(part_of(page, number, sites.archive, sites.addresses)))
        for relation, number in numbers.items()
        if 0 < number <= page.parts
    )


def _switches(page: Page, others: Sequence[Page], sites: Sites) -> tuple[Switch, ...]:
    return tuple(
        Switch(other.language, sites.addresses.link(other.permalink), formats.own_name(other.language))
        for other in others
        if other.language != page.language
    )


def feeds_of(subject: tuple[str, ...], title: str, language: Language, sites: Sites) -> tuple[Link, ...]:
    """The feed of a language, or that of an actor, a topic or a pair, for readers of feeds to find."""
    return (Link(title, sites.addresses.link(file_of("feed", subject, language, sites))),)


def followed(subject: tuple[str, ...], language: Language, sites: Sites) -> tuple[Link, ...]:
    """The feed of an actor, a topic or a pair as a line of its page."""
    file = sites.addresses.link(file_of("feed", subject, language, sites))
    return (Link(sites[language].catalogue.text("Feed (Atom)"), file),)


def _fallback_notice(page: Page, sites: Sites) -> Notice:
    site = sites[page.language]
    found = site.entry(page.subject[0])
    original = found.original.language
    text = site.catalogue.text
    tongue = site.catalogue.tongue()
    words = text(
        "There is no edition of this page in %(language)s yet. It is shown in its original language.", language=tongue
    )
    if found.kind == "source":
        words = text("Sources are described in the language of the article.")
    if original not in sites.by_language:
        return Notice(words)
    href = sites.addresses.link(_canonical(page, sites))
    return Notice(words, href, text("Go to the original page"), original)


def _fitting(title: str, shorter: Sequence[str], site_title: str) -> str:
    """The fullest of these titles that is shown whole; if none is, the shortest, cut at a word."""
    full = title if title == site_title else f"{title} · {site_title}"
    fitting = (words for words in (full, title, *shorter) if len(words) <= LONGEST_TITLE)
    return next(fitting, None) or _shortened((title, *shorter)[-1], LONGEST_TITLE)


def _shortened(text: str, longest: int) -> str:
    """The text, cut at a word if it is longer; never longer than that with its sign of omission."""
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0][: longest - 2].rstrip(" ,;:–-(„“‚‘«»") + " …"
