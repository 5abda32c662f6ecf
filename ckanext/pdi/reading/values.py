"""What kind of value is one cell?

A cell is first reduced to its *shape* (digits to 9, letters to A and a). The
shape decides how cells are read, and that decision is remembered: values are many,
shapes are few. No format is ever tried after another, and for most shapes the kind
is known without looking at a single value.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ckanext.pdi.reading import dates
from ckanext.pdi.vocabulary import words

#: (kind of facts.VALUE_KINDS, payload): a number, a dates.Day, or None.
Read = tuple[str, Any]

#: Longer cells have no shape that could mean a number or a date.
MAX_SHAPED = 64
#: Digits beyond which an integer is an identifier, not an amount.
MAX_DIGITS = 18
#: Shapes remembered; police files show a few hundred.
MAX_SHAPES = 50_000

SHAPE = str.maketrans(
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
    "9" * 10 + "A" * 26 + "a" * 26,
)

#: Longest date in words but for its digits: "wednesday, september of , :: p.m. -:".
MAX_WORDED = 48

_MONEY = r"[$€£]?[ \u00a0]?"
_INTEGER = re.compile(r"[-+]?9+")
_GROUPED = re.compile(r"[-+]?9{1,3}(?:,999)+")
_DECIMAL = re.compile(
    rf"[-+]?{_MONEY}[-+]?(?:9+|9{{1,3}}(?:,999)+)?(?:\.9*)?|"
    rf"\({_MONEY}(?:9+|9{{1,3}}(?:,999)+)(?:\.9+)?\)"
)
_PLAIN_DECIMAL = re.compile(r"-?9+\.9+")
_DECIMAL_COMMA = re.compile(r"[-+]?9+,9{1,2}|[-+]?9{1,3}(?:\.999)+,9+")
_EXPONENT = re.compile(r"[-+]?9+(?:\.9*)?[Aa][-+]?9{1,3}")
_REAL_EXPONENT = re.compile(r"[-+]?\d+(?:\.\d*[eE][-+]?|[eE][-+]|e)\d{1,3}")
_PERCENT = re.compile(r"[-+]?(?:9+(?:[.,]9*)?|[.,]9+)\s?%")
_TIME = re.compile(r"9{1,2}:99(?::99(?:\.9+)?)?\s?(?:[Aa]\.?[Aa]\.?)?")
_SUPPRESSED = re.compile(r"[<≤]\s?=?\s?9+|\*+|\^+|#{3,}|<\s?9+\s?\*")
_URL = re.compile(r"(?:https?|ftp)://\S+|www\.\S+\.\S+", re.IGNORECASE)
_TOKENS = re.compile(r"[\s,;]")
#: A date in letters has a word of three, a period may have FY, CY or Q.
_MONTH_WORD = re.compile(r"[Aa]{3}")
_PERIOD_SIGN = re.compile(r"(?<![Aa])[Aa]{1,2}\W?9|9\W?[Aa]9(?!9)")


@dataclass(frozen=True, slots=True)
class ShapeReader:
    """How cells of one shape are read.

    ``kind`` is set where every cell of the shape is of that kind; then ``number``
    converts a numeric one, and the first ``day_length`` characters of a date name
    its day.
    """

    read: Callable[[str], Read]
    kind: str | None = None
    number: Callable[[str], float] | None = None
    day_length: int = 0


_shapes: dict[str, ShapeReader] = {}


def read(value: str) -> Read:
    """The kind and the payload of a cell that is not blank and is trimmed."""
    return of_shape(value.translate(SHAPE)).read(value)


def of_shape(shape: str) -> ShapeReader:
    """The reader of cells of a shape."""
    if len(shape) > MAX_SHAPED:
        return _LONG
    reader = _shapes.get(shape)
    if reader is None:
        reader = _reader_of(shape)
        if len(_shapes) < MAX_SHAPES:
            _shapes[shape] = reader
    return reader


def _reader_of(shape: str) -> ShapeReader:
    if "9" in shape:
        number = _number_reader(shape)
        if number:
            return number
        if _TIME.fullmatch(shape):
            return ShapeReader(_read_time)
        if _EXPONENT.fullmatch(shape):
            return ShapeReader(_exponent_reader(shape))
        numeric = dates.reader_of(shape)
        if numeric:
            return _date_reader(numeric, shape)
    if _SUPPRESSED.fullmatch(shape):
        return _constant("suppressed")
    if "a" in shape or "A" in shape or not shape.isascii():
        return _letters_reader(shape)
    if "9" in shape:  # no spelled null has a digit and no letter
        return _constant(_kind_of_shape(shape))
    return ShapeReader(_read_signs)


def _constant(kind: str) -> ShapeReader:
    answer = (kind, None)
    return ShapeReader(lambda value: answer, kind)


def _numeric(kind: str, number: Callable[[str], float]) -> ShapeReader:
    return ShapeReader(lambda value: (kind, number(value)), kind, number)


def _number_reader(shape: str) -> ShapeReader | None:
    if _INTEGER.fullmatch(shape):
        known = len(shape) <= MAX_DIGITS
        return _numeric("integer", int) if known else _constant("code")
    if _GROUPED.fullmatch(shape):
        return _numeric("integer", _grouped)
    if _PLAIN_DECIMAL.fullmatch(shape):
        return _numeric("decimal", float)
    if _DECIMAL.fullmatch(shape):
        return _numeric("decimal", _money)
    if _DECIMAL_COMMA.fullmatch(shape):
        return _numeric("decimal", _decimal_comma)
    return _numeric("percent", _percent) if _PERCENT.fullmatch(shape) else None


def _grouped(value: str) -> int:
    return int(value.replace(",", ""))


def _money(value: str) -> float:
    text = value.translate(_MONEY_SIGNS)
    return -float(text.strip("()")) if text.startswith("(") else float(text)


def _decimal_comma(value: str) -> float:
    return float(value.replace(".", "").replace(",", "."))


def _percent(value: str) -> float:
    return float(value.rstrip("% \t").replace(",", "."))


def _exponent_reader(shape: str) -> Callable[[str], Read]:
    """A number like 1e3, unless it is a code such as 24E00017 or a quarter."""
    otherwise = _letters_reader(shape).read

    def reader(value: str) -> Read:
        if _REAL_EXPONENT.fullmatch(value):
            return "decimal", float(value)
        return otherwise(value)

    return reader


def _read_time(value: str) -> Read:
    hour = int(value[: value.index(":")])
    letters = value[-4:].strip().lower()
    if hour > 24 or (letters[-1:].isalpha() and "m" not in letters):
        return "code", None
    return "time", None


def _date_reader(numeric: dates.Numeric, shape: str) -> ShapeReader:
    otherwise = (_kind_of_shape(shape), None)
    return ShapeReader(
        lambda value: numeric.read(value) or otherwise, numeric.kind, None, numeric.day
    )


def _kind_of_shape(shape: str) -> str:
    """The kind of a cell that is neither a number, nor a date, nor a spelled word."""
    if _TOKENS.search(shape):
        return "text"
    return "code" if "9" in shape else "word"


def _letters_reader(shape: str) -> ShapeReader:
    """Letters: a spelled null or refusal, a worded date, a web address, or plain."""
    kind = _kind_of_shape(shape)
    if kind != "text" and ("://" in shape or shape[:4].lower() == "aaa."):
        return ShapeReader(_read_address)
    if "9" not in shape or shape.startswith("#"):  # a spreadsheet's #DIV/0!
        return ShapeReader(_worded_reader(kind))
    plain: Read = (kind, None)
    if len(shape) - shape.count("9") > MAX_WORDED or not _may_be_worded(shape):
        return _constant(kind)
    return ShapeReader(lambda value: dates.read_worded(value.lower()) or plain)


def _may_be_worded(shape: str) -> bool:
    if _MONTH_WORD.search(shape):
        return True
    short = len(shape) <= dates.PERIOD_LENGTH
    return short and _PERIOD_SIGN.search(shape) is not None


def _worded_reader(kind: str) -> Callable[[str], Read]:
    plain: Read = (kind, None)
    spelled = words.SPELLED

    def reader(value: str) -> Read:
        lower = value.lower()
        if lower in spelled:
            return spelled[lower], None
        return ("withheld", None) if words.is_withheld(lower) else plain

    return reader


def _read_address(value: str) -> Read:
    if _URL.fullmatch(value):
        return "url", None
    return ("code" if any(map(str.isdigit, value)) else "word"), None


def _read_signs(value: str) -> Read:
    kind = words.SPELLED.get(value.lower())
    return (kind or ("text" if _TOKENS.search(value) else "code")), None


def read_long(value: str) -> Read:
    """The kind of a cell that is too long to have a shape."""
    if _URL.fullmatch(value):
        return "url", None
    return ("text" if _TOKENS.search(value) else "code"), None


_LONG = ShapeReader(read_long)
_MONEY_SIGNS = str.maketrans("", "", "$€£, \t\u00a0")
