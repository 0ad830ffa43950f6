"""A whole site made of hostile texts, imported articles among them: nothing in any file of it is executable.

Every file is read as its readers read it (`judge.py`), pages by Chromium's own parser too, and some are opened there
with the content security policy switched off, so that escaping alone has to hold. Every run takes every sixteenth
vector, in one kind of entry in turn; the long run every vector in every kind, and shows Chromium every page.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.build import build
from tests.conftest import locked
from tests.extent import long
from tests.hostile import ADDRESSES, BODIES
from tests.hostile_site import KINDS, import_hostile_articles, make_archive
from tests.judge import ELEMENTS, judge_page, judge_site

BASE_URL = "https://example.org/repo/"
#: What Chromium's parser finds in a page that is not on the short list; the same judgement as `judge.py`.
_JUDGE = """([pages, forbidden, base]) => pages.flatMap(([name, text]) => {
  const found = [], document = new DOMParser().parseFromString(text, "text/html");
  for (const element of document.querySelectorAll("*")) {
    const tag = element.localName.toLowerCase();
    if (forbidden.includes(tag) || tag.includes("pwned")) found.push(`${name}: <${tag}>`);
    if (tag === "script" && !element.src && element.type !== "application/ld+json") found.push(`${name}: a script`);
    for (const {name: key, value} of element.attributes) {
      if (/^on|^style$|^srcdoc$|pwned/i.test(key)) found.push(`${name}: <${tag} ${key}>`);
      if (/^(href|src|action|formaction|srcset|poster|data|ping|xlink:href)$/i.test(key)) {
        const url = URL.canParse(value, base) ? new URL(value, base) : null;
        const own = url && url.origin === new URL(base).origin;
        const web = url && ["https:", "http:", "mailto:"].includes(url.protocol);
        const link = tag === "a" || (tag === "link" && url && url.protocol === "https:");
        if (!(own || (link && web))) found.push(`${name}: <${tag} ${key}=${value.slice(0, 60)}>`);
      }
    }
  }
  return found;
})"""


@dataclass(frozen=True)
class Hostile:
    """`step`: every how many-th vector is in it."""

    folder: Path
    said: str
    step: int


@pytest.fixture(scope="session", params=[16, long(1)], ids=["sample", "all"])
def hostile(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Hostile:
    """Built once a run, whatever number of workers the tests are spread over."""
    step, run = request.param, tmp_path_factory.getbasetemp()
    shared = (run if worker_id == "master" else run.parent) / f"hostile-site-{step}"
    shared.mkdir(exist_ok=True)
    with locked(shared / "lock"):
        if not (shared / "log").exists():
            (shared / "log").write_text(_made(shared, step), encoding="utf-8")
    return Hostile(shared / "site", (shared / "log").read_text(encoding="utf-8"), step)


def _made(folder: Path, step: int) -> str:
    counts = make_archive(folder / "archive", len(KINDS) if step == 1 else 1, step)
    (folder / "articles").mkdir()
    drafts = import_hostile_articles(folder / "archive", folder / "articles", step)
    built = build(folder / "archive", folder / "site", memo=False)
    errors = [str(problem) for problem in built.problems if problem.severity == "error"]
    return f"{counts['placed']} placed, {counts['refused']} refused, {drafts} drafts, {errors[:5]}"


def test_there_are_enough_vectors_and_most_of_them_stand_in_the_site(hostile: Hostile) -> None:
    assert len(set(BODIES)) >= 240
    assert len(set(ADDRESSES)) >= 60
    assert hostile.said.endswith(", []"), hostile.said
    placed, refused, drafts = map(int, re.findall(r"\d+", hostile.said)[:3])
    assert placed > 5000 / hostile.step
    assert refused > 1000 / hostile.step
    assert drafts > 40 / hostile.step


def test_nothing_in_any_file_of_the_site_is_executable(hostile: Hostile, record_property: Callable[..., None]) -> None:
    judged, found = judge_site(hostile.folder, BASE_URL)
    kinds = Counter(path.suffix for path in hostile.folder.rglob("*"))
    assert found == []
    assert judged > 1500 / hostile.step
    assert {kind for kind in (".html", ".xml", ".ics", ".csv", ".bib", ".ris", ".json") if kinds[kind] < 2} == set()
    record_property("hostile files", str(judged))


@pytest.mark.browser
def test_chromiums_own_parser_finds_nothing_executable_either(chromium: Browser, hostile: Hostile) -> None:
    context = chromium.new_context()
    page = context.new_page()
    paths = sorted(hostile.folder.rglob("*.html"))[:: hostile.step]
    found = []
    for start in range(0, len(paths), 100):
        batch = [[path.name, path.read_text(encoding="utf-8")] for path in paths[start : start + 100]]
        found += page.evaluate(_JUDGE, [batch, sorted(ELEMENTS), BASE_URL])
    bad = page.evaluate(_JUDGE, [[["x", "<p onclick=x()><a href='java&#10;script:x()'>x"]], sorted(ELEMENTS), BASE_URL])
    context.close()
    assert found == []
    assert len(bad) == 2


@pytest.mark.browser
def test_no_page_runs_anything_when_it_is_opened_without_the_content_security_policy(
    chromium: Browser, hostile: Hostile, serve_folder: Callable[[Path, str], str]
) -> None:
    address = serve_folder(hostile.folder, "/repo/")
    context = chromium.new_context(bypass_csp=True)
    ran: list[str] = []
    context.expose_function("pwned", lambda *_: ran.append("pwned"))
    context.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
    page = context.new_page()
    page.on("pageerror", lambda error: ran.append(str(error)))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    names = [path.relative_to(hostile.folder).as_posix() for path in sorted(hostile.folder.glob("*/*/*/index.html"))]
    assert len(names) > 400 / hostile.step
    for name in names[:: hostile.step]:
        page.goto(address + name.removesuffix("index.html"))
    page.goto(f"{address}de/suche/?q=pwned")
    page.get_by_role("main").get_by_role("link", name=re.compile("pwned")).first.wait_for()
    page.set_content("<img src=x onerror=pwned()>")  # what runs is seen
    for _ in range(50):
        page.wait_for_timeout(100)
        if ran:
            break
    context.close()
    assert ran == ["pwned"]
    assert [url for url in asked if not url.startswith((address, "http://127.0.0.1"))] == []


@pytest.mark.parametrize(
    "text",
    [
        "<script>x</script>", "<p onclick=x()>x", "<p style=x>x", "<a href=javascript:x>x</a>", "<iframe></iframe>",
        "<a href=' jav&#x09;ascript:x'>x</a>", "<img src=https://evil.example/x>", "<svg><foreignObject></svg>",
        "<meta http-equiv=refresh content='0;url=//evil.example'>", "<form action=//evil.example></form>",
        "<base href=x>", "<link rel=stylesheet href=//evil.example/x.css>", "<a href='//evil.example\\x'>x</a>",
        "<iframe srcdoc=x></iframe>", '<script type="application/ld+json">{"a": "<"}</script>', "<p id='a b'>x",
    ],
)  # fmt: skip
def test_a_page_in_which_something_is_executable_is_seen(text: str) -> None:
    page = f"<!doctype html><html><head><title>x</title></head><body>{text}</body></html>"
    assert list(judge_page(page.encode(), BASE_URL)) != []
