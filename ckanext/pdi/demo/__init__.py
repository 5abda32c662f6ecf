"""What would a portal look like on which real agencies had begun to publish?

The agencies, their places and their ORI are real (``vocabulary/pdi_agencies.csv``);
every file is made here, from a seed, and is sample data: no row describes a real
event or a real person. Each file carries the verdict it must get, so that the demo
is a test of the rules at the same time. Standard library only; no CKAN is needed to
make the files.
"""

from ckanext.pdi.demo.cast import AGENCIES
from ckanext.pdi.demo.model import (
    Agency,
    Dataset,
    Expected,
    Line,
    Promise,
    Resource,
    Standing,
)
from ckanext.pdi.demo.promises import PROMISES

__all__ = [
    "AGENCIES",
    "PROMISES",
    "Agency",
    "Dataset",
    "Expected",
    "Line",
    "Promise",
    "Resource",
    "Standing",
]
