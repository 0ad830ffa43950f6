"""What in a built site a stranger's text could have made executable: every output file read as its readers read it.

In: the folder of a site, and where it stands. Out: findings, one sentence each; none is what is wanted. HTML is judged
by elements, attributes and addresses, not by words: a page may well say `<script>`.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from icalendar import Calendar
from lxml import etree, html

#: Elements that nothing of ours is made of, because they run, load or send something.
ELEMENTS = frozenset({
    "applet", "audio", "base", "embed", "frame", "frameset", "iframe", "isindex", "math", "noembed", "noframes",
    "object", "plaintext", "portal", "style", "template", "video", "xmp", "foreignobject", "animate", "set", "slot",
})  # fmt: skip
ADDRESSES = frozenset({"href", "src", "action", "formaction", "srcset", "poster", "data", "cite", "ping", "xlink:href"})
#: Addresses in which a vector put its mark are the archive's own words only where they are this.
_WEB = re.compile(r"https?://[^\s\"'<>`\\]+|mailto:[^\s\"'<>?&]+@[A-Za-z0-9.-]+")
_ICS = frozenset({
    "BEGIN", "END", "VERSION", "PRODID", "METHOD", "CALSCALE", "NAME", "X-WR-CALNAME", "UID", "DTSTAMP", "DTSTART",
    "DTEND", "SUMMARY", "DESCRIPTION", "URL", "LAST-MODIFIED", "STATUS", "CATEGORIES", "SEQUENCE", "TRANSP", "DURATION",
    "REFRESH-INTERVAL", "X-PUBLISHED-TTL", "SOURCE", "COLOR", "TZID", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME", "RRULE",
    "RDATE", "X-LIC-LOCATION", "X-WR-CALDESC", "CREATED", "CLASS",
})  # fmt: skip


def judge_site(site: Path, base_url: str) -> tuple[int, list[str]]:
    """How many files were judged, and what was found in them."""
    files = [path for path in sorted(site.rglob("*")) if path.is_file()]
    found = []
    for path in files:
        name = path.relative_to(site).as_posix()
        judge = _JUDGES.get(path.suffix)
        if judge and not name.startswith("static/"):
            found += [f"{name}: {what}" for what in judge(path.read_bytes(), urljoin(base_url, name))]
    return len(files), found


def judge_page(content: bytes, address: str) -> Iterator[str]:
    """A whole page."""
    text = content.decode("utf-8")
    document = html.document_fromstring(text)
    yield from _elements(document, address)
    for script in document.iter("script"):
        if script.get("type") == "application/ld+json":
            json.loads(script.text or "")
        elif script.get("src") is None or (script.text or "").strip():
            yield f"a script in the page: {(script.text or '')[:60]}"
    for refresh in document.xpath("//meta[@http-equiv]"):
        if refresh.get("http-equiv").lower() != "content-security-policy" and not _stays(refresh.get("content")):
            yield f"<meta http-equiv={refresh.get('http-equiv')} content={refresh.get('content')}>"
    # What ends a script early or begins a comment in it ends it for browsers, whatever this parser thinks.
    for data in re.findall(r"<script type=\"application/ld\+json\">(.*?)</script>", text, re.DOTALL):
        if "<" in data:
            yield "a < inside the data of a page"


def _elements(document: html.HtmlElement, address: str) -> Iterator[str]:
    host = urlsplit(address).netloc
    for element in document.iter(etree.Element):
        tag = str(element.tag).lower()
        if tag in ELEMENTS or "pwned" in tag or ":" in tag:
            yield f"element <{tag}>"
        for name, value in element.attrib.items():
            lower = str(name).lower()
            if lower.startswith("on") or lower in ("style", "srcdoc") or "pwned" in lower:
                yield f"attribute {lower} of <{tag}>"
            elif lower in ADDRESSES and not _is_harmless(tag, value, host, address):
                yield f"<{tag} {lower}={value[:80]!r}>"
            elif lower in ("id", "name") and re.search(r"[\s\"'<>=]", value):
                yield f"{lower}={value[:60]!r}"


def _is_harmless(tag: str, value: str, host: str, address: str) -> bool:
    """Loaded things come from the site itself; links lead to it, to the web, or are mail addresses."""
    where = urlsplit(urljoin(address, value))
    if re.search(r"[\x00-\x20\x7f\\]", value.strip("\n")):
        return False
    if tag not in ("a", "area", "blockquote") and not (tag == "link" and where.scheme == "https"):
        return where.scheme == "https" and where.netloc == host
    return where.netloc == host or bool(_WEB.fullmatch(value))


def _stays(content: str) -> bool:
    """Whether a redirect leads to a page of the site."""
    return bool(re.fullmatch(r"0; ?url=(?:https://example\.org)?/repo/[\w/%.~-]*", content))


def judge_fragment(text: str, address: str) -> Iterator[str]:
    """A piece of HTML, such as a feed's."""
    if text.strip():
        fragment = html.fragment_fromstring(text, create_parent="div")
        yield from _elements(fragment, address)
        if fragment.xpath(".//script"):
            yield "a script in a piece of HTML"


def _feed(content: bytes, address: str) -> Iterator[str]:
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        yield "a document type"
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    for element in root.iter(etree.Element):
        if not str(element.tag).startswith("{") or "pwned" in str(element.tag):
            yield f"element <{element.tag}>"
        if element.get("type") == "html" and element.text:
            yield from judge_fragment(element.text, address)
        for name in ("href", "src"):
            if element.get(name) and not _WEB.fullmatch(element.get(name)):
                yield f"{name}={element.get(name)}"


def _calendar(content: bytes, address: str) -> Iterator[str]:
    lines = content.decode("utf-8").replace("\r\n ", "").split("\r\n")
    names = {re.split("[:;]", line)[0] for line in lines if line}
    if wrong := names - _ICS:
        yield f"properties {sorted(wrong)}"
    if any(len(line.encode()) > 75 for line in content.decode("utf-8").split("\r\n")):
        yield "a line of more than 75 bytes"
    if "\n" in content.decode("utf-8").replace("\r\n", ""):
        yield "a line end in a line"
    kinds = {component.name for component in Calendar.from_ical(content).walk()}
    if not kinds <= {"VCALENDAR", "VEVENT", "VTIMEZONE", "STANDARD", "DAYLIGHT"}:
        yield f"components {sorted(kinds)}"


def _table(content: bytes, address: str) -> Iterator[str]:
    text = content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";" if text.startswith("date;") else ","))
    if len({len(row) for row in rows}) > 1:
        yield "rows of different length"
    for row in rows:
        for cell in row:
            if re.match(r"[=+@\t\r]|-(?![\d.]+$)", cell):
                yield f"a formula: {cell[:60]!r}"


def _bibtex(content: bytes, address: str) -> Iterator[str]:
    text = content.decode("utf-8")
    entries = len(re.findall(r"(?m)^@misc\{", text))
    if len(re.findall(r"(?m)^[@}]", text)) != 2 * entries or text[-3:] not in ("", "\n}\n"):
        yield "not a list of entries"
    if text.count("{") != text.count("}"):
        yield "braces that are no pairs"
    commands = set(re.findall(r"\\([A-Za-z]+|.)", text)) - {
        "textbackslash", "textasciitilde", "textasciicircum", "textbraceleft", "textbraceright",
        "%", "&", "$", "#", "_",
    }  # fmt: skip
    if commands:
        yield f"commands {sorted(commands)}"


def _ris(content: bytes, address: str) -> Iterator[str]:
    lines = content.decode("utf-8").split("\r\n")
    tags = [line[:6] for line in lines if line]
    ends = [tag for tag in tags if tag in ("TY  - ", "ER  - ")]
    if ends != ["TY  - ", "ER  - "] * (len(ends) // 2) or tags[:1] != ends[:1] or tags[-1:] != ends[-1:]:
        yield "not a list of records"
    if wrong := [line for line in lines if line and not re.match(r"[A-Z][A-Z0-9]  - ", line)]:
        yield f"a line without a tag: {wrong[0][:60]!r}"
    if tags.count("UR  - ") > len(ends) / 2:
        yield "more addresses than records"


def _json(content: bytes, address: str) -> Iterator[str]:
    yield from _json_addresses(json.loads(content))


def _json_addresses(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, each in value.items():
            if key in ("url", "id", "@id", "home_page_url", "feed_url", "external_url") and isinstance(each, str):
                if re.match(r"\s*(?:javascript|data|vbscript):", each, re.IGNORECASE):
                    yield f"{key}: {each[:60]}"
            elif key == "content_html":
                yield from judge_fragment(each, "https://example.org/repo/")
            else:
                yield from _json_addresses(each)
    elif isinstance(value, list):
        for each in value:
            yield from _json_addresses(each)


def _picture(content: bytes, address: str) -> Iterator[str]:
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    for element in root.iter(etree.Element):
        tag = etree.QName(element).localname.lower()
        names = [str(name).lower() for name in element.attrib]
        if tag in ("script", "foreignobject", "animate", "set", "a", "image") or any(n.startswith("on") for n in names):
            yield f"element <{tag}> with {names}"


_JUDGES: Mapping[str, Callable[[bytes, str], Iterator[str]]] = {
    ".html": judge_page, ".xml": _feed, ".ics": _calendar, ".csv": _table, ".bib": _bibtex, ".ris": _ris,
    ".json": _json, ".svg": _picture,
}  # fmt: skip
