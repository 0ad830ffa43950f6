"""The documentation says what the program does: every command, every option, every example of content."""

import re
from pathlib import Path

import click
import pytest

from generator.base.languages import Language
from generator.commands.cli import commands
from generator.content import parse
from generator.content.entry import ContentFile

DOCS = Path(__file__).parent.parent / "docs"
COMMANDS = (DOCS / "commands.md").read_text("utf-8")


def every_command() -> list[tuple[str, click.Command]]:
    context = click.Context(commands)
    found = [(name, commands.get_command(context, name)) for name in commands.list_commands(context)]
    return [(name, command) for name, command in found if command]


@pytest.mark.parametrize(
    ("name", "command"), every_command(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_every_command_and_every_option_has_its_line(name: str, command: click.Command) -> None:
    assert f"\n## {name}\n" in COMMANDS
    section = COMMANDS.split(f"\n## {name}\n")[1].split("\n## ")[0]
    shared = COMMANDS.split("\n## ")[0]
    for option in command.params:
        if isinstance(option, click.Option):
            assert any(f"| `{flag}`" in section + shared for flag in option.opts), (name, option.opts)


def test_no_option_is_described_that_is_not_there() -> None:
    known = {flag for _, command in every_command() for option in command.params for flag in option.opts}
    described = set(re.findall(r"^\| `(--[a-z-]+)`", COMMANDS, re.MULTILINE))
    assert described - known == {"--version", "--help"}


@pytest.mark.parametrize("path", sorted(DOCS.rglob("*.md")), ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text("utf-8")):
        assert (path.parent / target).exists(), target


def test_the_example_of_accounts_is_read_as_it_says() -> None:
    text = (DOCS / "content-format.md").read_text("utf-8")
    front = re.search(r"```yaml\n(title:.*?)```", text, re.DOTALL)
    body = re.search(r"```markdown\n(.*?)```", text, re.DOTALL)
    assert front
    assert body
    file = ContentFile("content/calls/a.de.md", "call", "a", Language("de"), (0, 0, 0, 0))
    source = f"---\n{front[1]}---\n\n{body[1]}"
    edition, problems = parse(file.path, file.kind, file.id, file.language, source, "")
    assert problems == ()
    assert edition is not None
    assert [(a.party, len(a.statements)) for a in edition.body.accounts] == [("kreml", 1)]
    assert [(a.basis, len(a.silences)) for a in edition.body.accounts] == [("excerpt", 1)]
    assert [d.kind for d in edition.body.discrepancies] == ["extent"]
