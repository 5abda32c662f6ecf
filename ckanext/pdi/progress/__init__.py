"""How far is each agency toward three?

Pure functions from current states to progress: units, roll-up, the next step,
exports and figures. No database, no clock, no wording that needs translating.

    agency_progress(agency, datasets, commitments) -> AgencyProgress
    portal_progress(agencies) -> PortalProgress
    agency_to_json, agency_to_csv, portal_to_json, portal_to_csv, to_text
    figures.ring, figures.pips -> SVG
"""

from ckanext.pdi.progress import figures
from ckanext.pdi.progress.coverage import Cell, coverage
from ckanext.pdi.progress.exports import (
    agency_to_csv,
    agency_to_json,
    dumps,
    portal_to_csv,
    portal_to_json,
)
from ckanext.pdi.progress.model import (
    TARGET,
    AgencyInfo,
    AgencyProgress,
    CommitmentState,
    DatasetProgress,
    DatasetState,
    Fault,
    NextStep,
    PortalProgress,
    Promise,
)
from ckanext.pdi.progress.next_step import issues
from ckanext.pdi.progress.rollup import agency_progress, portal_progress
from ckanext.pdi.progress.sheets import to_csv

__all__ = [
    "TARGET",
    "AgencyInfo",
    "AgencyProgress",
    "Cell",
    "CommitmentState",
    "DatasetProgress",
    "DatasetState",
    "Fault",
    "NextStep",
    "PortalProgress",
    "Promise",
    "agency_progress",
    "agency_to_csv",
    "agency_to_json",
    "coverage",
    "dumps",
    "figures",
    "issues",
    "portal_progress",
    "portal_to_csv",
    "portal_to_json",
    "to_csv",
]
