"""What was found becomes a report and drafts of entries on the disk."""
