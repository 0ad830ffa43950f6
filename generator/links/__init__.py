"""Editions in, an archive out: paired, resolved, ordered, compared. Pure.

The room's front door: `link` makes the `Archive`, whose types are in `archive`; `accounts` compares what the parties
of a call state, `editions` what the languages of an entry say.
"""

from generator.links import accounts, archive, editions
from generator.links.archive import Archive, Entry
from generator.links.link import link

__all__ = ["Archive", "Entry", "accounts", "archive", "editions", "link"]
