"""A real preview, asked over sockets what no browser would ask, and what another website would: it gives nothing away
and answers on."""

import base64
import os
import socket
import time
from collections.abc import Iterator

import pytest

from tests.serving import Live, answer, said, serving, small_archive

SECRETS = (b"root:", b"Everything in this folder", b"base_url", b"Index of", b"Traceback")


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    with serving(small_archive(tmp_path_factory.mktemp("archive"))) as running:
        yield running


def probe(live: Live, *lines: str | bytes) -> tuple[int, dict[str, str], bytes]:
    """Send these lines as they are (`PORT` is filled in), then an empty one; the server must answer a plain request
    afterwards, and give nothing away."""
    raw = b"\r\n".join(line if isinstance(line, bytes) else line.encode() for line in (*lines, "", ""))
    got = said(live.port, raw.replace(b"PORT", str(live.port).encode()))
    assert not [secret for secret in SECRETS if secret in got]
    assert live.get("/repo/de/")[0] == 200
    return answer(got)


HOST = "Host: 127.0.0.1:PORT"
CLOSE = "Connection: close"

TRAVERSALS = [
    "/etc/passwd",
    "/repo/etc/passwd",
    "/../../../../etc/passwd",
    "/repo/../../../../etc/passwd",
    "/repo/de/../../../../../etc/passwd",
    "/repo/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
    "/repo/%2E%2E/%2E%2E/%2E%2E/etc/passwd",
    "/repo/..%2f..%2f..%2fetc%2fpasswd",
    "/repo/%2e%2e%2f%2e%2e%2fetc/passwd",
    "/repo/%252e%252e/%252e%252e/etc/passwd",
    "/repo/..%252f..%252fetc/passwd",
    "/repo/..\\..\\..\\etc\\passwd",
    "/repo/..%5c..%5cetc%5cpasswd",
    "/repo/%c0%ae%c0%ae/%c0%ae%c0%ae/etc/passwd",
    "/repo/..%c0%af..%c0%afetc/passwd",
    "/repo/%u002e%u002e/etc/passwd",
    "/repo/....//....//etc/passwd",
    "/repo/..;/..;/etc/passwd",
    "/repo/.%00./etc/passwd",
    "/repo/%00/etc/passwd",
    "/repo/index.html%00.png",
    "/repo//etc/passwd",
    "/repo///etc/passwd",
    "/repo/%2fetc/passwd",
    "/repo/file:///etc/passwd",
    "/repo/~/.bashrc",
    "/repo/~root/.bashrc",
    "/repo/.briefings-site",
    "/repo/%2ebriefings-site",
    "/repo/de/../.briefings-site",
    "/repo/.nojekyll",
    "/repo/.git/config",
    "/repo/.cache/",
    "/repo/../.site.lock",
    "/repo/../site/index.html",
    "/repo/../content/site.yaml",
    "/content/site.yaml",
    "/repo/content/site.yaml",
    "/repo/static/",
    "/repo/static",
    "/repo/index.html/",
    "/repo/index.html/../../etc/passwd",
    "/repo/~preview/",
    "/repo/~preview/../preview.js",
    "/repo/~preview/../../../serve.py",
    "/repo/~preview/%2e%2e/serve.py",
    "/repo/~preview/preview.js/",
    "/repo/~preview/.",
    "/repo/~preview//etc/passwd",
    "/~preview/preview.js",
    "/REPO/de/",
    "/repo" + "/a" * 3000,
    "/repo/" + "a" * 5000,
    "/forcereload",
    "/forcereload?path=*",
    "/repo/forcereload",
    "/livereload",
    "/livereload.js",
    "/repo/livereload.js",
]


@pytest.mark.parametrize("path", TRAVERSALS, ids=lambda path: path[:40])
def test_nothing_but_pages_of_the_site_can_be_had(live: Live, path: str) -> None:
    status, headers, _ = probe(live, f"GET {path} HTTP/1.1", HOST, CLOSE)
    assert status == 404
    assert headers["cache-control"] == "no-store"


def test_a_lost_address_below_the_base_path_shows_the_sites_own_page_for_it(live: Live) -> None:
    status, headers, body = probe(live, "GET /repo/nirgends/ HTTP/1.1", HOST, CLOSE)
    assert (status, headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert b'content="404"' in body


def test_outside_the_base_path_there_is_nothing_but_the_way_to_the_site(live: Live) -> None:
    assert probe(live, "GET /de/ HTTP/1.1", HOST, CLOSE)[2].decode() == f"The site is at {live.address}\n"


@pytest.mark.parametrize(
    ("path", "target"),
    [("/", "/repo/"), ("/repo", "/repo/"), ("/repo/de", "/repo/de/"), ("/repo/de/akteure", "/repo/de/akteure/")],
)
def test_the_way_to_a_page_is_shown(live: Live, path: str, target: str) -> None:
    status, headers, _ = probe(live, f"GET {path} HTTP/1.1", HOST, CLOSE)
    assert (status, headers["location"]) == (302, target)


@pytest.mark.parametrize("path", ["//evil.example", "//evil.example/", "/\\evil.example", "/repo//evil.example"])
def test_nobody_is_sent_to_another_host(live: Live, path: str) -> None:
    status, headers, _ = probe(live, f"GET {path} HTTP/1.1", HOST, CLOSE)
    assert (status, headers.get("location")) == (404, None)


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:PORT",
        "127.0.0.1",
        "127.0.0.1:1",
        "127.0.0.1:PORT.evil.example",
        "127.0.0.1.evil.example:PORT",
        "localhost.evil.example:PORT",
        "0.0.0.0:PORT",
        "127.1:PORT",
        "[::]:PORT",
        "localhost.:PORT",
        "",
    ],
)
@pytest.mark.parametrize("path", ["/repo/de/", "/repo/~preview/socket"])
def test_a_request_to_a_foreign_host_is_refused(live: Live, host: str, path: str) -> None:
    status, _, body = probe(live, f"GET {path} HTTP/1.1", f"Host: {host}", CLOSE)
    assert status in (400, 421)
    assert b"<" not in body.replace(b"<html><title>400", b"")


@pytest.mark.parametrize(
    "lines",
    [
        ("GET /repo/de/ HTTP/1.1", CLOSE),
        ("GET /repo/de/ HTTP/1.0", ""),
        ("GET /repo/de/ HTTP/1.1", HOST, HOST, CLOSE),
        ("GET /repo/de/ HTTP/1.1", HOST, "Host: evil.example", CLOSE),
        ("GET /repo/de/ HTTP/1.1", "Host: evil.example", "X-Forwarded-Host: 127.0.0.1:PORT", CLOSE),
        ("GET http://evil.example/repo/de/ HTTP/1.1", "Host: evil.example", CLOSE),
    ],
)
def test_a_request_that_names_no_host_or_two_is_refused(live: Live, lines: tuple[str, ...]) -> None:
    assert probe(live, *lines)[0] in (400, 421)


@pytest.mark.parametrize("host", ["127.0.0.1:PORT", "localhost:PORT", "LOCALHOST:PORT", "[::1]:PORT"])
def test_the_loopback_by_any_of_its_names_is_answered(live: Live, host: str) -> None:
    assert probe(live, "GET /repo/de/ HTTP/1.1", f"Host: {host}", CLOSE)[0] == 200


@pytest.mark.parametrize(
    "method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", "GETT"]
)
@pytest.mark.parametrize("path", ["/repo/de/", "/repo/~preview/socket", "/forcereload"])
def test_the_preview_is_only_read(live: Live, method: str, path: str) -> None:
    status, headers, _ = probe(live, f"{method} {path} HTTP/1.1", HOST, "Content-Length: 0", CLOSE)
    assert (status, headers["allow"]) == (405, "GET, HEAD")


def test_a_head_request_has_the_headers_and_no_body(live: Live) -> None:
    status, headers, body = probe(live, "HEAD /repo/de/ HTTP/1.1", HOST, CLOSE)
    assert (status, body) == (200, b"")
    assert int(headers["content-length"]) > 1000


def test_another_website_may_neither_read_nor_embed_nor_keep_a_page(live: Live) -> None:
    _, headers, _ = probe(live, "GET /repo/de/ HTTP/1.1", HOST, "Origin: http://evil.example", CLOSE)
    expected = {
        "cache-control": "no-store",
        "cross-origin-resource-policy": "same-origin",
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
    }
    assert {name: headers.get(name) for name in expected} == expected
    assert not {"access-control-allow-origin", "etag", "last-modified", "set-cookie"} & headers.keys()


MALFORMED = {
    "no version": b"GET /repo/de/\r\n\r\n",
    "another protocol": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "TLS": bytes.fromhex("16030100c8010000c40303") + os.urandom(100) + b"\r\n\r\n",
    "noise": bytes(range(256)) * 8 + b"\r\n\r\n",
    "nothing": b"\r\n\r\n",
    "a header without colon": b"GET /repo/de/ HTTP/1.1\r\nHost\r\n\r\n",
    "a header with NUL": b"GET /repo/de/ HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nX: a\0b\r\n\r\n",
    "a folded first header": b"GET /repo/de/ HTTP/1.1\r\n x: y\r\n\r\n",
    "a path with blanks": b"GET /repo/de/ x y HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n",
    "a path with bytes": b"GET /repo/\xff\xfe HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n",
    "one header too large": b"GET /repo/de/ HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nX: " + b"a" * 20_000 + b"\r\n\r\n",
    "headers too many": b"GET /repo/de/ HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n" + b"X: y\r\n" * 9_000 + b"\r\n",
    "an address too long": b"GET /repo/" + b"a" * 1_000_000 + b" HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n",
    "a length below zero": b"GET /repo/de/ HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nContent-Length: -1\r\n\r\n",
    "a length that is none": b"GET /repo/de/ HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nContent-Length: x\r\n\r\n",
    "two lengths": b"GET /repo/de/ HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nContent-Length: 1\r\n"
    b"Content-Length: 2\r\n\r\nab",
    "a body too large": b"GET /repo/de/ HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nContent-Length: 99999999\r\n\r\n",
    "length and chunks": b"GET /repo/de/ HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nContent-Length: 5\r\n"
    b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "a chunk that is none": b"GET /repo/de/ HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n"
    b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
}


@pytest.mark.parametrize("name", MALFORMED)
def test_what_is_no_request_gets_no_page(live: Live, name: str) -> None:
    got = said(live.port, MALFORMED[name].replace(b"PORT", str(live.port).encode()))
    status, _, body = answer(got)
    assert status in (0, 400, 404, 405, 413, 421, 431)
    assert b"page-type" not in body or status == 404
    assert live.get("/repo/de/")[0] == 200


def test_slow_clients_by_the_hundred_keep_nobody_waiting(live: Live) -> None:
    slow = [socket.create_connection(("127.0.0.1", live.port), timeout=5) for _ in range(300)]
    try:
        for number, connection in enumerate(slow):
            connection.sendall((b"GET /repo/de/ HTTP/1.1\r\nHost: 127", b"GET", b"")[number % 3])
        began = time.monotonic()
        assert live.get("/repo/de/")[0] == 200
        assert time.monotonic() - began < 3
    finally:
        for connection in slow:
            connection.close()


def test_who_asks_without_listening_keeps_nobody_waiting(live: Live) -> None:
    request = f"GET /repo/de/ HTTP/1.1\r\nHost: 127.0.0.1:{live.port}\r\n\r\n".encode()
    deaf = [socket.create_connection(("127.0.0.1", live.port), timeout=5) for _ in range(20)]
    try:
        for connection in deaf:
            connection.sendall(request * 50)
        assert live.get("/repo/de/")[0] == 200
    finally:
        for connection in deaf:
            connection.close()


# The socket that pages connect to


def upgrade(origin: str | None = "http://127.0.0.1:PORT", *more: str) -> tuple[str, ...]:
    key = base64.b64encode(b"0123456789abcdef").decode()
    named = [] if origin is None else [f"Origin: {origin}"]
    switch = ["Upgrade: websocket", "Connection: Upgrade", f"Sec-WebSocket-Key: {key}", "Sec-WebSocket-Version: 13"]
    return ("GET /repo/~preview/socket HTTP/1.1", HOST, *switch, *named, *more)


@pytest.mark.parametrize(
    "origin",
    [
        None,
        "",
        "null",
        "http://evil.example",
        "http://evil.example:PORT",
        "https://127.0.0.1:PORT",
        "http://127.0.0.1",
        "http://127.0.0.1:1",
        "http://localhost:PORT",
        "http://127.0.0.1:PORT.evil.example",
        "http://127.0.0.1:PORT/",
        "http://127.0.0.1:PORT@evil.example",
        "file://",
    ],
)
def test_a_page_of_another_website_cannot_connect(live: Live, origin: str | None) -> None:
    assert probe(live, *upgrade(origin))[0] == 403


@pytest.mark.parametrize("more", ["Origin: http://127.0.0.1:PORT", "Origin: http://evil.example"])
def test_a_page_of_two_origins_cannot_connect(live: Live, more: str) -> None:
    assert probe(live, *upgrade("http://127.0.0.1:PORT", more))[0] in (400, 403)


def test_the_address_of_the_socket_is_no_page(live: Live) -> None:
    lines = ("GET /repo/~preview/socket HTTP/1.1", HOST, "Origin: http://127.0.0.1:PORT", CLOSE)
    assert probe(live, *lines)[0] == 400


def connected(live: Live) -> socket.socket:
    """A socket after the handshake."""
    connection = socket.create_connection(("127.0.0.1", live.port), timeout=5)
    lines = "\r\n".join((*upgrade(), "", "")).replace("PORT", str(live.port))
    connection.sendall(lines.encode())
    got = b""
    while b"\r\n\r\n" not in got:
        got += connection.recv(1)
    assert got.startswith(b"HTTP/1.1 101 ")
    return connection


def frame(payload: bytes, opcode: int = 1, masked: bool = True) -> bytes:
    """One WebSocket frame (RFC 6455, 5.2), masked with zeros."""
    size = len(payload)
    mask = 0x80 if masked else 0
    short = bytes([mask | size]) if size < 126 else b""
    length = short or bytes([mask | 127]) + size.to_bytes(8, "big")
    return bytes([0x80 | opcode]) + length + (b"\0\0\0\0" if masked else b"") + payload


GARBAGE = {
    "no JSON": frame(b"{"),
    "JSON but no object": frame(b"[1]"),
    "a number": frame(b"1e999"),
    "binary": frame(b"\x00\xff", opcode=2),
    "text that is no UTF-8": frame(b"\xff\xfe\xfd"),
    "deep JSON": frame(b"[" * 60_000),
    "a long number": frame(b'{"command": ' + b"9" * 60_000 + b"}"),
    "a message too large": frame(b'"' + b"a" * 1_000_000 + b'"'),
    "a length of petabytes": b"\x81\xff" + b"\x7f" + b"\xff" * 7 + b"\0\0\0\0",
    "an unmasked frame": frame(b"{}", masked=False),
    "an unknown opcode": frame(b"{}", opcode=7),
    "reserved bits": b"\xf1\x80\0\0\0\0",
    "a control frame too long": frame(b"a" * 200, opcode=9),
    "a close of one byte": frame(b"\x03", opcode=8),
    "half a frame": b"\x81\xfe\x01",
    "another protocol": b"GET / HTTP/1.1\r\n\r\n" * 10,
    "pings by the thousand": frame(b"x", opcode=9) * 1_000,
    "an unknown command": frame(b'{"command": "forcereload", "path": "*"}'),
    "a command that is no text": frame(b'{"command": {"a": 1}}'),
    "hello without more": frame(b'{"command": "hello"}'),
    "a page that is none": frame(b'{"command": "info", "url": {"a": []}, "files": 7, "build": []}'),
    "a page outside": frame(b'{"command": "info", "url": "/repo/../../etc/passwd", "files": ["//[", "file:///etc"]}'),
    "files by the thousand": frame(b'{"command": "info", "url": "/repo/", "files": [' + b'"/repo/",' * 6_000 + b'""]}'),
}


@pytest.mark.parametrize("name", GARBAGE)
def test_whatever_is_said_over_the_socket_the_preview_lives_on(live: Live, name: str) -> None:
    with connected(live) as connection:
        try:
            connection.sendall(GARBAGE[name])
            connection.settimeout(0.15)
            got = connection.recv(1_000_000)
        except OSError:
            got = b""
    assert not [secret for secret in SECRETS if secret in got]
    assert live.get("/repo/de/")[0] == 200


def test_what_is_not_understood_ends_the_connection(live: Live) -> None:
    with connected(live) as connection:
        connection.sendall(frame(b"{"))
        assert connection.recv(100)[2:4] == (1003).to_bytes(2, "big")


def test_a_page_is_told_how_things_stand_when_it_says_what_it_is(live: Live) -> None:
    with connected(live) as connection:
        connection.sendall(frame(b'{"command": "info", "url": "/repo/de/", "files": [], "build": "other"}'))
        got = connection.recv(10_000)
    assert b'"command": "built"' in got
    assert b'"page": true' in got
    assert b'"problems": []' in got


def test_the_hundred_and_first_open_page_is_one_too_many(live: Live) -> None:
    info = frame(b'{"command": "info", "url": "/repo/de/", "files": [], "build": ""}')
    pages = []
    try:
        for _ in range(100):
            pages.append(connected(live))
            pages[-1].sendall(info)
            assert b"built" in pages[-1].recv(1_000)
        pages.append(connected(live))
        assert pages[-1].recv(100)[2:4] == (1013).to_bytes(2, "big")
    finally:
        for page in pages:
            page.close()
    assert live.get("/repo/de/")[0] == 200


def test_nothing_of_all_this_was_a_fault_of_ours(live: Live) -> None:
    assert live.process.poll() is None
    assert [line for line in live.printed if "Traceback" in line or "Error" in line] == []
