"""Lines that belong to pictures: captions with credits, credits alone, Markdown images.

In: one line in its plain form. Out: whether it is one. The surprising thing: many pages print the credit without any
word for picture, and then only the agencies tell.
"""

import re
from functools import lru_cache

from generator.articles.layout.bylines import is_name
from generator.articles.layout.shapes import sentences, words
from generator.articles.vocabulary.outlets import vocabulary

_PHOTO = (
    r"(?:fotos?|bild(?:er|quelle|rechte|nachweis|credit)?|photo(?:s|graph|graphs|grapher)?|pictures?|images?|"
    r"grafik|graphic|illustration|"
    r"karte|screenshot|rubriklistenbild|symbol(?:bild|foto)|archiv(?:bild|foto)|titelbild|credit|video)"
)

#: What no credit of a picture has: a colon, a year of rights, a byline's word, initials, persons in a list.
_NO_CREDIT = re.compile(r":|^©\s*(?:19|20)\d\d|^(?:von|by)\s|\([a-z]{2,4}\)|\s\|\s|^[^/©(]+,\s[^/©(]+$", re.IGNORECASE)
#: Pictures that have a title of their own behind the word for them.
_TITLED = re.compile(r"[(\[]?(?:karte|grafik|graphic|illustration|screenshot|video)\b", re.IGNORECASE)
_MARKDOWN_IMAGE = re.compile(r"^!\[(?P<alt>[^\]]*)\]\((?P<address>[^)\s]*)[^)]*\)$")


def markdown_image(text: str) -> tuple[str, str] | None:
    """Alternative text and address of a line that is one Markdown image."""
    match = _MARKDOWN_IMAGE.match(text)
    return (match["alt"], match["address"]) if match else None


@lru_cache(maxsize=65536)
def is_image_line(text: str) -> bool:
    """A caption that carries its credit, the credit alone, or a picture."""
    length = words(text)
    if _MARKDOWN_IMAGE.match(text):
        return True
    if length > 70 or (length <= 4 and vocabulary().finds("picture_numbers", text)):
        return False
    known = ("picture_openings", "picture_ends", "picture_numbers")
    return any(vocabulary().finds(name, text) for name in known) or is_photo_credit(text)


@lru_cache(maxsize=65536)
def is_photo_credit(text: str) -> bool:
    """A credit alone, without the word for picture: `Kay Muster/dpa`, `Reuters`, `© IMAGO / X`."""
    length = words(text)
    if length > 10 or _NO_CREDIT.search(text) or (sentences(text) and not text.endswith(".")):
        return False
    inner = text.strip("()[]© .")
    if not vocabulary().finds("photo_agencies", inner) and not text.startswith("©"):
        return False
    return all(
        t[0].isupper()
        or not t[0].isalpha()
        or t.casefold() in {"dpa", "picture", "alliance", "via", "images", "epd", "dts", "für", "for"}
        for t in re.findall(r"[^\s/,|]+", inner)
    )


def is_photo_agency(text: str) -> bool:
    """Whether the line names an agency that supplies pictures only."""
    return vocabulary().finds("only_photo_agencies", text)


def names_picture(text: str) -> bool:
    """Whether the line opens with a word for picture and its mark: `Foto: …`, `Rubriklistenbild: © …`."""
    return vocabulary().patterns["picture_openings"].match(text) is not None


def is_bare_credit(text: str) -> bool:
    """A credit without a caption: `(Foto: Kay Muster/dpa)`, `Reuters`, `Bild: Keystone`."""
    inner = re.sub(
        rf"^[(\[]?{_PHOTO}\s*(?:credit|source|courtesy)?\s*(?::|©|by\b|von\b)\s*", "", text, flags=re.IGNORECASE
    )
    length = words(inner)
    if re.match(r"(?:rubriklisten|titel|symbol)bild", text, re.IGNORECASE):
        return False
    if _TITLED.match(text) and not (is_photo_credit(inner) or is_name(inner)):
        return False
    return length <= 12 and not sentences(text) and (inner != text or is_photo_credit(text) or is_picture_source(text))


def is_picture_source(text: str) -> bool:
    """`Quelle: dpa/Erika Muster`: a source line that names a photographer."""
    match = re.match(r"[(\[]?(?:quelle|source)\s*:\s*(.+?)[)\]]?$", text, re.IGNORECASE)
    return match is not None and (
        is_photo_agency(match[1]) or ("/" in match[1] and any(is_name(p.strip()) for p in match[1].split("/")))
    )
