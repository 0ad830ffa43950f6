"""A kind and an id in, a new content file out: an original, or the translations that an entry lacks. ⚡ Writes files.

What is written parses but for what only the editor can know, and is a draft, so that a build stays sound. The keys come
from the schema, and the schema is put where the first line of the file points to; no other file that exists is touched.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast

from generator.base.config import Site
from generator.base.languages import Language, slugify
from generator.base.notation import TODO, Written, is_id, write
from generator.base.problems import SetupError, did_you_mean
from generator.build import load
from generator.commands.editing.init import SCHEMAS, schemas
from generator.content import entry
from generator.links import Archive, Entry

_FOLDERS = {kind: folder for folder, kind in entry.COLLECTIONS.items()}
_ACCOUNT, _TEXT = f"{TODO} what this party says.", f"{TODO} text"


@dataclass(frozen=True, slots=True)
class Given:
    """What is known of a new entry; what is empty is taken from `model` or the id, or left to be written."""

    model: str = ""
    title: str = ""
    date: str = ""
    participants: tuple[str, ...] = ()
    outlet: str = ""
    actor_kind: str = ""
    language: str = ""


def load_archive(folder: Path) -> tuple[Site, Archive]:
    """The archive that an entry is to be added to, whatever errors it has: the entry may be what mends them.

    Raises `SetupError` if it has no configuration.
    """
    loaded = load(folder, drafts=True)
    if loaded.site is None or loaded.archive is None:
        raise SetupError("content/site.yaml has errors; `briefings check` shows them, correct them first")
    return loaded.site, loaded.archive


def write_new(
    folder: Path, site: Site, archive: Archive, kind: str, ident: str, given: Given, today: date
) -> tuple[str, ...]:
    """The paths written, relative to the archive. Raises `SetupError` where a wish is wrong."""
    if not is_id(ident):
        raise SetupError(f"“{ident}” is no id; use lower-case letters a to z, digits and single hyphens")
    files = _files(site, archive, cast(entry.Kind, kind), ident, given, today)
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
    _keep_schema(folder, f"{SCHEMAS}/{kind}.schema.json")
    return tuple(files)


def _keep_schema(folder: Path, name: str) -> None:
    """The schema as the entry's first line expects it. Without it the entry is whole, only less is completed."""
    text, target = schemas()[name], folder / name
    with suppress(OSError):
        if not target.is_file() or target.read_text("utf-8") != text:
            target.parent.mkdir(exist_ok=True)
            target.unlink(missing_ok=True)  # it may be a link to elsewhere
            target.write_text(text, encoding="utf-8", newline="\n")


def _files(site: Site, archive: Archive, kind: entry.Kind, ident: str, given: Given, today: date) -> Mapping[str, str]:
    existing = archive.entries.get(ident)
    if existing and existing.kind != kind:
        raise SetupError(f"`{ident}` is already the id of a {existing.kind}; choose another")
    if existing:
        missing = [language for language in site.languages if not existing.has(language)]
        if not missing or kind == "source":
            raise SetupError(f"`{ident}` exists in every language; open {existing.original.path}")
        return {_path(kind, ident, language): _translation(existing, language, today) for language in missing}
    for wanted, of in ((given.model, kind), (given.outlet, "actor"), *((i, "actor") for i in given.participants)):
        _known(archive, of, wanted)
    language = Language(given.language or site.languages[0])
    if language not in site.languages and kind != "source":
        raise SetupError(f"“{language}” is not a language of this archive; it has {', '.join(site.languages)}")
    return {_path(kind, ident, language): _original(archive, kind, ident, language, given, today)}


def _known(archive: Archive, kind: str, ident: str) -> None:
    """Raise `SetupError` if an entry is named that is not there."""
    if ident and (ident not in archive.entries or archive.entries[ident].kind != kind):
        near = did_you_mean(ident, (known for known, found in archive.entries.items() if found.kind == kind))
        raise SetupError(f"there is no {kind} `{ident}`; {near or f'write it with `briefings new {kind} {ident}`'}")


def _path(kind: entry.Kind, ident: str, language: Language) -> str:
    return f"content/{_FOLDERS[kind]}/{ident}.{language}.md"


def _original(archive: Archive, kind: entry.Kind, ident: str, language: Language, given: Given, today: date) -> str:
    """An original with the facts it needs, taken from the wishes, then from the model where there is one.

    Nothing is made up: what is missing is to be written, and where a file cannot be without it a `SetupError`.
    """
    model, day = given.model, given.date or date_in(ident)
    title = given.title or f"{TODO} {ident}"
    if kind == "call":
        facts = archive.entries[model].call if model else None
        participants = given.participants or (facts.participants if facts else ())
        _needed("a call needs the day on which it was held", day, "--date YYYY-MM-DD")
        _needed("a call needs its participants", participants, "--with ID for each of them")
        keys: dict[str, Written] = {"title": title, "date": day}
        keys |= {"date_precision": "month"} if len(day) == 7 else {}
        keys |= {
            "status": "announced" if day > today.isoformat() else "held",
            "medium": facts.medium if facts else "phone",
            "participants": list(participants),
        }
        keys |= {"topics": list(facts.topics)} if facts and facts.topics else {}
    elif kind == "actor":
        keys = {"name": title, "kind": given.actor_kind or (archive.entries[model].actor.kind if model else "person")}
    elif kind == "source":
        outlet = given.outlet or (archive.entries[model].source.outlet if model else "")
        _needed("a source needs its outlet", outlet, "--outlet ID")
        keys = {"outlet": outlet, "title": title}
        keys |= {"published": day, "published_basis": "stated"} if day else {}
        keys |= {"type": "article", "rights": "quotations"}
    else:
        keys = {"title": title}
    if kind in ("actor", "topic", "page") and (word := slugify(given.title or ident, language)):
        keys["slug"] = word
    keys |= {"first_published": today.isoformat(), "draft": True}
    return _with_schema(write(keys, _TEXT), kind)


def _needed(what: str, value: object, option: str) -> None:
    if not value:
        raise SetupError(f"{what}; say {option}")


def _translation(existing: Entry, language: Language, today: date) -> str:
    """A translation with the same statements and discrepancies, their text still to be written."""
    original = existing.original
    head = "name" if existing.kind == "actor" else "title"
    keys: dict[str, Written] = {head: original.title if head == "name" else f"{TODO} {original.title}"}
    if original.summary:
        keys["summary"] = f"{TODO} {original.summary}"
    if original.role_titles:
        keys["role_titles"] = {role: f"{TODO} {title}" for role, title in original.role_titles.items()}
    if existing.kind in ("topic", "page"):
        keys["translates"] = []  # no fact tells which edition is the original
    keys |= {"first_published": today.isoformat(), "draft": True}
    parts = [_TEXT]
    for account in original.body.accounts:
        statements = (f"{s.topic}\n: {_ACCOUNT} {' '.join(map(_cited, s.citations))}\n" for s in account.statements)
        parts.append(f"::: account {account.party}\n" + "\n".join(statements) + ":::")
    for discrepancy in original.body.discrepancies:
        topic = f" topic={discrepancy.topic}" if discrepancy.topic else ""
        opening = f'::: discrepancy {discrepancy.kind}{topic} between="{" ".join(discrepancy.between)}"'
        parts.append(f"{opening}\n{_TEXT} {' '.join(map(_cited, discrepancy.citations))}\n:::")
    return _with_schema(write(keys, "\n\n".join(parts)), existing.kind)


def _with_schema(text: str, kind: entry.Kind) -> str:
    """The file with the line by which editors find the schema of its front matter."""
    return text.replace("---\n", f"---\n# yaml-language-server: $schema=../../.schemas/{kind}.schema.json\n", 1)


def _cited(citation: entry.Citation) -> str:
    return f"<source:{citation.source}{'#' + citation.locator if citation.locator else ''}>"


def date_in(ident: str) -> str:
    """The date that an id begins with, as ids of calls and sources do; else nothing."""
    try:
        return date.fromisoformat(ident[:10]).isoformat()
    except ValueError:
        return ""


def persons(archive: Archive) -> tuple[str, ...]:
    """Two persons to propose: those who took part in the latest call, else the first two."""
    if archive.calls:
        return archive.entries[archive.calls[-1]].call.participants
    persons = [found.id for found in archive.of(*archive.actors) if found.actor.kind == "person"]
    if len(persons) < 2:
        raise SetupError("a call needs two participants; write them first with `briefings new actor ID`")
    return tuple(persons[:2])


def outlet_of(archive: Archive) -> str:
    """The outlet to propose: that of the newest source, else the first."""
    if archive.sources:
        return archive.entries[archive.sources[0]].source.outlet
    outlets = [found.id for found in archive.of(*archive.actors) if found.actor.kind == "outlet"]
    if not outlets:
        raise SetupError("a source needs an outlet; write it first with `briefings new actor ID --actor-kind outlet`")
    return outlets[0]
