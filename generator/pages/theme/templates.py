"""The theme's templates: folders in, a Jinja2 environment for one language out. ⚡ Touches the disk.

A template is looked for in the archive's own theme first, then in the shipped one. An own `call.html` may begin with
`{% extends "default/call.html" %}` and override single blocks: `default/` always means the shipped theme. Templates are
compiled for each language: a fixed message is looked up then, and not once more on every page.
"""

import contextlib
import operator
import re
from collections.abc import Mapping, MutableMapping, Sequence
from pathlib import Path
from typing import Any

import markupsafe
from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    Template,
    nodes,
)
from jinja2 import __version__ as jinja2_version
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from generator.base.languages import Language
from generator.pages.words.catalogues import Catalogue
from generator.pages.words.compiled import cache_folder
from generator.pages.words.markup import attribute, escaped


def _shown(value: object) -> str:
    """What `{{ value }}` writes. As `markupsafe.escape`, but text that is only joined to a page needs no wrapping."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[return-value]
    return escaped(value) if kind is str else markupsafe.escape(value)  # type: ignore[arg-type]


#: New lines beside a tag that nobody sets in a line, end tags that HTML implies, quotation marks that it does without.
_BLOCKS = (
    "article body caption details div dl figure footer h1 h2 h3 head header html link main meta nav ol script section "
    "summary table tbody td th thead title tr ul"
).replace(" ", "|")
_UNNEEDED = re.compile(
    rf"""</(?:li|t[dhr]|tbody|thead|body|html)>|\n+(?=</?(?:{_BLOCKS})\b)"""
    rf"""|(</(?:{_BLOCKS})>)\n+|(?<=\w=)"([^\s"'=<>`]+)"(?=[\s>])"""
)
#: How attributes begin whose values mostly need no quotation marks, and what stands behind them.
_SHORT = re.compile(r' (?:aria-labelledby|class|datetime|dir|href|hreflang|id|lang)="$')
_BEHIND = ('" ', '">', '"\n')


class _Template(Template):
    @classmethod
    def _from_namespace(cls, environment: Environment, namespace: Any, globals: Any) -> Template:  # noqa: A002
        namespace |= {"escape": _shown, "escaped": escaped, "called": operator.call, "attribute": attribute}
        return super()._from_namespace(environment, namespace, globals)


class _Translated(NodeTransformer):
    """Puts the words in the place of each fixed message, and leaves out what the markup around them can do without."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    def visit_Output(self, node: nodes.Output) -> nodes.Node:  # noqa: N802  (named by the library)
        """An attribute is known by what stands before and behind its value."""
        for before, told, behind in zip(node.nodes, node.nodes[1:], node.nodes[2:], strict=False):
            if not (isinstance(before, nodes.TemplateData) and isinstance(behind, nodes.TemplateData)):
                continue
            if _SHORT.search(before.data) and isinstance(told, nodes.Getattr) and behind.data[:2] in _BEHIND:
                before.data, behind.data = before.data[:-1], behind.data[1:]
                told.attribute = True  # type: ignore[attr-defined]
        return self.generic_visit(node)

    def visit_TemplateData(self, node: nodes.TemplateData) -> nodes.Node:  # noqa: N802  (named by the library)
        node.data = _UNNEEDED.sub(lambda found: found[1] or found[2] or "", node.data)
        return node

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802  (named by the library)
        self.generic_visit(node)
        asks = isinstance(node.node, nodes.Name) and node.node.name == "_" and len(node.args) == 1
        if not asks or node.kwargs or node.dyn_args or node.dyn_kwargs or not isinstance(node.args[0], nodes.Const):
            return node
        words = self.catalogue.text(node.args[0].value) % {}
        return nodes.TemplateData(words, lineno=node.lineno, environment=node.environment)


class _Code(CodeGenerator):
    """Asks for attributes and calls macros as Python does, since our views have no items and macros ask for no context;
    escapes text without a call of its own."""

    asking = False

    def writeline(self, x: str, node: nodes.Node | None = None, extra: int = 0) -> None:
        """A block hands on what it made as one text, else each bit goes through every block around it."""
        of = x.removeprefix("yield from ")
        super().writeline(x if of == x else f"yield concat({of})", node, extra)

    def visit_Getattr(self, node: nodes.Getattr, frame: Any) -> None:  # noqa: N802  (named by the library)
        if self.asking:
            super().visit_Getattr(node, frame)
        else:
            self.visit(node.node, frame)
            self.write(f".{node.attr}")

    def visit_Test(self, node: nodes.Test, frame: Any) -> None:  # noqa: N802
        """`is defined` may ask for what is not there."""
        before, self.asking = self.asking, self.asking or node.name in ("defined", "undefined")
        super().visit_Test(node, frame)
        self.asking = before

    def visit_Call(self, node: nodes.Call, frame: Any, forward_caller: bool = False) -> None:  # noqa: N802
        if not isinstance(node.node, nodes.Name) or node.node.name in self.environment.globals:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write("called(")
        self.visit(node.node, frame)
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Any, finalize: Any) -> None:
        self.write("attribute[" if hasattr(node, "attribute") else "(escaped(told) if (told := ")

    def _output_child_post(self, node: nodes.Expr, frame: Any, finalize: Any) -> None:
        self.write("]" if hasattr(node, "attribute") else ").__class__ is str else escape(told))")


class _Environment(Environment):
    template_class = _Template
    code_generator_class = _Code
    words: _Translated
    loaded: dict[str | Template, Template]

    def get_template(self, name: str | Template, *more: Any, **named: Any) -> Template:
        """A template, loaded once: every page asks for those that it extends and includes."""
        found = self.loaded.get(name)
        if found is None:
            found = self.loaded[name] = super().get_template(name, *more, **named)
        return found

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """A plain dictionary, which is gone through for every page: nothing changes once templates are loaded."""
        return {**self.globals, **(d or {})}

    def _generate(self, source: nodes.Template, *more: Any, **named: Any) -> str:
        return super()._generate(self.words.visit(source), *more, **named)


class _Compiled(FileSystemBytecodeCache):
    """Keeps compiled templates, each for one state of its text, the words and this code, if there can be a folder."""

    def __init__(self, folder: Path, catalogue: Catalogue) -> None:
        super().__init__(str(folder), "%s.bin")
        self.made_with = catalogue.digest + Path(__file__).read_text("utf-8")

    def get_source_checksum(self, source: str) -> str:
        return super().get_source_checksum(source + self.made_with)

    def dump_bytecode(self, bucket: Bucket) -> None:
        with contextlib.suppress(OSError):
            super().dump_bytecode(bucket)


def environments(
    theme_folders: Sequence[Path], catalogues: Mapping[Language, Catalogue]
) -> dict[Language, Environment]:
    """An environment for each language; `theme_folders` from the most to the least specific, the shipped one last.

    Compiled templates are kept beside the compiled code of this package.
    """
    loader = _loader(theme_folders)
    return {language: _environment(loader, catalogue) for language, catalogue in catalogues.items()}


def _loader(theme_folders: Sequence[Path]) -> ChoiceLoader:
    folders = [FileSystemLoader(folder / "templates") for folder in theme_folders]
    return ChoiceLoader([*folders, PrefixLoader({"default": folders[-1]})])


def _environment(loader: ChoiceLoader, catalogue: Catalogue) -> Environment:
    folder = cache_folder(f"templates-{jinja2_version}/{catalogue.language}")
    environment = _Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=_Compiled(folder, catalogue) if folder else None,
        cache_size=-1,
        extensions=["jinja2.ext.i18n"],
    )
    environment.words, environment.loaded = _Translated(catalogue), {}
    environment.install_gettext_translations(catalogue.translations, newstyle=True)  # type: ignore[attr-defined]
    return environment
