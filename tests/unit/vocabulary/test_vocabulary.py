"""Are the shipped words whole and consistent?"""

import doctest
import re

import pytest

from ckanext.pdi.vocabulary import jurisdictions as places
from ckanext.pdi.vocabulary.agencies import ORI, registry
from ckanext.pdi.vocabulary.categories import COUNTING, categories, category


@pytest.mark.parametrize(
    ("ocd_id", "slug"),
    [
        ("ocd-division/country:us/state:co/place:denver", "us-co-place-denver"),
        (
            "ocd-division/country:us/state:ak/borough:aleutians_east",
            "us-ak-borough-aleutians-east",
        ),
        ("ocd-division/country:us/district:dc", "us-dc"),
        ("ocd-division/country:us/state:ca/county:los_angeles", None),
    ],
)
def test_ocd_ids_become_slugs(ocd_id, slug):
    assert places.slug_of_ocd(ocd_id) == (slug or "us-ca-county-los-angeles")


@pytest.mark.parametrize("text", ["", "denver", "ocd-division", "ocd-division/us/co"])
def test_other_text_is_no_ocd_id(text):
    with pytest.raises(ValueError, match="OCD"):
        places.slug_of_ocd(text)


def test_every_agency_has_a_jurisdiction_and_a_source():
    assert len(registry()) == 100
    assert len(places.jurisdictions()) == 100
    for agency in registry():
        assert agency.source
        assert agency.membership in ("documented", "inferred")
        assert agency.ori is None or ORI.fullmatch(agency.ori)


def test_slugs_fit_into_a_tag_and_an_address():
    for slug in places.jurisdictions():
        assert re.fullmatch(r"us(-[a-z0-9]+)+", slug)
        assert 2 <= len(slug) <= 100


def test_counting_settings_are_nested():
    counted = {
        setting: {c.slug for c in categories().values() if c.counts(setting)}
        for setting in COUNTING
    }
    assert counted["interactions"] < counted["policing"]
    assert "workforce_demographics" in counted["policing"]
    assert "use_of_force" in counted["interactions"]
    assert category("geography") and not category("geography").counts("policing")
    assert category("nonsense") is None and category(None) is None


def test_documented_examples_hold():
    assert doctest.testmod(places).failed == 0
