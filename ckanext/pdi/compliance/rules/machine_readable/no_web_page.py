"""Is a web page served instead of a file?

## What it does
Tells apart the commonest accident: the link leads to a web page, often a log-in or
"not found" page, and that page was saved under the name of a data file.

## Why it matters
The portal says that there is a file; everybody who downloads it gets a web page.

## Remedy
Use the direct download address of the file.

## Reference
W3C, Data on the Web Best Practices, 17 and 18 (bulk download).
"""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.pdi.compliance.case import Case, answer
from ckanext.pdi.compliance.model import Evidence, Finding, Outcome, Pillar, Rule


def check(case: Case) -> Iterator[Finding]:
    profile = case.profile
    if profile is None:
        yield answer(RULE, Outcome.UNTESTED, gate=True, applied=0)
    elif profile.container.format == "html":
        data = {"signature": profile.container.signature}
        yield answer(
            RULE, Outcome.FAILED, Evidence("format.html", data=data), gate=True
        )
    else:
        yield answer(RULE, Outcome.PASSED, gate=True)


RULE = Rule(
    id="PDI-M03",
    version="1.0.0",
    pillar=Pillar.MACHINE_READABLE,
    title="A file is served, not a web page",
    failure_title="A web page is served instead of a file",
    severity="must",
    needs=("container",),
    check=check,
    remedy=(
        "Open the link in a private browser window: you will see a page, not a file.",
        "On that page find the download button and copy its address.",
        "Replace the link by that address, or upload the downloaded file.",
    ),
    effort_minutes=5,
    reference="https://www.w3.org/TR/dwbp/#BulkAccess",
)
