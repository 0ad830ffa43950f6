"""Sentences, quotation marks and the figures in a line."""
