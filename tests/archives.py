"""Small archives for tests of what is linked: texts in, an archive and the report out."""

from collections.abc import Mapping

from generator.base.languages import Language
from generator.content import entry, parse
from generator.links import Archive, link

DE, EN = Language("de"), Language("en")
KINDS: Mapping[str, entry.Kind] = entry.COLLECTIONS


def edition(path: str, text: str) -> entry.Edition:
    """The edition of `actors/anna.de.md`; it has to come without a problem."""
    folder, name = path.split("/")
    ident, language, _ = name.split(".")
    made, problems = parse(f"content/{path}", KINDS[folder], ident, Language(language), text, "0")
    assert made is not None, problems
    assert problems == (), problems
    return made


def linked(files: Mapping[str, str], drafts: bool = False) -> tuple[Archive, list[str]]:
    archive, problems = link([edition(*file) for file in files.items()], (DE, EN), drafts)
    return archive, [str(problem) for problem in problems]


def actor(name: str, kind: str = "person", more: str = "") -> str:
    return f"---\nname: {name}\nkind: {kind}\n{more}---\n"


def call(date: str, *participants: str, more: str = "", body: str = "") -> str:
    listed = ", ".join(participants)
    return f"---\ntitle: Anruf\ndate: {date}\nstatus: held\nparticipants: [{listed}]\n{more}---\n{body}"
