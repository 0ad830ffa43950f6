"""What can be found, and the index that finds it.

Read in this order: `words` as they are searched, the `records` of entries, the `texts` of results, the `index`, and
the `page` that asks it.
"""
