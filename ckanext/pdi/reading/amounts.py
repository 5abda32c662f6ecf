"""Which numeric facts does a column have, and does it count its rows?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import mul, sub

from ckanext.pdi.facts import Numbers
from ckanext.pdi.reading import values

#: Integers that look like years.
FIRST_YEAR, LAST_YEAR = 1900, 2100


class NumberFacts:
    """Collects integers, decimals and percents."""

    def __init__(self) -> None:
        self._count = self._integers = self._zeros = self._ones = 0
        self._negatives = self._years = self._padded = 0
        self._sum: float = 0
        self._min: float | None = None
        self._max: float | None = None

    def add(self, kind: str, numbers: Sequence[float], counts: Sequence[int]) -> None:
        """Add numbers of one kind with their cells."""
        total = sum(counts)
        self._count += total
        if kind == "integer":
            self._integers += total
        self._sum += sum(map(mul, numbers, counts))
        low, high = min(numbers), max(numbers)
        self._min = low if self._min is None else min(self._min, low)
        self._max = high if self._max is None else max(self._max, high)
        if low <= 1:
            pairs = list(zip(numbers, counts, strict=True))
            self._zeros += sum(c for n, c in pairs if n == 0)
            self._ones += sum(c for n, c in pairs if n == 1)
            self._negatives += sum(c for n, c in pairs if n < 0)

    def add_written(
        self,
        shape: str,
        texts: Iterable[str],
        numbers: Sequence[float],
        counts: Sequence[int],
    ) -> None:
        """What the writing of integers of one shape tells."""
        if len(shape) > 1 and shape[0] == "9":
            pairs = zip(texts, counts, strict=True)
            self._padded += sum(c for t, c in pairs if t[0] == "0")
        if shape == "9999":
            self._years += sum(
                c
                for n, c in zip(numbers, counts, strict=True)
                if FIRST_YEAR <= n <= LAST_YEAR
            )

    def facts(self, steps: int) -> Numbers | None:
        """The facts; None when there was no number."""
        if self._min is None or self._max is None:
            return None
        return Numbers(
            count=self._count,
            min=self._min,
            max=self._max,
            sum=round(self._sum, 6),
            integers=self._integers,
            zeros=self._zeros,
            ones=self._ones,
            negatives=self._negatives,
            years=self._years,
            padded=self._padded,
            steps=steps,
        )


class StepFacts:
    """Counts cells that are their predecessor + 1, in the order of the rows."""

    def __init__(self) -> None:
        self.steps = 0
        self._last: int | None = None

    def add(self, cells: Sequence[str]) -> None:
        """Add the cells of a portion of rows."""
        if self._last is None and _integer(cells[0]) is None:
            if _integer(cells[-1]) is None:
                return
            self._add_mixed(cells)
            return
        try:
            numbers = list(map(int, cells))
        except ValueError:
            self._add_mixed(cells)
            return
        if self._last is not None and numbers[0] == self._last + 1:
            self.steps += 1
        self.steps += list(map(sub, numbers[1:], numbers)).count(1)
        self._last = numbers[-1]

    def _add_mixed(self, cells: Sequence[str]) -> None:
        last = self._last
        for cell in cells:
            number = _integer(cell)
            if number is not None and last is not None and number == last + 1:
                self.steps += 1
            last = number
        self._last = last


def _integer(cell: str) -> int | None:
    digits = cell.isdecimal() and len(cell) <= values.MAX_DIGITS
    return int(cell) if digits else None
