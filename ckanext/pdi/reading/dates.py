"""Which day does a cell name, in any of the spellings police systems write?

Numeric dates keep both orders of day and month until the whole column is known:
see :class:`Day`. Worded dates (``09-NOV-07``, ``Thursday, January 3, 2019``) have
one order. Impossible days (``2024-02-31``, ``13/45/2020``) are still dates where
the writing leaves no doubt, and are counted as such.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from ckanext.pdi.vocabulary import words


class Day(NamedTuple):
    """A day as written: the year and the two numbers beside it.

    ``first`` is the month where the order is known; else ``free`` is True and
    ``first``, ``second`` stand in the order of the cell.
    """

    year: int
    first: int
    second: int
    free: bool
    timed: bool  # a time of day other than midnight
    digits: bool = False  # written in digits only


Read = tuple[str, Any]

MONTH_DAYS = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
#: Two-digit years up to this one belong to this century (POSIX's rule).
PIVOT = 68
#: The longest period is written like "fy 2019-2020".
PERIOD_LENGTH = 12
MAX_TAILS = 100_000
#: Digits of seconds and of milliseconds since 1970; from 1990 to 2037.
EPOCH, EPOCH_DIGITS = datetime(1970, 1, 1), (10, 12, 13)
EPOCH_FIRST, EPOCH_LAST = 631_152_000, 2_145_916_800

_NUMERIC = re.compile(
    r"(?P<year>9999)(?P<sep>[-/.])(?P<one>9{1,2})(?P=sep)(?P<two>9{1,2})(?P<tail>.*)"
    r"|(?P<a>9{1,2})(?P<mark>[-/.])(?P<b>9{1,2})(?P=mark)(?P<end>9999|99)(?P<rest>.*)"
)
_TAIL = re.compile(
    r"(?:A|,?\s+)9{1,2}:99(?::99(?:[.,]9+)?)?(?:\s?[Aa]\.?[Aa]\.?)?"
    r"(?:\s?(?:A|AAA|[-+]99(?::?99)?))?|\s9{3,4}|\s9{6}"
)
_PERIOD = re.compile(r"9999[-/]99|9999[-/]9999|99[-/]9999")
_PERIOD_WORDS = re.compile(
    r"(?:fy|cy)\s?'?\d\d(?:\d\d)?(?:[-/]\d\d(?:\d\d)?)?|"
    r"(?:19|20)\d\d\s?[- ]?\s?q[1-4]|q[1-4]\s?[-,/ ]?\s?(?:(?:19|20)\d\d|\d\d)"
)
_MIDNIGHT = re.compile(
    r"[t,\s]*(?:0?0:00(?::00(?:[.,]0+)?)?(?:\s?a\.?m\.?)?|12:00(?::00(?:\.0+)?)?"
    r"\s?a\.?m\.?|000|0000|000000)\s?(?:z|utc|gmt|[-+]\d\d(?::?\d\d)?)?"
)
_CLOCK = (
    r"(?:\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?\s?(?:[ap]\.?m\.?)?(?:\s?(?:z|utc|gmt|"
    r"[a-z]{3}|[-+]\d\d(?::?\d\d)?))?)"
)
_MONTH = (
    r"(?P<month{n}>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"(?:uary|ruary|ch|il|e|y|ust|tember|t|ober|ember)?\.?"
)
_WORDED = re.compile(
    r"(?:[a-z]{2,12}:\s*)?(?:(?P<early>" + _CLOCK + r")[,\s]+)?"
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
    r"(?:"
    + _MONTH.format(n=1)
    + r"[\s-]+(?P<day1>\d{1,2})(?:st|nd|rd|th)?[,\s-]+(?P<year1>\d{4}|\d\d)"
    r"|(?P<day2>\d{1,2})(?:st|nd|rd|th)?(?:[\s./-]|\sof\s)?"
    + _MONTH.format(n=2)
    + r"[\s,./-]?\s?(?P<year2>\d{4}|\d\d)"
    r"|(?P<year3>\d{4})[\s./-]" + _MONTH.format(n=3) + r"[\s./-](?P<day3>\d{1,2})"
    r")(?:[,\s:t]+(?:at\s)?(?P<late>" + _CLOCK + r"))?"
)
_WORDED_MONTH = re.compile(
    _MONTH.format(n="")
    + r"[\s,'/-]*(?:\d{4}|\d\d)|(?:\d{4}|\d\d)[\s/-]"
    + _MONTH.format(n="b")
)
_HAS_MONTH = re.compile(r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec")
_tails: dict[str, bool] = {}


class Numeric(NamedTuple):
    """How cells of one shape that may be dates in digits are read.

    ``kind`` is set where all of them are dates; the first ``day`` characters name
    the day then.
    """

    read: Callable[[str], Read | None]
    kind: str | None
    day: int


def reader_of(shape: str) -> Numeric | None:
    """How a cell of this shape is read, if it may be a date written in digits."""
    if _PERIOD.fullmatch(shape):
        return Numeric(_read_period, None, 0)
    match = _NUMERIC.fullmatch(shape)
    if match is None:
        return None
    tail = match["tail"] if match["year"] else match["rest"]
    if tail and not _TAIL.fullmatch(tail):
        return None
    kind = "datetime" if tail else "date"
    return _year_first(match, kind) if match["year"] else _year_last(match, kind)


def _year_first(match: re.Match[str], kind: str) -> Numeric:
    one, two = slice(*match.span("one")), slice(*match.span("two"))
    end = match.end("two")
    strict = match["sep"] == "."

    def reader(value: str) -> Read | None:
        year, month, day = int(value[:4]), int(value[one]), int(value[two])
        if strict and not possible(year, month, day):
            return None
        return kind, Day(year, month, day, False, timed(value[end:]))

    return Numeric(reader, None if strict else kind, end)


def _year_last(match: re.Match[str], kind: str) -> Numeric:
    a, b = slice(*match.span("a")), slice(*match.span("b"))
    year, end = slice(*match.span("end")), match.end("end")
    short = len(match["end"]) == 2
    strict = match["mark"] != "/"  # 12-34-5678 may well be no date

    def reader(value: str) -> Read | None:
        first, second, y = int(value[a]), int(value[b]), int(value[year])
        if short:
            y += 2000 if y <= PIVOT else 1900
        if strict and not (possible(y, first, second) or possible(y, second, first)):
            return None
        return kind, Day(y, first, second, True, timed(value[end:]))

    return Numeric(reader, None if strict else kind, end)


def _read_period(value: str) -> Read | None:
    """``2024-01`` is a month, ``2019-20`` and ``2019-2020`` are two years' span."""
    left, right = re.split("[-/]", value)
    if len(left) == 2:
        left, right = right, left
    one, two = int(left), int(right)
    if not 1900 <= one <= 2100:
        return None
    if 1 <= two <= 12 or two in ((one + 1) % 100, one + 1):
        return "month", None
    return None


def read_worded(lower: str) -> Read | None:
    """A date or period that is written with letters; ``lower`` holds a digit."""
    if len(lower) <= PERIOD_LENGTH and _PERIOD_WORDS.fullmatch(lower):
        return "month", None
    if not _HAS_MONTH.search(lower):
        return None
    if _WORDED_MONTH.fullmatch(lower):
        return "month", None
    match = _WORDED.fullmatch(lower)
    if match is None:
        return None
    form = next(n for n in "123" if match["day" + n])
    year = int(match["year" + form])
    if len(match["year" + form]) == 2:
        year += 2000 if year <= PIVOT else 1900
    clock = match["early"] or match["late"]
    month = words.MONTHS[match["month" + form]]
    day = int(match["day" + form])
    read = Day(year, month, day, False, bool(clock) and timed(clock or ""))
    return ("datetime" if clock else "date"), read


def timed(tail: str) -> bool:
    """Does the rest of the cell name a time of day other than midnight?"""
    if not tail:
        return False
    known = _tails.get(tail)
    if known is None:
        known = _MIDNIGHT.fullmatch(tail.lower()) is None
        if len(_tails) < MAX_TAILS:
            _tails[tail] = known
    return known


def possible(year: int, month: int, day: int) -> bool:
    """Is there such a day? (29 February is allowed in every year.)"""
    return 1 <= month <= 12 and 1 <= day <= MONTH_DAYS[month] and year > 0


def _from_epoch(seconds: int) -> Day | None:
    """Seconds since 1970, as computers count time."""
    if not EPOCH_FIRST <= seconds <= EPOCH_LAST:
        return None
    when = EPOCH + timedelta(seconds=seconds)
    timed = bool(when.hour or when.minute or when.second)
    return Day(when.year, when.month, when.day, False, timed, True)


def from_digits(value: str) -> Day | None:
    """20240131, 01312024 or 1312024 as a day, if it can be one."""
    if not value.isdecimal():
        return None
    if len(value) in EPOCH_DIGITS:
        return _from_epoch(int(value[:-3] if len(value) > EPOCH_DIGITS[0] else value))
    if len(value) == 8 and value[:2] in ("19", "20"):
        year, month, day = int(value[:4]), int(value[4:6]), int(value[6:])
        if possible(year, month, day):
            return Day(year, month, day, False, False, True)
    if len(value) in (7, 8):
        month, day, year = int(value[:-6]), int(value[-6:-4]), int(value[-4:])
        if 1900 <= year <= 2100 and possible(year, month, day):
            return Day(year, month, day, False, False, True)
    return None
