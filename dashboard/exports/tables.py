"""CSV and JSON."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from itertools import dropwhile

import orjson

from dashboard.exports.records import COLUMNS, Told, records

_BOM = "\ufeff"  # without it spreadsheets read UTF-8 as something else
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def as_csv(told: Iterable[Told]) -> bytes:
    """One row an event."""
    return table_csv(COLUMNS, records(told))


def table_csv(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    """UTF-8 with BOM. A cell that a spreadsheet would run as a formula begins with an apostrophe
    (OWASP, "CSV injection"); bounds and EDTF text never do, but for years before our era, which stay text."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns)
    writer.writeheader()
    for record in rows:
        writer.writerow({name: _safe(cell) for name, cell in record.items()})
    return (_BOM + out.getvalue()).encode("utf-8")


def _safe(cell: str) -> str:
    seen = "".join(dropwhile(lambda char: char.isspace() or not char.isprintable(), cell))  # programs drop the rest
    return f"'{cell}" if seen.startswith(_FORMULA) or cell.startswith(_FORMULA) else cell


def as_json(told: Iterable[Told], filters: str = "", link: str = "") -> bytes:
    """One object: the filter in words, the link that shows the same, and the events with the columns of the CSV."""
    whole = {"filter": filters, "link": link, "events": records(told)}
    return orjson.dumps(whole, option=orjson.OPT_INDENT_2)
