"""Remembered pages: a published file that somebody changed is put right although its content need not be rendered."""

import subprocess
from pathlib import Path

from generator.build import build
from tests.publish.crash import tree

SITE = """title: {de: Anrufe, en: Calls}
base_url: https://example.org/calls/
languages: [de, en]
"""


SPOILED = (
    "chmod 600 de/ueber/index.html",
    "rm de/ueber/index.html && mkfifo de/ueber/index.html",
    "mv de/ueber/index.html x && ln -s ../../x de/ueber/index.html",
    "rm -r de && touch de",
    "chmod 700 de && mkdir empty && touch foreign && echo x >> 404.html",
    "rm -r * .[!.]*",
)


def test_what_somebody_changed_is_put_right(tmp_path: Path) -> None:
    pages, site = tmp_path / "content" / "pages", tmp_path / "site"
    pages.mkdir(parents=True)
    (tmp_path / "content" / "site.yaml").write_text(SITE)
    (pages / "ueber.de.md").write_text("---\ntitle: Über uns\nslug: ueber\n---\nEin Text.\n")
    assert not build(tmp_path, site, search=False).stopped
    clean = tree(site)
    assert "de/ueber/index.html" in clean
    for spoil in SPOILED:
        subprocess.run(["sh", "-c", spoil], cwd=site, check=True)
        assert tree(site) != clean, spoil
        assert not build(tmp_path, site, search=False).stopped
        assert tree(site) == clean, spoil
