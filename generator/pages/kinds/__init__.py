"""One module for the views of each kind of page: a `Page` in, its view out."""
