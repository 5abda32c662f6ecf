"""Which accounts does a demo site have, and where do their secrets stand?

Three: a sysadmin, an editor and a member of the agencies. Passwords and tokens are
random and stand in one file that only its owner can read.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ckanext.pdi.demo.portal import NotOurs, Portal

#: Role in the file -> user name.
NAMES = {"sysadmin": "pdi_admin", "editor": "pdi_editor", "member": "pdi_member"}
#: The capacities with which two of them join each agency.
ROLES = {NAMES["editor"]: "editor", NAMES["member"]: "member"}

_TOKEN = "pdi demo"  # noqa: S105  (the token's label)
_KEYS = ("name", "password", "api_token")


def ensure(portal: Portal, file: Path) -> bool:
    """Make the accounts unless they and the file are complete; was anything made?

    Other keys of the file are kept, so that it may describe the whole site.
    """
    known: dict[str, Any] = json.loads(file.read_text("utf-8")) if file.exists() else {}
    made = {
        role: _account(portal, name, sysadmin=role == "sysadmin")
        for role, name in NAMES.items()
        if not _complete(portal, name, known.get(role, {}))
    }
    if made:
        _write(file, {**known, **made})
    return bool(made)


def remove(portal: Portal) -> int:
    """Delete the accounts; how many were there?"""
    there = [name for name in NAMES.values() if _active(portal, name)]
    for name in there:
        _revoke(portal, name)
        portal.act("user_delete", id=name)
    return len(there)


def _complete(portal: Portal, name: str, entry: Mapping[str, Any]) -> bool:
    known = entry.get("name") == name and all(entry.get(key) for key in _KEYS)
    return _active(portal, name) and known


def _active(portal: Portal, name: str) -> bool:
    user = _found(portal, name)
    return user is not None and user["state"] == "active"


def _found(portal: Portal, name: str) -> Mapping[str, Any] | None:
    """The account of this name, which must be one that the demo made.

    Raises:
        NotOurs: when it is somebody's own.
    """
    user = portal.show("user_show", id=name)
    if user is not None and user["email"] != _email(name):
        raise NotOurs(name)
    return user


def _email(name: str) -> str:
    return f"{name}@example.org"


def _account(portal: Portal, name: str, *, sysadmin: bool) -> dict[str, str]:
    password = secrets.token_urlsafe(12)
    if _found(portal, name) is None:
        email = _email(name)
        portal.act("user_create", name=name, email=email, password=password)
    portal.act(
        "user_patch", id=name, password=password, state="active", sysadmin=sysadmin
    )
    _revoke(portal, name)
    token = portal.act("api_token_create", user=name, name=_TOKEN)["token"]
    return {"name": name, "password": password, "api_token": token}


def _revoke(portal: Portal, name: str) -> None:
    for token in portal.show("api_token_list", user_id=name) or ():
        if token["name"] == _TOKEN:
            portal.act("api_token_revoke", jti=token["id"])


def _write(file: Path, content: Mapping[str, Any]) -> None:
    """Atomically, and never readable by others, not even for a moment."""
    draft = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        json.dump(content, out, indent=2)
        out.write("\n")
    draft.replace(file)
