"""Is it a structured data format?

## What it does
Looks at the first bytes of the file, never at its name, and asks whether the format
holds records: delimited text, spreadsheet, JSON, XML, GeoJSON and the like. PDF,
Word, HTML, images, scripts and plain prose hold none. An unknown binary file is
"cannot tell".

## Why it matters
A table printed to PDF must be typed off again before anyone can count a row of it.

## Remedy
Export the records as CSV from the records system, or save the spreadsheet as CSV.

## Reference
PDI: "machine-readable". Open Data Handbook, "Machine readable".
"""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.pdi.compliance.case import Case, answer
from ckanext.pdi.compliance.model import Evidence, Finding, Outcome, Pillar, Rule

STRUCTURED = frozenset(
    [
        "csv",
        "xlsx",
        "xls",
        "ods",
        "json",
        "jsonl",
        "geojson",
        "xml",
        "kml",
        "parquet",
        "sqlite",
        "dbf",
        "shapefile",
    ]
)
DOCUMENTS = frozenset(
    [
        "pdf",
        "doc",
        "docx",
        "ppt",
        "html",
        "rtf",
        "image",
        "script",
        "lfs_pointer",
        "lock_file",
        "prose",
    ]
)


def check(case: Case) -> Iterator[Finding]:
    profile = case.profile
    if profile is None or profile.container.format == "empty":
        yield answer(RULE, Outcome.UNTESTED, gate=True, applied=0)
        return
    container = profile.container
    data = {"format": container.format, "signature": container.signature}
    if container.format in STRUCTURED:
        yield answer(
            RULE, Outcome.PASSED, Evidence("format.data", data=data), gate=True
        )
    elif container.format in DOCUMENTS:
        evidence = Evidence(f"format.{container.format}", data=data)
        yield answer(RULE, Outcome.FAILED, evidence, gate=True)
    else:
        evidence = Evidence("format.unknown", data=data)
        yield answer(RULE, Outcome.CANT_TELL, evidence, gate=True)


RULE = Rule(
    id="PDI-M02",
    version="1.0.0",
    pillar=Pillar.MACHINE_READABLE,
    title="The file is in a format made for data",
    failure_title="The file is a document, not data",
    severity="must",
    needs=("container",),
    check=check,
    remedy=(
        "Open the system or spreadsheet in which this document was made.",
        "Export the records themselves as CSV (or save the sheet as CSV UTF-8).",
        "Upload the CSV file. Keep the document beside it as documentation.",
    ),
    effort_minutes=15,
    reference="https://opendatahandbook.org/glossary/en/terms/machine-readable/",
)
