"""The interface words in code and templates in, a theme's catalogues brought up to date out. ⚡ Writes catalogues.

`briefings messages` runs it. Messages that a catalogue lacks are added at its end, English ones with their own words;
what is untranslated or no longer used is told with its line. The surprising thing: words that code looks up by
a variable, as in `word("status", facts.status)`, cannot be extracted, so every catalogue must have what any catalogue
has of that kind.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from babel import UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from generator.base.problems import Place, Problem, SetupError, as_typed
from generator.content import json_schema
from generator.pages.kinds.table import KINDS, sections_of

#: Where the messages are looked for.
CODE = Path(__file__).resolve().parents[1]
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
_IN_F_STRING = re.compile(r"\b(?:word\(\s*'(\w+)',|text\()\s*'([^'\\]+)'\)")
#: How CLDR calls the language of the interface; each catalogue says it.
_LOCALE = ("locale", "en_GB")


class Message(NamedTuple):
    """One message as code asks for it; `plural` is empty where there is one form only."""

    meaning: str
    text: str
    plural: str = ""


def extracted(code: Path, templates: Iterable[Path]) -> frozenset[Message]:
    """Every message that code and templates name literally."""
    in_templates = (_named_in(folder) for folder in templates)
    return _in_code(code).union(*in_templates, [Message(*_LOCALE)])


@cache  # the code does not change while it runs, and is asked once for each catalogue
def _in_code(code: Path) -> frozenset[Message]:
    texts = (path.read_text(encoding="utf-8") for path in sorted(code.rglob("*.py")))
    in_f_strings = (Message(*words) for text in texts for words in _IN_F_STRING.findall(text))
    return _named_in(code).union(in_f_strings)


def _named_in(folder: Path) -> frozenset[Message]:
    options = {"**/templates/**.html": {"trimmed": "false"}}
    methods = [("**.py", "python"), ("**.html", "jinja2.ext:babel_extract"), ("**.svg", "jinja2.ext:babel_extract")]
    named = extract_from_dir(
        folder, methods, options, keywords=_KEYWORDS, directory_filter=lambda path: "__pycache__" not in path
    )
    forms = (((text,) if isinstance(text, str) else tuple(text), meaning) for _, _, text, _, meaning in named)
    return frozenset(Message(meaning or "", *texts[:2]) for texts, meaning in forms if texts[0])


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


def compared(
    files: Sequence[Path], folders: Sequence[Path], code: Path = CODE
) -> Iterator[tuple[Path, str, Message, int]]:
    """(catalogue, `missing`, `untranslated` or `unused`, message, line) for everything that is not in order.

    `folders` are the themes in use, the shipped one last. What a later theme translates is in order without."""
    catalogues = {file: _read(file) for file in files}
    open_meanings = by_variable(code)
    templates = [folder / "templates" for folder in folders if (folder / "templates").is_dir()]
    needed = {(m.meaning, m.text): m for m in (*extracted(code, templates), *enumerated())}
    shipped = sorted((folders[-1] / "locales").glob("*.po"))
    for catalogue in (*catalogues.values(), *map(_read, shipped)):
        for key, (message, _, _) in messages_of(catalogue).items():
            if message.meaning in open_meanings:
                needed.setdefault(key, message)
    for file, catalogue in catalogues.items():
        there, beneath = messages_of(catalogue), _beneath(file, folders)
        for key, message in sorted(needed.items()):
            _, complete, line = there.get(key, (message, False, 0))
            if not complete and (line or key not in beneath):
                yield file, "untranslated" if line else "missing", message, line
        for key in sorted(there.keys() - needed.keys()):
            yield file, "unused", there[key][0], there[key][2]


def untranslated(languages: Iterable[str], folders: Sequence[Path]) -> Iterator[Problem]:
    """A note for each language of which the archive’s own catalogues leave something to the English one, which has
    every message. A language without any is a warning of the plan."""
    every = messages_of(_read(folders[-1] / "locales" / "en.po")).keys()
    for language in languages:
        names = dict.fromkeys((f"{language}.po", f"{language.split('-')[0]}.po"))
        files = [file for name in names for folder in folders if (file := folder / "locales" / name).is_file()]
        if all(file.parent.parent == folders[-1] for file in files):
            continue
        complete = {key for file in files for key, (_, whole, _) in messages_of(_read(file)).items() if whole}
        if lacking := len(every - complete):
            message = f"{lacking} of {len(every)} interface words are not translated, and said in English"
            remedy = f"write them; `briefings messages {language}` adds those that lack and names each with its line"
            yield Problem(Place(f"themes/{folders[0].name}/locales/{files[0].name}"), message, remedy, "note")


def _beneath(file: Path, folders: Sequence[Path]) -> frozenset[tuple[str, str]]:
    """What themes under that of `file` translate into its language."""
    files = [folder / "locales" / file.name for folder in folders if folder != file.parent.parent]
    found = [messages_of(_read(each)) for each in files if each.is_file()]
    return frozenset(key for each in found for key, (_, complete, _) in each.items() if complete)


def bring_up_to_date(
    languages: Iterable[str], own: Path, folders: Sequence[Path], write: bool
) -> Iterator[tuple[Path, tuple[Problem, ...]]]:
    """The catalogues of the theme in `own`, with what is to be translated or removed in each.

    One of `languages` is made where something is missing in it, `write` adds missing messages. Raises `SetupError`
    for a file that cannot be written."""
    english = {
        (m.context or "", m.id): m.string for m in _read(folders[-1] / "locales" / "en.po") if isinstance(m.id, str)
    }
    made = [own / "locales" / f"{language}.po" for language in languages]
    for file in sorted({*(own / "locales").glob("*.po"), *made}):
        problems, forms = list[Problem](), _read(file).num_plurals
        for _, what, message, line in compared([file], folders):
            same = file.stem == "en" and not message.meaning
            if what == "missing" and write:
                said = "" if same else str(english.get((message.meaning, message.text), ""))
                line = _append(file, lines(message, forms, same, said))
                what = "untranslated"
            if not (what == "untranslated" and write and same):
                problems.append(_told(file, what, message, line))
        yield file, tuple(problems)


def _told(file: Path, what: str, message: Message, line: int) -> Problem:
    text = f"{message.text} ({message.meaning})" if message.meaning else message.text
    said = {"unused": "nothing asks for", "missing": "there is no message", "untranslated": "not translated:"}[what]
    remedy = {
        "unused": "remove it",
        "missing": "add it with `briefings messages`",
        "untranslated": "write its `msgstr`",
    }
    place = Place(f"themes/{file.parent.parent.name}/locales/{file.name}", line or 1)
    return Problem(place, f"{said} “{text}”", remedy[what], "warning")


def _append(file: Path, text: str) -> int:
    """The line at which the text begins."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        before = file.read_text(encoding="utf-8") if file.exists() else _header(file.stem)
        with file.open("a", encoding="utf-8", newline="\n") as stream:
            stream.write(text if file.stat().st_size else before + text)
    except OSError as error:
        raise SetupError(f"{as_typed(file)} cannot be written: {error.strerror}") from None
    return before.count("\n") + 1


def _header(language: str) -> str:
    try:
        plural = Catalog(locale=language.replace("-", "_")).plural_forms
    except (ValueError, UnknownLocaleError):
        plural = Catalog().plural_forms
    return (
        f'# Interface words, {language}. What has no msgstr is said in English.\nmsgid ""\nmsgstr ""\n'
        f'"Language: {language}\\n"\n"Plural-Forms: {plural}\\n"\n"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
        f'\nmsgctxt "locale"\nmsgid "en_GB"\nmsgstr "{language.replace("-", "_")}"\n'
    )


def _read(file: Path) -> Catalog:
    text = file.read_bytes() if file.exists() else _header(file.stem).encode()
    return read_po(BytesIO(text), abort_invalid=True)


def lines(message: Message, forms: int, translated: bool, english: str = "") -> str:
    """The message as an entry of a catalogue, empty or translated by its own words; `english` says what it means."""
    text, plural = (_quoted(message.text), _quoted(message.plural))
    out = [
        "",
        *([f"#. English: {english}"] if english not in ("", message.text) else []),
        *(["#, python-format"] if "%(" in message.text else []),
    ]
    out += [f'msgctxt "{message.meaning}"'] if message.meaning else []
    out += [f"msgid {text}"]
    if not message.plural:
        return "\n".join([*out, f"msgstr {text if translated else _quoted('')}"]) + "\n"
    strings = [(text if n == 0 else plural) if translated else _quoted("") for n in range(forms)]
    return "\n".join([*out, f"msgid_plural {plural}", *(f"msgstr[{n}] {s}" for n, s in enumerate(strings))]) + "\n"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
