"""A body: Markdown in, pieces out. markdown-it-py is at home in this folder and nowhere else."""

from generator.content.body.read import read_body

__all__ = ["read_body"]
