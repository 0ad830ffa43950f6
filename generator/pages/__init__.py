"""The archive in, output files out: pages in every language, feeds, sitemap, exports.

The room's front door. `plan_site` says which pages there are, `render_page` renders one of them (in any process, from
its view alone), `other_files` the rest; `output_path` where a page lies; `search` makes the search index.
"""

from generator.pages import search
from generator.pages.output import PlannedSite, other_files, plan_site, render_page
from generator.pages.permalinks import output_path

__all__ = ["PlannedSite", "other_files", "output_path", "plan_site", "render_page", "search"]
