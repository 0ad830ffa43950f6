"""Git is run in one way: in its own environment, with its own settings, and no longer than it may take."""

import re
import subprocess
from pathlib import Path

import pytest

from generator.base.git import GitError, Repository
from generator.base.problems import SetupError

ROOT = Path(__file__).parent.parent


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    subprocess.run(["git", "init", "--quiet", tmp_path / "work"], check=True)
    return Repository(tmp_path / "work", {})


def fake_git(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.mkdir()
    (folder / "git").write_text(f"#!/bin/sh\n{script}\n")
    (folder / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


def test_one_module_alone_runs_git() -> None:
    running = [
        path.relative_to(ROOT).as_posix()
        for path in sorted((ROOT / "generator").rglob("*.py"))
        if re.search(r"""\[\s*["']git["']""", path.read_text("utf-8"))
    ]
    assert running == ["generator/base/git.py"]


def test_the_environment_does_not_say_where_the_repository_is(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    monkeypatch.setenv("GIT_WORK_TREE", "/")
    assert repository.line("rev-parse", "--show-toplevel") == str(repository.folder.resolve())


def test_variables_of_the_caller_are_set_and_those_of_the_environment_are_not(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_git(tmp_path / "bin", "env", monkeypatch)
    monkeypatch.setenv("GIT_PAGER", "less")
    monkeypatch.setenv("GIT_SSH_COMMAND", "ssh -i key")
    printed = Repository(repository.folder, {"GIT_NO_LAZY_FETCH": "1"}).run("log").decode().splitlines()
    assert {"GIT_NO_LAZY_FETCH=1", "GIT_SSH_COMMAND=ssh -i key", "GIT_OPTIONAL_LOCKS=0", "LC_ALL=C"} <= set(printed)
    assert not [line for line in printed if line.startswith("GIT_PAGER")]


def test_a_command_that_takes_longer_than_it_may_is_an_error(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_git(tmp_path / "bin", "exec sleep 20", monkeypatch)
    with pytest.raises(GitError, match=r"git rev-list took longer than 0\.2 seconds"):
        Repository(repository.folder, {}, patience=0.2).run("rev-list", "HEAD")


def test_without_git_the_set_up_is_wrong(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(SetupError, match="git is not installed"):
        repository.run("status")
