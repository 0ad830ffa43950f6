"""What the import knows beforehand, and what the archive adds to it.

Read in this order: the archive's `own` files, `words`, `states`, `outlets`, how names are spelled (`spellings`), the
`register` of actors.
"""
