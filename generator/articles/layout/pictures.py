"""Captions and the credits of pictures.

In: one line in its plain form. Out: whether it shows or credits a picture. The surprising thing: many pages print a
picture's credit without any word for picture.
"""

import re
from functools import lru_cache

from generator.articles.layout.credits import is_name
from generator.articles.layout.shapes import sentences, words
from generator.articles.vocabulary.outlets import vocabulary

#: What no credit of a picture has: a colon, a year of rights, a byline's word, initials, persons in a list.
_NO_PICTURE = re.compile(r":|^©\s*(?:19|20)\d\d|^(?:von|by)\s|\([a-z]{2,4}\)|\s\|\s|^[^/©(]+,\s[^/©(]+$", re.IGNORECASE)
_MARKDOWN_IMAGE = re.compile(r"^!\[(?P<alt>[^\]]*)\]\((?P<address>[^)\s]*)[^)]*\)$")
#: What parts a caption from its credit.
_BEFORE_CREDIT = re.compile(r"\s[|©–—/•-]\s|(?<![.!?])\s[(\[](?!\d)|(?<![.!?])\s(?=[A-Z]{2,}/[A-ZÄÖÜ])")


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
    return any(vocabulary().finds(name, text) for name in known) or is_photo_credit(text) or _ends_with_credit(text)


def _ends_with_credit(text: str) -> bool:
    """A caption of one sentence at most, a sign, and the photographer or the agency: `… am Hafen – Keystone`."""
    signs = list(_BEFORE_CREDIT.finditer(text)) if sentences(text) <= 1 else []
    if not signs or words(text[: signs[-1].start()]) < 3:
        return False
    tail = text[signs[-1].end() :].strip(" ()[].")
    return tail.casefold() in vocabulary().agencies or is_photo_credit(tail)


@lru_cache(maxsize=65536)
def is_photo_credit(text: str) -> bool:
    """A credit alone, without the word for picture: `Kay Muster/dpa`, `Reuters`, `© IMAGO / X`."""
    if words(text) > 10 or _NO_PICTURE.search(text) or (sentences(text) and not text.endswith(".")):
        return False
    if not vocabulary().finds("photo_agencies", text.strip("()[]© .")) and not text.startswith("©"):
        return False
    small = {"dpa", "picture", "alliance", "via", "images", "epd", "dts", "für", "for"}
    return all(
        t[0].isupper() or not t[0].isalpha() or t in small for t in re.findall(r"[^\s/,|]+", text.strip("()[]© ."))
    )


def is_picture_source(text: str) -> bool:
    """`Quelle: dpa/Erika Muster`: a source line that names a photographer."""
    match = re.match(r"[(\[]?(?:©\s*)?(?:quelle|source)\s*:\s*(.+?)[)\]]?$", text, re.IGNORECASE)
    if match is None:
        return False
    return vocabulary().finds("only_photo_agencies", match[1]) or any(map(is_name, re.split(r"\s*/\s*", match[1])))


def is_bare_credit(text: str) -> bool:
    """A credit without a caption: `(Foto: Kay Muster/dpa)`, `Reuters`, `Bild: Keystone`."""
    inner = vocabulary().patterns["picture_words"].sub("", text)
    bare = inner != text or is_photo_credit(text) or is_picture_source(text)
    return words(inner) <= 12 and not sentences(text) and bare
