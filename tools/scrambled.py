"""Articles with other furniture: their text and its labels stay, all that stands around it is swapped for other forms.

In: the lines of an article with their labels; `furniture.yaml` beside this module. Out: lines with the labels that are
right for each. Heads stand in other orders, boxes at other places, so that weights are learnt for pages that nobody
wrote down. `half` 0 and 1 take every other form of a kind: what is learnt on one half is tried on the other.
"""

import random
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

FORMS: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "furniture.yaml").read_text(encoding="utf-8"))
Labelled = tuple[str, frozenset[str]]
#: What may stand above a text, in the orders of many outlets; `tools` are controls.
HEADS = [
    head.split()
    for head in (
        "kicker headline lead author date tools",
        "kicker headline author date lead",
        "kicker headline lead date image",
        "kicker headline date author tools lead",
        "date kicker headline lead author",
        "headline kicker author date",
        "kicker headline image lead author date",
        "kicker headline lead tools author date image",
        "headline lead author date",
        "kicker headline tools lead author tools date image",
        "author date kicker headline lead",
        "kicker headline author lead date tools image",
        "kicker headline date lead",
        "kicker headline lead",
        "kicker date headline author lead",
    )
]
TOP = ("navigation", "navigation", "navigation", "advertisement", "counters")
TOOLS = ("share", "counters", "audio", "apps", "advertisement")
WITHIN = ("advertisement", "newsletter", "paywall", "consent", "audio", "apps", "standards", "link", "link")
FOOT = ("comments", "standards", "apps", "newsletter", "share", "imprint", "broadcast", "paywall", "link", "audio")
#: Signatures that are the author's as well as the source's.
SIGNED = ("{i}./{j}.", "{i}/{j}", "({i})")


class Scrambler:
    """One page in the making."""

    def __init__(self, lines: Sequence[tuple[str, str]], language: str, half: int, chance: random.Random) -> None:
        self.chance, self.half, self.forms = chance, half, FORMS["en" if language == "en" else "de"]
        body = " ".join(text for text, label in lines if label == "body")
        self.named = re.findall(r"(?<=[a-z] )[A-ZÄÖÜ][a-zäöüß]{4,}", body) or ["Bergholz"]
        self.outlet = self.choice("outlet")
        self.lines: list[Labelled] = []

    def choice(self, kind: str) -> str:
        """A form of this kind from the half that is in use."""
        forms = self.forms[kind]
        return str(self.chance.choice(forms[self.half :: 2]))

    def filled(self, form: str) -> str:
        pick = self.chance.choice
        person = [f"{pick(FORMS['names']['given'])} {pick(FORMS['names']['family'])}" for _ in range(3)]
        topics = [pick(self.named), pick(self.forms["kicker"]), pick(self.named)]
        words = dict(zip("nmotuv", (*person, *topics), strict=True))
        words |= {key: "".join(self.chance.sample("abcdefghjklmnprstuvw", 3)) for key in "ij"}
        words |= {
            "N": person[0].upper(),
            "city": pick(self.forms["cities"]),
            "O": self.outlet,
            "name": pick(self.named),
        }
        words |= {"AG": pick(("dpa", "AFP", "AP", "APA"))}
        for key, kind in (("c", "caption"), ("x", "elsewhere")):
            if f"{{{key}}}" in form:
                words[key] = self.filled(pick(self.forms[kind]))
        return re.sub(r"\{(\w+)\}", lambda m: words[m[1]], form)

    def add(self, kind: str, *labels: str) -> None:
        if kind in self.forms:
            form = self.choice(kind)
            also = ("author",) if form in SIGNED else ()
            self.lines.append((self.filled(form), frozenset(labels or ("boilerplate",)) | frozenset(also)))

    def some(self, kinds: Sequence[str], most: int) -> None:
        for _ in range(self.chance.randint(0, most)):
            self.add(self.chance.choice(kinds))

    def box(self) -> None:
        """A heading, and the titles of other articles below it."""
        self.add("box")
        self.some(("elsewhere",), 3)

    def head(self, known: dict[str, list[str]], live: bool) -> None:
        self.some(TOP, 3)
        if self.chance.random() < 0.35:
            self.add("outlet", "outlet")
        for part in self.chance.choice(HEADS):
            if part in known and (part != "kicker" or self.chance.random() < 0.5) and self.chance.random() < 0.8:
                self.lines += [(text, frozenset({part})) for text in known[part]]
            elif part == "headline":
                self.add("headline", "headline")
            elif part == "kicker" and self.chance.random() < 0.6:
                self.add("live kicker" if live else "kicker", "kicker")
            elif part == "tools":
                self.some(TOOLS, 2)
            elif part in ("author", "date", "image") and self.chance.random() < 0.8:
                self.add(part, part)


def scrambled(lines: Sequence[tuple[str, str]], language: str, half: int, chance: random.Random) -> list[Labelled]:
    """The article with other furniture; often only its beginning, because short articles have as much of it."""
    page = Scrambler(lines, language, half, chance)
    live = any(label == "update-head" for _, label in lines)
    known = {kind: [t for t, label in lines if label == kind] for kind in ("kicker", "headline", "lead")}
    page.head({kind: texts for kind, texts in known.items() if texts}, live)
    text = [(t, label) for t, label in lines if label in ("body", "subhead", "update-head", "correction")]
    for n, (line, label) in enumerate(text if live or chance.random() < 0.6 else text[: chance.randint(1, 4)]):
        page.lines.append((line, frozenset({"subhead", "update-head"} if live and label != "body" else {label})))
        if label == "body" and text[n + 1 : n + 2] and text[n + 1][1] == "body" and chance.random() < 0.16:
            page.box() if chance.random() < 0.25 else page.add(chance.choice(WITHIN))
    if chance.random() < 0.6:
        page.add("credit", "credit")
    for kind, label in (("tags", "tags"), ("notice", "notice"), ("image", "image")):
        if chance.random() < 0.15:
            page.add(kind, label)
    for _ in range(chance.randint(0, 4)):
        page.box() if chance.random() < 0.3 else page.add(chance.choice(FOOT))
    page.some(("imprint",), 2)
    return page.lines
