"""Which tags stand for jurisdictions? Made on first use, never all of them."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

import sqlalchemy as sa

import ckan.model as model
import ckan.plugins.toolkit as tk

VOCABULARY = "pdi_jurisdictions"


def ensure_vocabulary() -> str:
    """The id of the vocabulary; it is made when it is not there."""
    found = model.Vocabulary.get(VOCABULARY)
    if found is None:
        context = {"ignore_auth": True, "user": _site_user()}
        tk.get_action("vocabulary_create")(context, {"name": VOCABULARY, "tags": []})
        found = model.Vocabulary.get(VOCABULARY)
    return found.id


def ensure(slugs: Iterable[str]) -> None:
    """Make the tags of these jurisdictions that are not there yet."""
    wanted = set(slugs)
    vocabulary = model.Vocabulary.get(VOCABULARY)
    if not wanted or vocabulary is None:
        return
    there = model.Session.scalars(
        sa.select(model.Tag.name).where(
            model.Tag.vocabulary_id == vocabulary.id, model.Tag.name.in_(wanted)
        )
    )
    context = {"ignore_auth": True, "user": _site_user()}
    for slug in sorted(wanted - set(there)):
        with suppress(tk.ValidationError):  # another worker was quicker
            tag = {"name": slug, "vocabulary_id": vocabulary.id}
            tk.get_action("tag_create")(dict(context), tag)


def _site_user() -> str:
    user = tk.get_action("get_site_user")({"ignore_auth": True}, {})
    return user["name"]
