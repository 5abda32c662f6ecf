"""Do verdicts survive what must not matter: order, a tenth of the rows, the format?

A fixed sample of the corpus; ``python3 -m bench.metamorphic`` runs all of it.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from bench import metamorphic
from bench.metamorphic import Plain

SAMPLE = 60
MAX_BYTES = 400_000


@pytest.fixture(scope="module")
def files() -> Sequence[Plain]:
    if not (metamorphic.CORPUS / "manifest.csv").is_file():
        if os.environ.get("CI"):
            pytest.fail(f"the labelled corpus is missing: {metamorphic.CORPUS}")
        pytest.skip(f"the labelled corpus is not here: {metamorphic.CORPUS}")
    return metamorphic.plain_files(SAMPLE, MAX_BYTES)


@pytest.mark.parametrize("dress", metamorphic.DRESSES)
def test_another_dress_makes_no_incident_and_changes_little(
    files: Sequence[Plain], dress: str, tmp_path: Path
) -> None:
    found = list(metamorphic.changed(files, dress, tmp_path))
    assert not [one for one in found if one.fatal]
    assert len(found) <= (1 - metamorphic.STAY) * len(files) + 1, found
