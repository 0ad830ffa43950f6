"""The script tag in a served page, and the security policy that lets it work and nothing else."""

import pytest

from generator.commands.preview.script import script_tag, widened_policy, with_script

TAG = script_tag("/repo/~preview/preview.js", "ab-1+", "cd")
HOST = "127.0.0.1:8000"


def test_the_tag_names_the_script_the_build_and_the_page() -> None:
    assert TAG == b'<script src="/repo/~preview/preview.js" data-build="ab-1+" data-page="cd" defer></script>'


def test_a_page_gets_the_tag_at_the_end_of_its_head_and_stays_as_it_is_otherwise() -> None:
    page = b"<!doctype html><html><head><title>\xc3\xa4</title></HEAD ><body></head></body></html>"
    expected = b"<!doctype html><html><head><title>\xc3\xa4</title>" + TAG + b"</HEAD ><body></head></body></html>"
    assert with_script(page, TAG, HOST) == expected


def test_a_page_without_a_written_head_gets_the_tag_at_its_end() -> None:
    assert with_script(b"<title>x</title><p>y", TAG, HOST) == b"<title>x</title><p>y" + TAG


def test_a_redirect_gets_no_tag_and_keeps_its_policy() -> None:
    page = (
        b"""<head><meta http-equiv="Content-Security-Policy" content="default-src 'none'">"""
        b"""<meta http-equiv=refresh content="0; url=/repo/de/"></head>"""
    )
    assert with_script(page, TAG, HOST) == page


def test_only_the_policy_of_a_page_is_widened() -> None:
    page = (
        b"""<head><meta name="description" content="default-src 'none'">"""
        b"""<meta content="default-src &#39;none&#39;" http-equiv='content-security-policy'></head>"""
    )
    assert with_script(page, b"", HOST) == (
        b"""<head><meta name="description" content="default-src 'none'">"""
        b"""<meta content="default-src 'none'; script-src 'self'; connect-src 'self' ws://127.0.0.1:8000" """
        b"""http-equiv='content-security-policy'></head>"""
    )


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ("default-src 'none'", "default-src 'none'; script-src 'self'; connect-src 'self' ws://h"),
        ("script-src 'none'", "script-src 'self'"),
        ("script-src 'self'", "script-src 'self'"),
        ("img-src 'self'", "img-src 'self'"),
        ("default-src 'self'", "default-src 'self'; script-src 'self'; connect-src 'self' ws://h"),
        (
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'",
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self' ws://h",
        ),
        (" SCRIPT-SRC  'sha256-x' ;; script-src * ", "script-src 'sha256-x' 'self'"),
    ],
)
def test_a_policy_is_widened_by_the_script_and_its_connection(policy: str, expected: str) -> None:
    assert widened_policy(policy, "h") == expected
