"""What an article says of itself: authors, agencies, days, outlet, updates."""
