"""What is made beside the pages.

Read in this order: CSV (`tables`); the archive as linked tables (`data_rows`, `data_tables`), as JSON (`exports`), as
one table in words (`flat`); `feeds`, `calendars`; what describes the data (`data_package`), all files of `data/`
(`data_files`); the pictures that calls are shared with (`share_pictures`); the `sitemap`.
"""
