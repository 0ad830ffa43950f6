"""What is told of each call, by whom, for which side."""
