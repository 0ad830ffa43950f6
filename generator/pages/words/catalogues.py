"""Interface words: the theme's `locales/LANGUAGE.po` in, a `Catalogue` that translates out.

Catalogues are compiled when they are first needed; nobody handles `.mo` files. An archive's theme may override single
messages: its catalogue is laid over the shipped one. A message without translation is said in English, one by one.
"""

import gettext
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

from babel import __version__
from markupsafe import Markup, escape

from generator.base.languages import Language
from generator.base.memo import recall, remember
from generator.base.problems import SetupError
from generator.pages.words.compiled import cache_folder
from generator.pages.words.formats import language_name


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The interface words of one language. `locale` is the CLDR locale for dates and numbers, such as `en_GB`.

    Without any words of the language (`there` is false) all are English. `digest` is that of all words.
    """

    language: Language
    locale: str
    there: bool
    translations: gettext.NullTranslations = field(repr=False, compare=False)
    digest: str = ""
    known: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    def tongue(self) -> str:
        """What the words call their language: “Deutsch”; in English where they are English ones."""
        return language_name(self.language, self.locale if self.there else "en")

    def text(self, message: str, /, **values: object) -> str:
        """The message in this language, its `%(name)s` replaced; HTML if one of the values is, else plain text."""
        translated = self.known.get(message) or self.known.setdefault(message, self.translations.gettext(message))
        if not values:
            return translated
        for value in values.values():
            if isinstance(value, Markup):
                return escape(translated) % values
        return translated % values

    def count(self, singular: str, plural: str, number: int, /, **values: object) -> str:
        """The form for `number`; `%(num)s` is the number itself unless given."""
        return self.translations.ngettext(singular, plural, number) % {"num": number, **values}

    def word(self, meaning: str, message: str) -> str:
        """A message that needs its meaning (`msgctxt`) to be told apart, such as an address word."""
        return self.translations.pgettext(meaning, message)


def message(text: str) -> str:
    """The message itself, to be translated later: marks one that a table holds, so that catalogues have to have it."""
    return text


def read_catalogue(language: Language, theme_folders: Sequence[Path]) -> Catalogue:
    """The catalogue of a language from the themes, the first folder winning; `pt` counts for `pt-BR` as well.

    Raises `SetupError` for a file that is no catalogue (GNU gettext PO).
    """
    files = _there(theme_folders, *dict.fromkeys((language, language.split("-")[0])))
    (translations, own), (english, others) = compiled(files), compiled(_there(theme_folders, "en"))
    locale = translations.pgettext("locale", "en_GB")
    translations.add_fallback(english)
    fitting = locale if language.startswith(locale[:2]) else language.replace("-", "_")
    return Catalogue(language, fitting, bool(files), translations, own + others)


def _there(theme_folders: Sequence[Path], *names: str) -> list[Path]:
    files = [folder / "locales" / f"{name}.po" for name in names for folder in theme_folders]
    return [file for file in files if file.is_file()]


def compiled(files: Sequence[Path]) -> tuple[gettext.NullTranslations, str]:
    """The messages of several PO files, the first file winning, and their digest.

    What came of the same files before is kept, so that the compiler need not be loaded.
    """
    if not files:
        return gettext.NullTranslations(), ""
    texts = [file.read_bytes() for file in files]
    folder, made_from = cache_folder("catalogues"), _digest(__version__, texts)
    store = folder / _digest(*map(str, files)) if folder else None
    binary: bytes | None = recall(store, made_from).get("mo") if store else None
    if binary is None:
        binary = _compiled(files, texts)
        if store:
            remember(store, made_from, {"mo": binary}, ["mo"])
    return gettext.GNUTranslations(io.BytesIO(binary)), made_from


def _digest(*parts: object) -> str:
    return blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _compiled(files: Sequence[Path], texts: Sequence[bytes]) -> bytes:
    from babel.messages.catalog import Catalog
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po

    together = Catalog()
    for file, text in reversed([*zip(files, texts, strict=True)]):
        try:
            catalog = read_po(io.BytesIO(text), abort_invalid=True)
        except (PoFileError, ValueError) as wrong:
            raise SetupError(
                f"{file.parent.parent.name}/locales/{file.name} is no message catalogue: {wrong}"
            ) from None
        _check(catalog, file)
        if file == files[-1]:
            together = catalog
        for message in list(catalog):
            forms = message.string if isinstance(message.string, tuple) else (message.string,)
            if message.id and (file == files[-1] or all(forms)):
                together.delete(message.id, message.context)
            if message.id and all(forms) and not message.fuzzy:
                together.add(message.id, message.string, context=message.context)
    binary = io.BytesIO()
    write_mo(binary, together)
    return binary.getvalue()


def _check(catalog: Iterable[Any], file: Path) -> None:
    """Raise `SetupError` for a translation that asks for a value which its message does not have."""
    for message in catalog:
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        names = dict.fromkeys(re.findall(r"%\((\w+)\)", " ".join(map(str, ids))), "")
        for string in strings if message.id else ():
            try:
                str(string) % names
            except (KeyError, ValueError, TypeError):
                values = ", ".join(f"%({name})s" for name in names) or "nothing"
                raise SetupError(
                    f"{file.parent.parent.name}/locales/{file.name}: “{string}” cannot be filled in; "
                    f"between % signs stands {values} (a single % is written %%)"
                ) from None
