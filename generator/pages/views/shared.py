"""What a template may see, parts that all pages share: frozen values of text, addresses and finished HTML.

Types only. A template gets `site` (a `SiteView`) and `page` (the view of its kind), so a page's bytes follow from these
two and the theme. Text is plain (`str`, escaped by the template); HTML is `Markup`, as a line is too where a name in it
needs its `lang`. A field named `lang` is a finished attribute, ` lang="de"` or nothing.
"""

from typing import NamedTuple

from markupsafe import Markup

NOTHING = Markup("")


class Link(NamedTuple):
    """`note` is plain text behind the link; `href` empty means text that leads nowhere."""

    text: str
    href: str
    note: str = ""
    lang: Markup = NOTHING
    external: bool = False
    current: bool = False


class NavigationLink(NamedTuple):
    """`kind` is the page type of the page itself, `section` what pages below it share."""

    text: str
    href: str
    section: str
    kind: str


class Alternate(NamedTuple):
    """The same page in a language (or `x-default`); `href` is absolute."""

    language: str
    href: str


class Switch(NamedTuple):
    """The way to the same page in another language; `text` is that language's own name."""

    language: str
    href: str
    text: str


class Notice(NamedTuple):
    """A remark above the page, such as that it is not translated, with a link to the page meant.

    `places` lead to single passages, such as those that changed since the page was translated.
    """

    text: str
    href: str = ""
    link: str = ""
    language: str = ""
    places: tuple[Link, ...] = ()


class Head(NamedTuple):
    """What every page has in its head and its frame.

    `listed` is false for pages that search engines shall leave out; `path` is the page's own root-relative address,
    `canonical` an absolute one. `neighbours` are relation and address of the parts before and after this one.
    `metadata` are names with their contents, those of OpenGraph (`og:`) first.
    """

    kind: str
    section: str
    language: str
    direction: str
    title: str
    description: str
    path: str
    canonical: str
    listed: bool = True
    alternates: tuple[Alternate, ...] = ()
    neighbours: tuple[tuple[str, str], ...] = ()
    switches: tuple[Switch, ...] = ()
    breadcrumbs: tuple[Link, ...] = ()
    feeds: tuple[Link, ...] = ()
    metadata: tuple[tuple[str, str], ...] = ()
    jsonld: Markup = NOTHING
    notice: Notice | None = None
    parallel: Link | None = None


class SiteView(NamedTuple):
    """What all pages of one language share."""

    title: str
    description: str
    home: str
    navigation: tuple[NavigationLink, ...]
    footer: tuple[Link, ...]
    licence: Link | None
    static: str
    stylesheet: str
    script: str
    icon: str


class Reference(NamedTuple):
    """A numbered reference to a source at the end of the page; `label` names it for who cannot see the number.

    `where` is the place in the source, “para. 4”.
    """

    number: int
    anchor: str
    label: str
    where: str = ""


class Claim(NamedTuple):
    """One stated fact: its words, for a machine (`datetime`), by whom (`note`), where that stands;
    `bar` is its length in percent of the longest."""

    text: str
    note: str = ""
    machine: str = ""
    href: str = ""
    references: tuple[Reference, ...] = ()
    bar: int = 0
    lang: Markup = NOTHING


class Fact(NamedTuple):
    """A row of key facts. Without claims `unknown` says so. `mark` says something of all claims, `differs` whether that
    is a difference. `run_in`: in one line. `further` are terms of which nothing is known either."""

    term: str
    claims: tuple[Claim, ...]
    unknown: str = ""
    mark: str = ""
    run_in: bool = False
    further: tuple[str, ...] = ()
    differs: bool = False


class Particular(NamedTuple):
    """A row of particulars of an actor or a source."""

    term: str
    lines: tuple[Link, ...]
    run_in: bool = False


class CallLine(NamedTuple):
    """A call in a list. `text` names who took part, `note` is its status unless it was held; `machine` its date in
    ISO 8601; `differences` says how many there are between its accounts, `glyph` is the picture of them."""

    text: str
    href: str
    date: str
    machine: str
    title: str
    facts: str
    note: str = ""
    differences: str = ""
    glyph: Markup = NOTHING
    lang: Markup = NOTHING


class Place(NamedTuple):
    """A part of this page that something else refers to; `note` says more of it, or what it is a part of."""

    text: str
    anchor: str
    note: str = ""


class SourceNote(NamedTuple):
    """A source at the end of a page, with the statements that rest on it: who, with the point as `note`."""

    number: int
    anchor: str
    outlet: str
    title: str
    language: str
    href: str
    particulars: str
    url: str
    archived_url: str
    statements: tuple[Place, ...] = ()


class QuotationLine(NamedTuple):
    """A quotation with its marks, who said it and, if known, through which channel; `permalink` names its link."""

    text: str
    lang: Markup
    speaker: Link
    via: str
    anchor: str
    permalink: str
    translation: str = ""


class StatementLine(NamedTuple):
    """A statement away from its call: who says it, when, where, in finished HTML."""

    account: str
    date: str
    href: str
    text: str
    html: Markup
    lang: Markup = NOTHING


class MentionLine(NamedTuple):
    """An entry that names this one, with the sentences that do; `role` is the one held on its day."""

    text: str
    href: str
    date: str
    role: str
    sentences: tuple[str, ...]
    lang: Markup = NOTHING


class BodySection(NamedTuple):
    """A part of a body under a second-level heading."""

    anchor: str
    heading: str
    html: Markup


class CorrectionLine(NamedTuple):
    date: str
    text: str
