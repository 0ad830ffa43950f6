"""Reading an input: a file or standard input becomes text, with its digest, encoding and media type.

In: a path (`-` is standard input). Out: a `Source`, or a `Problem` in one sentence. The surprising thing: the text is
never normalised, because every coordinate of the import report counts its characters; `plain` gives the form in which
rules look at a line. Bytes have the encoding that they have, not the one they say they have: as in browsers (WHATWG
Encoding Standard), `ISO-8859-1` and `ASCII` are read as Windows-1252, a zero byte is passed over, and one wrong byte
does not make a UTF-8 page anything else. A page saved with all its parts in one file (MHTML, RFC 2557) is a mail.
"""

import codecs
import hashlib
import os
import re
import sys
import unicodedata
from dataclasses import dataclass
from email import message_from_bytes
from functools import lru_cache
from pathlib import Path

from generator.base.problems import Place, Problem

#: Inputs above this size are refused; an article with its page is a hundredth of it.
SIZE_LIMIT = 20_000_000

_MARKUP = re.compile(r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
#: Soft hyphens and other characters that nobody sees.
INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32"),
         (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))  # fmt: skip
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
#: What these names say is Windows-1252 wherever people wrote the page.
_WESTERN = frozenset(("iso8859-1", "ascii", "cp1252"))
#: Wrong bytes for each right character of two bytes and more that a UTF-8 text may have.
_WRONG = 0.1
_MAIL = re.compile(rb"^(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){1,20}", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Source:
    """What was read. `lines` are those of the import report; HTML has none before its blocks are extracted."""

    id: str
    path: str
    media_type: str
    encoding: str
    sha256: str
    text: str
    lines: tuple[str, ...]


def fetch(path: str) -> Source | Problem:
    """The input's text, or the one sentence that says why it cannot be an article."""
    name = "stdin" if path == "-" else Path(path).name
    try:
        content = _bytes(path)
    except OSError as error:
        reason = error.strerror or str(error)
        return _problem(path, f"the file cannot be read: {reason}", "check the name and the permissions")
    if len(content) > SIZE_LIMIT:
        return _problem(path, "the file is larger than 20 MB, which no article is", "save the article alone")
    if not content.strip():
        return _problem(path, "the file is empty", "save the article again")
    archived = _is_archived_page(content)
    page = _page_of(content) if archived else content
    if not page:
        return _problem(path, "the file holds no page that can be read", "save it as “web page, HTML only”")
    decoded = _decode(page)
    if decoded is None:
        return _problem(path, "the file is binary, not text", "save the article as plain text or as HTML")
    text, encoding = decoded
    html = archived or _is_html(name, text)
    lines = () if html else split_lines(text)
    if not html and not any(map(plain, lines)):
        return _problem(path, "the file holds nothing but white space", "save the article again")
    return Source(Path(name).stem if path != "-" else name, name, "text/html" if html else "text/plain", encoding,
                  hashlib.sha256(content).hexdigest(), text, lines)  # fmt: skip


def split_lines(text: str) -> tuple[str, ...]:
    """Lines as the import report counts them: at `\\n`, a final one ends a line, `\\r` before it does not count.

    A text that has only `\\r` is split there: it comes from an old Macintosh and would be one line otherwise."""
    if "\n" not in text and "\r" in text:
        text = text.replace("\r", "\n")
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    return tuple(line.removesuffix("\r") for line in lines)


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """The text for recognition only: NFC, no invisible characters, every run of white space one blank."""
    return " ".join(unicodedata.normalize("NFC", INVISIBLE.sub("", text)).split())


def letters(text: str) -> str:
    """Letters and digits alone, in small letters: what is the same however a page spaces and marks it."""
    return re.sub(r"\W+", "", plain(text).casefold())


def _bytes(path: str) -> bytes:
    if path == "-":
        return sys.stdin.buffer.read(SIZE_LIMIT + 1)
    with open(path, "rb", opener=_not_waiting) as file:
        return file.read(SIZE_LIMIT + 1)


def _not_waiting(path: str, flags: int) -> int:
    """Open a file without waiting for somebody to write to a pipe; one that nobody writes to is empty."""
    handle = os.open(path, flags | os.O_NONBLOCK)
    os.set_blocking(handle, True)
    return handle


def _is_html(name: str, text: str) -> bool:
    if Path(name).suffix.lower() in (".html", ".htm", ".xhtml"):
        return True
    return Path(name).suffix.lower() not in (".txt", ".md") and _MARKUP.search(text[:4096]) is not None


def _problem(path: str, message: str, remedy: str) -> Problem:
    return Problem(Place(path), message, remedy)


def _is_archived_page(content: bytes) -> bool:
    """Whether the file is a page with its parts."""
    head = content[:4096].lower()
    return b"multipart/related" in head and b"mime-version:" in head and _MAIL.match(content) is not None


def _page_of(content: bytes) -> bytes:
    """The page as HTML, empty if the file holds none; its `meta` comes first, so that its encoding is found."""
    parts = (part for part in message_from_bytes(content).walk() if part.get_content_type() == "text/html")
    part = next(parts, None)
    payload = part.get_payload(decode=True) if part else None
    if part is None or not isinstance(payload, bytes) or not payload.strip():
        return b""
    charset = part.get_content_charset() or ""
    return (f'<meta charset="{charset}">'.encode() if re.fullmatch(r"[\w.:-]+", charset) else b"") + payload


def _decode(content: bytes) -> tuple[str, str] | None:
    """Text without byte-order mark and the encoding's name; None for what is no text in any likely encoding."""
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _strict(content, "utf-8-sig" if encoding == "utf-8" else encoding, encoding)
    if b"\x00" in content:
        if decoded := _without_mark(content):
            return decoded
        if content.count(0) * 100 > len(content):
            return None
        content = content.replace(b"\x00", b"")
    if decoded := _strict(content, "utf-8", "utf-8"):
        return decoded
    declared = _DECLARED.search(content[:2048])
    name = declared[1].decode("ascii").lower() if declared else ""
    if name.replace("_", "-") in ("", "utf-8", "utf8") and (decoded := _mostly_utf8(content)):
        return decoded
    if name and (decoded := _strict(content, "cp1252" if _is_western(name) else name, name)):
        return decoded
    return _guess(content)


def _is_western(name: str) -> bool:
    try:
        return codecs.lookup(name).name in _WESTERN
    except LookupError:
        return False


def _mostly_utf8(content: bytes) -> tuple[str, str] | None:
    """UTF-8 with a few bytes of Windows-1252 in it, as editors and proxies leave them."""
    text = content.decode("utf-8", "replace")
    wrong, right = text.count("\ufffd"), sum(ord(c) > 127 for c in text) - text.count("\ufffd")
    if not right or wrong > max(1, right * _WRONG):
        return None
    text = content.decode("utf-8", "windows-1252-byte")
    return None if _is_binary(text) else (text, "utf-8")


def _byte_of_windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.start + 1]
    return wrong.decode("cp1252", "replace"), error.start + 1


codecs.register_error("windows-1252-byte", _byte_of_windows)


def _strict(content: bytes, codec: str, name: str) -> tuple[str, str] | None:
    try:
        text = content.decode(codec).removeprefix("\ufeff")
    except (UnicodeDecodeError, LookupError, ValueError):
        return None
    return None if _is_binary(text) else (text, name)


def _without_mark(content: bytes) -> tuple[str, str] | None:
    """UTF-16 without a mark has its zero bytes in every second place; anything else with zero bytes is binary."""
    even, odd = content[0::2].count(0), content[1::2].count(0)
    if max(even, odd) < len(content) // 5 or min(even, odd) > len(content) // 50:
        return None
    codec = "utf-16-be" if even > odd else "utf-16-le"
    return _strict(content, codec, codec)


def _guess(content: bytes) -> tuple[str, str] | None:
    from charset_normalizer import from_bytes

    if _is_binary(content[:4096].decode("latin-1")):
        return None
    best = from_bytes(content[:200_000], cp_isolation=["cp1252", "cp1251", "mac_roman"]).best()
    name = best.encoding if best else "cp1252"
    return _strict(content, name, name) or _strict(content, "latin-1", "latin-1")


def _is_binary(text: str) -> bool:
    return len(_CONTROL.findall(text[:65536])) * 100 > len(text[:65536])
