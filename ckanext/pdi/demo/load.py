"""How does the demo enter a portal: once, however often it is asked?

:func:`steps` lists what is to be entered; each step looks first whether its thing is
there. Something of the same name that the demo did not make stops it before the first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from ckanext.pdi.demo.cast import AGENCIES
from ckanext.pdi.demo.model import (
    LABEL,
    PROMISE_LABEL,
    Agency,
    Dataset,
    Promise,
    Resource,
)
from ckanext.pdi.demo.portal import Crew, Portal, Upload
from ckanext.pdi.demo.promises import PROMISES
from ckanext.pdi.demo.registry import entry, jurisdiction
from ckanext.pdi.demo.survey import survey

_ABOUT_AGENCY = (
    f"{LABEL} {{agency}} is a real agency; its ORI and place are facts. Everything it "
    "publishes here is made up."
)


@dataclass(frozen=True)
class Step:
    """One thing to enter; ``run`` answers how many things it made."""

    label: str
    run: Callable[[], int]


def steps(crew: Crew) -> Iterator[Step]:
    """Everything, in an order in which it can be entered."""
    yield Step("a look round", partial(survey, crew))
    for agency in AGENCIES:
        yield Step(agency.agency, partial(_agency, crew, agency))
        for dataset in agency.datasets:
            yield Step(dataset.title, partial(_dataset, crew, agency, dataset))
    for promise in PROMISES:
        yield Step(promise.who, partial(_promise, crew, promise))


def _agency(crew: Crew, agency: Agency) -> int:
    there = crew.admin.show(
        "organization_show", id=agency.name, include_users=True, include_datasets=False
    )
    made = 0
    if there is None:
        there = crew.admin.act("organization_create", **_organization(agency))
        made = 1
    elif there["state"] == "deleted":
        crew.admin.act("organization_patch", id=agency.name, state="active")
        made = 1
    known = {user["name"]: user["capacity"] for user in there.get("users", ())}
    for user, role in crew.roles.items():
        if known.get(user) != role:
            crew.admin.act(
                "organization_member_create", id=agency.name, username=user, role=role
            )
    return made


def _organization(agency: Agency) -> dict[str, Any]:
    return {
        "name": agency.name,
        "title": agency.agency,
        "description": _ABOUT_AGENCY.format(agency=agency.agency),
        "pdi_ori": entry(agency).ori,
        "pdi_agency_type": agency.type,
        "pdi_jurisdictions": [jurisdiction(agency)],
    }


def _dataset(crew: Crew, agency: Agency, dataset: Dataset) -> int:
    # CKAN lets only sysadmins say "draft" in the API; an editor's would be public.
    portal = crew.admin if dataset.draft else crew.editor
    there = crew.admin.show("package_show", id=dataset.name)
    made = 0
    if there is None:
        there = portal.act("package_create", **_package(agency, dataset))
        made = 1
    elif there["state"] == "deleted":
        crew.admin.act("package_patch", id=dataset.name, state="active")
        made = 1
    known = {resource["name"] for resource in there["resources"]}
    for resource in dataset.resources:
        if resource.title not in known:
            _resource(portal, there["id"], resource)
            made += 1
    return made


def _package(agency: Agency, dataset: Dataset) -> dict[str, Any]:
    return {
        "type": "police",
        "name": dataset.name,
        "title": dataset.title,
        "notes": f"{LABEL} {dataset.about}",
        "owner_org": agency.name,
        "private": dataset.private,
        "state": "draft" if dataset.draft else "active",
        "license_id": "cc-zero",
        "pdi_category": dataset.category,
        "pdi_jurisdictions": [jurisdiction(agency)],
        "pdi_unit_of_record": dataset.unit_of_record,
    }


def _resource(portal: Portal, package_id: str, resource: Resource) -> None:
    fields: dict[str, Any] = {
        "package_id": package_id,
        "name": resource.title,
        "description": LABEL,
        "format": resource.format,
        "pdi_role": resource.role,
    }
    if resource.make is None:
        portal.act("resource_create", url=resource.url, **fields)
        return
    upload = Upload(resource.filename, resource.make())
    portal.act("resource_create", upload, **fields)


def _promise(crew: Crew, promise: Promise) -> int:
    there = statements(crew, promise)
    if any(found["status"] == "open" for found in there):
        return 0
    if there:  # withdrawn by an earlier clearing, for an agency that is gone since
        statement = there[0]["id"]
        crew.admin.act("pdi_commitment_update", id=statement, **_statement(promise))
    else:
        portal = crew.editor if promise.agency else crew.admin
        portal.act("pdi_commitment_create", **_statement(promise))
    return 1


def statements(crew: Crew, promise: Promise) -> list[dict[str, Any]]:
    """The commitments that the demo made of this promise."""
    return [
        found
        for found in crew.admin.show("pdi_commitment_list")
        if (found["who"], found["name"]) == (promise.kind, promise.who)
        and PROMISE_LABEL in (found["efforts"] or "")
    ]


def _statement(promise: Promise) -> dict[str, Any]:
    return {
        "who": promise.kind,
        "name": promise.who,
        "organization": promise.agency or "",
        "city": promise.city,
        "state": promise.state,
        "efforts": promise.existing,
        "promises": [
            {"category": line.category, "what": line.what, "by": line.due}
            for line in promise.lines
        ],
    }
