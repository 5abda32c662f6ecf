"""Does anything of the demo's names exist that the demo did not make?

Asked before anything is entered or removed, so that a portal of one's own is never
half changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ckanext.pdi.demo.cast import AGENCIES
from ckanext.pdi.demo.model import LABEL
from ckanext.pdi.demo.portal import Crew, NotOurs


def survey(crew: Crew) -> int:
    """Look at everything of these names; nothing is made.

    Raises:
        NotOurs: for the first thing whose text does not bear the demo's label.
    """
    for agency in AGENCIES:
        organization = crew.admin.show(
            "organization_show", id=agency.name, include_datasets=False
        )
        _ours(organization, "description")
        for dataset in agency.datasets:
            _ours(crew.admin.show("package_show", id=dataset.name), "notes")
    return 0


def _ours(thing: Mapping[str, Any] | None, text: str) -> None:
    if thing is not None and LABEL not in (thing[text] or ""):
        raise NotOurs(thing["name"])
