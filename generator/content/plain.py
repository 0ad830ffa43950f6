"""Lines of plain text in front matter: what YAML would take away without a word, and Markdown that is not read there.

In: a scalar or its text. Out: message and remedy, or None.
"""

import re

from generator.base.notation import Scalar

_SHOWN = 40
#: Markdown that somebody may have meant in a line of plain text.
_MARKED = re.compile(
    r"<(?:actor|call|topic|source|https?|mailto):[^<>]*>|\[[^\[\]]*\](?:\(|\{)|\[\^[^\]]+\]|\*\*\S|</?[a-z]+>"
    r"|&(?:[A-Za-z]{2,8}|#[0-9]{2,5});|\\[*_#~.\[]|~~\S"
)


def lost(node: Scalar, key: str) -> tuple[str, str] | None:
    """What YAML would take away or put in without a word."""
    if node.lost:
        message = f"behind `{key}`, “{node.lost[:_SHOWN]}” is a comment to YAML and would not be shown"
        return message, "put the whole value into quotation marks, or the comment on a line of its own"
    escape = re.search(r"\\[t_\t]", node.written.replace("\\\\", "")) if node.quoted else None
    if escape:
        message = f"`{escape[0]}` in `{key}` makes a blank of another kind"
        return message, f"write `\\{escape[0]}` for a backslash, or put the value into single quotation marks"
    return None


def markdown(text: str, key: str) -> tuple[str, str] | None:
    """What of a text looks like Markdown; it would be shown as it is."""
    found = _MARKED.search(text)
    remedy = "write it as plain text; Markdown is not read here"
    return (f"“{found[0]}” in `{key}` is shown as it is", remedy) if found else None
