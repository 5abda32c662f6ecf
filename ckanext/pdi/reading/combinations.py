"""Do several columns together identify the rows?

A bounded set of column sets is chosen once, on the first portion of rows, by the
order of the columns' distinct counts and without any threshold of judgement, so
that later rules find the set they need:

* the non-numeric columns together (also those with repeated values only);
* the k columns of fewest values together, k = 2..8, once over all columns that are
  no measures and once over the non-numeric ones;
* the first day column, and each of up to four period columns (a year, a month) and
  all of these together: alone, with each of the eight plain non-numeric columns of
  fewest values, and with the 2, 4 and 8 fewest of them;
* two further day columns: alone, and with the 8 fewest.

Counts are over all data rows, empty cells included.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from ckanext.pdi.facts import Combination
from ckanext.pdi.reading import dates, values
from ckanext.pdi.reading.columns import ColumnFacts
from ckanext.pdi.reading.distinct import Distinct
from ckanext.pdi.vocabulary import words

MAX_SETS = 72
MAX_DAYS, MAX_PERIODS, MAX_LOW = 3, 4, 8
#: Values looked at to see what a column holds.
LOOK_VALUES = 500
#: Different tuples counted exactly, over all sets and for one.
CAPS = (800_000, 50_000)
#: A set with so many different tuples among the first rows samples larger ones.
RICH_SHARE = 0.5
#: Bits of a hash by which counters choose what they keep.
LOW_BITS = (1 << 24) - 1
#: Columns wider than this are left out: a wide cross table has few kinds of columns.
MAX_TOGETHER = 64
_NUMBERS = frozenset({"integer", "decimal", "percent"})
_DAYS = frozenset({"date", "datetime"})


class Combinations:
    """Counts distinct tuples of the chosen column sets."""

    def __init__(self) -> None:
        self._sets: dict[tuple[int, ...], Distinct] = {}
        self._steps: Sequence[Step] = ()
        self._rich: set[tuple[int, ...]] = set()

    def add(
        self, columns: Sequence[Sequence[str]], facts: Sequence[ColumnFacts]
    ) -> None:
        """Add a portion, column by column."""
        first = not self._steps
        if first:
            chosen = choose([_look(f.seen()) for f in facts])
            cap = min(CAPS[1], CAPS[0] // max(1, len(chosen)))
            self._sets = {indexes: Distinct(cap) for indexes in chosen}
            self._steps = steps(chosen)
        count = len(columns[0]) if columns else 0
        done: dict[tuple[int, ...], Hashed] = {}
        for step in self._steps:
            counter = self._sets[step.columns]
            if step.base in self._rich:
                counter.thin_to(self._sets[step.base].mask)
                hashed = _by_base(columns, step, done[step.base])
            else:
                hashed = _whole(columns, step, done)
            counter.add(hashed.hashes, count)
            if first and step.is_base and counter.count >= RICH_SHARE * count:
                self._rich.add(step.columns)
            rich = step.columns in self._rich
            done[step.columns] = hashed.kept(counter.mask) if rich else hashed

    def facts(self) -> tuple[Combination, ...]:
        return tuple(
            Combination(indexes, counter.count, counter.exact)
            for indexes, counter in self._sets.items()
        )


@dataclass(frozen=True)
class Hashed:
    """A portion's tuples of one set: a hash each, and in which rows they stand."""

    hashes: list[int]
    rows: Sequence[int]

    def kept(self, mask: int) -> Hashed:
        """Those that a counter of this mask keeps."""
        if not mask:
            return self
        kept = [i for i, h in enumerate(self.hashes) if not h & mask]
        hashes, rows = self.hashes, self.rows
        return Hashed([hashes[i] for i in kept], [rows[i] for i in kept])


def _whole(
    columns: Sequence[Sequence[str]],
    step: Step,
    done: Mapping[tuple[int, ...], Hashed],
) -> Hashed:
    """Every row's tuple, hashed with the help of a smaller set in it."""
    parts: list[Sequence[object]] = [columns[i] for i in step.rest]
    if step.base:
        parts.append(done[step.base].hashes)
    hashes = list(map(hash, zip(*parts, strict=True)))
    return Hashed(hashes, range(len(hashes)))


def _by_base(columns: Sequence[Sequence[str]], step: Step, base: Hashed) -> Hashed:
    """The tuples in rows whose base is kept, with the low bits of the base's hash.

    Equal tuples have equal bases, and so a share of the bases is a fair share of the
    tuples. It is what makes sets with a nearly unique column cheap to count.
    """
    cells = [[columns[i][row] for row in base.rows] for i in step.rest]
    hashes = [
        hash(parts) & ~LOW_BITS | parts[0] & LOW_BITS
        for parts in zip(base.hashes, *cells, strict=True)
    ]
    return Hashed(hashes, base.rows)


@dataclass(frozen=True)
class Step:
    """A column set whose tuples are hashed by those of a smaller set in it."""

    columns: tuple[int, ...]
    base: tuple[int, ...]  # empty: none
    rest: tuple[int, ...]
    is_base: bool


def steps(chosen: Sequence[tuple[int, ...]]) -> list[Step]:
    """In which order the sets are hashed, each by the largest one inside it."""
    order = sorted(chosen, key=lambda s: (len(s), s))
    bases: dict[tuple[int, ...], tuple[int, ...]] = {}
    for columns in order:
        inside = (s for s in bases if set(s) < set(columns))
        bases[columns] = max(inside, key=len, default=())
    return [
        Step(c, base, tuple(i for i in c if i not in base), c in bases.values())
        for c, base in bases.items()
    ]


@dataclass(frozen=True)
class Look:
    """A column as the first portion shows it."""

    distinct: int
    repeats: bool  # some value occurs twice
    number: bool
    day: bool
    period: bool
    constant: bool


def _look(seen: Counter[str]) -> Look:
    kinds: Counter[str] = Counter()
    years = months = digit_days = 0
    for value, count in islice(seen.items(), LOOK_VALUES):
        text = value.strip()
        if not text:
            continue
        kind = values.read(text)[0]
        kinds[kind] += count
        if kind == "integer":
            years += count * (len(text) == 4 and 1900 <= int(text) <= 2100)
            digit_days += count * (
                len(text) > 6 and dates.from_digits(text) is not None
            )
        elif kind == "word":
            months += count * (text.lower() in words.MONTHS)
    total = kinds.total()
    half = total / 2
    day = sum(kinds[k] for k in _DAYS) + digit_days > half
    period = not day and kinds["month"] + years + months > half
    number = not (day or period) and sum(kinds[k] for k in _NUMBERS) > half
    return Look(
        distinct=len(seen),
        repeats=len(seen) < seen.total(),
        number=number,
        day=bool(total) and day,
        period=bool(total) and period,
        constant=len(seen) <= 1,
    )


def choose(looks: Sequence[Look]) -> list[tuple[int, ...]]:
    """The column sets to count, in a fixed order and without repetition."""
    order = sorted(
        (i for i, look in enumerate(looks) if not look.constant),
        key=lambda i: (looks[i].distinct, i),
    )
    low = [i for i in order if not looks[i].number]
    plain = [i for i in low if not (looks[i].day or looks[i].period)][:MAX_LOW]
    days = sorted(i for i in order if looks[i].day)[:MAX_DAYS]
    periods = sorted(i for i in order if looks[i].period)[:MAX_PERIODS]
    sets: list[Sequence[int]] = [
        low[:MAX_TOGETHER],
        [i for i in low if looks[i].repeats][:MAX_TOGETHER],
    ]
    for time in (days[:1], *([p] for p in periods), periods):
        if time:
            sets += [time, *([*time, i] for i in plain)]
            sets += [[*time, *plain[:k]] for k in (2, 4, 8)]
    for day in days[1:]:
        sets += [[day], [day, *plain]]
    sets += [low[:k] for k in range(2, MAX_LOW + 1)]
    sets += [order[:k] for k in range(2, MAX_LOW + 1)]
    unique = {tuple(sorted(set(s))): None for s in sets if s}
    return list(unique)[:MAX_SETS]
