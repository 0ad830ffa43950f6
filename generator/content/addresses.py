"""Addresses that people write: which web addresses are allowed, and which old addresses of a page.

In: text from front matter or from a link. Out: whether it is allowed. It is a list of what is allowed, judged after
decoding; whatever is not on it is refused.
"""

import re
import unicodedata
from urllib.parse import unquote, urlsplit

from generator.base.languages import slugify
from generator.base.notation import forbidden_character, is_device

#: Bytes of one word of an address: it becomes the name of a folder, which has at most 255.
LONGEST_SLUG = 200
_LONGEST = 2000


def is_web_address(text: str) -> bool:
    """An absolute http(s) address with a host, without white space, control or quoting characters even decoded."""
    if len(text) > _LONGEST:
        return False
    decoded = text
    for _ in range(4):
        decoded = unquote(decoded)
    if re.search(r"[\s<>\"'`\\^{|}]", text) or not text.isprintable():
        return False
    if re.search(r"[\x00-\x1f<>\"`\\]", decoded) or forbidden_character(decoded):
        return False
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
        return parts.scheme in ("http", "https") and _is_host(host) and "@" not in parts.netloc and parts.port != 0
    except ValueError:
        return False


def _is_host(host: str) -> bool:
    """Names between single dots (or an IPv6 address), none of which would be something else to a lenient reader.

    An encoded name is judged by what it shows: `＠` and `／` are what a browser may take for `@` and `/`."""
    if ":" in host:
        return True
    names = [name[4:].encode().decode("punycode") if name.startswith("xn--") else name for name in host.split(".")]
    shown = [unicodedata.normalize("NFKC", name) for name in names]
    return all(name and all(map(_is_of_a_name, name)) for name in (shown if shown[-1] else shown[:-1] or [""]))


def _is_of_a_name(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character)[0] == "M" or character in "-_·\u200c\u200d"


def is_alias(text: str) -> bool:
    """One to four address words, such as `calls/old-name/`; nothing that could lead elsewhere."""
    words = text.strip("/").split("/")
    return 0 < len(words) <= 4 and not text.startswith("//") and all(map(is_slug, words))


def is_slug(word: str) -> bool:
    """One word of an address, which becomes the name of a folder."""
    return bool(word) and len(word.encode()) <= LONGEST_SLUG and slugify(word, "") == word and not is_device(word)
