"""The command `deploy`: the committed archive in, a commit with its site on a branch of the remote out."""

import sys
from pathlib import Path

import click

from generator.base.problems import in_order, stopped_by
from generator.commands.options import ARCHIVE, QUIET
from generator.publish import deploy as publish


@click.command()
@ARCHIVE
@click.option("--branch", default="gh-pages", show_default=True, help="The branch that the host serves.")
@click.option("--remote", default="", show_default="origin", help="The remote that it is pushed to.")
@click.option("--dry-run", is_flag=True, help="Build and compare, but commit and push nothing.")
@QUIET
def deploy(archive: Path, branch: str, remote: str, dry_run: bool, quiet: bool) -> None:
    """Publish the site on a branch that GitHub Pages serves.

    Checks what is committed as `check --strict` does, builds it, and adds one commit with the site to the branch at
    the remote. Its history is kept, and so is its CNAME; your branches, your index and your files are not touched.
    In a folder of a larger repository, --remote says that the site may go to that repository's remote.

    \b
    Examples
        briefings deploy --dry-run                      only say what would change
        briefings deploy                                to the branch gh-pages of origin
        briefings deploy --remote mirror --branch site
    """
    from generator.build import build
    from generator.commands import terminal
    from generator.commands.checking.check import check
    from generator.commands.checking.placeholders import unfilled

    stopped = ""

    def make_site(folder: Path) -> bool:
        nonlocal stopped
        with terminal.progress(quiet) as progress:
            built = build(archive, folder, strict=True, progress=progress)
            checked = check(archive, strict=True, progress=progress, built=None if built.stopped else folder).problems
        problems = in_order((*checked, *built.problems))
        terminal.show_problems(problems)
        stopped = terminal.summary(problems)
        return not built.stopped and not stopped_by(checked, strict=True)

    deployed = publish(archive, remote, branch, make_site, dry_run)
    remote = remote or "origin"
    if deployed is None:
        click.echo(f"{stopped}; nothing was published, {remote}/{branch} is as it was.", err=True)
        sys.exit(1)
    terminal.show_problems(tuple(unfilled(archive)))
    files = terminal.count(deployed.files, "file", "files")
    changes = f"{deployed.added:,} added, {deployed.changed:,} changed, {deployed.removed:,} removed"
    if not deployed.differs and not deployed.commit:
        terminal.say(f"{remote}/{branch} is up to date: {files}, nothing was pushed.", quiet)
    elif dry_run:
        terminal.say(f"Would publish {files} on {remote}/{branch}: {changes}.", quiet)
    else:
        terminal.say(f"Published {files} on {remote}/{branch} as {deployed.commit[:12]}: {changes}.", quiet)
