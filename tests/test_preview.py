"""`briefings serve` as the editor runs it: first builds that fail, processes that die, saves by the hundred, Ctrl-C."""

import os
import re
import signal
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import Pipe
from pathlib import Path

import pytest

from generator.base.problems import SetupError
from generator.commands.preview import preview
from generator.commands.preview.state import Outcome
from tests.commands import briefings, in_a_process
from tests.pages.small_sites import CALL_DE
from tests.serving import Live, serving, small_archive, until


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    with serving(small_archive(tmp_path_factory.mktemp("served") / "archive")) as found:
        yield found


@pytest.fixture
def live(running: Live) -> Iterator[Live]:
    """A preview that tests share; afterwards its archive is as it was, and built."""
    yield running
    made = running.built
    small_archive(running.archive)
    until(lambda: running.built > made and shows(running, "Ada und Bo sprechen")())


def shows(live: Live, text: str, path: str = "/repo/de/gespraeche/ruf/") -> Callable[[], bool]:
    return lambda: text.encode() in live.get(path)[2]


def test_the_served_site_is_the_clean_build_and_one_script_also_after_two_hundred_quick_saves(
    live: Live, tmp_path: Path
) -> None:
    archive = live.archive
    call, style = archive / "content" / "calls" / "ruf.de.md", archive / "content" / "topics" / "getreide.en.md"
    for number in range(200):
        file = (call, style)[number % 2]
        kept = file.read_bytes()
        broken = kept[: len(kept) // 2] if number % 7 == 0 else kept
        file.write_bytes(broken)
        file.write_bytes(re.sub(rb"(?m)^title: .*", f"title: Stand {number:03}".encode(), kept))
        if number % 11 == 0:
            os.replace(copied(file), file)
        time.sleep(0.004)
    until(shows(live, "Stand 198"))
    until(shows(live, "Stand 199", "/repo/en/topics/stand-199/"))
    clean = tmp_path / "clean"
    done = briefings(
        "build",
        "--archive",
        str(archive),
        "--output",
        str(clean),
        "--no-memo",
        "--no-search",
        "--base-url",
        live.address,
    )
    assert done.code == 0, done.err
    assert served(live, clean) == published(clean)
    assert live.get("/repo/en/topics/stand-197/")[0] == 404


def copied(file: Path) -> Path:
    copy = file.with_name(f".{file.name}.new")
    copy.write_bytes(file.read_bytes())
    return copy


def published(folder: Path) -> dict[str, bytes]:
    """Every file that may be served, by its path."""
    files = [file for file in folder.rglob("*") if file.is_file() and not file.name.startswith(".")]
    assert len(files) > 30
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def served(live: Live, folder: Path) -> dict[str, bytes]:
    """The same files as they are served, without the script and with the policy put back."""
    return {path: plain(live, live.get(f"/repo/{path}")[2], clean) for path, clean in published(folder).items()}


def plain(live: Live, content: bytes, clean: bytes) -> bytes:
    stamps = rb'data-build="[0-9a-f]{8}-\d+\+?" data-page="[0-9a-f]{16}"'
    tag = rb'<script src="/repo/~preview/preview\.js" ' + stamps + rb" defer></script>(?=</head>)"
    content, tags = re.subn(tag, b"", content)
    wider = f" ws://127.0.0.1:{live.port}".encode()
    assert content.count(wider) == tags <= 1
    content = content.replace(wider, b"")
    return content if b"connect-src" in clean else content.replace(b"; connect-src 'self'", b"")


def test_builds_that_fail_are_served_as_what_is_wrong_and_give_way_to_the_site_which_survives_others(
    tmp_path: Path,
) -> None:
    archive = small_archive(tmp_path, {"site.yaml": "", "calls/ruf.de.md": CALL_DE.replace("title:", "titel:")})
    configuration = archive / "content" / "site.yaml"
    right = small_archive(tmp_path / "right") / "content" / "site.yaml"
    start = "title: x\nlanguages: [de]\n"
    with serving(archive) as live:
        assert live.get("/")[0] == 503
        configuration.write_bytes(right.read_bytes())
        until(lambda: b"unknown key `titel`" in live.get("/repo/de/")[2])
        status, headers, body = live.get("/repo/de/")
        assert (status, headers["content-type"]) == (503, "text/html; charset=utf-8")
        assert b"content/calls/ruf.de.md:2:1: unknown key `titel`; did you mean" in body
        assert b"~preview/preview.js" in body
        (archive / "content" / "calls" / "ruf.de.md").write_text(CALL_DE, encoding="utf-8")
        until(shows(live, "Ada und Bo sprechen"))
        for broken in ("title: [", "\0", start, f"{start}base_url: https://h/repo/\ntheme: none\n", ""):
            configuration.write_bytes(right.read_bytes())
            until(lambda: any(line.startswith("Built") for line in live.printed[-1:]))
            assert live.get("/repo/de/")[0] == 200
            configuration.write_text(broken)
            until(lambda: any("stays as it was" in line for line in live.printed[-1:]))
            assert live.get("/repo/de/")[0] == 200


def test_a_new_base_path_is_served_at_once_and_the_old_one_no_longer(live: Live) -> None:
    file = live.archive / "content" / "site.yaml"
    file.write_text(file.read_text().replace("/repo/", "/other/place/"))
    until(lambda: live.get("/other/place/de/")[0] == 200)
    assert live.get("/repo/de/")[0] == 404
    assert live.get("/")[1]["location"] == "/other/place/"


def test_the_last_good_site_stays_while_content_is_broken_or_gone(live: Live) -> None:
    (live.archive / "content").rename(live.archive.parent / "away")
    until(lambda: any("stays as it was" in line for line in live.printed[-2:]))
    assert shows(live, "Ada und Bo sprechen")()
    (live.archive.parent / "away").rename(live.archive / "content")
    file = live.archive / "content" / "calls" / "ruf.de.md"
    file.write_text(CALL_DE.replace("Ada und Bo", "Beide"), encoding="utf-8")
    until(shows(live, "Beide sprechen"))


def test_a_killed_builder_is_replaced_and_the_server_answers_meanwhile(live: Live) -> None:
    for text in ("Erstens", "Zweitens"):
        for process in builders(live):
            os.kill(process, signal.SIGKILL)
        assert live.get("/repo/de/")[0] == 200
        (live.archive / "content" / "calls" / "ruf.de.md").write_text(CALL_DE.replace("Ada und Bo", text), "utf-8")
        until(shows(live, f"{text} sprechen"))
    assert len(builders(live)) == 1


def builders(live: Live) -> list[int]:
    """Process ids of the preview's builder: the child that holds no resource tracker."""
    threads = Path(f"/proc/{live.process.pid}/task").glob("*/children")
    children = [child for thread in threads for child in thread.read_text().split()]
    named = {int(child): Path(f"/proc/{child}/cmdline").read_bytes() for child in children}
    return [child for child, command in named.items() if b"spawn_main" in command]


def test_while_a_build_runs_the_server_answers_what_it_has(live: Live) -> None:
    (builder,) = builders(live)
    os.kill(builder, signal.SIGSTOP)
    try:
        (live.archive / "content" / "calls" / "ruf.de.md").write_text(CALL_DE.replace("Ada und Bo", "Alle"), "utf-8")
        time.sleep(0.3)
        began = time.monotonic()
        assert shows(live, "Ada und Bo sprechen")()
        assert time.monotonic() - began < 3
    finally:
        os.kill(builder, signal.SIGCONT)
    until(shows(live, "Alle sprechen"))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_ends_it_cleanly_also_while_it_builds(tmp_path: Path, number: signal.Signals) -> None:
    archive, scratch = small_archive(tmp_path / "archive"), tmp_path / "scratch"
    scratch.mkdir()
    with serving(archive, environment={"TMPDIR": str(scratch)}) as live:
        assert [path.name.startswith("briefings-preview-") for path in scratch.iterdir()] == [True]
        (builder,) = builders(live)
        os.kill(builder, signal.SIGSTOP)
        (archive / "content" / "calls" / "ruf.de.md").touch()
        time.sleep(0.2)
        assert live.end(number) == 0
        assert not Path(f"/proc/{builder}").exists()
    assert list(scratch.iterdir()) == []
    assert live.printed[-1] == "The preview has ended.\n"
    assert "Traceback" not in "".join(live.printed)
    assert not (archive / "site").exists()


def test_a_port_that_is_in_use_is_said_in_one_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = in_a_process("serve", "--archive", str(small_archive(tmp_path)), "--port", str(port))
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        f"briefings: port {port} is in use; end what uses it, or take another with --port (0 takes a free one)\n"
    )


def test_a_folder_without_content_is_said_in_one_sentence(tmp_path: Path) -> None:
    done = briefings("serve", "--archive", str(tmp_path))
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        f"briefings: there is no folder content/ in {tmp_path}; run this where it is, or give --archive\n"
    )


def test_the_page_of_an_entry_is_opened_in_the_browser_and_told(tmp_path: Path) -> None:
    opened, browser = tmp_path / "opened", tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" >> {opened}\n')
    browser.chmod(0o755)
    environment = {"BROWSER": f"{browser} %s"}
    archive = small_archive(tmp_path / "archive")
    with serving(archive, "--open", "ada-alt", "--quiet", environment=environment) as live:
        assert live.address == f"http://127.0.0.1:{live.port}/repo/de/akteure/ada-alt/"
        assert live.get("/repo/de/akteure/ada-alt/")[0] == 200
        until(opened.is_file)
        (archive / "content" / "calls" / "ruf.de.md").write_text(CALL_DE.replace("Ada und Bo", "Alle"), "utf-8")
        until(shows(live, "Alle sprechen"))
    assert opened.read_text() == f"{live.address}\n"
    assert live.printed == [f"Look at {live.address} – Ctrl-C ends the preview.\n"]


def test_an_entry_that_is_not_there_is_said_in_one_sentence(tmp_path: Path) -> None:
    done = in_a_process(
        "serve", "--archive", str(small_archive(tmp_path)), "--port", "0", "--open", "ada-allt", "--quiet"
    )
    assert (done.code, done.out) == (2, "")
    assert done.err == "briefings: there is no entry with the id “ada-allt”; did you mean “ada-alt”?\n"


def test_drafts_are_shown_when_asked_for(live: Live, tmp_path: Path) -> None:
    draft = {"topics/neu.de.md": "---\ntitle: Entwurf\ndraft: true\n---\n"}
    with serving(small_archive(tmp_path, draft), "--drafts") as with_drafts:
        assert with_drafts.get("/repo/de/themen/entwurf/")[0] == 200
    made = live.built
    small_archive(live.archive, draft)
    until(lambda: live.built > made)
    assert live.get("/repo/de/themen/entwurf/")[0] == 404
    (live.archive / "content" / "topics" / "neu.de.md").unlink()


# What one build comes to


def wish(folder: Path, entry: str | None = None) -> preview._BuildRequest:
    return preview._BuildRequest(folder, folder.parent / "site", False, entry, 8000)


def test_a_fault_of_ours_is_shown_with_its_text_and_ends_the_process_that_had_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise ZeroDivisionError("of all things")

    monkeypatch.setattr(preview, "build", fails)
    ours, theirs = Pipe()
    ours.send(wish(small_archive(tmp_path / "archive")))
    preview._build_forever(theirs)
    outcome: Outcome = ours.recv()
    assert (outcome.made, outcome.problems) == (False, ())
    assert outcome.failure.startswith("Internal error\n\nTraceback (most recent call last):\n")
    assert outcome.failure.endswith("ZeroDivisionError: of all things\n")


def test_a_wrong_set_up_is_shown_as_its_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise SetupError("the disk is full")

    monkeypatch.setattr(preview, "build", fails)
    outcome = preview._outcome(wish(small_archive(tmp_path / "archive")), preview._Memory())
    assert outcome == Outcome(made=False, base_path="/repo/", failure="the disk is full.")


# What is shown before a build


@contextmanager
def building(folder: Path) -> Iterator[preview._Builder]:
    builder = preview._Builder(preview._BuildRequest(folder, folder.parent / "site", False, None))
    try:
        yield builder
    finally:
        builder.abandon()


def test_the_process_that_has_built_shows_a_saved_entry_without_building(tmp_path: Path) -> None:
    archive, page = small_archive(tmp_path / "archive"), "de/gespraeche/ruf/index.html"
    with building(archive) as builder:
        assert builder.glimpse(["content/calls/ruf.de.md"], [page]) is None  # nothing was built yet
        assert builder.make(8000).made
        before = (tmp_path / "site" / page).read_bytes()
        (archive / "content/calls/ruf.de.md").write_text(CALL_DE.replace("rief an", "meldete sich"), "utf-8")
        seen = builder.glimpse(["content/calls/ruf.de.md"], [page])
        assert seen
        assert b"meldete sich" in seen.files[page]
        assert (tmp_path / "site" / page).read_bytes() == before
        builder.hurry()  # comes too late, and is no harm
        assert builder.make(8000).made
        assert (tmp_path / "site" / page).read_bytes() == seen.files[page]


def test_a_process_that_was_killed_shows_nothing_and_the_next_one_builds(tmp_path: Path) -> None:
    with building(small_archive(tmp_path / "archive")) as builder:
        assert builder.make(8000).made
        builder.abandon()
        assert builder.glimpse(["content/calls/ruf.de.md"], []) is None
        assert builder.make(8000).made


def test_a_build_is_given_up_where_that_costs_nothing_when_something_newer_waits(tmp_path: Path) -> None:
    ours, theirs = Pipe()
    memory = preview._Memory(theirs)
    outcome = preview._outcome(wish(small_archive(tmp_path / "archive")), memory)
    assert (outcome.made, outcome.given_up) == (True, False)
    ours.send(None)
    memory.progress("parse", 64, 200)
    memory.progress("write", 63, 200)
    for stage, done in (("parse", 200), ("write", 64)):
        with pytest.raises(preview._GivenUpError):
            memory.progress(stage, done, 200)


def test_a_build_that_was_given_up_leaves_the_old_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive, page = small_archive(tmp_path / "archive"), tmp_path / "site" / "de/gespraeche/ruf/index.html"
    assert preview._outcome(wish(archive), preview._Memory()).made
    before = page.read_bytes()
    (archive / "content/calls/ruf.de.md").write_text(CALL_DE.replace("rief an", "meldete sich"), "utf-8")

    def gives_up(*_: object) -> None:
        raise preview._GivenUpError

    memory = preview._Memory()
    monkeypatch.setattr(memory, "progress", lambda stage, *_: gives_up() if stage == "write" else None)
    assert preview._outcome(wish(archive), memory) == Outcome(made=False, given_up=True)
    assert page.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["archive", "site"]
    assert preview._outcome(wish(archive), preview._Memory()).made
    assert b"meldete sich" in page.read_bytes()
