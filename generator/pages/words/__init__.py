"""Interface words and how dates, numbers and names are written."""
