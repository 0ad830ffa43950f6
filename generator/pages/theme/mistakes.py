"""An archive's own theme in, one sentence with file and line out for what is wrong in its templates. ⚡ Reads files.

What can be seen without a page is looked for before any is rendered: syntax, templates and blocks that do not exist.
The rest shows when a page is rendered: then the sentence is made of the exception, as long as the own theme had a part
in it; an exception without one is a bug of ours.
"""

import re
import traceback
from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, TemplateError, TemplateSyntaxError, nodes

from generator.base.litter import is_litter
from generator.base.problems import SetupError, did_you_mean

_DEFAULT = "default/"
#: How Python and Jinja2 name what one of our views lacks.
_LACKS = re.compile(r"'(?:[\w.]*\.)?(\w+)'? object'? has no attribute '(\w+)'")


def refuse_mistakes(folders: Sequence[Path]) -> None:
    """Raise `SetupError` for the first mistake in a template of an own theme. `folders`: the shipped theme is last."""
    environment = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    for own in folders[:-1]:
        for path in sorted((own / "templates").rglob("*.*")):
            if path.is_file() and not any(map(is_litter, path.relative_to(own).parts)):
                _refuse(path, own, _Templates(environment, folders))


def mistake(error: Exception, folders: Sequence[Path]) -> SetupError | None:
    """What to say of an exception that a template met, or None where no own theme had a part in it."""
    frames = [(frame.filename, frame.lineno or 1) for frame in traceback.extract_tb(error.__traceback__)]
    for own in folders[:-1]:
        inside = [(n, Path(name), line) for n, (name, line) in enumerate(frames) if Path(name).is_relative_to(own)]
        if inside and (isinstance(error, TemplateError) or inside[-1][0] == len(frames) - 1):
            _, path, line = inside[-1]
            said = _LACKS.sub(r"`\1` has no `\2`", str(error)) or type(error).__name__
            return SetupError(f"{_place(path, own)}:{line}: {said}; docs/theming.md says what a template is given")
    return None


class _Templates:
    """The templates of all themes, parsed when they are asked for."""

    def __init__(self, environment: Environment, folders: Sequence[Path]) -> None:
        self._environment, self._folders = environment, folders

    def named(self, name: str) -> Path | None:
        """The file of a template; `default/` means the shipped theme."""
        folders = self._folders[-1:] if name.startswith(_DEFAULT) else self._folders
        found = (folder / "templates" / name.removeprefix(_DEFAULT) for folder in folders)
        return next((path for path in found if path.is_file()), None)

    def parsed(self, path: Path) -> nodes.Template:
        return self._environment.parse(path.read_text("utf-8"))

    def blocks(self, path: Path, seen: frozenset[Path] = frozenset()) -> frozenset[str]:
        """The names of all blocks of a template and of those that it extends."""
        tree = self.parsed(path)
        own = frozenset(block.name for block in tree.find_all(nodes.Block))
        parents = [self.named(name) for name, _ in _extended(tree)]
        return own.union(*(self.blocks(up, seen | {path}) for up in parents if up and up not in seen | {path}))


def _refuse(path: Path, own: Path, templates: _Templates) -> None:
    try:
        tree = templates.parsed(path)
    except TemplateSyntaxError as error:
        raise SetupError(f"{_place(path, own)}:{error.lineno}: {error.message}") from None
    except UnicodeDecodeError:
        raise SetupError(f"{_place(path, own)}:1: is not UTF-8; save the file as UTF-8") from None
    for name, line in _named(tree):
        if not templates.named(name):
            raise SetupError(f"{_place(path, own)}:{line}: there is no template `{name}`")
    for name, line in _extended(tree):
        parent = templates.named(name)
        if parent == path:
            remedy = f"write {{% extends “default/{name}” %}} for the shipped one"
            raise SetupError(f"{_place(path, own)}:{line}: `{name}` extends itself; {remedy}")
        known = templates.blocks(parent) if parent else frozenset()
        for block in tree.body:
            if isinstance(block, nodes.Block) and block.name not in known:
                near = did_you_mean(block.name, known) or f"it has {', '.join(sorted(known))}"
                raise SetupError(f"{_place(path, own)}:{block.lineno}: `{name}` has no block `{block.name}`; {near}")


def _extended(tree: nodes.Template) -> list[tuple[str, int]]:
    """Name and line of the template that this one extends, unless it is computed."""
    found = tree.find_all(nodes.Extends)
    return [(str(n.template.value), n.lineno) for n in found if isinstance(n.template, nodes.Const)]


def _named(tree: nodes.Template) -> list[tuple[str, int]]:
    """Name and line of every template that this one cannot do without."""
    found = tree.find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport))
    needed = [n for n in found if not getattr(n, "ignore_missing", False)]
    return [(str(n.template.value), n.lineno) for n in needed if isinstance(n.template, nodes.Const)]  # type: ignore[attr-defined]


def _place(path: Path, own: Path) -> str:
    return f"themes/{own.name}/{path.relative_to(own).as_posix()}"
