"""`briefings init`: a folder in, an archive of one’s own in it out."""

from pathlib import Path

import click

from generator.commands.options import FOLDER, QUIET


@click.command()
@click.argument("folder", metavar="DIR", type=FOLDER)
@click.option(
    "--language", "languages", default="de,en", show_default=True, metavar="TAGS",
    help="The languages of the archive, its own first: fr,en.",
)  # fmt: skip
@QUIET
def init(folder: Path, languages: str, quiet: bool) -> None:
    """Begin an archive of your own: a repository that publishes, with sample content that builds.

    \b
    Example
        briefings init my-archive --language fr,en
        briefings serve --archive my-archive
    """
    from generator.base.languages import Language, is_language
    from generator.base.problems import SetupError, as_typed
    from generator.commands import terminal
    from generator.commands.editing.init import write_archive
    from generator.commands.editing.pinned import pinned
    from generator.commands.editing.sample import lacking

    tags = [Language(tag.strip()) for tag in languages.split(",")]
    if len(set(tags)) != len(tags) or not all(map(is_language, tags)):
        raise SetupError(f"“{languages}” does not list language tags, each once; write them as fr,en")
    installed = pinned()
    written = write_archive(folder, tags, installed)
    where = as_typed(f"{folder}/")
    terminal.say(f"{terminal.count(len(written), 'file', 'files')} in {where}, everything in content/ invented.", quiet)
    if without := lacking(tags):
        make = terminal.command(f"messages {' '.join(without)} --archive {as_typed(folder)}")
        terminal.say(f"There is no sample in {', '.join(without)}: its text there is English, and so are the", quiet)
        terminal.say(f"interface words, until you write them: `{make}` makes their catalogues.", quiet)
    if not installed.whole:
        terminal.say(
            f"Write into requirements.txt where {installed.line} can be had: this one runs from a folder.", quiet
        )
    look = terminal.command(f"serve --archive {as_typed(folder)}")
    terminal.say(f"Look at it with `{look}`, then replace the entries by yours; README.md says how to publish.", quiet)
