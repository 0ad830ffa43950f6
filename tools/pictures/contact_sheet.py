"""Every kind of page at every width, light and dark, and on paper, on one sheet to look at.

`python -m tools.pictures.contact_sheet FOLDER [KIND…]` builds the repository's own content and the site of
extremes, takes the pictures and lays them out in `FOLDER/index.html`. Nothing is judged here: the sheet is for eyes.
"""

import html
import sys
import tempfile
from pathlib import Path

from tests.chromium import chromium_path
from tests.conftest import NO_CHROMIUM, build
from tests.pages.extremes import write_extremes
from tools.pictures.camera import Camera, camera

WIDTHS = (360, 768, 1280)
#: Kind -> page below the root of the repository's own site. “?” is what to search for.
OWN = {
    "home": "de/",
    "home-en": "en/",
    "chooser": "",
    "missing": "404.html",
    "call-two": "de/gespraeche/2025-02-12-trump-putin/",
    "call-one": "de/gespraeche/2025-02-12-trump-selenskyj/",
    "call-four": "de/gespraeche/2025-03-18-trump-putin/",
    "call-four-en": "en/calls/2025-03-18-trump-putin/",
    "call-announced": "de/gespraeche/2025-05-19-trump-putin/",
    "person": "de/akteure/wladimir-putin/",
    "country": "de/akteure/ukraine/",
    "organisation": "de/akteure/nato/",
    "institution": "de/akteure/kreml/",
    "pair": "de/paare/donald-trump-wladimir-putin/",
    "pairs": "de/paare/",
    "topic": "de/themen/energie-waffenruhe/",
    "topics": "de/themen/",
    "source": "de/quellen/2025-03-19-merkur/",
    "sources": "de/quellen/",
    "calls": "de/gespraeche/",
    "year": "de/gespraeche/2025/",
    "actors": "de/akteure/",
    "data": "de/daten/",
    "search": "de/suche/",
    "found": "de/suche/?Energie",
    "page": "de/ueber-das-archiv/",
    "parallel": "de/ueber-das-archiv/nebeneinander/",
}
#: The same for the site of extremes.
EXTREME = {
    "one-account": "de/gespraeche/eine-darstellung/",
    "six-accounts": "de/gespraeche/sechs-darstellungen/",
    "differences": "de/gespraeche/unterschiede/",
    "forty-statements": "de/gespraeche/vierzig-aussagen/",
    "no-sources": "de/gespraeche/ohne-quellen/",
    "long-title": "de/gespraeche/langer-titel/",
    "scripts": "de/gespraeche/andere-schriften/",
    "many-calls": "de/akteure/bo-neu/",
    "unused-topic": "de/themen/davon-spricht-niemand/",
    "busy-home": "de/",
    "busy-pairs": "de/paare/",
}


def main(folder: Path, *kinds: str) -> int:
    """Take the pictures of these kinds, or of all; exit code 1 if there is no Chromium or the site does not build."""
    if chromium_path() is None:
        sys.stderr.write(NO_CHROMIUM + "\n")
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        log = build(Path(scratch) / "own")
        if not log.startswith("exit 0\n"):
            sys.stderr.write(log)
            return 1
        for name, pages in (("own", OWN), ("extreme", EXTREME)):
            chosen = {kind: page for kind, page in pages.items() if not kinds or kind in kinds}
            if name == "extreme" and chosen:
                write_extremes(Path(scratch) / name)
            if chosen:
                with camera(Path(scratch) / name) as lens:
                    for kind, page in chosen.items():
                        _take(kind, page, lens, folder)
    _sheet(folder)
    return 0


def _take(kind: str, page: str, lens: Camera, folder: Path) -> None:
    path, _, query = page.partition("?")
    for width in WIDTHS:
        (folder / f"{kind}-{width}-light.png").write_bytes(lens.screen(path, width, "light", query=query))
        (folder / f"{kind}-{width}-dark.png").write_bytes(lens.screen(path, width, "dark", query=query))
    for number, sheet in enumerate(lens.paper(path), 1):
        (folder / f"{kind}-paper-{number}.png").write_bytes(sheet)


def _sheet(folder: Path) -> None:
    """All pictures of the folder, in the order of their names."""
    shown = "".join(
        f'<figure><a href="{name}"><img src="{name}" alt="" loading="lazy"></a><figcaption>{name}</figcaption></figure>'
        for name in (html.escape(path.name) for path in sorted(folder.glob("*.png")))
    )
    style = "body{display:flex;flex-wrap:wrap;gap:1rem;font:14px sans-serif;background:#888}"
    style += "figure{margin:0}img{width:22rem;height:30rem;object-fit:cover;object-position:top}"
    (folder / "index.html").write_text(f'<!doctype html><meta charset="utf-8"><style>{style}</style>{shown}', "utf-8")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("usage: python -m tools.pictures.contact_sheet FOLDER [KIND…]")
    sys.exit(main(Path(sys.argv[1]), *sys.argv[2:]))
