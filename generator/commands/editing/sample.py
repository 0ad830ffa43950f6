"""Languages in, the files of a small invented archive in these languages out, whichever of them comes first.

The sample of the package has every entry in German with its facts, and in other languages as text. Here the first
language asked for gets the facts, and the others record what they translate. A language that the sample lacks gets the
English text under its name, which an editor replaces like all the rest. Ids are German in an archive that begins with
German, else English.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from generator.base.languages import Language
from generator.base.memo import PACKAGE
from generator.base.notation import with_key
from generator.content import entry, parse

_SAMPLE = PACKAGE / "sample" / "content"
_WHOLE, _FALLBACK = "de", "en"
_IDS = {
    "handel": "trade",
    "ueber": "about",
    "impressum": "imprint",
    "praesidentin": "president",
    "premierminister": "prime-minister",
}
#: Where a key of the front matter begins; the opening line of an account, and what is a fact in it.
_KEY = re.compile(r"^(?=[\w#])", re.MULTILINE)
_ACCOUNT = re.compile(r"^(::: account \S+)(.*)$", re.MULTILINE)
_PER_LANGUAGE = re.compile(r"^(\w+:\n)((?:  .+\n)+)", re.MULTILINE)


def sample(languages: Sequence[Language]) -> Mapping[str, str]:
    """Path below `content/` -> text, for each entry and for site.yaml."""
    files = {"site.yaml": _site(languages)}
    for path in sorted(_SAMPLE.glob(f"*/*.{_WHOLE}.md")):
        collection, ident = path.parent.name, _renamed(path.name.partition(".")[0], languages)
        texts = [_renamed(text, languages) for text in _editions(path, languages)]
        kind = entry.COLLECTIONS[collection]
        files[f"{collection}/{ident}.{languages[0]}.md"] = texts[0]
        digests = _digests(kind, ident, languages[0], texts[0])
        for language, text in zip(languages[1:], texts[1:], strict=True):
            if kind != "source":  # an article is in one language
                files[f"{collection}/{ident}.{language}.md"] = with_key(text, "translates", digests)
    return files


def lacking(languages: Sequence[Language]) -> tuple[Language, ...]:
    """The languages that the sample has no text in."""
    return tuple(language for language in languages if not any(_SAMPLE.glob(f"*/*.{language}.md")))


def _editions(path: Path, languages: Sequence[Language]) -> Iterable[str]:
    """The original in the first language, then the translations, which have yet to record what they translate."""
    facts, whole = _split(path.read_text("utf-8"))
    told, _ = _split(_text(path, _FALLBACK))
    bases = dict(_ACCOUNT.findall(whole))
    for number, language in enumerate(languages):
        text, body = _split(_text(path, language))
        if number:
            front = [text[key] for key in told if key in text]
            yield _joined(front, _ACCOUNT.sub(r"\1", body))
        else:
            front = [text[key] if key in told else lines for key, lines in facts.items()]
            yield _joined(front, _ACCOUNT.sub(lambda line: line[1] + bases[line[1]], body))


def _text(path: Path, language: str) -> str:
    """The sample's edition of an entry in a language, else in English."""
    places = (path.with_name(path.name.replace(f".{_WHOLE}.md", f".{tag}.md")) for tag in (language, _FALLBACK))
    return next(place for place in places if place.is_file()).read_text("utf-8")


def _split(text: str) -> tuple[dict[str, str], str]:
    """The lines of each key of the front matter in their order, and the body."""
    front, _, body = text.removeprefix("---\n").partition("---\n")
    parts = [part for part in _KEY.split(front) if part]
    return {part.partition(":")[0]: part for part in parts}, body


def _joined(front: Iterable[str], body: str) -> str:
    return f"---\n{''.join(front)}---\n{body}"


def _digests(kind: entry.Kind, ident: str, language: Language, original: str) -> list[str]:
    edition, _ = parse(f"{ident}.md", kind, ident, language, original, "")
    return [unit.digest for unit in edition.units] if edition else []


def _renamed(text: str, languages: Sequence[Language]) -> str:
    """With the ids of the archive's language; the words of addresses stay as they are in each."""
    if languages[0] == _WHOLE:
        return text
    words = re.compile(rf"^slug: .*|\b(?:{'|'.join(_IDS)})\b", re.MULTILINE)
    return words.sub(lambda found: _IDS.get(found[0], found[0]), text)


def _site(languages: Sequence[Language]) -> str:
    """The configuration with these languages, and its texts in each of them."""
    text = (_SAMPLE / "site.yaml").read_text("utf-8")

    def in_each(found: re.Match[str]) -> str:
        texts = dict(line.strip().split(": ", 1) for line in found[2].splitlines())
        return found[1] + "".join(f"  {tag}: {texts.get(tag, texts[_FALLBACK])}\n" for tag in languages)

    text = re.sub(r"^languages: .*$", f"languages: [{', '.join(languages)}]", text, flags=re.MULTILINE)
    return _PER_LANGUAGE.sub(in_each, text)
