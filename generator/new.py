"""A kind and an id in, a new content file out: an original, or the translations that an entry lacks. ⚡ Writes files.

What is written parses but for what only the editor can know, and is a draft, so that a build stays sound. The keys come
from the schema; nothing that exists is touched.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import cast

from generator.build import load
from generator.config import Site
from generator.content import entry
from generator.languages import Language
from generator.links import Archive, Entry
from generator.notation import Written, is_id, write
from generator.problems import SetupError

_FOLDERS = {kind: folder for folder, kind in entry.COLLECTIONS.items()}
_WORDS = {
    "de": {"title": "Titel", "account": "Was diese Seite sagt.", "todo": "Text"},
    "en": {"title": "Title", "account": "What this party says.", "todo": "Text"},
}


def write_new(folder: Path, kind: str, ident: str, model: str | None, today: date) -> tuple[str, ...]:
    """The paths written, relative to the archive. Raises `SetupError` if there is nothing to write or no such model."""
    if not is_id(ident):
        raise SetupError(f"“{ident}” is no id; use lower-case letters a to z, digits and single hyphens")
    loaded = load(folder, drafts=True)
    if loaded.site is None or loaded.archive is None or not loaded.sound:
        raise SetupError("content/ has errors; `briefings check` shows them, correct them first")
    files = _files(loaded.site, loaded.archive, cast(entry.Kind, kind), ident, model, today)
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            with target.open("x", encoding="utf-8", newline="\n") as handle:
                handle.write(text)
        except FileExistsError:
            raise SetupError(f"{path} is there already; open it in your editor") from None
        except OSError as error:
            raise SetupError(f"{path} cannot be written: {error.strerror}") from None
    return tuple(files)


def _files(
    site: Site, archive: Archive, kind: entry.Kind, ident: str, model: str | None, today: date
) -> Mapping[str, str]:
    existing = archive.entries.get(ident)
    if existing and existing.kind != kind:
        raise SetupError(f"`{ident}` is already the id of a {existing.kind}; choose another")
    if existing:
        missing = [language for language in site.languages if not existing.has(language)]
        if not missing or kind == "source":
            raise SetupError(f"`{ident}` exists in every language; open {existing.original.path}")
        return {_path(kind, ident, language): _translation(existing, language) for language in missing}
    if model and (model not in archive.entries or archive.entries[model].kind != kind):
        raise SetupError(f"there is no {kind} `{model}` to begin with")
    language = site.languages[0]
    return {_path(kind, ident, language): _original(archive, kind, ident, language, model, today)}


def _path(kind: entry.Kind, ident: str, language: Language) -> str:
    return f"content/{_FOLDERS[kind]}/{ident}.{language}.md"


def _words(language: Language) -> dict[str, str]:
    return _WORDS.get(language, _WORDS["en"])


def _original(
    archive: Archive, kind: entry.Kind, ident: str, language: Language, model: str | None, today: date
) -> str:
    """An original with the facts it needs, taken from the model where there is one."""
    title = ident.replace("-", " ").capitalize()
    if kind == "call":
        facts = archive.entries[model].call if model else None
        participants = facts.participants if facts else _persons(archive)
        keys: dict[str, Written] = {"title": f"{_words(language)['title']}: {ident}", "date": _date_in(ident, today)}
        keys |= {"status": "held", "medium": facts.medium if facts else "phone", "participants": list(participants)}
        keys |= {"topics": list(facts.topics)} if facts and facts.topics else {}
    elif kind == "actor":
        keys = {"name": title, "kind": archive.entries[model].actor.kind if model else "person"}
    elif kind == "source":
        outlet = archive.entries[model].source.outlet if model else _outlet(archive)
        keys = {"outlet": outlet, "title": f"{_words(language)['title']}: {ident}", "published": _date_in(ident, today)}
        keys |= {"published_basis": "stated", "type": "article", "rights": "quotations"}
    else:
        keys = {"title": title}
    return _with_schema(write({**keys, "draft": True}, _words(language)["todo"]), kind)


def _translation(existing: Entry, language: Language) -> str:
    """A translation with the same statements and discrepancies, their text still to be written."""
    original, words = existing.original, _words(language)
    head = "name" if existing.kind == "actor" else "title"
    keys: dict[str, Written] = {head: original.title}
    if original.summary:
        keys["summary"] = original.summary
    if original.role_titles:
        keys["role_titles"] = dict(original.role_titles)
    if existing.kind in ("topic", "page"):
        keys["translates"] = []  # no fact tells which edition is the original
    keys["draft"] = True
    parts = [words["todo"]]
    for account in original.body.accounts:
        statements = (
            f"{s.topic}\n: {words['account']} {' '.join(map(_cited, s.citations))}\n" for s in account.statements
        )
        parts.append(f"::: account {account.party}\n" + "\n".join(statements) + ":::")
    for discrepancy in original.body.discrepancies:
        topic = f" topic={discrepancy.topic}" if discrepancy.topic else ""
        opening = f'::: discrepancy {discrepancy.kind}{topic} between="{" ".join(discrepancy.between)}"'
        parts.append(f"{opening}\n{words['todo']} {' '.join(map(_cited, discrepancy.citations))}\n:::")
    return _with_schema(write(keys, "\n\n".join(parts)), existing.kind)


def _with_schema(text: str, kind: entry.Kind) -> str:
    """The file with the line by which editors find the schema of its front matter."""
    return text.replace("---\n", f"---\n# yaml-language-server: $schema=../../.schemas/{kind}.schema.json\n", 1)


def _cited(citation: entry.Citation) -> str:
    return f"<source:{citation.source}{'#' + citation.locator if citation.locator else ''}>"


def _date_in(ident: str, today: date) -> str:
    """The date that an id begins with, as ids of calls and sources do; else today."""
    try:
        return date.fromisoformat(ident[:10]).isoformat()
    except ValueError:
        return today.isoformat()


def _persons(archive: Archive) -> tuple[str, ...]:
    """Two persons to begin with: those who took part in the latest call, else the first two."""
    if archive.calls:
        return archive.entries[archive.calls[-1]].call.participants
    persons = [found.id for found in archive.of(*archive.actors) if found.actor.kind == "person"]
    if len(persons) < 2:
        raise SetupError("a call needs two participants; write them first with `briefings new actor ID`")
    return tuple(persons[:2])


def _outlet(archive: Archive) -> str:
    outlets = [found.id for found in archive.of(*archive.actors) if found.actor.kind == "outlet"]
    if not outlets:
        raise SetupError("a source needs an outlet; write it first with `briefings new actor ID` and `kind: outlet`")
    return outlets[0]
