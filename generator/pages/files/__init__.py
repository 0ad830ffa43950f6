"""What is made beside the pages.

Read in this order: CSV (`tables`); the archive as linked tables (`data_rows`, `data_tables`), as JSON (`exports`);
`feeds`, `calendars`; the files of `data/` (`data_package`); the `sitemap`.
"""
