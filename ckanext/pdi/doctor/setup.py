"""Is the extension set up: plugins, schemas, options, tables, first data?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import sqlalchemy as sa
from alembic.script import ScriptDirectory

import ckan.model as model
import ckan.plugins as p
import ckan.plugins.toolkit as tk
from ckan.model import meta

from ckanext.pdi import compliance, config, tags
from ckanext.pdi.doctor.line import Line, fault, ok, warn
from ckanext.pdi.model import Jurisdiction
from ckanext.pdi.visibility import DATASET_TYPE
from ckanext.pdi.vocabulary.categories import COUNTING

NEEDED = ("scheming_datasets", "scheming_organizations")
#: Where scheming shows a schema: action, type, key of the fields; and our fields.
SCHEMAS = (
    (
        "scheming_dataset_schema_show",
        DATASET_TYPE,
        "dataset_fields",
        ("pdi_category", "pdi_jurisdictions", "pdi_unit_of_record"),
    ),
    (
        "scheming_organization_schema_show",
        "organization",
        "fields",
        ("pdi_ori", "pdi_agency_type", "pdi_jurisdictions"),
    ),
)
BYTES_PER_MB = 1024 * 1024


def plugins() -> Iterator[Line]:
    """Are the plugins there that ours needs, and behind it?"""
    order = tk.aslist(tk.config["ckan.plugins"])
    line = "ckan.plugins = pdi scheming_datasets scheming_organizations"
    missing = [name for name in NEEDED if not p.plugin_loaded(name)]
    if missing:
        yield fault(
            "Plugins", f"{', '.join(missing)} is not loaded.", f"Set: {line} ..."
        )
    elif min(order.index(name) for name in NEEDED) < order.index("pdi"):
        yield fault(
            "Plugins",
            "pdi comes after scheming, so scheming's templates win over ours.",
            f"Put it first: {line} ...",
        )
    else:
        yield ok("Plugins", "pdi comes before scheming.")


def schemas() -> Iterator[Line]:
    """Do forms and API have our fields?"""
    for action, kind, key, wanted in SCHEMAS:
        schema = _schema(action, kind)
        have = {field["field_name"] for field in schema.get(key, ())}
        missing = [name for name in wanted if name not in have]
        if missing:
            yield fault(
                "Schema",
                f"The type {kind} lacks {', '.join(missing)}.",
                "An own schema of that type is configured: add the fields from the "
                "extension's schemas/ folder to it.",
            )
        else:
            yield ok("Schema", f"The type {kind} has our fields.")


def options() -> Iterator[Line]:
    """Do our options make sense?"""
    named = (
        ("ckanext.pdi.ruleset", config.ruleset(), compliance.RULESETS),
        ("ckanext.pdi.counting", config.counting(), COUNTING),
    )
    for option, value, allowed in named:
        if value in allowed:
            yield ok("Options", f"{option} = {value}.")
        else:
            words = f"{option} = {value!r} is unknown."
            yield fault("Options", words, f"Set it to one of: {', '.join(allowed)}.")
    uploads = tk.config["ckan.max_resource_size"] * BYTES_PER_MB
    if uploads > config.max_bytes():
        yield warn(
            "Options",
            "Larger files can be uploaded than are read (ckan.max_resource_size).",
            f"Raise ckanext.pdi.max_bytes to {uploads}, or know that such files are "
            "answered with 'cannot tell'.",
        )


def migration() -> Iterator[Line]:
    """Are our tables there and up to date?"""
    remedy = "Run: ckan db upgrade -p pdi"
    head = ScriptDirectory(str(config.HERE / "migration/pdi")).get_current_head()
    if not sa.inspect(meta.engine).has_table("pdi_alembic_version"):
        yield fault("Tables", "The tables are missing.", remedy)
        return
    with meta.engine.connect() as connection:
        now = connection.scalar(sa.text("SELECT version_num FROM pdi_alembic_version"))
    if now == head:
        yield ok("Tables", f"The tables are up to date ({now}).")
    else:
        yield fault("Tables", f"The tables are at {now}, not at {head}.", remedy)


def seeded() -> Iterator[Line]:
    """Are jurisdictions and the vocabulary loaded?"""
    count = model.Session.scalar(sa.select(sa.func.count()).select_from(Jurisdiction))
    if count and model.Vocabulary.get(tags.VOCABULARY):
        yield ok("Places", f"{count} jurisdictions are known.")
    else:
        words = "The jurisdictions are not loaded."
        yield fault("Places", words, "Run: ckan pdi init")


def _schema(action: str, kind: str) -> Mapping[str, Any]:
    try:
        return tk.get_action(action)({"ignore_auth": True}, {"type": kind})
    except (KeyError, tk.ObjectNotFound):
        return {}
