"""Where quotations stand: every style of marks, nested, mixed, unbalanced, over several paragraphs.

In: an article. Out: `Marked` spans from the opening to the closing mark, both included. The surprising thing: the
same character opens in one language and closes in another, so each mark is read by what is open and what stands
beside it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.articles.article import Article, Line, section_of
from generator.articles.vocabulary.words import alternation, entry

_DOUBLE = '„“”"«»'
_CLOSES = {
    "„": '“”"', "“": '”“"', "”": '”"', '"': '"”“', "«": "»", "»": "«",
    "‚": "‘’'", "‘": "’'", "'": "'’", "‹": "›", "›": "‹",
}  # fmt: skip
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
    """All quotations of the prose but the names of media, in the order of their opening marks."""
    found: list[Marked] = []
    done, start = 0, 0
    for i, line in enumerate(article.prose):
        if line.n < done:
            continue
        spans, open_at = _in_line(line.text, start if line.n == done else 0)
        found += (Marked(line.n, a, line.n, b) for a, b in spans)
        if open_at is not None:
            found.append(_continued(article, article.prose, i, open_at))
            done, start = found[-1].last_line, found[-1].end
    kept = [mark for mark in found if not _is_title(article, mark)]
    return tuple(replace(mark, outer=_outer(kept, n)) for n, mark in enumerate(kept))


def _outer(marks: Sequence[Marked], n: int) -> int | None:
    """The innermost quotation around one, which begins before it."""
    mark = marks[n]
    around = (k for k in range(n - 1, -1, -1) if (marks[k].last_line, marks[k].end) >= (mark.last_line, mark.end))
    return next((k for k in around if marks[k].line == mark.line), None)


def _in_line(text: str, start: int) -> tuple[list[tuple[int, int]], int | None]:
    """Closed quotations of a line, and where one stays open."""
    stack: list[tuple[str, int]] = []
    closed: list[tuple[int, int]] = []
    for i in range(start, len(text)):
        c = text[i]
        if c not in _CLOSES and c != "’":
            continue
        if _closing(text, i, stack):
            while c not in _CLOSES[stack[-1][0]]:
                stack.pop()
            opener = stack.pop()[1]
            if re.search(r"\w", text[opener + 1 : i]):
                closed.append((opener, i + 1))
        elif _opening(text, i):
            stack.append((c, i))
    left = next((at for c, at in stack if c in _DOUBLE), None)
    return sorted(s for s in closed if left is None or s[0] < left), left


def _closing(text: str, i: int, stack: Sequence[tuple[str, int]]) -> bool:
    c, spaced, after = text[i], text[i - 1 : i].isspace(), text[i + 1 : i + 2]
    if not any(c in _CLOSES[opener] for opener, _ in stack):
        return False
    if c in "'’‘":
        return not (after.isalnum() or spaced or _is_possessive(text, i))
    return c not in '“"«»' or not (spaced and after.isalnum())


def _is_possessive(text: str, i: int) -> bool:
    """`the leaders’ call` inside single marks: an s before, a small word after, and a better closing mark later."""
    return bool(re.match(r"s['’] [a-z]", text[i - 1 : i + 3])) and bool(re.search(r"[\w.,!?]['’](?!\w)", text[i + 1 :]))


def _opening(text: str, i: int) -> bool:
    c, before, after = text[i], text[i - 1 : i] or " ", text[i + 1 : i + 2]
    if not after or after.isspace() or c == "’" or (c == '"' and before.isdigit()):
        return False
    if c == "„":
        return True
    free = before.isspace() or before in "([{/–—-:" + _DOUBLE + "‚‘'›‹"
    if c in "‚‘":
        return free and (after.isalnum() or after in "„“") and not re.match(r"‘\d\ds?\b", text[i:])
    return free and (c != "'" or (after.isalpha() and bool(re.search(r"[\w.,!?…]'(?!\w)", text[i + 1 :]))))


def _continued(article: Article, lines: Sequence[Line], i: int, col: int) -> Marked:
    """An open quotation to its end: in a later paragraph of the section, else the end of its own."""
    first = lines[i]
    opener = first.text[col]
    for line in lines[i + 1 : i + 1 + _LONGEST]:
        if {line.label, first.label} != {"body"} or section_of(article, line.n) != section_of(article, first.n):
            break
        again = re.match(r"\s*[„“\"«»]", line.text)
        end = _first_close(line.text, opener, again.end() if again else 0)
        if end is not None:
            return Marked(first.n, col, line.n, end)
        if (again and article.language == "de") or (not again and re.search(r"[„“”«»\"]", line.text)):
            break
    return Marked(first.n, col, first.n, len(first.text.rstrip()))


def _first_close(text: str, opener: str, start: int) -> int | None:
    """Column after the first mark that closes, if no other quotation opens before it."""
    for i in range(start, len(text)):
        spaced = text[i - 1 : i].isspace()
        if text[i] in _CLOSES[opener] and not (spaced and text[i + 1 : i + 2].isalnum()):
            return i + 1
        if text[i] in "„«" or (text[i] in '“"' and spaced):
            return None
    return None


def _is_title(article: Article, mark: Marked) -> bool:
    """`der „Bild“`: the name of a newspaper, no quotation."""
    text = article.line(mark.line).text
    inner = text[mark.col + 1 : mark.end - 1].strip(" ,.")
    words = inner.split()
    if mark.line != mark.last_line or not 0 < len(words) <= 4:
        return False
    named = re.search(
        rf"\b(?:bei|{alternation(entry('channels', 'kinds'))})\s+$", text[max(0, mark.col - 30) : mark.col], re.I
    )
    if named and all(w[0].isupper() or len(w) <= 3 for w in words) and words[-1][0].isupper():
        return True
    if re.fullmatch(rf"[A-ZÄÖÜ]\w*[- ]?(?:\w+[- ])?{alternation(entry('channels', 'papers'))}", inner):
        return True
    return inner in entry("channels", "media") or bool(re.match(r"-(?:Zeitung|Magazin|Interview)", text[mark.end :]))
