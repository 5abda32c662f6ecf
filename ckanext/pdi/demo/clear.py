"""How does the demo leave a portal?

Agencies and data sets go entirely. Commitments are withdrawn: what was said in public
keeps its history, for the demo as for anyone.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ckanext.pdi.demo.cast import AGENCIES
from ckanext.pdi.demo.load import Step, statements
from ckanext.pdi.demo.model import Promise
from ckanext.pdi.demo.portal import Crew
from ckanext.pdi.demo.promises import PROMISES
from ckanext.pdi.demo.survey import survey


def steps(crew: Crew) -> Iterator[Step]:
    """Everything the demo made, in an order in which it can be removed."""
    yield Step("a look round", partial(survey, crew))
    for promise in PROMISES:
        yield Step(promise.who, partial(_promise, crew, promise))
    for agency in AGENCIES:
        for dataset in agency.datasets:
            yield Step(dataset.title, partial(_dataset, crew, dataset.name))
        yield Step(agency.agency, partial(_agency, crew, agency.name))


def _promise(crew: Crew, promise: Promise) -> int:
    standing = [s for s in statements(crew, promise) if s["status"] == "open"]
    for statement in standing:
        crew.admin.act("pdi_commitment_delete", id=statement["id"])
    return len(standing)


def _dataset(crew: Crew, name: str) -> int:
    there = crew.admin.show("package_show", id=name)
    if there is None:
        return 0
    crew.admin.act("dataset_purge", id=there["id"])
    return 1


def _agency(crew: Crew, name: str) -> int:
    there = crew.admin.show("organization_show", id=name, include_datasets=False)
    if there is None:
        return 0
    crew.admin.act("organization_purge", id=there["id"])
    return 1
