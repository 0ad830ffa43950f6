"""Views in, bytes of pages out. Pure but for the templates that are loaded once.

What a page's bytes depend on is its view, the view of its site, the theme and the catalogue, and nothing else; so a
page can be remembered under their digest and rendered in any process.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment

from generator.base.languages import Language
from generator.pages.site.sites import Page, Sites
from generator.pages.theme.mistakes import mistake
from generator.pages.views.shared import SiteView


class Renderer(NamedTuple):
    """The templates and the shared views of all languages."""

    environments: Mapping[Language, Environment]
    site_views: Mapping[Language, SiteView]
    theme_folders: tuple[Path, ...] = ()

    def render(self, page: Page, sites: Sites) -> bytes:
        """The bytes of a page, UTF-8: its view in the template of its kind; without a template the view is bytes.

        Raises `SetupError` for a mistake in a template of an own theme.
        """
        view = page.kind.view(page, sites)
        if isinstance(view, bytes):
            return view
        try:
            template = self.environments[page.language].get_template(page.kind.template)
            return template.render(site=self.site_views[page.language], page=view).encode()
        except Exception as error:
            raise mistake(error, self.theme_folders) or error from None
