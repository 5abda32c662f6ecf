"""Which days does a column hold, and in which order does it write day and month?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from operator import itemgetter

from ckanext.pdi.facts import Dates
from ckanext.pdi.reading import dates, values
from ckanext.pdi.reading.daysteps import DaySteps
from ckanext.pdi.reading.distinct import most_common

#: Spellings kept in a profile.
MAX_PATTERNS = 6
#: Spellings counted while reading; worded dates of free text could be endless.
COUNTED_PATTERNS = 500
#: Days outside are ancient or of the future.
FIRST_YEAR, LAST_YEAR = 1900, 2100

Plain = tuple[int, int, int]


class DayFacts:
    """Collects date and datetime cells, and digits that may be dates."""

    def __init__(self) -> None:
        self._days: Counter[dates.Day] = Counter()
        self._patterns: Counter[str] = Counter()
        self._digits: Counter[dates.Day] = Counter()
        self._digit_patterns: Counter[str] = Counter()
        self._timed = self._digits_timed = 0

    @property
    def digit_days(self) -> int:
        """Cells of digits only that may be days."""
        return self._digits.total()

    def add(self, shape: str, days: Iterable[dates.Day], counts: Sequence[int]) -> None:
        """Add days of one shape with their cells."""
        for day, count in zip(days, counts, strict=True):
            if day.timed:
                self._timed += count
            self._days[day._replace(timed=False) if day.timed else day] += count
        self._add_pattern(shape, sum(counts))

    def add_shaped(
        self, shape: str, length: int, texts: Sequence[str], counts: Sequence[int]
    ) -> None:
        """Add dates in digits: each different day and time of day is read once."""
        head, tail = itemgetter(slice(length)), itemgetter(slice(length, None))
        total = sum(counts)
        days, times = Counter(map(head, texts)), Counter(map(tail, texts))
        if total > len(texts):
            for text, count in zip(texts, counts, strict=True):
                if count > 1:
                    days[head(text)] += count - 1
                    times[tail(text)] += count - 1
        read = values.of_shape(shape[:length]).read
        for text, count in days.items():
            self._days[read(text)[1]] += count
        self._timed += sum(n for t, n in times.items() if dates.timed(t))
        self._add_pattern(shape, total)

    def add_digits(
        self, shape: str, texts: Iterable[str], counts: Sequence[int]
    ) -> None:
        """Add integers of seven or eight digits."""
        for text, count in zip(texts, counts, strict=True):
            day = dates.from_digits(text)
            if day:
                self._digits_timed += count * day.timed
                self._digits[day._replace(timed=False)] += count
                self._digit_patterns[shape] += count

    def _add_pattern(self, shape: str, count: int) -> None:
        if shape in self._patterns or len(self._patterns) < COUNTED_PATTERNS:
            self._patterns[shape] += count

    def drop_digits(self) -> None:
        """They were numbers."""
        self._digits.clear()
        self._digit_patterns.clear()

    def keep_digits(self) -> None:
        """They were days."""
        self._timed += self._digits_timed
        self._days.update(self._digits)
        self._patterns.update(self._digit_patterns)

    def facts(self, steps: DaySteps, *, hide_days: bool) -> Dates | None:
        """The facts; None when there was no date."""
        if not self._days:
            return None
        days = self._in_order()
        real = [d for d in days if _is_real(d)]
        shown = real and not hide_days
        return Dates(
            count=days.total(),
            distinct_days=len(days),
            min=_iso(min(real)) if shown else None,
            max=_iso(max(real)) if shown else None,
            first_of_month=sum(n for d, n in days.items() if d[2] == 1),
            first_of_year=sum(n for d, n in days.items() if d[1:] == (1, 1)),
            timed=self._timed,
            digits_only=self._digits.total(),
            ambiguous=sum(n for d, n in self._days.items() if _exchangeable(d)),
            patterns=most_common(self._patterns, MAX_PATTERNS),
            future=sum(n for d, n in days.items() if _is_future(d)),
            ancient=sum(n for d, n in days.items() if d[0] < FIRST_YEAR),
            consecutive=steps.steps(day_first=self._day_first()),
        )

    def _in_order(self) -> Counter[Plain]:
        """The days as (year, month, day) in the column's one order."""
        day_first = self._day_first()
        days: Counter[Plain] = Counter()
        for day, count in self._days.items():
            month, number = day.first, day.second
            if day.free and (day_first or month > 12) and number <= 12:
                month, number = number, month
            days[day.year, month, number] += count
        return days

    def _day_first(self) -> bool:
        """Do the cells whose order is beyond doubt write the day first?"""
        free = [(d, n) for d, n in self._days.items() if d.free]
        day_first = sum(n for d, n in free if d.first > 12 >= d.second)
        month_first = sum(n for d, n in free if d.second > 12 >= d.first)
        return day_first > month_first


def _exchangeable(day: dates.Day) -> bool:
    return day.free and day.first <= 12 and day.second <= 12 and day.first != day.second


def _is_real(day: Plain) -> bool:
    return dates.possible(*day) and FIRST_YEAR <= day[0] <= LAST_YEAR


def _is_future(day: Plain) -> bool:
    return day[0] >= FIRST_YEAR and not _is_real(day)


def _iso(day: Plain) -> str:
    return f"{day[0]:04}-{day[1]:02}-{day[2]:02}"
