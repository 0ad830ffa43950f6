"""The page that explains what can be taken away: the files of `data/`, feeds, calendars. A `Page` in, its view out."""

from generator.pages.files import data_files
from generator.pages.files.data_tables import TABLES, columns_of
from generator.pages.files.exports import year_name
from generator.pages.files.flat import delimiter
from generator.pages.partials import jsonld
from generator.pages.partials.citations import FORMATS
from generator.pages.partials.head import make_head
from generator.pages.site.language_site import LanguageSite
from generator.pages.site.plan import file_of
from generator.pages.site.sites import Page, Sites
from generator.pages.views.pages import DataTable, DataView, Recipe
from generator.pages.views.shared import Link
from generator.pages.words import formats


def data_view(page: Page, sites: Sites) -> DataView:
    site = sites[page.language]
    text, link = site.catalogue.text, sites.addresses.link
    title = text("Data and feeds")
    if site.licence:
        intro = text("Everything in this archive can be downloaded and used under this licence:")
    else:
        intro = text("Everything in this archive can be downloaded.")
    streams = (
        ("feed", text("Feed (Atom)")),
        ("json-feed", text("JSON Feed")),
        ("calendar", text("Calendar (iCalendar)")),
    )
    return DataView(
        head=make_head(
            page,
            sites,
            title,
            f"{title}. {intro}",
            jsonld=jsonld.data_set(page, sites, data_files.media_types(sites)),
        ),
        heading=title,
        intro=intro,
        whole=(
            _file(data_files.ZIP, text("everything below in one file"), sites),
            *(
                _file(data_files.flat_name(each), _flat_words(each.language, site), sites)
                for each in sites.by_language.values()
            ),
            _file(
                "archive.json",
                text("actors, topics and sources with all their links, for programs; calls are in the files of years"),
                sites,
            ),
            _file("archive.schema.json", text("the JSON Schema of archive.json and of the years"), sites),
            _file("datapackage.json", text("describes the tables below (Frictionless)"), sites),
        ),
        years=tuple(_file(year_name(year), year, sites) for year, _ in site.years),
        citations=tuple(
            _file(data_files.citations_name(form, each), f"{form.name}, {_language(each.language, site)}", sites)
            for each in sites.by_language.values()
            for form in FORMATS
        ),
        recipes=_recipes(site),
        tables=tuple(
            DataTable(
                _file(f"{table.name}.csv", "", sites),
                site.catalogue.word("table", table.name),
                tuple(column.name for column in columns_of(table, sites)),
            )
            for table in TABLES
        ),
        notes=_notes(site),
        streams=tuple(Link(words, link(file_of(kind, (), page.language, sites))) for kind, words in streams),
    )


def _recipes(site: LanguageSite) -> tuple[Recipe, ...]:
    """On how many calls each side says something on each topic, in three programs."""
    text, name = site.catalogue.text, data_files.flat_name(site)
    table = site.addresses.absolute(f"data/{name}")
    joined = [site.addresses.absolute(f"data/{other}.csv") for other in ("statements", "calls")]
    apart = ', sep=";"' if delimiter(site) == ";" else ""
    pandas = (
        "import pandas as pd\n\n"
        f'rows = pd.read_csv("{table}"{apart})\n'
        'print(rows.pivot_table(index="topic", columns="side", values="call", aggfunc="nunique", fill_value=0))'
    )
    duckdb = (
        f"SELECT topic, side, count(DISTINCT call) AS calls\nFROM '{table}'\n"
        "GROUP BY topic, side ORDER BY calls DESC;\n\n"
        f"SELECT c.date, s.party, s.text_{site.language}\nFROM '{joined[0]}' s JOIN '{joined[1]}' c ON c.id = s.call\n"
        "ORDER BY c.date;"
    )
    return (
        Recipe(
            text("Spreadsheet"),
            text(
                "Open %(file)s; it has its columns at once. Switch on the filter of the first row, or insert a pivot "
                "table with topic as rows, side as columns and the number of call as values.",
                file=name,
            ),
        ),
        Recipe("pandas (Python)", text("The same table in three lines:"), pandas),
        Recipe("DuckDB (SQL)", text("The flat table, and two of the linked ones:"), duckdb),
    )


def _file(name: str, note: str, sites: Sites) -> Link:
    return Link(name, sites.addresses.link(f"data/{name}"), note)


def _flat_words(language: str, site: LanguageSite) -> str:
    return site.catalogue.text(
        "one flat table for spreadsheets, %(language)s: what each party says on each point, with its source",
        language=_language(language, site),
    )


def _language(language: str, site: LanguageSite) -> str:
    return formats.language_name(language, site.locale)


def _notes(site: LanguageSite) -> tuple[str, ...]:
    """What has to be known to read the tables."""
    text, column = site.catalogue.text, f"title_{site.language}"
    return (
        text(
            "Every entry has an id that never changes and is the same in all files. A column that ends in a language, "
            "such as %(column)s, holds what is said in that language.",
            column=column,
        ),
        text(
            "The tables are CSV in UTF-8, with commas and one header row. A cell that a spreadsheet would take for a "
            "formula has an apostrophe in front."
        ),
        text(
            "Type and meaning of every column, and which column refers to which table, stand in %(file)s.",
            file="datapackage.json",
        ),
    )
