"""The command line: words in, exit codes out. 0 fine, 1 problems in content or input, 2 wrong use or set-up.

Everything heavy is imported by the command that uses it, so that `--help` answers at once. The clock is read in the
modules `cli*` and nowhere else.
"""

import contextlib
import importlib
import os
import sys
from pathlib import Path

import click

from generator import __version__
from generator.cli_words import ids
from generator.problems import SetupError, did_you_mean

#: Commands that live in modules of their own: name -> (module, function, one line for the overview).
ELSEWHERE = {
    "deploy": ("generator.cli_deploy", "deploy", "Publish the site on a branch that GitHub Pages serves."),
    "import": ("generator.cli_import", "import_", "Turn articles into entries and drafts."),
    "new": ("generator.cli_new", "new", "Write a new entry, or the translation that an entry lacks."),
    "translations": ("generator.cli_translations", "translations", "Show which translations are current; accept them."),
}


class _Commands(click.Group):
    """Loads a command of another module when it is used; wrong set-ups end with one sentence."""

    def list_commands(self, context: click.Context) -> list[str]:
        return sorted({*super().list_commands(context), *ELSEWHERE})

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name in ELSEWHERE:
            module, function, _ = ELSEWHERE[name]
            command: click.Command = getattr(importlib.import_module(module), function)
            return command
        return super().get_command(context, name)

    def resolve_command(
        self, context: click.Context, words: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(context, words)
        except click.UsageError as error:
            near = did_you_mean(words[0], self.list_commands(context))
            raise click.UsageError(f"{error.message} {near.capitalize()}".strip(), context) from None

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        rows = []
        for name in self.list_commands(context):
            own = super().get_command(context, name)
            rows.append((name, ELSEWHERE[name][2] if name in ELSEWHERE else own.get_short_help_str(90) if own else ""))
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def invoke(self, context: click.Context) -> object:
        try:
            return super().invoke(context)
        except SetupError as error:
            click.echo(f"briefings: {error}", err=True)
            context.exit(2)


_ARCHIVE = click.option(
    "--archive", type=click.Path(path_type=Path, file_okay=False), default=".", show_default="this folder",
    help="The folder that holds content/.",
)  # fmt: skip
_QUIET = click.option("--quiet", "-q", is_flag=True, help="Say nothing but problems.")
_DRAFTS = click.option("--drafts", is_flag=True, help="Include entries with `draft: true`.")
_STRICT = click.option("--strict", is_flag=True, help="Let warnings count as errors.")
_BASE_URL = click.option("--base-url", metavar="URL", help="Address of the site, instead of the one in site.yaml.")


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="briefings")
def commands() -> None:
    """An archive of phone calls between heads of state: Markdown in, a website in several languages out.

    \b
    Begin with
        briefings build          the website, into site/
        briefings serve          the same, live in the browser while you write
        briefings check          what is wrong, with file, line and what to type

    Every command explains itself with --help.
    """


@commands.command()
@_ARCHIVE
@click.option("--output", type=click.Path(path_type=Path), help="Where the site goes.  [default: site/ in the archive]")
@_BASE_URL
@_DRAFTS
@_STRICT
@click.option("--workers", type=click.IntRange(1, 64), metavar="N", help="Processes to use.  [default: one a core]")
@click.option("--no-memo", is_flag=True, help="Neither use nor keep remembered work.")
@click.option("--no-search", is_flag=True, help="Make no search index; the search pages lead to the lists.")
@click.option("--profile", is_flag=True, help="Show where the time goes.")
@_QUIET
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
    from generator import terminal
    from generator.publish import check_output
    from generator.standing import inputs_of, note_standing, standing

    if not (archive / "content").is_dir():
        raise SetupError(f"there is no folder content/ in {archive}; run this where it is, or give --archive")
    shown = output or archive / "site"
    target = check_output(shown, archive)
    inputs = inputs_of(archive, target, f"{base_url} {drafts} {strict} {no_search}")
    stands = None if no_memo or profile else standing(inputs, target)
    if stands:
        (pages, files, written, removed), problems = stands
    else:
        from generator.build import build as run
        from generator.profile import Counts, Profile, told

        times = Profile() if profile else None
        with terminal.progress(quiet) as progress:
            built = run(archive, target, base_url, drafts, strict, not no_memo, workers, progress, not no_search, times)
        if times:
            counts = Counts(
                built.parsed, built.read - built.parsed, built.rendered, built.planned - built.rendered,
                built.written, built.unchanged, built.removed,
            )  # fmt: skip
            click.echo(told(times, counts) + "\n")
        pages, files, written, removed, problems = (
            built.pages,
            built.files,
            built.written,
            built.removed,
            built.problems,
        )
    terminal.show_problems(problems)
    if not stands and built.stopped:
        click.echo(f"{terminal.summary(problems)}; nothing was written, {shown} is as it was.", err=True)
        sys.exit(1)
    if not stands and not no_memo:
        note_standing(inputs, built.published, (pages, files, 0, 0), problems)
    terminal.say(
        f"{terminal.count(pages, 'page', 'pages')} and {files - pages:,} other files: "
        f"{written:,} written, {files - written:,} unchanged, {removed:,} removed.",
        quiet,
    )
    where = "" if archive == Path() else f" --archive {archive}"
    terminal.say(f"The site is in {shown}/ – look at it with `briefings serve{where}`.", quiet)


@commands.command()
@_ARCHIVE
@_DRAFTS
@_STRICT
@click.option("--json", "as_json", is_flag=True, help="Print the problems as JSON.")
@click.option("--github", is_flag=True, help="Print them as annotations that GitHub shows beside the lines.")
@click.option("--external", is_flag=True, help="Ask the outside links too, one after the other (uses the network).")
@_QUIET
def check(archive: Path, drafts: bool, strict: bool, as_json: bool, github: bool, external: bool, quiet: bool) -> None:
    """Show every problem of the archive, and write nothing.

    Errors stop a build. Warnings are: translations that are older than their original; figures, names, citations and
    quotations that only one edition has; persons who are named and not linked, or held no role on the day of a call;
    calls without source, sources without archived copy, quotations that are too long; entries, templates and interface
    words that nothing uses; links that lead nowhere, pages and sites that are too heavy. --strict also asks for a
    checked translation of every entry.

    \b
    Example: fail on warnings too, as before publishing
        briefings check --strict
    """
    from generator import terminal
    from generator.check import check as run

    with terminal.progress(quiet) as progress:
        loaded = run(archive, drafts, strict, progress, external)
    failed = not loaded.sound or (strict and bool(loaded.problems))
    if as_json or github:
        click.echo(terminal.as_json(loaded.problems) if as_json else terminal.as_annotations(loaded.problems), nl=False)
        sys.exit(failed)
    terminal.show_problems(loaded.problems)
    entries = len(loaded.archive.entries) if loaded.archive else 0
    found = terminal.summary(loaded.problems)
    terminal.say(f"{terminal.count(entries, 'entry', 'entries')} checked, {found}." if entries else f"{found}.", quiet)
    sys.exit(failed)


@commands.command()
@_ARCHIVE
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes a free one.")
@click.option("--open", "entry", metavar="ID", shell_complete=ids(), help="Open the browser on the page of this entry.")
@_DRAFTS
@_QUIET
def serve(archive: Path, port: int, entry: str | None, drafts: bool, quiet: bool) -> None:
    """Show the site in the browser, live while you write.

    The preview answers this machine only, below the sub-path that the site will have. Stop it with Ctrl-C.

    \b
    Examples: with the drafts, on another port; straight to the entry that is being written
        briefings serve --drafts --port 8080
        briefings serve --open 2025-02-12-trump-putin
    """
    from generator.preview import preview

    preview(archive, port, drafts, quiet, entry)


@commands.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@_QUIET
def init(folder: Path, quiet: bool) -> None:
    """Begin an archive of your own, with sample content that builds.

    \b
    Example
        briefings init my-archive
        briefings serve --archive my-archive
    """
    from generator import terminal
    from generator.init import write_archive

    written = write_archive(folder)
    terminal.say(f"{terminal.count(len(written), 'file', 'files')} in {folder}/, everything in them invented.", quiet)
    terminal.say(f"Look at it with `briefings serve --archive {folder}`, then replace the entries by yours.", quiet)


@commands.command()
@_ARCHIVE
@click.option("--output", type=click.Path(path_type=Path, file_okay=False), help="The folder to write them into.")
@_QUIET
def schema(archive: Path, output: Path | None, quiet: bool) -> None:
    """Write JSON Schemas, with which editors complete and check.

    They are made from the table that checks the front matter and site.yaml.

    \b
    Example
        briefings schema --output .schemas
    Without --output they are printed as one JSON document.
    """
    from generator import terminal
    from generator.init import schemas

    if output is None:
        click.echo("{" + ",".join(f'"{Path(n).name.split(".")[0]}": {t.strip()}' for n, t in schemas().items()) + "}")
        return
    try:
        output.mkdir(parents=True, exist_ok=True)
        for name, text in schemas().items():
            path = output / Path(name).name
            path.write_text(text, encoding="utf-8", newline="\n")
            terminal.say(f"wrote {path}", quiet)
    except OSError as error:
        raise SetupError(f"{output} cannot be written: {error.strerror}") from None


def main() -> None:
    """The entry point of the console script."""
    try:
        # https://no-color.org: whatever the variable holds, as long as it holds something
        commands.main(prog_name="briefings", color=False if os.environ.get("NO_COLOR") else None)
    except BrokenPipeError:
        sys.exit(0)
    except OSError as error:
        # What a room could not mend: a full disk below the terminal's output, a folder taken away while working.
        with contextlib.suppress(OSError):
            sys.stderr.write(f"briefings: {error.filename or 'the output'}: {error.strerror or error}\n")
        os._exit(2)
