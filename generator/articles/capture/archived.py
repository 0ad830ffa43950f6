"""A page that a browser saved with all its parts in one file (MHTML, RFC 2557).

In: the bytes of such a file. Out: the bytes of the page itself, in the encoding that its part declares. The surprising
thing: it is a mail with attachments, so the standard library's mail parser reads it.
"""

import re
from email import message_from_bytes
from email.message import Message

_BEGINNING = re.compile(rb"^(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){1,20}", re.MULTILINE)


def is_archived_page(content: bytes) -> bool:
    """Whether the file is a page with its parts."""
    head = content[:4096].lower()
    return b"multipart/related" in head and b"mime-version:" in head and _BEGINNING.match(content) is not None


def archived_page(content: bytes) -> bytes | None:
    """The page as HTML; None if the file holds none. Its `meta` comes first, so that the declared encoding is found."""
    message = message_from_bytes(content)
    part = next((p for p in message.walk() if p.get_content_type() == "text/html"), None)
    payload = part.get_payload(decode=True) if part else None
    if not isinstance(payload, bytes) or not payload.strip():
        return None
    return _declared(part) + payload


def _declared(part: Message | None) -> bytes:
    charset = part.get_content_charset() if part else None
    return f'<meta charset="{charset}">'.encode() if charset and re.fullmatch(r"[\w.:-]+", charset) else b""
