"""The theme.

Read in this order: `mistakes` in an own one, its `templates`, its own files and menus (`theme`), its catalogues kept up
to date (`messages`), and
what is `unused` in it.
"""
