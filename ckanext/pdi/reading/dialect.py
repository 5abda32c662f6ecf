"""Which delimiter and which quote make a table of this text?

Every candidate is tried on the head of the text and scored by how constant the
number of fields is over the records, not by how often a character occurs; cells
that read as numbers, dates or single words break a tie. Text for which no
candidate gives a table is one column of short values, or prose.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol, cast

from ckanext.pdi.reading import values

SAMPLE_CHARS = 128 << 10
SAMPLE_RECORDS = 400
SCORED_RECORDS = 200
SCORED_CELLS = 1_500
#: What is left of a score for characters that are common in plain text.
DELIMITERS = {
    ",": 1.0,
    "\t": 1.0,
    ";": 1.0,
    "|": 1.0,
    "^": 0.9,
    "~": 0.9,
    "\x01": 0.9,
    ":": 0.4,
    " ": 0.35,
}
#: Below this score no delimiter is believed.
LEAST_SCORE = 0.2
#: A header by which alone a table is believed: words of a name, and the share of
#: records that have at least as many fields.
NAME_WORDS, WIDE_SHARE = 3, 0.95
#: Share of delimiters followed by a blank from which the blank belongs to them.
BLANKS_SHARE = 0.7
#: A delimiter for the csv module where there is none.
NEVER = "\x1f"
#: A csv.reader refuses longer fields; the limit of one record is kept elsewhere.
FIELD_LIMIT = 1 << 24

_SEP_LINE = re.compile(r"sep=(.)\n", re.IGNORECASE)
_TOKEN = re.compile(r"\S{1,40}")


class CsvReader(Protocol):
    """What csv.reader gives: records, and how many lines were read."""

    @property
    def line_num(self) -> int: ...

    def __iter__(self) -> Iterator[list[str]]: ...

    def __next__(self) -> list[str]: ...


@dataclass(frozen=True)
class Dialect:
    """How delimited text is taken apart. ``delimiter`` None: a single column."""

    delimiter: str | None
    quote: str | None = '"'
    escape: str | None = None
    skip_blank: bool = False  # a blank follows each delimiter
    sep_line: bool = False  # the first line names the delimiter, for spreadsheets
    score: float = 1.0

    def reader(self, lines: Iterator[str], *, strict: bool = False) -> CsvReader:
        """A csv.reader of this dialect."""
        csv.field_size_limit(FIELD_LIMIT)
        quoting = csv.QUOTE_MINIMAL if self.quote else csv.QUOTE_NONE
        reader = csv.reader(
            lines,
            delimiter=self.delimiter or NEVER,
            quotechar=self.quote or '"',
            quoting=quoting,
            doublequote=self.escape is None,
            escapechar=self.escape,
            skipinitialspace=self.skip_blank,
            strict=strict,
        )
        return cast(CsvReader, reader)


def lines_of(text: str) -> Iterator[str]:
    """Lines that end in a newline only (str.splitlines knows many more)."""
    return iter(io.StringIO(text, newline="\n"))


def find(text: str, *, complete: bool) -> Dialect:
    """The best dialect for a text that begins with this."""
    match = _SEP_LINE.match(text)
    if match:
        rest = find(text[match.end() :], complete=complete)
        if rest.delimiter == match[1]:
            return _with_sep_line(rest)
        return Dialect(match[1], sep_line=True)
    sample = _whole_lines(text[:SAMPLE_CHARS], complete=complete)
    scored = [
        candidate
        for delimiter in DELIMITERS
        if delimiter in sample
        for candidate in _candidates(sample, delimiter)
    ]
    best = max(scored, key=lambda d: d.score, default=None)
    if best is not None and best.score >= LEAST_SCORE:
        return best
    return _by_header(sample) or Dialect(
        None, '"' if sample.count('"') > 1 else None, score=0.0
    )


def _by_header(sample: str) -> Dialect | None:
    """A table whose rows went wrong, but whose header and delimiter are plain."""
    for delimiter in (d for d, prior in DELIMITERS.items() if prior == 1.0):
        found = Dialect(delimiter, '"' if '"' in sample else None, score=0.0)
        records = _records(sample, found)
        names = records[0] if records else []
        plain = all(0 < len(n.split()) <= NAME_WORDS for n in names)
        if len(names) > 1 and plain and names[-1].strip()[-1:] not in ".,;:":
            rest = records[1:]
            wide = sum(1 for r in rest if len(r) >= len(names))
            if len(rest) > 2 and wide >= WIDE_SHARE * len(rest):
                return found
    return None


def _with_sep_line(found: Dialect) -> Dialect:
    return Dialect(
        found.delimiter, found.quote, found.escape, found.skip_blank, True, found.score
    )


def _whole_lines(sample: str, *, complete: bool) -> str:
    end = sample.rfind("\n")
    if complete and len(sample) < SAMPLE_CHARS:
        return sample
    return sample[: end + 1] if end > 0 else sample


def _candidates(sample: str, delimiter: str) -> Iterator[Dialect]:
    d = re.escape(delimiter)
    quotes: list[str | None] = ['"'] if '"' in sample else [None]
    if re.search(rf"(?:^|{d} ?)'[^'\n]*'(?={d}|$)", sample, re.MULTILINE):
        quotes.append("'")
    for quote in quotes:
        skip = _blanks_follow(sample, Dialect(delimiter, quote))
        yield _scored(sample, Dialect(delimiter, quote, None, skip))
        if quote and "\\" + quote in sample:
            yield _scored(sample, Dialect(delimiter, quote, "\\", skip))


def _blanks_follow(sample: str, dialect: Dialect) -> bool:
    """Is a blank after each delimiter part of the dialect?

    Then quotes count after it. Where the quotes protect delimiters in most rows, so
    that a standard reader finds another width than the header's, it stays a fault.
    """
    d, quote = dialect.delimiter or ",", dialect.quote
    if d == " " or sample.count(d + " ") <= BLANKS_SHARE * sample.count(d):
        return False
    if quote is None or d + " " + quote not in sample:
        return quote is None
    widths = [len(r) for r in _records(sample, dialect)]
    return bool(widths) and Counter(widths).most_common(1)[0][0] == widths[0]


def _scored(sample: str, dialect: Dialect) -> Dialect:
    return Dialect(
        dialect.delimiter,
        dialect.quote,
        dialect.escape,
        dialect.skip_blank,
        dialect.sep_line,
        _score(_records(sample, dialect), dialect),
    )


def _records(sample: str, dialect: Dialect) -> list[list[str]]:
    out: list[list[str]] = []
    try:
        for record in dialect.reader(lines_of(sample)):
            if any(cell.strip() for cell in record):
                out.append(record)
                if len(out) >= SAMPLE_RECORDS:
                    break
    except csv.Error:
        pass
    return out


def _score(records: list[list[str]], dialect: Dialect) -> float:
    widths = Counter(map(len, records))
    many = [(n * (w - 1) ** 0.5, w) for w, n in widths.items() if w > 1]
    if not many:
        return 0.0
    width = max(many)[1]
    share = widths[width] / len(records)
    body = [r for r in records if len(r) == width][:SCORED_RECORDS]
    prior = DELIMITERS[dialect.delimiter or ","]
    if len(records) == 1:
        prior *= 0.5 if prior == 1.0 else 0.0
    return share**1.5 * (1 - 1 / width) ** 0.5 * prior * _quality(body, dialect)


def _quality(records: list[list[str]], dialect: Dialect) -> float:
    cells = good = 0.0
    for record in records[: max(1, SCORED_CELLS // len(records[0]))]:
        for cell in record[:SCORED_CELLS]:
            cells += 1
            good += _cell_quality(cell, dialect)
    return max(good / cells, 0.01)


def _cell_quality(cell: str, dialect: Dialect) -> float:
    text = cell.strip()
    if not text:
        return 0.6
    quote = dialect.quote
    if quote and text.count(quote) % 2 and (text[0] == quote or text[-1] == quote):
        return 0.0
    if quote is None and len(text) > 1 and text[0] in "\"'" and text[-1] != text[0]:
        return 0.1
    if dialect.escape is None and text.endswith("\\"):
        return 0.3
    if "\n" in text and len(text) > 2_000:
        return 0.0
    if len(text) <= values.MAX_SHAPED:
        kind = values.read(text)[0]
        if kind not in ("text", "word", "code"):
            return 1.0
    if any(d in text for d in "\t;|" if d != dialect.delimiter):
        return 0.5
    return 0.8 if _TOKEN.fullmatch(text) else 0.7
