"""What does every reader of a format hand over?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ckanext.pdi.facts import Problem

Rows = list[list[str]]


@dataclass
class Source:
    """Lists of consecutive rows, the first one row 1, and what goes with them.

    ``problems``, ``merged`` are complete only when the rows have been read.
    """

    rows: Iterator[Rows]
    sheet_like: bool = False  # rows are padded: their lengths mean nothing
    header: tuple[str, ...] | None = None  # names that stand outside the rows
    skip: int = 0  # rows that are no content (a sep= line)
    sheet: str | None = None
    sheets: int | None = None
    hidden: bool = False
    merged: list[str] = field(default_factory=list[str])
    problems: list[Problem] = field(default_factory=list[Problem])
