"""Editions in, an archive out: paired, resolved, ordered, compared. Pure.

The room's front door: `link` makes the `Archive`; the types are in `generator.links.archive`, which later rooms import
through here.
"""

from generator.links import archive, editions
from generator.links.accounts import compare_facts, side_by_side
from generator.links.archive import Archive, Entry
from generator.links.link import link

__all__ = ["Archive", "Entry", "archive", "compare_facts", "editions", "link", "side_by_side"]
