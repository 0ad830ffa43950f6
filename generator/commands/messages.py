"""`briefings messages`: the catalogues of the archive's theme brought up to date, or made."""

import sys
from pathlib import Path

import click

from generator.base.languages import is_language
from generator.base.problems import SetupError
from generator.commands.options import ARCHIVE, QUIET


@click.command()
@click.argument("languages", nargs=-1, metavar="[LANGUAGE]…")
@ARCHIVE
@click.option("--check", "only", is_flag=True, help="Write nothing; exit code 1 if something is not translated.")
@QUIET
def messages(languages: tuple[str, ...], archive: Path, only: bool, quiet: bool) -> None:
    """Bring the interface words of the archive's theme up to date.

    Messages that a catalogue lacks are added to themes/NAME/locales/LANGUAGE.po, where you write the translations; what
    is not translated is said in English. Without LANGUAGE: the languages of the archive, and every catalogue there is.

    \b
    Example: a catalogue for a language that has none
        briefings messages es
    """
    from generator.build import load_site, theme_folders
    from generator.commands import terminal
    from generator.pages import PlannedSite

    for language in languages:
        if not is_language(language):
            raise SetupError(f"“{language}” is no language tag; write it as fr or pt-BR")
    site, problems = load_site(archive)
    if site is None:
        terminal.show_problems(problems)
        sys.exit(1)
    folders, own = theme_folders(archive, site.theme), (archive / "themes" / site.theme).resolve()
    lacking = 0
    for file, found in PlannedSite.catalogues(languages or site.languages, own, folders, not only):
        terminal.show_problems(found)
        lacking += len(found)
        to_do = terminal.count(len(found), "message", "messages") + " to translate or remove"
        terminal.say(f"themes/{site.theme}/locales/{file.name}: {to_do if found else 'complete'}", quiet)
    sys.exit(1 if only and lacking else 0)
