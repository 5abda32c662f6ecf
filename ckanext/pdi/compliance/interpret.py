"""What do the columns of a table hold, taken together?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from ckanext.pdi.compliance.columns import View
from ckanext.pdi.compliance.roles import COARSE_TIMES, PERSON_ROLES, Role, role_of
from ckanext.pdi.compliance.times import date_named
from ckanext.pdi.facts import Profile, Table

#: Formats whose names are keys of records, not a header row.
KEYED = ("json", "jsonl", "geojson", "xml", "kml", "parquet", "sqlite", "dbf")
#: An event date has more than this many different days (RULES.md, PDI-I02).
DAYS_OF_A_YEARLY_TABLE = 12
#: In a short table every second row has its own day.
SHORT_ROWS = 5
SHORT_DAYS = 0.5
#: So many different moments are more than the loading times of a table.
MOMENTS = 5
#: Two persons of one name are rare.
OWN_NAME = 0.9
#: Events hardly share their points and addresses; the rows of a day's totals do.
OWN_PLACE = 0.5
#: A date filled in fewer rows says little about the others.
WORTH_FILLED = 0.3


@dataclass(frozen=True)
class Placed:
    """A column with its role and the reason for it."""

    view: View
    role: Role
    reason: str

    @property
    def name(self) -> str:
        return self.view.name


@dataclass(frozen=True)
class Interpretation:
    """A table whose columns have roles."""

    profile: Profile
    table: Table
    columns: tuple[Placed, ...]

    @property
    def rows(self) -> int:
        return self.table.rows

    @property
    def has_names(self) -> bool:
        """Are the columns' names the publisher's, and not made by the reader?"""
        keyed = self.profile.container.format in KEYED
        return bool(self.table.header_rows) or keyed

    def of(self, *roles: Role) -> tuple[Placed, ...]:
        """The columns of these roles, in table order."""
        return tuple(c for c in self.columns if c.role in roles)

    @cached_property
    def used(self) -> tuple[Placed, ...]:
        """The columns that hold anything, row counters left out."""
        return tuple(
            c for c in self.columns if c.role not in (Role.EMPTY, Role.ROW_COUNTER)
        )

    @cached_property
    def event_dates(self) -> tuple[Placed, ...]:
        """Event dates, the one with the most filled rows and days first."""

        def worth(column: Placed) -> tuple[float, int]:
            dates = column.view.dates
            return round(column.view.filled, 1), dates.distinct_days if dates else 0

        return tuple(sorted(self.of(Role.EVENT_DATE), key=worth, reverse=True))

    @cached_property
    def split_date(self) -> tuple[Placed, ...]:
        """Year, month and day in columns of their own, when all three stand."""
        parts = [self.of(role)[:1] for role in (Role.YEAR, Role.MONTH, Role.DAY)]
        return tuple(p[0] for p in parts) if all(parts) else ()

    @cached_property
    def varied_dates(self) -> tuple[Placed, ...]:
        """Event dates with more days than a table by month would have."""
        return tuple(
            c
            for c in self.event_dates
            if (d := c.view.dates)
            and (
                d.distinct_days > DAYS_OF_A_YEARLY_TABLE
                or d.distinct_days >= SHORT_DAYS * self.rows >= SHORT_DAYS * SHORT_ROWS
            )
        )

    @cached_property
    def moments(self) -> tuple[Placed, ...]:
        """Dates with a time of day that differ from row to row."""
        return tuple(
            c
            for c in self.event_dates
            if (d := c.view.dates)
            and d.timed > d.count / 2
            and c.view.facts.distinct > MOMENTS
        )

    @cached_property
    def own_place(self) -> bool:
        """Has each row a page, a point or an address that few others share?"""
        links = any(c.view.distinct >= OWN_NAME for c in self.of(Role.URL))
        points = (c for c in self.of(Role.COORDINATE) if c.view.numeric >= 0.5)
        streets = (c for c in self.of(Role.PLACE) if c.view.listed("street") >= 0.5)
        return links or any(
            c.view.filled >= OWN_PLACE
            and c.view.facts.distinct >= OWN_PLACE * self.rows
            for c in (*points, *streets)
        )

    @cached_property
    def describes_persons(self) -> bool:
        """Does each row name another person, with attributes and a day?

        Counts beside such columns were joined on: the population of a county.
        """
        own = any(c.view.distinct >= OWN_NAME for c in self.of(Role.PERSON_NAME))
        kinds = {c.role for c in self.of(*PERSON_ROLES)}
        return own and len(kinds) >= 2 and self.has_event_day

    @property
    def understood(self) -> bool:
        """Do the headers themselves speak of events, and not only the values?"""
        numbers = self.of(Role.RECORD_NUMBER, Role.REPEATED_NUMBER, Role.DESCRIPTOR)
        return any(c.reason.startswith("name:") for c in numbers) or any(
            date_named(c.view) for c in self.event_dates
        )

    @property
    def has_event_day(self) -> bool:
        """Does a date vary from row to row, in a good part of the rows?"""
        return bool(self.split_date) or any(
            c.view.filled >= WORTH_FILLED for c in (*self.varied_dates, *self.moments)
        )

    @cached_property
    def coarse_times(self) -> tuple[Placed, ...]:
        return self.of(*COARSE_TIMES)

    @property
    def period(self) -> tuple[str, str] | None:
        """First and last day of the events, when a date column tells."""
        for column in self.event_dates:
            dates = column.view.dates
            if dates and dates.min and dates.max:
                return dates.min, dates.max
        return None

    def distinct_of(self, columns: Iterable[Placed]) -> int | None:
        """How many different tuples have these columns? None when not measured."""
        wanted = {c.view.index for c in columns}
        if len(wanted) == 1:
            return next(
                c for c in columns if c.view.index in wanted
            ).view.facts.distinct
        for combination in self.profile.combinations:
            if set(combination.columns) == wanted:
                return combination.distinct
        return None


def interpret(profile: Profile | None) -> Interpretation | None:
    """Give every column its role; None when there is no table."""
    if profile is None or profile.table is None or not profile.columns:
        return None
    placed: list[Placed] = []
    for facts in profile.columns:
        view = View(facts, profile.table.rows)
        role, reason = role_of(view)
        placed.append(Placed(view, role, reason))
    return Interpretation(profile, profile.table, tuple(placed))
