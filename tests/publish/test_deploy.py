"""`deploy` against a bare repository beside it: what arrives, what is refused, and what is left exactly as it was."""

import os
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.base.problems import SetupError
from generator.publish import deploy as publish
from generator.publish.deploy import Deployed
from tests.commands import briefings
from tests.extent import at_once_and_alone
from tests.publish.crash import tree
from tests.publish.repository import (
    PLAIN,
    Place,
    commit_on,
    copy_of,
    git,
    hook,
    make_place,
    making,
    settings,
    unchanged,
)  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """What each test gets a copy of; git knows no other settings than those beside it."""
    folder = tmp_path_factory.mktemp("pattern")
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("GIT_")]:
            patch.delenv(name)
        for name, value in settings(folder).items():
            patch.setenv(name, value)
        yield make_place(folder)


@pytest.fixture
def place(pattern: Place, tmp_path: Path) -> Place:
    return copy_of(pattern, tmp_path)


# What arrives


def test_the_branch_gets_the_site_without_marker_and_with_nojekyll(place: Place) -> None:
    before = unchanged(place)
    deployed = place.deploy(PLAIN)
    assert deployed is not None
    assert (deployed.added, deployed.changed, deployed.removed, deployed.files) == (3, 0, 0, 3)
    assert place.published() == {**PLAIN, ".nojekyll": b""}
    assert deployed.commit == place.tip()
    assert git(place.remote, "log", "--format=%an %P|%s", "gh-pages").startswith("Ada |Publish the site of ")
    assert unchanged(place)[:2] == before[:2]
    assert not (place.archive / ".cache").exists()


def test_each_deployment_is_one_commit_on_top_of_the_last(place: Place) -> None:
    tips = []
    for n in range(4):
        deployed = place.deploy({**PLAIN, "n.html": str(n).encode()})
        assert deployed is not None
        tips.append(deployed.commit)
    assert git(place.remote, "log", "--format=%H", "gh-pages").split() == tips[::-1]
    assert git(place.remote, "log", "--format=%P", "gh-pages").split() == tips[2::-1]
    assert (deployed.added, deployed.changed, deployed.removed) == (0, 1, 0)


def test_where_nothing_changed_there_is_no_commit(place: Place) -> None:
    place.deploy(PLAIN)
    tip = place.tip()
    again = place.deploy(dict(reversed(PLAIN.items())))
    assert again == Deployed("", 3, 0, 0, 0)
    assert place.tip() == tip


def test_a_removed_page_is_removed(place: Place) -> None:
    place.deploy({**PLAIN, "old/index.html": b"x"})
    deployed = place.deploy(PLAIN)
    assert deployed is not None
    assert (deployed.added, deployed.changed, deployed.removed) == (0, 0, 1)
    assert place.published() == {**PLAIN, ".nojekyll": b""}


def test_the_domain_of_the_branch_is_kept_and_other_files_are_not(place: Place) -> None:
    other = commit_on(place, {"CNAME": b"calls.example.org\n", "README": b"x"})
    git(place.remote, "update-ref", "refs/heads/gh-pages", other)
    place.deploy(PLAIN)
    assert place.published() == {**PLAIN, ".nojekyll": b"", "CNAME": b"calls.example.org\n"}
    assert git(place.remote, "rev-parse", "gh-pages~1") == other
    place.deploy({"index.html": b"2"})
    assert place.published()["CNAME"] == b"calls.example.org\n"


def test_a_domain_of_the_site_itself_wins(place: Place) -> None:
    git(place.remote, "update-ref", "refs/heads/gh-pages", commit_on(place, {"CNAME": b"old.example.org\n"}))
    place.deploy({**PLAIN, "CNAME": b"new.example.org\n"})
    assert place.published()["CNAME"] == b"new.example.org\n"


def test_a_domain_that_is_a_link_is_not_kept(place: Place) -> None:
    git(place.remote, "update-ref", "refs/heads/gh-pages", commit_on(place, {"CNAME": b"/etc/passwd"}, mode="120000"))
    place.deploy(PLAIN)
    assert place.published() == {**PLAIN, ".nojekyll": b""}


STRANGE = [
    "-", "--force", "-rf", "--index-info", "a b", " a", "a ", "'", '"', '"a"', "`id`", "$(id)", "$HOME", ";", "&", "|",
    "*", "?", "[a]", "{a,b}", "#a", "!a", "%2e%2e", "~", "~root", ":", "::/a", ":(top)a", "^a", "@{0}", "=", ",", "(a)",
    "<a>", "ä", "o\u0308", "日本語", "🕊",
    "„x“", "\u202ea", "\u2028", "HEAD", "refs", "CON", "aux.html", "a.", ".a", "...",
    ".gitignore", ".gitattributes", ".gitmodules", "100644 blob", "a\u00a0b", "x" * 200, "a/-/b", "a/--/--b", "a.lock",
    "index", "CNAME.html",
]  # fmt: skip


@pytest.mark.parametrize("paths", at_once_and_alone(STRANGE))
def test_a_name_that_git_or_a_shell_could_misread_is_only_a_name(place: Place, paths: list[str]) -> None:
    site = {"index.html": b"home\r\n", ".gitattributes": b"* text eol=lf ident filter=evil\n"}
    site |= {path: f"content\r\nof {path}".encode() for path in paths if path != ".gitattributes"}
    place.deploy(site)
    assert place.published() == {**site, ".nojekyll": b""}
    assert place.deploy(site) == Deployed("", len(site) + 1, 0, 0, 0)


SETTINGS = [
    "core.autocrlf=true", "core.splitIndex=true", "core.quotePath=false", "core.hooksPath=/nowhere",
    "core.safecrlf=true",
    "core.precomposeUnicode=true", "core.sparseCheckout=true", "core.untrackedCache=true", "core.fsmonitor=/nowhere",
    "core.attributesFile=/nowhere", "core.excludesFile=/nowhere", "commit.gpgSign=true", "tag.gpgSign=true",
    "i18n.commitEncoding=ISO-8859-1", "fetch.prune=true", "fetch.pruneTags=true", "remote.origin.prune=true",
    "remote.origin.mirror=true", "remote.origin.tagOpt=--tags", "push.followTags=true", "push.default=matching",
    "push.recurseSubmodules=on-demand", "push.autoSetupRemote=true", "status.showUntrackedFiles=no", "gc.auto=1",
    "status.relativePaths=true", "color.ui=always", "diff.renames=copies", "diff.noprefix=true",
    "feature.manyFiles=true",
    "index.version=4", "remote.pushDefault=elsewhere", "alias.push=!false", "alias.status=!false", "core.pager=false",
    "remote.origin.push=refs/heads/*:refs/heads/*", "push.gpgSign=if-asked", "core.commentChar=P", "core.bare=false",
]  # fmt: skip


@pytest.mark.parametrize("settings", at_once_and_alone(SETTINGS))
def test_no_setting_of_the_user_changes_what_is_published(place: Place, settings: list[str]) -> None:
    git(place.remote, "update-ref", "refs/heads/other", commit_on(place, {"a": b"b"}))
    git(place.archive, "tag", "-a", "-m", "x", "v1")
    for setting in settings:
        git(place.archive, "config", *setting.split("=", 1))
    before = unchanged(place)
    site = {**PLAIN, "crlf.txt": b"a\r\nb"}
    place.deploy(site)
    assert place.published() == {**site, ".nojekyll": b""}
    assert unchanged(place)[:2] == before[:2]
    assert git(place.remote, "for-each-ref", "--format=%(refname)").split("\n") == [
        "refs/heads/gh-pages", "refs/heads/main", "refs/heads/other",
    ]  # fmt: skip


VARIABLES = [
    "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_NAMESPACE", "GIT_COMMON_DIR", "GIT_CEILING_DIRECTORIES", "GIT_PREFIX", "GIT_CONFIG", "GIT_CONFIG_PARAMETERS",
    "GIT_CONFIG_COUNT", "GIT_SHALLOW_FILE", "GIT_GRAFT_FILE", "GIT_REPLACE_REF_BASE", "GIT_LITERAL_PATHSPECS",
    "GIT_GLOB_PATHSPECS", "GIT_ICASE_PATHSPECS", "GIT_QUARANTINE_PATH", "GIT_DEFAULT_HASH", "GIT_INDEX_VERSION",
    "GIT_TRACE", "GIT_ATTR_SOURCE", "GIT_AUTHOR_DATE", "GIT_EXTERNAL_DIFF", "GIT_INTERNAL_SUPER_PREFIX",
    "GIT_NO_LAZY_FETCH", "GIT_ALLOW_PROTOCOL", "GIT_TEMPLATE_DIR", "GIT_REFLOG_ACTION", "LANGUAGE", "LC_ALL",
]  # fmt: skip


@pytest.mark.parametrize("names", at_once_and_alone(VARIABLES))
def test_no_variable_of_the_environment_leads_elsewhere(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: list[str]
) -> None:
    git(tmp_path, "init", "--quiet", str(tmp_path / "victim"))
    before = unchanged(place)
    with monkeypatch.context() as hostile:
        for name in names:
            hostile.setenv(name, str(tmp_path / "victim" / ".git"))
        assert place.deploy(PLAIN) is not None
    assert place.published() == {**PLAIN, ".nojekyll": b""}
    assert unchanged(place)[:2] == before[:2]
    assert not git(tmp_path / "victim", "count-objects").startswith("1")


# What is refused


REFUSED = {
    "is for the content": ("main", "Main", "master", "MASTER", "HEAD"),
    "is checked out": ("work", "elsewhere"),
    "is the default branch of origin": ("standard",),
    "is no name of a branch": (
        "", "-f", "--delete", "a..b", "a b", "a:b", "a~1", "a^", "a*", "a\nb", "refs/heads/main", "a.lock", "/a", "a/",
        "a\\b", "@{-1}", "a\0b",
    ),
}  # fmt: skip


def test_a_branch_that_people_work_on_or_that_is_none_is_refused(place: Place) -> None:
    git(place.remote, "branch", "standard", "main")
    git(place.remote, "symbolic-ref", "HEAD", "refs/heads/standard")
    git(place.archive, "checkout", "--quiet", "-b", "work")
    git(place.archive, "worktree", "add", "--quiet", "-b", "elsewhere", "../worktree")
    before, refs = unchanged(place), git(place.remote, "for-each-ref")
    for says, branches in REFUSED.items():
        for branch in branches:
            with pytest.raises(SetupError) as refused:
                place.deploy(PLAIN, branch)
            assert says in str(refused.value), branch
    assert git(place.remote, "for-each-ref") == refs
    assert unchanged(place) == before


@pytest.mark.parametrize("branch", ["+a", "\udcff"])
def test_a_strange_name_of_a_branch_is_like_any_other(place: Place, branch: str) -> None:
    assert place.deploy(PLAIN, branch) is not None


@pytest.mark.parametrize(("change", "says"), [
    ("echo x >> content/site.yaml", "content/site.yaml: not as committed"),
    ("echo x > content/new.md", "content/new.md: not as committed"),
    ("echo x > new; echo x > newer", "new and 1 more: not as committed"),
    ("git rm --quiet --cached content/site.yaml", "content/site.yaml and 1 more: not as committed"),
    ("echo x > new; git add new", "new: not as committed"),
    ("rm content/site.yaml; mkdir content/a", "content/site.yaml: not as committed"),
    ("chmod +x content/site.yaml", "content/site.yaml: not as committed"),
    ("git mv content/site.yaml content/b.yaml", "and 1 more: not as committed"),
    ("printf x > \"$(printf 'a\\nb')\"", "a.b: not as committed"),
    ("echo x > content/x.secret.md", "content/x.secret.md would be published, but git ignores it"),
    ("git checkout --quiet --orphan empty", "nothing is committed yet"),
    ("git remote rename origin other", "there is no remote"),
    ("git remote set-url origin ../nowhere.git", "origin cannot be reached"),
    ("rm -r content", "there is no folder content/"),
    ("rm -rf .git", "is in no git repository"),
    ("git config user.name ''; git config user.email ''", "git cannot commit"),
    ("touch .cache", "cannot be written"),
])  # fmt: skip
def test_what_is_not_committed_or_not_set_up_is_refused(place: Place, change: str, says: str) -> None:
    subprocess.run(["sh", "-c", change], cwd=place.archive, check=True, capture_output=True)
    before = tree(place.archive)
    with pytest.raises(SetupError, match=says):
        place.deploy(PLAIN)
    assert place.tip() == ""
    after = {path: found for path, found in tree(place.archive).items() if not path.startswith(".git/objects")}
    assert after == {path: found for path, found in before.items() if not path.startswith(".git/objects")}


@pytest.mark.parametrize("harmless", [".cache/x", "content/a.md~", "content/.x.secret.md"])
def test_what_no_build_reads_is_no_hindrance(place: Place, harmless: str) -> None:
    (place.archive / harmless).parent.mkdir(exist_ok=True)
    (place.archive / harmless).write_text("x")
    (place.archive / ".gitignore").write_text("*~\n*.secret.md\n")
    git(place.archive, "commit", "--quiet", "-am", "Ignore less")
    assert place.deploy(PLAIN) is not None


@pytest.mark.parametrize("change", ["echo x >> content/site.yaml", "git commit --quiet --allow-empty -m x"])
def test_a_change_while_building_is_noticed(place: Place, change: str) -> None:
    def make(folder: Path) -> bool:
        subprocess.run(["sh", "-c", change], cwd=place.archive, check=True)
        return making(PLAIN)(folder)

    with pytest.raises(SetupError, match=r"not as committed|another commit was checked out"):
        publish(place.archive, "origin", "gh-pages", make)
    assert place.tip() == ""


def test_a_site_with_problems_is_not_published(place: Place) -> None:
    assert publish(place.archive, "origin", "gh-pages", lambda folder: False) is None
    assert place.tip() == ""
    assert not (place.archive / ".cache").exists()


def test_a_dry_run_changes_nothing_at_all(place: Place) -> None:
    other = commit_on(place, {"CNAME": b"x", "old": b"y"})
    git(place.remote, "update-ref", "refs/heads/gh-pages", other)
    before = tree(place.archive), tree(place.remote)
    deployed = place.deploy(PLAIN, dry_run=True)
    assert deployed == Deployed("", 3, 3, 0, 1)
    assert (tree(place.archive), tree(place.remote)) == before


def test_the_archive_may_be_a_folder_of_the_repository_and_its_path_strange(place: Place, tmp_path: Path) -> None:
    strange = tmp_path / 'a "b" \u00e4\n:c'
    strange.mkdir()
    inner = strange / "repository" / "-archive"
    git(tmp_path, "clone", "--quiet", str(place.remote), str(strange / "repository"))
    (inner / "content").mkdir(parents=True)
    (inner / "content" / "site.yaml").write_text("title: x\n")
    git(strange / "repository", "add", ".")
    git(strange / "repository", "commit", "--quiet", "-m", "Move")
    for dry_run in (True, False):
        deployed = publish(inner, "origin", "gh-pages", making(PLAIN), dry_run)
        assert deployed is not None
        assert deployed.added == 3
    assert place.published() == {**PLAIN, ".nojekyll": b""}


# A remote that refuses, or moves


@pytest.mark.parametrize(("at", "script"), [
    ("pre-receive", "echo 'not on a Sunday' >&2; exit 1"),
    ("update", "echo 'not on a Sunday' >&2; exit 1"),
    ("pre-receive", "printf '\\033[31mnot on a Sunday\\033[0m\\n' >&2; exit 1"),
])  # fmt: skip
def test_a_remote_that_refuses_is_quoted(place: Place, at: str, script: str) -> None:
    place.deploy(PLAIN)
    tip = place.tip()
    hook(place.remote, at, script)
    with pytest.raises(SetupError, match=r"origin/gh-pages did not take the site \(.*not on a Sunday.*\); it is as it"):
        place.deploy({"index.html": b"2"})
    assert place.tip() == tip


def test_the_hook_of_the_editor_is_asked_before_a_push(place: Place) -> None:
    hook(place.archive, "pre-push", "echo 'ask Eve' >&2; exit 1")
    with pytest.raises(SetupError, match=r"ask Eve|failed to push"):
        place.deploy(PLAIN)
    assert place.tip() == ""


def moving(place: Place, times: int) -> Callable[[Path], bool]:
    """A hook in the archive moves the remote's branch just before a push, as somebody else's deployment would."""
    script = f"""
    cd {place.remote}; n=$(cat moved 2>/dev/null || echo 0); [ $n -ge {times} ] && exit 0
    echo $((n + 1)) > moved; unset $(git rev-parse --local-env-vars)
    old=$(git rev-parse -q --verify refs/heads/gh-pages)
    blob=$(echo $n | git hash-object -w --stdin)
    made=$(printf '100644 blob %s\\tother-%s\\n' $blob $n | git mktree)
    new=$(git -c user.name=Bob -c user.email=b@example.org commit-tree $made ${{old:+-p $old}} -m Other)
    git update-ref refs/heads/gh-pages $new"""
    hook(place.archive, "pre-push", script)
    return making(PLAIN)


@pytest.mark.parametrize("exists", [True, False])
def test_a_remote_that_moved_meanwhile_is_fetched_again_once(place: Place, exists: bool) -> None:
    if exists:
        place.deploy({"index.html": b"1"})
    deployed = publish(place.archive, "origin", "gh-pages", moving(place, 1))
    assert deployed is not None
    assert place.tip() == deployed.commit
    assert place.published() == {**PLAIN, ".nojekyll": b""}
    subjects = git(place.remote, "log", "--format=%an", "gh-pages").split("\n")
    assert subjects == ["Ada", "Bob", "Ada"] if exists else ["Ada", "Bob"]
    assert git(place.remote, "rev-list", "--merges", "gh-pages") == ""


def test_a_remote_that_moves_twice_is_left_to_the_editor(place: Place) -> None:
    place.deploy({"index.html": b"1"})
    with pytest.raises(
        SetupError, match=r"moved while the site was pushed, twice; nothing of it is lost, run it again"
    ):
        publish(place.archive, "origin", "gh-pages", moving(place, 2))
    assert git(place.remote, "log", "--format=%an", "gh-pages").split("\n") == ["Bob", "Bob", "Ada"]


def test_what_a_killed_deployment_left_is_removed_and_two_at_once_are_not_possible(place: Place) -> None:
    (place.archive / ".cache" / "deploy" / "site").mkdir(parents=True)
    (place.archive / ".cache" / "deploy" / "index1.lock").write_text("x")
    (place.archive / ".cache" / "deploy.lock").write_text("")

    def make(folder: Path) -> bool:
        with pytest.raises(SetupError, match="another deployment of this archive is running"):
            place.deploy(PLAIN)
        return making(PLAIN)(folder)

    assert publish(place.archive, "origin", "gh-pages", make) is not None
    assert place.published() == {**PLAIN, ".nojekyll": b""}
    assert not (place.archive / ".cache").exists()


# The command


SITE = "title: {de: Anrufe}\nbase_url: https://example.org/calls/\nlanguages: [de]\n"
PAGE = "---\ntitle: Über uns\nslug: ueber\n---\nEin Text.\n"


def command(place: Place, *words: str) -> tuple[int, str, str]:
    """Exit code, standard output, standard error."""
    return briefings("deploy", "--archive", str(place.archive), *words)


def committed(place: Place, **files: str) -> None:
    for name, text in {"site.yaml": SITE, **files}.items():
        path = place.archive / "content" / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    git(place.archive, "add", ".")
    git(place.archive, "commit", "--quiet", "--allow-empty", "-m", "Write")


def test_the_command_publishes_what_the_build_makes_and_says_so(place: Place) -> None:
    committed(place, **{"pages__ueber.de.md": PAGE})
    code, said, wrong = command(place, "--dry-run")
    assert (code, wrong) == (0, "")
    assert re.fullmatch(r"Would publish \d+ files on origin/gh-pages: \d+ added, 0 changed, 0 removed\.\n", said)
    assert place.tip() == ""
    code, said, wrong = command(place)
    assert (code, wrong) == (0, "")
    assert f"on origin/gh-pages as {place.tip()[:12]}: " in said
    published = place.published()
    assert {"index.html", "de/ueber/index.html", "404.html", ".nojekyll"} <= published.keys()
    assert not {".briefings-site", "content/site.yaml"} & published.keys()
    assert command(place)[1].endswith(" files, nothing was pushed.\n")
    assert command(place, "--quiet") == (0, "", "")


@pytest.mark.parametrize(
    "page", ["---\ntitle: x\nnonsense: 1\n---\nEin Text.\n", "---\ntitle: x\n---\n<b>Ein</b> Text.\n"]
)
def test_the_command_stops_at_errors_and_at_warnings(place: Place, page: str) -> None:
    committed(place, **{"pages__ueber.de.md": page})
    code, said, wrong = command(place)
    assert (code, said) == (1, "")
    assert wrong.startswith("content/pages/ueber.de.md:")
    assert wrong.endswith("; nothing was published, origin/gh-pages is as it was.\n")
    assert place.tip() == ""


def test_the_command_stops_at_what_only_the_review_finds(place: Place) -> None:
    topic = "---\ntitle: Handel\nslug: handel\n---\n"
    committed(place, **{"pages__ueber.de.md": PAGE, "topics__handel.de.md": topic})
    code, said, wrong = command(place)
    assert (code, said) == (1, "")
    assert "content/topics/handel.de.md:2:1: warning: nothing refers to the topic" in wrong
    assert wrong.endswith("1 warning; nothing was published, origin/gh-pages is as it was.\n")
    assert place.tip() == ""


def test_the_pages_are_rendered_once_and_the_review_reads_them_as_they_were_built(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def again(*_: object) -> None:
        raise AssertionError("rendered a second time")

    monkeypatch.setattr("generator.commands.checking.rendered.render_page", again)
    committed(place, **{"pages__ueber.de.md": PAGE})
    assert command(place)[::2] == (0, "")
    committed(place, **{"pages__ueber.de.md": f"{PAGE}\n[Nirgends](https://example.org/calls/de/nirgends/)\n"})
    code, _, wrong = command(place)
    assert code == 1
    assert "warning: the page de/ueber/index.html links to /de/nirgends/, which is no page or file of the site" in wrong


def test_in_a_folder_of_a_larger_repository_the_remote_has_to_be_named(place: Place) -> None:
    inner = Place(place.archive / "mine", place.remote)
    inner.archive.mkdir()
    committed(inner, **{"pages__ueber.de.md": PAGE})
    code, said, wrong = command(inner)
    assert (code, said, wrong.count("\n")) == (2, "", 1)
    assert f"mine is a folder of the repository {place.archive}; say --remote origin to publish there" in wrong
    assert place.tip() == ""
    assert command(inner, "--remote", "origin")[0] == 0
    assert place.tip() != ""


def test_the_command_says_what_is_not_set_up_in_one_sentence(place: Place) -> None:
    committed(place, **{"pages__ueber.de.md": PAGE})
    assert command(place, "--branch", "main") == (
        2, "", "briefings: main is for the content, not for the site; name another branch, such as gh-pages\n",
    )  # fmt: skip
    code, said, wrong = command(place, "--remote", "-x")
    assert (code, said, wrong.count("\n")) == (2, "", 1)
