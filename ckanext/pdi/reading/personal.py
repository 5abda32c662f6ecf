"""Which writing may identify a person?

The checks of values that have the form of a pattern. All expressions are linear:
every repetition is bounded or cannot overlap what follows. Numbers are judged by the
rules of those who issue them: the Social Security Administration's areas, the North
American Numbering Plan, Luhn's check digit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from ckanext.pdi.reading.forms import Context
from ckanext.pdi.vocabulary import people, words

#: A block's number is a multiple of this.
BLOCK = 100

_SSN = re.compile(
    r"(?<![\w./-])(?!000|666|9)\d{3}([- ])(?!00)\d\d\1(?!0000)\d{4}(?![\w/]|[-.]\d)"
)
_NINE = re.compile(r"(?!000|666|9)\d{3}[- ]?(?!00)\d\d[- ]?(?!0000)\d{4}")
_EMAIL = re.compile(
    r"(?<![\w.%+-])[A-Za-z0-9_][\w.%+'-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,24}"
)
_PHONE = re.compile(
    r"(?<![\w./-])(?:\+?1[-. ]?)?(?:\([2-9](?!11)\d\d\)[-. ]?|[2-9](?!11)\d\d([-. ]))"
    r"[2-9](?!11)\d\d[-. ]\d{4}(?![\w/]|[-.]\d)"
)
_TEN = re.compile(r"(?:\+?1)?[2-9](?!11)\d\d[2-9](?!11)\d{6}")
_CARD = re.compile(
    r"(?<![\w.-])(?:\d{13,19}|\d{4}([- ])\d{4}\1\d{4}\1\d{4}|\d{4}([- ])\d{6}\2\d{5})"
    r"(?!\w|[-.]\d)"
)
#: Issuers' first digits and lengths.
_ISSUED = re.compile(
    r"4\d{12}(?:\d{3}){0,2}|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}"
    r"|3[47]\d{13}|3(?:0[0-5]|[689]\d)\d{11}|35\d{14}|6(?:011|5\d\d|4[4-9]\d)\d{12}"
)
_BLOCK_WORDS = re.compile(r"\bbl(?:oc)?k\b|\d[x*]{2}\b|\bhundred\b", re.IGNORECASE)
_HOUSE = re.compile(
    r"(?<![\w./#:-])(\d{1,6})[A-Za-z]?(?:-\d{1,4})? "
    r"((?:[\w'.-]{1,20} ){1,4}[A-Za-z]{2,9})\b"
)
#: Fewer decimals of a degree leave ten metres or more open.
_DEGREES = re.compile(r"-?\d{1,3}\.\d{5,20}")

Check = Callable[[str, Context], bool]


def _is_ssn(text: str, context: Context) -> bool:
    if context.ssn and _NINE.fullmatch(text.strip()):
        return True
    return _SSN.search(text) is not None


def _is_email(text: str, _: Context) -> bool:
    return _EMAIL.search(text) is not None


def _is_phone(text: str, context: Context) -> bool:
    if context.phone and _TEN.fullmatch(text.strip()):
        return True
    return _PHONE.search(text) is not None


def _is_card(text: str, _: Context) -> bool:
    for match in _CARD.finditer(text):
        digits = match[0].replace("-", "").replace(" ", "")
        if _ISSUED.fullmatch(digits) and luhn(digits):
            return True
    return False


def luhn(digits: str) -> bool:
    """Is the last digit the check digit of the others?"""
    plain = map(int, digits[-1::-2])
    doubled = (2 * int(d) for d in digits[-2::-2])
    return (sum(plain) + sum(d - 9 if d > 9 else d for d in doubled)) % 10 == 0


def _is_licence(text: str, _: Context) -> bool:
    """The states' forms have 4 to 16 signs, and at least three digits."""
    signs = [c for c in text if c.isalnum()]
    return 5 <= len(signs) <= 16 and sum(c.isdigit() for c in signs) >= 3


def _is_plate(text: str, _: Context) -> bool:
    """Letters and digits, or four digits at least."""
    signs = [c for c in text if c.isalnum()]
    digits = sum(c.isdigit() for c in signs)
    mixed = 0 < digits < len(signs)
    return 3 <= len(signs) <= 8 and (mixed or digits >= 4)


def _is_name(text: str, context: Context) -> bool:
    """No word of it means a thing, and a given name or the column says so."""
    ranks, given = words.LISTS["rank"], people.GIVEN_NAMES
    lower = text.strip().lower()
    parts = [p.strip(".") for p in lower.replace(",", " ").split()]
    named = [p for p in parts if p not in ranks[1] and p not in ranks[0]]
    full = [p for p in named if len(p) > 1]
    if len(named) < 2 or not full or lower in _phrases():
        return False
    if any(part in _things() for part in full):
        return False
    return context.person or any(part in given for part in full)


@cache
def _things() -> frozenset[str]:
    """Words by which a phrase is no person's name."""
    lists = (inside for name, (_, inside) in words.LISTS.items() if name != "rank")
    known = frozenset[str]().union(*lists, people.NO_NAMES, words.WEEKDAYS)
    return known - people.GIVEN_NAMES


@cache
def _phrases() -> frozenset[str]:
    """Whole cells that are no person's name."""
    return words.LISTS["us_state"][0] | words.WITHHELD | words.NULLS


def _is_street(text: str, _: Context) -> bool:
    if _BLOCK_WORDS.search(text):
        return False
    streets = _streets()
    for match in _HOUSE.finditer(text):
        named = match[2].lower().replace(".", "").split()
        if int(match[1]) % BLOCK and any(w in streets for w in named[1:]):
            return True
    return False


@cache
def _streets() -> frozenset[str]:
    return words.LISTS["street"][1] - {"block", "blk", "intersection"}


def _is_place(text: str, context: Context) -> bool:
    if context.place:
        try:
            return 0 < abs(float(text)) <= 180
        except ValueError:
            pass  # a pair of them
    degrees = [abs(float(m)) for m in _DEGREES.findall(text)]
    return len(degrees) > 1 and any(degrees) and max(degrees) <= 180


CHECKS: Mapping[str, Check] = {
    "ssn": _is_ssn,
    "email": _is_email,
    "phone": _is_phone,
    "payment_card": _is_card,
    "driver_license": _is_licence,
    "plate": _is_plate,
    "person_name": _is_name,
    "street_address": _is_street,
    "exact_place": _is_place,
}
