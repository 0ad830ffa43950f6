"""The kinds of pages: a `Page` in, its view out; and the table that says all else of each kind.

Read in this order: a `call`; `lists`; what lists lead to (`actor`, the `positions` on a `topic`, `entries`,
`pairs`); editions side by side (`parallel`); the `data` page; the `timeline` and `home`; the pages before all languages
(`entrance`); the `table` of kinds.
"""
