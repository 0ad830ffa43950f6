"""Lines that belong to pictures: captions with credits, credits alone, Markdown images.

In: one line in its plain form. Out: whether it is one. The surprising thing: many pages print the credit without any
word for picture, and then only the agencies tell.
"""

import re
from functools import lru_cache

from generator.articles.layout.bylines import is_name
from generator.articles.layout.shapes import sentences, words

_PHOTO = (
    r"(?:fotos?|bild(?:er|quelle|rechte|nachweis|credit)?|photo(?:s|graph|graphs|grapher)?|pictures?|images?|"
    r"grafik|graphic|illustration|"
    r"karte|screenshot|rubriklistenbild|symbol(?:bild|foto)|archiv(?:bild|foto)|titelbild|credit|video)"
)

_IMAGE_START = re.compile(
    rf"^[(\[]?(?:{_PHOTO}\s*(?:credit|source|caption|courtesy)?\s*[:©|]|{_PHOTO}\s+(?:by|von|via|©)\s|image\s+(?:source|caption|copyright)\b|"
    r"bildunterschrift\b|legende\s*:|file\s+photo\b|file\s+[-–—]|foto\s*/|in\s+pictures\b)",
    re.IGNORECASE,
)

_IMAGE_END = re.compile(
    rf"(?:[\s.(|\[)“”\"]{_PHOTO}\s*(?:credit|source)?\s*[:©]\s?|[\s.(]©\s?|\s\(?quelle:\s?|\b(?:photograph|photo|picture):\s?|\((?:ap|afp)\s+photo|"
    r"\[(?=[^\]]*(?:/|\b(?:reuters|afp|ap|epa|getty|handout)\b)))[^.!?]{2,80}[.)\]]?$",
    re.IGNORECASE,
)

_TRAILING = re.compile(
    r"[.!?][”“\"]?\s+(?:foto\s[A-ZÄÖÜ]|(?:[A-ZÄÖÜ][\w.'’-]*\s){1,4}?[A-ZÄÖÜ][\w.'’-]*\s?/\s?[A-ZÄÖÜ]|"
    r"getty\s+images|reuters|afp|epa|imago|picture[- ]alliance|shutterstock|alamy|"
    r"(?:[A-ZÄÖÜ][\w.'’-]*\s){0,3}(?:via\s+)?(?:getty|reuters|afp|ap|pa|epa)\b)[^.!?]{0,40}$",
    re.IGNORECASE,
)

#: A credit in brackets at the end: an agency, and a sign that it is about a picture.
_BRACKETED = re.compile(
    r"[(\[](?=[^()\[\]]*(?:/|\bvia\b|\bimages\b|picture alliance|\bphoto\b|\bfoto\b))"
    r"(?=[^()\[\]]*\b(?:afp|ap|reuters|epa|dpa|getty|alliance|imago|sputnik|handout|pool|tass|xinhua|anadolu|epd|kna)\b)[^()\[\]]{3,70}[)\]]\.?$",
    re.IGNORECASE,
)
_IMAGE_NOTE = re.compile(
    r"[(\[](?:archiv(?:bild|foto|aufnahme)?|symbol(?:bild|foto)|file(?:\s+(?:photo|image|"
    r"picture))?|archive\s+(?:photo|image|picture))[)\]]\s*\.?$",
    re.IGNORECASE,
)

_MARKDOWN_IMAGE = re.compile(r"^!\[(?P<alt>[^\]]*)\]\((?P<address>[^)\s]*)[^)]*\)$")

_PHOTO_AGENCY = re.compile(
    r"\b(?:getty(?:\s+images)?|picture[- ]alliance|imago(?:\s+images)?|zuma(?:press)?|abaca(?:press)?|alamy|"
    r"shutterstock|epa(?:-efe)?|"
    r"sputnik|ap\s+photo|handout|pool|keystone|anadolu|nurphoto|ukrinform|afp|reuters|dpa|ap|rex|via|xinhua|pa|pa wire|"
    r"tass|ap/dpa)\b",
    re.IGNORECASE,
)


def markdown_image(text: str) -> tuple[str, str] | None:
    """Alternative text and address of a line that is one Markdown image."""
    match = _MARKDOWN_IMAGE.match(text)
    return (match["alt"], match["address"]) if match else None


@lru_cache(maxsize=65536)
def is_image_line(text: str) -> bool:
    """A caption that carries its credit, the credit alone, or a picture."""
    if _MARKDOWN_IMAGE.match(text):
        return True
    length = words(text)
    if length > 70:
        return False
    if _IMAGE_START.match(text) and (length <= 60):
        return True
    if re.search(r"\b(?:REUTERS|AFP|EPA)/[A-Z]", text) or (
        re.match(r"\[\d+/\d+\]|Item \d+ of \d+\b", text) and length > 4
    ):
        return True
    if _IMAGE_NOTE.search(text) and length <= 50:
        return True
    if _BRACKETED.search(text):
        return True
    return _IMAGE_END.search(text) is not None or is_photo_credit(text) or _TRAILING.search(text) is not None


@lru_cache(maxsize=65536)
def is_photo_credit(text: str) -> bool:
    """A credit alone, without the word for picture: `Kay Muster/dpa`, `Reuters`, `© IMAGO / X`."""
    length = words(text)
    if (
        length > 10
        or ":" in text
        or re.match(r"©\s*(?:19|20)\d\d", text)
        or (sentences(text) and not text.endswith("."))
    ):
        return False
    inner = text.strip("()[]© .")
    if not _PHOTO_AGENCY.search(inner) and not text.startswith("©"):
        return False
    return all(
        t[0].isupper()
        or not t[0].isalpha()
        or t.casefold() in {"dpa", "picture", "alliance", "via", "images", "epd", "dts", "für", "for"}
        for t in re.findall(r"[^\s/,|]+", inner)
    )


def is_photo_agency(text: str) -> bool:
    """Whether the line names an agency that supplies pictures only."""
    return (
        re.search(
            r"\b(?:getty|picture[- ]alliance|imago|zuma\w*|abaca\w*|alamy|shutterstock|epa|sputnik|photo|foto|"
            r"handout|pool|nurphoto)\b",
            text,
            re.IGNORECASE,
        )
        is not None
    )


def names_picture(text: str) -> bool:
    """Whether the line opens with a word for picture and its mark: `Foto: …`, `Rubriklistenbild: © …`."""
    return _IMAGE_START.match(text) is not None


def is_bare_credit(text: str) -> bool:
    """A credit without a caption: `(Foto: Kay Muster/dpa)`, `Reuters`, `Bild: Keystone`."""
    inner = re.sub(
        rf"^[(\[]?{_PHOTO}\s*(?:credit|source|courtesy)?\s*(?::|©|by\b|von\b)\s*", "", text, flags=re.IGNORECASE
    )
    length = words(inner)
    if re.match(r"(?:rubriklisten|titel|symbol)bild", text, re.IGNORECASE):
        return False
    return length <= 12 and not sentences(text) and (inner != text or is_photo_credit(text) or is_picture_source(text))


def is_picture_source(text: str) -> bool:
    """`Quelle: dpa/Erika Muster`: a source line that names a photographer."""
    match = re.match(r"[(\[]?(?:quelle|source)\s*:\s*(.+?)[)\]]?$", text, re.IGNORECASE)
    return match is not None and (
        is_photo_agency(match[1]) or ("/" in match[1] and any(is_name(p.strip()) for p in match[1].split("/")))
    )
