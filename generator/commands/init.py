"""`briefings init`: a folder in, an archive of one’s own in it out."""

from pathlib import Path

import click

from generator.commands.options import QUIET


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
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
    terminal.say(f"{terminal.count(len(written), 'file', 'files')} in {folder}/, everything in them invented.", quiet)
    terminal.say(f"Look at it with `briefings serve --archive {folder}`, then replace the entries by yours.", quiet)
