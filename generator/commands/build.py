"""`briefings build`: the archive in, the website out, with what it came to told in the last lines."""

import sys
from pathlib import Path

import click

from generator.base.problems import SetupError, as_typed
from generator.base.workers import without_collector
from generator.commands.options import ARCHIVE, BASE_URL, DRAFTS, QUIET, STRICT, HomePath

#: What was loaded and planned: to free it bit by bit takes a while, and the process ends with all of it.
_KEPT: list[object] = []


@click.command()
@ARCHIVE
@click.option("--output", type=HomePath(path_type=Path), help="Where the site goes.  [default: site/ in the archive]")
@BASE_URL
@DRAFTS
@STRICT
@click.option("--workers", type=click.IntRange(1, 64), metavar="N", help="Processes to use.  [default: one a core]")
@click.option("--no-memo", is_flag=True, help="Neither use nor keep remembered work.")
@click.option("--no-search", is_flag=True, help="Make no search index; the search pages lead to the lists.")
@click.option("--profile", is_flag=True, help="Show where the time goes.")
@QUIET
@without_collector()  # loading libraries makes very many small things too
def build(
    archive: Path, output: Path | None, base_url: str | None, drafts: bool, strict: bool, workers: int | None,
    no_memo: bool, no_search: bool, profile: bool, quiet: bool,
) -> None:  # fmt: skip
    """Build the website.

    All problems are shown in one run; with an error nothing is written and the old site stays.

    \b
    Example: the site as it will be deployed below a sub-path
        briefings build --base-url https://example.org/archive/
    """
    from generator.commands import terminal
    from generator.publish import check_output, up_to_date

    if not (archive / "content").is_dir():
        raise SetupError(f"there is no folder content/ in {as_typed(archive)}; run this where it is, or give --archive")
    shown = output or archive / "site"
    target = check_output(shown, archive)
    inputs = up_to_date.inputs_of(archive, target, f"{base_url} {drafts} {strict} {no_search}")
    last = None if no_memo or profile else up_to_date.last_build(inputs, target)
    if last:
        figures, problems = last
    else:
        from generator.base.profile import Counts, Profile, as_table
        from generator.build import build as run

        times = Profile() if profile else None
        with terminal.progress(quiet) as progress:
            built = run(
                archive, target, base_url, drafts, strict, not no_memo, workers, progress, not no_search, times,
                known=lambda *made: _KEPT.append(made),
            )  # fmt: skip
        if times:
            counts = Counts(
                built.parsed, built.read - built.parsed, built.rendered, built.planned - built.rendered,
                built.written, built.unchanged, built.removed,
            )  # fmt: skip
            click.echo(as_table(times, counts) + "\n")
        figures, problems = (built.pages, built.files, built.written, built.removed), built.problems
    pages, files, written, removed = figures
    terminal.show_problems(problems)
    if not last and built.stopped:
        click.echo(f"{terminal.summary(problems)}; nothing was written, {as_typed(shown)} is as it was.", err=True)
        sys.exit(1)
    if not last and not no_memo:
        up_to_date.remember_build(inputs, built.published, (pages, files, 0, 0), problems)
    terminal.say(
        f"{terminal.count(pages, 'page', 'pages')} and {files - pages:,} other files: "
        f"{written:,} written, {files - written:,} unchanged, {removed:,} removed.",
        quiet,
    )
    where = "" if archive == Path() else f" --archive {as_typed(archive)}"
    terminal.say(
        f"The site is in {as_typed(f'{shown}/')} – look at it with `{terminal.command('serve' + where)}`.", quiet
    )
