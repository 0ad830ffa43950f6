"""Who wrote, supplied and photographed: authors, agencies, picture credits, and the outlet.

In: labelled lines. Out: a `Value` each. The surprising thing: an agency counts only where the text is credited to it;
one that is quoted, or that took the picture, does not.
"""

import re
from collections.abc import Iterable, Sequence

from generator.articles.article import Line, Value
from generator.articles.capture.fetch import plain
from generator.articles.layout.bylines import byline_names, is_byline, read_byline
from generator.articles.layout.heads import dateline
from generator.articles.layout.pictures import markdown_image
from generator.articles.layout.shapes import FIRST_REPORT
from generator.articles.layout.signatures import signature
from generator.articles.vocabulary.outlets import by_host, by_name, vocabulary
from generator.base.figures.stamps import stamps

_HOST = re.compile(r"\b((?:[a-z0-9-]+\.)+(?:de|com|net|org|at|ch|uk|eu|ua|info|news|co))\b(?!@)", re.IGNORECASE)
_CREDIT_WORD = re.compile(
    r"(?:^|[\s.(|\[)“”\"])(?:foto|bild|photo|image|picture|grafik|illustration|karte|archiv|symbol|rubriklisten|"
    r"titel)?(?:s|er|foto|bild|graph|grapher|graphs|quelle|rechte|nachweis)?"
    r"\s?(?:credit|source|copyright|courtesy|by|von)?\s?[:,/]?\s?(?=©)|"
    r"(?:^|[\s.(|\[)“”\"])(?:fotos?|bild(?:er|quelle|rechte|nachweis)?|photo(?:s|graph|graphs)?|pictures?|"
    r"images?|grafik|illustration|rubriklistenbild|symbol(?:bild|foto)|"
    r"archiv(?:bild|foto)|titelbild|quelle|source|credit)\s?(?:credit|source|copyright|courtesy of)?\s?(?::|,|"
    r"\bby\b|\bvon\b)\s?|[.!?]\s(?=foto\s[A-Z])",
    re.IGNORECASE,
)
_TRAILING_CREDIT = re.compile(r"(?:^|[.!?][”“\"]?\s+)(?P<credit>[A-ZÄÖÜ][^.!?]{1,60}?)[.)\]]?$")
_BRACKETED = re.compile(
    r"[\[(](?P<credit>[^\])]*(?:/|\b(?:reuters|afp|ap|epa|getty|handout|dpa)\b)[^\])]*)[\])]\.?$", re.IGNORECASE
)
_SUPPLIED = re.compile(
    r"\b(?:material|informationen|angaben|nachrichtenagentur(?:en)?|agentur(?:en)?|agencies|"
    r"agency|files|reporting|writers?|wire|quellen?|sources?|text)\b",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"[(\[](?P<inner>[^()\[\]]{2,40})[)\]]\s*$|\s[–—/]\s?(?P<bare>[a-zäöü]{2,4}(?:/[\w-]{2,10})+)\s*$"
)


def authors(lines: Sequence[Line]) -> Value:
    """Full names in the order of the page, of a live blog those of its updates too; initials only without any name."""
    names: dict[str, int] = {}
    signed = [line for line in lines if line.label in ("author", "date")]
    live = any(line.label == "update-head" for line in lines)
    for line in signed if live else head_bylines(lines) or signed:
        for name in author_names(plain(line.text)) if line.label == "author" else _dated_names(plain(line.text)):
            names.setdefault(name, line.n)
    if names:
        return Value(tuple(names), "stated", _unique(names.values()))
    initials: dict[str, int] = {}
    for line in (line for line in lines if line.label in ("author", "credit")):
        for part in _initials(plain(line.text), line.label == "author"):
            initials.setdefault(part, line.n)
    return Value(tuple(initials), "stated", _unique(initials.values())) if initials else Value(())


def head_bylines(lines: Sequence[Line]) -> list[Line]:
    """Author and date lines above the text that name somebody: what stands before the headline must say so."""
    text = next((line.n for line in lines if line.label in ("body", "update-head")), 0)
    head = next((line.n for line in lines if line.label in ("headline", "kicker+headline")), 0)
    return [
        line
        for line in lines
        if line.n < text
        and (
            (line.label == "date" and _dated_names(plain(line.text)))
            or (
                line.label == "author"
                and author_names(plain(line.text))
                and (line.n > head or is_byline(plain(line.text)))
            )
        )
    ]


def author_names(text: str) -> tuple[str, ...]:
    """The persons named in a byline, also where it says who edited or when."""
    if names := byline_names(text):
        return names
    return tuple(dict.fromkeys(n for part in re.split(r"\s*[|·•]\s*|\s+[–—]\s+", text) for n in byline_names(part)))


def _dated_names(text: str) -> tuple[str, ...]:
    """The names of a byline that has the date in its line: `by Erika Muster March 2`, `Stand: … | Von E. Muster`."""
    for stamp in reversed(stamps(text)):
        text = f"{text[: stamp.start]} | {text[stamp.end :]}"
    parts = [p.strip(" ,;") for p in re.split(r"\s*[|·•]\s*", text) if p.strip(" ,;")]
    return tuple(dict.fromkeys(n for part in parts if read_byline(part).marked for n in byline_names(part)))


def _initials(text: str, alone: bool) -> tuple[str, ...]:
    """Editors' initials beside agencies or by themselves; `red` and the like only where nothing else stands."""
    signed = text if ":" not in text else text.split(":", 1)[1]
    parts = [p for p in re.split(r"\s*[/,;|()\[\]]\s*|:\s+|\s+", signed.strip("()[] .")) if p]
    if not alone and not all(
        _agency(p) or re.fullmatch(r"[a-zäöüß]{2,5}|[A-ZÄÖÜ]{2,3}|[\w.-]+|[\d.]+", p) for p in parts
    ):
        return ()
    found = signature(signed) if not alone else tuple(parts) if len(parts) == 1 else read_byline(text).initials
    known = re.compile(
        r"(?!(?:red|eig|mit|und|and)$)[a-zäöüß]{2,5}|[A-ZÄÖÜ]{2,3}" if not alone else r"[a-zäöüß]{2,5}|[A-ZÄÖÜ]{2,3}"
    )
    joined = "/" in signed
    return tuple(p for p in found if known.fullmatch(p) and not _agency(p) and (alone or p.islower() or joined))


def agencies(lines: Sequence[Line]) -> Value:
    """Codes of the agencies that the text is credited to, in source, date and author lines, datelines, signatures."""
    found: dict[str, int] = {}
    for line in lines:
        for name in _credited_agencies(line, lines):
            if code := _agency(name) or (name if line.label in ("lead", "body") and name.isupper() else None):
                found.setdefault(code, line.n)
    return Value(tuple(found), "stated", _unique(found.values())) if found else Value(())


def image_credits(lines: Sequence[Line]) -> Value:
    """The credits of the pictures as printed, without the word for picture."""
    found = {
        credit: line.n
        for line in reversed(lines)
        if line.label == "image"
        for credit in [image_credit(plain(line.text))]
        if credit
    }
    ordered = dict(sorted(found.items(), key=lambda item: item[1]))
    return Value(tuple(ordered), "stated", _unique(ordered.values())) if ordered else Value(())


def image_credit(text: str) -> str | None:
    """The credit in a picture line: behind the word for picture or ©, in brackets, or at the end of a caption."""
    if image := markdown_image(text):
        caption, _, credit = (part.strip() for part in image[0].partition("|"))
        return (credit.removesuffix(caption).strip() or None) if credit else None
    if re.match(r"image\s+caption\b", text, re.IGNORECASE):
        return None
    words = list(_CREDIT_WORD.finditer(text))
    if words and (credit := text[words[-1].end() :].strip(" ()[].,:")):
        return credit
    bracketed = _BRACKETED.search(text)
    if bracketed:
        return re.sub(r"^file:?\s+", "", bracketed["credit"].strip(), flags=re.IGNORECASE)
    trailing = _TRAILING_CREDIT.search(text)
    return trailing["credit"].strip(" ()[]") if trailing and looks_like_credit(trailing["credit"]) else None


def looks_like_credit(text: str) -> bool:
    """A photographer and an agency, or an agency alone."""
    known = re.search(
        r"\b(?:getty(?:\s+images)?|picture[- ]alliance|imago|alamy|shutterstock|epa|sputnik|afp|"
        r"reuters|dpa|ap|pa|handout|pool|zuma\w*|anadolu)\b",
        text,
        re.IGNORECASE,
    )
    return len(text.split()) <= 8 and (known is not None or re.search(r"\w\s?/\s?[A-Z]", text) is not None)


def outlet(lines: Sequence[Line]) -> Value:
    """The outlet as the page names it: its own line, the source or rights line, else the host of its pictures."""
    for line in lines:
        if line.label == "outlet":
            return Value(plain(line.text), "stated", (line.n,))
    for line in _credits(lines):
        for part in _houses(plain(line.text)):
            return Value(part, "stated", (line.n,))
    for line in lines:
        if line.label == "author" and (houses := read_byline(plain(line.text)).houses):
            return Value(houses[0], "stated", (line.n,))
    for line in lines:
        image = markdown_image(plain(line.text))
        hosts = _HOST.findall(image[1]) if image else []
        if hosts and "." in hosts[0]:
            known = by_host(hosts[0])
            host = next((h for h in known.hosts if hosts[0].endswith(h)), hosts[0]) if known else _site(hosts[0])
            return Value(host, "inferred", (line.n,), "host of the pictures")
    return Value()


def _houses(text: str) -> Iterable[str]:
    """The parts of a source or rights line that name a publisher: a known one, a host, or capitals beside agencies."""
    if not re.match(r"[(\[]?(?:quellen?\s*:|sources?\s*:|©|copyright)", text, re.IGNORECASE):
        return
    listed = re.split(
        r"\s+[-–—]\s+",
        re.sub(r"^[(\[]?(?:\w+\s*:|©|copyright)\s*(?:©\s*)?(?:\d{4}\s+)?", "", text, flags=re.IGNORECASE),
    )[0]
    parts = [p.strip(" .()") for p in re.split(r"[/,;|]", listed)]
    for part in parts:
        if (
            part
            and not _agency(part)
            and (
                _HOST.fullmatch(part)
                or by_name(part)
                or (len(parts) > 1 and re.fullmatch(r"[A-ZÄÖÜ]{2,}(?:\s[A-ZÄÖÜ]{2,})*", part))
            )
        ):
            yield part


def _site(host: str) -> str:
    """The site of a picture host: `images.example.de` → `example.de`."""
    parts = host.lower().split(".")
    return ".".join(parts[-3:] if parts[-2] in ("co", "com") and len(parts) > 2 else parts[-2:])


def _credited_agencies(line: Line, lines: Sequence[Line]) -> tuple[str, ...]:
    text = plain(line.text)
    if line.label == "credit":
        return tuple(_parts(line))
    if line.label in ("date", "author"):
        return tuple(re.findall(r"[^\s,/;|()·]+", text))
    if line.label in ("lead", "body"):
        return _in_text(text, line is _last_body(lines))
    return ()


def _in_text(text: str, last: bool) -> tuple[str, ...]:
    """Agencies of a dateline at the start, and of the signature that closes the last paragraph.

    What stands in brackets in a dateline is an agency, known or not; a day alone may stand before it."""
    text = re.sub(FIRST_REPORT.pattern + r"\W*", "", text, flags=re.IGNORECASE)
    opening = dateline(text)
    listed = opening["agency"] if opening else None
    listed = listed or next(iter(re.findall(r"^[A-Z]\w+\.? \d{1,2} (\([\w/, -]{2,40}\))", text)), "")
    inner = listed.strip("() ")
    found = (inner,) if _agency(inner) else tuple(re.findall(r"[\w-]+", inner))
    closing = _CLOSING.search(text) if last else None
    signed = (closing["inner"] or closing["bare"]) if closing else ""
    return found + (signature(signed) if signed else ())


def _last_body(lines: Sequence[Line]) -> Line | None:
    return next((line for line in reversed(lines) if line.label == "body"), None)


def _credits(lines: Sequence[Line]) -> Iterable[Line]:
    return (line for line in lines if line.label == "credit")


def _parts(line: Line) -> list[str]:
    """The tokens of a source line; the names of two words that agencies go by come as one."""
    text = plain(line.text)
    whole = [name for name in vocabulary().agencies if " " in name and name in text.casefold()]
    listed = re.split(r"\s+[-–—]\s+", text)[0] if text.startswith("©") else text
    if not (re.match(r"[(\[]?(?:\w+\s?:|©)", text) or signature(text) or _SUPPLIED.search(text)):
        return whole
    return whole + [p for p in re.split(r"[\s,/;|+&()\[\]©:]+", listed) if p]


def _agency(name: str) -> str | None:
    return vocabulary().agencies.get(name.strip(".:").casefold())


def _unique(numbers: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted(set(numbers)))
