"""Does the whole file parse?

## What it does
Reads the file to its end and asks what stood in the way: characters that are not in
the file's encoding, a quotation mark that is never closed, JSON or XML that is not
well formed. All three kinds of line ends are fine. Zero bytes in text, a format we
do not read yet, a part that was only sampled or a broken limit are "cannot tell".

## Why it matters
A file that breaks in the middle is read as a shorter one, and nobody notices.

## Remedy
Export the file again as CSV in UTF-8 with all text in double quotes.

## Reference
RFC 4180 (CSV), RFC 8259 (JSON), XML 1.0.
"""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.pdi.compliance.case import Case, answer
from ckanext.pdi.compliance.model import Evidence, Finding, Outcome, Pillar, Rule
from ckanext.pdi.facts import Profile

#: Lines that may hold a byte outside the encoding (RULES.md, PDI-M04).
DECODE_ERRORS = 0.001
_BROKEN = ("unclosed_quote", "syntax_error", "loose_quote")
_UNSURE = ("nul_byte", "limit.", "error.", "not_supported", "encrypted", "sampled")


def check(case: Case) -> Iterator[Finding]:
    profile = case.profile
    if profile is None or profile.container.format == "empty":
        yield answer(RULE, Outcome.UNTESTED, gate=True, applied=0)
        return
    for finding in (*_broken(profile), *_unsure(profile)):
        yield finding
        return
    yield answer(RULE, Outcome.PASSED, gate=True)


def _broken(profile: Profile) -> Iterator[Finding]:
    problem = profile.problem(*_BROKEN)
    if problem:
        evidence = Evidence(f"parse.{problem.code}", problem.row, data=problem.data)
        yield answer(RULE, Outcome.FAILED, evidence, gate=True)
    errors, lines = profile.container.decode_errors, profile.container.lines or 0
    if errors and errors >= DECODE_ERRORS * max(lines, 1):
        first = profile.problem("decode_error")
        row = first.row if first else None
        data = {"lines": lines, "errors": errors}
        evidence = Evidence("parse.decode_error", row, data=data)
        yield answer(
            RULE, Outcome.FAILED, evidence, gate=True, applied=lines, failed=errors
        )


def _unsure(profile: Profile) -> Iterator[Finding]:
    problem = profile.problem(*_UNSURE)
    if problem:
        evidence = Evidence(f"parse.{problem.code}", problem.row, data=problem.data)
        yield answer(RULE, Outcome.CANT_TELL, evidence, gate=True)
    elif profile.method == "sample":
        yield answer(RULE, Outcome.CANT_TELL, Evidence("parse.sampled"), gate=True)


RULE = Rule(
    id="PDI-M04",
    version="1.0.0",
    pillar=Pillar.MACHINE_READABLE,
    title="The whole file can be read",
    failure_title="The file breaks while it is read",
    severity="must",
    needs=("container",),
    check=check,
    remedy=(
        "Export the file again as CSV with the encoding UTF-8.",
        "Let the export put text that holds commas or line breaks in double quotes.",
        "Open the new file to its last row, then upload it.",
    ),
    effort_minutes=10,
    reference="https://www.rfc-editor.org/rfc/rfc4180",
)
