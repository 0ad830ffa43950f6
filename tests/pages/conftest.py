"""The site of extremes, built once a run and served."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import locked
from tests.pages.extremes import write_extremes


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory, worker_id: str, serve_folder: Callable[[Path, str], str]) -> str:
    run = tmp_path_factory.getbasetemp()
    shared = (run if worker_id == "master" else run.parent) / "extremes"
    shared.mkdir(exist_ok=True)
    with locked(shared / "lock"):
        if not (shared / "built").exists():
            write_extremes(shared / "site")
            (shared / "built").touch()
    return serve_folder(shared / "site", "/repo/")
