"""Drafts onto the disk. ⚡ Reads and writes files under the content folder and `.cache/import/`.

In: drafts and the content folder. Out: a `Change` for each, new, unchanged, kept or updated. Nothing that exists is
overwritten. With `update`, what an editor has not touched is replaced: a copy of each draft as it was imported, in the
archive's `.cache/`, tells what is the editor's; without it everything counts as the editor's. The surprising thing: all
files are written under other names first and then put in place, so that a run that fails leaves nothing behind.
"""

import contextlib
import difflib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from errno import ELOOP
from pathlib import Path
from typing import Literal

from generator.articles.drafts.draft import Draft
from generator.base.notation import Mapping as YamlMapping
from generator.base.notation import Node, NotationError, Scalar, read_yaml, split
from generator.base.problems import SetupError

State = Literal["new", "unchanged", "kept", "updated"]
_KINDS = {"sources": "source", "calls": "call", "actors": "actor", "topics": "topic", "pages": "page"}


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one draft; `difference` is a unified diff where the draft differs from the file."""

    path: str
    kind: str
    state: State
    difference: str = ""
    article: str | None = None


def existing(content: Path) -> tuple[dict[str, str], dict[str, str]]:
    """Ids in use with their kind, and the id of the source entry by the digest of its article."""
    taken, imported = dict[str, str](), dict[str, str]()
    for path in sorted(content.glob("*/*.md")):
        ident = path.name.split(".")[0]
        taken[ident] = _KINDS.get(path.parent.name, path.parent.name)
        if path.parent.name == "sources" and (digest := _digest(path)):
            imported.setdefault(digest, ident)
    return taken, imported


def write_drafts(drafts: Sequence[Draft], content: Path, update: bool, dry_run: bool) -> tuple[Change, ...]:
    """Puts the drafts in place, all or none. Raises `SetupError` if the disk refuses."""
    changes, texts, bases = list[Change](), dict[Path, str](), dict[Path, str]()
    for draft in drafts:
        target, base = content / draft.path, _base_path(content, draft.path)
        change, text = _plan(draft, target, base, update)
        changes.append(change)
        if text is not None:
            texts[target] = text
        if change.state in ("new", "updated"):
            bases[base] = draft.text
    if not dry_run and texts:
        _put(texts)
        with contextlib.suppress(SetupError):
            _put(bases)
    return tuple(changes)


def _plan(draft: Draft, target: Path, base: Path, update: bool) -> tuple[Change, str | None]:
    """What is to happen to one draft, and the text to write, if any."""
    present = _any_edition(target)
    if present is None:
        return Change(draft.path, draft.kind, "new", article=draft.article), draft.text
    old = _read(present)
    if old == draft.text:
        return Change(draft.path, draft.kind, "unchanged", article=draft.article), None
    if present != target:
        return Change(draft.path, draft.kind, "kept", article=draft.article), None
    merged = _merged(old, _read(base), draft.text) if update else old
    if merged == old:
        return Change(draft.path, draft.kind, "kept", _difference(old, draft.text, draft.path), draft.article), None
    return Change(draft.path, draft.kind, "updated", _difference(old, merged, draft.path), draft.article), merged


def _any_edition(target: Path) -> Path | None:
    """The file, or an edition of the same entry in another language."""
    if target.exists():
        return target
    ident = target.name.split(".")[0]
    return next(iter(sorted(target.parent.glob(f"{ident}.*.md"))), None)


def _merged(mine: str, base: str, new: str) -> str:
    """The file with each key, and the body, replaced where it is as it was imported; missing keys added."""
    try:
        ours, theirs = _keys(mine), _keys(new)
        before = _keys(base) if base else {}
        body, base_body, new_body = split(mine).body, split(base).body if base else None, split(new).body
    except NotationError:
        return mine
    lines = []
    for key in [*theirs, *(k for k in ours if k not in theirs)]:
        touched = key in ours and ours[key] != before.get(key)
        removed = key in before and key not in ours
        if key in ours and (touched or key not in theirs):
            lines += ours[key]
        elif not removed and key in theirs:
            lines += theirs[key]
    kept = new_body if body == base_body else body
    return "---\n" + "\n".join(lines) + "\n---\n" + kept


def _keys(text: str) -> dict[str, list[str]]:
    """The lines of each top-level key of the front matter, in their order."""
    parts = split(text)
    node = read_yaml(parts.yaml, 1)
    if not isinstance(node, YamlMapping):
        return {}
    lines, starts = parts.yaml.splitlines(), [key.line for key, _ in node.pairs]
    ends = [*starts[1:], len(lines) + 1]
    return {key.text: lines[key.line - 1 : end - 1] for (key, _), end in zip(node.pairs, ends, strict=True)}


def _put(texts: Mapping[Path, str]) -> None:
    """Writes all texts under other names, then renames them; on failure nothing new is left."""
    staged, created = dict[Path, Path](), list[Path]()
    try:
        for target, text in texts.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.parent.is_symlink():
                raise OSError(ELOOP, f"{target.parent} is a link")
            temporary = target.with_name(f".{target.name}.import")
            staged[target] = temporary
            # Never through a link that somebody has put there under the name that this file will have.
            temporary.unlink(missing_ok=True)
            with temporary.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
        for target, temporary in staged.items():
            fresh = not target.exists()
            os.replace(temporary, target)
            created += [target] * fresh
    except OSError as error:
        for path in [*staged.values(), *created]:
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
        raise SetupError(f"the drafts cannot be written: {error.strerror or error}; nothing was written") from None


def _base_path(content: Path, path: str) -> Path:
    return content.parent / ".cache" / "import" / path


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def _digest(path: Path) -> str | None:
    try:
        node: Node | None = read_yaml(split(_read(path)).yaml)
    except NotationError:
        return None
    found = node.get("digest") if isinstance(node, YamlMapping) else None
    return found.text.removeprefix("sha256:") if isinstance(found, Scalar) else None


def _difference(old: str, new: str, path: str) -> str:
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), path, f"{path} (import)", lineterm="", n=1)
    return "\n".join(lines)
