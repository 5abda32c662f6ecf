"""Is what was entered right, and if not, what would be?"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterable
from typing import Any

import ckan.plugins.toolkit as tk

from ckanext.pdi import choices, places
from ckanext.pdi.vocabulary.agencies import AGENCY_TYPES, ORI
from ckanext.pdi.vocabulary.categories import categories

__all__ = [
    "pdi_agency_type_known",
    "pdi_category_known",
    "pdi_jurisdictions_known",
    "pdi_list_output",
    "pdi_ori",
    "pdi_role_or_data",
    "pdi_short_text",
]

#: A sentence; longer texts belong into the description.
SHORT_TEXT = 300
#: An agency of a whole state polices every place in it by its one state slug.
MAX_JURISDICTIONS = 200
_SEPARATORS = re.compile(r"[\s,;]+")


def pdi_category_known(value: Any) -> str:
    """A category of the vocabulary."""
    return _one_of(value, list(categories()), tk._("category"))


def pdi_agency_type_known(value: Any) -> str:
    """A type of agency."""
    return _one_of(value, AGENCY_TYPES, tk._("agency type"))


def pdi_role_or_data(value: Any) -> str:
    """A role of a resource; ``data`` where none is given."""
    if value is tk.missing or not value:
        return choices.ROLES[0]
    return _one_of(value, choices.ROLES, tk._("role"))


def pdi_jurisdictions_known(value: Any) -> str:
    """Known jurisdictions, as stored: a JSON list of slugs.

    Takes a list, or one line of slugs with commas, semicolons or spaces between.
    """
    slugs = _slugs(value)
    found = places.names(slugs)
    unknown = [slug for slug in slugs if slug not in found]
    if unknown:
        raise tk.Invalid(" ".join(_unknown_place(slug) for slug in unknown))
    return json.dumps(slugs)


def pdi_list_output(value: Any) -> list[str]:
    """A stored JSON list as a list."""
    if isinstance(value, list):
        return value
    try:
        stored = json.loads(value)
    except ValueError:
        return [value]
    return stored if isinstance(stored, list) else [value]


def pdi_ori(value: str) -> str:
    """An agency's identifier with the FBI, in capitals."""
    ori = value.strip().upper()
    if not ORI.fullmatch(ori):
        raise tk.Invalid(
            tk._(
                '"{value}" is not an ORI. An ORI has nine characters: the two letters '
                "of the state, then seven letters or digits, such as CO0010100."
            ).format(value=value)
        )
    return ori


def pdi_short_text(value: str) -> str:
    """One sentence."""
    text = " ".join(value.split())
    if len(text) > SHORT_TEXT:
        raise tk.Invalid(
            tk._(
                "{length} characters are too many: one sentence of at most {limit} "
                "characters, the rest goes into the description."
            ).format(length=len(text), limit=SHORT_TEXT)
        )
    return text


def _slugs(value: Any) -> list[str]:
    if isinstance(value, str):
        value = _parsed(value)
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise tk.Invalid(
            tk._(
                "A list of slugs, or slugs with commas between, such as "
                "us-co-place-denver, us-tx-place-austin."
            )
        )
    slugs = list(dict.fromkeys(v.strip().lower() for v in value if v.strip()))
    if len(slugs) > MAX_JURISDICTIONS:
        raise tk.Invalid(
            tk._("{count} jurisdictions are too many: at most {limit}.").format(
                count=len(slugs), limit=MAX_JURISDICTIONS
            )
        )
    return slugs


def _parsed(text: str) -> Any:
    """A stored JSON list comes back when a data set is changed in part."""
    if text.lstrip().startswith("["):
        try:
            return json.loads(text)
        except ValueError:
            return None
    return _SEPARATORS.split(text)


def _unknown_place(slug: str) -> str:
    said = tk._('"{slug}" is not a known jurisdiction.').format(slug=slug)
    near = [f"{s} ({name})" for s, name in places.near(slug)]
    if near:
        return f"{said} {_did_you_mean(near)}"
    return (
        said
        + " "
        + tk._(
            "A jurisdiction is written as its slug, such as us-co-place-denver; "
            "the action pdi_jurisdiction_list finds slugs by name."
        )
    )


def _one_of(value: Any, allowed: Iterable[str], what: str) -> str:
    allowed = list(allowed)
    if value in allowed:
        return value
    said = tk._('"{value}" is not a known {what}.').format(value=value, what=what)
    typed = re.sub(r"[\s-]+", "_", str(value).strip().lower())
    near = difflib.get_close_matches(typed, allowed, n=places.SUGGESTIONS)
    rest = tk._("It is one of: {allowed}.").format(allowed=", ".join(allowed))
    raise tk.Invalid(" ".join([said, *([_did_you_mean(near)] if near else []), rest]))


def _did_you_mean(near: list[str]) -> str:
    return tk._("Did you mean {near}?").format(near=tk._(" or ").join(near))
