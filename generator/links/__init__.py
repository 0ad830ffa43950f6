"""Editions in, an archive out: paired, resolved, ordered, compared. Pure.

Read in this order: the types (`archive`), the `order` of calls, the units of two editions side by side (`alignment`);
references resolved (`resolve`) and turned round (`backlinks`); editions paired (`translations`), what is stale
(`staleness`), where editions differ (`consistency`); the `wordings` of a point and the parties' `accounts` compared;
one edition put in the place of another (`exchange`); what the editions of an entry have to do with one another
(`editions`); all of it (`link`).

The room's front door: `link` makes the `Archive`, whose types are in `archive`; `accounts` compares what the parties
of a call state, `editions` what the languages of an entry say.
"""

from generator.links import accounts, archive, editions
from generator.links.archive import Archive, Entry
from generator.links.link import link

__all__ = ["Archive", "Entry", "accounts", "archive", "editions", "link"]
