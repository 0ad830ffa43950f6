"""New entries, translations accepted, an archive of one’s own."""
