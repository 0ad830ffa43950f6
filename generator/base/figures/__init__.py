"""Figures in words and digits, German and English: numbers, dates, times of day, lengths of time."""
