"""Who promised what in the demo: agencies, a company, a nonprofit, neighbours?

The organizations that are no agencies do not exist; their names say so.
"""

from __future__ import annotations

from ckanext.pdi.demo.model import PROMISE_LABEL, Line, Promise

PROMISES = (
    Promise(
        "agency",
        "Lincoln Police Department",
        "Lincoln",
        "NE",
        f"Yearly reports in print. {PROMISE_LABEL}",
        (
            Line("traffic_stops", "Stops of 2026, one row a person", "2027-03-31"),
            Line(
                "use_of_force", "Force since 2024, by officer and subject", "2027-06-30"
            ),
            Line("complaints", "Complaints since 2024, by allegation", "2027-09-30"),
        ),
        agency="lincoln-police",
    ),
    Promise(
        "agency",
        "University of Delaware Police Department",
        "Newark",
        "DE",
        f"A data page. {PROMISE_LABEL}",
        (
            Line("use_of_force", "The records as a file, not as a link", "2027-01-31"),
            Line(
                "field_contacts", "Contacts on campus, one row a person", "2027-05-31"
            ),
        ),
        agency="university-of-delaware-police",
    ),
    Promise(
        "agency",
        "Kelso Police Department",
        "Kelso",
        "WA",
        f"Two data sets in preparation. {PROMISE_LABEL}",
        (Line("traffic_stops", "Make the prepared file public", "2027-02-28"),),
        agency="kelso-police",
    ),
    Promise(
        "company",
        "Example Records Software (sample company)",
        "Columbus",
        "OH",
        f"Export of stops in one file. {PROMISE_LABEL}",
        (
            Line("traffic_stops", "An export without total rows", "2027-01-31"),
            Line("arrests", "An export with one row a charge", "2027-04-30"),
            Line("citations", "An export with coded violations", "2027-07-31"),
        ),
    ),
    Promise(
        "nonprofit",
        "Example Data Clinic (sample nonprofit)",
        "New Orleans",
        "LA",
        f"Help desk for small agencies. {PROMISE_LABEL}",
        (
            Line("complaints", "A free review of five complaint files", "2027-03-31"),
            Line("use_of_force", "A workshop on data dictionaries", "2027-05-31"),
            Line("stops", "A guide to publishing stops", "2027-08-31"),
        ),
    ),
)
