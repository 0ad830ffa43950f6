"""Text for XML and HTML: characters that mean something there are written as references. Pure.

`xml.sax.saxutils` does the same and loads everything that speaks HTTP for it.
"""

from collections.abc import Callable
from html import escape as _escape

import markupsafe

#: Text for HTML, as `markupsafe.escape` writes it, but not wrapped, where the library has that apart.
escaped: Callable[[str], str] = getattr(markupsafe, "_escape_inner", markupsafe.escape)


def escape(text: str) -> str:
    """Text between tags."""
    return _escape(text, quote=False)


def quoteattr(text: str) -> str:
    """An attribute's value with its quotation marks."""
    return f'"{_escape(text)}"'
