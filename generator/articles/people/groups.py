"""One expression for two persons: `die beiden Präsidenten`, `Beide Politiker`, `the US and Russian presidents`.

In: a line, the mentions before it, the known offices. Out: mentions of kind `group-role` with both ids. Where states
are named, they decide; else the two persons in focus of the section, the ones of its heading counting more.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from generator.articles.article import Article, Line, section_of
from generator.articles.findings import Mention, Span
from generator.articles.people.offices import may_be
from generator.articles.people.salience import Fact
from generator.articles.vocabulary.register import Register
from generator.articles.vocabulary.states import adjective_country, country_of
from generator.articles.vocabulary.words import alternation, split, word_list

_GERMAN = (
    r"Staats-\s+und\s+Regierungschefs|Staatschefs|Regierungschefs|Präsidenten|Staatspräsidenten"
    r"|Ministerpräsidenten|Premierminister|Außenminister"
    r"|Kanzler|Politiker|Spitzenpolitiker|Staatsmänner|Staatslenker|Staatenlenker"
    r"|Staatsoberhäupter[n]?|Machthaber|Männer[n]?|Minister|Amtskollegen"
)
_ENGLISH = (
    r"heads\s+of\s+(?:state|government)|leaders|presidents|prime\s+ministers|foreign\s+ministers"
    r"|ministers|politicians|statesmen|men|counterparts"
)
_HEADLINES = frozenset({"headline", "kicker+headline"})
_HEADLINE = 0.4
_KINDS = {"präsident": "president", "president": "president", "außenminister": "foreign_minister",
          "foreign": "foreign_minister",
          "prime": "prime_minister", "premier": "prime_minister", "kanzler": "chancellor",
          "minister": "minister"}  # fmt: skip


def group_roles(
    article: Article, line: Line, before: Iterable[Mention], known: Sequence[Fact], register: Register
) -> tuple[Mention, ...]:
    """The group roles of one line, from left to right."""
    earlier = list(before)
    found: list[Mention] = []
    for match in _pattern(article.language).finditer(line.text):
        pair = _pair(article, line, match, [*earlier, *found], known)
        if pair:
            start, end = match.span()
            text = line.text
            span = Span(line.n, start, end - start, match[0], text[max(0, start - 32) : start], text[end : end + 32])
            found.append(Mention(span, "group-role", pair, all(register.get(p) for p in pair)))
    return tuple(found)


def _pair(
    article: Article, line: Line, match: re.Match[str], mentions: Sequence[Mention], known: Sequence[Fact]
) -> tuple[str, ...] | None:
    kind = _kind(match[0])
    words = [match["one"] or match["one2"], match["other"] or match["other2"]]
    lands = [code for word in words if (code := _land(word, article.language))]
    if len(lands) == 2:
        pair = tuple(p for land in lands if (p := _holder(kind, land, known)))
        return pair if len(set(pair)) == 2 else None
    focus = _in_focus(article, line.n, match.start(), mentions, kind, known)
    if match["plain"] and len(focus) != 2:
        return None
    return tuple(focus[:2]) if len(focus) >= 2 else None


def _in_focus(
    article: Article, n: int, col: int, mentions: Sequence[Mention], kind: str, known: Sequence[Fact]
) -> list[str]:
    """Persons of the section by weight: the nearer the mention, the more; a heading counts like the last word."""
    here, classes = section_of(article, n), _classes(kind)
    before = sorted(
        (m for m in mentions if (m.span.line, m.span.col) < (n, col)),
        key=lambda m: (m.span.line, m.span.col),
        reverse=True,
    )
    near = [m for m in before if section_of(article, m.span.line) == here] or before
    weights: dict[str, float] = {}
    headed = {i for m in before if article.line(m.span.line).label in _HEADLINES for i in m.actors}
    able = {f.person for f in known if f.kind in classes}
    able |= ({i for m in before for i in m.actors} - {f.person for f in known}) if able else set()
    for distance, mention in enumerate(near):
        heading = article.line(mention.span.line).label in _HEADLINES | {"update-head", "subhead"}
        for person in mention.actors:
            if not able or person in able or kind == "anybody":
                weight = 1 / (1 + distance) + (1.0 if heading and here else 0.0)
                weights[person] = max(weights.get(person, 0.0), weight)
    for person in weights if not here else ():
        weights[person] += _HEADLINE * (person in headed)
    if len(weights) < 2 and able:
        return _in_focus(article, n, col, mentions, "anybody", ())
    return [p for p, _ in sorted(weights.items(), key=lambda kv: (-kv[1], kv[0]))]


def _classes(kind: str) -> frozenset[str]:
    return may_be(kind) | (frozenset() if kind in ("foreign_minister", "minister") else may_be("leader"))


def _kind(text: str) -> str:
    return next((kind for word, kind in _KINDS.items() if re.search(rf"\b{word}", text.lower())), "leader")


def _holder(kind: str, land: str, known: Sequence[Fact]) -> str | None:
    kinds = _classes(kind)
    fits = [f for f in known if f.country == land and f.kind in kinds]
    exact = [f for f in fits if f.kind == kind] or fits
    return exact[0].person if exact else None


def _land(word: str | None, language: str) -> str | None:
    if not word:
        return None
    name = re.sub(r"^(?:der|des|the)\s+", "", word.strip())
    if code := country_of(name) or country_of(name.removesuffix("s")):
        return code
    return adjective_country(name, language)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    records = word_list("countries").values()
    if language == "de":
        adjective = alternation(a for r in records for a in split(r["adj"]))[:-1] + r")(?:e[rnms]?)?"
        land = "(?:der\\s+)?" + alternation(n for r in records for n in split(r["de"])) + "s?"
        article, two, noun = r"[Dd](?:ie|er|en|es)", r"(?:[Bb]eide[nr]?|zwei)", f"(?:{_GERMAN})"
        forms = (
            rf"(?:{article}\s+)?{two}\s+(?:{adjective}\s+)?{noun}"
            rf"|{article}\s+{noun}\s+(?:von\s+)?(?P<one>{land})\s+und\s+(?:von\s+)?(?P<other>{land})",
            rf"{article}\s+(?P<one2>{adjective})\s+und\s+(?:{article}\s+)?(?P<other2>{adjective})\s+{noun}",
            rf"(?P<plain>{article}\s+Staats-\s+und\s+Regierungschefs)(?!\s+(?:der|des|aus|von))",
        )
    else:
        adjective = alternation(n for r in records for n in split(r["en_adj"]))
        land = r"(?:the\s+)?" + alternation(n for r in records for n in split(r["en"]))
        noun = f"(?:{_ENGLISH})"
        forms = (
            rf"(?:[Tt]he\s+two|[Bb]oth|[Tt]wo)\s+(?:{adjective}\s+)?{noun}"
            rf"|[Tt]he\s+{noun}\s+of\s+(?P<one>{land})\s+and\s+(?P<other>{land})",
            rf"[Tt]he\s+(?P<one2>{adjective})\s+and\s+(?:the\s+)?(?P<other2>{adjective})\s+{noun}",
            r"(?P<plain>[Tt]he\s+(?:leaders|presidents))(?!['’\w]|\s+(?:of|from|in)\b)",
        )
    return re.compile(r"(?<![\w-])(?:" + "|".join(forms) + r")(?![\w-])")
