"""How is a table written as CSV that no spreadsheet executes?

A cell that begins like a formula gets an apostrophe in front, unless it is a
number. JSON stays raw.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

#: What spreadsheets take for the start of a formula, or strip to find one.
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")

Value: TypeAlias = str | int | bool | Sequence[str] | None


def to_csv(columns: Sequence[str], rows: Iterable[Mapping[str, Value]]) -> str:
    """Header and rows; lists are joined by a space (they hold codes and slugs)."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([guard(_text(row[column])) for column in columns])
    return out.getvalue()


def guard(text: str) -> str:
    """The text, harmless as a spreadsheet cell."""
    if text.startswith(_RISKY) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def _text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else _joined(value)


def _joined(value: int | Sequence[str]) -> str:
    return str(value) if isinstance(value, int) else " ".join(value)
