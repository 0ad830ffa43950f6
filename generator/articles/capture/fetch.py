"""Reading an input: a file or standard input becomes text, with its digest, encoding and media type.

In: a path (`-` is standard input). Out: a `Source`, or a `Problem` in one sentence. The surprising thing: the text is
never normalised, because every coordinate of the import report counts its characters; `plain` gives the form in which
rules look at a line.
"""

import hashlib
import os
import re
import sys
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from generator.articles.capture.decode import archived_page, decode, is_archived_page
from generator.base.problems import Place, Problem

#: Inputs above this size are refused; an article with its page is a hundredth of it.
SIZE_LIMIT = 20_000_000

_MARKUP = re.compile(r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
#: Soft hyphens and other characters that nobody sees.
INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff\u202a-\u202e\u2066-\u2069]")


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
    archived = is_archived_page(content)
    page = archived_page(content) if archived else content
    if not page:
        return _problem(path, "the file holds no page that can be read", "save it as “web page, HTML only”")
    decoded = decode(page)
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
