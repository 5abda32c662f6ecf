"""Does ``pdi check`` keep its contract, and is it kind to people?"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from ckanext.pdi.console import run

FIXTURES = Path(__file__).parents[2] / "fixtures" / "verdicts"
GOOD = str(FIXTURES / "stops_incident.csv")
BAD = str(FIXTURES / "yearly_counts.csv")
UNSURE = str(FIXTURES / "few_rows.csv")
DICTIONARY = str(FIXTURES / "data_dictionary.csv")
FIELDS = {
    *("file", "sha256", "bytes", "format", "encoding", "rows", "columns", "method"),
    *("granularity", "unit_of_record", "category", "verdict", "pillars", "privacy"),
    *("findings", "ruleset", "engine", "seconds"),
}


class Result:
    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def objects(self) -> list[dict]:
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture()
def pdi(capfd: pytest.CaptureFixture[str]):
    def call(*args: str) -> Result:
        code = run(list(args))
        out, err = capfd.readouterr()
        return Result(code, out, err)

    return call


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ([GOOD], 0),
        ([BAD], 1),
        ([DICTIONARY], 1),
        ([UNSURE], 2),
        ([GOOD, UNSURE], 2),
        ([GOOD, UNSURE, BAD], 1),
        ([GOOD, "nowhere.csv"], 3),
        ([str(FIXTURES)], 3),
    ],
)
def test_exit_codes(pdi, files: list[str], code: int) -> None:
    assert pdi("check", "--format", "jsonl", *files).code == code


def test_an_object_has_all_fields(pdi) -> None:
    (one,) = pdi("check", "--format", "jsonl", BAD).objects
    assert set(one) == FIELDS
    assert (one["rows"], one["columns"], one["method"]) == (48, 4, "full")
    assert set(one["pillars"]) == {
        "machine_readable",
        "incident_level",
        "disaggregated",
    }
    for found in one["findings"]:
        assert found["outcome"] != "passed"
        assert set(found) == {
            *("rule", "rule_version", "outcome", "severity", "evidence", "counts")
        }
        for evidence in found["evidence"]:
            assert set(evidence) == {"code", "row", "column", "data"}


def test_verbose_adds_what_passed(pdi) -> None:
    (one,) = pdi("check", "--format", "jsonl", "--verbose", GOOD).objects
    assert "passed" in {f["outcome"] for f in one["findings"]}


def test_a_missing_file_loses_no_other_answer(pdi) -> None:
    result = pdi("check", "--format", "jsonl", GOOD, "nowhere.csv", BAD)
    assert [o["file"] for o in result.objects] == [GOOD, "nowhere.csv", BAD]
    assert [o["verdict"] for o in result.objects] == ["passed", "cantTell", "failed"]
    assert "nowhere.csv: no such file" in result.err


def test_a_folder_is_answered_with_what_to_do(pdi) -> None:
    assert "give the files in it" in pdi("check", str(FIXTURES)).err


def test_json_is_one_document(pdi) -> None:
    whole = json.loads(pdi("check", "--format", "json", GOOD, BAD).out)
    assert whole["schema"] == "pdi-check/1"
    assert [o["verdict"] for o in whole["files"]] == ["passed", "failed"]


def test_several_jobs_keep_the_order(pdi) -> None:
    files = [GOOD, BAD, UNSURE, DICTIONARY] * 2
    result = pdi("check", "--format", "jsonl", "--jobs", "2", *files)
    assert [o["file"] for o in result.objects] == files


def test_quick_never_passes(pdi) -> None:
    (one,) = pdi("check", "--format", "jsonl", "--quick", GOOD).objects
    assert (one["method"], one["verdict"]) == ("sample", "cantTell")


def test_declared_json_and_category_are_believed_as_declared(
    pdi, tmp_path: Path
) -> None:
    declared = tmp_path / "declared.json"
    declared.write_text('{"category": "stops", "jurisdictions": ["us-dc"]}')
    result = pdi("check", "--format", "jsonl", "--declared", str(declared), GOOD)
    assert result.objects[0]["category"] == "stops"
    result = pdi(
        *("check", "--format", "jsonl", "--declared", str(declared)),
        *("--category", "arrests", GOOD),
    )
    assert result.objects[0]["category"] == "arrests"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["check"], "FILE"),
        (["check", "--nonsense", GOOD], "nonsense"),
        (["check", "--category", "trafic-stops", GOOD], "Did you mean traffic_stops?"),
        (["check", "--ruleset", "none", GOOD], "pdi-2015"),
        (["check", "--format", "docx", GOOD], "jsonl"),
        (["rules", "show", "PDI-I99"], "There is no rule"),
        (["nonsense"], "nonsense"),
    ],
)
def test_wrong_usage_is_three_and_says_what_is_right(
    pdi, args: list[str], said: str
) -> None:
    result = pdi(*args)
    assert result.code == 3
    assert said in result.err and "Traceback" not in result.err


@pytest.mark.parametrize("content", ["[1]", "{", '{"nonsense": 1}'])
def test_a_wrong_declared_file_says_what_is_known(
    pdi, tmp_path: Path, content: str
) -> None:
    declared = tmp_path / "declared.json"
    declared.write_text(content)
    result = pdi("check", "--declared", str(declared), GOOD)
    assert result.code == 3 and "Known names: category" in result.err


def test_text_says_verdict_pillars_evidence_and_fix(pdi) -> None:
    said = pdi("check", BAD).out
    for words in (
        "Not compliant",
        "The rows look like totals, not like single events.",
        "Incident-level     no",
        "“count”, “rate_per_100000”",
        "1. Find the table of records",
        "about 60 minutes",
    ):
        assert words in said
    assert "\x1b" not in said  # no colour where no terminal is


def test_a_name_cannot_steer_the_terminal(pdi, tmp_path: Path) -> None:
    file = tmp_path / "a\x1b[2Jb.csv"
    text = Path(GOOD).read_text("utf-8").replace("beat", "be\x1b[31mat")
    file.write_text(text)
    result = pdi("check", "--verbose", str(file), str(tmp_path / "\x1bmissing"))
    assert "\x1b" not in result.out + result.err


def test_verbose_text_shows_roles_and_points(pdi) -> None:
    said = pdi("check", "--verbose", GOOD).out
    assert "Points for events" in said
    assert "record_number" in said and "event_date" in said


def test_help_version_and_rules_answer(pdi) -> None:
    assert "Exit codes" in pdi("check", "--help").out
    assert "pdi check FILE" in pdi("--help").out
    assert "pdi-2015/" in pdi("--version").out
    assert "PDI-I08  Do some rows look like totals?" in pdi("rules", "list").out
    assert "What it does" in pdi("rules", "show", "i08").out


def test_the_whole_process_with_standard_input(tmp_path: Path) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "ckanext.pdi.console",
            "check",
            "--format",
            "jsonl",
            "-",
        ],
        input=Path(GOOD).read_bytes(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["file"] == "-"
    assert done.stderr == b""


def test_an_internal_error_is_three_without_a_traceback(pdi, monkeypatch) -> None:
    def breaks(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("ckanext.pdi.console.sources.profiles", breaks)
    result = pdi("check", GOOD)
    assert result.code == 3
    assert "internal error" in result.err and "Traceback" not in result.err
