"""Parts that several kinds of pages share: the archive in, pieces of views out."""
