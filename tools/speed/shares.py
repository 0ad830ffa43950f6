"""What costs what in a cold build: its steps with their shares of processor time, as a table in Markdown.

In: an archive. Out: the table. One process builds it with nothing remembered and no search index, so that steps can be
told apart. The surprising thing: each text is parsed a second time, by the library alone without our rules for places,
quotations, mentions and bounds, since those cannot be told apart inside it; that time is taken off again.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import process_time
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

from markdown_it import MarkdownIt
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

import generator.build
from generator.base import profile
from tools.speed.building import clocked

#: What a build loads before it reads a file; here it is loaded already.
LOADED = "import generator.commands.cli, generator.build, generator.pages.indexing, generator.pages, generator.publish"


@dataclass(slots=True)
class Clocks:
    """Processor seconds by what was timed. What runs inside another clock counts in both."""

    seconds: dict[str, float] = field(default_factory=dict)

    def around(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*arguments: Any, **named: Any) -> Any:
            begun = process_time()
            try:
                return function(*arguments, **named)
            finally:
                self.seconds[name] = self.seconds.get(name, 0.0) + process_time() - begun

        return timed


def shares(archive: Path, output: Path) -> str:
    """Build the archive and tell the share of each step, and milliseconds a file or a page."""
    clocks, stages = Clocks(), profile.Profile()
    with _timed(clocks):
        built = generator.build.build(archive, output, memo=False, workers=1, search=False, profile=stages)
    assert not built.stopped, built.problems[:3]
    of = {**clocks.seconds, **stages.stages}
    alone = of["alone"]
    loading = clocked(sys.executable, "-c", LOADED)[1]
    whole = loading + sum(stages.stages.values()) - alone
    rendering = sum(seconds for seconds, _, _ in stages.pages)
    parsing = of["parse"] - alone
    steps = [
        ("Starting Python and loading libraries", loading, 1),
        ("Parsing Markdown: markdown-it-py with our rules", of["markdown"], built.read),
        ("Front matter: libyaml and our checks of its types and keys", of["yaml"] + of["fields"], built.read),
        ("The rest of reading a file: pieces, references, sentences, checks",
         parsing - of["markdown"] - of["yaml"] - of["fields"], built.read),
        ("Finding files and linking entries", of["read, parse and link"] - of["parse"], built.read),
        ("Planning the pages", of["plan the pages"], built.planned),
        ("Rendering: views and templates", rendering, built.planned),
        ("Comparing, writing, exchanging the folder",
         whole - loading - of["read, parse and link"] + alone - of["plan the pages"] - rendering, built.files),
    ]  # fmt: skip
    lines = ["| step of a cold build | share | each |", "|---|---:|---:|"]
    lines += [
        f"| {name} | {100 * cost / whole:.0f} % | {1000 * cost / number:.2f} ms |" for name, cost, number in steps
    ]
    files = f"{built.read:,} files read, {built.planned:,} pages, feeds and citations rendered"
    told = (
        f"Processor time of one process: {whole:.1f} s for {files}. markdown-it-py by itself, without our rules, takes"
    )
    return f"{told} {1000 * alone / built.read:.2f} ms for the text of a file.\n\n" + "\n".join(lines) + "\n"


@contextmanager
def _timed(clocks: Clocks) -> Iterator[None]:
    """Inside it, steps of the generator are clocked, and its own profile counts processor time too."""
    parsing, reading = sys.modules["generator.content.parse"], sys.modules["generator.content.reading"]
    with (
        patch.object(profile, "time", SimpleNamespace(perf_counter=process_time)),
        patch.object(reading, "parse", clocks.around("parse", reading.parse)),
        patch.object(parsing, "read_yaml", clocks.around("yaml", parsing.read_yaml)),
        patch.object(parsing, "read_front_matter", clocks.around("fields", parsing.read_front_matter)),
        patch.object(MarkdownIt, "parse", _parsing_twice(clocks)),
    ):
        yield


def _parsing_twice(clocks: Clocks) -> Callable[..., Any]:
    """The parser's own `parse`, and after each text the same by the library alone."""
    plain = MarkdownIt("commonmark", {"typographer": True}).enable(["table", "smartquotes"])
    plain.use(footnote_plugin).use(deflist_plugin).use(attrs_plugin, spans=True)
    with_rules, alone = clocks.around("markdown", MarkdownIt.parse), clocks.around("alone", plain.parse)

    def parse(parser: MarkdownIt, text: str, environment: Any = None) -> Any:
        tokens = with_rules(parser, text, environment)
        alone(text)
        return tokens

    return parse
