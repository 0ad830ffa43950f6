"""Where quotations stand: every style of marks, nested, mixed, unbalanced, over several paragraphs.

In: an article. Out: `Marked` spans from the opening to the closing mark, both included. The surprising thing: the
same character opens in one language and closes in another, so each mark is read by what is open and what stands
beside it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.articles.article import Article, Line, section_of
from generator.articles.vocabulary.words import alternation, entry

_DOUBLE = '„“”"«»'
_CLOSES = {
    "„": '“”"',
    "“": '”“"',
    "”": '”"',
    '"': '"”“',
    "«": "»",
    "»": "«",
    "‚": "‘’'",
    "‘": "’'",
    "'": "'’",
    "‹": "›",
    "›": "‹",
}
_LONGEST = 12


@dataclass(frozen=True, slots=True)
class Marked:
    """A quotation; `end` is the column after the closing mark on `last_line`; `outer` the index of the outer."""

    line: int
    col: int
    last_line: int
    end: int
    outer: int | None = None


def marked(article: Article) -> tuple[Marked, ...]:
    """All quotations of the prose, in the order of their opening marks."""
    found: list[Marked] = []
    lines = article.prose
    done = 0
    for i, line in enumerate(lines):
        if line.n <= done:
            continue
        spans, open_at = _in_line(line.text, 0)
        found += _numbered(line.n, spans, len(found))
        if open_at is not None:
            span = _continued(article, lines, i, open_at)
            found.append(span)
            if span.last_line > line.n:
                done = span.last_line
                rest, _ = _in_line(article.line(done).text, span.end)
                found += _numbered(done, rest, len(found))
    return (
        tuple(m for m in found if not _is_title(article, m))
        if not any(m.outer is not None for m in found)
        else _kept(article, found)
    )


def _kept(article: Article, found: Sequence[Marked]) -> tuple[Marked, ...]:
    """Without the names of media, the indices of outer quotations renumbered."""
    keep = [i for i, m in enumerate(found) if not _is_title(article, m)]
    place = {old: new for new, old in enumerate(keep)}
    return tuple(replace(found[i], outer=None if (outer := found[i].outer) is None else place.get(outer)) for i in keep)


def _numbered(n: int, spans: Sequence[tuple[int, int, int | None]], offset: int) -> Iterator[Marked]:
    for start, end, outer in spans:
        yield Marked(n, start, n, end, None if outer is None else outer + offset)


def _in_line(text: str, start: int) -> tuple[list[tuple[int, int, int | None]], int | None]:
    """Closed quotations of a line (start, end, index of the outer one) and where one stays open."""
    stack: list[tuple[str, int]] = []
    closed: list[tuple[int, int, int]] = []
    for i in range(start, len(text)):
        c = text[i]
        if c not in _CLOSES and c not in "”’":
            continue
        if _closing(text, i, stack):
            while stack and c not in _CLOSES[stack[-1][0]]:
                stack.pop()
            opener = stack.pop()
            if re.search(r"\w", text[opener[1] + 1 : i]):
                closed.append((opener[1], i + 1, len(stack)))
        elif _opening(text, i, stack):
            stack.append((c, i))
    spans = sorted(closed)
    left = next((at for c, at in stack if c in _DOUBLE), None)
    if left is not None:
        spans = [s for s in spans if s[0] < left or _second_level(s)]
        return _nested([s for s in spans if s[0] < left], text), left
    return _nested(spans, text), None


def _second_level(span: tuple[int, int, int]) -> bool:
    return span[2] > 0


def _nested(spans: Sequence[tuple[int, int, int]], text: str) -> list[tuple[int, int, int | None]]:
    out: list[tuple[int, int, int | None]] = []
    for start, end, _ in spans:
        outer = next((i for i in range(len(out) - 1, -1, -1) if out[i][0] < start and end <= out[i][1]), None)
        out.append((start, end, outer))
    return out


def _closing(text: str, i: int, stack: Sequence[tuple[str, int]]) -> bool:
    c, after = text[i], text[i + 1 : i + 2]
    if not any(c in _CLOSES[opener] for opener, _ in stack):
        return False
    if c in "'’‘":
        if after.isalnum() or text[i - 1 : i].isspace():
            return False
        return not _is_possessive(text, i)
    if c in '“"' and stack and text[i - 1 : i].isspace() and after.isalnum():
        return False
    return c not in "«»" or not (text[i - 1 : i].isspace() and after.isalnum())


def _is_possessive(text: str, i: int) -> bool:
    """`the leaders’ call` inside single marks: an s before, a small word after, and a better closing mark later."""
    return bool(re.match(r"s['’] [a-z]", text[i - 1 : i + 3])) and bool(re.search(r"[\w.,!?]['’](?!\w)", text[i + 1 :]))


def _opening(text: str, i: int, stack: Sequence[tuple[str, int]]) -> bool:
    c, before, after = text[i], text[i - 1 : i] or " ", text[i + 1 : i + 2]
    if not after or after.isspace():
        return False
    if c == "„":
        return True
    free = before.isspace() or before in "([{/–—-:" + _DOUBLE + "‚‘'›‹"
    if c in "‚‘":
        return free and (after.isalnum() or after in "„“") and not re.match(r"‘\d\ds?\b", text[i:])
    if c == "'":
        return free and after.isalpha() and bool(re.search(r"[\w.,!?…]'(?!\w)", text[i + 1 :]))
    if c == "’":
        return False
    if c == '"' and before.isdigit():
        return False
    return free


def _continued(article: Article, lines: Sequence[Line], i: int, col: int) -> Marked:
    """An open quotation to its end: in a later paragraph of the section, else the end of its own."""
    first = lines[i]
    opener = first.text[col]
    last = first
    for line in lines[i + 1 : i + 1 + _LONGEST]:
        if line.label != "body" or first.label != "body" or section_of(article, line.n) != section_of(article, first.n):
            break
        again = re.match(r"\s*[„“\"«»]", line.text)
        end = _first_close(line.text, opener, again.end() if again else 0)
        if end is None and not again:
            if re.search(r"[„“”«»\"]", line.text):
                break
            continue
        if again and article.language == "de" and last is first and opener == "„" and end is None:
            break
        last = line
        if end is not None:
            return Marked(first.n, col, line.n, end)
    return Marked(first.n, col, first.n, len(first.text.rstrip()))


def _first_close(text: str, opener: str, start: int) -> int | None:
    """Column after the first mark that closes, if no other quotation opens before it."""
    for i in range(start, len(text)):
        if text[i] in _CLOSES[opener] and not (text[i - 1 : i].isspace() and text[i + 1 : i + 2].isalnum()):
            return i + 1
        if text[i] in "„«" or (text[i] in '“"' and text[i - 1 : i].isspace()):
            return None
    return None


def _is_title(article: Article, mark: Marked) -> bool:
    """`der „Bild“`: the name of a newspaper, no quotation."""
    if mark.line != mark.last_line:
        return False
    text = article.line(mark.line).text
    inner = text[mark.col + 1 : mark.end - 1].strip(" ,.")
    named = re.search(rf"\b{alternation(entry('channels', 'kinds'))}\s+$", text[max(0, mark.col - 30) : mark.col], re.I)
    words = inner.split()
    if named and 0 < len(words) <= 4 and all(w[0].isupper() or len(w) <= 3 for w in words) and words[-1][0].isupper():
        return True
    if re.fullmatch(rf"[A-ZÄÖÜ]\w*[- ]?(?:\w+[- ])?{alternation(entry('channels', 'papers'))}", inner):
        return True
    return inner in entry("channels", "media") or bool(
        re.match(r"-(?:Zeitung|Magazin|Interview|Bericht)", text[mark.end :])
    )
