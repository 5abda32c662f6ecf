"""Does a profile survive its JSON form whole?"""

import json

from hypothesis import given
from hypothesis import strategies as st

from ckanext.pdi.facts import (
    GROUPS,
    VALUE_KINDS,
    Column,
    Combination,
    Container,
    Dates,
    Numbers,
    Problem,
    Profile,
    Ragged,
    Sighting,
    Table,
    Text,
    TotalRow,
    from_json,
    to_json,
)

COUNTS = st.integers(0, 10**9)
ROWS = st.lists(st.integers(1, 10**7), max_size=3).map(tuple)
NAMES = st.text(max_size=20)
KINDS = st.dictionaries(st.sampled_from(VALUE_KINDS), COUNTS, max_size=4)


FINITE = st.floats(-1e12, 1e12)


def values(cls, **fields):
    return st.builds(cls, **fields)


PROFILES = values(
    Profile,
    sha256=NAMES,
    bytes=COUNTS,
    method=st.sampled_from(["full", "sample", "metadata"]),
    groups=st.just(dict(GROUPS)),
    container=values(Container, format=st.sampled_from(["csv", "pdf"])),
    table=st.none()
    | values(
        Table,
        rows=COUNTS,
        columns=COUNTS,
        header_rows=ROWS,
        first_row=st.none() | COUNTS,
        last_row=st.none() | COUNTS,
        preamble_rows=ROWS,
        ragged=values(Ragged, count=COUNTS, rows=ROWS),
        totals=st.lists(
            values(TotalRow, row=COUNTS, column=COUNTS, word=NAMES), max_size=2
        ).map(tuple),
        duplicate_names=st.lists(NAMES, max_size=2).map(tuple),
    ),
    columns=st.lists(
        values(
            Column,
            kinds=KINDS,
            words=st.dictionaries(NAMES, COUNTS, max_size=2),
            sightings=st.lists(
                values(Sighting, pattern=NAMES, count=COUNTS, rows=ROWS), max_size=2
            ).map(tuple),
            numbers=st.none() | values(Numbers, min=FINITE, max=FINITE, sum=FINITE),
            dates=st.none() | values(Dates, patterns=st.just({"9999-99-99": 3})),
            text=st.none() | values(Text, mean_length=FINITE, mean_words=FINITE),
        ),
        max_size=2,
    ).map(tuple),
    combinations=st.lists(
        values(Combination, columns=ROWS, distinct=COUNTS), max_size=2
    ).map(tuple),
    problems=st.lists(
        values(Problem, code=NAMES, data=st.just({"limit": 5})), max_size=2
    ).map(tuple),
)


@given(PROFILES)
def test_json_keeps_every_fact(profile):
    assert from_json(json.loads(json.dumps(to_json(profile)))) == profile


def test_defaults_are_left_out():
    profile = Profile("0" * 64, 0, "metadata", {}, Container("empty"))
    assert to_json(profile) == {
        "sha256": "0" * 64,
        "bytes": 0,
        "method": "metadata",
        "groups": {},
        "container": {"format": "empty"},
    }


def test_unknown_keys_of_a_later_version_are_ignored():
    data = to_json(Profile("0" * 64, 0, "metadata", {}, Container("empty")))
    assert from_json({**data, "novelty": 1}).container.format == "empty"
