"""What a page says of its article in data beside the text: JSON-LD and meta elements.

In: a parsed page. Out: `Candidate`s, each with its origin, in the order of precedence, and the updates of a
`LiveBlogPosting`. The surprising thing: pages carry broken JSON; what cannot be read counts as not there.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_ARTICLES = frozenset(
    [
        "newsarticle",
        "article",
        "reportagenewsarticle",
        "analysisnewsarticle",
        "opinionnewsarticle",
        "backgroundnewsarticle",
        "liveblogposting",
        "blogposting",
        "report",
        "socialmediaposting",
        "askpublicnewsarticle",
        "reviewnewsarticle",
        "techarticle",
    ]
)
_META = {
    "headline": ("og:title", "twitter:title", "dc.title"),
    "published": (
        "article:published_time",
        "date",
        "dc.date",
        "dc.date.issued",
        "dcterms.created",
        "datepublished",
        "publish-date",
        "pubdate",
        "parsely-pub-date",
        "sailthru.date",
        "last-modified-date",
        "datecreated",
        "article.published",
    ),
    "updated": (
        "article:modified_time",
        "last-modified",
        "dcterms.modified",
        "datemodified",
        "og:updated_time",
        "article.updated",
    ),
    "authors": (
        "author",
        "article:author",
        "dc.creator",
        "parsely-author",
        "byl",
        "sailthru.author",
        "twitter:creator",
    ),
    "lead": ("og:description", "description", "twitter:description"),
    "outlet": ("og:site_name", "application-name", "publisher"),
    "tags": ("news_keywords", "keywords", "article:tag"),
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value for a metadata field and where on the page it stands, such as `json-ld NewsArticle.headline`."""

    field: str
    value: str | tuple[str, ...]
    origin: str


@dataclass(frozen=True, slots=True)
class LinkedUpdate:
    headline: str | None
    published: str | None
    author: str | None
    body: str


@dataclass(frozen=True, slots=True)
class PageData:
    candidates: tuple[Candidate, ...]
    updates: tuple[LinkedUpdate, ...]
    is_liveblog: bool

    def all(self, field: str) -> tuple[Candidate, ...]:
        return tuple(c for c in self.candidates if c.field == field)


def page_data(root: Any) -> PageData:
    """JSON-LD before meta elements; the first of a field is the one that counts."""
    nodes = [node for node in _nodes(root) if _types(node) & _ARTICLES]
    nodes.sort(key=lambda node: "liveblogposting" not in _types(node))
    candidates = [c for node in nodes[:2] for c in _from_node(node)] + list(_from_meta(root))
    live = next((node for node in nodes if "liveblogposting" in _types(node)), None)
    return PageData(tuple(candidates), tuple(_updates(live)) if live else (), live is not None)


def _nodes(root: Any) -> Iterator[dict[str, Any]]:
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            text = re.sub(r"^\s*(?://)?\s*<!\[CDATA\[|(?://)?\s*\]\]>\s*$", "", script.text or "")
            try:
                yield from _objects(json.loads(text, strict=False), 0)
            except (ValueError, RecursionError):
                continue


def _objects(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 6:
        return
    if isinstance(value, list):
        for item in value[:500]:
            yield from _objects(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(value.get(key), depth + 1)


def _types(node: dict[str, Any]) -> set[str]:
    found = node.get("@type")
    return {str(t).casefold().rpartition("/")[2] for t in (found if isinstance(found, list) else [found])}


def _from_node(node: dict[str, Any]) -> Iterator[Candidate]:
    kind = next(iter(node["@type"] if isinstance(node["@type"], list) else [node["@type"]]))
    for field, key in (("headline", "headline"), ("kicker", "alternativeHeadline"), ("published", "datePublished"),
                       ("updated", "dateModified"), ("lead", "description")):  # fmt: skip
        if isinstance(node.get(key), str) and node[key].strip():
            yield Candidate(field, node[key].strip(), f"json-ld {kind}.{key}")
    for field, key in (("authors", "author"), ("outlet", "publisher"), ("tags", "keywords")):
        if names := _names(node.get(key)):
            yield Candidate(field, names, f"json-ld {kind}.{key}")


def _names(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(
            part.strip() for part in re.split(r"\s*,\s*", value) if part.strip() and not part.startswith("http")
        )
    if isinstance(value, dict):
        return _names(value.get("name"))
    if isinstance(value, list):
        return tuple(dict.fromkeys(name for item in value[:50] for name in _names(item)))
    return ()


def _from_meta(root: Any) -> Iterator[Candidate]:
    found: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").casefold()
        if name and (content := (meta.get("content") or "").strip()):
            found.setdefault(name, []).append(content)
    for field, names in _META.items():
        for name in names:
            if name in found:
                several = field in ("authors", "tags")
                values = tuple(v for content in found[name] for v in _names(content)) if several else found[name][0]
                if values:
                    yield Candidate(field, values, f"meta {name}")
    title = root.find(".//title")
    if title is not None and (title.text or "").strip():
        yield Candidate("headline", " ".join(title.text.split()), "title")


def _updates(node: dict[str, Any]) -> Iterator[LinkedUpdate]:
    items = node.get("liveBlogUpdate")
    for item in items if isinstance(items, list) else [items] if isinstance(items, dict) else []:
        if isinstance(item, dict):
            names = _names(item.get("author"))
            body = re.sub(r"<[^>]*>", " ", str(item.get("articleBody") or item.get("text") or ""))
            yield LinkedUpdate(
                headline=" ".join(str(item["headline"]).split()) if item.get("headline") else None,
                published=str(item["datePublished"]) if item.get("datePublished") else None,
                author=names[0] if names else None,
                body=" ".join(body.split()),
            )
