"""How this program was installed in, the line of requirements.txt that installs the same one elsewhere out.

An installer notes in `direct_url.json` (PEP 610) where a package came from if that was no index. A wheel that was a
file on this machine goes into the archive, since nobody else could find it.
"""

import json
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from generator import __version__

NAME, WHEELS = "briefings", "wheels"


@dataclass(frozen=True, slots=True)
class Pinned:
    """`line` of requirements.txt; `wheel` is the file that has to lie in `wheels/` for it. Without `whole` the line
    names a version that may be nowhere else than in a checkout on this machine."""

    line: str
    wheel: Path | None = None
    whole: bool = True


def pinned() -> Pinned:
    """What installs this version again."""
    try:
        return pinned_to(distribution(NAME))
    except PackageNotFoundError:
        return Pinned(f"{NAME}=={__version__}", whole=False)


def pinned_to(installed: Distribution) -> Pinned:
    """What installs the same again as this distribution."""
    version = f"{NAME}=={installed.version}"
    noted = json.loads(installed.read_text("direct_url.json") or "null")
    if noted is None:
        return Pinned(version)
    url, parts = str(noted["url"]), urlsplit(noted["url"])
    if "vcs_info" in noted:
        return Pinned(f"{NAME} @ {noted['vcs_info']['vcs']}+{url}@{noted['vcs_info']['commit_id']}")
    if parts.scheme != "file":
        digest = noted.get("archive_info", {}).get("hashes", {}).get("sha256")
        return Pinned(f"{NAME} @ {url}" + (f"#sha256={digest}" if digest else ""))
    file = Path(url2pathname(parts.path))
    if file.suffix == ".whl" and file.is_file():
        return Pinned(f"./{WHEELS}/{file.name}", file)
    return Pinned(version, whole=False)
