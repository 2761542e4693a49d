"""All that leaves the command line: lines for people, and JSON, CSV and pictures for programs.

Programs get UTF-8 whatever the console says it understands. Nobody gets signs that would do something in a terminal:
names and texts may come from an aid that somebody else wrote.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable
from typing import Any

from logic.content.problems import UNSEEN, shown

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would work out instead of showing it."""


def say(text: str) -> None:
    """Lines for people, on the output."""
    print(_lines(text))


def complain(text: str) -> None:
    """Lines for people, beside the output: what keeps a command from doing its work."""
    print(_lines(text), file=sys.stderr)


def _lines(text: str) -> str:
    return "\n".join(map(shown, text.split("\n")))


def give(text: str) -> None:
    """The output itself, for a program or a file: UTF-8 with plain ends of lines."""
    text = UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text)
    sys.stdout.flush()
    if hasattr(sys.stdout, "buffer"):
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.buffer.flush()
    else:  # no console and no file, but a text in memory
        sys.stdout.write(text)


def as_json(value: Any, indent: int = 2) -> str:
    """A value as JSON text, with what is no letter written out."""
    text = json.dumps(value, indent=indent, ensure_ascii=False)
    return UNSEEN.sub(lambda found: f"\\u{ord(found.group()):04x}", text) + "\n"


def as_csv(columns: Iterable[str], rows: Iterable[Iterable[Any]]) -> str:
    """A table as CSV; an unknown number is an empty cell. A cell a spreadsheet would take for a formula begins with an
    apostrophe.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return out.getvalue()


def for_spreadsheets(table: str) -> bytes:
    """CSV as a file: UTF-8 with the mark by which spreadsheets know it. Without it they take it for their country's old
    signs.
    """
    return table.encode("utf-8-sig")


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        return UNSEEN.sub("", f"'{value}" if value.startswith(_FORMULA) else value)
    return "" if value is None or value != value else value
