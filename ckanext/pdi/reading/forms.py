"""Which patterns may a value of this shape hold, in a column of this name?

The forms of ``facts.PATTERNS``, seen in a value's shape: a cheap look that rules out
nearly everything. What is left is judged by :mod:`ckanext.pdi.reading.personal`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

#: Shapes remembered for each column, and the longest of them.
MAX_SHAPES, MAX_SHAPE = 20_000, 64
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
    r"state|year|type|class|status|count|expir|exp|desc|reader|hit|check|colou?r|ytd|"
    r"missing|improper|total"
)
_CODES_NAME = re.compile(
    r"case|incident|report|citation|ticket|event|complaint|docket|control|call|file|"
    r"log|tracking|record|" + _START + r"(?:cad|ir|cfs|rd|gid|objectid)"
)
_PLACE_NAME = re.compile(
    r"latitude|longitude|coord|geolocation|geocod|"
    + _START
    + r"(?:lat|lon|lng|long|x|y|geo|point|location|place)"
    + _END
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
    r"jurisdiction|municipality|program|company|source|title|model|make|reason|"
    r"cross|inter|prem|^st.?name"
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
