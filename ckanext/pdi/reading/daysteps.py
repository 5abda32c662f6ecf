"""Does a column count its days: is each cell's day the one after its predecessor's?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from operator import sub

from ckanext.pdi.reading import dates, values

#: Spellings of days remembered; a column with more holds times of day.
MAX_KNOWN = 20_000
#: Far from any day, so that no neighbour is one day off; two such are equal.
NO_DAY = 10**9
Ordinals = tuple[int, int]  # with the month first, with the day first
_NONE: Ordinals = (NO_DAY, NO_DAY)


class DaySteps:
    """Counts cells one day after their predecessor, in the order of the rows."""

    def __init__(self) -> None:
        self._known: dict[str, Ordinals] = {}
        self._active: bool | None = None  # until a filled cell was seen
        self._last = _NONE
        self._steps = [0, 0]

    def add(self, cells: Sequence[str]) -> None:
        """Add the cells of a portion of rows."""
        if self._active is None:
            filled = next((c.strip() for c in cells if c and not c.isspace()), None)
            if filled is None:
                return
            kind, day = values.read(filled)
            timed = kind == "datetime" and day.timed  # events, not a count of days
            self._active = not timed and _ordinals(filled) != _NONE
        if not self._active:
            return
        known = self._known
        for cell in set(cells) - known.keys():
            known[cell] = _ordinals(cell.strip())
        self._active = len(known) <= MAX_KNOWN
        days = [self._last, *map(known.__getitem__, cells)]
        for order in (0, 1):
            ordinals = [day[order] for day in days]
            self._steps[order] += list(map(sub, ordinals[1:], ordinals)).count(1)
        self._last = days[-1]

    def steps(self, *, day_first: bool) -> int:
        """The count; 0 where the column was given up."""
        return self._steps[day_first] if self._active else 0


def _ordinals(text: str) -> Ordinals:
    kind, day = values.read(text) if text else ("", None)
    if kind == "integer":
        day = dates.from_digits(text) if len(text) in (7, 8) else None
    elif kind not in ("date", "datetime"):
        return _NONE
    if day is None:
        return _NONE
    month_first = _ordinal(day.year, day.first, day.second)
    day_first = _ordinal(day.year, day.second, day.first) if day.free else month_first
    return month_first, day_first


def _ordinal(year: int, month: int, day: int) -> int:
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        return NO_DAY
