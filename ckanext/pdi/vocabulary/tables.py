"""How is a CSV file that ships with the package read?"""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources


@cache
def rows(filename: str) -> tuple[dict[str, str], ...]:
    """The records of one vocabulary file, in file order; read once."""
    source = resources.files("ckanext.pdi.vocabulary").joinpath(filename)
    return tuple(csv.DictReader(source.read_text("utf-8").splitlines()))
