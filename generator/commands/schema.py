"""`briefings schema`: JSON Schemas of the front matter and of site.yaml out."""

from pathlib import Path

import click

from generator.base.problems import SetupError, as_typed
from generator.commands.options import ARCHIVE, FOLDER, QUIET


@click.command()
@ARCHIVE
@click.option("--output", type=FOLDER, help="The folder to write them into.")
@QUIET
def schema(archive: Path, output: Path | None, quiet: bool) -> None:
    """Write JSON Schemas, with which editors complete and check.

    They are made from the table that checks the front matter and site.yaml.

    \b
    Example
        briefings schema --output .schemas
    Without --output they are printed as one JSON document.
    """
    from generator.commands import terminal
    from generator.commands.editing.init import schemas

    if output is None:
        click.echo("{" + ",".join(f'"{Path(n).name.split(".")[0]}": {t.strip()}' for n, t in schemas().items()) + "}")
        return
    try:
        output.mkdir(parents=True, exist_ok=True)
        for name, text in schemas().items():
            path = output / Path(name).name
            path.write_text(text, encoding="utf-8", newline="\n")
            terminal.say(f"wrote {as_typed(path)}", quiet)
    except OSError as error:
        raise SetupError(f"{as_typed(output)} cannot be written: {error.strerror}") from None
