"""What do the actions about checks accept?"""

from __future__ import annotations

from ckan.logic.schema import validator_args
from ckan.types import Schema, Validator

#: Runs given when no limit is asked for.
HISTORY_LIMIT = 20


@validator_args
def subject(not_empty: Validator, unicode_safe: Validator) -> Schema:
    """A data set or a resource."""
    return {"id": [not_empty, unicode_safe]}


@validator_args
def history(
    not_empty: Validator,
    unicode_safe: Validator,
    default: Validator,
    natural_number_validator: Validator,
) -> Schema:
    """A data set or a resource, and how far back."""
    return {
        "id": [not_empty, unicode_safe],
        "limit": [default(HISTORY_LIMIT), natural_number_validator],
    }
