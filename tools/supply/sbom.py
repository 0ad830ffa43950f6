"""`make sbom`: what the generator installs, as a CycloneDX 1.6 bill of materials.

In: `requirements.txt`, and the metadata of the installed libraries for their licences. Out: JSON. The same lock gives
the same bytes: no time of making, and a serial number that is a digest of the lock.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from generator import __version__
from tools.supply.licences import licence_of
from tools.supply.locked import OURS, ROOT, Locked, read_lock


def main(target: Path) -> int:
    target.write_text(bill(), encoding="utf-8")
    print(f"{target}: {len(read_lock('requirements.txt'))} libraries.")
    return 0


def bill() -> str:
    """The bill of materials as JSON."""
    libraries = read_lock("requirements.txt")
    components = {library.name: _component(library) for library in libraries}
    project = Component(
        name=OURS, version=__version__, type=ComponentType.APPLICATION, bom_ref=OURS,
        licenses=[LicenseExpression("MIT AND CC-BY-4.0")],
    )  # fmt: skip
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    made = Bom(components=components.values(), serial_number=uuid5(NAMESPACE_URL, f"{OURS} {__version__} {lock}"))
    made.metadata.component = project
    for name, user in [(OURS, project), *components.items()]:
        made.register_dependency(user, [components[each.name] for each in libraries if name in each.wanted_by])
    document = json.loads(JsonV1Dot6(made).output_as_string())
    del document["metadata"]["timestamp"]
    return json.dumps(document, indent=2, sort_keys=True) + "\n"


def _component(library: Locked) -> Component:
    purl = PackageURL("pypi", None, library.name, library.version)
    return Component(
        name=library.name,
        version=library.version,
        type=ComponentType.LIBRARY,
        bom_ref=str(purl),
        purl=purl,
        hashes=_hashes(library.hashes),
        licenses=[LicenseExpression(licence_of(library.name))],
    )


def _hashes(digests: Sequence[str]) -> list[HashType]:
    """One for every file of the version that may be installed: which it is depends on the machine."""
    return [HashType(alg=HashAlgorithm.SHA_256, content=digest) for digest in digests]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
