"""An archive full of hostile text: every vector in every place that takes a text, as far as the reader lets it through.

In: a folder, how many kinds of entry each vector gets, which vectors. Out: the archive in it, and how many texts were
placed and how many the reader refused with a clean error, which is as good. One entry for each vector and kind: its
name or title, every other text of its front matter and its body are the vector.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.articles import import_articles
from generator.articles.capture.fetch import plain
from generator.base.languages import Language
from generator.content import entry, parse
from generator.content.read import plain_text_problem
from tests.hostile import ADDRESSES, BODIES

SITE = """title: {de: "Anrufe & <b>'\\"", en: "Calls & <b>'\\""}
description: {de: "</script><script>pwned()</script>", en: "]]>&<img src=x onerror=pwned()>"}
base_url: https://example.org/repo/
languages: [de, en]
theme_options: {parallel_view: all}
"""
CAST = {
    "actors/anna.de.md": "---\nname: Anna\nkind: person\n---\n",
    "actors/boris.de.md": "---\nname: Boris\nkind: person\n---\n",
    "actors/haus.de.md": "---\nname: Haus\nkind: body\n---\n",
    "actors/blatt.de.md": "---\nname: Blatt\nkind: outlet\n---\n",
    "topics/frieden.de.md": "---\ntitle: Frieden\n---\n",
    "sources/artikel.de.md": "---\ntitle: A\noutlet: blatt\n---\n",
}
FRAMES = (
    "{}", "## {}", "- a\n\n  {}", "> {}", "| a |\n|---|\n| {} |", "Wort\n: {}", "a[^1]\n\n[^1]: {}", "a^[{}]", "**{}**",
    "[{}](https://example.org)", "[{}](actor:anna)", "[{}]{.said by=anna}", "{.said by=anna}\n> {}", "`{}`",
    "[„a“]{.said by=anna via=\"{}\"}", "```\n{}\n```",
)  # fmt: skip
KINDS: tuple[entry.Kind, ...] = ("call", "actor", "source", "topic", "page")
FOLDERS: Mapping[entry.Kind, str] = {kind: folder for folder, kind in entry.COLLECTIONS.items()}


def make_archive(folder: Path, kinds_each: int = len(KINDS), step: int = 1) -> Counter[str]:
    """Every `step`-th vector. The counts are `placed` and `refused`. Fewer kinds each: another one for each vector."""
    counts = Counter[str]()
    files = dict(CAST)
    vectors = (*BODIES, *ADDRESSES)[::step]
    bodies = {vector: _body(vector, counts) for vector in vectors}
    for n, vector in enumerate(vectors):
        for k in range(kinds_each):
            kind = KINDS[(n + k) % len(KINDS)]
            for language in ("de", "en"):
                path = f"{FOLDERS[kind]}/v{n}-{kind}.{language}.md"
                files[path] = _head(path, kind, language, vector, counts) + bodies[vector]
    for path, text in {**files, "site.yaml": SITE}.items():
        (folder / "content" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "content" / path).write_text(text, encoding="utf-8")
    return counts


def import_hostile_articles(folder: Path, scratch: Path, step: int = 1) -> int:
    """Drafts of saved pages and of texts that hold every `step`-th dozen of vectors, released; how many files."""
    paths = []
    for n in range(0, len(BODIES), 12 * step):
        page, text = scratch / f"page{n}.html", scratch / f"text{n}.txt"
        page.write_text(_saved_page(BODIES[n : n + 12]), encoding="utf-8")
        text.write_text(_saved_text(BODIES[n : n + 12]), encoding="utf-8")
        paths += [str(page), str(text)]
    imported = import_articles(paths, folder / "content")
    made = [folder / "content" / change.path for change in imported.changes]
    for path in made:
        path.write_text(path.read_text(encoding="utf-8").replace("\ndraft: true", ""), encoding="utf-8")
    return len(made)


def _body(vector: str, counts: Counter[str]) -> str:
    """The vector in every frame in which it is let through."""
    parts = [frame.replace("{}", vector) + "\n\n" for frame in FRAMES]
    sound = [part for part in parts if _is_sound("pages/x.de.md", "page", "de", f"---\ntitle: A\n---\n{part}")]
    body = ""
    for part in sound:  # what names a footnote does so once
        whole = _is_sound("pages/x.de.md", "page", "de", f"---\ntitle: A\n---\n{body}{part}")
        body += part if whole else ""
        counts["placed" if whole else "refused"] += 1
    counts["refused"] += len(parts) - len(sound)
    return body


def _head(path: str, kind: entry.Kind, language: str, vector: str, counts: Counter[str]) -> str:
    """Front matter with the vector in every place where it is let through."""
    keys: dict[str, object] = {"slug": path.split("/")[1].split(".")[0], **dict(_keys(kind, language))}
    for key, value in _texts(kind, language, vector):
        if _is_sound(path, kind, language, _written({**keys, key: value})):
            keys[key] = value
            counts["placed"] += 1
        else:
            counts["refused"] += 1
    return _written(keys)


def _keys(kind: entry.Kind, language: str) -> Iterator[tuple[str, object]]:
    """What the entry needs whatever the vector is."""
    yield ("name" if kind == "actor" else "title"), "A"
    if kind == "actor":
        yield "role_titles", {"r": "A"}
    if language == "de":
        facts: dict[entry.Kind, dict[str, object]] = {
            "call": {"date": "2025-02-12", "status": "held", "participants": ["anna", "boris"], "topics": ["frieden"]},
            "actor": {"kind": "person", "roles": [{"role": "r"}]},
            "source": {"outlet": "blatt", "rights": "full"},
            "topic": {},
            "page": {"menu": 1},
        }
        yield from facts[kind].items()


def _texts(kind: entry.Kind, language: str, vector: str) -> Iterator[tuple[str, object]]:
    """Every key of the kind that takes a text, with the vector in it."""
    yield ("name" if kind == "actor" else "title"), vector
    yield "summary", vector
    yield "corrections", [{"date": "2025-02-13", "note": vector}]
    if kind == "actor":
        yield "role_titles", {"r": vector}
    facts: dict[entry.Kind, dict[str, object]] = {
        "actor": {"original_name": vector, "sort_name": vector, "country": vector, "wikidata": vector,
                  "spellings": [{"form": vector, "scheme": vector, "language": "ru"}]},
        "source": {"kicker": vector, "lead": vector, "authors": [vector], "agencies": [vector], "credits": [vector],
                   "url": vector, "archived_url": vector, "digest": vector},
        "call": {"reports": [{"by": "haus", "source": "artikel#p2", "duration": "1h", "note": vector}]},
    }  # fmt: skip
    if language == "de":
        yield from facts.get(kind, {}).items()


def _written(keys: Mapping[str, object]) -> str:
    """Front matter in the flow form, which is JSON."""
    lines = (f"{key}: {json.dumps(value, ensure_ascii=True)}\n" for key, value in keys.items())
    plain_lines = (line.replace('"1h"', "1h") for line in lines)
    return "---\n" + "".join(plain_lines) + "---\n"


def _is_sound(path: str, kind: entry.Kind, language: str, text: str) -> bool:
    if plain_text_problem(text, path):
        return False
    edition, problems = parse(f"content/{path}", kind, "x", Language(language), text, "0")
    known = {"anna", "boris", "haus", "blatt", "frieden", "artikel"}
    refers = edition is not None and {reference.target for reference in edition.references} <= known
    return refers and not any(problem.severity == "error" for problem in problems)


def _saved_page(vectors: tuple[str, ...]) -> str:
    """Vectors as visible text, which a browser has saved with its entities, and as markup."""
    shown = [vector.replace("&", "&amp;").replace("<", "&lt;") for vector in vectors]
    data = json.dumps({"@type": "NewsArticle", "headline": vectors[0], "author": [{"name": vectors[1]}]})
    said = "".join(
        f"<p>„{text}“, sagte Friedrich Merz am Mittwoch nach dem Telefonat mit Putin.</p>\n" for text in shown
    )
    return (
        f"<!doctype html><html lang=de><head><title>{shown[0]}</title><meta name=author content='{shown[2][:40]}'>"
        f"<script type='application/ld+json'>{data}</script></head><body><h1>Merz: {shown[0]}</h1>"
        f"<p class=byline>Von {shown[3]}</p><time>12.02.2025, 18:42 Uhr</time><p class=lead>{shown[4]} und mehr.</p>\n"
        f"<p>Bundeskanzler Friedrich Merz hat am 12. Februar 2025 mit Wladimir Putin telefoniert, hieß es.</p>\n"
        f"{said}{''.join(vectors)}<figcaption>{shown[5]}</figcaption></body></html>"
    )


def _saved_text(vectors: tuple[str, ...]) -> str:
    flat = [plain(vector) for vector in vectors]
    said = "".join(f"„{text}“, sagte Friedrich Merz am Mittwoch nach dem Telefonat.\n" for text in flat)
    lines = [f"Merz: {flat[0]}", f"Von {flat[1]}", "12.02.2025, 18:42 Uhr", *flat]
    first = "Bundeskanzler Friedrich Merz hat am 12. Februar 2025 mit Wladimir Putin telefoniert, hieß es aus Berlin."
    return "\n".join(lines) + f"\n{first}\n{said}Quelle: ntv.de, {flat[2]}\n"
