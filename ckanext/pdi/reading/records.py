"""How does delimited text become records, whatever its quotes do?

Blocks without a quote go through the csv module at once. With quotes, a record
that spans lines is believed when it fits; else the quote that was never closed is
taken as a plain character, the record ends at its line, and the place is kept.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator

from ckanext.pdi.reading.dialect import Dialect, lines_of
from ckanext.pdi.reading.errors import LimitBroken
from ckanext.pdi.reading.limits import Limits

Rows = list[list[str]]
NO_ROW: list[str] = []
#: How many lines a quoted cell may span while so many quotes were found open: with
#: each further one the look-ahead shrinks, so that the work stays linear.
SPANS = ((20, 5_000), (1_000, 50), (sys.maxsize, 1))


class Records:
    """Lists of records of text blocks; counts what did not fit.

    ``width`` is the number of fields a normal record has; it may be set after the
    first list.
    """

    def __init__(
        self, blocks: Iterable[str], dialect: Dialect, limits: Limits, width: int
    ) -> None:
        self._blocks = iter(blocks)
        self._dialect = dialect
        self._limits = limits
        self._width = width
        self._rest = ""
        self.rows = 0
        self.open_quotes: list[int] = []

    def __iter__(self) -> Iterator[Rows]:
        for block in self._blocks:
            text, self._rest = _cut(self._rest + block)
            if len(self._rest) > self._limits.cell_chars:
                raise LimitBroken("cell_chars", self.rows + 1)
            if text:
                yield from self._take(text)
        text, self._rest = self._rest, ""
        if text:
            yield from self._take(text)

    def _take(self, text: str) -> Iterator[Rows]:
        dialect = self._dialect
        if dialect.quote is None or dialect.quote not in text:
            rows = self._plain(text)
        else:
            rows = self._quoted(text)
        widest = max(map(len, rows), default=0)
        if widest > self._limits.columns:
            raise LimitBroken("columns", self.rows + 1, columns=widest)
        self.rows += len(rows)
        yield rows

    def _plain(self, text: str) -> Rows:
        if self._dialect.delimiter is None:
            return [
                [line.rstrip("\n")] if line != "\n" else [] for line in lines_of(text)
            ]
        return list(self._dialect.reader(lines_of(text)))

    def _quoted(self, text: str) -> Rows:
        """Records of a text with quotes; may pull further blocks."""
        lines = list(lines_of(text))
        simple = self._all_at_once(lines)
        if simple is not None:
            return simple
        rows: Rows = []
        at = 0
        while at < len(lines):
            at = self._run(lines, at, rows)
            if at < len(lines):
                at = self._settle_open(lines, at, rows)
        return rows

    def _all_at_once(self, lines: list[str]) -> Rows | None:
        """The records, if nothing about them is doubtful: nearly always so.

        Each is one line, or all are strictly quoted and of the usual width.
        """
        try:
            rows = list(self._dialect.reader(iter(lines), strict=True))
        except csv.Error:
            return self._all_lines(lines)
        if len(rows) == len(lines) or set(map(len, rows)) == {self._width}:
            return rows
        return None

    def _all_lines(self, lines: list[str]) -> Rows | None:
        """The records of lines with quotes that are no quotes (6' 2" TALL)."""
        try:
            rows = list(self._dialect.reader(iter(lines)))
        except csv.Error:
            return None
        if len(rows) != len(lines) or self._is_open(lines[-1]):
            return None
        return rows

    def _run(self, lines: list[str], at: int, rows: Rows) -> int:
        """Read from a line on; the line of the first doubtful record, or the end."""
        reader = self._dialect.reader(_lines_from(lines, at))
        start = at
        try:
            for row in reader:
                end = start + reader.line_num
                doubtful = end - at > 1 or end == len(lines)
                if doubtful and not self._fits(lines, at, end, row):
                    return at
                rows.append(row)
                at = end
        except csv.Error:
            pass
        return at

    def _fits(self, lines: list[str], at: int, end: int, row: list[str]) -> bool:
        """Is a record of several lines (or the last one) really one record?"""
        try:
            strict = list(self._dialect.reader(iter(lines[at:end]), strict=True))
        except csv.Error:
            return end - at == 1 and not self._is_open(lines[at])
        return len(strict) == 1 and (end - at == 1 or len(row) == self._width)

    def _is_open(self, line: str) -> bool:
        """Does a quoted cell begin in this line and not end in it?"""
        try:
            list(self._dialect.reader(iter([line]), strict=True))
        except csv.Error as error:
            return "unexpected end" in str(error)
        return False

    def _settle_open(self, lines: list[str], at: int, rows: Rows) -> int:
        """Decide about the record at a line whose quote does not close as it should."""
        span = next(lines for most, lines in SPANS if len(self.open_quotes) < most)
        self._look_ahead(lines, at, span)
        joined = self._joined(lines, at, span)
        if joined:
            row, end = joined
            rows.append(row)
            return end
        self.open_quotes.append(self.rows + len(rows) + 1)
        rows.append(self._first_line(lines[at]))
        return at + 1

    def _joined(
        self, lines: list[str], at: int, span: int
    ) -> tuple[list[str], int] | None:
        reader = self._dialect.reader(iter(lines[at : at + span]))
        try:
            row = next(reader)
        except (csv.Error, StopIteration):
            return None
        end = at + reader.line_num
        if self._fits(lines, at, end, row):
            return row, end
        closed = end < min(at + span, len(lines))
        alone = self._first_line(lines[at])
        if closed and len(alone) != self._width:
            return row, end  # neither reading is good: keep the csv module's
        return None

    def _look_ahead(self, lines: list[str], at: int, span: int) -> None:
        """Pull blocks until a cell that is open at the last line may have closed."""
        chars = sum(map(len, lines[at : at + span]))
        while len(lines) - at < span and chars < self._limits.cell_chars:
            block = next(self._blocks, None)
            text, self._rest = _cut(self._rest + (block or ""))
            if block is None:
                text, self._rest = text + self._rest, ""
            if not text:
                if block is None:
                    return
                if len(self._rest) > self._limits.cell_chars:
                    return
                continue
            lines.extend(lines_of(text))
            chars += len(text)
            if self._dialect.quote and self._dialect.quote in text:
                return

    def _first_line(self, line: str) -> list[str]:
        """The line's cells with the quote that never closes as a plain character."""
        quote = self._dialect.quote or '"'
        line = line.rstrip("\n")
        cut = line.rfind(quote)
        plain = Dialect(self._dialect.delimiter, None)
        for text, dialect in (
            (line[:cut] + line[cut + 1 :], self._dialect),
            (line, plain),
        ):
            try:
                row = next(dialect.reader(iter([text])), NO_ROW)
            except csv.Error:
                continue
            if len(row) == self._width:
                return row
        return next(plain.reader(iter([line])), NO_ROW)


def _cut(text: str) -> tuple[str, str]:
    """Whole lines, and what is left of the last one."""
    end = text.rfind("\n") + 1
    return text[:end], text[end:]


def _lines_from(lines: list[str], at: int) -> Iterator[str]:
    """The lines from one on, without copying or skipping."""
    return (lines[i] for i in range(at, len(lines)))
