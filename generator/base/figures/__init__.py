"""Figures in words and digits, German and English: numbers, dates, times of day, lengths of time.

Read in this order: the `words` they are written with, how figures are `read` out of them, printed dates and times as
`stamps`, days said in relation to others as `moments`, how long something took as `lengths`.
"""
