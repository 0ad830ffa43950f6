"""Text for XML: characters that mean something there are written as references. Pure.

`xml.sax.saxutils` does the same and loads everything that speaks HTTP for it.
"""

from html import escape as _escape


def escape(text: str) -> str:
    """Text between tags."""
    return _escape(text, quote=False)


def quoteattr(text: str) -> str:
    """An attribute's value with its quotation marks."""
    return f'"{_escape(text)}"'
