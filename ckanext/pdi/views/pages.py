"""What do CKAN's own data set and resource pages show of ours?

CKAN asks for every package it is about to show; only on the pages where the verdict
stands is anything looked up, so that lists cost nothing.
"""

from __future__ import annotations

from typing import Any

from flask import has_request_context

import ckan.plugins.toolkit as tk

from ckanext.pdi import evidence
from ckanext.pdi.visibility import DATASET_TYPE


def with_verdicts(package: dict[str, Any]) -> dict[str, Any]:
    """The package, with ``pdi_sheet`` where its own page is being made."""
    if package.get("type") == DATASET_TYPE and _is_its_page(package):
        title = package.get("title") or package["name"]
        package["pdi_sheet"] = evidence.sheet(package["id"], title)
    return package


def _is_its_page(package: dict[str, Any]) -> bool:
    if not has_request_context():
        return False
    kind = package["type"]
    pages = {f"{kind}.read", f"{kind}_resource.read", "dataset.read", "resource.read"}
    asked = (tk.request.view_args or {}).get("id")
    return tk.request.endpoint in pages and asked in (package["id"], package["name"])
