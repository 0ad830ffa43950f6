"""An archive in a repository and a bare repository that is its remote, for trying deployments on.

In: an empty folder. Out: a `Place`. What is read of it is everything that a deployment may or may not change.
"""

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.publish import deploy as publish
from generator.publish import write_site
from generator.publish.deploy import Deployed
from tests.publish.crash import File, Tree, tree

PLAIN = {"index.html": b"home", "de/index.html": b"Start"}


@dataclass(frozen=True)
class Place:
    """An archive in a repository, and the bare repository that is its remote."""

    archive: Path
    remote: Path

    def deploy(self, site: dict[str, bytes], branch: str = "gh-pages", **options: bool) -> Deployed | None:
        return publish(self.archive, "origin", branch, making(site), **options)

    def tip(self, branch: str = "gh-pages") -> str:
        return git(self.remote, "for-each-ref", "--format=%(objectname)", f"refs/heads/{branch}")

    def published(self, branch: str = "gh-pages") -> dict[str, bytes]:
        """Every file of the branch."""
        listed = git(self.remote, "ls-tree", "-r", "-z", branch).split("\0")[:-1]
        modes = {line.split(" ")[0] for line in listed}
        assert modes <= {"100644"}
        blobs = {line.partition("\t")[2]: line.split("\t")[0].split(" ")[2] for line in listed}
        return {path: git_bytes(self.remote, "cat-file", "blob", ident) for path, ident in blobs.items()}


def making(site: dict[str, bytes]) -> Callable[[Path], bool]:
    def make(folder: Path) -> bool:
        write_site(lambda _: [File(path, content) for path, content in site.items()], folder)
        return True

    return make


def git_bytes(folder: Path, *words: str, stdin: bytes = b"") -> bytes:
    return subprocess.run(["git", "-C", str(folder), *words], input=stdin, capture_output=True, check=True).stdout


def git(folder: Path, *words: str, stdin: bytes = b"") -> str:
    return os.fsdecode(git_bytes(folder, *words, stdin=stdin)).strip()


def settings(folder: Path) -> dict[str, str]:
    """The environment in which git knows this configuration and no other."""
    (folder / "config").write_text("[user]\nname = Ada\nemail = ada@example.org\n[init]\ndefaultBranch = main\n")
    return {"GIT_CONFIG_GLOBAL": str(folder / "config"), "GIT_CONFIG_NOSYSTEM": "1"}


def make_place(folder: Path) -> Place:
    archive, remote = folder / "archive", folder / "remote.git"
    git(folder, "init", "--quiet", "--bare", str(remote))
    git(folder, "init", "--quiet", str(archive))
    (archive / "content").mkdir()
    (archive / "content" / "site.yaml").write_text("title: x\n")
    (archive / ".gitignore").write_text("/.cache/\n*.secret.md\n*~\n")
    git(archive, "add", ".")
    git(archive, "commit", "--quiet", "-m", "Begin")
    git(archive, "remote", "add", "origin", str(remote))
    git(archive, "push", "--quiet", "origin", "main")
    return Place(archive, remote)


def copy_of(place: Place, folder: Path) -> Place:
    """The same in another folder; git takes longer to make it anew."""
    copy = Place(folder / "archive", folder / "remote.git")
    shutil.copytree(place.archive, copy.archive)
    shutil.copytree(place.remote, copy.remote)
    config = copy.archive / ".git" / "config"
    config.write_text(config.read_text().replace(str(place.remote), str(copy.remote)))
    git(copy.archive, "update-index", "-q", "--refresh")
    return copy


def unchanged(place: Place) -> tuple[Tree, str, str]:
    """All that a deployment may not change: work tree, index, HEAD, configuration, hooks; branches and tags."""
    kept = {
        path: content
        for path, content in tree(place.archive).items()
        if not path.startswith((".git/objects", ".git/refs", ".git/logs", ".git/packed-refs"))
    }
    refs = git(place.archive, "for-each-ref", "--format=%(refname) %(objectname)", "refs/heads", "refs/tags")
    return kept, refs, git(place.archive, "reflog", "show", "--all")


def commit_on(place: Place, files: dict[str, bytes], *parents: str, mode: str = "100644") -> str:
    """A commit made directly in the remote, by somebody else."""
    listed = b"".join(
        f"{mode} blob {git(place.remote, 'hash-object', '-w', '--stdin', stdin=content)}\t{path}".encode() + b"\0"
        for path, content in files.items()
    )
    made = git(place.remote, "mktree", "-z", stdin=listed)
    words = [word for parent in parents for word in ("-p", parent)]
    author = ["-c", "user.name=Bob", "-c", "user.email=bob@example.org"]
    return git(place.remote, *author, "commit-tree", made, *words, "-m", "By hand")


def hook(repository: Path, name: str, script: str) -> None:
    folder = repository if (repository / "hooks").is_dir() else repository / ".git"
    (folder / "hooks").mkdir(exist_ok=True)
    path = folder / "hooks" / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
