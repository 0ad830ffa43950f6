"""A real `briefings serve` on a small archive, and what browsers would not say to it: raw requests over sockets."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.pages.small_sites import CALL, CAST

ROOT = Path(__file__).parent.parent
CONFIGURATION = "title: {de: Archiv, en: Archive}\nlanguages: [de, en]\nbase_url: https://example.org/repo/\n"


def small_archive(folder: Path, files: Mapping[str, str] | None = None) -> Path:
    """An archive of one call and its cast on the disk; `files` below content/ come on top."""
    for path, text in {"site.yaml": CONFIGURATION, **CAST, **CALL, **(files or {})}.items():
        file = folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


@dataclass(slots=True)
class Live:
    """A running preview. `address` is what it told to look at; `printed` grows with every line of its output."""

    process: subprocess.Popen[str]
    archive: Path
    address: str = ""
    printed: list[str] = field(default_factory=list)

    @property
    def port(self) -> int:
        return int(re.findall(r"127\.0\.0\.1:(\d+)", self.address)[0])

    @property
    def built(self) -> int:
        """How many builds have ended well."""
        return sum(line.startswith("Built in") for line in self.printed)

    def get(self, path: str, host: str = "") -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body of a plain GET."""
        head = f"GET {path} HTTP/1.1\r\nHost: {host or f'127.0.0.1:{self.port}'}\r\nConnection: close\r\n\r\n"
        return answer(said(self.port, head.encode()))

    def end(self, number: int = signal.SIGINT) -> int:
        self.process.send_signal(number)
        return self.process.wait(timeout=10)


@contextmanager
def serving(
    archive: Path, *options: str, environment: Mapping[str, str] | None = None, within: float = 30
) -> Iterator[Live]:
    """Run `briefings serve` until the block ends; inside it the first build has ended, `within` so many seconds."""
    command = [sys.executable, "-m", "generator", "serve", "--archive", str(archive), "--port", "0", *options]
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1", **(environment or {})},
    )  # fmt: skip
    assert process.stdout
    live = Live(process, archive)
    told = threading.Event()
    reading = threading.Thread(target=_read, args=(live, told), daemon=True)
    reading.start()
    try:
        assert told.wait(within), f"no address within {within:.0f} s: {live.printed}"
        yield live
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
        reading.join(timeout=10)
        process.stdout.close()


def _read(live: Live, told: threading.Event) -> None:
    assert live.process.stdout
    for line in live.process.stdout:
        live.printed.append(line)
        address = re.search(r"Look at (http://\S+)", line)
        if address:
            live.address = live.address or address[1]
            told.set()
    told.set()


def until(true: Callable[[], bool], within: float = 15) -> None:
    """Wait for something to come true."""
    end = time.monotonic() + within
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def said(port: int, request: bytes, within: float = 5) -> bytes:
    """Everything that the server says to these bytes until it closes, or falls silent for a while."""
    with socket.create_connection(("127.0.0.1", port), timeout=within) as connection:
        got = b""
        try:
            connection.sendall(request)
            while chunk := connection.recv(65536):
                got += chunk
                connection.settimeout(0.15)
        except OSError:
            pass
        return got


def answer(got: bytes) -> tuple[int, dict[str, str], bytes]:
    """Status (0 for none), headers in lower case, body."""
    head, _, body = got.partition(b"\r\n\r\n")
    lines = head.decode("latin-1").split("\r\n")
    status = re.fullmatch(r"HTTP/1\.1 (\d{3}) .*", lines[0])
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
    return (int(status[1]) if status else 0), headers, body
