"""`briefings init`: a folder in, an archive of one’s own in it out."""

from pathlib import Path

import click

from generator.base.problems import as_typed
from generator.commands.options import FOLDER, QUIET


@click.command()
@click.argument("folder", metavar="DIR", type=FOLDER)
@QUIET
def init(folder: Path, quiet: bool) -> None:
    """Begin an archive of your own, with sample content that builds.

    \b
    Example
        briefings init my-archive
        briefings serve --archive my-archive
    """
    from generator.commands import terminal
    from generator.commands.editing.init import write_archive

    written = write_archive(folder)
    terminal.say(
        f"{terminal.count(len(written), 'file', 'files')} in {as_typed(f'{folder}/')}, everything in them invented.",
        quiet,
    )
    look = terminal.command(f"serve --archive {as_typed(folder)}")
    terminal.say(f"Look at it with `{look}`, then replace the entries by yours.", quiet)
