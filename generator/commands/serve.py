"""`briefings serve`: the archive in, a live preview on this machine out."""

from pathlib import Path

import click

from generator.commands.completion import ids
from generator.commands.options import ARCHIVE, DRAFTS, QUIET


@click.command()
@ARCHIVE
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes a free one.")
@click.option("--open", "entry", metavar="ID", shell_complete=ids(), help="Open the browser on the page of this entry.")
@DRAFTS
@QUIET
def serve(archive: Path, port: int, entry: str | None, drafts: bool, quiet: bool) -> None:
    """Show the site in the browser, live while you write.

    The preview answers this machine only, below the sub-path that the site will have. Stop it with Ctrl-C.

    \b
    Examples: with the drafts, on another port; straight to the entry that is being written
        briefings serve --drafts --port 8080
        briefings serve --open 2025-02-12-trump-putin
    """
    from generator.commands.preview.preview import preview

    preview(archive, port, drafts, quiet, entry)
