"""Does the engine say of each sample file what an honest check must say?"""

import pytest

from ckanext.pdi.compliance import evaluate
from ckanext.pdi.compliance.model import Acquisition, Declared, Outcome, Subject
from ckanext.pdi.demo import AGENCIES
from ckanext.pdi.reading import profile_files

CASES = [
    (dataset, resource)
    for agency in AGENCIES
    for dataset in agency.datasets
    for resource in dataset.resources
]
UPLOADS = [(d, r) for d, r in CASES if r.make]


@pytest.fixture(scope="module")
def profiles(tmp_path_factory):
    """All files, read in one go as a worker would."""
    folder = tmp_path_factory.mktemp("files")
    paths = []
    for number, (_dataset, resource) in enumerate(UPLOADS):
        path = folder / f"{number:02d}-{resource.filename}"
        path.write_bytes(resource.make())
        paths.append(path)
    return list(profile_files(paths))


@pytest.mark.parametrize(
    "number", range(len(UPLOADS)), ids=[f"{d.name}/{r.filename}" for d, r in UPLOADS]
)
def test_file_gets_its_verdict(profiles, number):
    dataset, resource = UPLOADS[number]
    verdict = evaluate(
        Subject(Acquisition(), profiles[number], declared(dataset, resource))
    )
    failed = {f.rule for f in verdict.findings if f.outcome is Outcome.FAILED}
    assert (str(verdict.verdict), str(verdict.granularity)) == (
        resource.expected.verdict,
        resource.expected.granularity,
    ), sorted(failed)
    assert set(resource.expected.failed) <= failed


def test_link_is_cannot_tell():
    ((dataset, resource),) = [(d, r) for d, r in CASES if r.url]
    verdict = evaluate(
        Subject(Acquisition("link_not_read"), None, declared(dataset, resource))
    )
    assert (str(verdict.verdict), str(verdict.granularity)) == ("cantTell", "unknown")


def declared(dataset, resource) -> Declared:
    return Declared(
        category=dataset.category,
        format=resource.format,
        role=resource.role,
        unit_of_record=dataset.unit_of_record,
    )
