"""Addresses outside are asked politely, on a server of the test's own: once, head first, with a pause between."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from generator.commands.checking import outside_links
from generator.commands.checking.check import check
from tests.pages.small_sites import CALL_DE, CAST
from tests.serving import small_archive


class Answers(BaseHTTPRequestHandler):
    """Answers with the status that the path says, `/404`; `/head-405` refuses HEAD only."""

    asked: list[tuple[str, str, str]]

    def do_HEAD(self) -> None:
        self.asked.append((self.command, self.path, self.headers["User-Agent"]))
        refused = self.path == "/head-405" and self.command == "HEAD"
        self.send_response(405 if refused else int(self.path[1:]) if self.path[1:].isdigit() else 200)
        self.end_headers()

    do_GET = do_HEAD  # noqa: N815

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture
def server() -> Iterator[str]:
    Answers.asked = []
    found = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=found.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{found.server_port}"
    found.shutdown()
    found.server_close()


def test_each_address_is_asked_once_and_what_is_gone_is_told(
    server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(outside_links.time, "sleep", pauses.append)
    links = f"[a]({server}/404) <{server}/head-405> [b]({server}/429) [c]({server}/404) [d]({server}/200)"
    source = CAST["sources/artikel.de.md"].replace("type:", f"url: {server}/410\narchived_url: {server}/200\ntype:")
    archive = small_archive(
        tmp_path, {"calls/ruf.de.md": CALL_DE.replace("rief an.", links), "sources/artikel.de.md": source}
    )
    problems = [str(p) for p in check(archive, external=True).problems if "does not answer" in p.message]
    assert problems == [
        f"content/calls/ruf.de.md:14:21: warning: {server}/404 does not answer (status 404); correct it, or remove the "
        "link",
        f"content/sources/artikel.de.md:5:1: warning: {server}/410 does not answer (status 410); readers have "
        "`archived_url`",
    ]
    asked = [(method, path) for method, path, _ in Answers.asked]
    assert asked == [
        ("HEAD", "/410"), ("HEAD", "/200"), ("HEAD", "/404"), ("HEAD", "/head-405"), ("GET", "/head-405"),
        ("HEAD", "/429"),
    ]  # fmt: skip
    assert {agent.partition("/")[0] for _, _, agent in Answers.asked} == {"briefings"}
    assert sum(pause > 0.5 for pause in pauses) == 4  # before every address but the first of the host


def test_a_check_that_is_not_asked_to_uses_no_network(server: str, tmp_path: Path) -> None:
    archive = small_archive(tmp_path, {"calls/ruf.de.md": CALL_DE.replace("rief an.", f"[a]({server}/404)")})
    check(archive)
    assert Answers.asked == []


def test_an_address_without_server_is_told_with_the_reason() -> None:
    assert outside_links._trouble("http://127.0.0.1:9/") == "[Errno 111] Connection refused"
