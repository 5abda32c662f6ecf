"""Which rules are there, and in which order are they shown?

The list is explicit: a rule that is not named here is not run.
"""

from __future__ import annotations

from types import ModuleType

from ckanext.pdi.compliance.model import Rule
from ckanext.pdi.compliance.rules.conflicts import (
    declared_coverage,
    declared_format,
    declared_granularity,
)
from ckanext.pdi.compliance.rules.disaggregated import (
    filled,
    single_records,
    what,
    when,
    who,
)
from ckanext.pdi.compliance.rules.incident_level import (
    coarse_time,
    cube,
    daily_totals,
    descriptors,
    enough_rows,
    entities,
    event_date,
    measures,
    mostly_numbers,
    no_date_no_number,
    periods_as_columns,
    place,
    record_number,
    reference_table,
    roster,
    suppression,
    time_of_day,
    total_rows,
)
from ckanext.pdi.compliance.rules.machine_readable import (
    archive,
    fetched,
    header,
    no_web_page,
    notes_around,
    one_header,
    one_table,
    parses,
    ragged,
    structured,
    truncated,
)
from ckanext.pdi.compliance.rules.openness import public
from ckanext.pdi.compliance.rules.privacy import (
    alone,
    births,
    homes,
    minors,
    names,
    numbers,
)
from ckanext.pdi.compliance.rules.scope import category, duplicate, jurisdiction

MODULES: tuple[ModuleType, ...] = (
    *(
        fetched,
        structured,
        no_web_page,
        parses,
        header,
        notes_around,
        one_table,
        one_header,
    ),
    *(ragged, truncated, archive),
    *(record_number, event_date, time_of_day, place, descriptors, measures),
    *(periods_as_columns, total_rows, coarse_time, cube, mostly_numbers),
    *(daily_totals, no_date_no_number, suppression, enough_rows, reference_table),
    *(roster, entities),
    *(single_records, when, what, who, filled),
    *(names, births, numbers, homes, minors, alone),
    *(declared_format, declared_granularity, declared_coverage),
    *(category, jurisdiction, duplicate, public),
)
RULES: tuple[Rule, ...] = tuple(module.RULE for module in MODULES)
#: A rule's web page is the docstring of its module.
PAGES: dict[str, str] = {m.RULE.id: (m.__doc__ or "").strip() for m in MODULES}
