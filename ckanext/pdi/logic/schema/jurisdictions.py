"""What do the actions about jurisdictions accept?"""

from __future__ import annotations

from ckan.logic.schema import validator_args
from ckan.types import Schema, Validator

#: Jurisdictions given when no limit is asked for.
LIST_LIMIT = 20


@validator_args
def jurisdiction_show(not_empty: Validator, unicode_safe: Validator) -> Schema:
    """A slug, or a Census GEOID with or without its list's prefix."""
    return {"id": [not_empty, unicode_safe]}


@validator_args
def jurisdiction_list(
    ignore_missing: Validator,
    unicode_safe: Validator,
    default: Validator,
    natural_number_validator: Validator,
) -> Schema:
    """What was typed so far, a state, and how many to give."""
    return {
        "q": [ignore_missing, unicode_safe],
        "state": [ignore_missing, unicode_safe],
        "limit": [default(LIST_LIMIT), natural_number_validator],
    }
