"""The command line: words in, exit codes out. 0 fine, 1 problems in content or input, 2 wrong use or set-up.

Everything heavy is imported by the command that uses it, so that `--help` answers at once. The clock is read in
`commands` and nowhere else.
"""

import contextlib
import gc
import importlib
import os
import sys
import threading

import click

from generator import __version__
from generator.base.problems import SetupError, did_you_mean, shown

#: The commands: name -> (module, function, one line for the overview).
COMMANDS = {
    "build": ("generator.commands.build", "build", "Build the website."),
    "check": ("generator.commands.check", "check", "Show every problem of the archive, and write nothing."),
    "deploy": ("generator.commands.deploy", "deploy", "Publish the site on a branch that GitHub Pages serves."),
    "import": ("generator.commands.import_articles", "import_", "Turn articles into entries and drafts."),
    "init": ("generator.commands.init", "init", "Begin an archive of your own, with sample content that builds."),
    "messages": ("generator.commands.messages", "messages", "Bring the interface words of a theme up to date."),
    "new": ("generator.commands.new", "new", "Write a new entry, or the translation that an entry lacks."),
    "schema": ("generator.commands.schema", "schema", "Write JSON Schemas, with which editors complete and check."),
    "serve": ("generator.commands.serve", "serve", "Show the site in the browser, live while you write."),
    "translations": (
        "generator.commands.translations",
        "translations",
        "Show which translations are current; accept them.",
    ),
}


class _Commands(click.Group):
    """Loads the module of a command when it is used; wrong set-ups end with one sentence."""

    def list_commands(self, context: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module, function, _ = COMMANDS[name]
        command: click.Command = getattr(importlib.import_module(module), function)
        return command

    def resolve_command(
        self, context: click.Context, words: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(context, words)
        except click.UsageError as error:
            near = did_you_mean(words[0], self.list_commands(context))
            raise click.UsageError(f"{error.message} {near.capitalize()}".strip(), context) from None

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, _, summary) in sorted(COMMANDS.items())])

    def invoke(self, context: click.Context) -> object:
        try:
            return super().invoke(context)
        except SetupError as error:
            click.echo(f"briefings: {shown(str(error))}", err=True)
            context.exit(2)
        except (KeyboardInterrupt, click.Abort):
            click.echo("\nbriefings: interrupted", err=True)
            context.exit(130)  # 128 and the number of the signal, as shells have it


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


def main() -> None:
    """What the words of the command line ask for."""
    try:
        # https://no-color.org: whatever the variable holds, as long as it holds something
        commands.main(prog_name="briefings", color=False if os.environ.get("NO_COLOR") else None)
    except SystemExit as ending:
        _leave(int(ending.code or 0))
        raise
    except BrokenPipeError:
        sys.exit(0)
    except OSError as error:
        # What a room could not mend: a full disk below the terminal's output, a folder taken away while working.
        with contextlib.suppress(OSError):
            sys.stderr.write(f"briefings: {error.filename or 'the output'}: {error.strerror or error}\n")
        os._exit(2)
    finally:
        gc.freeze()  # else everything that is loaded is looked through twice more while the interpreter ends


def _leave(code: int) -> None:
    """End the process at once, without freeing bit by bit what it holds; not while something else runs in it."""
    if threading.active_count() == 1:
        with contextlib.suppress(OSError):
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
