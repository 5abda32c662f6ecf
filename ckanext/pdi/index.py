"""What does the search index say of a police data set, and how is it searched?"""

from __future__ import annotations

import json
import logging
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import sqlalchemy as sa

import ckan.model as model
import ckan.plugins.toolkit as tk
from ckan.lib import search
from ckan.model import meta

from ckanext.pdi import places
from ckanext.pdi.model import State, due_state
from ckanext.pdi.visibility import DATASET_TYPE
from ckanext.pdi.vocabulary.categories import category

log = logging.getLogger(__name__)

UNCHECKED = "unchecked"
VERDICT = "pdi_verdict"
CATEGORY = "pdi_category"
JURISDICTIONS = "vocab_pdi_jurisdictions"

#: Verdicts of the data sets that are being indexed together, read in one query.
_preloaded: ContextVar[Mapping[str, str] | None] = ContextVar("preloaded", default=None)


def with_facets(facets: dict[str, Any]) -> dict[str, Any]:
    """Our facets, before CKAN's own; a title is one word, themes make ids of it."""
    ours = {
        VERDICT: tk._("Verdict"),
        CATEGORY: tk._("Category"),
        JURISDICTIONS: tk._("Jurisdiction"),
    }
    for name in reversed(ours):
        facets[name] = ours[name]
        facets.move_to_end(name, last=False)
    return facets


def with_fields(document: dict[str, Any]) -> dict[str, Any]:
    """The document of a police data set with our fields."""
    if document.get("type") != DATASET_TYPE:
        return document
    document[VERDICT] = _verdict_of(document["id"])
    slugs = _list(document.get("pdi_jurisdictions"))
    if slugs:
        document[JURISDICTIONS] = slugs
    return document


def with_verdicts(found: dict[str, Any]) -> dict[str, Any]:
    """What was found, with each police data set's verdict, and facets in words.

    Three queries at most, however much was found.
    """
    sets = [d for d in found["results"] if _is_ours(d)]
    verdicts = _verdicts([d["id"] for d in sets])
    fresh = due_state([d["id"] for d in sets])
    for dataset in sets:
        dataset[VERDICT] = verdicts.get(dataset["id"], UNCHECKED)
        dataset["pdi_state"] = fresh[dataset["id"]]
    _name_facets(found.get("search_facets", {}))
    return found


def refresh(package_ids: Collection[str]) -> bool:
    """Index these data sets anew, with one commit, and remember what is shown.

    A crash before the end leaves ``indexed_run`` behind, and the next worker or sweep
    does it again. False when the index could not be reached for one of them.
    """
    shown = _runs(package_ids)
    with _preload(package_ids):
        done = [id for id in package_ids if _indexed(id)]
    if done:
        search.commit()
    with meta.engine.begin() as connection:
        for package_id in sorted(done):
            connection.execute(
                sa.update(State)
                .where(State.subject_id == package_id)
                .values(indexed_run=shown.get(package_id))
            )
    return len(done) == len(package_ids)


def _runs(package_ids: Collection[str]) -> dict[str, str | None]:
    rows = model.Session.execute(
        sa.select(State.subject_id, State.run_id).where(
            State.subject_id.in_(package_ids)
        )
    )
    return {row.subject_id: row.run_id for row in rows}


def _indexed(package_id: str) -> bool:
    try:
        search.rebuild(package_ids=[package_id], defer_commit=True)
    except tk.ObjectNotFound:
        pass  # purged meanwhile; CKAN took it out of the index itself
    except search.SearchError as error:
        log.warning("Data set %s could not be indexed: %s", package_id, error)
        return False
    return True


def behind(limit: int) -> list[str]:
    """Data sets whose verdict the index does not show yet."""
    rows = model.Session.scalars(
        sa.select(State.subject_id)
        .where(
            State.subject_type == "package",
            State.active,
            State.run_id.is_distinct_from(State.indexed_run),
        )
        .order_by(State.subject_id)
        .limit(limit)
    )
    return list(rows)


@contextmanager
def _preload(package_ids: Collection[str]) -> Iterator[None]:
    token = _preloaded.set(_verdicts(package_ids))
    try:
        yield
    finally:
        _preloaded.reset(token)


def _verdict_of(package_id: str) -> str:
    known = _preloaded.get()
    if known is None:
        known = _verdicts([package_id])
    return known.get(package_id, UNCHECKED)


def _verdicts(package_ids: Collection[str]) -> dict[str, str]:
    if not package_ids:
        return {}
    rows = model.Session.execute(
        sa.select(State.subject_id, State.verdict).where(
            State.subject_id.in_(package_ids), State.verdict.is_not(None)
        )
    )
    return {row.subject_id: row.verdict for row in rows}


def _is_ours(result: Any) -> bool:
    if not isinstance(result, dict) or "id" not in result:
        return False  # with `fl` a caller chooses what a result is
    return result.get("type") == DATASET_TYPE


def _list(stored: Any) -> list[str]:
    """The slugs, from the list or from the JSON that is stored."""
    if not isinstance(stored, str):
        return list(stored or [])
    try:
        slugs = json.loads(stored)
    except ValueError:
        return []
    return slugs if isinstance(slugs, list) else []


def _name_facets(facets: Mapping[str, Any]) -> None:
    items = {name: facets.get(name, {}).get("items", []) for name in _NAMES}
    for facet, found in items.items():
        names = _NAMES[facet]([item["name"] for item in found])
        for item in found:
            item["display_name"] = names.get(item["name"], item["name"])


def verdict_names(tokens: Collection[str]) -> dict[str, str]:
    """Verdicts in words."""
    words = {
        "passed": tk._("Compliant"),
        "failed": tk._("Not compliant"),
        "cantTell": tk._("Cannot tell yet"),
        "inapplicable": tk._("Not judged"),
        UNCHECKED: tk._("Not checked yet"),
    }
    return {token: words[token] for token in tokens if token in words}


def category_names(slugs: Collection[str]) -> dict[str, str]:
    """Categories in words."""
    return {slug: tk._(c.title) for slug in slugs if (c := category(slug))}


_NAMES = {
    VERDICT: verdict_names,
    CATEGORY: category_names,
    JURISDICTIONS: places.names,
}
