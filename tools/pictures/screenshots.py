"""Pictures of the site for the documentation: `make pictures` writes them into docs/pictures/.

The repository's own content and the site of extremes are built below a sub-path and looked at in Chromium. The same
content, fonts and Chromium give the same bytes; a picture of paper needs poppler's `pdftoppm`.
"""

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.chromium import chromium_path
from tests.conftest import NO_CHROMIUM, ROOT, build
from tests.pages.extremes import write_extremes
from tools.pictures.camera import Camera, Scheme, camera

CALL = "de/gespraeche/2025-03-18-trump-putin/"
TWO = "en/calls/2025-02-12-trump-putin/"


@dataclass(frozen=True, slots=True)
class Shot:
    """A page in a window; `at` is what stands at its upper edge, `sheet` a printed page instead."""

    page: str
    width: int = 1280
    height: int = 900
    scheme: Scheme = "light"
    at: str = ""
    query: str = ""
    sheet: int = 0


OWN = {
    "home": Shot("de/", height=1000),
    "home-dark": Shot("en/", height=800, scheme="dark"),
    "call": Shot(TWO, height=1000),
    "call-wide": Shot(CALL, 1600, 1100),
    "call-accounts": Shot(CALL, height=1000, at="#s-accounts"),
    "call-dark": Shot(CALL, height=1000, scheme="dark", at="#s-accounts"),
    "call-phone": Shot(CALL, 360, 740),
    "call-phone-accounts": Shot(CALL, 360, 740, at="[id='point.energie-waffenruhe']"),
    "call-phone-dark": Shot(TWO, 360, 740, "dark"),
    "call-tablet": Shot(CALL, 768, 1000),
    "call-paper": Shot(CALL, sheet=1),
    "call-paper-accounts": Shot(CALL, sheet=3),
    "actor": Shot("de/akteure/wladimir-putin/", height=1000),
    "topic": Shot("de/themen/energie-waffenruhe/", height=850, at="#s-positions"),
    "source": Shot("de/quellen/2025-03-19-merkur/", height=800),
    "pairs": Shot("de/paare/", height=720),
    "search": Shot("de/suche/", height=800, query="Energie"),
    "chooser": Shot("", height=520),
}
EXTREME = {
    "many-calls-phone": Shot("de/akteure/bo-neu/", 360, 740),
    "six-accounts": Shot("de/gespraeche/sechs-darstellungen/", height=620, at="#s-accounts"),
    "scripts": Shot("de/gespraeche/andere-schriften/", height=620),
}


def main(folder: Path = ROOT / "docs" / "pictures") -> int:
    """Write every picture; exit code 1 if there is no Chromium or the site does not build."""
    if chromium_path() is None:
        sys.stderr.write(NO_CHROMIUM + "\n")
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        own, extreme = Path(scratch) / "own", Path(scratch) / "extreme"
        log = build(own)
        if not log.startswith("exit 0\n"):
            sys.stderr.write(log)
            return 1
        write_extremes(extreme)
        for site, shots in ((own, OWN), (extreme, EXTREME)):
            with camera(site) as lens:
                for name, shot in shots.items():
                    _take(name, shot, lens, folder)
    return 0


def _take(name: str, shot: Shot, lens: Camera, folder: Path) -> None:
    if shot.sheet:
        sheets = lens.paper(shot.page)
        if not sheets:
            sys.stderr.write(
                f"{name}: pdftoppm was not found (Debian: apt-get install poppler-utils); left as it was\n"
            )
            return
        png = sheets[shot.sheet - 1]
    else:
        png = lens.screen(shot.page, shot.width, shot.scheme, shot.height, shot.query, shot.at)
    (folder / f"{name}.png").write_bytes(lens.smaller(png))


if __name__ == "__main__":
    sys.exit(main())
