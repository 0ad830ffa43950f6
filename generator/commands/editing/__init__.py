"""New archives, new entries, translations accepted.

Read in this order: how this program was installed (`pinned`), the sample in some languages (`sample`) and the archive
of one’s own that both go into (`init`); an entry or a translation (`new`), what its original said before (`history`),
and what a translation renders now (`accept`).
"""
