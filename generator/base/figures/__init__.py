"""Figures in words and digits, German and English: numbers, dates, times of day, lengths of time.

Read in this order: the `words` they are written with, then how they are `read`.
"""
