"""`briefings translations`: the states of all translations shown, accepted, or compared with what they translate.

In: words of the command line. Out: a table, JSON or a comparison on standard output, problems on standard error.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from generator.base.problems import Problem, SetupError, in_order
from generator.build import Loaded, load
from generator.commands import terminal
from generator.commands.completion import ids
from generator.commands.editing.accept import accept, chosen
from generator.commands.editing.history import Remembered, remembered
from generator.commands.options import ARCHIVE, QUIET
from generator.content import entry, read_text, unit_texts
from generator.links import editions

_COLOURS = {"current": "green", "stale": "yellow", "ahead": "yellow", "missing": "red", "orphan": "red"}
_BOTH = tuple[entry.Edition, entry.Edition]


@click.command()
@ARCHIVE
@click.option("--json", "as_json", is_flag=True, help="Print the states as JSON.")
@click.option(
    "--diff",
    "compared",
    metavar="ID",
    shell_complete=ids(),
    multiple=True,
    help="Show what changed in the original of ID since.",
)
@click.option(
    "--accept",
    "accepted",
    metavar="ID",
    shell_complete=ids(),
    multiple=True,
    help="Declare the translation checked; `all` for all.",
)
@QUIET
def translations(
    archive: Path, as_json: bool, compared: tuple[str, ...], accepted: tuple[str, ...], quiet: bool
) -> None:
    """Show which translations are current, stale, ahead of their original, missing, or without an original.

    A translation is stale when the original changed after somebody had accepted it. ID stands for the translations of
    an entry into all languages, ID.LANGUAGE for one of them.

    \b
    From an edit to an accepted translation
        briefings translations                                         what is stale
        briefings translations --diff 2025-03-18-trump-putin           what changed since
        briefings translations --accept 2025-03-18-trump-putin.en      after you corrected it
    """
    if sum(map(bool, (as_json, compared, accepted))) > 1:
        raise SetupError("give one of --json, --diff and --accept at a time")
    with terminal.progress(quiet) as progress:
        loaded = load(archive, drafts=True, progress=progress)
    if loaded.site is None:
        terminal.show_problems(loaded.problems)
        sys.exit(1)
    if accepted:
        sys.exit(_accept(archive, loaded, accepted, quiet))
    if compared:
        for original, translation in chosen(compared, _pairs(loaded)):
            _compare(archive, original, translation)
        return
    found = editions.staleness_of_all(loaded.editions, loaded.site.languages)
    if as_json:
        click.echo(json.dumps([_record(each) for each in found], ensure_ascii=False, indent=2))
    else:
        _table(found, quiet)


def _pairs(loaded: Loaded) -> tuple[_BOTH, ...]:
    """(original, translation) of every translation that has an original."""
    by_path = {edition.path: edition for edition in loaded.editions}
    languages = loaded.site.languages if loaded.site else ()
    found = (each for each in editions.staleness_of_all(loaded.editions, languages) if each.path and each.original)
    return tuple((by_path[each.original], by_path[each.path]) for each in found)


# ---- the table -----------------------------------------------------------------------------------------------------


def _record(found: editions.Staleness) -> dict[str, object]:
    return {
        "id": found.id,
        "kind": found.kind,
        "language": found.language,
        "state": found.state,
        "accepted": found.accepted and found.state not in ("missing", "orphan"),
        "draft": found.draft,
        "path": found.path or None,
        "original": found.original or None,
        "units": found.own,
        "units_of_original": found.units,
        "changes": [
            {"kind": c.kind, "unit": c.unit.name if c.unit else None, "line": c.unit.line if c.unit else None}
            for c in found.changes
        ],
    }


def _table(found: Sequence[editions.Staleness], quiet: bool) -> None:
    rows = [(each.state, each.path.removeprefix("content/") or _absent(each), _remark(each)) for each in found]
    if sys.stdout.isatty():
        _drawn(rows)
    else:
        width = max((len(name) for _, name, _ in rows), default=0)
        for state, name, remark in rows:
            click.echo(f"{state:<8} {name:<{width}}  {remark}".rstrip())
    counts = Counter(each.state for each in found)
    never = sum(not each.accepted for each in found)
    words = [f"{counts[state]:,} {state}" for state in editions.STATES if counts[state]]
    more = f" ({never:,} of them never accepted)" if never else ""
    terminal.say(f"{', '.join(words).replace(' stale', ' stale' + more) or 'no translations'}.", quiet)


def _drawn(rows: Iterable[tuple[str, str, str]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False)
    for heading in ("State", "Edition", "What"):
        table.add_column(heading, overflow="fold")
    for state, name, remark in rows:
        table.add_row(Text(state, style=_COLOURS[state]), Text(name), Text(remark))
    Console().print(table)


def _absent(found: editions.Staleness) -> str:
    return found.original.removeprefix("content/").rsplit(".", 2)[0] + f".{found.language}.md"


def _remark(found: editions.Staleness) -> str:
    draft = "draft; " if found.draft else ""
    if found.state == "stale" and not found.accepted:
        return draft + "never accepted"
    if found.state == "stale":
        return f"{draft}{len(found.changes)} of {found.units}: {editions.in_words(found)}"
    if found.state == "ahead":
        return f"{draft}{found.own} units, the original has {found.units}"
    if found.state == "missing":
        return f"{draft}write it with `briefings new {found.kind} {found.id}`"
    return draft.removesuffix("; ") if found.state == "current" else f"{draft}there is no original of this id"


# ---- accepting -----------------------------------------------------------------------------------------------------


def _accept(folder: Path, loaded: Loaded, wanted: tuple[str, ...], quiet: bool) -> int:
    """Write the digests of every translation meant that may be accepted; the exit code."""
    problems = list[Problem]()
    for original, translation in chosen(wanted, _pairs(loaded)):
        paths = (original.path, translation.path)
        errors = [p for p in loaded.problems if p.severity == "error" and p.place.path in paths]
        found = errors or accept(folder, original, translation)
        problems += found
        if not found:
            terminal.say(f"accepted {translation.path} ({len(original.units)} units)", quiet)
    terminal.show_problems(in_order(problems))
    return 1 if problems else 0


# ---- comparing -----------------------------------------------------------------------------------------------------


def _compare(folder: Path, original: entry.Edition, translation: entry.Edition) -> None:
    """Print what changed in the original, unit by unit: the old text as Git remembers it, and the new one."""
    found = editions.staleness(original, translation)
    text, _, _ = read_text(folder, original.path)
    words = dict(zip(original.units, unit_texts(original, text), strict=True))
    old = remembered(folder, original, (change.was for change in found.changes))
    changed = f", {len(found.changes)} of {found.units} units" if found.accepted and found.changes else ""
    click.secho(f"{translation.path}: {found.state if found.accepted else 'never accepted'}{changed}", bold=True)
    if found.state == "ahead":
        click.echo(f"It has {found.own} units, {found.original} has {found.units}.")
    if any(change.was and change.was not in old for change in found.changes):
        click.echo("Git does not remember all of the accepted text; where it does not, only today’s text is shown.")
    for change in found.changes:
        _show_change(change, original.path, words, old.get(change.was))


def _show_change(change: editions.Change, path: str, words: dict[entry.Unit, str], before: Remembered | None) -> None:
    unit = change.unit
    where = f"{editions.label(unit.name)}, {path}:{unit.line}" if unit else f"a unit of {path}"
    since = f" since {before.commit}" if before and change.kind in ("changed", "removed") else ""
    click.echo(f"\n{change.kind}{since}: {where}")
    if before and change.kind in ("changed", "removed"):
        _marked("-", before.text, "red")
    if unit:
        _marked("+" if change.kind in ("changed", "added") else " ", words[unit], "green")


def _marked(mark: str, text: str, colour: str) -> None:
    for line in text.split("\n"):
        click.secho(f"  {mark} {line}".rstrip(), fg=None if mark == " " else colour)
