"""The browser tests' own tools: the server below a base path, and a tab that tells who was asked."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page


@pytest.mark.browser
def test_a_folder_is_served_below_its_base_path_with_its_own_404(
    tab: Page, serve_folder: Callable[[Path, str], str], tmp_path: Path
) -> None:
    (tmp_path / "de").mkdir()
    (tmp_path / "de" / "index.html").write_text('<!doctype html><meta charset="utf-8"><h1>Gespräche</h1>', "utf-8")
    (tmp_path / "404.html").write_text("<!doctype html><h1>Nicht hier</h1>", "utf-8")
    address = serve_folder(tmp_path, "/repo/")

    def heading(url: str) -> tuple[int, str]:
        answer = tab.goto(url)
        assert answer
        return answer.status, tab.locator("h1").inner_text()

    assert heading(f"{address}de/") == (200, "Gespräche")
    assert heading(f"{address}fr/") == (404, "Nicht hier")
    assert heading(address.replace("/repo/", "/de/")) == (404, "Nicht hier")
