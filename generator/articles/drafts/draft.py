"""Drafts of entries from what was found: a source per article, a call per call, stubs for whom the archive lacks.

In: what a run found, the register, the ids in use. Out: `Draft`s, all marked as drafts. They hold our notes: metadata,
short marked quotations, who is mentioned, where what stands; never the article's text. The surprising thing: every id
that a draft refers to exists, in the archive or as a stub of the same run, so the drafts build as they are.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.articles.article import Article, Update
from generator.articles.drafts.calldraft import CallWords, Places, call_draft
from generator.articles.drafts.ids import ident_in, ids_language
from generator.articles.drafts.markup import escaped, reference, said, value
from generator.articles.findings import Found, Quotation
from generator.articles.vocabulary.outlets import by_host, by_name
from generator.articles.vocabulary.register import Register
from generator.articles.vocabulary.words import word_list
from generator.base.languages import fold, slugify
from generator.base.notation import Written, ZonedTime, write

#: Of a quotation in a draft, at most this many words.
WORDS = 20
#: Ids of what has no name, see `ids`.
_TOPIC, _UNKNOWN = "gespraechsinhalt", "unbekanntes-medium"


@dataclass(frozen=True, slots=True)
class Draft:
    """`path` is relative to the content folder; `article` is the id of the article it was made from, if of one."""

    path: str
    text: str
    kind: str
    id: str
    article: str | None = None


def draft_entries(
    found: Found, register: Register, taken: Mapping[str, str], imported: Mapping[str, str], languages: Sequence[str]
) -> tuple[Draft, ...]:
    """All drafts of a run. `taken`: ids in use with their kind; `imported`: source ids by digest of their text.

    A source is in the language of its article; what else is drafted of it too, if that is one of the archive's
    `languages`, else in the first of them."""
    ids = ids_language(found, languages)
    topic, outlets = ident_in(ids, _TOPIC), {a.id: outlet_id(a, register, ids) for a in found.articles}
    sources = _source_ids(found.articles, outlets, ident_in(ids, _UNKNOWN), taken, imported)
    places, names = Places(found.articles, sources), names_in(found, register)
    drafts = [_source(article, sources[article.id], outlets[article.id], found, ids) for article in found.articles]
    for call in found.calls:
        about = [a for a in found.articles if any(r[0] == a.id for r in call.mentioned)]
        language = _own(about[0].language if about else "", languages)
        words = CallWords(language, words_of(language), names, outlets, topic, ident_in(ids, _UNKNOWN))
        text = call_draft(call, found, words, places)
        drafts += [Draft(f"calls/{call.id}.{language}.md", text, "call", call.id)] if text else []
    drafts += _actor_stubs(drafts, found, outlets, taken, languages)
    drafts += _topic_stub(drafts, topic, taken)
    return tuple(drafts)


def names_in(found: Found, register: Register) -> Mapping[str, Mapping[str, str]]:
    """Actor -> language -> name: the archive's own, else the form in which an article first names a new person."""
    proposed = (p for proposals in found.proposals.values() for p in proposals)
    names = {p.suggested_id: {"": p.surface} for p in proposed}
    return names | {actor.id: dict(actor.names) for actor in register.actors}


def _own(language: str, languages: Sequence[str]) -> str:
    return language if language in languages or not languages else languages[0]


def words_of(language: str) -> Mapping[str, str]:
    """The words of drafts in a language, English ones where there are none."""
    words = word_list("drafts")
    return words.get(language.split("-")[0], words["en"])


def outlet_id(article: Article, register: Register, ids: str) -> str:
    """The id of the article's outlet: the archive's own, else one made from its name, in the language of new ids."""
    name = article.metadata["outlet"].value
    if not isinstance(name, str):
        return ident_in(ids, _UNKNOWN)
    for form in (name, re.sub(r"^www\.", "", name.lower())):
        for actor in register.others:
            if actor.kind == "outlet" and fold(_stem(form)) in {actor.id, *(fold(_stem(n)) for n in actor.all_names)}:
                return actor.id
    known = by_host(name) or by_name(name)
    made = slugify(_stem(name), "de").encode("ascii", "ignore").decode()[:60].strip("-")
    return known.id if known else ident_in(ids, made or _UNKNOWN)


def _stem(name: str) -> str:
    return re.sub(r"\.(?:de|com|net|org|at|ch|co\.uk|eu|ua)$", "", name.strip().casefold())


def _source_ids(
    articles: Sequence[Article], outlets: Mapping[str, str], unknown: str, taken: Mapping[str, str],
    imported: Mapping[str, str],
) -> dict[str, str]:  # fmt: skip
    used, ids = set(taken), dict[str, str]()
    for article in articles:
        if article.sha256 in imported:
            ids[article.id] = imported[article.sha256]
            continue
        published = article.metadata["published"].value
        day = str(published)[:10] if published else "undated"
        outlet = outlets[article.id]
        title = slugify(str(article.metadata["headline"].value or article.id), "de").encode("ascii", "ignore").decode()
        short = "-".join([p for p in title.split("-") if p][:5])
        named = article.metadata["outlet"].value and outlet != unknown
        base = f"{day}-{outlet if named else short or 'article'}"[:100].strip("-")
        ident, n = base, 2
        while ident in used:
            ident, n = f"{base}-{n}", n + 1
        used.add(ident)
        ids[article.id] = ident
    return ids


def _source(article: Article, ident: str, outlet: str, found: Found, otherwise: str) -> Draft:
    """In the language of the article, `otherwise` where that cannot be told."""
    language = article.language if article.language != "und" else otherwise
    calls = [c.id for c in found.calls if c.date and any(r[0] == article.id for r in c.mentioned)]
    text = write(_front_matter(article, outlet, calls), _body(article, found, language))
    return Draft(f"sources/{ident}.{language}.md", text, "source", ident, article.id)


def _front_matter(article: Article, outlet: str, calls: Sequence[str]) -> dict[str, Written]:
    meta = article.metadata
    updated = _time(meta["updated"].value)
    keys: dict[str, Written] = {
        "title": value(str(meta["headline"].value or article.id)),
        "kicker": value(str(meta["kicker"].value)) if meta["kicker"].value else None,
        "lead": value(str(meta["lead"].value)) if meta["lead"].value else None,
        "outlet": outlet,
        "authors": _texts(meta["authors"].value),
        "agencies": _texts(meta["agencies"].value),
        "published": _time(meta["published"].value),
        "published_basis": meta["published"].basis if meta["published"].value else None,
        "updated": updated,
        "type": str(meta["type"].value),
        "credits": _texts(meta["image_credits"].value),
        "calls": list(calls),
        "rights": "quotations",
        "digest": f"sha256:{article.sha256}",
        "draft": True,
    }
    return {key: content for key, content in keys.items() if content not in (None, [])}


def _texts(content: object) -> list[Written]:
    return [value(str(item)) for item in content] if isinstance(content, tuple) else []


def _time(content: object) -> str | None:
    """A day or a zoned time; a time without a zone is no instant, so its day is what is known."""
    text = str(content) if content else None
    return text if text is None or len(text) == 10 or ZonedTime.parse(text) else text[:10]


def _body(article: Article, found: Found, language: str) -> str:
    if not article.updates:
        return "\n\n".join(_notes(article, found, language, range(1, len(article.lines) + 1), level=2))
    parts, seen = list[str](), set[str]()
    for update in article.updates:
        parts += _update(update, seen, language)
        parts += _notes(article, found, language, range(update.lines[0], update.lines[1] + 1), level=3)
    return "\n\n".join(parts)


def _update(update: Update, seen: set[str], language: str) -> list[str]:
    """The heading of an update, under its time where it has one that no other update of the entry has."""
    clock = update.published[11:16] if update.published and "T" in update.published else None
    title = (
        " ".join(filter(None, (update.printed_time, update.headline)))
        or f"{words_of(language)['update']} {update.order}"
    )
    mark = ""
    if clock and clock not in seen and update.published and ZonedTime.parse(update.published):
        seen.add(clock)
        mark = f'{{.update time="{update.published}"}}\n'
    return [f"{mark}## {escaped(title)}"]


def _notes(article: Article, found: Found, language: str, lines: range, level: int) -> list[str]:
    say, parts = words_of(language), []
    quotations = [
        q
        for q in found.quotations.get(article.id, ())
        if q.span.line in lines and q.type == "direct" and q.nested_in is None
    ]
    mentions = [m for m in found.mentions.get(article.id, ()) if m.span.line in lines]
    if quotations:
        parts.append(f"{'#' * level} {say['quotations']}")
        parts.append("\n".join(f"- {_quotation(q, language)}" for q in quotations))
    if people := list(dict.fromkeys(a for m in mentions for a in m.actors)):
        parts.append(f"{'#' * level} {say['mentioned']}")
        parts.append(", ".join(filter(None, (reference("actor", p) for p in people))) + ".")
    return parts


def _quotation(quotation: Quotation, language: str) -> str:
    speaker = quotation.speaker[0] if quotation.speaker and quotation.named else ""
    return said(quotation.span.exact, speaker, quotation.channel, language, WORDS)


def _actor_stubs(
    drafts: Sequence[Draft], found: Found, outlets: Mapping[str, str], taken: Mapping[str, str],
    languages: Sequence[str],
) -> Iterable[Draft]:  # fmt: skip
    """An actor for every id that the drafts refer to and the archive lacks, in the language of what does."""
    proposed = {p.suggested_id: p for proposals in found.proposals.values() for p in proposals}
    written = {draft.id for draft in drafts}
    published = {outlets[article.id]: article for article in found.articles}
    of_article = {a.id: a.language for a in found.articles}
    speaks = {p.suggested_id: of_article[a] for a, ps in found.proposals.items() for p in ps if a in of_article}
    referring = {i: d.path.split(".")[-2] for d in reversed(drafts) for i in _actors_in([d])}
    for ident in sorted(_actors_in(drafts) | set(proposed)):
        if ident in taken or ident in written:
            continue
        language = _own(speaks.get(ident) or referring.get(ident, ""), languages)
        if ident in proposed:
            yield _actor(ident, proposed[ident].surface, "person", language, _called(proposed[ident].role, language))
        elif ident in published:
            stated = published[ident].metadata["outlet"].value
            yield _actor(ident, str(stated) if stated else words_of(language)["unknown"], "outlet", language, "")
        else:
            yield _actor(ident, ident.replace("-", " ").title(), "body", language, "")


def _topic_stub(drafts: Sequence[Draft], topic: str, taken: Mapping[str, str]) -> Iterable[Draft]:
    """The topic of drafted statements, in the language of the first call that has one."""
    of_calls = [draft for draft in drafts if draft.kind == "call" and f"\n{topic}\n" in draft.text]
    if topic not in taken and of_calls:
        language = of_calls[0].path.split(".")[-2]
        text = write({"title": words_of(language)["topic"], "draft": True}, words_of(language)["stub"])
        yield Draft(f"topics/{topic}.{language}.md", text, "topic", topic)


def _actors_in(drafts: Sequence[Draft]) -> set[str]:
    """Every actor id that the drafts refer to."""
    text = "\n".join(draft.text for draft in drafts)
    ids = set(re.findall(r"<actor:([a-z0-9-]+)>", text)) | set(re.findall(r"\bby[=:] ?([a-z0-9-]+)", text))
    ids |= set(re.findall(r"^::: account ([a-z0-9-]+)", text, re.MULTILINE)) | set(
        re.findall(r"^outlet: ([a-z0-9-]+)$", text, re.MULTILINE)
    )
    for listed in re.findall(r'between="([^"]*)"', text) + re.findall(
        r"^participants: \[([^\]]*)\]$", text, re.MULTILINE
    ):
        ids |= set(re.findall(r"[a-z0-9-]+", listed))
    return ids


def _called(role: str | None, language: str) -> str:
    return f" {words_of(language)['called']} {escaped(role)}." if role else ""


def _actor(ident: str, name: str, kind: str, language: str, more: str) -> Draft:
    keys: dict[str, Written] = {"name": value(name), "kind": kind, "draft": True}
    return Draft(f"actors/{ident}.{language}.md", write(keys, words_of(language)["stub"] + more), "actor", ident)
