"""The words that figures are written with, by language: `words/LANGUAGE.yaml` in, patterns and values out.

A further language is a further file. A language without one has figures in digits only.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path

from generator.base.notation import Mapping as YamlMapping
from generator.base.notation import Scalar, read_yaml

_FOLDER = Path(__file__).parent / "words"
#: Forms (alternations of regular expressions) -> what they mean.
Forms = Mapping[str, str]
#: Nothing is matched by it.
NEVER = r"(?!)"


@dataclass(frozen=True, slots=True)
class Words:
    """What one language writes figures with. `known` is false where it has no file: then only digits count."""

    known: bool = False
    texts: Mapping[str, str] = field(default_factory=dict)
    forms: Mapping[str, Forms] = field(default_factory=dict)

    def any_of(self, *names: str) -> str:
        """An alternation of all forms of these tables."""
        alternatives = [form for name in names for form in self.forms.get(name, {})]
        return "(?:" + "|".join(alternatives) + ")" if alternatives else NEVER

    def text(self, name: str) -> str:
        return f"(?:{self.texts[name]})" if self.texts.get(name) else NEVER

    def meaning(self, name: str, word: str, ignore_case: bool = False) -> str:
        """What a word that some form of the table matches means."""
        flags = re.IGNORECASE if ignore_case else 0
        return next((m for form, m in self.forms.get(name, {}).items() if re.fullmatch(form, word, flags)), "")

    def digits(self) -> str:
        """Digits with this language's decimal sign and thousands marks, narrow and unbroken blanks included."""
        marks = "[" + re.escape(self.texts.get("thousands", "")) + " \u00a0\u202f\u2009]"
        decimal = re.escape(self.texts.get("decimal", "") or ".")
        return rf"(?:\d{{1,3}}(?:{marks}\d{{3}})+(?!\d)|\d+)(?:{decimal}\d+)?[½¼¾]?|[½¼¾]"

    def number(self, written: str) -> Decimal:
        """The value of digits, or of a number in words."""
        word = written.lower()
        if not any(c.isdigit() or c in "½¼¾" for c in written):
            value = self.meaning("numbers", word) or self.meaning("parts", word)
            if value == "0":  # `dreiundzwanzig`, `twenty-three`
                parts = (self.meaning("numbers", part) or 1 for part in re.split("und|-", word))
                return sum(map(Decimal, parts), Decimal(0))
            return Decimal(value or 1)
        part = {"½": "0.5", "¼": "0.25", "¾": "0.75"}.get(written[-1:], "0")
        plain = re.sub(rf"[ \u00a0\u202f\u2009½¼¾{re.escape(self.texts.get('thousands', ''))}]", "", written)
        decimal = self.texts.get("decimal", "") or "."
        return Decimal(plain.replace(decimal, ".") or "0") + Decimal(part)


@cache
def words_of(language: str) -> Words:
    """The words of a language, by its first subtag."""
    path = _FOLDER / f"{language.split('-')[0]}.yaml"
    if not path.is_file():
        return Words()
    tree = read_yaml(path.read_text(encoding="utf-8"))
    pairs = tree.pairs if isinstance(tree, YamlMapping) else ()
    texts = {key.text: node.text for key, node in pairs if isinstance(node, Scalar)}
    forms = {
        key.text: {form.text: value.text for form, value in node.pairs if isinstance(value, Scalar)}
        for key, node in pairs
        if isinstance(node, YamlMapping)
    }
    return Words(True, texts, forms)
