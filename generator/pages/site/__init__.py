"""Which pages there are, where they lie, and what all of them know.

Read in this order: addresses (`permalinks`) and the ids on a page (`fragments`), the names that actors go by and their
order (`registers`), the archive in one language (`language_site`) and in all, with the types of pages (`sites`); in
what order things are listed (`listings`), in which parts (`pagination`, `selections`, `page_counts`); the `plan` of all
pages; when one changed (`changes`).
"""
