"""What a page says of its article in data beside the text: JSON-LD, microdata and meta elements.

In: a parsed page and its main headings. Out: `Candidate`s, each with its origin, in the order of precedence, and the
updates of a `LiveBlogPosting`. The surprising thing: pages describe other articles too, so the object counts whose
headline is the page's; and pages carry broken JSON, which counts as not there. Vocabulary: schema.org.
"""

import html
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.articles.capture.fetch import letters
from generator.articles.vocabulary.words import entry, word_list

Node = dict[str, Any]
_ARTICLES = frozenset(entry("page_data", "article_types"))
_FIELDS = {"headline": ("headline", "name"), "published": ("datePublished", "dateCreated"),
           "updated": ("dateModified",), "lead": ("description",)}  # fmt: skip
_NAMED = {"authors": ("author", "creator"), "outlet": ("publisher", "sourceOrganization")}
_DEEPEST, _MOST = 6, 500


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
    candidates: tuple[Candidate, ...] = ()
    updates: tuple[LinkedUpdate, ...] = ()
    is_liveblog: bool = False

    def all(self, field: str) -> tuple[Candidate, ...]:
        return tuple(c for c in self.candidates if c.field == field)


def page_data(root: Any, headings: Sequence[str] = ()) -> PageData:
    """JSON-LD before microdata before meta elements; the first of a field is the one that counts."""
    meta = _metas(root)
    found = [("json-ld", n) for n in _linked(root)] + [("microdata", n) for n in _microdata(root)]
    nodes = [(origin, node) for origin, node in found if _types(node) & _ARTICLES]
    own = _of_this_page(nodes, _titles(root, meta, headings), _address(root, meta))
    candidates = [c for origin, node in own for c in _from_node(node, origin)]
    candidates += [*_from_meta(meta), *_from_title(root)]
    live = next((node for _, node in own if "liveblogposting" in _types(node)), None)
    return PageData(tuple(candidates), tuple(_updates(live)) if live else (), live is not None)


def _of_this_page(
    nodes: Sequence[tuple[str, Node]], titles: set[str], address: re.Pattern[str] | None
) -> list[tuple[str, Node]]:
    """The objects that describe the page's own article, the surest first; one that stands alone is taken for it."""

    def sure(node: Node) -> float:
        title = letters(str(node.get("headline") or ""))
        alike = bool(title) and any(len(t) > 20 and t.startswith(title[:40]) for t in titles)
        named = 3 if title in titles else 1.5 * alike
        placed = address and any(address.search(str(node.get(key))) for key in ("url", "@id", "mainEntityOfPage"))
        return named + 3 * bool(placed) + ("liveblogposting" in _types(node)) + 0.5 * ("datePublished" in node)

    rated = sorted(((sure(node), -k) for k, (_, node) in enumerate(nodes)), reverse=True)
    best = rated[0][0] if rated else 0
    return [nodes[-k] for score, k in rated if score >= 1.5 or (score == best and (len(nodes) == 1 or k == 0))][:3]


def _linked(root: Any) -> Iterator[Node]:
    """The objects of all JSON-LD, with references by `@id` replaced by what they name."""
    nodes: list[Node] = []
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            text = re.sub(r"^\s*(?://)?\s*(?:<!\[CDATA\[|<!--)|(?://)?\s*(?:\]\]>|-->)\s*;?\s*$", "", script.text or "")
            try:
                nodes += _objects(json.loads(text, strict=False), 0)
            except (ValueError, RecursionError):
                continue
    named = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 2}
    for node in nodes:
        yield {key: _resolved(value, named) for key, value in node.items()}


def _objects(value: Any, depth: int) -> Iterator[Node]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for part in value[:_MOST]:
            yield from _objects(part, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement", "item"):
            yield from _objects(value.get(key), depth + 1)


def _resolved(value: Any, named: dict[str, Node]) -> Any:
    if isinstance(value, list):
        return [_resolved(part, named) for part in value[:_MOST]]
    if isinstance(value, dict) and not value.get("name") and isinstance(value.get("@id"), str):
        return named.get(value["@id"], value)
    return value


def _microdata(root: Any) -> Iterator[Node]:
    """Elements with `itemscope` as objects like those of JSON-LD."""
    for element in root.xpath("//*[@itemscope][@itemtype]")[:_MOST]:
        node: Node = {"@type": element.get("itemtype").rpartition("/")[2], "@id": element.get("itemid") or ""}
        if not _types(node) & _ARTICLES:
            continue
        for part in element.xpath(".//*[@itemprop]")[:_MOST]:
            if next((e for e in part.iterancestors() if e.get("itemscope") is not None), element) is element:
                for name in part.get("itemprop").split():
                    node.setdefault(name, []).append(_property(part))
        yield node


def _property(part: Any) -> Any:
    named = part.find(".//*[@itemprop='name']") if part.get("itemscope") is not None else None
    if named is not None:
        return {"name": _property(named)}
    found = part.get("content") or part.get("datetime") or (part.get("href") if part.tag == "link" else None)
    return found or " ".join(part.text_content().split())


def _types(node: Node) -> set[str]:
    return {str(t).casefold().rpartition("/")[2] for t in _listed(node.get("@type"))}


def _from_node(node: Node, origin: str) -> Iterator[Candidate]:
    kind = next(iter(_listed(node["@type"])), "")
    for field, keys in (_FIELDS | _NAMED).items():
        for key in keys:
            first = next(iter(_listed(node.get(key))), None)
            text = _clean(first) if isinstance(first, str) else ""
            if value := _names(node.get(key)) if field in _NAMED else text:
                yield Candidate(field, value, f"{origin} {kind}.{key}")


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _names(value: Any) -> tuple[str, ...]:
    """Names as a page writes them: a text, a list of texts, an object with a `name`."""
    if isinstance(value, str):
        parts = (_clean(part) for part in re.split(r"\s*[,;]\s*", value))
        return tuple(part for part in parts if part and not re.match(r"https?:|www\.|@", part) and "@" not in part)
    if isinstance(value, dict):
        return _names(value.get("name") or " ".join(filter(None, (value.get("givenName"), value.get("familyName")))))
    if isinstance(value, list):
        return tuple(dict.fromkeys(name for part in value[:50] for name in _names(part)))
    return ()


def _metas(root: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").casefold()
        if name and (content := (meta.get("content") or "").strip()):
            found.setdefault(name, []).append(content)
    return found


def _from_meta(meta: dict[str, list[str]]) -> Iterator[Candidate]:
    for field in word_list("page_data_meta"):
        for name in entry("page_data_meta", field):
            texts = meta.get(name, [])
            names = tuple(author for text in texts for author in _names(text))
            if texts and (value := names if field == "authors" else _clean(texts[0])):
                yield Candidate(field, value, f"meta {name}")


def _from_title(root: Any) -> Iterator[Candidate]:
    """The page's title, and the date that may stand in it."""
    if title := _clean(root.findtext(".//title") or ""):
        yield from (Candidate(field, title, "title") for field in ("headline", "published"))


def _titles(root: Any, meta: dict[str, list[str]], headings: Sequence[str]) -> set[str]:
    shown = [*headings, *meta.get("og:title", ()), _clean(root.findtext(".//title") or "")]
    return {key for text in shown if (key := letters(text))}


def _address(root: Any, meta: dict[str, list[str]]) -> re.Pattern[str] | None:
    """The page's own address, however it is written elsewhere."""
    links = [link.get("href") or "" for link in root.iter("link") if "canonical" in (link.get("rel") or "")]
    address = re.sub(r"^https?://(?:www\.|m\.)?|[#?].*$|/$", "", next(iter((*links, *meta.get("og:url", ()))), ""))
    return re.compile(re.escape(address) + r"/?(?![\w/.-])") if address else None


def _clean(text: str) -> str:
    return " ".join(html.unescape(text).split())


def _updates(node: Node) -> Iterator[LinkedUpdate]:
    for part in _listed(node.get("liveBlogUpdate")):
        if isinstance(part, dict):
            text = {key: _clean(str(part.get(key) or "")) for key in ("headline", "datePublished")}
            body = re.sub(r"<[^>]*>", " ", str(part.get("articleBody") or part.get("text") or ""))
            author = next(iter(_names(part.get("author"))), None)
            yield LinkedUpdate(text["headline"] or None, text["datePublished"] or None, author, " ".join(body.split()))
