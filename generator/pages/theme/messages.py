"""The interface words in code and templates in, the theme's catalogues brought up to date out. ⚡ Writes catalogues.

`python -m generator.pages.theme.messages [--check] [LOCALES …]`, which `make messages` runs. Messages that a
catalogue lacks are added at its end, English ones with their own words; what is untranslated or no longer used is
reported with its line. Exit code 1 if something is untranslated. The surprising thing: words that code looks up by
a variable, as in `word("status", facts.status)`, cannot be extracted, so every catalogue must have what any catalogue
has of that kind.
"""

import argparse
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from generator.content import json_schema
from generator.pages.kinds.table import KINDS, sections_of

_ROOT = Path(__file__).resolve().parents[3]
_KEYWORDS = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "text": None,
    "message": None,
    "count": (1, 2),
    "word": ((1, "c"), 2),
}
_BY_VARIABLE = re.compile(r"\bword\(\s*[\"'](\w+)[\"'],(?!\s*[\"'])")
#: Babel does not look into f-strings.
_IN_F_STRING = re.compile(r"\bword\(\s*'(\w+)',\s*'([^'\\]+)'")
#: How CLDR calls the language of the interface; each catalogue says it.
_LOCALE = ("locale", "en_GB")


class Message(NamedTuple):
    """One message as code asks for it; `plural` is empty where there is one form only."""

    meaning: str
    text: str
    plural: str = ""


def extracted(code: Path, templates: Iterable[Path]) -> frozenset[Message]:
    """Every message that code and templates name literally."""
    options = {"**/templates/**.html": {"trimmed": "false"}}
    methods = [("**.py", "python"), ("**.html", "jinja2.ext:babel_extract"), ("**.svg", "jinja2.ext:babel_extract")]
    found = set[Message]()
    for folder in (code, *templates):
        for _, _, message, _, meaning in extract_from_dir(
            folder, methods, options, keywords=_KEYWORDS, directory_filter=lambda path: "__pycache__" not in path
        ):
            texts = (message,) if isinstance(message, str) else tuple(message)
            if texts[0]:
                found.add(Message(meaning or "", texts[0], texts[1] if len(texts) > 1 else ""))
    for path in sorted(code.rglob("*.py")):
        found |= {Message(*words) for words in _IN_F_STRING.findall(path.read_text(encoding="utf-8"))}
    return frozenset(found) | {Message(*_LOCALE)}


def by_variable(code: Path) -> frozenset[str]:
    """The meanings of words that code looks up by a variable."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(code.rglob("*.py")))
    return frozenset(meaning for text in texts for meaning in _BY_VARIABLE.findall(text))


def enumerated() -> Iterator[Message]:
    """Words whose ids are lists in the code: the sections of addresses, and what the format of content allows."""
    yield from (Message("address", section) for section in sections_of(KINDS))
    for meaning, kind, key in (
        ("medium", "call", "medium"), ("status", "call", "status"), ("source", "source", "type"),
        ("actor", "actor", "kind"), ("actors", "actor", "kind"),
    ):  # fmt: skip
        properties = json_schema(kind)["properties"]  # type: ignore[arg-type]
        yield from (Message(meaning, word) for word in properties[key]["enum"])


def messages_of(catalog: Catalog) -> dict[tuple[str, str], tuple[Message, bool, int]]:
    """(meaning, text) -> the message, whether it is translated in all its forms, its line in the file."""
    found = {}
    for message in catalog:
        if message.id:
            texts = message.id if isinstance(message.id, list | tuple) else (message.id,)
            forms = message.string if isinstance(message.string, list | tuple) else (message.string,)
            complete = all(forms) and (len(texts) == 1 or len(forms) == catalog.num_plurals) and not message.fuzzy
            entry = Message(message.context or "", *texts)
            found[entry.meaning, entry.text] = entry, complete, message.lineno or 1
    return found


def compared(files: Sequence[Path], code: Path, templates: Iterable[Path]) -> Iterator[tuple[Path, str, Message, int]]:
    """(catalogue, `missing`, `untranslated` or `unused`, message, line) for everything that is not in order."""
    catalogues = {file: _read(file) for file in files}
    open_meanings = by_variable(code)
    needed = {(m.meaning, m.text): m for m in (*extracted(code, templates), *enumerated())}
    shipped = sorted((_ROOT / "themes" / "default" / "locales").glob("*.po"))
    for catalogue in (*catalogues.values(), *map(_read, shipped)):
        for key, (message, _, _) in messages_of(catalogue).items():
            if message.meaning in open_meanings:
                needed.setdefault(key, message)
    for file, catalogue in catalogues.items():
        there = messages_of(catalogue)
        for key, message in sorted(needed.items()):
            _, complete, line = there.get(key, (message, False, 0))
            if not complete:
                yield file, "untranslated" if line else "missing", message, line
        for key in sorted(there.keys() - needed.keys()):
            yield file, "unused", there[key][0], there[key][2]


def _read(file: Path) -> Catalog:
    with file.open("rb") as stream:
        return read_po(stream, abort_invalid=True)


def lines(message: Message, forms: int, translated: bool) -> str:
    """The message as an entry of a catalogue, empty or translated by its own words."""
    text, plural = (_quoted(message.text), _quoted(message.plural))
    out = ["", *(["#, python-format"] if "%(" in message.text else [])]
    out += [f'msgctxt "{message.meaning}"'] if message.meaning else []
    out += [f"msgid {text}"]
    if not message.plural:
        return "\n".join([*out, f"msgstr {text if translated else _quoted('')}"]) + "\n"
    strings = [(text if n == 0 else plural) if translated else _quoted("") for n in range(forms)]
    return "\n".join([*out, f"msgid_plural {plural}", *(f"msgstr[{n}] {s}" for n, s in enumerate(strings))]) + "\n"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def main(words: Sequence[str]) -> int:
    """Bring the catalogues up to date, or with `--check` only report."""
    parser = argparse.ArgumentParser(prog="messages", description="Bring the theme's catalogues up to date.")
    parser.add_argument("--check", action="store_true", help="write nothing")
    parser.add_argument("locales", nargs="*", type=Path, help="folders of catalogues [default: the shipped theme's]")
    given = parser.parse_args(words)
    folders = given.locales or [_ROOT / "themes" / "default" / "locales"]
    files = sorted(file for folder in folders for file in folder.glob("*.po"))
    templates = dict.fromkeys([_ROOT / "themes" / "default" / "templates", *(f.parent / "templates" for f in folders)])
    incomplete = 0
    for file, what, message, line in compared(files, _ROOT / "generator" / "pages", filter(Path.is_dir, templates)):
        own = file.stem == "en" and not message.meaning
        if what == "missing" and not given.check:
            with file.open("a", encoding="utf-8") as stream:
                stream.write(lines(message, _read(file).num_plurals, own))
        if what == "missing" and own and not given.check:
            continue
        incomplete += what != "unused"
        meaning = f" ({message.meaning})" if message.meaning else ""
        print(f"{file}:{line or 1}: {what}: “{message.text}”{meaning}", file=sys.stderr)  # noqa: T201
    print(f"{len(files)} catalogues, {incomplete} messages to translate.")  # noqa: T201
    return 1 if incomplete else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
