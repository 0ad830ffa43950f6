"""The command `import`: articles in, drafts and a report out.

Progress and the closing report go to standard error where the report of the machine goes to standard output; in a
terminal with colour, anywhere else as plain lines.
"""

import sys
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import click

from generator.articles import Given, Imported, import_articles, import_report
from generator.base.problems import SetupError, as_typed
from generator.commands.options import ARCHIVE, FOLDER, QUIET, HomePath
from generator.commands.terminal import count

_UPDATE = " --update shows what differs and merges what no editor has touched."


@click.command(name="import")
@click.argument("files", nargs=-1, metavar="FILE…")
@ARCHIVE
@click.option("--into", type=FOLDER, help="The content folder.  [default: content/ in the archive]")
@click.option("--date", type=click.DateTime(["%Y-%m-%d"]), metavar="DAY", help="The day of articles that print none.")
@click.option("--outlet", metavar="NAME", help="The outlet of articles that do not name theirs.")
@click.option(
    "--report", type=HomePath(), metavar="FILE|-", help="Write what was found, where and on what ground, as JSON."
)
@click.option(
    "--from-report",
    type=HomePath(),
    metavar="FILE",
    help="Make the drafts from a report that was corrected or written.",
)
@click.option("--dry-run", is_flag=True, help="Write no entry; say what would be written.")
@click.option("--update", is_flag=True, help="Bring existing drafts up to date where no editor has touched them.")
@QUIET
def import_(
    files: tuple[str, ...],
    archive: Path,
    into: Path | None,
    date: datetime | None,
    outlet: str | None,
    report: str | None,
    from_report: str | None,
    dry_run: bool,
    update: bool,
    quiet: bool,
) -> None:
    """Turn articles into entries and drafts.

    FILE is plain text or a saved page; `-` reads standard input. Each article becomes a draft in sources/, each call in
    it one in calls/, each unknown person one in actors/. Nothing that exists is overwritten.

    \b
    Examples
        briefings import article.txt                    drafts into content/
        briefings import *.html --dry-run --report -    only look, as JSON
        briefings import --from-report corrected.json   drafts of what you corrected
    """
    from generator.commands import terminal

    content = into or archive / "content"
    if not content.is_dir():
        raise SetupError(
            f"there is no folder {as_typed(content)}; make one with `briefings init`, or name it with --into"
        )
    if not files and not from_report:
        raise SetupError("name the articles to import, such as `briefings import article.html`")
    if files.count("-") > 1:
        raise SetupError("standard input can be read once; give `-` once")

    def progress(path: str, step: str) -> None:
        if not quiet and step == "read":
            click.echo(f"reading {path}", err=True)

    if from_report:
        imported = import_report(from_report, files, content, update=update, dry_run=dry_run, progress=progress)
    else:
        given = Given(date.date() if date else None, outlet)
        imported = import_articles(files, content, update=update, dry_run=dry_run, given=given, progress=progress)
    if report:
        _write_report(report, imported.report)
    terminal.show_problems(imported.problems)
    if not quiet:
        _close(imported, dry_run, update, to_error=report == "-")
    sys.exit(1 if imported.problems else 0)


def _write_report(target: str, text: str) -> None:
    if target == "-":
        click.echo(text.encode("utf-8"), nl=False)
        return
    try:
        Path(target).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise SetupError(f"the report cannot be written to {as_typed(target)}: {error.strerror}") from None


def _close(imported: Imported, dry_run: bool, update: bool, to_error: bool) -> None:
    """The closing report: what was found, what is uncertain and why, what became of the drafts, what to do next."""
    lines = [
        *_found(imported),
        *_uncertain(imported),
        *_files(imported, dry_run, update),
        *_next(imported, dry_run, update),
    ]
    styled = (sys.stderr if to_error else sys.stdout).isatty()
    if styled:
        from rich.console import Console

        console = Console(stderr=to_error, highlight=False)
        for line in lines:
            console.print(line, style="bold" if line and not line.startswith(" ") else None, markup=False)
        return
    for line in lines:
        click.echo(line, err=to_error)


def _found(imported: Imported) -> Iterable[str]:
    found = imported.found
    for article in imported.articles:
        labels = Counter(line.label for line in article.lines)
        yield f"{_clean(article.path)}: {_clean(str(article.metadata['headline'].value or 'no headline'))}"
        published = article.metadata["published"]
        yield (
            f"  {count(labels['body'], 'paragraph', 'paragraphs')}, "
            f"{count(labels['boilerplate'] + labels['notice'], 'line', 'lines')} of furniture left out, "
            f"{count(len(article.updates), 'update', 'updates')}, published {published.value or 'unknown'}"
        )
        calls = sum(any(r[0] == article.id for r in call.mentioned) for call in found.calls)
        yield (
            f"  {count(len(found.mentions.get(article.id, ())), 'mention', 'mentions')}, "
            f"{count(len(found.quotations.get(article.id, ())), 'quotation', 'quotations')}, "
            f"{count(calls, 'call', 'calls')}"
        )


def _uncertain(imported: Imported) -> Iterable[str]:
    """What the editor should look at first, each with its ground."""
    lines = []
    for article in imported.articles:
        for name in ("published", "updated", "outlet"):
            value = article.metadata[name]
            if value.value and value.basis == "inferred":
                ground = f"{value.origin or 'from the text'}, lines {_numbers(value.lines)}"
                lines.append(f"  {article.path}: {name} {value.value} is inferred ({ground})")
        if article.language not in ("de", "en"):
            tongue = "no language that can be told" if article.language == "und" else f"`{article.language}`"
            lines.append(f"  {article.path}: is in {tongue}; calls and speakers are read in German and English only")
        if not article.metadata["outlet"].value:
            lines.append(f"  {article.path}: the outlet is not stated; name it with --outlet")
        if not article.metadata["published"].value:
            lines.append(f"  {article.path}: the day is not stated and cannot be inferred; give it with --date")
        for proposal in imported.found.proposals.get(article.id, ()):
            near = f"; nearest known: {proposal.nearest[0][0]}" if proposal.nearest else ""
            lines.append(
                f"  {article.path}: unknown person {_clean(proposal.surface)} (line {proposal.spans[0].line}){near}"
            )
    if imported.articles and not imported.found.calls:
        lines.append("  no call was found in these articles")
    lines += [f"  {w.article}:{w.line}: {_clean(w.message)}" for w in imported.found.warnings]
    return ["Uncertain", *lines] if lines else []


def _files(imported: Imported, dry_run: bool, update: bool) -> Iterable[str]:
    would = "would be " if dry_run else ""
    says = {
        "new": f"{would}written",
        "unchanged": "as it was",
        "kept": "exists, left as it is",
        "updated": f"{would}updated",
    }
    if imported.changes:
        yield "Drafts"
    for change in imported.changes:
        yield f"  {change.path}: {says[change.state]}"
        if update and change.difference:
            yield from (f"    {_clean(line)}" for line in change.difference.splitlines())


def _next(imported: Imported, dry_run: bool, update: bool) -> Iterable[str]:
    states = Counter(change.state for change in imported.changes)
    if not imported.changes:
        return
    if dry_run:
        yield "Nothing was written. Run it again without --dry-run."
    elif states["new"] or states["updated"]:
        yield "Next: read the drafts, write the accounts in your words, remove `draft: true`, run `briefings check`."
    else:
        yield "Nothing was updated." + ("" if update else _UPDATE)


def _numbers(lines: tuple[int, ...]) -> str:
    return ", ".join(map(str, lines)) or "none"


def _clean(text: str) -> str:
    """Foreign text without what a terminal would act on."""
    return "".join(c if c.isprintable() else "?" for c in text)
