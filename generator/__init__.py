"""The map of the house.

Source articles become annotated entries (`articles`), files become editions (`content`), editions become an archive
(`links`), the archive becomes output files (`pages`), and these become a website (`publish`). This is the order in
which the rooms may import one another; `articles` and `content` import no room and meet in the files.

Before them lies the foundation (`base`), after them the pipeline in one function (`build`) and what people run
(`commands`). Each folder says in its `__init__` how to read it; `PLAN` in `tests/architecture.py` has every order.
"""

__version__ = "0.1.0"
