"""How to cite a call: a line of text, and records in BibTeX, RIS and CSL-JSON, each in the edition's language.

In: a call and the site of one language. Out: text, and the records of all calls as one file of a format. The date of
the page is that of our own edition (`first_published`, `last_changed`), never that of a source; where it states none
there is none.
"""

import json
from collections.abc import Callable
from typing import NamedTuple

from generator.links import Entry
from generator.pages.partials.call_lines import date_words
from generator.pages.site.changes import published_on
from generator.pages.site.language_site import LanguageSite, joined, mixed
from generator.pages.views.call import CitationRecord
from generator.pages.words import formats

#: Braces have to be in pairs even where they are escaped, so they have words.
_TEX = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "%": r"\%", "&": r"\&", "$": r"\$",
    "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
})  # fmt: skip
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
#: How babel (of LaTeX) calls languages, where it is not their English name.
_BABEL = {"de": "ngerman", "en": "british"}


def citation_text(call: Entry, site: LanguageSite) -> str:
    """Archive, parties and date, headline, version, address with advice; HTML where a name needs its `lang`."""
    date, title = date_words(call.call, site).rstrip("."), site.names[call.id].rstrip(".")
    parties = site.listed([site.shown[ident] for ident in call.call.participants])
    words = site.headed(site.title, mixed("%s, %s. %s.", parties, date, title))
    address = site.catalogue.text("%(address)s (accessed: add the day of your visit)", address=_url(call, site))
    return joined(" ", filter(None, (words, version(call, site), address)))


def version(call: Entry, site: LanguageSite) -> str:
    """“Version of 3 May 2026, first published on 1 May 2026.”; nothing where the edition has no dates of its own."""
    first, last = published_on(call.edition(site.language))
    text = site.catalogue.text
    if not first:
        return ""
    if first == last:
        return text("Version of %(date)s.", date=formats.partial_date(first, site.locale))
    return text(
        "Version of %(date)s, first published on %(first)s.",
        date=formats.partial_date(last, site.locale),
        first=formats.partial_date(first, site.locale),
    )


def heading(call: Entry, site: LanguageSite) -> str:
    """What the page is about, as the title of a citation."""
    return site.remember("heading", call.id, lambda: _heading(call, site))


def record_of(call: Entry, site: LanguageSite) -> CitationRecord:
    """The record for reference managers as a page shows it, in the language of `site`. A script makes RIS and CSL-JSON
    of it, which nobody reads."""
    return CitationRecord(f"{call.id}.{site.language}.bib", _bibtex(call, site))


def cited_in(site: LanguageSite) -> list[Entry]:
    """The calls that are cited in a language: a fallback is cited as its original, unless that has no page."""
    archive = site.archive
    return [
        call
        for call in archive.of(*archive.calls)
        if call.has(site.language) or call.original.language not in archive.languages
    ]


def _bibtex(call: Entry, site: LanguageSite) -> str:
    """One `@misc` entry for BibTeX and biblatex; letters beyond ASCII stay, as biber reads them."""
    first, day = published_on(call.edition(site.language))
    language = call.edition(site.language).language
    fields = {
        "author": "{" + _tex(site.title) + "}",
        "title": "{" + _tex(heading(call, site)) + "}",
        "date": day,
        "year": day[:4],
        "origdate": first if first != day else "",
        "version": day,
        "url": _url(call, site),
        "langid": _BABEL.get(language) or formats.language_name(language, "en").lower(),
    }
    lines = ",\n".join(f"  {key} = {{{value}}}" for key, value in fields.items() if value)
    return f"@misc{{{call.id}-{site.language},\n{lines}\n}}\n"


def _ris(call: Entry, site: LanguageSite) -> str:
    """One record of type ELEC; lines end with CRLF, as the format asks."""
    edition = call.edition(site.language)
    _, day = published_on(edition)
    fields = (
        ("TY", "ELEC"),
        ("ID", f"{call.id}-{site.language}"),
        ("TI", heading(call, site)),
        ("AU", site.title),
        ("PB", site.title),
        ("PY", day[:4]),
        ("DA", day.replace("-", "/")),
        ("ET", day),
        ("LA", edition.language),
        ("AB", edition.summary),
        ("UR", _url(call, site)),
        ("ER", ""),
    )
    lines = (f"{tag}  - {_one_line(value)}\r\n" for tag, value in fields if value or tag == "ER")
    return "".join(lines)


def _csl(call: Entry, site: LanguageSite) -> str:
    """An item as CSL 1.0 has it."""
    edition = call.edition(site.language)
    first, day = published_on(edition)
    fields = {
        "id": f"{call.id}-{site.language}",
        "type": "webpage",
        "title": heading(call, site),
        "author": [{"literal": site.title}],
        "container-title": site.title,
        "issued": _date_parts(day),
        "original-date": _date_parts(first) if first != day else {},
        "version": day,
        "language": edition.language,
        "URL": _url(call, site),
        "abstract": edition.summary,
    }
    return _JSON.encode({key: value for key, value in fields.items() if value})


class Format(NamedTuple):
    """A format for reference managers: how calls are `written` in it, one record each."""

    name: str
    ending: str
    media_type: str
    written: Callable[[list[Entry], LanguageSite], str]


FORMATS = (
    Format("BibTeX", "bib", "application/x-bibtex",
           lambda calls, site: "\n".join(_bibtex(call, site) for call in calls)),
    Format("RIS", "ris", "application/x-research-info-systems",
           lambda calls, site: "\r\n".join(_ris(call, site) for call in calls)),
    Format("CSL-JSON", "csl.json", "application/vnd.citationstyles.csl+json",
           lambda calls, site: "[\n" + ",\n".join(_csl(call, site) for call in calls) + "\n]\n"),
)  # fmt: skip


def _date_parts(day: str) -> dict[str, list[list[int]]]:
    return {"date-parts": [[int(part) for part in day.split("-")]]} if day else {}


def _heading(call: Entry, site: LanguageSite) -> str:
    return f"{site.parties(call)}, {date_words(call.call, site).rstrip('.')}. {site.names[call.id].rstrip('.')}"


def _url(call: Entry, site: LanguageSite) -> str:
    return site.addresses.absolute(site.permalinks[call.id])


def _tex(text: str) -> str:
    return _one_line(text).translate(_TEX)


def _one_line(text: str) -> str:
    return " ".join(text.split())
