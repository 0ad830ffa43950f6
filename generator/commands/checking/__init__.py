"""What can be said of an archive before it is published."""
