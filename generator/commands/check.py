"""`briefings check`: the archive in, every problem of it out, as lines, JSON or annotations."""

import sys
from pathlib import Path

import click

from generator.base.problems import stopped_by
from generator.commands.options import ARCHIVE, DRAFTS, QUIET, STRICT


@click.command()
@ARCHIVE
@DRAFTS
@STRICT
@click.option("--json", "as_json", is_flag=True, help="Print the problems as JSON.")
@click.option("--github", is_flag=True, help="Print them as annotations that GitHub shows beside the lines.")
@click.option("--external", is_flag=True, help="Ask the outside links too, one after the other (uses the network).")
@QUIET
def check(archive: Path, drafts: bool, strict: bool, as_json: bool, github: bool, external: bool, quiet: bool) -> None:
    """Show every problem of the archive, and write nothing.

    Errors stop a build. Warnings are: translations that are older than their original; figures, names, citations and
    quotations that only one edition has; persons who are named and not linked, or held no role on the day of a call;
    calls without source, quotations that are too long; entries, templates and interface
    words that nothing uses; links that lead nowhere, pages and sites that are too heavy. --strict also asks for a
    checked translation of every entry.

    \b
    Example: fail on warnings too, as before publishing
        briefings check --strict
    """
    from generator.commands import terminal
    from generator.commands.checking.check import check as run

    with terminal.progress(quiet) as progress:
        loaded = run(archive, drafts, strict, progress, external)
    failed = stopped_by(loaded.problems, strict)
    if as_json or github:
        click.echo(terminal.as_json(loaded.problems) if as_json else terminal.as_annotations(loaded.problems), nl=False)
        sys.exit(failed)
    terminal.show_problems(loaded.problems)
    entries = len(loaded.archive.entries) if loaded.archive else 0
    found = terminal.summary(loaded.problems)
    terminal.say(f"{terminal.count(entries, 'entry', 'entries')} checked, {found}." if entries else f"{found}.", quiet)
    sys.exit(failed)
