"""A built site and a repository in, one commit on the remote's branch out. ⚡ Runs git, reaches the remote.

The commit is made of plumbing: every file becomes a blob, a temporary index lists them, its tree is committed on top of
the remote's tip and pushed by its id. So no local branch, no index, no `HEAD` and no file of the work tree changes, the
history of the branch stays one line, and a push that is broken off leaves the remote as it was.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from generator.base.git import GitError, Repository, quoted
from generator.base.litter import is_litter
from generator.base.problems import SetupError, as_typed
from generator.publish.lock import locked, reason
from generator.publish.output import MARKER

_KEPT = "CNAME"


@dataclass(frozen=True, slots=True)
class Target:
    """Where to publish, and the commit (full id) that is published."""

    repository: Repository
    remote: str
    branch: str
    source: str

    @property
    def ref(self) -> str:
        return f"refs/heads/{self.branch}"

    def __str__(self) -> str:
        return f"{self.remote}/{self.branch}"


@dataclass(frozen=True, slots=True)
class Deployed:
    """What it came to. `commit` is empty if nothing was pushed; numbers are files, against the remote's tip."""

    commit: str
    files: int
    added: int
    changed: int
    removed: int

    @property
    def differs(self) -> bool:
        return bool(self.added or self.changed or self.removed)


def deploy(
    archive: Path, remote: str, branch: str, make_site: Callable[[Path], bool], dry_run: bool = False
) -> Deployed | None:
    """Publish what `make_site` writes into the folder it is given; None if it returns False: the site has problems.

    Without a `remote` it is `origin`, but only that of a repository whose folder is the archive: of a larger one, which
    may belong to somebody else, the remote has to be named. Raises `SetupError` if the repository or the remote is not
    fit for it; the remote is then as it was.
    """
    with _scratch(archive) as scratch:
        try:
            target = _target(archive, remote, branch, scratch, dry_run)
            _refuse_unclean(target)
            _refuse_branch(target)
            if not make_site(scratch / "site"):
                return None
            if _target(archive, remote, branch, scratch, dry_run) != target:
                raise SetupError("another commit was checked out while the site was built; run it again")
            _refuse_unclean(target)
            return _publish(target, scratch, dry_run)
        except GitError as error:
            raise SetupError(f"git: {error}; nothing was published") from None
        except OSError as error:
            raise SetupError(f"{scratch} cannot be used ({reason(error)}); nothing was published") from None


@contextmanager
def _scratch(archive: Path) -> Iterator[Path]:
    """A folder for this deployment alone. What one that was killed has left there is removed first."""
    if not (archive / "content").is_dir():
        raise SetupError(f"there is no folder content/ in {as_typed(archive)}; run this where it is, or give --archive")
    cache = Path(os.path.realpath(archive)) / ".cache"
    scratch = Path(os.path.realpath(cache)) / "deploy"
    try:
        scratch.parent.mkdir(exist_ok=True)
    except OSError as error:
        raise SetupError(f"{cache} cannot be written ({reason(error)}); nothing was published") from None
    busy = "another deployment of this archive is running; wait until it has ended"
    with _gone_if_empty(cache), locked(scratch.with_suffix(".lock"), busy):
        shutil.rmtree(scratch, ignore_errors=True)
        try:
            scratch.mkdir()
            yield scratch
        finally:
            shutil.rmtree(scratch, ignore_errors=True)


@contextmanager
def _gone_if_empty(folder: Path) -> Iterator[None]:
    try:
        yield
    finally:
        with suppress(OSError):
            folder.rmdir()


# What is published, and whether it may be


def _target(archive: Path, remote: str, branch: str, scratch: Path, dry_run: bool) -> Target:
    """The checked names. A dry run keeps what it makes and fetches in the scratch folder instead of the repository."""
    repository = Repository(Path(os.path.realpath(archive)), {})
    top = repository.says("rev-parse", "--show-toplevel")
    if top is None:
        why = repository.says("rev-parse", "--is-bare-repository")
        raise SetupError(
            f"{as_typed(archive)} is in no {'work tree' if why == 'true' else 'git repository'}; nothing was published"
        )
    source = repository.says("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
    if source is None:
        raise SetupError("nothing is committed yet; commit the content first, it is what gets published")
    if not remote and not os.path.samefile(top, repository.folder):
        raise SetupError(
            f"{as_typed(archive)} is a folder of the repository {as_typed(top)}; say --remote origin to publish there, "
            "or make it a repository of its own with `git init`"
        )
    remote = remote or "origin"
    if remote not in repository.line("remote").split("\n"):
        raise SetupError(f"there is no remote “{remote}”; `git remote -v` shows those there are")
    if branch.startswith(("-", "refs/")) or not _is_branch(repository, branch):
        raise SetupError(f"“{branch}” is no name of a branch; name one with --branch, such as gh-pages")
    variables = _apart(repository, scratch) if dry_run else {}
    return Target(Repository(repository.folder, variables), remote, branch, source)


def _is_branch(repository: Repository, branch: str) -> bool:
    """Whether git takes this as the name of a branch (git-check-ref-format)."""
    return "\0" not in branch and repository.says("check-ref-format", f"refs/heads/{branch}") is not None


def _apart(repository: Repository, scratch: Path) -> dict[str, str]:
    objects = repository.folder / repository.line("rev-parse", "--git-path", "objects")
    (scratch / "objects").mkdir(exist_ok=True)
    alternates = os.fsdecode(quoted(os.fsencode(objects)))
    return {"GIT_OBJECT_DIRECTORY": str(scratch / "objects"), "GIT_ALTERNATE_OBJECT_DIRECTORIES": alternates}


def _refuse_unclean(target: Target) -> None:
    """Raise `SetupError` unless what would be built is what is committed."""
    words = ("status", "--porcelain=v1", "-z", "--untracked-files=normal", "--ignore-submodules=none", "--no-renames")
    changed = target.repository.run(*words, "--", ":/", ":(exclude).cache").split(b"\0")[:-1]
    if changed:
        more = f" and {len(changed) - 1} more" if len(changed) > 1 else ""
        raise SetupError(f"{_shown(changed[0][3:])}{more}: not as committed; commit, remove or ignore it first")
    listing = ("ls-files", "--others", "--ignored", "--exclude-standard", "-z", "--", "content", "themes")
    for path in target.repository.run(*listing).split(b"\0")[:-1]:
        name = os.fsdecode(path).rpartition("/")[2]
        if not is_litter(name):
            raise SetupError(f"{_shown(path)} would be published, but git ignores it; commit it or move it away")


def _refuse_branch(target: Target) -> None:
    """Raise `SetupError` for a branch that people work on."""
    branch, repository = target.branch, target.repository
    if branch.casefold() in ("main", "master", "head"):
        raise SetupError(f"{branch} is for the content, not for the site; name another branch, such as gh-pages")
    current = repository.says("symbolic-ref", "--quiet", "HEAD")
    at = repository.line("for-each-ref", "--format=%(worktreepath)", target.ref)
    if at or (current and current.casefold() == target.ref.casefold()):
        raise SetupError(f"{branch} is checked out in {at or repository.folder}; name another branch, such as gh-pages")
    default, _ = _remote_state(target)
    if default and default.casefold() == target.ref.casefold():
        raise SetupError(f"{branch} is the default branch of {target.remote}; name another, such as gh-pages")


def _remote_state(target: Target) -> tuple[str, str]:
    """The ref of the remote's default branch and the id of the branch's tip, each empty if there is none."""
    try:
        found = target.repository.run("ls-remote", "--symref", "--", target.remote, "HEAD", target.ref)
    except GitError as error:
        raise SetupError(f"{target.remote} cannot be reached ({error}); nothing was published") from None
    pairs = [line.split("\t") for line in os.fsdecode(found).splitlines() if "\t" in line]
    default = next((value[5:] for value, name in pairs if name == "HEAD" and value.startswith("ref: ")), "")
    return default, next((value for value, name in pairs if name == target.ref), "")


# Publishing


def _publish(target: Target, scratch: Path, dry_run: bool) -> Deployed:
    entries = _blobs(target.repository, scratch / "site")
    for attempt in (1, 2):
        _, tip = _remote_state(target)
        tree = _tree(target, tip, entries, scratch / f"index{attempt}")
        deployed = Deployed("", len(entries), *_differences(target.repository, tip, tree))
        if dry_run or (tip and not deployed.differs):
            return deployed
        commit = _commit(target, tip, tree)
        refused = _push(target, commit)
        _, now = _remote_state(target) if refused else ("", commit)
        if now == commit:
            return replace(deployed, commit=commit)
        if now == tip:
            raise SetupError(f"{target} did not take the site ({refused}); it is as it was")
    raise SetupError(f"{target} moved while the site was pushed, twice; nothing of it is lost, run it again")


def _blobs(repository: Repository, site: Path) -> dict[bytes, bytes]:
    """Path -> id of every file of the site, the marker left out."""
    root = os.fsencode(site)
    found = (os.path.join(at, name) for at, _, names in os.walk(root) for name in names)
    paths = sorted(path for path in found if path != os.path.join(root, os.fsencode(MARKER)))
    words = ("hash-object", "-w", "-t", "blob", "--no-filters", "--stdin-paths")
    ids = repository.run(*words, stdin=b"".join(quoted(path) + b"\n" for path in paths)).split()
    entries = {path[len(root) + 1 :]: ident for path, ident in zip(paths, ids, strict=True)}
    if b".nojekyll" not in entries:
        entries[b".nojekyll"] = repository.run("hash-object", "-w", "--stdin").strip()
    return entries


def _tree(target: Target, tip: str, entries: dict[bytes, bytes], index: Path) -> str:
    """The id of the site's tree, with the `CNAME` of the remote's tip unless the site has one of its own."""
    kept = {}
    if tip:
        _fetch(target, tip)
        kept = _domain(target.repository, tip)
    lines = b"".join(b"100644 %b\t%b\0" % (ident, path) for path, ident in sorted({**kept, **entries}.items()))
    repository = replace(target.repository, variables={**target.repository.variables, "GIT_INDEX_FILE": str(index)})
    repository.run("update-index", "-z", "--index-info", stdin=lines)
    return repository.line("write-tree")


def _fetch(target: Target, tip: str) -> None:
    """Have the remote's tip here, without a tag, a remote-tracking branch or `FETCH_HEAD` being written."""
    if target.repository.says("rev-parse", "--verify", "--quiet", f"{tip}^{{tree}}"):
        return
    words = ("fetch", "--quiet", "--no-tags", "--no-prune", "--no-write-fetch-head", "--no-recurse-submodules")
    try:
        target.repository.run(*words, "--refmap=", "--", target.remote, target.ref)
    except GitError as error:
        raise SetupError(f"{target} cannot be fetched ({error}); nothing was published") from None


def _domain(repository: Repository, tip: str) -> dict[bytes, bytes]:
    found = repository.run("ls-tree", "-z", "--full-tree", tip, "--", _KEPT).split(b"\0")[0]
    mode, _, rest = found.partition(b" ")
    return {_KEPT.encode(): rest.split()[1]} if mode == b"100644" else {}


def _differences(repository: Repository, tip: str, tree: str) -> tuple[int, int, int]:
    """How many files are added, changed and removed."""
    before = f"{tip}^{{tree}}" if tip else repository.line("hash-object", "-t", "tree", "--stdin")
    fields = repository.run("diff-tree", "-r", "-z", "--no-renames", "--name-status", before, tree).split(b"\0")
    marks = fields[:-1:2]
    return marks.count(b"A"), marks.count(b"M") + marks.count(b"T"), marks.count(b"D")


def _commit(target: Target, tip: str, tree: str) -> str:
    message = f"Publish the site of {target.source[:12]}\n\nBuilt from commit {target.source}.\n"
    parent = ("-p", tip) if tip else ()
    try:
        return target.repository.line("commit-tree", tree, *parent, "-F", "-", stdin=message.encode())
    except GitError as error:
        raise SetupError(f"git cannot commit ({error}); set user.name and user.email with `git config`") from None


def _push(target: Target, commit: str) -> str:
    """Push a commit by its id, never by force; empty if it arrived, else why not. Hooks of the repository are asked."""
    settings = ("-c", f"remote.{target.remote}.mirror=false")
    words = ("push", "--porcelain", "--no-follow-tags", "--no-signed", "--recurse-submodules=no")
    try:
        target.repository.run(*settings, *words, "--", target.remote, f"{commit}:{target.ref}", hooks=True)
    except GitError as error:
        return str(error) or "no reason given"
    return ""


def _shown(path: bytes) -> str:
    return "".join(c if c.isprintable() else "?" for c in path.decode("utf-8", "replace"))
