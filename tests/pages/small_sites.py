"""Whole small sites in memory: files by path in, the pages of the built site by path out."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.base.config import Licence, Site
from generator.base.languages import Language
from generator.base.problems import Problem
from generator.content import parse
from generator.content.entry import COLLECTIONS
from generator.links import Archive, link
from generator.pages import PlannedSite, plan_site, render_page

THEME = Path(__file__).parents[2] / "themes" / "default"
DE, EN = Language("de"), Language("en")
BY = "https://creativecommons.org/licenses/by/4.0/"
SITE = Site(
    "https://example.org/repo/", (DE, EN), {DE: "Archiv", EN: "Archive"}, {DE: "Ein Archiv.", EN: "An archive."},
    authority="archive.example,2025", licence=Licence("CC BY 4.0", BY, "CC-BY-4.0"), home_zone="Europe/Berlin",
)  # fmt: skip

#: Two persons, two bodies, an outlet, a topic and a source: what a call needs.
CAST = {
    "actors/ada-alt.de.md": "---\nname: Ada Alt\nkind: person\nsort_name: Alt, Ada\ncountry: US\n"
    "roles:\n  - {role: p, from: 2024}\nrole_titles: {p: Präsidentin}\n---\n",
    "actors/ada-alt.en.md": "---\nname: Ada Old\nrole_titles: {p: President}\n---\n",
    "actors/bo-neu.de.md": "---\nname: Bo Neu\nkind: person\nsort_name: Neu, Bo\ncountry: RU\n---\n",
    "actors/bo-neu.en.md": "---\nname: Bo New\n---\n",
    "actors/haus.de.md": "---\nname: Haus\nkind: body\n---\n",
    "actors/haus.en.md": "---\nname: House\n---\n",
    "actors/hof.de.md": "---\nname: Hof\nkind: body\n---\n",
    "actors/hof.en.md": "---\nname: Court\n---\n",
    "actors/blatt.de.md": "---\nname: Blatt\nkind: outlet\n---\n",
    "actors/blatt.en.md": "---\nname: The Leaf\n---\n",
    "topics/getreide.de.md": "---\ntitle: Getreide\n---\n",
    "topics/getreide.en.md": "---\ntitle: Grain\n---\n",
    "sources/artikel.de.md": "---\ntitle: Sie sprachen\noutlet: blatt\npublished: 2025-02-13\ntype: article\n---\n",
}
CALL_DE = """---
title: Ada und Bo sprechen über Getreide
summary: Sie sprachen.
date: 2025-02-12
status: held
medium: phone
participants: [ada-alt, bo-neu]
topics: [getreide]
reports:
  - {by: haus, duration: 1h30min, source: artikel#p2}
  - {by: hof, duration: 1h, source: artikel#p3}
---

<actor:ada-alt> rief an. <source:artikel#p1>

::: account haus
getreide
: Es gibt Getreide. <source:artikel#p2>
:::
"""
CALL_EN = """---
title: Ada and Bo talk about grain
summary: They talked.
---

<actor:ada-alt> called. <source:artikel#p1>

::: account haus
getreide
: There is grain. <source:artikel#p2>
:::
"""
CALL = {"calls/ruf.de.md": CALL_DE, "calls/ruf.en.md": CALL_EN}


def archive_of(files: Mapping[str, str]) -> tuple[Archive, tuple[Problem, ...]]:
    """The archive of content files by path below `content/`, and what is wrong with them."""
    editions, problems = [], list[Problem]()
    for path, text in files.items():
        match = re.fullmatch(r"(\w+)/([^.]+)\.(\w+)\.md", path)
        assert match
        edition, found = parse(path, COLLECTIONS[match[1]], match[2], Language(match[3]), text, "0" * 16)
        problems += found
        editions += [edition] if edition else []
    archive, linking = link(editions, SITE.languages)
    return archive, (*problems, *linking)


def planned(files: Mapping[str, str], site: Site = SITE, theme_folders: tuple[Path, ...] = (THEME,)) -> PlannedSite:
    """The plan of a small site; its content must be sound."""
    archive, problems = archive_of(files)
    errors = [str(problem) for problem in problems if problem.severity == "error"]
    assert not errors, "\n".join(errors)
    return plan_site(archive, site, theme_folders)


def pages_of(
    files: Mapping[str, str], site: Site = SITE, theme_folders: tuple[Path, ...] = (THEME,)
) -> Mapping[str, str]:
    """Every page of a small site by the path of its file."""
    return files_of(files, site, theme_folders).ending(".html")


def files_of(
    files: Mapping[str, str], site: Site = SITE, theme_folders: tuple[Path, ...] = (THEME,)
) -> "RenderedFiles":
    """Every planned file of a small site, pages, feeds, calendars and tables, by path."""
    return RenderedFiles(planned(files, site, theme_folders))


class RenderedFiles(Mapping[str, str]):
    """The text of each file of a plan by path, rendered when it is asked for; without pictures and archives."""

    def __init__(self, plan: PlannedSite, ending: str = "") -> None:
        self._plan = plan
        self._pages = {page.path: page for page in plan.pages if page.path.endswith(ending)}
        self._pages = {path: page for path, page in self._pages.items() if not path.endswith((".png", ".zip"))}
        self._texts = dict[str, str]()

    def ending(self, ending: str) -> "RenderedFiles":
        return RenderedFiles(self._plan, ending)

    def __getitem__(self, path: str) -> str:
        if path not in self._texts:
            self._texts[path] = render_page(self._pages[path], self._plan).content.decode()
        return self._texts[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._pages)

    def __len__(self) -> int:
        return len(self._pages)
