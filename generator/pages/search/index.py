"""Records in, the files of a search index out. ⚡ Runs the program Pagefind in a folder of its own.

Pagefind reads prepared HTML that nobody is shown, so pages carry nothing for its sake. What is added to a text (other
spellings, parts of compounds) stands there as metadata, which is searched and never quoted. Of the files that Pagefind
writes only those that the search page loads are published, and the first of them under names that never change, so that
the page can ask for all at once. The surprising thing: facets and shown texts are ours, because Pagefind writes its own
facets in an order that changes from run to run, and its own texts in a file for each page.
"""

import gzip
import json
import os
import shutil
import zlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import pairwise
from pathlib import Path
from string import ascii_lowercase, digits
from typing import NamedTuple

from markupsafe import Markup

from generator.base.problems import SetupError, as_typed
from generator.pages.search.records import SearchRecord
from generator.pages.search.scratch import scratch
from generator.pages.search.texts import Texts, texts
from generator.pages.search.words import tokens, variants, words_of, writes_compounds

#: What a search page loads before anybody has typed, beside Pagefind's script: names of files in the index's folder.
WORDS_FILE, ENTRY_FILE = "words.json", "pagefind-entry.json"
_FIXED = "index"
META_FILE, WASM_FILE = f"pagefind.{_FIXED}.pf_meta", f"wasm.{_FIXED}.pagefind"
#: Which Pagefind's licence wants beside its files.
_LICENCE = """\
Pagefind (https://pagefind.app): pagefind.js and wasm.index.pagefind, unchanged.

Copyright 2022 CloudCannon

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation
the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and
to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of
the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO
THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF
CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER
DEALINGS IN THE SOFTWARE.
"""
#: How long Pagefind may take, in seconds, and for each page; it makes some hundreds of pages in a second.
_SHORTEST_WAIT, _WAIT_FOR_EACH = 60, 0.1
_FAILED = "the search index could not be made"
#: Files that Pagefind packs with gzip, and the bytes below which a disk is full.
_PACKED, _NOTHING_LEFT = (".pf_meta", ".pf_index", ".pf_fragment", ".pagefind"), 1_000_000
_DIGITS = digits + ascii_lowercase
#: Fields of a record beside its title, as `search-index.js` weighs them.
_FIELDS = ("names", "about", "variants", "said")
_PAGE = Markup(
    '<!doctype html>\n<html lang="%s"><head><meta charset="utf-8"><title>%s</title></head><body data-pagefind-body>\n'
    '<h1 data-pagefind-ignore data-pagefind-meta="title">%s</h1>\n%s\n%s\n<p>%s</p>\n</body></html>\n'
)
_FIELD = Markup('<p data-pagefind-ignore data-pagefind-meta="%s">%s</p>\n')


class Vocabulary(NamedTuple):
    """The records of a language taken together: plain words of names and others, variants by token, and a digest."""

    names: frozenset[str]
    others: frozenset[str]
    variants: Mapping[str, tuple[str, ...]]
    digest: str


def program() -> str:
    """The path of Pagefind, the one that was installed with this package first; empty where there is none."""
    try:
        from pagefind_bin_extended import get_executable  # type: ignore[import-untyped]

        return str(get_executable())
    except (ImportError, OSError):
        return shutil.which("pagefind_extended") or shutil.which("pagefind") or ""


def vocabulary(records: Iterator[SearchRecord], language: str) -> Vocabulary:
    """The words of all records, read once."""
    names, others, digest = set[str](), set[str](), blake2b(digest_size=16)
    for record in records:
        names.update(tokens(" ".join((record.title, *record.names, *record.about))))
        others.update(tokens(" ".join((record.body.striptags(), *record.also, *record.said))))
        digest.update(repr(record).encode())
    more = variants(names | others, language)
    plain = frozenset(word for token in names for word in words_of(token))
    added = {word for each in more.values() for word in each}
    rest = frozenset(word for token in others for word in words_of(token)) | added
    return Vocabulary(plain, rest - plain, more, digest.hexdigest())


def index_files(
    records: Iterator[SearchRecord], known: Vocabulary, language: str, pagefind: str, place: Path
) -> dict[str, bytes]:
    """The files of one language's index by name, made in the folder `place`. Raises `SetupError` if Pagefind fails."""
    with scratch(place) as folder:
        site, out = folder / "site", folder / "out"
        try:
            site.mkdir()
            written = _write(records, known, language, site)
            _run(pagefind, site, out, _SHORTEST_WAIT + _WAIT_FOR_EACH * len(written))
            made = {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}
        except OSError as error:
            raise SetupError(f"{_FAILED}, {as_typed(folder)} cannot be used: {error.strerror or error}") from None
        if wrong := _unreadable(made, len(written)):
            full = shutil.disk_usage(folder).free < _NOTHING_LEFT
            why = f"{as_typed(folder.parent)} is full" if full else "run the build again"
            raise SetupError(f"{_FAILED}, Pagefind left {wrong}; {why}")
    shown = texts(made, written)
    files = {**dict(_needed(made)), **shown.files, WORDS_FILE: _words(shown, known, language)}
    return dict(sorted(files.items()))


def _write(records: Iterator[SearchRecord], known: Vocabulary, language: str, site: Path) -> dict[str, SearchRecord]:
    """Prepared HTML, one file a record; the records by the address that Pagefind gives them."""
    written: dict[str, SearchRecord] = {}
    for number, record in enumerate(records):
        text = " ".join((record.title, *record.names, *record.about, record.body.striptags()))
        more = {word for token in tokens(text) for word in known.variants.get(token, ())}
        prepared = _prepared(record, language, sorted(more.union(record.also)))
        (site / f"{number}.html").write_text(prepared, encoding="utf-8")
        written[f"/{number}.html"] = record
    return written


def _prepared(record: SearchRecord, language: str, more: Sequence[str]) -> str:
    fields = zip(_FIELDS, (record.names, record.about, more, record.said), strict=True)
    beside = Markup("").join(_FIELD % (name, ", ".join(words)) for name, words in fields if words)
    return str(_PAGE % (language, record.title, record.title, beside, record.body, record.title))


def _unreadable(made: Mapping[str, bytes], number: int) -> str:
    """What is wrong with the files that Pagefind left for a number of pages, whatever it ended with; or nothing."""
    try:
        [found] = json.loads(made[ENTRY_FILE])["languages"].values()
        needed = (f"pagefind.{found['hash']}.pf_meta", f"wasm.{found['wasm'] or 'unknown'}.pagefind", "pagefind.js")
    except (KeyError, ValueError, TypeError, AttributeError):
        return f"{ENTRY_FILE} unreadable"
    for name in (*needed, *sorted(made)):
        try:
            if not made[name]:
                return f"{name} empty"
            if name.endswith(_PACKED):
                gzip.decompress(made[name])
        except KeyError:
            return f"no {name}"
        except (OSError, EOFError, zlib.error):
            return f"{name} unreadable"
    fragments = sum(name.endswith(".pf_fragment") for name in made)
    return "" if fragments == number else f"{fragments} of {number} pages"


def _run(pagefind: str, site: Path, out: Path, patience: float) -> None:
    """Give Pagefind so many seconds.

    Pagefind reads its configuration from the working folder and the environment: neither may have any."""
    import subprocess  # here, since most builds make no index

    environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    command = [pagefind, "--site", str(site), "--output-path", str(out), "--quiet"]
    try:
        done = subprocess.run(command, cwd=site, env=environment, capture_output=True, timeout=patience, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        late = f"had not ended after {patience:.0f} seconds; run the build again, or say --no-search"
        reason = late if isinstance(error, subprocess.TimeoutExpired) else f"did not run: {error.strerror}"
        raise SetupError(f"{_FAILED}, Pagefind {reason}") from None
    if done.returncode:
        said = (done.stderr or done.stdout).decode(errors="replace").strip().splitlines()
        raise SetupError(f"{_FAILED}, Pagefind ended with “{said[-1] if said else 'nothing'}”")


def _needed(made: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """What `search-index.js` loads: no ready-made interface, no worker, only the language's own WebAssembly."""
    entry = json.loads(made[ENTRY_FILE])
    [(language, index)] = entry["languages"].items()
    yield "pagefind.js", made["pagefind.js"]
    yield "licence.txt", _LICENCE.encode()
    yield META_FILE, made[f"pagefind.{index['hash']}.pf_meta"]
    yield WASM_FILE, made[f"wasm.{index['wasm'] or 'unknown'}.pagefind"]
    entry["languages"] = {language: {**index, "hash": _FIXED, "wasm": _FIXED}}
    yield ENTRY_FILE, json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()
    yield from ((name, content) for name, content in made.items() if name.endswith(".pf_index"))


def _words(shown: Texts, known: Vocabulary, language: str) -> bytes:
    """What search-index.js counts and corrects with: of every page its text and its facets; all words, sorted."""
    facets = list(zip(*(record.facets for record in shown.records.values()), strict=True))
    labels = [list(dict.fromkeys(label for own in each for label in own)) for each in facets]
    numbers = [{label: number for number, label in enumerate(each)} for each in labels]
    pages = {
        ident: [shown.places[ident], *([numbers[n][label] for label in own] for n, own in enumerate(record.facets))]
        for ident, record in shown.records.items()
    }
    document = {
        "texts": list(shown.files),
        "facets": labels,
        "pages": pages,
        "lesser": [ident for ident, record in shown.records.items() if record.lesser],
        "compounds": writes_compounds(language),
        "names": _shortened(known.names),
        "words": _shortened(known.others),
    }
    return (json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _shortened(words: Collection[str]) -> str:
    """Sorted; of the letters that a word shares with the one before only their number stands there (base 36)."""
    order = sorted(words)
    shared = [min(_alike(*pair), len(_DIGITS) - 1) for pair in pairwise(["", *order])]
    return " ".join(_DIGITS[number] + word[number:] for number, word in zip(shared, order, strict=True))


def _alike(word: str, other: str) -> int:
    """How many letters both begin with."""
    return next((n for n, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other)))
