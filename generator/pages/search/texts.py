"""What the list of results shows of each page: Pagefind's fragments in, a few files of ours out. Pure.

Pagefind writes one file for each page, so ten results are ten requests. Here pages of a kind stand together, in files
of about `FULL` bytes (a `SMALL` archive in one, which the search page loads at once), named by their content, so that a
browser's copy is never out of date. The surprising thing: the words of a text are counted by Pagefind (`at` is the
number of a point's first word), so a text is passed on as it came.
"""

import gzip
import json
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from generator.pages.search.records import SearchRecord

FULL, SMALL = 16_000, 128_000
_SIGNATURE = b"pagefind_dcd"


class Texts(NamedTuple):
    """`files` by name; `places` has the number of the file that a page's text is in, by Pagefind's id of the page."""

    files: Mapping[str, bytes]
    places: Mapping[str, int]
    records: Mapping[str, SearchRecord]


def texts(files: Mapping[str, bytes], written: Mapping[str, SearchRecord]) -> Texts:
    """The texts of all fragments among Pagefind's `files`; `written` has each page's record by its address there."""
    found = {PurePosixPath(name).stem: _read(content) for name, content in files.items() if _is_fragment(name)}
    records = {ident: written[each["url"]] for ident, each in found.items()}
    order = sorted(found, key=lambda ident: (records[ident].facets[0], records[ident].path))
    made: dict[str, bytes] = {}
    places: dict[str, int] = {}
    for share in _shares({ident: _shown(found[ident], records[ident]) for ident in order}):
        places |= dict.fromkeys(share, len(made))
        content = ("{" + ",\n".join(share.values()) + "}\n").encode()
        made[f"texts/{blake2b(content, digest_size=5).hexdigest()}.json"] = content
    return Texts(made, places, {ident: records[ident] for ident in order})


def _is_fragment(name: str) -> bool:
    return name.endswith(".pf_fragment")


def _read(content: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(gzip.decompress(content).removeprefix(_SIGNATURE))
    return found


def _shown(fragment: Mapping[str, Any], record: SearchRecord) -> str:
    points = [{"at": anchor["location"], "id": anchor["id"], "title": anchor["text"]} for anchor in fragment["anchors"]]
    return json.dumps(
        {
            "path": record.path,
            "title": record.title,
            "note": record.note,
            "text": fragment["content"],
            "points": sorted(points, key=lambda point: int(point["at"])),
            **({"glyph": record.glyph._asdict()} if record.glyph else {}),
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _shares(shown: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Entries of a JSON object, in shares of about `FULL` characters."""
    most = SMALL if sum(map(len, shown.values())) <= SMALL else FULL
    share: dict[str, str] = {}
    for ident, text in shown.items():
        if share and sum(map(len, share.values())) + len(text) > most:
            yield share
            share = {}
        share[ident] = f'"{ident}":{text}'
    if share:
        yield share
