"""The theme's templates: folders in, a Jinja2 environment for one language out. ⚡ Touches the disk.

A template is looked for in the archive's own theme first, then in the shipped one. An own `call.html` may begin with
`{% extends "default/call.html" %}` and override single blocks: `default/` always means the shipped theme.
"""

import contextlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from jinja2 import (
    BytecodeCache,
    ChoiceLoader,
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
)
from jinja2 import __version__ as jinja2_version
from jinja2.bccache import Bucket

from generator.base.languages import Language
from generator.pages.words.catalogues import Catalogue
from generator.pages.words.compiled import cache_folder


class _CompiledOnce(BytecodeCache):
    """Lets the environments of all languages share compiled templates, and later builds if there can be a folder."""

    def __init__(self, folder: Path | None) -> None:
        self.codes: dict[str, object] = {}
        self.kept = FileSystemBytecodeCache(str(folder), "%s.bin") if folder else None

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self.codes.get(bucket.key)  # type: ignore[assignment]
        if bucket.code is None and self.kept:
            self.kept.load_bytecode(bucket)
            self.codes[bucket.key] = bucket.code

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.codes[bucket.key] = bucket.code
        if self.kept:
            with contextlib.suppress(OSError):
                self.kept.dump_bytecode(bucket)


def environments(
    theme_folders: Sequence[Path], catalogues: Mapping[Language, Catalogue]
) -> dict[Language, Environment]:
    """An environment for each language; `theme_folders` from the most to the least specific, the shipped one last.

    Compiled templates are kept beside the compiled code of this package.
    """
    loader = _loader(theme_folders)
    compiled = _CompiledOnce(cache_folder(f"templates-{jinja2_version}"))
    return {language: _environment(loader, compiled, catalogue) for language, catalogue in catalogues.items()}


def _loader(theme_folders: Sequence[Path]) -> ChoiceLoader:
    folders = [FileSystemLoader(folder / "templates") for folder in theme_folders]
    return ChoiceLoader([*folders, PrefixLoader({"default": folders[-1]})])


def _environment(loader: ChoiceLoader, compiled: BytecodeCache, catalogue: Catalogue) -> Environment:
    environment = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=compiled,
        cache_size=-1,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_translations(catalogue.translations, newstyle=True)  # type: ignore[attr-defined]
    return environment
