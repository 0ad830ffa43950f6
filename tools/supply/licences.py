"""The licences of everything that is installed: what each library says of itself, judged against those we may use.

In: the lock files and the metadata of the installed libraries. Out: `docs/licences.md` and, as exit code 1, that a
licence is unknown or none that this project may be given away with. What a library does not say as an SPDX expression
stands in `READ`, read by a person in its licence file.
"""

import sys
from collections.abc import Iterable
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, metadata

from license_expression import get_spdx_licensing

from tools.supply.locked import ROOT, Locked, read_lock

#: Licences that ask for no more than their notice.
PERMISSIVE = frozenset({
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC-BY-4.0", "CC0-1.0", "CNRI-Python", "ISC", "MIT",
    "MIT-CMU", "PSF-2.0",
    "Zlib",
    "LicenseRef-scancode-public-domain",
})  # fmt: skip
#: Licences that ask for the source of changes to their own files. We change none of them and pass none of them on.
BY_FILE = frozenset({"MPL-1.1", "MPL-2.0"})
#: Binds changes to the library itself, which is used as it is and can be exchanged; a program that imports it is free.
BY_LIBRARY = frozenset({"LGPL-3.0-or-later"})
#: Licences of what runs the tests and is in nothing that anybody gets from us.
FOR_TESTS = frozenset({"Artistic-1.0-Perl"})
READ = {
    "atheris": "Apache-2.0",
    "axe-playwright-python": "MIT AND MPL-2.0",  # the second is that of axe, which it carries
    "defusedxml": "PSF-2.0",
    "duckdb": "MIT",
    "editables": "MIT",
    "isodate": "BSD-3-Clause",
    "jinja2": "BSD-3-Clause",
    "justext": "BSD-2-Clause",
    "livereload": "BSD-3-Clause",
    "markdown-it-py": "MIT",
    "mdit-py-plugins": "MIT",
    "mdurl": "MIT",
    "pathspec": "MPL-2.0",
    "petl": "MIT",
    "pyahocorasick": "BSD-3-Clause AND LicenseRef-scancode-public-domain",
    "rfc3986": "Apache-2.0",
    "shellingham": "ISC",
    "sortedcontainers": "Apache-2.0",
    "text-unidecode": "Artistic-1.0-Perl OR GPL-2.0-or-later",
    "trove-classifiers": "Apache-2.0",
}
_SPDX = get_spdx_licensing()


def main() -> int:
    (ROOT / "docs" / "licences.md").write_text(document(), encoding="utf-8")
    wrong = unfit()
    for line in wrong:
        print(line)
    print(f"{len(everything())} libraries, {len(wrong)} under a licence that does not fit; see docs/licences.md.")
    return 1 if wrong else 0


def everything() -> tuple[Locked, ...]:
    return read_lock("requirements-test.txt")


def licence_of(name: str) -> str:
    """The SPDX expression of an installed library; empty if nothing known can be told."""
    said = READ.get(name, "")
    with suppress(PackageNotFoundError):
        stated = metadata(name)
        said = stated.get("License-Expression") or said or stated.get("License") or ""
    return said if said and not _SPDX.validate(said).errors else ""


def unfit() -> list[str]:
    """One sentence for each library whose licence is unknown or does not fit."""
    built_with = {library.name for library in read_lock("requirements.txt")}
    judged = (judge(each.name, licence_of(each.name), each.name not in built_with) for each in everything())
    return [sentence for sentence in judged if sentence]


def judge(name: str, licence: str, for_tests: bool) -> str:
    """What is wrong with using a library under this licence; empty if one of the alternatives fits."""
    if not licence:
        return f"{name} does not say its licence: read it, and write it into READ"
    allowed = PERMISSIVE | BY_FILE | BY_LIBRARY | (FOR_TESTS if for_tests else frozenset())
    known = {_SPDX.parse(key): _SPDX.TRUE for key in allowed}
    if _SPDX.parse(licence).subs(known, simplify=True) == _SPDX.TRUE:
        return ""
    return f"{name} is under {licence}, which does not fit: do without it"


def document() -> str:
    """The list as Markdown."""
    first, rest = read_lock("requirements.txt"), everything()
    names = {library.name for library in first}
    return _TEXT.format(
        run=_table(first),
        test=_table([library for library in rest if library.name not in names]),
        fuzz=_table([each for each in read_lock("requirements-fuzz.txt") if each.name == "atheris"]),
    )


def _table(libraries: Iterable[Locked]) -> str:
    rows = [f"| {each.name} | {licence_of(each.name) or 'unknown'} |" for each in libraries]
    return "\n".join(["| library | licence |", "|---|---|", *rows])


_TEXT = """# Licences

Written by `make licences` from the lock files and from what each installed library says of itself. A test fails when
this list is out of date, or when a licence is unknown or asks for more than we give. Versions and the hashes of every
file stand in the lock files, and `make sbom` writes both as CycloneDX 1.6, for what the generator installs.

The code of this project is under the [MIT licence](../LICENSE), its content under
[CC BY 4.0](../LICENSE-CONTENT). Nothing listed here is part of this repository: it is installed beside it, unchanged.
One font is: `themes/default/share/NotoSerif-Bold.ttf`, a part of Noto Serif under the SIL Open Font License 1.1, which
stands beside it. Pictures to share are written with it; no site carries it.
Licences that ask for the source of changes (MPL) ask for that of their own files, of which we change none.

## What the built site carries of others

| file | of | licence |
|---|---|---|
| `pagefind/<language>/pagefind.js`, `wasm.index.pagefind` | Pagefind | MIT; notice beside them in `licence.txt` |

Everything else in a site is this project's theme and the archive's content. A site that is built with `--no-search`
carries nothing of others.

## What builds the site

Pagefind's binary (`pagefind-bin-extended`) runs as a program of its own. The wheels of lxml and PyYAML carry the C
libraries libxml2, libxslt and libyaml, all under the MIT licence; that of Pillow carries FreeType, whose own licence
asks for a credit: portions of this software are copyright © The FreeType Project (freetype.org). `tld` leaves the
choice; we take MPL-1.1.

{run}

## What the tests need besides

{test}

## What the fuzzer needs besides

{fuzz}
"""

if __name__ == "__main__":
    sys.exit(main())
