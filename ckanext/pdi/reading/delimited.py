"""How is delimited text read, from the first look to the last record?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ckanext.pdi.facts import Problem
from ckanext.pdi.reading import dialect as dialects
from ckanext.pdi.reading import layout as layouts
from ckanext.pdi.reading import prose, text
from ckanext.pdi.reading.content import HEAD_BYTES, Content
from ckanext.pdi.reading.dialect import Dialect
from ckanext.pdi.reading.limits import Limits
from ckanext.pdi.reading.records import Records
from ckanext.pdi.reading.scan import Scan
from ckanext.pdi.reading.source import Rows, Source

#: Rows of the head by which prose is told from a table.
LOOK_ROWS = 300
LOOK_CHARS = 64 << 10
#: Delimiters that blanks beside them cast no doubt on.
PRINTABLE = frozenset("\t|;")


@dataclass(frozen=True)
class Delimited:
    """A table of delimited text, ready to be read."""

    dialect: Dialect
    source: Source
    blocks: text.TextBlocks


def open_table(
    content: Content, found: Scan, encoding: str, limits: Limits
) -> Delimited | None:
    """The table in a text; None when the text is prose."""
    head = text.plain(content.head(), encoding)
    dialect = dialects.find(head, complete=found.size <= HEAD_BYTES)
    whole = found.size <= LOOK_CHARS
    rows = _head_rows(head if whole else head[:LOOK_CHARS], dialect, limits)
    printed = dialect.delimiter not in PRINTABLE and prose.is_fixed_width(
        head[:LOOK_CHARS].split("\n")
    )
    if printed or prose.is_prose(rows, dialect.delimiter):
        return None
    blocks = text.TextBlocks(content.open, encoding)
    records = Records(blocks, dialect, limits, usual_width(rows))
    source = Source(iter(()), skip=int(dialect.sep_line))
    source.rows = _watched(records, source)
    return Delimited(dialect, source, blocks)


def _head_rows(head: str, dialect: Dialect, limits: Limits) -> Rows:
    rows: Rows = []
    for portion in Records([head], dialect, limits, 0):
        rows.extend(portion)
    rows = rows[int(dialect.sep_line) :]
    return rows[:LOOK_ROWS]


def usual_width(rows: Rows) -> int:
    """The width that most records have."""
    filled = [sum(1 for c in row if c.strip()) for row in rows]
    return layouts.usual_width(rows, filled) if any(filled) else 1


def _watched(records: Records, source: Source) -> Iterator[Rows]:
    yield from records
    if records.open_quotes:
        source.problems.append(
            Problem(
                "unclosed_quote",
                records.open_quotes[0],
                {"count": len(records.open_quotes)},
            )
        )
