"""How are ids and times of our rows made?"""

from __future__ import annotations

import uuid
from datetime import UTC, datetime


def new_id() -> str:
    """A random id, as CKAN's own rows have."""
    return str(uuid.uuid4())


def utc_now() -> datetime:
    """The time in UTC without a zone, as CKAN's own columns hold it."""
    return datetime.now(UTC).replace(tzinfo=None)
