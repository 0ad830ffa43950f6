"""What the template of the editions side by side may see. Types only."""

from typing import NamedTuple

from markupsafe import Markup

from generator.pages.views.shared import NOTHING, Head, Link, SourceNote


class Column(NamedTuple):
    """One edition: the name of its language in itself, whether it is the original, and its page."""

    name: str
    note: str
    href: str
    lang: Markup = NOTHING


class ParallelCell(NamedTuple):
    """A unit of one edition, figures that another edition has not marked; `html` is empty where it lacks the unit."""

    html: Markup
    column: str
    lang: Markup = NOTHING


class ParallelRow(NamedTuple):
    """One unit in all editions. `changed` says that the original changed since it was translated."""

    anchor: str
    text: str
    cells: tuple[ParallelCell, ...]
    changed: str = ""


class ParallelView(NamedTuple):
    head: Head
    title: str
    title_language: Markup
    intro: str
    caption: str
    missing: str
    back: Link
    columns: tuple[Column, ...]
    rows: tuple[ParallelRow, ...]
    sources: tuple[SourceNote, ...]
