"""What can be found, and the index that finds it."""
