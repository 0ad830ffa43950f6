"""Bytes become text: in the encoding that they have, not only in the one they say they have.

In: the bytes of an input. Out: text and the encoding's name, or None for what is no text. The surprising thing: as
browsers do (WHATWG Encoding Standard), `ISO-8859-1` and `ASCII` are read as Windows-1252, a zero byte is passed over,
and one wrong byte does not make a UTF-8 page anything else; it alone is read as Windows-1252. A page that a browser
saved with all its parts in one file (MHTML, RFC 2557) is a mail with attachments.
"""

import codecs
import re
from email import message_from_bytes

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32"),
         (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))  # fmt: skip
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
#: What these names say is Windows-1252 wherever people wrote the page.
_WESTERN = frozenset(("iso8859-1", "ascii", "cp1252"))
#: Wrong bytes for each right character of two bytes and more that a UTF-8 text may have.
_WRONG = 0.1
_MAIL = re.compile(rb"^(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){1,20}", re.MULTILINE)


def is_archived_page(content: bytes) -> bool:
    """Whether the file is a page with its parts."""
    head = content[:4096].lower()
    return b"multipart/related" in head and b"mime-version:" in head and _MAIL.match(content) is not None


def archived_page(content: bytes) -> bytes:
    """The page as HTML, empty if the file holds none; its `meta` comes first, so that its encoding is found."""
    parts = (part for part in message_from_bytes(content).walk() if part.get_content_type() == "text/html")
    part = next(parts, None)
    payload = part.get_payload(decode=True) if part else None
    if part is None or not isinstance(payload, bytes) or not payload.strip():
        return b""
    charset = part.get_content_charset() or ""
    return (f'<meta charset="{charset}">'.encode() if re.fullmatch(r"[\w.:-]+", charset) else b"") + payload


def decode(content: bytes) -> tuple[str, str] | None:
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
