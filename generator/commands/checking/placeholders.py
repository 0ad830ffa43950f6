"""What a page still holds of its template: words in escaped square brackets. Texts in, problems out.

The imprint and the privacy notice of this repository come with such places, `\\[name and address\\]`.
"""

import re
from collections.abc import Iterator, Mapping

from generator.base.problems import Place, Problem

_PLACEHOLDER = re.compile(r"\\\[([^\]\n]*\w\w[^\]\n]*)\\\]")


def unfilled(texts: Mapping[str, str]) -> Iterator[Problem]:
    """A note for each page of `content/pages/` with such a place, at the first. `texts`: path -> file."""
    for path, text in texts.items():
        found = list(_PLACEHOLDER.finditer(text)) if path.startswith("content/pages/") else []
        if found:
            before = text[: found[0].start()]
            place = Place(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
            more = f" and {len(found) - 1} more" if len(found) > 1 else ""
            message = f"the page is not filled in: “{found[0][1][:60]}”{more}"
            yield Problem(place, message, "replace what stands in square brackets, and remove the brackets", "note")
