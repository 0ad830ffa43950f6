"""`briefings new`: a new entry, or the translation that one lacks.

In: words of the command line, and answers to questions where a person sits at a terminal. Out: the paths written. Where
nobody can answer nothing is asked and nothing made up: what is not given is taken from the id or the model, else it is
left to be written, or said to be missing.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from generator.base.languages import slugify
from generator.base.notation import is_id
from generator.base.problems import SetupError, did_you_mean
from generator.commands import terminal
from generator.commands.completion import ids
from generator.commands.editing.new import Given, date_in, load_archive, outlet_of, persons, write_new
from generator.commands.options import ARCHIVE
from generator.content import json_schema
from generator.links import Archive

_ACTORS = tuple(json_schema("actor")["properties"]["kind"]["enum"])
_KINDS = ("call", "actor", "topic", "source", "page")


@click.command()
@click.argument("kind", type=click.Choice(_KINDS), required=False)
@click.argument("ident", metavar="ID", required=False, shell_complete=ids())
@ARCHIVE
@click.option(
    "--from",
    "model",
    metavar="ID",
    shell_complete=ids(),
    default="",
    help="An entry of the same kind whose facts to begin with.",
)
@click.option("--title", default="", help="The headline, or the name of an actor.")
@click.option("--date", "day", metavar="YYYY-MM-DD", default="", help="The day of a call, or of publication.")
@click.option(
    "--with",
    "participants",
    metavar="ID",
    shell_complete=ids("actors"),
    multiple=True,
    help="A participant of a call; once for each.",
)
@click.option("--outlet", metavar="ID", shell_complete=ids("actors"), default="", help="The outlet of a source.")
@click.option("--actor-kind", type=click.Choice(_ACTORS), help="What an actor is.  [default: person]")
@click.option(
    "--language", metavar="TAG", default="", help="The language of the original.  [default: the archive’s first]"
)
@click.option("--quiet", "-q", is_flag=True, help="Say and ask nothing.")
def new(
    kind: str | None, ident: str | None, archive: Path, model: str, title: str, day: str, participants: Sequence[str],
    outlet: str, actor_kind: str | None, language: str, quiet: bool,
) -> None:  # fmt: skip
    """Write a new entry with the keys it needs, or the translation that an entry lacks.

    In a terminal it asks for what is not given; anywhere else it asks and makes up nothing. What is still to be written
    is marked TODO: and cannot be published.

    \b
    Examples
        briefings new
        briefings new call 2025-06-01-macron-starmer --with emmanuel-macron --with keir-starmer
        briefings new call 2025-06-08-macron-starmer --from 2025-06-01-macron-starmer
        briefings new actor friedrich-merz --title "Friedrich Merz"
    """
    given = Given(model, title, _day(day) if day else "", tuple(participants), outlet, actor_kind or "", language)
    site, found = load_archive(archive)
    if sys.stdin.isatty() and sys.stderr.isatty() and not quiet:
        kind, ident, given = _asked(found, kind, ident, given, given.language or site.languages[0])
    if not kind or not ident:
        raise SetupError("say what to write: KIND (call, actor, topic, source or page) and ID")
    for path in write_new(archive, site, found, kind, ident, given, _today()):
        terminal.say(f"wrote {path}", quiet)


def _asked(
    archive: Archive, kind: str | None, ident: str | None, given: Given, language: str
) -> tuple[str, str, Given]:
    """The same with everything that is missing, asked for one after the other."""
    kind = kind or str(click.prompt("What is it?", default="call", type=click.Choice(_KINDS), err=True))
    if ident and ident in archive.entries:
        return kind, ident, given  # a translation: all is known
    if not given.title and kind != "call":
        given = replace(given, title=_ask("Name" if kind == "actor" else "Title", None, str))
    if not given.actor_kind and not given.model and kind == "actor":
        chosen = click.prompt("Kind", default="person", type=click.Choice(_ACTORS), err=True)
        given = replace(given, actor_kind=str(chosen))
    if not given.date and kind in ("call", "source"):
        shown = date_in(ident or "") or _today().isoformat()
        given = replace(given, date=_ask("Date of the call" if kind == "call" else "Published", shown, _day))
    if kind == "call" and not given.participants and not given.model:
        shown = ", ".join(persons(archive))
        given = replace(given, participants=_ask("Participants (ids)", shown, _ids(archive)))
    if kind == "source" and not given.outlet and not given.model:
        given = replace(given, outlet=_ask("Outlet (id)", outlet_of(archive), lambda text: _ids(archive)(text)[0]))
    return kind, ident or _ask("Id", _proposed(kind, given, language), _ident), given


def _ask(question: str, shown: str | None, read: Callable[[str], Any]) -> Any:
    """The answer, as `read` understands it; asked again where that raises `UsageError`."""
    return click.prompt(question, default=shown, value_proc=read, err=True)


def _proposed(kind: str, given: Given, language: str) -> str:
    """The id that the answers suggest: a date and last words of names, or the words of the title."""
    if kind == "call":
        return "-".join([given.date, *(ident.rpartition("-")[2] for ident in given.participants)])
    word = slugify(given.outlet if kind == "source" else given.title, language)
    return f"{given.date}-{word}" if kind == "source" else word


def _today() -> date:
    return date.today()  # noqa: DTZ011  (the day on the editor’s own calendar)


def _day(text: str) -> str:
    """A day, or for calls known no better a month. Raises `UsageError` for anything else."""
    try:
        date.fromisoformat(text if len(text) > 7 else f"{text}-01")
    except ValueError:
        raise click.UsageError(f"“{text}” is no day; write it as 2025-06-01") from None
    return text


def _ident(text: str) -> str:
    if not is_id(text):
        raise click.UsageError(f"“{text}” is no id; use lower-case letters a to z, digits and single hyphens")
    return text


def _ids(archive: Archive) -> Callable[[str], tuple[str, ...]]:
    """Reads ids of actors, separated by commas or blanks."""

    def read(text: str) -> tuple[str, ...]:
        words = tuple(text.replace(",", " ").split())
        for word in words:
            if word not in archive.actors:
                raise click.UsageError(f"there is no actor `{word}`; {did_you_mean(word, archive.actors)}".rstrip("; "))
        return words

    return read
