"""Where the theme's compiled templates and catalogues are kept: beside the compiled code of this package. ⚡ The disk.

They are code, or run like it, so they do not belong among an archive's remembered work, which may be anybody's. A
folder that cannot be written costs time and nothing else.
"""

import contextlib
import importlib.util
from pathlib import Path


def cache_folder(name: str) -> Path | None:
    """A folder of that name for compiled things, or None where there can be none."""
    folder = Path(importlib.util.cache_from_source(__file__)).parent / name
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        return folder
    return None
