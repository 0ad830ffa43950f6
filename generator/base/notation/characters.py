"""Characters that no content may hold: control, invisible, direction-changing, not a character at all.

In: text. Out: the first such character and how it is called. They cannot be seen in an editor and change what others
read, so neither a file nor an escape in YAML nor an entity in Markdown may bring one in. Joiners and marks of direction
that names in Arabic, Hebrew or Indian scripts need are allowed (U+200C to U+200F, U+061C).
"""

import re

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_WHITE = re.compile(r"[ \t\n]+")
_NAMES = {
    "\x00": ("a NUL character is not allowed", "delete it"),
    "\r": ("Windows line ends (CRLF) are not allowed", "save the file with LF line ends"),
    "\x85": ("a line end of another kind (U+0085) is not allowed", "replace it by a new line"),
    "\ufeff": ("a byte-order mark is not allowed", "save the file as UTF-8 without BOM"),
    "\ufffc": ("the mark of an embedded object (U+FFFC) is not allowed", "delete it"),
}


def forbidden_character(text: str) -> tuple[int, str, str] | None:
    """Where the first one stands (from 0), the message and the remedy; None if there is none."""
    # What is printable is none of them, but for the mark of an object; that is found out several times faster.
    if text.replace("\n", "").isprintable() and "\ufffc" not in text:
        return None
    match = _FORBIDDEN.search(text)
    if not match:
        return None
    name = f"the invisible character U+{ord(match[0]):04X} is not allowed"
    return (match.start(), *_NAMES.get(match[0], (name, "delete it")))


def one_line(text: str) -> str:
    """Text in one line, blanks collapsed as HTML does; a non-breaking or a thin blank stays what it is."""
    return (_WHITE.sub(" ", text) if "\n" in text or "\t" in text or "  " in text else text).strip(" ")
