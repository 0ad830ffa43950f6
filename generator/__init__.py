"""The map of the house.

Source articles become annotated entries (`articles`), files become editions (`content`), editions become an archive
(`links`), the archive becomes output files (`pages`), and these become a website (`publish`). The order of the folders
is the order in which they may import one another; `articles` and `content` import no room and meet in the files.

Below lies the foundation, each module importing only those before it: `problems`, `languages`, `notation`, `config`,
`memo`. `build` is the pipeline in one function; `cli` is what people type, `terminal` what they read.
"""

__version__ = "0.1.0"
