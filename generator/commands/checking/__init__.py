"""What can be said of an archive before it is published.

Read in this order: addresses on other sites (`outside_links`), pages that still hold their template (`placeholders`),
the pages as they would be (`rendered`), the content as an editor sees it (`review`), and all of it together (`check`).
"""
