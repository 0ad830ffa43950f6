"""What is installed is known: a valid bill of materials that only the lock decides, and licences that we may use."""

import json
import re
import subprocess
import sys

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from tools.supply import licences, sbom
from tools.supply.locked import ROOT, read_lock


def test_the_bill_of_materials_is_valid_and_lists_exactly_what_the_lock_installs() -> None:
    made = sbom.bill()
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(made) is None
    listed = {(each["name"], each["version"], each["purl"]) for each in json.loads(made)["components"]}
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    wanted = re.findall(r"(?m)^([a-z0-9.-]+)==([\w.]+)", lock)
    assert listed == {(name, version, f"pkg:pypi/{name}@{version}") for name, version in wanted}


def test_every_library_of_the_bill_has_hashes_a_licence_and_somebody_who_asked_for_it() -> None:
    made = json.loads(sbom.bill())
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    digests = [each["content"] for library in made["components"] for each in library["hashes"]]
    assert sorted(digests) == sorted(re.findall(r"sha256:([0-9a-f]{64})", lock))
    assert all(library["licenses"][0]["expression"] for library in made["components"])
    asked_for = {ref for each in made["dependencies"] for ref in each.get("dependsOn", ())}
    assert asked_for == {library["bom-ref"] for library in made["components"]}


def test_the_bill_is_the_same_in_another_process_and_holds_no_time() -> None:
    code = "from tools.supply.sbom import bill; print(bill(), end='')"
    again = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert again.stdout == sbom.bill()
    assert "timestamp" not in again.stdout


def test_every_licence_is_known_and_fits_and_the_list_of_them_is_up_to_date() -> None:
    assert licences.unfit() == []
    assert (ROOT / "docs" / "licences.md").read_text(encoding="utf-8") == licences.document(), "run `make licences`"


@pytest.mark.parametrize(
    ("licence", "fits"),
    [
        ("MIT", True),
        ("Apache-2.0 AND CNRI-Python", True),
        ("MPL-1.1 OR GPL-2.0-only", True),
        ("GPL-3.0-or-later", False),
        ("MIT AND AGPL-3.0-only", False),
        ("LGPL-2.1-or-later", False),
        ("Artistic-1.0-Perl", False),
        ("", False),
    ],
)
def test_a_licence_that_asks_for_more_than_we_give_is_seen(licence: str, fits: bool) -> None:
    assert (licences.judge("a", licence, for_tests=False) == "") is fits


def test_what_is_no_licence_of_the_list_of_spdx_counts_as_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(licences.READ, "not-installed", "Free for friends")
    assert licences.licence_of("not-installed") == ""
    assert "READ" in licences.judge("not-installed", "", for_tests=True)


def test_what_was_read_by_hand_is_still_installed() -> None:
    names = {each.name for lock in ("requirements-test.txt", "requirements-fuzz.txt") for each in read_lock(lock)}
    assert set(licences.READ) - names == set()
