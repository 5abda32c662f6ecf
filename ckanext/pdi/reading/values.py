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
    return read_shaped(value, value.translate(SHAPE))


def read_shaped(value: str, shape: str) -> Read:
    """The same where the shape is known."""
    reader = _shapes.get(shape)
    if reader is None:
        reader = _reader_of(shape)
        if len(_shapes) < MAX_SHAPES and len(shape) <= MAX_SHAPED:
            _shapes[shape] = reader
    return reader(value)


def _read_long(value: str) -> Read:
    if _URL.fullmatch(value):
        return "url", None
    return ("text" if _TOKENS.search(value) else "code"), None


def _reader_of(shape: str) -> Reader:
    if len(shape) > MAX_SHAPED:
        return _read_long
    if "9" in shape:
        for pattern, reader in _DIGIT_READERS:
            if pattern.fullmatch(shape):
                return reader
        if _EXPONENT.fullmatch(shape):
            return _exponent_reader(shape)
        numeric = dates.reader_of(shape)
        if numeric:
            return _or_else(numeric, _kind_of_shape(shape))
    if _SUPPRESSED.fullmatch(shape):
        return _always("suppressed")
    if "a" in shape or "A" in shape or not shape.isascii():
        return _letters_reader(shape)
    return _read_signs


def _kind_of_shape(shape: str) -> str:
    """The kind of a cell that is neither a number, nor a date, nor a spelled word."""
    if _TOKENS.search(shape):
        return "text"
    return "code" if "9" in shape else "word"


def _or_else(reader: Callable[[str], Read | None], kind: str) -> Reader:
    otherwise = (kind, None)
    return lambda value: reader(value) or otherwise


def _letters_reader(shape: str) -> Reader:
    """Letters: a spelled null or refusal, a worded date, a web address, or plain."""
    kind = _kind_of_shape(shape)
    plain: Read = (kind, None)
    dated = "9" in shape
    spelled = words.SPELLED

    def reader(value: str) -> Read:
        lower = value.lower()
        if lower in spelled:
            return spelled[lower], None
        if dated:
            return dates.read_worded(lower) or plain
        if words.is_withheld(lower):
            return "withheld", None
        return plain

    if kind == "text" or ("://" not in shape and shape[:4].lower() != "aaa."):
        return reader
    return lambda value: ("url", None) if _URL.fullmatch(value) else reader(value)


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


def _exponent_reader(shape: str) -> Reader:
    """A number like 1e3, unless it is a code such as 24E00017 or a quarter."""
    otherwise = _letters_reader(shape)

    def reader(value: str) -> Read:
        if _REAL_EXPONENT.fullmatch(value):
            return "decimal", float(value)
        return otherwise(value)

    return reader


def _read_percent(value: str) -> Read:
    return "percent", float(value.rstrip("% \t").replace(",", "."))


def _read_time(value: str) -> Read:
    hour = int(value[: value.index(":")])
    letters = value[-4:].strip().lower()
    if hour > 24 or (letters[-1:].isalpha() and "m" not in letters):
        return "code", None
    return "time", None


def _read_signs(value: str) -> Read:
    kind = words.SPELLED.get(value)
    return (kind or ("text" if _TOKENS.search(value) else "code")), None


_MONEY_SIGNS = str.maketrans("", "", "$€£, \t\u00a0")
_DIGIT_READERS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (_INTEGER, _read_integer),
    (_GROUPED, _read_grouped),
    (_DECIMAL, _read_decimal),
    (_DECIMAL_COMMA, _read_decimal_comma),
    (_PERCENT, _read_percent),
    (_TIME, _read_time),
)
