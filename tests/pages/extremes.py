"""A small site of extremes: accounts from none to six, forty points, long titles, many calls, other scripts.

In: nothing. Out: content files by path, or the built site in a folder. It is built for tests and for looking at.
"""

from pathlib import Path

from generator.pages.theme.theme import static_files
from tests.pages.small_sites import CALL_DE, CAST, THEME, files_of

LONG = "Sehr ausführliche Überschrift über eine Donaudampfschifffahrtsgesellschaftskapitänsmützenfrage " * 3
BODIES = tuple(f"stelle-{letter}" for letter in "abcdef")
SCRIPTS = {"kyrillisch": "Владимир Владимирович Путин", "arabisch": "محمد بن سلمان آل سعود", "chinesisch": "習近平"}


def extremes() -> dict[str, str]:
    """Content files by path; the calls are named for what is extreme about them."""
    return CAST | _actors() | _topics() | _calls() | _many_calls()


def write_extremes(folder: Path) -> None:
    """The built site, without its search and the pages of the many calls, which nobody looks at."""
    rendered = files_of(extremes())
    files = {path: rendered[path].encode() for path in rendered if "/viele-" not in path}
    for path, content in (files | dict(static_files([THEME]))).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def _actors() -> dict[str, str]:
    found = {f"actors/{name}.de.md": f"---\nname: Die {name.title()}\nkind: body\n---\n" for name in BODIES}
    for ident, name in SCRIPTS.items():
        found[f"actors/{ident}.de.md"] = f"---\nname: {name}\nkind: person\noriginal_name: {name}\n---\n"
    return found


def _topics() -> dict[str, str]:
    found = {f"topics/punkt-{n:02}.de.md": f"---\ntitle: Punkt Nummer {n}\n---\n" for n in range(40)}
    return found | {"topics/unbenutzt.de.md": "---\ntitle: Davon spricht niemand\n---\n"}


def _calls() -> dict[str, str]:
    head = CALL_DE.split("\n::: account")[0]
    others = head.replace("participants: [ada-alt, bo-neu]", f"participants: [{', '.join(SCRIPTS)}]")
    return {
        "calls/eine-darstellung.de.md": head + _account("haus", range(1, 4)),
        "calls/sechs-darstellungen.de.md": head + "".join(_account(name, range(n, 9)) for n, name in enumerate(BODIES)),
        "calls/vierzig-aussagen.de.md": head + _account("haus", range(40)) + _account("hof", range(0, 40, 3)),
        "calls/ohne-quellen.de.md": head.replace("reports:", "x").split("\nx")[0] + "\n---\n\nNoch ohne Quellen.\n",
        "calls/langer-titel.de.md": head.replace(
            "title: Ada und Bo sprechen über Getreide", f"title: {LONG[:300].strip()}"
        ),
        "calls/unterschiede.de.md": head
        + _account("haus", range(3)).replace("account haus", "account haus basis=full")
        + _account("hof", range(1, 5))
        + _discrepancy("extent", 1, "haus hof")
        + _discrepancy("omission", 3, "haus hof"),
        "calls/andere-schriften.de.md": others + _account("kyrillisch", range(2)) + _account("arabisch", range(2)),
    }


def _account(party: str, points: range) -> str:
    statements = "\n".join(
        f"punkt-{n:02}\n: Zu Punkt {n} liegt eine Aussage vor, die einen Satz einnimmt. <source:artikel#p{n + 1}>\n"
        for n in points
    )
    return f"\n::: account {party}\n{statements}:::\n"


def _discrepancy(kind: str, point: int, between: str) -> str:
    head = f'::: discrepancy {kind} topic=punkt-{point:02} between="{between}"'
    return f"\n{head}\nDie Berichte lauten verschieden. <source:artikel#p1>\n:::\n"


def _many_calls() -> dict[str, str]:
    """Four hundred calls of one actor."""
    head = CALL_DE.split("\n::: account")[0].replace("participants: [ada-alt, bo-neu]", "participants: [bo-neu, hof]")
    return {
        f"calls/viele-{n:03}.de.md": head.replace(
            "date: 2025-02-12", f"date: {2000 + n // 20}-{n % 12 + 1:02}-{n % 28 + 1:02}"
        )
        for n in range(400)
    }
