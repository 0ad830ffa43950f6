"""New archives, new entries, translations accepted.

Read in this order: an archive of one’s own (`init`), an entry or a translation (`new`), what its original said before
(`history`), and what a translation renders now (`accept`).
"""
