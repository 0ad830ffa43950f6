"""What a package index shows of the project, made when a package is built: README.md in, its text and addresses out.

`BRIEFINGS_REPOSITORY` names the repository's address, which the workflow that publishes knows and no file here does.
With it links lead to the files of the version there; without it nothing is claimed, and links to files are plain text.
"""

import os
import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

ROOT = Path(__file__).parents[2]
PICTURE = re.compile(r"\[!\[([^\]]*)\]\(([^)]+)\)\]\(([^)]+)\)")
RELATIVE = re.compile(r"\[([^\]]+)\]\((?!https?:|#)([^)]+)\)")
#: What lies beside the files on the host, such as the state of a workflow: two steps up, in a fork the fork's own.
BESIDE = re.compile(r"/(?:raw|blob)/[^/]+/\.\./\.\./")
#: A line of badges. A row of pictures of a table, and the two rows above it: without the pictures they say nothing.
PICTURE_TABLE = re.compile(r"^\[!\[.*\n\n|(?:^\|.*\n){2}^\| \[!\[.*\n", re.MULTILINE)


class CustomMetadataHook(MetadataHookInterface):
    def update(self, metadata: dict[str, Any]) -> None:
        address = os.environ.get("BRIEFINGS_REPOSITORY", "").rstrip("/")
        (version,) = re.findall(r'^__version__ = "(.+)"$', (ROOT / "generator/__init__.py").read_text("utf-8"), re.M)
        text = described((ROOT / "README.md").read_text("utf-8"), address, f"v{version}")
        metadata["readme"] = {"content-type": "text/markdown", "text": text}
        metadata["urls"] = urls(address, f"v{version}")


def described(readme: str, address: str, tag: str) -> str:
    """The README as it can be read elsewhere, without a link that leads nowhere."""
    if not address:
        return RELATIVE.sub(r"\1", PICTURE_TABLE.sub("", readme))
    pictured = PICTURE.sub(rf"[![\1]({address}/raw/{tag}/\2)]({address}/blob/{tag}/\3)", readme)
    return BESIDE.sub("/", RELATIVE.sub(rf"[\1]({address}/blob/{tag}/\2)", pictured))


def urls(address: str, tag: str) -> dict[str, str]:
    """The places that an index names beside the text; none where no address is known."""
    if not address:
        return {}
    return {
        "Source": address,
        "Documentation": f"{address}/tree/{tag}/docs",
        "Changelog": f"{address}/blob/{tag}/CHANGELOG.md",
        "Issues": f"{address}/issues",
    }
