"""What can be found, and the index that finds it.

Read in this order: `words` as they are searched, words for the `same`, the `records` of entries, `texts` of results,
a `scratch` folder, the `index` made in it, and the `page` that asks it.
"""
