"""The command `deploy`: the committed archive in, a commit with its site on a branch of the remote out."""

import sys
from pathlib import Path

import click

from generator.publish import deploy as publish


@click.command()
@click.option(
    "--archive", type=click.Path(path_type=Path, file_okay=False), default=".", show_default="this folder",
    help="The folder that holds content/.",
)  # fmt: skip
@click.option("--branch", default="gh-pages", show_default=True, help="The branch that the host serves.")
@click.option("--remote", default="origin", show_default=True, help="The remote that it is pushed to.")
@click.option("--dry-run", is_flag=True, help="Build and compare, but commit and push nothing.")
@click.option("--quiet", "-q", is_flag=True, help="Say nothing but problems.")
def deploy(archive: Path, branch: str, remote: str, dry_run: bool, quiet: bool) -> None:
    """Publish the site on a branch that GitHub Pages serves.

    Builds what is committed, as strictly as `check --strict`, and adds one commit with the site to the branch at the
    remote. Its history is kept, and so is its CNAME; your branches, your index and your files are not touched.

    \b
    Examples
        briefings deploy --dry-run                      only say what would change
        briefings deploy                                to the branch gh-pages of origin
        briefings deploy --remote mirror --branch site
    """
    from generator.build import build
    from generator.commands import terminal
    from generator.commands.checking.placeholders import unfilled

    stopped = ""

    def make_site(folder: Path) -> bool:
        nonlocal stopped
        with terminal.progress(quiet) as progress:
            built = build(archive, folder, strict=True, progress=progress)
        terminal.show_problems(built.problems)
        stopped = terminal.summary(built.problems) if built.stopped else ""
        return not built.stopped

    deployed = publish(archive, remote, branch, make_site, dry_run)
    if deployed is None:
        click.echo(f"{stopped}; nothing was published, {remote}/{branch} is as it was.", err=True)
        sys.exit(1)
    pages = {f"content/pages/{file.name}": file.read_text("utf-8") for file in archive.glob("content/pages/*.md")}
    terminal.show_problems(tuple(unfilled(pages)))
    files = terminal.count(deployed.files, "file", "files")
    changes = f"{deployed.added:,} added, {deployed.changed:,} changed, {deployed.removed:,} removed"
    if not deployed.differs and not deployed.commit:
        terminal.say(f"{remote}/{branch} is up to date: {files}, nothing was pushed.", quiet)
    elif dry_run:
        terminal.say(f"Would publish {files} on {remote}/{branch}: {changes}.", quiet)
    else:
        terminal.say(f"Published {files} on {remote}/{branch} as {deployed.commit[:12]}: {changes}.", quiet)
