"""Is the declared format the real one?

## What it does
Compares the format that the publisher declares with that of the bytes. Without a
declared format it does not apply; a format name that we do not know is cannot tell.

## Why it matters
Programs choose how to read a file by what is declared.

## Remedy
Correct the format in the resource's form.

## Reference
DCAT, dcat:mediaType.
"""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.pdi.compliance.case import Case, answer
from ckanext.pdi.compliance.model import Evidence, Finding, Outcome, Pillar, Rule

#: How the formats of the reader are declared.
SPELLINGS = {
    "csv": {"csv", "tsv", "txt", "psv", "text/csv", "tab", "text"},
    "xlsx": {"xlsx", "excel", "xls"},
    "xls": {"xls", "excel"},
    "json": {"json", "application/json"},
    "jsonl": {"jsonl", "ndjson", "json"},
    "geojson": {"geojson", "json"},
    "xml": {"xml"},
    "kml": {"kml", "xml"},
    "pdf": {"pdf"},
    "html": {"html", "htm"},
    "docx": {"docx", "doc", "word"},
    "doc": {"doc", "word"},
    "ods": {"ods"},
    "parquet": {"parquet"},
    "sqlite": {"sqlite", "db"},
    "dbf": {"dbf"},
    "shapefile": {"shp", "shapefile"},
    "zip": {"zip"},
    "gzip": {"gz", "gzip"},
}
KNOWN = frozenset(word for words in SPELLINGS.values() for word in words)


def check(case: Case) -> Iterator[Finding]:
    declared, profile = case.subject.declared.format, case.profile
    if not declared:
        yield answer(RULE, Outcome.INAPPLICABLE, applied=0)
        return
    if profile is None or profile.container.format == "empty":
        yield answer(RULE, Outcome.UNTESTED, applied=0)
        return
    said = declared.strip().lower().lstrip(".")
    measured = profile.container.format
    data = {"declared": declared[:40], "measured": measured}
    evidence = Evidence("format.declared", data=data)
    names = {measured, profile.container.wrapper or measured}
    allowed = {word for name in names for word in SPELLINGS.get(name, {name})}
    if said in allowed:
        yield answer(RULE, Outcome.PASSED, evidence)
    else:
        outcome = Outcome.FAILED if said in KNOWN else Outcome.CANT_TELL
        yield answer(RULE, outcome, evidence)


RULE = Rule(
    id="PDI-X01",
    version="1.0.0",
    pillar=Pillar.CONFLICTS,
    title="The declared format is the real one",
    failure_title="The declared format is not the real one",
    severity="should",
    needs=("container",),
    check=check,
    remedy=(
        "Open the resource and choose Edit.",
        "Set the format to the one named here and save.",
    ),
    effort_minutes=2,
    reference="https://www.w3.org/TR/vocab-dcat-3/#Property:distribution_media_type",
)
