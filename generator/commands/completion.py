"""What the shell offers while a command is typed: ids of entries, by the names of their files. ⚡ Lists folders.

Nothing is read and nothing heavy is loaded, since a shell asks at every press of the tab key.
"""

from collections.abc import Callable
from pathlib import Path

import click
from click.shell_completion import CompletionItem

Completion = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def ids(collection: str = "*") -> Completion:
    """Completes ids of entries of a collection, or of all."""

    def complete(context: click.Context, _: click.Parameter, begun: str) -> list[CompletionItem]:
        archive = Path(context.params.get("archive") or ".")
        files = sorted((archive / "content").glob(f"{collection}/*.md"))
        found = dict.fromkeys(file.name.partition(".")[0] for file in files)
        return [CompletionItem(ident) for ident in found if ident.startswith(begun)]

    return complete
