"""A page of the site in, the same page with the preview's script out. Pure.

The one tag is added while a page is served and never on disk. A page's own content security policy is widened for
that script and its connection, and by nothing else. A redirect has no script: the browser leaves it at once.
"""

import re
from html import escape, unescape

_HEAD_END = re.compile(rb"</head\s*>", re.IGNORECASE)
_META = re.compile(rb"<meta\b[^>]*>", re.IGNORECASE)
_POLICY = re.compile(rb"""http-equiv\s*=\s*["']?content-security-policy["'\s/>]""", re.IGNORECASE)
_REFRESH = re.compile(rb"""http-equiv\s*=\s*["']?refresh["'\s/>]""", re.IGNORECASE)
_CONTENT = re.compile(rb"""(\bcontent\s*=\s*)("[^"]*"|'[^']*')""", re.IGNORECASE)


def script_tag(address: str, stamp: str, version: str) -> bytes:
    """The injected tag. `stamp` says which build the page was served from, `version` is the digest of the page."""
    return f'<script src="{escape(address)}" data-build="{stamp}" data-page="{version}" defer></script>'.encode()


def with_script(page: bytes, tag: bytes, host: str) -> bytes:
    """The page with the tag at the end of its head, allowed to run and to connect to `host`."""
    metas = tuple(_META.finditer(page))
    if any(_REFRESH.search(meta[0]) for meta in metas):
        return page
    page = _META.sub(lambda meta: _widened(meta[0], host) if _POLICY.search(meta[0]) else meta[0], page)
    end = _HEAD_END.search(page)
    return page[: end.start()] + tag + page[end.start() :] if end else page + tag


def _widened(meta: bytes, host: str) -> bytes:
    return _CONTENT.sub(lambda found: found[1] + _quoted(found[2], host), meta, count=1)


def _quoted(value: bytes, host: str) -> bytes:
    policy = unescape(value[1:-1].decode("utf-8", "replace"))
    return f'"{_attribute(widened_policy(policy, host))}"'.encode()


def _attribute(text: str) -> str:
    """Escaped as little as a double-quoted attribute asks for, so that a policy without `"` stays as it is."""
    return text.replace("&", "&amp;").replace('"', "&quot;")


def widened_policy(policy: str, host: str) -> str:
    """The policy with the script's own origin in `script-src` and `connect-src`, and the socket in `connect-src`."""
    directives = {
        words[0].lower(): words[1:] for part in reversed(policy.split(";")) if (words := part.split())
    }  # the first of two directives counts, so it is put in last
    needed = {"script-src": ["'self'"], "connect-src": ["'self'", f"ws://{host}"]}
    for name, sources in needed.items():
        given = directives.get(name, directives.get("default-src"))
        if given is not None:
            kept = [source for source in given if source.lower() != "'none'"]
            directives[name] = [*kept, *(source for source in sources if source not in kept)]
    order = [words[0].lower() for part in policy.split(";") if (words := part.split())]
    names = dict.fromkeys((*order, *directives))
    return "; ".join(" ".join((name, *directives[name])) for name in names)
