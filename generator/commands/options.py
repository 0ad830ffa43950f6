"""Options that several commands share."""

from pathlib import Path

import click

ARCHIVE = click.option(
    "--archive", type=click.Path(path_type=Path, file_okay=False), default=".", show_default="this folder",
    help="The folder that holds content/.",
)  # fmt: skip
QUIET = click.option("--quiet", "-q", is_flag=True, help="Say nothing but problems.")
DRAFTS = click.option("--drafts", is_flag=True, help="Include entries with `draft: true`.")
STRICT = click.option("--strict", is_flag=True, help="Let warnings count as errors.")
BASE_URL = click.option("--base-url", metavar="URL", help="Address of the site, instead of the one in site.yaml.")
