"""What kind of value is one cell?

A cell is first reduced to its *shape* (digits to 9, letters to A and a). The
shape decides how it is read, and that decision is remembered: values are many,
shapes are few. No format is ever tried after another.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from ckanext.pdi.reading import dates
from ckanext.pdi.vocabulary import words

#: (kind of facts.VALUE_KINDS, payload): a number, a dates.Day, or None.
Read = tuple[str, Any]
Reader = Callable[[str], Read]

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

_MONEY = r"[$€£]?\s?"
_INTEGER = re.compile(r"[-+]?9+")
_GROUPED = re.compile(r"[-+]?9{1,3}(?:,999)+")
_DECIMAL = re.compile(
    rf"[-+]?{_MONEY}[-+]?(?:9+|9{{1,3}}(?:,999)+)?(?:\.9*)?|"
    rf"\({_MONEY}(?:9+|9{{1,3}}(?:,999)+)(?:\.9+)?\)"
)
_DECIMAL_COMMA = re.compile(r"[-+]?9+,9{1,2}|[-+]?9{1,3}(?:\.999)+,9+")
_EXPONENT = re.compile(r"[-+]?9+(?:\.9*)?[Aa][-+]?9{1,3}")
_REAL_EXPONENT = re.compile(r"[-+]?\d+(?:\.\d*[eE][-+]?|[eE][-+]|e)\d{1,3}")
_PERCENT = re.compile(r"[-+]?(?:9+(?:[.,]9*)?|[.,]9+)\s?%")
_TIME = re.compile(r"9{1,2}:99(?::99(?:\.9+)?)?\s?(?:[Aa]\.?[Aa]\.?)?")
_SUPPRESSED = re.compile(r"[<≤]\s?=?\s?9+|\*+|\^+|#{3,}|<\s?9+\s?\*")
_URL = re.compile(r"(?:https?|ftp)://\S+|www\.\S+\.\S+", re.IGNORECASE)
_TOKENS = re.compile(r"[\s,;]")

_shapes: dict[str, Reader] = {}


def read(value: str) -> Read:
    """The kind and the payload of a cell that is not blank and is trimmed."""
    if len(value) > MAX_SHAPED:
        return _read_long(value)
    shape = value.translate(SHAPE)
    reader = _shapes.get(shape)
    if reader is None:
        reader = _reader_of(shape)
        if len(_shapes) < MAX_SHAPES:
            _shapes[shape] = reader
    return reader(value)


def shape_of(value: str) -> str:
    return value.translate(SHAPE)


def _read_long(value: str) -> Read:
    if _URL.fullmatch(value):
        return "url", None
    return ("text" if _TOKENS.search(value) else "code"), None


def _reader_of(shape: str) -> Reader:
    if "9" in shape:
        for pattern, reader in _DIGIT_READERS:
            if pattern.fullmatch(shape):
                return reader
        numeric = dates.reader_of(shape)
        if numeric:
            return _date_reader(numeric, shape)
    if _SUPPRESSED.fullmatch(shape):
        return _always("suppressed")
    if "a" in shape or "A" in shape or not shape.isascii():
        return _read_letters
    return _read_signs


def _always(kind: str) -> Reader:
    answer = (kind, None)
    return lambda value: answer


def _read_integer(value: str) -> Read:
    if len(value) > MAX_DIGITS:
        return "code", None
    return "integer", int(value)


def _read_grouped(value: str) -> Read:
    return "integer", int(value.replace(",", ""))


def _read_decimal(value: str) -> Read:
    text = value.translate(_MONEY_SIGNS)
    negative = text.startswith("(")
    try:
        number = float(text.strip("()"))
    except ValueError:  # "$", ".", "-": signs without a digit
        return _read_signs(value)
    return "decimal", -number if negative else number


def _read_decimal_comma(value: str) -> Read:
    return "decimal", float(value.replace(".", "").replace(",", "."))


def _read_exponent(value: str) -> Read:
    if _REAL_EXPONENT.fullmatch(value):
        return "decimal", float(value)
    return _read_letters(value)


def _read_percent(value: str) -> Read:
    return "percent", float(value.rstrip("% \t").replace(",", "."))


def _read_time(value: str) -> Read:
    hour = int(value[: value.index(":")])
    letters = value[-4:].strip().lower()
    if hour > 24 or (letters[-1:].isalpha() and "m" not in letters):
        return "code", None
    return "time", None


def _read_signs(value: str) -> Read:
    if value.lower() in words.NULLS:
        return "null_word", None
    if value in words.WITHHELD:
        return "withheld", None
    return ("text" if _TOKENS.search(value) else "code"), None


def _read_letters(value: str) -> Read:
    lower = value.lower()
    if lower in words.NULLS:
        return "null_word", None
    if lower in words.WITHHELD:
        return "withheld", None
    has_digit = any(map(str.isdigit, value))
    if has_digit:
        found = dates.read_worded(lower)
        if found:
            return found
    elif words.is_withheld(lower):
        return "withheld", None
    if value.isalpha():
        return "word", None
    if _TOKENS.search(value):
        return "text", None
    if _URL.fullmatch(value):
        return "url", None
    return ("code" if has_digit else "word"), None


def _date_reader(numeric: dates.NumericReader, shape: str) -> Reader:
    fallback = _always("text" if _TOKENS.search(shape) else "code")

    def reader(value: str) -> Read:
        return numeric(value) or fallback(value)

    return reader


_MONEY_SIGNS = str.maketrans("", "", "$€£, \t\u00a0")
_DIGIT_READERS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (_INTEGER, _read_integer),
    (_GROUPED, _read_grouped),
    (_DECIMAL, _read_decimal),
    (_DECIMAL_COMMA, _read_decimal_comma),
    (_PERCENT, _read_percent),
    (_EXPONENT, _read_exponent),
    (_TIME, _read_time),
)
