"""Who wrote, supplied and photographed: authors, agencies, picture credits, and the outlet.

In: labelled lines. Out: a `Value` each. The surprising thing: an agency counts only where the text is credited to it;
one that is quoted, or that took the picture, does not.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.articles.article import Line, Value
from generator.articles.capture.fetch import letters
from generator.articles.capture.page_data import PageData
from generator.articles.layout import credits as who
from generator.articles.layout.heads import dateline
from generator.articles.layout.shapes import first_report
from generator.articles.vocabulary.outlets import by_host, vocabulary

_CLOSING = re.compile(r"[(\[]([^()\[\]]{2,40})[)\]]\s*$")
_RIGHTS = re.compile(r"[(\[]?(?:quellen?\s*:|sources?\s*:|©|copyright)\s*(?:©\s*)?(?:\d{4}\s+)?", re.IGNORECASE)
_CAPITALS = re.compile(r"[A-ZÄÖÜ]{2,}(?:\s[A-ZÄÖÜ]{2,})*")
_INITIALS = re.compile(r"(?!eig$)[a-zäöüß]{2,5}|[A-ZÄÖÜ]{2,3}")


def authors(lines: Sequence[Line], data: PageData) -> Value:
    """Who the page's data name; a marked byline of persons goes before data that name others, or only a house."""
    visible = _visible_authors(lines)
    marked = [n for line in head_bylines(lines) if who.is_byline(text := line.text) for n in who.persons(text)]
    named = [(c.origin, _written(c.value)) for c in data.all("authors")]
    several = [(origin, found) for origin, found in named if any(map(who.is_name, found))]
    for origin, found in several or [pair for pair in named if not pair[0].startswith("meta")]:
        if marked and not (several and {letters(n) for n in marked} & {letters(n) for n in found}):
            return visible
        return Value(found, "stated", visible.lines, origin)
    return visible


def _written(value: str | tuple[str, ...]) -> tuple[str, ...]:
    """The authors of a data field, each once; what is no name stays as the page writes it."""
    found: list[str] = []
    for text in value if isinstance(value, tuple) else (value,):
        parts = who.read_credit(text)
        whole = parts.names and not parts.rest and (parts.marked or len(parts.names) > 1)
        found += parts.names if whole else [text]
    return tuple(dict.fromkeys(name for name in found if len(name) <= 80))


def _visible_authors(lines: Sequence[Line]) -> Value:
    """Full names in the order of the page, of a live blog those of its updates too; initials only without any name."""
    signed = [line for line in lines if line.label in ("author", "date")]
    if not any(line.label == "update-head" for line in lines):
        signed = head_bylines(lines) or signed
    names = {name: line.n for line in reversed(signed) for name in reversed(_persons(line))}
    if names:
        return _listed(names)
    credited = [line for line in lines if line.label in ("author", "credit")]
    last = next((line for line in reversed(lines) if line.label == "body"), None)
    if not credited and last and (found := _CLOSING.search(last.text)) and _agencies_of(found[0]):
        credited = [replace(last, text=found[1])]
    return _listed({part: line.n for line in reversed(credited) for part in reversed(_initials(line))})


def _listed(found: dict[str, int]) -> Value:
    """Values and the lines where each stands first, both in the order of the page; `found` has them from its end."""
    return Value(tuple(reversed(found)), "stated", tuple(sorted(set(found.values())))) if found else Value(())


def head_bylines(lines: Sequence[Line]) -> list[Line]:
    """Author and date lines above the text that name somebody; what stands before the headline must say so."""
    text = next((line.n for line in lines if line.label in ("body", "update-head")), 0)
    head = next((line.n for line in lines if line.label in ("headline", "kicker+headline")), 0)
    above = [line for line in lines if line.n < text and line.label in ("date", "author") and _persons(line)]
    return [line for line in above if line.n > head or who.is_byline(line.text)]


def _persons(line: Line) -> tuple[str, ...]:
    return who.persons(line.text, marked=line.label == "date")


def _initials(line: Line) -> tuple[str, ...]:
    """Editors' initials beside agencies or by themselves."""
    text = line.text
    if line.label == "author":
        return tuple(p for p in who.read_credit(text).initials if not _agency(p))
    signed = text.partition(": ")[2] or text
    found = who.signature(signed) or who.read_credit(signed).initials
    return tuple(p for p in found if _INITIALS.fullmatch(p) and not _agency(p) and (p.islower() or "/" in signed))


def agencies(lines: Sequence[Line]) -> Value:
    """Codes of the agencies that the text is credited to, in source, date and author lines, datelines, signatures."""
    last = next((line for line in reversed(lines) if line.label == "body"), None)
    found: dict[str, int] = {}
    for line in reversed(lines):
        text = line.label in ("lead", "body")
        if text or line.label in ("credit", "date", "author"):
            codes = _agencies_in(line.text, line is last) if text else _agencies_of(line.text)
            found |= dict.fromkeys(reversed(codes), line.n)
    return _listed(found)


def _agencies_of(text: str) -> tuple[str, ...]:
    """The agencies that a line names, in any order: those of two words, then those of one."""
    several = [name for name in vocabulary().agencies if " " in name and name in text.casefold()]
    return tuple(dict.fromkeys(code for name in (*several, *re.findall(r"[\w-]+", text)) if (code := _agency(name))))


def _agencies_in(text: str, last: bool) -> tuple[str, ...]:
    """Agencies of a dateline at the start, and of the signature that closes the last paragraph.

    What stands in brackets in a dateline is an agency, known or not; a day alone may stand before it, or nothing."""
    text = first_report(text)[1]
    opening = dateline(text)
    listed = opening["agency"] if opening else None
    listed = listed or next(iter(re.findall(r"^(?:[A-Z]\w+\.? \d{1,2} )?(\([\w/, -]{2,40}\))", text)), "")
    inner = listed.strip("() ")
    found = (inner,) if _agency(inner) else re.findall(r"[\w-]+", inner)
    closing = _CLOSING.search(text) if last else None
    signed = who.signature(closing[1]) if closing else ()
    named = (_agency(name) or (name if name.isupper() else None) for name in (*found, *signed))
    return tuple(code for code in named if code)


def _agency(name: str) -> str | None:
    return vocabulary().agencies.get(name.strip(".:").casefold())


def image_credits(lines: Sequence[Line]) -> Value:
    """The credits of the pictures as printed, without the word for picture."""
    pictures = [line for line in reversed(lines) if line.label == "image"]
    return _listed({credit: line.n for line in pictures if (credit := image_credit(line.text))})


def image_credit(text: str) -> str | None:
    """The credit in a picture line: behind the word for picture or ©, in brackets, or at the end of a caption."""
    if image := who.markdown_image(text):
        caption, _, credit = (part.strip() for part in image[0].partition("|"))
        return credit.removesuffix(caption).strip() or None
    patterns = vocabulary().patterns
    opened = list(patterns["credit_words"].finditer(text))
    last = text.rpartition(" | ")[2]
    if last != text and not opened and patterns["photo_agencies"].search(last):
        return last.strip(" ()[].")
    if opened and (credit := text[opened[-1].end() :].strip(" [].,:")):
        return credit if "(" in credit[1:] else credit.strip("()")
    if bracketed := patterns["bracketed_credits"].search(text):
        return bracketed["credit"].strip()
    trailing = re.search(r"(?:^|[.!?][”“\"]?\s+)([A-ZÄÖÜ][^.!?]{1,60}?)[.)\]]?$", text)
    known = trailing and (patterns["photo_agencies"].search(trailing[1]) or re.search(r"\w\s?/\s?[A-Z]", trailing[1]))
    return trailing[1].strip(" ()[]") if trailing and known and len(trailing[1].split()) <= 8 else None


def outlet(lines: Sequence[Line], data: PageData) -> Value:
    """The outlet as the page names it: its data, its own line, the source or rights line, else its pictures' host."""
    for candidate in data.all("outlet"):
        value = candidate.value[0] if isinstance(candidate.value, tuple) and candidate.value else candidate.value
        if value and isinstance(value, str) and len(value) <= 60:
            return Value(value, "stated", (), candidate.origin)
    own = [(line.n, line.text) for line in lines if line.label == "outlet"]
    own += [(line.n, name) for line in lines if line.label == "credit" for name in _houses(line.text)]
    own += [(line.n, n) for line in lines if line.label == "author" for n in who.read_credit(line.text).houses]
    if own:
        return Value(own[0][1], "stated", (own[0][0],))
    images = [(line.n, image[1]) for line in lines if (image := who.markdown_image(line.text))]
    known = ((n, by_host(host[0])) for n, address in images if (host := who.HOST.search(address)))
    return next((Value(o.hosts[0], "inferred", (n,), "host of the pictures") for n, o in known if o), Value())


def _houses(text: str) -> tuple[str, ...]:
    """The parts of a source or rights line that name a publisher: a known one, a host, or capitals beside agencies."""
    opening = _RIGHTS.match(text)
    listed = re.split(r"\s+[-–—]\s+", text[opening.end() :])[0] if opening else ""
    parts = [part for p in re.split(r"[/,;|]", listed) if (part := p.strip(" .()")) and not _agency(part)]
    return tuple(p for p in parts if who.is_house(p) or (p != listed and _CAPITALS.fullmatch(p)))
