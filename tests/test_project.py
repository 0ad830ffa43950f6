"""The project's own files keep what they promise: locks, workflows, the test command, the README's links."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement

from generator import __version__

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
#: The one that `init` puts into every archive.
SHIPPED = ROOT / "generator" / "sample" / "repository" / ".github" / "workflows" / "pages.yml"
LOCKS = ("requirements.txt", "requirements-test.txt", "requirements-fuzz.txt")

each_workflow = pytest.mark.parametrize(
    "path", [*WORKFLOWS, SHIPPED], ids=lambda path: path.relative_to(ROOT).as_posix()
)
each_lock = pytest.mark.parametrize("name", LOCKS)


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def run(*command: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env={**os.environ, **environment})


# Lock files


def locked(lock: str) -> dict[str, list[str]]:
    """The lines of each requirement, `name==version` first, then its hashes."""
    lines = [line.strip(" \\") for line in lock.splitlines() if line.strip() and not line.strip().startswith("#")]
    found: dict[str, list[str]] = {}
    for line in lines:
        if not line.startswith("--hash="):
            latest = found.setdefault(line, [])
        else:
            latest.append(line)
    return found


def unsafe_lines(lock: str) -> list[str]:
    """Requirements that are not one version with its hashes, and whatever says where a file comes from."""
    exact = re.compile(r"[a-z0-9][a-z0-9.-]*==[\w.]+")
    sha256 = re.compile(r"--hash=sha256:[0-9a-f]{64}")
    requirements = locked(lock)
    loose = [line for line in requirements if not exact.fullmatch(line)]
    without = [line for line, hashes in requirements.items() if not hashes or not all(map(sha256.fullmatch, hashes))]
    placed = [
        line for line in lock.splitlines() if re.search(r"://|--(index|extra|find|trusted)|file:/| @ |^\s*#.* /", line)
    ]
    return sorted({*loose, *without, *placed})


@each_lock
def test_every_locked_requirement_is_one_version_with_its_hashes_and_no_address(name: str) -> None:
    assert len(locked(text(name))) > 20
    assert unsafe_lines(text(name)) == []


@pytest.mark.parametrize("name", ["requirements-bench.txt", "requirements-release.txt"])
def test_what_only_a_program_needs_is_locked_like_it(name: str) -> None:
    assert locked(text(name))
    assert unsafe_lines(text(name)) == []


@pytest.mark.parametrize(
    "line",
    [
        "click==8.3.0",
        "click>=8 \\\n    --hash=sha256:" + "0" * 64,
        "click==8.3.0 \\\n    --hash=md5:" + "0" * 32,
        "click @ https://example.org/click.whl \\\n    --hash=sha256:" + "0" * 64,
        "--find-links /opt/wheels",
        "--index-url https://example.org/",
        "# from /home/somebody/requirements.in",
    ],
)
def test_an_unsafe_line_of_a_lock_file_is_seen(line: str) -> None:
    assert unsafe_lines(f"rich==15.0.0 \\\n    --hash=sha256:{'1' * 64}\n{line}\n") != []


def test_both_lock_files_agree_and_hold_what_pyproject_asks_for() -> None:
    project = tomllib.loads(text("pyproject.toml"))
    run_time, everything = (locked(text(name)) for name in LOCKS[:2])
    assert {line: everything.get(line) for line in run_time} == run_time

    versions = dict(line.split("==") for line in everything)
    asked = [*project["build-system"]["requires"], *project["project"]["dependencies"]]
    for requirement in map(Requirement, [*asked, *project["project"]["optional-dependencies"]["test"]]):
        assert requirement.specifier.contains(versions[requirement.name.lower().replace("_", "-")]), str(requirement)
    assert {Requirement(line).name.lower() for line in asked} <= {line.split("==")[0] for line in run_time}


# Workflows


def workflow_problems(source: str) -> list[str]:
    """What in a workflow could run code that nobody chose, or with rights that it does not need."""
    workflow: dict[Any, Any] = yaml.load(source, Loader=yaml.BaseLoader)  # noqa: S506 - the safest: text only
    found = [
        f"not pinned: {line.strip()}"
        for line in source.splitlines()
        if "uses:" in line and not re.search(r"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line)
    ]
    if workflow.get("permissions") != {}:
        found.append("top-level permissions are not {}")
    if "pull_request_target" in workflow["on"]:
        found.append("pull_request_target")
    for name, job in workflow["jobs"].items():
        found += [f"{name}: no {key}" for key in ("permissions", "timeout-minutes") if key not in job]
        for step in job["steps"]:
            if "${{" in step.get("run", ""):
                found.append(f"{name}: an expression inside a script: {step['run']}")
            if "actions/checkout" in step.get("uses", "") and step["with"].get("persist-credentials") != "false":
                found.append(f"{name}: the checkout keeps its token")
    return found


def test_there_are_workflows_to_look_at() -> None:
    assert [path.name for path in WORKFLOWS] == [
        "nightly.yml", "pages.yml", "pull-request.yml", "release.yml",
    ]  # fmt: skip


@each_workflow
def test_a_workflow_pins_its_actions_and_has_the_least_rights(path: Path) -> None:
    assert workflow_problems(path.read_text(encoding="utf-8")) == []


@each_workflow
@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (r"@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7\.0\.1", "@v7", "not pinned"),
        (r" # v7\.0\.1", "", "not pinned"),
        ("permissions: {}", "permissions: write-all", "top-level permissions"),
        (r"    timeout-minutes: \d+\n", "", "no timeout-minutes"),
        ("persist-credentials: false", "persist-credentials: true", "keeps its token"),
        (r"run: [^|\n].*", "run: echo ${{ github.event.head_commit.message }}", "an expression inside a script"),
    ],
)
def test_a_careless_workflow_is_seen(path: Path, before: str, after: str, expected: str) -> None:
    source = path.read_text(encoding="utf-8")
    careless = re.sub(before, after, source)
    assert careless != source
    assert expected in "\n".join(workflow_problems(careless))


def test_the_workflow_of_every_archive_runs_the_same_actions_as_ours() -> None:
    uses = [set(re.findall(r"uses: (.+)", path.read_text("utf-8"))) for path in (SHIPPED, *WORKFLOWS)]
    assert len(uses[0]) == 5
    assert uses[0] <= set.union(*uses[1:])


def test_a_proposed_change_gets_no_secret_no_cache_and_only_reads() -> None:
    source = text(".github/workflows/pull-request.yml")
    assert not re.search(r"secrets\.|: write|actions/cache|cache: pip", source)


# Commands and documents


def test_the_integration_runs_the_readmes_test_command_and_nothing_else() -> None:
    commands = [line for line in text(".ci/run").splitlines() if line.strip() and not line.startswith("#")]
    assert commands == ["set -eu", 'cd "$(dirname "$0")/.."', "exec make test"]
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    assert "| `make test` |" in text("README.md")


def test_make_alone_lists_the_targets_and_every_named_target_exists() -> None:
    listed = set(re.findall(r"^  make ([a-z-]+) ", run("make").stdout, re.MULTILINE))
    rules = set(re.findall(r"^([a-z-]+):", text("Makefile"), re.MULTILINE))
    named = set(re.findall(r"`make ([a-z-]+)", text("README.md") + text("CONTRIBUTING.md")))
    assert {"build", "test", "serve", "check", "lock", "clean"} <= listed
    assert listed <= rules
    assert named <= listed


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "CODE_OF_CONDUCT.md"])
def test_no_document_links_to_a_file_that_is_not_there(name: str) -> None:
    targets = re.findall(r"\]\((?!https?:|#|\.\./\.\./actions/)([^)#]+)", text(name))
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_the_state_that_the_readme_shows_is_that_of_a_workflow_that_is_there() -> None:
    shown = re.findall(r"\.\./\.\./actions/workflows/([\w-]+\.yml)", text("README.md"))
    assert shown
    assert set(shown) <= {path.name for path in WORKFLOWS}


def test_what_is_to_be_cited_is_this_version() -> None:
    cited = yaml.safe_load(text("CITATION.cff"))
    assert cited["version"] == __version__
    assert {"cff-version", "message", "title", "authors"} <= cited.keys()


FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_a_form_for_readers_is_one_that_the_host_takes(path: Path) -> None:
    form = yaml.safe_load(path.read_text("utf-8"))
    assert {"name", "description", "body"} <= form.keys()
    asked = [part["id"] for part in form["body"]]
    assert len(asked) == len(set(asked))
    for part in form["body"]:
        assert part["type"] in ("input", "textarea")
        assert part["attributes"]["label"]
    assert any(part.get("validations", {}).get("required") for part in form["body"])


def test_the_hooks_before_a_commit_run_what_is_installed_here_and_fetch_nothing() -> None:
    (repository,) = yaml.safe_load(text(".pre-commit-config.yaml"))["repos"]
    assert repository["repo"] == "local"
    for hook in repository["hooks"]:
        python, *words = hook["entry"].split()
        assert python == ".venv/bin/python"
        assert run(sys.executable, *words[:2], "--help").returncode == 0, hook


def test_a_missing_python_is_told_in_one_sentence(tmp_path: Path) -> None:
    done = run("sh", ".ci/environment", "python9", tmp_path / "venv")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "Python 3.11 or newer is needed and was not found as “python9”: install it, or say where it is with "
        "make PYTHON=/path/to/python3.\n"
    )
    assert not (tmp_path / "venv").exists()


def test_a_python_without_venv_is_told_in_one_sentence(tmp_path: Path) -> None:
    crippled = tmp_path / "python3"
    crippled.write_text(f'#!/bin/sh\ncase "$2" in *ensurepip*) exit 1;; esac\nexec "{sys.executable}" "$@"\n', "utf-8")
    crippled.chmod(0o755)
    done = run("sh", ".ci/environment", crippled, tmp_path / "venv")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "This Python cannot make virtual environments: install its venv module (Debian and Ubuntu: apt-get install "
        "python3-venv) and run make again.\n"
    )


@pytest.mark.parametrize(("at", "anew"), [("", False), ("-elsewhere", True)])
def test_the_environment_of_a_checkout_that_was_moved_is_made_anew(tmp_path: Path, at: str, anew: bool) -> None:
    checkout = tmp_path / "a checkout"
    programs = checkout / ".venv" / "bin"
    programs.mkdir(parents=True)
    for name in ("Makefile", "pyproject.toml", "requirements.txt"):
        shutil.copy(ROOT / name, checkout / name)
    (programs / "python").write_text("#!/bin/sh\necho works\n", "utf-8")
    (programs / "pip").write_text(f"#!/bin/sh\n'''exec' \"{checkout}{at}/.venv/bin/python3\" \"$0\"\n", "utf-8")
    (programs / "python").chmod(0o755)
    (checkout / ".venv" / "ready-to-build").touch()
    said = subprocess.run(["make", "-n", "build"], cwd=checkout, capture_output=True, text=True, check=True).stdout
    assert (".ci/environment" in said) == anew
    assert "-m generator build" in said
