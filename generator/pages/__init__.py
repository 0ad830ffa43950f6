"""The archive in, output files out: pages in every language, feeds, sitemap, exports.

Read in this order: the interface `words`; what templates may see (`views`); which pages there are and where (`site`);
the `partials` of pages, other `files` and the `search`; the views of each kind of page and the table of kinds
(`kinds`); the `theme`; how a page is rendered (`render`), the whole site (`output`), with remembered work on all cores
(`rendering`) and its search index (`search_indexes`, `indexing`).

The room's front door. `plan_site` says which pages there are, `render_page` renders one of them (in any process, from
its view alone), `other_files` the rest; `rendering` makes the site, `indexing` the index of its search.
"""

from generator.pages import indexing, rendering
from generator.pages.output import PlannedSite, other_files, plan_site, render_page

__all__ = ["PlannedSite", "indexing", "other_files", "plan_site", "render_page", "rendering"]
