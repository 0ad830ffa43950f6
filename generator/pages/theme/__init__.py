"""The theme.

Read in this order: its `templates`, its own files and menus (`theme`), its catalogues kept up to date (`messages`), and
what is `unused` in it.
"""
