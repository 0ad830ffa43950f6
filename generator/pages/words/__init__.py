"""Interface words and how dates, numbers and names are written.

Read in this order: where compiled things are kept (`compiled`), CLDR (`formats`), the words (`catalogues`), XML
(`markup`).
"""

import importlib
import os


def _load_babel() -> None:
    """Load the library as if the machine's zone were UTC. It plays no part here, and Babel would look for it among all
    zones there are, which takes as long as to load everything else of it."""
    zone = os.environ.get("TZ")
    os.environ["TZ"] = "UTC"
    try:
        importlib.import_module("babel.localtime")
    finally:
        if zone is None:
            del os.environ["TZ"]
        else:
            os.environ["TZ"] = zone


_load_babel()
