"""Which pages there are, where they lie, and what all of them know."""
