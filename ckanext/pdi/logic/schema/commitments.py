"""What does a commitment consist of, and what is said at a field that is wrong?"""

from __future__ import annotations

from datetime import date
from typing import Any

import ckan.plugins.toolkit as tk
from ckan.logic.schema import validator_args
from ckan.types import Schema, Validator

from ckanext.pdi.logic import organizations
from ckanext.pdi.progress.places import STATES
from ckanext.pdi.vocabulary.categories import category

#: Who can commit: the five of the initiative's own form.
WHO = ("agency", "company", "nonprofit", "community_organization", "researcher")
#: "Three data sets": lines of one statement.
MAX_PROMISES = 3
#: Longest texts: a name, a sentence or two, a paragraph.
NAME_MAX, WHAT_MAX, EFFORTS_MAX = 200, 500, 2000
#: The initiative began in 2015; a year beyond is a typing error.
FIRST_YEAR, LAST_YEAR = 2015, 2100


@validator_args
def commitment_create(
    not_missing: Validator,
    ignore_missing: Validator,
    ignore_empty: Validator,
    unicode_safe: Validator,
) -> Schema:
    """A statement: who, and up to three lines."""
    optional = [ignore_missing, unicode_safe]
    return {
        "who": [not_missing, unicode_safe, _who],
        "name": [not_missing, unicode_safe, _text(NAME_MAX)],
        "organization": [ignore_empty, unicode_safe, _organization],
        "city": [*optional, _text(NAME_MAX, required=False)],
        "state": [*optional, _state],
        "efforts": [*optional, _text(EFFORTS_MAX, required=False)],
        "note": [*optional, _text(WHAT_MAX, required=False)],
        "promises": {
            "category": [not_missing, unicode_safe, _category],
            "what": [not_missing, unicode_safe, _text(WHAT_MAX)],
            "by": [not_missing, unicode_safe, _day],
        },
        "__before": [_promises],
    }


@validator_args
def commitment_update(not_empty: Validator, unicode_safe: Validator) -> Schema:
    """The whole statement anew."""
    return {"id": [not_empty, unicode_safe], **commitment_create()}


@validator_args
def commitment_id(
    not_empty: Validator, ignore_missing: Validator, unicode_safe: Validator
) -> Schema:
    """A statement, and perhaps why."""
    return {
        "id": [not_empty, unicode_safe],
        "note": [ignore_missing, unicode_safe, _text(WHAT_MAX, required=False)],
    }


@validator_args
def commitment_list(ignore_empty: Validator, unicode_safe: Validator) -> Schema:
    """Whose statements; all unless said."""
    return {"organization": [ignore_empty, unicode_safe]}


def _who(value: str) -> str:
    if value not in WHO:
        raise tk.Invalid(
            tk._("Choose who commits: {allowed}.").format(allowed=", ".join(WHO))
        )
    return value


def _text(limit: int, *, required: bool = True) -> Any:
    def text(value: str) -> str:
        value = value.strip()
        if required and not value:
            raise tk.Invalid(tk._("Please fill this in."))
        if len(value) > limit:
            raise tk.Invalid(
                tk._("{length} characters are too many: at most {limit}.").format(
                    length=len(value), limit=limit
                )
            )
        return value

    return text


def _organization(value: str) -> str:
    try:
        return organizations.find(value).id
    except tk.ObjectNotFound as e:
        raise tk.Invalid(tk._("No organization has this id or name.")) from e


def _state(value: str) -> str:
    code = value.strip().upper()
    if code and code not in STATES:
        raise tk.Invalid(
            tk._('"{value}" is no state: write its two letters, such as CO.').format(
                value=value
            )
        )
    return code


def _category(value: str) -> str:
    if category(value) is None:
        raise tk.Invalid(tk._("Choose a category from the list."))
    return value


def _day(value: str) -> str:
    try:
        day = date.fromisoformat(value.strip())
    except ValueError as e:
        raise tk.Invalid(
            tk._("Write the day as year-month-day, such as 2027-03-31.")
        ) from e
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise tk.Invalid(
            tk._("The year is to be between {first} and {last}.").format(
                first=FIRST_YEAR, last=LAST_YEAR
            )
        )
    return day.isoformat()


def _promises(key: Any, data: Any, errors: Any, context: Any) -> None:
    """One to three lines."""
    lines = {path[1] for path in data if len(path) > 1 and path[0] == "promises"}
    said = errors.setdefault(("lines",), [])
    if not lines:
        said.append(tk._("Write at least one line: category, what, by when."))
    if len(lines) > MAX_PROMISES:
        said.append(tk._("At most {n} lines.").format(n=MAX_PROMISES))
    if not said:
        del errors[("lines",)]
