"""The files of `data/`: entries, calls by year, tables, citations, all in one ZIP. The sites in, bytes by name out.

Nobody has to load the archive for one call: its year has a file of its own.
"""

import io
from collections.abc import Callable, Mapping
from functools import partial

from generator.pages.files.data_package import archive_schema, as_bytes, package
from generator.pages.files.data_tables import TABLES, Table, columns_of
from generator.pages.files.exports import archive_json, year_json, year_name
from generator.pages.files.flat import flat_table
from generator.pages.files.tables import written
from generator.pages.partials.citations import FORMATS, Format, cited_in
from generator.pages.site.language_site import LanguageSite
from generator.pages.site.sites import Page, Sites

ZIP = "archive.zip"
_INSIDE = "archive/"
#: Files in the ZIP have the earliest time that it can hold, since there is no clock.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_Files = Mapping[str, Callable[[], bytes]]


def export(page: Page, sites: Sites) -> bytes:
    """The file that a page of kind `export` names, out of the ZIP where this process has made that already."""
    name = page.subject[0]
    packed = sites[sites.default].remembered.get(("packed", ZIP))
    if packed and _INSIDE + name in packed.NameToInfo:
        found: bytes = packed.read(_INSIDE + name)
        return found
    return data_files(sites)[name]()


def data_files(sites: Sites) -> _Files:
    """Every file by its name with what makes it, in the order in which the data page names them."""
    files: _Files = {
        "archive.json": partial(archive_json, sites),
        "archive.schema.json": lambda: as_bytes(archive_schema()),
        "datapackage.json": lambda: as_bytes(package(sites)),
        **{flat_name(site): partial(flat_table, site) for site in sites.by_language.values()},
        **{
            citations_name(form, site): partial(_citations, form, site)
            for site in sites.by_language.values()
            for form in FORMATS
        },
        **{f"{table.name}.csv": partial(_table, table, sites) for table in TABLES},
        **{year_name(year): partial(year_json, year, sites) for year, _ in sites[sites.default].years},
    }
    return {ZIP: partial(_zipped, files, sites), **files}


def media_types(sites: Sites) -> dict[str, str]:
    """Name -> media type, for every file."""
    known = {"zip": "application/zip", "csv": "text/csv", **{form.ending: form.media_type for form in FORMATS}}
    return {
        name: next((kind for ending, kind in known.items() if name.endswith(f".{ending}")), "application/json")
        for name in data_files(sites)
    }


def flat_name(site: LanguageSite) -> str:
    return f"archive.{site.language}.csv"


def citations_name(form: Format, site: LanguageSite) -> str:
    return f"citations.{site.language}.{form.ending}"


def _citations(form: Format, site: LanguageSite) -> bytes:
    return form.written(cited_in(site), site).encode()


def _table(table: Table, sites: Sites) -> bytes:
    return written([column.name for column in columns_of(table, sites)], table.rows(sites))


def _zipped(files: _Files, sites: Sites) -> bytes:
    import zipfile  # here, since most builds pack nothing

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, make in files.items():
            entry = zipfile.ZipInfo(_INSIDE + name, _NO_TIME)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, make(), zipfile.ZIP_DEFLATED)
    sites[sites.default].remembered["packed", ZIP] = zipfile.ZipFile(packed)
    return packed.getvalue()
