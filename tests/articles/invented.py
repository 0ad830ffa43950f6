"""Small articles and a small register for tests: nothing in them happened, nobody in them exists."""

from generator.articles.article import Article, Label, Line, Update, Value
from generator.articles.findings import Found, Mention
from generator.articles.meaning import collect
from generator.articles.vocabulary.register import Actor, Register, Role

REGISTER = Register(
    (
        Actor("ada-lund", "person", {"de": "Ada Lund", "en": "Ada Lund"}, sort_name="Lund, Ada", country="SE",
              roles=(Role(("Ministerpräsidentin von Schweden", "Prime Minister of Sweden"), "schweden", "2029"),)),
        Actor("bela-korvat", "person", {"de": "Béla Korvat", "en": "Béla Korvat"},
              sort_name="Korvat, Béla", country="HU",
              roles=(Role(("Präsident von Ungarn", "President of Hungary"), "ungarn", "2028"),)),
        Actor("jurij-melnitschuk", "person", {"de": "Jurij Melnitschuk", "en": "Yuriy Melnychuk"},
              sort_name="Melnitschuk, Jurij", original_name="Юрій Мельничук", country="UA",
              roles=(Role(("Präsident der Ukraine", "President of Ukraine"), "ukraine", "2030"),)),
        Actor("oskar-wendt", "person", {"de": "Oskar Wendt", "en": "Oskar Wendt"},
              sort_name="Wendt, Oskar", country="SE",
              roles=(Role(("Sprecher der Regierung in Stockholm",), "schweden", "2029"),)),
        Actor("rosenbad", "body", {"de": "Rosenbad", "en": "Rosenbad"}, country="SE"),
    )
)  # fmt: skip


def article_of(
    text: str,
    language: str = "de",
    published: str | None = "2031-05-07",
    label: Label | None = None,
    name: str = "probe",
) -> Article:
    """An article whose first line is its headline; `# ` before a line makes it a subhead, `> ` a caption."""
    lines: list[Line] = []
    for n, line in enumerate(text.strip().split("\n"), 1):
        kind: Label = label or ("headline" if n == 1 else "body")
        if line[:2] in ("# ", "> "):
            kind, line = ("subhead" if line[0] == "#" else "image"), line[2:]
        lines.append(Line(n, line, kind if line.strip() else "blank"))
    metadata = {"published": Value(published, "stated" if published else None)}
    return Article(name, f"{name}.txt", "text/plain", "utf-8", "", language, tuple(lines), metadata)


def live_blog(*updates: tuple[str, str], language: str = "de") -> Article:
    """A live blog: a headline, then (ISO time, text) updates of one line each."""
    lines = [Line(1, "Der Tag im Liveblog", "headline")]
    lines += [Line(n, text, "body") for n, (_, text) in enumerate(updates, 2)]
    found = tuple(Update(n - 1, None, time, "stated", None, None, (n, n)) for n, (time, _) in enumerate(updates, 2))
    metadata = {"published": Value(updates[0][0][:10], "stated")}
    return Article("blog", "blog.txt", "text/plain", "utf-8", "", language, tuple(lines), metadata, found)


def people_of(text: str, language: str = "de", register: Register = REGISTER) -> list[tuple[int, int, str, str, str]]:
    """(line, column, words, kind, ids) of every mention."""
    mentions = meaning_of(article_of(text, language), register=register).mentions["probe"]
    return [(m.span.line, m.span.col, m.span.exact, m.kind, "+".join(m.actors)) for m in mentions]


def roles_of(text: str, language: str = "de", register: Register = REGISTER) -> list[tuple[str, str]]:
    return [(words, ids) for _, _, words, kind, ids in people_of(text, language, register) if "role" in kind]


def meaning_of(*articles: Article, register: Register = REGISTER) -> Found:
    return collect(articles, register)


def said_by(text: str, language: str = "de", register: Register = REGISTER) -> list[tuple[str, str, str | None]]:
    """(words, speakers, channel) of the direct quotations."""
    quotations = meaning_of(article_of(text, language), register=register).quotations["probe"]
    return [(q.span.exact, "+".join(q.speaker), q.channel) for q in quotations if q.type == "direct"]


def names_only(mentions: tuple[Mention, ...]) -> list[str]:
    return [m.span.exact for m in mentions if m.kind in ("name", "compound")]
