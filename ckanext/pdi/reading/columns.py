"""What are the facts of one column?

A column's cells are counted first, and each different value is read once with its
count as weight. While a column has few different values they are read at the very
end; when they become too many for memory they are read in portions.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from operator import sub

from ckanext.pdi.facts import Column, Dates, Numbers, Text
from ckanext.pdi.reading import dates, values
from ckanext.pdi.reading.distinct import Distinct
from ckanext.pdi.vocabulary import words

#: Characters of different values a column may hold before they are read.
MAX_HELD_CHARS = 4_000_000
#: Shapes kept in a profile, the longest, and how many are counted while reading.
MAX_SHAPES, MAX_SHAPE_LENGTH, COUNTED_SHAPES = 4, 16, 2_000
MAX_PATTERNS = 6
#: Words of a list are looked for inside cells up to this length.
MAX_WORDED = 80
#: List separators and how long the values between them may be.
LIST_SEPARATORS = ((";", 30), ("|", 30), (",", 12), ("/", 12))
#: Most frequent values followed exactly after a column's values became too many.
FOLLOWED = 1_000
#: Share of a column's digit-only cells that must be possible days before any of
#: them is taken for one: of random numbers of 7 or 8 digits about 2 % are.
DIGIT_DAYS_SHARE = 0.95

_BIRTH = re.compile(r"birth|\bdob\b|\bd\.o\.b|_dob|dob_|^dob|bdate|b_?day\b", re.I)
_LETTERS = re.compile(r"[^\W\d_]+")
_NOT_FILLED = frozenset({"null_word"})


class ColumnFacts:
    """Collects one column; :meth:`add` takes a portion, :meth:`column` ends it."""

    def __init__(self, index: int, name: str, cap: int) -> None:
        self._index, self._name, self._cap = index, name, cap
        self._held: Counter[str] = Counter()
        self._held_chars = 0
        self._distinct: Distinct | None = None
        self._followed: Counter[str] = Counter()
        self._rows = 0
        self._blank = 0
        self._kinds: Counter[str] = Counter()
        self._words: Counter[str] = Counter()
        self._numbers = _NumberFacts()
        self._dates = _DateFacts()
        self._texts = _TextFacts()
        self._steps = _StepFacts()

    def add(self, cells: Sequence[str]) -> None:
        """Add the cells of a portion of rows, in order."""
        self._rows += len(cells)
        before = len(self._held)
        self._held.update(cells)
        self._steps.add(cells)
        if len(self._held) > before:
            self._held_chars += sum(map(len, cells))
        if len(self._held) > self._cap or self._held_chars > MAX_HELD_CHARS:
            self._spill()

    def seen(self) -> Counter[str]:
        """The values held now with their cells; all of them while they are few."""
        return self._held

    def column(self) -> Column:
        """The facts."""
        if self._distinct is None:
            self._read(self._held)
            filled = [n for v, n in self._held.items() if self._is_filled(v)]
            distinct, exact = len(filled), True
            top = max(filled, default=0)
        else:
            self._spill()
            distinct, exact = self._distinct.count, self._distinct.exact
            top = max(self._distinct.top, *self._followed.values(), 0)
        self._settle_digits()
        filled_cells = self._rows - self._blank - self._kinds["null_word"]
        return Column(
            index=self._index,
            name=self._name,
            filled=filled_cells,
            nulls=self._rows - filled_cells,
            distinct=distinct,
            distinct_exact=exact,
            kinds={k: self._kinds[k] for k in sorted(self._kinds) if self._kinds[k]},
            top=top,
            numbers=self._numbers.facts(self._steps.steps),
            dates=self._dates.facts(hide_days=bool(_BIRTH.search(self._name))),
            text=self._texts.facts(),
            words={k: self._words[k] for k in sorted(self._words)},
        )

    @staticmethod
    def _is_filled(value: str) -> bool:
        trimmed = value.strip()
        return bool(trimmed) and values.read(trimmed)[0] not in _NOT_FILLED

    def _spill(self) -> None:
        held = self._held
        if self._distinct is None:
            self._distinct = Distinct(self._cap)
            self._followed = Counter(dict(held.most_common(FOLLOWED)))
            for value in [v for v in self._followed if not self._is_filled(v)]:
                del self._followed[value]
        else:
            for value in self._followed.keys() & held.keys():
                self._followed[value] += held[value]
        self._distinct.add_counted(
            (hash(v), n) for v, n in held.items() if self._is_filled(v)
        )
        self._read(held)
        self._held, self._held_chars = Counter(), 0

    def _read(self, held: Counter[str]) -> None:
        kinds = self._kinds
        for value, count in held.items():
            trimmed = value.strip()
            if not trimmed:
                self._blank += count
                continue
            kind, payload = values.read(trimmed)
            kinds[kind] += count
            if kind == "null_word":
                continue
            if kind in ("integer", "decimal", "percent"):
                self._numbers.add(trimmed, kind, payload, count)
                if kind == "integer" and 7 <= len(trimmed) <= 8:
                    self._dates.add_digits(trimmed, count)
            elif kind in ("date", "datetime"):
                self._dates.add(payload, trimmed, count)
            self._texts.add(value, trimmed, kind, count)
            if len(trimmed) <= MAX_WORDED:
                self._add_words(trimmed.lower(), kind, count)

    def _add_words(self, lower: str, kind: str, count: int) -> None:
        whole, inside = words.index()
        names = whole.get(lower)
        if names is None and kind in ("text", "word", "code"):
            found = {n for w in _LETTERS.findall(lower) for n in inside.get(w, ())}
            names = tuple(found)
        for name in names or ():
            self._words[name] += count

    def _settle_digits(self) -> None:
        """Digit-only days count as dates only where nearly all of them are days."""
        digits = self._dates.digit_days
        integers = self._kinds["integer"]
        if not digits or digits < DIGIT_DAYS_SHARE * integers:
            self._dates.drop_digits()
            return
        self._dates.keep_digits()
        self._kinds["integer"] -= digits
        self._kinds["date"] += digits


class _NumberFacts:
    def __init__(self) -> None:
        self.count = self.integers = self.zeros = self.ones = 0
        self.negatives = self.years = self.padded = 0
        self.sum = 0.0
        self.min: float | None = None
        self.max: float | None = None

    def add(self, text: str, kind: str, number: float, count: int) -> None:
        self.count += count
        self.sum += number * count
        if self.min is None or number < self.min:
            self.min = number
        if self.max is None or number > self.max:
            self.max = number
        if number == 0:
            self.zeros += count
        elif number == 1:
            self.ones += count
        elif number < 0:
            self.negatives += count
        if kind == "integer":
            self.integers += count
            if 1900 <= number <= 2100 and len(text) == 4:
                self.years += count
            elif text[0] == "0" and len(text) > 1:
                self.padded += count

    def facts(self, steps: int) -> Numbers | None:
        if self.min is None or self.max is None:
            return None
        return Numbers(
            count=self.count,
            min=self.min,
            max=self.max,
            sum=round(self.sum, 6),
            integers=self.integers,
            zeros=self.zeros,
            ones=self.ones,
            negatives=self.negatives,
            years=self.years,
            padded=self.padded,
            steps=steps,
        )


class _StepFacts:
    """Counts cells that are their predecessor + 1."""

    def __init__(self) -> None:
        self.steps = 0
        self._last: int | None = None

    def add(self, cells: Sequence[str]) -> None:
        last = self._last if self._last is not None else _integer(cells[0])
        if last is None and _integer(cells[-1]) is None:
            self._last = None
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


class _DateFacts:
    def __init__(self) -> None:
        self._days: Counter[dates.Day] = Counter()
        self._patterns: Counter[str] = Counter()
        self._digits: Counter[dates.Day] = Counter()
        self._digit_patterns: Counter[str] = Counter()
        self._timed = 0

    @property
    def digit_days(self) -> int:
        return self._digits.total()

    def add(self, day: dates.Day, text: str, count: int) -> None:
        if day.timed:
            self._timed += count
            day = day._replace(timed=False)
        self._days[day] += count
        self._patterns[values.shape_of(text)] += count

    def add_digits(self, text: str, count: int) -> None:
        day = dates.from_digits(text)
        if day:
            self._digits[day] += count
            self._digit_patterns[values.shape_of(text)] += count

    def drop_digits(self) -> None:
        self._digits.clear()
        self._digit_patterns.clear()

    def keep_digits(self) -> None:
        self._days.update(self._digits)
        self._patterns.update(self._digit_patterns)

    def facts(self, *, hide_days: bool) -> Dates | None:
        if not self._days:
            return None
        days: Counter[tuple[int, int, int]] = Counter()
        day_first = self._day_first()
        for day, count in self._days.items():
            month, number = day.first, day.second
            if day.free and (day_first or month > 12) and number <= 12:
                month, number = number, month
            days[day.year, month, number] += count
        real = [d for d in days if dates.possible(*d) and 1900 <= d[0] <= 2100]
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
            patterns=dict(self._patterns.most_common(MAX_PATTERNS)),
            future=sum(
                n
                for d, n in days.items()
                if d[0] > 2100 or (d[0] >= 1900 and not dates.possible(*d))
            ),
            ancient=sum(n for d, n in days.items() if d[0] < 1900),
        )

    def _day_first(self) -> bool:
        """Do the cells whose order is beyond doubt write the day first?"""
        free = [(d, n) for d, n in self._days.items() if d.free]
        day_first = sum(n for d, n in free if d.first > 12 >= d.second)
        month_first = sum(n for d, n in free if d.second > 12 >= d.first)
        return day_first > month_first


def _exchangeable(day: dates.Day) -> bool:
    return day.free and day.first <= 12 and day.second <= 12 and day.first != day.second


def _iso(day: tuple[int, int, int]) -> str:
    return f"{day[0]:04}-{day[1]:02}-{day[2]:02}"


class _TextFacts:
    def __init__(self) -> None:
        self._count = self._chars = self._words = 0
        self._min: int | None = None
        self._max = self._digits = self._listed = 0
        self._shapes: Counter[str] = Counter()

    def add(self, value: str, trimmed: str, kind: str, count: int) -> None:
        size = len(value)
        self._count += count
        self._chars += size * count
        self._words += (trimmed.count(" ") + 1) * count
        if self._min is None or size < self._min:
            self._min = size
        if size > self._max:
            self._max = size
        shape = trimmed.translate(values.SHAPE)
        if "9" in shape:
            self._digits += count
        if kind in ("text", "word", "code") and _is_listed(trimmed):
            self._listed += count
        if len(shape) <= MAX_SHAPE_LENGTH and shape.isascii():
            known = shape in self._shapes or len(self._shapes) < COUNTED_SHAPES
            if known:
                self._shapes[shape] += count

    def facts(self) -> Text | None:
        if self._min is None:
            return None
        return Text(
            min_length=self._min,
            max_length=self._max,
            mean_length=round(self._chars / self._count, 2),
            mean_words=round(self._words / self._count, 2),
            with_digit=self._digits,
            listed=self._listed,
            shapes=dict(self._shapes.most_common(MAX_SHAPES)),
        )


def _is_listed(text: str) -> bool:
    for separator, longest in LIST_SEPARATORS:
        if separator in text:
            parts = text.rstrip(separator).split(separator)
            return len(parts) > 1 and all(0 < len(p.strip()) <= longest for p in parts)
    return False
