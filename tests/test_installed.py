"""The program off its source tree: a wheel in an environment of its own, and an archive begun with it, published.

The libraries are those of this environment, lent by a path. `BRIEFINGS_INSTALLED` names the `briefings` of an
environment in which everything was installed, which is then tried instead.
"""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import sysconfig
import urllib.request
import zipfile
from pathlib import Path

import pytest

from generator.commands.editing.pinned import Pinned, pinned_to

ROOT = Path(__file__).parent.parent
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet")
#: An article of our own, as a crude tool saves it.
ARTICLE = """Startseite
Streit um Fähren
Bergholz ruft in Tokio an
Von Ines Malchow
02.03.2027, 20:12 Uhr
Bundeskanzlerin Lena Bergholz hat am Dienstag mit dem japanischen Premier Kenji Tanaka telefoniert.
„Wir reden weiter“, sagte Bergholz danach in Berlin.
Quelle: ntv.de, kst/dpa
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    words = ("wheel", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", str(folder), str(ROOT))
    done = subprocess.run([*PIP, *words], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (made,) = folder.glob("briefings-*.whl")
    return made


@pytest.fixture(scope="module")
def briefings(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command in an environment that knows nothing of this checkout."""
    if given := os.environ.get("BRIEFINGS_INSTALLED"):
        return Path(given).absolute()
    place = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", place], check=True)
    (there,) = place.glob("lib/python*/site-packages")
    words = ("--python", str(place / "bin" / "python"), "install", "--no-deps", "--no-index", str(wheel))
    subprocess.run([*PIP, *words], cwd=place, check=True)
    # Paths in a .pth file are added as they are: an editable installation in them is not followed.
    (there / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return place / "bin" / "briefings"


@pytest.fixture(scope="module")
def archive(briefings: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `briefings init` writes, committed, with a remote to push to."""
    folder = tmp_path_factory.mktemp("elsewhere") / "my archive"
    done = run(briefings, "init", str(folder), "--language", "en,de", cwd=folder.parent)
    assert (done.returncode, done.stderr) == (0, "")
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "config", "user.name", "Editor")
    git(folder, "config", "user.email", "editor@example.org")
    git(folder.parent, "init", "--quiet", "--bare", "remote")
    git(folder, "remote", "add", "origin", str(folder.parent / "remote"))
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "Begin the archive")
    git(folder, "push", "--quiet", "origin", "main")
    return folder


def environment(briefings: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name in ("HOME", "TMPDIR", "LANG")}
    return kept | {"PATH": f"{briefings.parent}:/usr/bin:/bin"}


def run(briefings: Path, *words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [briefings, *words], cwd=cwd, env=environment(briefings), capture_output=True, text=True, check=False,
        timeout=120,
    )  # fmt: skip


def git(folder: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True, check=True).stdout


def test_the_wheel_holds_the_package_its_themes_and_data_and_the_command(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        names = set(packed.namelist())
        entry_points = packed.read(next(name for name in names if name.endswith("entry_points.txt"))).decode()
    listed = git(ROOT, "ls-files", "--", "generator", "themes").split()
    expected = {
        f"generator/{path}" if path.startswith("themes/") else path for path in listed if (ROOT / path).exists()
    }
    assert expected <= names
    assert {"generator/py.typed", "generator/sample/repository/.github/workflows/pages.yml"} <= names
    assert {name.partition("/")[0] for name in names if ".dist-info" not in name} == {"generator"}
    assert "briefings = generator.__main__:main" in entry_points


def test_what_runs_is_the_wheel(briefings: Path, archive: Path) -> None:
    code = "import generator; print(generator.__file__)"
    said = subprocess.run(
        [briefings.with_name("python"), "-c", code], cwd=archive, env=environment(briefings), capture_output=True,
        text=True, check=True,
    ).stdout  # fmt: skip
    assert Path(said.strip()).is_relative_to(briefings.parent.parent)


def test_the_archive_passes_its_own_check_and_its_pages_carry_the_theme(briefings: Path, archive: Path) -> None:
    checked = run(briefings, "check", "--strict", cwd=archive)
    assert (checked.returncode, checked.stderr) == (0, "")
    built = run(briefings, "build", "--base-url", "https://example.org/archive/", cwd=archive)
    assert (built.returncode, built.stderr) == (0, "")
    page = (archive / "site" / "en" / "index.html").read_text("utf-8")
    assert "href=/archive/static/style." in page
    assert ">Search<" in page
    assert list(archive.glob("site/en/search/*/pagefind.js")) or list(archive.glob("site/**/pagefind*.js"))


def test_a_theme_and_a_catalogue_of_the_archive_count(briefings: Path, archive: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    shutil.copytree(archive, own, ignore=shutil.ignore_patterns(".git", "site"))
    site = own / "content" / "site.yaml"
    site.write_text(site.read_text("utf-8").replace("theme: default", "theme: ours"), encoding="utf-8")
    (own / "themes" / "ours" / "templates").mkdir(parents=True)
    (own / "themes" / "ours" / "templates" / "home.html").write_text(
        '{% extends "default/home.html" %}{% block main %}<p>{{ _("Our own words") }}</p>{{ super() }}{% endblock %}',
        encoding="utf-8",
    )
    made = run(briefings, "messages", "--quiet", "es", "de", cwd=own)
    assert (made.returncode, [line for line in made.stderr.splitlines() if "not translated" not in line]) == (0, [])
    catalogue = own / "themes" / "ours" / "locales" / "es.po"
    text = catalogue.read_text("utf-8")
    assert '\nmsgid "Our own words"\nmsgstr ""\n' in text
    assert '\nmsgid "Sources"\nmsgstr ""\n' in text
    german = own / "themes" / "ours" / "locales" / "de.po"
    assert german.read_text("utf-8").endswith('\nmsgid "Our own words"\nmsgstr ""\n')
    german.write_text('msgid "Our own words"\nmsgstr "Eigene Worte"\n', encoding="utf-8")
    built = run(briefings, "build", "--no-search", cwd=own)
    assert built.returncode == 0, built.stderr
    assert "<p>Eigene Worte</p>" in (own / "site" / "de" / "index.html").read_text("utf-8")
    assert "<p>Our own words</p>" in (own / "site" / "en" / "index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("languages", "heading", "made"),
    [
        pytest.param("fr,en", "# Des archives d’entretiens téléphoniques", (), marks=pytest.mark.long),
        ("es,fr", "# An archive of phone calls", ("es",)),
        pytest.param("pt-BR,es", "# An archive of phone calls", ("pt-BR", "es"), marks=pytest.mark.long),
    ],
)
def test_an_archive_in_other_languages_can_be_published_at_once(
    briefings: Path, tmp_path: Path, languages: str, heading: str, made: tuple[str, ...]
) -> None:
    begun = run(briefings, "init", "own", "--language", languages, cwd=tmp_path)
    assert (begun.returncode, begun.stderr) == (0, "")
    own = tmp_path / "own"
    assert (own / "README.md").read_text("utf-8").partition("\n")[0] == heading
    assert not list(own.glob("README.*.md"))
    if made:
        assert f"`briefings messages {' '.join(made)} --archive own`" in begun.stdout
        assert run(briefings, "messages", *made, cwd=own).returncode == 0
    checked = run(briefings, "check", "--strict", cwd=own)
    assert (checked.returncode, "error" in checked.stderr, "warning" in checked.stderr) == (0, False, False)


def test_the_requirements_install_the_same_program_and_the_wheel_comes_along(archive: Path, wheel: Path) -> None:
    (line,) = (archive / "requirements.txt").read_text("utf-8").split()
    assert line == f"./wheels/{wheel.name}"
    brought = (archive / line).read_bytes()
    assert brought == wheel.read_bytes() or ("BRIEFINGS_INSTALLED" in os.environ and brought.startswith(b"PK"))


def test_an_article_and_a_new_call_become_entries(briefings: Path, archive: Path) -> None:
    (archive.parent / "article.txt").write_text(ARTICLE, "utf-8")
    imported = run(briefings, "import", "../article.txt", cwd=archive)
    assert imported.returncode == 0, imported.stderr
    words = ("new", "call", "2027-04-01-muster-beispiel", "--with", "anna-muster", "--with", "ben-beispiel")
    new = run(briefings, *words, cwd=archive)
    assert (new.returncode, new.stderr) == (0, "")
    drafts = git(archive, "ls-files", "--others", "--exclude-standard").split()
    assert "content/calls/2027-04-01-muster-beispiel.en.md" in drafts
    assert [path for path in drafts if re.search(r"calls/2027-03-02-.*\.md$", path)]
    checked = run(briefings, "check", cwd=archive)
    assert checked.returncode == 0, checked.stderr
    git(archive, "clean", "--force", "--quiet", "content")


def test_the_site_is_served_and_published(briefings: Path, archive: Path) -> None:
    words = [briefings, "serve", "--port", "0"]
    with subprocess.Popen(
        words, cwd=archive, env=environment(briefings), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as served:
        assert served.stdout
        address = next(found[0] for line in served.stdout if (found := re.search(r"http://127\.0\.0\.1:\d+/", line)))
        with urllib.request.urlopen(f"{address}en/", timeout=30) as answer:
            assert "Muster and Beispiel talk about tariffs" in answer.read().decode()
        served.send_signal(signal.SIGINT)
        served.communicate(timeout=30)

    deployed = run(briefings, "deploy", cwd=archive)
    assert deployed.returncode == 0, deployed.stderr
    assert "en/index.html" in git(archive.parent / "remote", "ls-tree", "-r", "--name-only", "gh-pages").split()


class Installed:
    """A distribution of version 1.2 as far as `pinned_to` asks; `noted` is its `direct_url.json`."""

    version = "1.2"

    def __init__(self, **noted: object) -> None:
        self.noted = noted

    def read_text(self, name: str) -> str | None:
        return json.dumps(self.noted) if self.noted and name == "direct_url.json" else None


@pytest.mark.parametrize(
    ("installed", "line", "whole"),
    [
        (Installed(), "briefings==1.2", True),
        (
            Installed(url="https://example.org/b.git", vcs_info={"vcs": "git", "commit_id": "0123abc"}),
            "briefings @ git+https://example.org/b.git@0123abc",
            True,
        ),
        (
            Installed(url="https://example.org/b-1.2-py3-none-any.whl", archive_info={"hashes": {"sha256": "ab"}}),
            "briefings @ https://example.org/b-1.2-py3-none-any.whl#sha256=ab",
            True,
        ),
        (Installed(url="file:///nowhere/b-1.2-py3-none-any.whl", archive_info={}), "briefings==1.2", False),
        (Installed(url="file:///a/checkout", dir_info={"editable": True}), "briefings==1.2", False),
    ],
)
def test_requirements_name_where_the_program_came_from(installed: Installed, line: str, whole: bool) -> None:
    assert pinned_to(installed) == Pinned(line, None, whole)  # type: ignore[arg-type]
