"""Which options does the operator set, and how are they read?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

import ckan.plugins.toolkit as tk
from ckan.config.declaration import Declaration, Key

HERE = Path(__file__).parent

#: Our schemas, for scheming; an operator's own schema of the same type comes later
#: in the list and so takes the place of ours.
SCHEMAS = {
    "scheming.dataset_schemas": "ckanext.pdi:schemas/police_dataset.yaml",
    "scheming.organization_schemas": "ckanext.pdi:schemas/organization.yaml",
}


def declare(declaration: Declaration, key: Key) -> None:
    """Declare our options, and hand scheming our schemas.

    This is the one moment at which every plugin is known and none has read its
    configuration yet: the operator writes nothing but the line ``ckan.plugins``.
    """
    text = (HERE / "config_declaration.yaml").read_text(encoding="utf-8")
    declaration.load_dict(yaml.safe_load(text))
    for option, schema in SCHEMAS.items():
        listed = (tk.config.get(option) or "").split()
        if schema not in listed:
            tk.config[option] = " ".join([schema, *listed])


def ruleset() -> str:
    """The name of the ruleset that verdicts are made with."""
    return _get("ruleset")


def counting() -> str:
    """The name of the counting setting."""
    return _get("counting")


def max_bytes() -> int:
    """The largest file that is read."""
    return _get("max_bytes")


def batch_size() -> int:
    """How many due data sets a worker takes at a time."""
    return _get("batch_size")


def lease_seconds() -> int:
    """How long a worker may hold a data set."""
    return _get("lease_seconds")


def max_attempts() -> int:
    """How many checks may die before the verdict is "cannot tell"."""
    return _get("max_attempts")


def poll_seconds() -> int:
    """How often an idle worker looks into the database."""
    return _get("poll_seconds")


def site_nav() -> bool:
    """Does the site's main navigation have an entry of ours?"""
    return _get("site_nav")


def _get(name: str) -> Any:
    return tk.config[f"ckanext.pdi.{name}"]
