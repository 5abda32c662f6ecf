"""What do machines get: the shapes pdi-agency/1 and pdi-portal/1, and their CSV?

JSON is the product, everything else a rendering of it. Nothing here reads a clock:
equal content is equal bytes.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

from ckanext.pdi.progress.model import (
    AgencyProgress,
    DatasetProgress,
    PortalProgress,
)
from ckanext.pdi.progress.sheets import to_csv

AGENCY_SCHEMA = "pdi-agency/1"
PORTAL_SCHEMA = "pdi-portal/1"

DATASET_COLUMNS = (
    "name",
    "title",
    "category",
    "verdict",
    "counted",
    "why_not",
    "checked",
)
AGENCY_COLUMNS = (
    "name",
    "title",
    "ori",
    "jurisdictions",
    "ruleset",
    "counting",
    "target",
    "counted",
    "waiting",
    "promised",
)


def agency_to_json(progress: AgencyProgress) -> dict[str, Any]:
    """The shape pdi-agency/1."""
    return {
        "schema": AGENCY_SCHEMA,
        **_figures(progress),
        "datasets": [_dataset(d) for d in progress.datasets],
    }


def portal_to_json(portal: PortalProgress) -> dict[str, Any]:
    """The shape pdi-portal/1: the agencies without their data sets, and totals."""
    return {
        "schema": PORTAL_SCHEMA,
        "agencies": [_figures(a) for a in portal.agencies],
        "totals": totals(portal),
    }


def totals(portal: PortalProgress) -> dict[str, Any]:
    """Sums over the portal; ``by_counted`` gathers three and more under ``3``."""
    by_counted = Counter(min(a.counted, portal.target) for a in portal.agencies)
    return {
        "agencies": len(portal.agencies),
        "reached": sum(a.reached for a in portal.agencies),
        "by_counted": {str(n): by_counted[n] for n in range(portal.target + 1)},
        "counted": sum(a.counted for a in portal.agencies),
        "waiting": sum(a.waiting for a in portal.agencies),
        "promised": sum(a.promised for a in portal.agencies),
        "datasets": sum(len(a.datasets) for a in portal.agencies),
    }


def agency_to_csv(progress: AgencyProgress) -> str:
    """One row a data set."""
    return to_csv(DATASET_COLUMNS, [_dataset(d) for d in progress.datasets])


def portal_to_csv(portal: PortalProgress) -> str:
    """One row an agency."""
    rows = [_figures(a) for a in portal.agencies]
    return to_csv(AGENCY_COLUMNS, [{**r, **r["agency"]} for r in rows])


def dumps(data: Mapping[str, Any]) -> str:
    """Stable text: the same data is the same bytes."""
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _figures(progress: AgencyProgress) -> dict[str, Any]:
    agency = progress.agency
    return {
        "agency": {
            "name": agency.name,
            "title": agency.title,
            "ori": agency.ori,
            "jurisdictions": list(agency.jurisdictions),
        },
        "ruleset": progress.ruleset,
        "counting": progress.counting,
        "target": progress.target,
        "counted": progress.counted,
        "waiting": progress.waiting,
        "promised": progress.promised,
    }


def _dataset(d: DatasetProgress) -> dict[str, Any]:
    return {
        "name": d.state.name,
        "title": d.state.title,
        "category": d.state.category,
        "verdict": d.state.verdict,
        "counted": d.counted,
        "why_not": list(d.why_not),
        "checked": d.state.checked,
    }
