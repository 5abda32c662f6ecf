"""What does the demo need of a portal? Its public actions, in a user's name.

A :class:`Portal` speaks for one user. ``ckan pdi demo`` gives one that calls CKAN's
actions; nothing here or in the loader reaches around them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True)
class Upload:
    """A file on its way in."""

    filename: str
    content: bytes


class Portal(Protocol):
    """One user's access to a portal."""

    def show(self, action: str, **data: Any) -> Any:
        """Ask for one thing; None where it does not exist."""
        ...

    def act(self, action: str, upload: Upload | None = None, **data: Any) -> Any:
        """Do something."""
        ...


@dataclass(frozen=True)
class Crew:
    """In whose names the demo is entered: who may make agencies, who publishes.

    ``roles`` are the accounts that join each agency: user name -> capacity.
    """

    admin: Portal
    editor: Portal
    roles: Mapping[str, str]


class NotOurs(Exception):
    """Something of this name exists and was not made by the demo."""
