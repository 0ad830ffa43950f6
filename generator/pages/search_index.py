"""Records in, the files of a search index out. ⚡ Runs the program Pagefind in a folder of its own.

Pagefind reads prepared HTML that nobody is shown, so pages carry nothing for its sake. What is added to a text (other
spellings, parts of compounds) stands there as metadata, which is searched and never quoted. Of the files that Pagefind
writes only those that the search page loads are published. The surprising thing: facets are ours, because Pagefind
writes its own in an order that changes from run to run.
"""

import gzip
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from markupsafe import Markup

from generator.pages.search_records import SearchRecord
from generator.pages.search_words import stems_of, variants, words_of
from generator.problems import SetupError

WORDS_FILE = "words.json"
_SIGNATURE = b"pagefind_dcd"
_LONGEST_RUN = 900
#: Fields of a record beside its title, as `search.js` weighs them.
_FIELDS = ("names", "about", "variants")
_PAGE = Markup(
    '<!doctype html>\n<html lang="%s"><head><meta charset="utf-8"><title>%s</title></head><body data-pagefind-body>\n'
    '<h1 data-pagefind-ignore data-pagefind-meta="title">%s</h1>\n%s\n%s\n<p>%s</p>\n</body></html>\n'
)
_FIELD = Markup('<p data-pagefind-ignore data-pagefind-meta="%s">%s</p>\n')


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the records of a language have together: words of names, others, stems; and a digest of all of them."""

    names: frozenset[str]
    others: frozenset[str]
    stems: frozenset[str]
    digest: str


def program() -> str:
    """The path of Pagefind, the one that was installed with this package first; empty where there is none."""
    try:
        from pagefind_bin_extended import get_executable  # type: ignore[import-untyped]

        return str(get_executable())
    except (ImportError, OSError):
        return shutil.which("pagefind_extended") or shutil.which("pagefind") or ""


def vocabulary(records: Iterator[SearchRecord]) -> Vocabulary:
    """The words of all records, read once."""
    names, others, digest = set[str](), set[str](), blake2b(digest_size=16)
    for record in records:
        names.update(word for text in (record.title, *record.names, *record.about) for word in words_of(text))
        others.update(words_of(record.body.striptags()))
        digest.update(repr(record).encode())
    return Vocabulary(frozenset(names), frozenset(others), stems_of(names | others), digest.hexdigest())


def index_files(records: Iterator[SearchRecord], known: Vocabulary, language: str, pagefind: str) -> dict[str, bytes]:
    """The files of one language's index by name. Raises `SetupError` if Pagefind fails."""
    with tempfile.TemporaryDirectory(prefix="briefings-search-") as scratch:
        site, out = Path(scratch, "site"), Path(scratch, "out")
        written, added = _write(records, known, language, site)
        _run(pagefind, site, out)
        files = {name: content for name, content in _read(out) if _is_needed(name, out)}
    files[WORDS_FILE] = _words(files, written, known, added)
    return dict(sorted(files.items()))


def _write(
    records: Iterator[SearchRecord], known: Vocabulary, language: str, site: Path
) -> tuple[dict[str, SearchRecord], set[str]]:
    """Prepared HTML, one file a record; the records by address, without their bodies' weight, and all variants."""
    written: dict[str, SearchRecord] = {}
    added: set[str] = set()
    for record in records:
        folder = site / record.path
        folder.mkdir(parents=True)
        text = " ".join((record.title, *record.names, *record.about, record.body.striptags()))
        more = variants(words_of(text), text, language, known.stems)
        added.update(more)
        (folder / "index.html").write_text(_prepared(record, language, more), encoding="utf-8")
        written[f"/{record.path}"] = record
    return written, added


def _prepared(record: SearchRecord, language: str, more: Sequence[str]) -> str:
    fields = zip(_FIELDS, (record.names, record.about, more), strict=True)
    beside = Markup("").join(_FIELD % (name, ", ".join(texts)) for name, texts in fields if texts)
    shown = (("kind", record.facets[0][0]), ("note", record.note))
    beside += Markup("").join(_FIELD % (name, text) for name, text in shown if text)
    return str(_PAGE % (language, record.title, record.title, beside, record.body, record.title))


def _run(pagefind: str, site: Path, out: Path) -> None:
    """Pagefind reads its configuration from the working folder and the environment: neither may have any."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    command = [pagefind, "--site", str(site), "--output-path", str(out), "--quiet"]
    try:
        done = subprocess.run(
            command, cwd=site, env=environment, capture_output=True, timeout=_LONGEST_RUN, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        reason = "took too long" if isinstance(error, subprocess.TimeoutExpired) else f"did not run: {error.strerror}"
        raise SetupError(f"the search index could not be made, Pagefind {reason}") from None
    if done.returncode or not (out / "pagefind-entry.json").is_file():
        said = (done.stderr or done.stdout).decode(errors="replace").strip().splitlines()
        raise SetupError(f"the search index could not be made, Pagefind ended with “{said[-1] if said else 'nothing'}”")


def _read(out: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(out.rglob("*")):
        if path.is_file():
            yield path.relative_to(out).as_posix(), path.read_bytes()


def _is_needed(name: str, out: Path) -> bool:
    """What `search.js` loads: no ready-made interface, no worker, only the language's own WebAssembly."""
    if name.startswith("wasm."):
        own = len(list(out.glob("wasm.*"))) == 1
        return own or name != "wasm.unknown.pagefind"
    return name in ("pagefind.js", "pagefind-entry.json") or name.endswith((".pf_meta", ".pf_index", ".pf_fragment"))


def _words(
    files: Mapping[str, bytes], written: Mapping[str, SearchRecord], known: Vocabulary, added: set[str]
) -> bytes:
    """The facets of every fragment, and all words, sorted: what search.js corrects and counts with."""
    labels: list[list[str]] = [[] for _ in next(iter(written.values())).facets]
    numbers: list[dict[str, int]] = [{} for _ in labels]
    pages, lesser = {}, []
    for name, content in files.items():
        if name.endswith(".pf_fragment"):
            record = written[json.loads(gzip.decompress(content).removeprefix(_SIGNATURE))["url"]]
            places = [[_number(w, labels[n], numbers[n]) for w in own] for n, own in enumerate(record.facets)]
            pages[Path(name).stem] = places
            lesser += [Path(name).stem] * record.lesser
    others = (known.others | added) - known.names
    document = {
        "facets": labels,
        "pages": pages,
        "lesser": lesser,
        "names": " ".join(sorted(known.names)),
        "words": " ".join(sorted(others)),
    }
    return (json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _number(word: str, labels: list[str], numbers: dict[str, int]) -> int:
    if word not in numbers:
        numbers[word] = len(labels)
        labels.append(word)
    return numbers[word]
