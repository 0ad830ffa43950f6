"""The readers of strangers' text, each as a function of bytes that raises when it does what it must not do.

Used by the fuzzer and, with the corpus of found cases, by the tests.

In: any bytes. Out: nothing, or a `FaultError`; an exception of the reader's own is a fault too. A reader also promises
that every problem has a place inside the file and is one printable line, that nothing but a short list of elements and
addresses comes out, and that what the importer drafts can be read back without an error.
"""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from generator.articles.article import Article
from generator.articles.drafts.draft import draft_entries
from generator.articles.drafts.report import report_text
from generator.articles.meaning import collect
from generator.articles.read import read_articles
from generator.articles.vocabulary.register import Register, read_register
from generator.base.languages import Language
from generator.base.notation import Mapping as YamlMapping
from generator.base.notation import NotationError, read_yaml, split, with_key
from generator.base.problems import Problem
from generator.content import entry, parse
from generator.content.read import plain_text_problem
from tests.drawn import beyond, drawn

ROOT = Path(__file__).parents[2]
KINDS: tuple[entry.Kind, ...] = ("call", "actor", "topic", "source", "page")
PATH = "content/x/x.de.md"


class FaultError(AssertionError):
    """A promise that was not kept."""


def front_matter(content: bytes) -> None:
    """The first byte says which kind of entry the rest is."""
    text = content[1:].decode("utf-8", "replace")
    text = text if text.startswith("---\n") else f"---\n{text}"
    _parsed(text, KINDS[(content[:1] or b"\0")[0] % len(KINDS)])
    try:
        changed = with_key(text, "title", "a: b")
    except NotationError:
        return
    _unless(_keys(changed) == _keys(text) | {"title"}, "setting one key changed another")


def markdown(content: bytes) -> None:
    """The first byte says which kind of entry the rest is the body of."""
    text = content[1:].decode("utf-8", "replace")
    edition = _parsed(f"---\ntitle: A\n---\n{text}\n", KINDS[(content[:1] or b"\0")[0] % len(KINDS)])
    for made in drawn(edition) if edition else ():
        found = beyond(made)
        _unless(not found, f"in a page came: {found}")


def article(content: bytes) -> None:
    """The first byte says whether the rest is a saved page or a text."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / ("article.txt" if content[:1] == b"t" else "article.html")
        path.write_bytes(content[1:])
        (read,) = read_articles([str(path)])
    if isinstance(read, Problem):
        _unless(str(read).isprintable(), f"not one printable line: {read!r}")
        return
    _imported(read)


#: Name → reader.
READERS: Mapping[str, Callable[[bytes], None]] = MappingProxyType(
    {"front-matter": front_matter, "markdown": markdown, "article": article}
)


def seeds(name: str) -> Iterator[bytes]:
    """Inputs to begin with: the cases found before, and this repository's own content and cases."""
    yield from (path.read_bytes() for path in sorted((Path(__file__).parent / "corpus" / name).iterdir()))
    if name == "article":
        for path in sorted((ROOT / "tests" / "articles" / "cases").glob("*.[th][xt]*")):
            yield (b"t" if path.suffix == ".txt" else b"h") + path.read_bytes()
        return
    for path in sorted((ROOT / "content").glob("*/*.md")):
        kind = entry.COLLECTIONS[path.parent.name]
        parts = split(path.read_text(encoding="utf-8"))
        yield bytes([KINDS.index(kind)]) + (parts.yaml + "---\n" if name == "front-matter" else parts.body).encode()
    for path in sorted((ROOT / "tests" / "bad_content").glob("*.txt")):
        for case in path.read_text(encoding="utf-8").split("##### ")[1:]:
            yield b"\0" + case.rpartition("=== report")[0].encode()


# What a reader promises


def _parsed(text: str, kind: entry.Kind) -> entry.Edition | None:
    wrong = plain_text_problem(text, PATH)
    edition, problems = (None, (wrong,)) if wrong else parse(PATH, kind, "x", Language("de"), text, "0")
    lines = text.split("\n")
    for problem in problems:
        at = problem.place
        inside = 1 <= at.line <= len(lines) and 1 <= at.column <= len(lines[at.line - 1]) + 1
        _unless(inside, f"no place in the file ({len(lines)} lines): {problem}")
        _unless(str(problem).isprintable(), f"not one printable line: {str(problem)!r}")
    _unless(edition is not None or bool(problems), "nothing came of it, and nothing is said")
    return edition


def _keys(text: str) -> set[str]:
    tree = read_yaml(split(text).yaml)
    return {key.text for key, _ in tree.pairs} if isinstance(tree, YamlMapping) else set()


def _imported(read: Article) -> None:
    register = _register()
    found = collect((read,), register)
    report_text(found, register)
    for draft in draft_entries(found, register, {}, {}, ("de", "en")):
        collection, name = draft.path.split("/")
        kind = entry.COLLECTIONS[collection]
        language = name.split(".")[1]
        wrong = plain_text_problem(draft.text, draft.path)
        edition, problems = (
            (None, (wrong,)) if wrong else parse(draft.path, kind, draft.id, Language(language), draft.text, "0")
        )
        errors = [str(problem) for problem in problems if problem.severity == "error"]
        _unless(edition is not None and not errors, f"a draft that cannot be read: {errors}\n{draft.text}")


@lru_cache(maxsize=1)
def _register() -> Register:
    return read_register(ROOT / "content" / "actors")


def _unless(kept: bool, message: str) -> None:
    if not kept:
        raise FaultError(message)
