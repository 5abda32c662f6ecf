"""What do the tests with CKAN share? A portal with our tables, an agency, its files."""

from __future__ import annotations

from typing import Any

import pytest
from making import Publish, upload

from ckan.tests import factories, helpers


@pytest.fixture
def portal(
    with_plugins: None, clean_db: None, clean_index: None, migrate_db_for: Any
) -> None:
    """An empty portal with our tables."""
    migrate_db_for("pdi")


@pytest.fixture
def tables(with_plugins: None, non_clean_db: None, migrate_db_for: Any) -> None:
    """Our tables with whatever is in them, for tests that write nothing."""
    migrate_db_for("pdi")


@pytest.fixture
def agency(portal: None) -> dict[str, Any]:
    """A police department."""
    return factories.Organization(
        name="denver-pd",
        title="Denver Police Department",
        pdi_ori="CO0010100",
        pdi_agency_type="municipal",
        pdi_jurisdictions=["us-co-place-denver"],
    )


@pytest.fixture
def publish(agency: dict[str, Any]) -> Publish:
    """Publish a data set of the agency with one uploaded file."""

    def _publish(name: str, content: bytes, **fields: Any) -> dict[str, Any]:
        role = fields.pop("pdi_role", "data")
        dataset = helpers.call_action(
            "package_create",
            **{
                "name": name,
                "title": name,
                "type": "police",
                "owner_org": agency["id"],
                "pdi_category": "traffic_stops",
                "pdi_jurisdictions": ["us-co-place-denver"],
                **fields,
            },
        )
        upload(dataset["id"], content, pdi_role=role)
        return helpers.call_action("package_show", id=dataset["id"])

    return _publish


@pytest.fixture
def no_redis(monkeypatch: pytest.MonkeyPatch, ckan_config: dict[str, Any]) -> None:
    """Redis cannot be reached any longer: its address leads nowhere."""
    monkeypatch.setitem(ckan_config, "ckan.redis.url", "redis://127.0.0.1:1/0")
    monkeypatch.setattr("ckan.lib.redis._connection_pool", None)
    monkeypatch.setattr("ckan.lib.jobs._queues", {})
