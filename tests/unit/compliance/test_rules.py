"""Does every rule pass, fail, and say that it cannot tell, when it should?

One table: rule, outcome, what is judged. ``None`` stands for bytes in which no table
can be found.
"""

from __future__ import annotations

import dataclasses
import importlib
import io
import zipfile
from collections.abc import Iterator

import pytest
from tables import finding, judge, profile_of, rows

from ckanext.pdi import compliance
from ckanext.pdi.compliance.case import Case
from ckanext.pdi.compliance.evaluate import run
from ckanext.pdi.compliance.interpret import interpret
from ckanext.pdi.compliance.model import (
    Acquisition,
    Declared,
    Finding,
    Outcome,
    Rule,
    Subject,
)
from ckanext.pdi.facts import Problem

GOOD = rows(
    "case_number,occurred,reason,outcome,race,sex,age,block",
    "24-{i:05d},{d} {m}:15,Speeding,Warning,White,M,34,{n}00 Block Main St",
    "24-{i:05d},{d} {m}:45,Equipment,Citation,Black,F,27,{n}00 Block Oak Ave",
)
COUNTS = rows("year,district,offense,count,rate", "20{m},North,Theft,{n},1.{i}")
DAILY = rows("id,date,type,count", "9{i},{d},A,{n}", "8{i},{d},B,1{n}")
ROSTER = rows(
    "badge,last_name,first_name,rank,hire_date",
    "{i}7,Smith{i},Ann,Officer,{d}",
    "{i}9,Jones{i},Bob,Sergeant,{d}",
)
DICTIONARY = rows("field,description", "column_{i},what it means number {i}")
NO_HEADER = rows("17,24-1,2024-01-01,5.5", "{i},24-{i},{d},{n}.5")
NOT_DATA = b"%PDF-1.4\n%\xe2\xe3\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF\n"
BINARY = bytes(range(256)) * 8
HTML = "<!DOCTYPE html><html><head><title>Sign in</title></head><body>x</body></html>"
EMPTY = ""


def _with(header: str, *templates: str) -> str:
    return rows(header, *templates)


def _zipped(*texts: str) -> bytes:
    """An archive of CSV files."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for number, text in enumerate(texts):
            archive.writestr(f"table_{number}.csv", text)
    return packed.getvalue()


TITLED = "Stops of the Springfield Police Department,,,,,,,\n,,,,,,,\n" + GOOD
TWO_HEADERS = ",,Person,,,Event,,\n" + GOOD
PRINTED = "APPENDIX\n" + "Complaints by year\n12\n45.5\nTotal\n7\n" * 30
CUT_OFF = rows(
    "case_number,date,reason,race", "24-{i:05d},{d},Speeding,White", count=1000
)
NO_DAY = _with("case_number,reason,race", "24-{i:05d},Speeding,White")
YEAR_ONLY = _with("year,reason,race,count", "20{m},Speeding,White,{n}")
HALF_BLANK = _with(
    "case_number,date,reason,race",
    "24-{i:05d},{d},,White",
    "24-{i:05d},{d},Theft,Black",
)
HOLLOW = _with("case_number,reason,race", "24-{i:05d},REDACTED,UNKNOWN")
TOTALS = GOOD + "Total,,,,,,40,\nGrand Total,,,,,,40,\n"
RAGGED = GOOD + "24-9,2024-01-01\n" * 4
UNCLOSED = GOOD + '24-77,"2024-01-01,Speeding\n' * 1 + "x,y\n" * 30
NAMELESS = rows("case,date,note,note,note,note", "24-{i:05d},{d},a,b,c,d")
PERIODS = rows("place,2019,2020,2021", "North {i},{n},1{n},2{n}")
HIDDEN = rows("county,group,stops", "Ada {i},A,<5", "Bay {i},B,{n}", "Clay {i},C,1{n}")
UNNAMED_WHAT = _with("case_number,date,xyz", "24-{i:05d},{d},KQ", "24-{i:05d},{d},LQ")
NOTHING_TOLD = _with("longitude,latitude", "-87.{i}31,41.{i}12")
_FIRST = ("Ann", "Bob", "Cleo", "Dan", "Eve", "Finn", "Gwen", "Hugh")
_LAST = ("Alder", "Birch", "Cedar", "Dogwood", "Elm")
_PERSONS = [f"{first} {last}" for first in _FIRST for last in _LAST]


def _of_persons(header: str, row: str) -> str:
    """A row for each made-up person; ``{p}`` is the name, ``{i}`` the number."""
    lines = [
        row.format(p=p, i=i, d=f"2024-01-{1 + i % 28:02d}", a=12 + i * 7 % 30)
        for i, p in enumerate(_PERSONS)
    ]
    return "\n".join([header, *lines]) + "\n"


NAMED = _of_persons(
    "case_number,date,offense,victim_name,age", "24-{i:05d},{d},Theft,{p},{a}"
)
BORN = _of_persons(
    "case_number,date,offense,victim_dob", "24-{i:05d},{d},Theft,1980-02-{i:02d}"
).replace("1980-02-00", "1980-02-28")
SSN = _of_persons(
    "case_number,date,offense,ssn", "24-{i:05d},{d},Theft,212-44-1{i:03d}"
)
HOMES = _of_persons(
    "case_number,date,offense,domestic,address",
    "24-{i:05d},{d},Assault,Y,1{i:02d}7 Maple Street",
)
ALONE = _of_persons(
    "date,block,race,sex,age,offense", "{d},{i}00 Block Oak St,White,F,{a},Theft"
)
CSV_SAID = {"format": "CSV"}
WORKFORCE = {"category": "workforce_demographics"}
STOPS = {"category": "stops"}

CASES: list[tuple[str, str, str | bytes, dict[str, str]]] = [
    ("PDI-M01", "passed", GOOD, {}),
    ("PDI-M01", "failed", EMPTY, {}),
    ("PDI-M02", "passed", GOOD, {}),
    ("PDI-M02", "failed", NOT_DATA, {}),
    ("PDI-M02", "cantTell", BINARY, {}),
    ("PDI-M03", "passed", GOOD, {}),
    ("PDI-M03", "failed", HTML, {}),
    ("PDI-M04", "passed", GOOD, {}),
    ("PDI-M04", "failed", UNCLOSED, {}),
    ("PDI-M05", "passed", GOOD, {}),
    ("PDI-M05", "failed", NAMELESS, {}),
    ("PDI-M05", "cantTell", NO_HEADER, {}),
    ("PDI-M06", "passed", GOOD, {}),
    ("PDI-M06", "failed", TITLED, {}),
    ("PDI-M07", "passed", GOOD, {}),
    ("PDI-M07", "cantTell", PRINTED, {}),
    ("PDI-M08", "passed", GOOD, {}),
    ("PDI-M08", "failed", TWO_HEADERS, {}),
    ("PDI-M15", "passed", GOOD, {}),
    ("PDI-M15", "failed", CUT_OFF, {}),
    ("PDI-M16", "passed", GOOD, {}),
    ("PDI-M16", "passed", _zipped(GOOD), {}),
    ("PDI-M16", "cantTell", _zipped(GOOD, COUNTS), {}),
    ("PDI-P01", "passed", GOOD, {}),
    ("PDI-P01", "failed", NAMED, {}),
    ("PDI-P02", "passed", NAMED, {}),
    ("PDI-P02", "failed", BORN, {}),
    ("PDI-P03", "passed", GOOD, {}),
    ("PDI-P03", "failed", SSN, {}),
    ("PDI-P04", "passed", GOOD, {}),
    ("PDI-P04", "failed", HOMES, {}),
    ("PDI-P05", "passed", BORN, {}),
    ("PDI-P05", "failed", NAMED, {}),
    ("PDI-P06", "passed", COUNTS, {}),
    ("PDI-P06", "failed", ALONE, {}),
    ("PDI-X01", "passed", GOOD, CSV_SAID),
    ("PDI-X01", "failed", GOOD, {"format": "PDF"}),
    ("PDI-X01", "cantTell", GOOD, {"format": "blue"}),
    ("PDI-X01", "inapplicable", GOOD, {}),
    ("PDI-X02", "passed", GOOD, {"granularity": "individual"}),
    ("PDI-X02", "failed", COUNTS, {"granularity": "individual"}),
    ("PDI-X02", "cantTell", GOOD, {"granularity": "blue"}),
    ("PDI-X04", "passed", GOOD, {"coverage_start": "2024-01-01"}),
    ("PDI-X04", "failed", GOOD, {"coverage_start": "2020-01-01"}),
    ("PDI-X04", "cantTell", COUNTS, {"coverage_start": "2020-01-01"}),
    ("PDI-M09", "passed", GOOD, {}),
    ("PDI-M09", "failed", RAGGED, {}),
    ("PDI-M09", "untested", HTML, {}),
    ("PDI-I01", "passed", GOOD, {}),
    ("PDI-I01", "failed", COUNTS, {}),
    ("PDI-I02", "passed", GOOD, {}),
    ("PDI-I02", "failed", DAILY, {}),
    ("PDI-I03", "passed", GOOD, {}),
    ("PDI-I03", "failed", DAILY, {}),
    ("PDI-I04", "passed", GOOD, {}),
    ("PDI-I04", "failed", DAILY, {}),
    ("PDI-I05", "passed", GOOD, {}),
    ("PDI-I05", "failed", ROSTER, {}),
    ("PDI-I06", "passed", GOOD, {}),
    ("PDI-I06", "failed", COUNTS, {}),
    ("PDI-I07", "passed", GOOD, {}),
    ("PDI-I07", "failed", PERIODS, {}),
    ("PDI-I08", "passed", GOOD, {}),
    ("PDI-I08", "failed", TOTALS, {}),
    ("PDI-I09", "passed", GOOD, {}),
    ("PDI-I09", "failed", YEAR_ONLY, {}),
    ("PDI-I10", "passed", GOOD, {}),
    ("PDI-I10", "failed", PERIODS, {}),
    ("PDI-I11", "passed", GOOD, {}),
    ("PDI-I11", "failed", PERIODS, {}),
    ("PDI-I12", "passed", GOOD, {}),
    ("PDI-I12", "failed", DAILY, {}),
    ("PDI-I13", "passed", GOOD, {}),
    ("PDI-I13", "failed", PERIODS, {}),
    ("PDI-I14", "passed", GOOD, {}),
    ("PDI-I14", "failed", HIDDEN, {}),
    ("PDI-I15", "passed", GOOD, {}),
    ("PDI-I15", "cantTell", "\n".join(GOOD.splitlines()[:4]), {}),
    ("PDI-I16", "passed", GOOD, {}),
    ("PDI-I16", "failed", DICTIONARY, {}),
    ("PDI-I17", "passed", ROSTER, WORKFORCE),
    ("PDI-I17", "failed", COUNTS, WORKFORCE),
    ("PDI-I17", "inapplicable", ROSTER, {}),
    ("PDI-I19", "passed", GOOD, {}),
    ("PDI-I19", "failed", ROSTER, {}),
    ("PDI-D01", "passed", GOOD, {}),
    ("PDI-D01", "failed", TOTALS, {}),
    ("PDI-D01", "cantTell", ROSTER, {}),
    ("PDI-D02", "passed", GOOD, {}),
    ("PDI-D02", "failed", YEAR_ONLY, {}),
    ("PDI-D02", "cantTell", NO_DAY, {}),
    ("PDI-D03", "passed", GOOD, {}),
    ("PDI-D03", "failed", NOTHING_TOLD, {}),
    ("PDI-D03", "cantTell", UNNAMED_WHAT, {}),
    ("PDI-D04", "passed", GOOD, STOPS),
    ("PDI-D04", "failed", UNNAMED_WHAT, STOPS),
    ("PDI-D04", "cantTell", UNNAMED_WHAT, {}),
    ("PDI-D04", "inapplicable", UNNAMED_WHAT, {"category": "crashes"}),
    ("PDI-D07", "passed", GOOD, {}),
    ("PDI-D07", "failed", HOLLOW, {}),
    ("PDI-D07", "cantTell", PERIODS, {}),
]
RESOURCE_RULES = [rule for rule in compliance.rules() if rule.level == "resource"]


@pytest.mark.parametrize(("rule", "outcome", "content", "declared"), CASES)
def test_outcome(
    rule: str, outcome: str, content: str | bytes, declared: dict[str, str]
) -> None:
    verdict = judge(content, **declared)
    # Once a pillar is decided by another, its rules have no say; ask the rule itself.
    found = finding(verdict, rule)
    if found.outcome is Outcome.INAPPLICABLE and outcome != "inapplicable":
        found = _asked(compliance.rule(rule), content, declared)
    assert str(found.outcome) == outcome, found


SHOWING = {
    rule: (content, declared)
    for rule, outcome, content, declared in CASES
    if outcome in ("failed", "cantTell")
}


@pytest.mark.parametrize("rule", RESOURCE_RULES, ids=lambda rule: rule.id)
def test_without_a_rule_its_finding_is_gone(
    rule: Rule, monkeypatch: pytest.MonkeyPatch
) -> None:
    content, declared = SHOWING[rule.id]
    subject = Subject(Acquisition(), profile_of(content), Declared(**declared))
    before = compliance.evaluate(subject)
    others = tuple(r for r in compliance.rules() if r.id != rule.id)
    module = importlib.import_module("ckanext.pdi.compliance.evaluate")
    monkeypatch.setattr(module, "RULES", others)
    after = compliance.evaluate(subject)
    assert rule.id in {f.rule for f in before.findings}
    assert rule.id not in {f.rule for f in after.findings}
    if finding(before, rule.id).weight and rule.id != "PDI-I13":
        sums = ("events", "totals", "entities")
        assert [before.reasons[s] for s in sums] != [after.reasons[s] for s in sums]


def _asked(rule: Rule, raw: str | bytes, declared: dict[str, str]) -> Finding:
    profile = profile_of(raw)
    subject = Subject(Acquisition(), profile, Declared(**declared))
    return run(rule, Case(subject, compliance.DEFAULT_RULESET, interpret(profile)))[0]


def test_every_rule_is_seen_passing_and_failing() -> None:
    seen = {(rule, outcome) for rule, outcome, _, _ in CASES}
    for rule in RESOURCE_RULES:
        failing = {(rule.id, "failed"), (rule.id, "cantTell")}
        assert (rule.id, "passed") in seen, rule.id
        assert failing & seen, rule.id


@pytest.mark.parametrize("rule", RESOURCE_RULES, ids=lambda rule: rule.id)
def test_without_its_facts_a_rule_was_not_tested(rule: Rule) -> None:
    profile = dataclasses.replace(profile_of(GOOD), groups={}, table=None, columns=())
    verdict = compliance.evaluate(Subject(Acquisition(), profile))
    outcomes = {"untested", "passed" if not rule.needs else "untested", "inapplicable"}
    assert str(finding(verdict, rule.id).outcome) in outcomes
    assert verdict.verdict is Outcome.CANT_TELL


def test_a_rule_that_breaks_cannot_tell_and_shows_no_traceback() -> None:
    def breaks(_: object) -> Iterator[Finding]:
        raise ValueError("secret cell")
        yield

    broken = dataclasses.replace(compliance.rule("PDI-D03"), check=breaks)
    case = Case(Subject(Acquisition(), None), compliance.DEFAULT_RULESET, None)
    (found,) = run(broken, case)
    assert found.outcome is Outcome.CANT_TELL
    assert [e.code for e in found.evidence] == ["error.rule_failed"]
    assert found.gate and "secret" not in repr(found)


@pytest.mark.parametrize(
    "code", ["nul_byte", "limit.cpu", "error.child_died", "sampled"]
)
def test_what_stopped_the_reading_is_no_failure(code: str) -> None:
    profile = dataclasses.replace(profile_of(GOOD), problems=(Problem(code),))
    verdict = compliance.evaluate(Subject(Acquisition(), profile))
    assert finding(verdict, "PDI-M04").outcome is Outcome.CANT_TELL
    assert verdict.verdict is Outcome.CANT_TELL


@pytest.mark.parametrize("rule", compliance.rules(), ids=lambda rule: rule.id)
def test_a_rule_has_its_page(rule: Rule) -> None:
    page = compliance.page(rule.id)
    for heading in ("What it does", "Why it matters", "Remedy", "Reference"):
        assert f"## {heading}" in page, rule.id
    assert page.splitlines()[0].endswith("?")
    assert rule.remedy and rule.reference.startswith("https://")


@pytest.mark.parametrize(
    ("content", "privacy"), [(GOOD, "clear"), (NAMED, "hold"), (NOT_DATA, "unchecked")]
)
def test_a_hold_changes_no_verdict(content: str | bytes, privacy: str) -> None:
    verdict = judge(content)
    assert verdict.privacy == privacy
    if privacy == "hold":
        profile = dataclasses.replace(
            profile_of(content),
            groups={
                k: v for k, v in profile_of(content).groups.items() if k != "privacy"
            },
        )
        without = compliance.evaluate(Subject(Acquisition(), profile))
        assert without.privacy == "unchecked"
        assert without.verdict is verdict.verdict


def test_a_name_of_a_person_never_stands_in_a_finding() -> None:
    said = repr(judge(NAMED)) + repr(judge(SSN)) + repr(judge(BORN))
    assert not any(p in said for p in (*_PERSONS, "212-44", "1980-02"))


def test_a_sample_without_a_sighting_is_not_clear() -> None:
    profile = dataclasses.replace(profile_of(GOOD), method="sample")
    verdict = compliance.evaluate(Subject(Acquisition(), profile))
    assert str(finding(verdict, "PDI-P03").outcome) == "cantTell"
    assert verdict.privacy == "unchecked"


def test_officers_and_places_with_names_hold_nothing() -> None:
    roster = _of_persons("badge,name,rank,hire_date", "7{i},{p},Sergeant,{d}")
    places = rows("name,street", "Oak Park,Elm Street {i}", "Pine Hill,Ash Road {i}")
    assert judge(roster).privacy == "clear"
    assert judge(places).privacy == "clear"
