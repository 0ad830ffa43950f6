"""Text for XML and HTML: characters that mean something there are written as references. Pure.

`xml.sax.saxutils` does the same and loads everything that speaks HTTP for it.
"""

import re
from collections.abc import Callable
from html import escape as _escape

import markupsafe

#: Text for HTML, as `markupsafe.escape` writes it, but not wrapped, where the library has that apart.
escaped: Callable[[str], str] = getattr(markupsafe, "_escape_inner", markupsafe.escape)


_BARE = re.compile(r"[\w./#:%-]+")


class _Attributes(dict[str, str]):
    """Text as the value of an attribute, in quotation marks only where it needs them; kept, so for texts that recur."""

    def __missing__(self, text: str) -> str:
        told = escaped(str(text))
        value = self[text] = told if _BARE.fullmatch(told) else f'"{told}"'
        return value


attribute = _Attributes()


def escape(text: str) -> str:
    """Text between tags."""
    return _escape(text, quote=False)


def quoteattr(text: str) -> str:
    """An attribute's value with its quotation marks."""
    return f'"{_escape(text)}"'
