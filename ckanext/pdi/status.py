"""How far is the work?"""

from __future__ import annotations

import sqlalchemy as sa

from ckan.model import meta

from ckanext.pdi import pulse

_COUNTS = {
    "data sets": "SELECT count(*) FROM package WHERE type = 'police' "
    "AND state <> 'deleted'",
    "passed": "SELECT count(*) FROM pdi_state WHERE subject_type = 'package' "
    "AND active AND verdict = 'passed'",
    "failed": "SELECT count(*) FROM pdi_state WHERE subject_type = 'package' "
    "AND active AND verdict = 'failed'",
    "cannot tell": "SELECT count(*) FROM pdi_state WHERE subject_type = 'package' "
    "AND active AND verdict = 'cantTell'",
    "due": "SELECT count(*) FROM pdi_due",
    "being checked": "SELECT count(*) FROM pdi_due "
    "WHERE lease_until > timezone('utc', now())",
    "tried in vain": "SELECT count(*) FROM pdi_due "
    "WHERE attempts > 0 AND lease IS NULL",
    "not in the index yet": "SELECT count(*) FROM pdi_state "
    "WHERE subject_type = 'package' AND active "
    "AND run_id IS DISTINCT FROM indexed_run",
    "runs": "SELECT count(*) FROM pdi_run",
}


def status() -> dict[str, int]:
    """Numbers by name."""
    with meta.engine.connect() as connection:
        found = {
            name: connection.scalar(sa.text(query)) for name, query in _COUNTS.items()
        }
    heard = pulse.listen()
    return {**found, "workers": len(heard.own) + heard.common}
