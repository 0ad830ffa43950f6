"""Tables to take away: rows in, CSV (RFC 4180, UTF-8) out.

Cells that a spreadsheet would take for a formula get an apostrophe in front.
"""

import csv
import io
from collections.abc import Iterable, Sequence

Row = Sequence[object]
#: ASCII, and the wide forms that spreadsheets take for the same.
_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")


def written(header: Sequence[str], rows: Iterable[Row], delimiter: str = ",") -> bytes:
    """A table with one header row; what is None becomes an empty cell."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue().encode()


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text[:1] in _FORMULA else text
