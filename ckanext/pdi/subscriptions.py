"""What happened to a police data set, and what does it make due?

CKAN tells when an action succeeded, which is after its commit. Two things are noted at
once, in one short transaction: who may see the data set now (a private data set leaves
every public figure before any check ran), and that it is due.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

import ckan.plugins.toolkit as tk
from ckan.types import SignalMapping

from ckanext.pdi import agencies, due, visibility

log = logging.getLogger(__name__)


def get_subscriptions() -> SignalMapping:
    """The table below, as CKAN wants it."""
    listeners = [
        {"sender": action, "receiver": receiver}
        for receiver, actions in RECEIVERS.items()
        for action in actions
    ]
    return {tk.signals.action_succeeded: listeners}


def _never_raises(receiver: Callable[..., None]) -> Callable[..., None]:
    """What is noted here must never undo what a publisher has done: the sweep finds
    whatever was not noted."""

    @wraps(receiver)
    def guarded(sender: str, **sent: Any) -> None:
        try:
            if sent["context"].get("defer_commit"):
                return  # not committed yet: the action around it will be told
            receiver(sender, sent["data_dict"] or {}, sent["result"])
        except Exception:
            log.exception("After %s nothing was marked; the sweep will.", sender)

    return guarded


@_never_raises
def package_changed(sender: str, data: Any, result: Any) -> None:
    """A data set was made or changed."""
    _note([_id(result) or data.get("id")], sender)


@_never_raises
def package_gone(sender: str, data: Any, result: Any) -> None:
    """A data set was deleted or purged; it may have been named, not numbered."""
    _note([data.get("id")], sender)


@_never_raises
def resource_changed(sender: str, data: Any, result: Any) -> None:
    """A resource was made or changed."""
    package_id = result.get("package_id") if isinstance(result, dict) else None
    _note([package_id or visibility.package_of(data.get("id"))], sender)


@_never_raises
def resource_gone(sender: str, data: Any, result: Any) -> None:
    """A resource was deleted."""
    _note([visibility.package_of(data.get("id"))], sender)


@_never_raises
def many_changed(sender: str, data: Any, result: Any) -> None:
    """Several data sets were made public or private, or deleted."""
    _note(data.get("datasets") or [], sender)


@_never_raises
def organization_changed(sender: str, data: Any, result: Any) -> None:
    """An organization was made or changed: it may be an agency now, or another one.
    No verdict depends on it, so nothing becomes due."""
    organization_id = _id(result) or data.get("id")
    if organization_id:
        agencies.register(organization_id)


@_never_raises
def organization_gone(sender: str, data: Any, result: Any) -> None:
    """An organization was deleted or purged; its data sets belong to nobody now."""
    organization_id = data.get("id")
    if organization_id:
        agencies.register(organization_id)
        _note(visibility.packages_of(organization_id), sender)


def _note(ids: Iterable[str | None], reason: str) -> None:
    marked = visibility.note([id for id in ids if id], reason)
    if marked:
        due.hint()


def _id(result: Any) -> str | None:
    """The id in what an action answered: the object, or its id alone."""
    return result.get("id") if isinstance(result, dict) else result


#: Patching and revising go through the update of the same name, which is told of.
RECEIVERS: dict[Callable[..., None], tuple[str, ...]] = {
    package_changed: ("package_create", "package_update"),
    package_gone: ("package_delete", "dataset_purge"),
    resource_changed: ("resource_create", "resource_update"),
    resource_gone: ("resource_delete",),
    many_changed: (
        "bulk_update_public",
        "bulk_update_private",
        "bulk_update_delete",
    ),
    organization_changed: (
        "organization_create",
        "organization_update",
    ),
    organization_gone: ("organization_delete", "organization_purge"),
}
