"""Which writing may identify a person: by its shape, its value, its column's name?

Each pattern has a form, seen in a value's shape, and a check of the value itself.
All expressions are linear: every repetition is bounded or cannot overlap what
follows. Numbers are judged by the rules of those who issue them: the Social Security
Administration's areas, the North American Numbering Plan, Luhn's check digit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache

from ckanext.pdi.vocabulary import people, words

#: Shapes remembered for each column, and the longest of them.
MAX_SHAPES, MAX_SHAPE = 20_000, 64
#: A block's number is a multiple of this.
BLOCK = 100
#: Cells longer than this are no name.
MAX_NAME = 50

_START, _END = r"(?:^|[^a-z0-9])", r"(?:$|[^a-z0-9])"
_SSN_NAME = re.compile(r"ssn|social.?sec|" + _START + r"soc(?:ial)?" + _END)
_PHONE_NAME = re.compile(
    r"phone|mobile|" + _START + r"(?:tel|telephone|cell|fax|contact.?n)"
)
_PLATE_NAME = re.compile(r"plate|" + _START + r"(?:tag|lic).?(?:no|num|nbr|number|#)")
_LICENCE_NAME = re.compile(
    r"driver.{0,3}licen[cs]e|drivers?.?lic|licen[cs]e.?(?:no|num|nbr|#)|"
    + _START
    + r"(?:dl|oln|odl|cdl)(?:.?(?:no|num|nbr|id|#)|$|[^a-z0-9])"
)
_ABOUT_NAME = re.compile(
    r"state|year|type|class|status|country|count|expir|exp|desc|reader|hit|check|colou?r"
)
_CODES_NAME = re.compile(
    r"case|incident|report|citation|ticket|event|complaint|docket|control|call|file|"
    r"log|tracking|record|" + _START + r"(?:cad|ir|cfs|rd|gid|objectid)"
)
_PLACE_NAME = re.compile(
    r"latitude|longitude|coord|geo|point|" + _START + r"(?:lat|lon|lng|long|x|y)" + _END
)
_ROLES = (
    r"(?:officer|subject|victim|suspect|person|employee|driver|defendant|complainant|"
    r"offender|witness|member|supervisor|decedent|deceased|arrestee)s?"
)
_PERSON_NAME = re.compile(
    _START
    + r"(?:full.?)?name|fullname|"
    + _ROLES
    + r"(?:['’]s)?[ _.-]?(?:full[ _.-]?)?"
    r"name|^" + _ROLES + r"$"
)
_THING_NAME = re.compile(
    r"street|road|city|county|state|agency|dep(?:artmen)?t|school|business|location|"
    r"place|address|area|zone|district|neighbou?rhood|precinct|beat|division|unit|"
    r"bureau|facility|hospital|station|park|file|event|offen[cs]e|charge|crime|"
    r"statute|call|type|category|column|field|variable|layer|community|region|court|"
    r"jurisdiction|municipality|program|company|source|title|model|make"
)

_SSN_FORM = ("999-99-9999", "999 99 9999")
_PHONE_FORM = ("999-9999", "999.9999", "999 9999")
_STREET_FORM = ("9 A", "9 a", "9A A", "9a a", "9a A")
_NINE_FORM = re.compile(r"999[- ]?99[- ]?9999")
_TEN_FORM = re.compile(r"(?:\+?9)?9{10}")
_CARD_FORM = re.compile(r"9{13}|9999[- ]9999[- ]9999[- ]9999|9999[- ]9{6}[- ]9{5}")
_PAIR_FORM = re.compile(r"9\.9{5,20}\s?[,; ]\s?-?9{1,3}\.9{5,20}")
_DEGREES_FORM = re.compile(r"-?9{1,3}\.9{5,20}")
_LICENCE_FORM = re.compile(r"[A9][A9 *-]{3,19}[A9]", re.IGNORECASE)
_PLATE_FORM = re.compile(r"[A9](?:[ -]?[A9]){2,8}", re.IGNORECASE)
_WORD = r"A[^\W\d_]*(?:['’-][^\W\d_]+){0,2}\.?"
_NAME_FORM = re.compile(rf"{_WORD}(?:,\s?|\s){_WORD}(?:,?\s{_WORD}){{0,2}}")

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

Check = Callable[[str, "Context"], bool]


@dataclass(frozen=True)
class Context:
    """What a column's name says of its cells."""

    ssn: bool = False
    phone: bool = False
    plate: bool = False
    licence: bool = False
    codes: bool = False  # case numbers and the like
    place: bool = False
    person: bool = False
    thing: bool = False  # something else that has names
    known: dict[str, tuple[str, ...]] = field(
        default_factory=dict[str, tuple[str, ...]], compare=False
    )

    @classmethod
    def of(cls, name: str) -> Context:
        """The context that a column's name gives."""
        lower = name.lower()
        about = bool(_ABOUT_NAME.search(lower))
        plate = bool(_PLATE_NAME.search(lower)) and not about
        thing = bool(_THING_NAME.search(lower))
        return cls(
            ssn=bool(_SSN_NAME.search(lower)),
            phone=bool(_PHONE_NAME.search(lower)),
            plate=plate,
            licence=bool(_LICENCE_NAME.search(lower)) and not plate and not about,
            codes=bool(_CODES_NAME.search(lower)),
            place=bool(_PLACE_NAME.search(lower)),
            person=bool(_PERSON_NAME.search(lower)) and not thing,
            thing=thing,
        )

    def forms(self, shape: str) -> tuple[str, ...]:
        """The patterns whose form is in a shape; for most shapes there is none."""
        found = self.known.get(shape)
        if found is None:
            found = tuple(p for p, has in _FORMS.items() if has(shape, self))
            if len(shape) <= MAX_SHAPE and len(self.known) < MAX_SHAPES:
                self.known[shape] = found
        return found


def _has_ssn(shape: str, context: Context) -> bool:
    if _SSN_FORM[0] in shape or _SSN_FORM[1] in shape:
        return True
    return context.ssn and _NINE_FORM.fullmatch(shape) is not None


def _has_phone(shape: str, context: Context) -> bool:
    if any(form in shape for form in _PHONE_FORM):
        return True
    return context.phone and _TEN_FORM.fullmatch(shape) is not None


def _has_card(shape: str, _: Context) -> bool:
    return shape.count("9") >= 13 and _CARD_FORM.search(shape) is not None


def _has_name(shape: str, context: Context) -> bool:
    if "9" in shape or context.thing or len(shape) > MAX_NAME or shape[:1] != "A":
        return False
    return _NAME_FORM.fullmatch(shape) is not None


def _has_street(shape: str, _: Context) -> bool:
    return any(form in shape for form in _STREET_FORM)


def _has_place(shape: str, context: Context) -> bool:
    if "9.99999" not in shape:
        return False
    if context.place and _DEGREES_FORM.fullmatch(shape):
        return True
    return _PAIR_FORM.search(shape) is not None


def _has_licence(shape: str, context: Context) -> bool:
    return context.licence and _LICENCE_FORM.fullmatch(shape) is not None


def _has_plate(shape: str, context: Context) -> bool:
    return context.plate and _PLATE_FORM.fullmatch(shape) is not None


_FORMS: Mapping[str, Callable[[str, Context], bool]] = {
    "ssn": _has_ssn,
    "email": lambda shape, _: "@" in shape,
    "phone": _has_phone,
    "payment_card": _has_card,
    "driver_license": _has_licence,
    "plate": _has_plate,
    "person_name": _has_name,
    "street_address": _has_street,
    "exact_place": _has_place,
}


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
    degrees = [float(m[0]) for m in _DEGREES.finditer(text)]
    if not any(degrees) or max(map(abs, degrees)) > 180:
        return False
    return len(degrees) > 1 or context.place


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
