"""How to cite a call: a line of text, BibTeX, RIS and CSL-JSON, each in the page's language.

In: a call and the site of one language. Out: text, and downloads whose content lies in the link itself (RFC 2397): that
spares three files a page. Without a clock the date of the page is the latest day that its content knows of.
"""

import json
import re
from base64 import b64encode

from generator.links import Entry
from generator.pages.call_lines import date_words
from generator.pages.feeds import last_change
from generator.pages.language_site import LanguageSite
from generator.pages.views import Download

_BIBTEX = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "&": r"\&", "$": r"\$", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
})  # fmt: skip


def citation_text(call: Entry, site: LanguageSite) -> str:
    """Archive, parties and date, headline, address."""
    return f"{site.title}: {heading(call, site)}. {_url(call, site)}"


def heading(call: Entry, site: LanguageSite) -> str:
    """What the page is about, as the title of a citation."""
    return f"{site.parties(call)}, {date_words(call.call, site).rstrip('.')}. {site.names[call.id].rstrip('.')}"


def downloads(call: Entry, site: LanguageSite) -> tuple[Download, ...]:
    """The citation for reference managers."""
    name = f"{call.id}.{site.language}"
    return (
        Download("BibTeX", _inline("application/x-bibtex", bibtex(call, site)), f"{name}.bib"),
        Download("RIS", _inline("application/x-research-info-systems", ris(call, site)), f"{name}.ris"),
        Download("CSL-JSON", _inline("application/vnd.citationstyles.csl+json", csl_json(call, site)), f"{name}.json"),
    )


def bibtex(call: Entry, site: LanguageSite) -> str:
    """One `@misc` entry; letters beyond ASCII stay, as biber reads them."""
    fields = {
        "author": "{" + _tex(site.title) + "}",
        "title": "{" + _tex(heading(call, site)) + "}",
        "date": last_change(call, site),
        "url": _url(call, site),
        "langid": {"de": "ngerman", "en": "british"}.get(site.language, site.language),
    }
    lines = ",\n".join(f"  {key} = {{{value}}}" for key, value in fields.items())
    return f"@misc{{{call.id}-{site.language},\n{lines}\n}}\n"


def ris(call: Entry, site: LanguageSite) -> str:
    """One record of type ELEC; lines end with CRLF, as the format asks."""
    edition = call.edition(site.language)
    fields = (
        ("TY", "ELEC"),
        ("TI", heading(call, site)),
        ("AU", site.title),
        ("PB", site.title),
        ("PY", last_change(call, site)[:4]),
        ("DA", last_change(call, site).replace("-", "/")),
        ("LA", edition.language),
        ("AB", edition.summary),
        ("UR", _url(call, site)),
        ("ER", ""),
    )
    return "".join(f"{tag}  - {_one_line(value)}\r\n" for tag, value in fields if value or tag == "ER")


def csl_json(call: Entry, site: LanguageSite) -> str:
    """A list of one item, as CSL 1.0 has it."""
    edition = call.edition(site.language)
    item = {
        "id": f"{call.id}-{site.language}",
        "type": "webpage",
        "title": heading(call, site),
        "author": [{"literal": site.title}],
        "container-title": site.title,
        "issued": {"date-parts": [[int(part) for part in last_change(call, site).split("-")]]},
        "language": edition.language,
        "URL": _url(call, site),
        "abstract": edition.summary,
    }
    return json.dumps([{key: value for key, value in item.items() if value}], ensure_ascii=False, separators=(",", ":"))


def _url(call: Entry, site: LanguageSite) -> str:
    return site.addresses.absolute(site.permalinks[call.id])


def _tex(text: str) -> str:
    return text.translate(_BIBTEX)


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _inline(media_type: str, text: str) -> str:
    return f"data:{media_type};charset=utf-8;base64,{b64encode(text.encode()).decode()}"
