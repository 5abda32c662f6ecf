"""``python -m ckanext.pdi.demo DIR``: what do the sample files look like?

Writes them to a folder, one a data set and file; no CKAN is needed.
"""

from __future__ import annotations

import sys
from pathlib import Path

from ckanext.pdi.demo.cast import AGENCIES


def main(folder: Path) -> int:
    """Write all sample files; how many?"""
    folder.mkdir(parents=True, exist_ok=True)
    written = 0
    for dataset in (d for agency in AGENCIES for d in agency.datasets):
        for resource in dataset.resources:
            if resource.make:
                name = f"{dataset.name}__{resource.filename}"
                (folder / name).write_bytes(resource.make())
                written += 1
    return written


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m ckanext.pdi.demo DIR")
    print(f"{main(Path(sys.argv[1]))} sample files in {sys.argv[1]}")
