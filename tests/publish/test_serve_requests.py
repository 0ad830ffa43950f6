"""Which file a request to the preview means, and whose requests are none of its business."""

import pytest

from generator.commands.preview.requests import content_type, is_own_host, is_own_origin, site_path


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("/repo/", ""),
        ("/repo/de/", "de/"),
        ("/repo/de/gespr%C3%A4che/ruf/", "de/gespräche/ruf/"),
        ("/repo/static/style.css", "static/style.css"),
        ("/%72epo/de/", "de/"),
        ("/repo/100%25/", "100%/"),
        ("/repo/a%2fb", "a/b"),
    ],
)
def test_a_path_below_the_base_path_means_a_file(raw: str, expected: str) -> None:
    assert site_path(raw, "/repo/") == expected


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "/",
        "/repo",
        "/repository/",
        "repo/de/",
        "/repo/../secret",
        "/repo/%2e%2e/secret",
        "/repo/%2E%2E%2Fsecret",
        "/repo/de/..",
        "/repo/./de/",
        "/repo//de/",
        "/repo/de//",
        "/repo//",
        "/repo/.git/config",
        "/repo/.briefings-site",
        "/repo/%2ebriefings-site",
        "/repo/de\\..\\secret",
        "/repo/..%5csecret",
        "/repo/de%00.html",
        "/repo/de%0a",
        "/repo/%ff",
        "/repo/%c0%ae%c0%ae/secret",
        "/repo/%E2%80%AE",
        "/repo/" + "a" * 256,
        "http://127.0.0.1/repo/",
    ],
)
def test_any_other_path_means_nothing(raw: str) -> None:
    assert site_path(raw, "/repo/") is None


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "LocalHost:8000", "[::1]:8000"])
def test_the_loopback_with_the_port_is_our_own_host(host: str) -> None:
    assert is_own_host([host], 8000)


@pytest.mark.parametrize(
    "hosts",
    [
        [],
        [""],
        ["example.org"],
        ["example.org:8000"],
        ["127.0.0.1"],
        ["127.0.0.1:8001"],
        ["127.0.0.1:8000.example.org"],
        ["localhost.example.org:8000"],
        ["0.0.0.0:8000"],
        ["127.0.0.2:8000"],
        ["127.0.0.1:8000", "127.0.0.1:8000"],
        ["localhost:8000, example.org"],
        ["user@localhost:8000"],
        ["[::]:8000"],
    ],
)
def test_any_other_host_is_foreign(hosts: list[str]) -> None:
    assert not is_own_host(hosts, 8000)


def test_the_port_of_the_web_may_be_left_out() -> None:
    assert is_own_host(["localhost"], 80)
    assert not is_own_host(["localhost"], 8000)


@pytest.mark.parametrize(
    ("origins", "expected"),
    [
        (["http://localhost:8000"], True),
        (["HTTP://LOCALHOST:8000"], True),
        ([], False),
        (["null"], False),
        (["http://127.0.0.1:8000"], False),
        (["https://localhost:8000"], False),
        (["http://localhost:8001"], False),
        (["http://localhost:8000.example.org"], False),
        (["http://localhost:8000", "http://localhost:8000"], False),
    ],
)
def test_an_origin_is_our_own_if_it_is_the_host_that_was_asked(origins: list[str], expected: bool) -> None:
    assert is_own_origin(origins, "localhost:8000") is expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("static/theme.js", "text/javascript; charset=utf-8"),
        ("feed.xml", "application/xml"),
        ("calls.ics", "text/calendar; charset=utf-8"),
        ("FOTO.JPG", "image/jpeg"),
        ("calls.csv", "text/csv; charset=utf-8"),
        ("index.pf_meta", "application/octet-stream"),
        ("CNAME", "application/octet-stream"),
    ],
)
def test_a_type_does_not_depend_on_the_machine(path: str, expected: str) -> None:
    assert content_type(path) == expected
