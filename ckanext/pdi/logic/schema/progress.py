"""What do the actions about progress accept?"""

from __future__ import annotations

from ckan.logic.schema import validator_args
from ckan.types import Schema, Validator


@validator_args
def agency(not_empty: Validator, unicode_safe: Validator) -> Schema:
    """An organization."""
    return {"id": [not_empty, unicode_safe]}
