"""Options that several commands share."""

import os
from pathlib import Path

import click


class HomePath(click.Path):
    """A path that may begin with `~`, which a shell leaves as it is behind `=` and inside quotation marks."""

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        path = os.path.expanduser(os.fspath(value))
        if path.startswith("~"):
            self.fail(f"{path.partition('/')[0]!r} is nobody's home; write ./~ for a name that begins so", param, ctx)
        return super().convert(path, param, ctx)


FOLDER = HomePath(path_type=Path, file_okay=False)
ARCHIVE = click.option(
    "--archive", type=FOLDER, default=".", show_default="this folder", help="The folder that holds content/."
)
QUIET = click.option("--quiet", "-q", is_flag=True, help="Say nothing but problems.")
DRAFTS = click.option("--drafts", is_flag=True, help="Include entries with `draft: true`.")
STRICT = click.option("--strict", is_flag=True, help="Let warnings count as errors.")
BASE_URL = click.option("--base-url", metavar="URL", help="Address of the site, instead of the one in site.yaml.")
