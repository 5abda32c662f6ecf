"""What are the facts of one column?

A column's cells are counted first, and each different value is read once with its
count as weight, all values of one shape together. While a column has few different
values they are read at the very end; when they become too many for memory they are
read in portions.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice

from ckanext.pdi.facts import Column
from ckanext.pdi.reading import dates, values
from ckanext.pdi.reading.amounts import NumberFacts, StepFacts
from ckanext.pdi.reading.days import DayFacts
from ckanext.pdi.reading.daysteps import DaySteps
from ckanext.pdi.reading.distinct import Distinct
from ckanext.pdi.reading.sightings import SightingFacts
from ckanext.pdi.reading.texts import TextFacts
from ckanext.pdi.reading.wording import MAX_WORDED, WordFacts

#: Different values a column may hold before they are read, and their characters.
MAX_HELD, MAX_HELD_CHARS = 30_000, 2_000_000
#: Most frequent values followed exactly after a column's values became too many.
FOLLOWED = 1_000
#: Share of a column's digit-only cells that must be possible days before any of
#: them is taken for one: of random numbers of 7 or 8 digits about 2 % are.
DIGIT_DAYS_SHARE = 0.95

NUMERIC = frozenset({"integer", "decimal", "percent"})
DAYS = frozenset({"date", "datetime"})
WORDED = frozenset({"text", "word", "code"})
#: Longer cells are read one by one: no word list looks into them either.
LONG = max(values.MAX_SHAPED, MAX_WORDED)
LONG_SHAPE = ""
#: Parts a text can be cut into again: readers drop NUL characters before.
NUL = "\0"

_BIRTH = re.compile(
    r"birth|(?<![a-z])dob(?![a-z])|\bd\.o\.b|bdate|b_?day\b|\bborn\b", re.IGNORECASE
)

_DATED = re.compile(
    r"date|time|fecha|datum|(?<![a-z])(?:dt|ts)(?![a-z])|_at$|created|updated|edited",
    re.IGNORECASE,
)


class ColumnFacts:
    """Collects one column; :meth:`add` takes a portion, :meth:`column` ends it."""

    def __init__(self, index: int, name: str, cap: int) -> None:
        self._index, self._name, self._cap = index, name, cap
        self._held_cap = min(cap, MAX_HELD)
        self._held: Counter[str] = Counter()
        self._held_chars = 0
        self._distinct: Distinct | None = None
        self._followed: Counter[str] = Counter()
        self._rows = 0
        self._blank = 0
        self._kinds: Counter[str] = Counter()
        self._words = WordFacts()
        self._worded: list[str] = []  # of the portion being read
        self._worded_counts: list[int] = []
        self._numbers = NumberFacts()
        self._days = DayFacts()
        self._texts = TextFacts()
        self._steps = StepFacts()
        self._day_steps = DaySteps()
        self._sightings = SightingFacts(name)
        self._dated = bool(_DATED.search(name))  # seconds since 1970 are days there

    def add(self, cells: Sequence[str], numbers: Sequence[int]) -> None:
        """Add the cells of a portion of rows, in order, with the rows' numbers."""
        self._rows += len(cells)
        before = len(self._held)
        self._held.update(cells)
        self._steps.add(cells)
        self._day_steps.add(cells)
        new = len(self._held) - before
        if new:
            self._held_chars += sum(map(len, cells))
            self._sightings.look(islice(reversed(self._held), new))
        self._sightings.place(cells, numbers)
        if len(self._held) > self._held_cap or self._held_chars > MAX_HELD_CHARS:
            self._spill()

    def seen(self) -> Counter[str]:
        """The values held now with their cells; all of them while they are few."""
        return self._held

    def column(self) -> Column:
        """The facts."""
        distinct, exact, top = self._end()
        self._settle_digits()
        filled = self._rows - self._blank - self._kinds["null_word"]
        return Column(
            index=self._index,
            name=self._name,
            filled=filled,
            nulls=self._rows - filled,
            distinct=distinct,
            distinct_exact=exact,
            kinds={k: self._kinds[k] for k in sorted(self._kinds) if self._kinds[k]},
            top=top,
            numbers=self._numbers.facts(self._steps.steps),
            dates=self._days.facts(
                self._day_steps, hide_days=bool(_BIRTH.search(self._name))
            ),
            text=self._texts.facts(),
            words=self._words.facts(),
            sightings=self._sightings.facts(filled),
        )

    def _end(self) -> tuple[int, bool, int]:
        """Read what is left; (distinct, exact, top)."""
        if self._distinct is None:
            empty = self._read(self._held)
            filled = [n for v, n in self._held.items() if v not in empty]
            return len(filled), True, max(filled, default=0)
        self._spill()
        found = self._distinct
        return found.count, found.exact, max(found.top, *self._followed.values(), 0)

    def _spill(self) -> None:
        held = self._held
        empty = self._read(held)
        if self._distinct is None:
            self._distinct = Distinct(self._cap)
            most = (p for p in held.most_common(FOLLOWED) if p[0] not in empty)
            self._followed = Counter(dict(most))
        else:
            for value in self._followed.keys() & held.keys():
                self._followed[value] += held[value]
        filled = [v for v in held if v not in empty]
        self._distinct.add_counted(list(map(hash, filled)), [held[v] for v in filled])
        self._held, self._held_chars = Counter(), 0

    def _read(self, held: Counter[str]) -> set[str]:
        """Read different values; those that stand for nothing are returned."""
        self._sightings.count(held)
        filled = list(held)
        empty = {v for v in filled if not v or v.isspace()}
        if empty:
            self._blank += sum(held[v] for v in empty)
            filled = [v for v in filled if v not in empty]
        if not filled:
            return empty
        trimmed = [v.strip() for v in filled]
        shapes = NUL.join(trimmed).translate(values.SHAPE).split(NUL)
        groups = _groups(shapes)
        self._take_long(trimmed, shapes, groups.pop(LONG_SHAPE, []), held, filled)
        for shape, members in groups.items():
            texts = [trimmed[i] for i in members]
            counts = [held[filled[i]] for i in members]
            nulls = self._take(shape, texts, counts)
            empty.update(filled[members[i]] for i in nulls)
        self._words.add(self._worded, self._worded_counts)
        self._worded, self._worded_counts = [], []
        return empty

    def _take_long(
        self,
        trimmed: list[str],
        shapes: list[str],
        members: Sequence[int],
        held: Counter[str],
        filled: list[str],
    ) -> None:
        """Long cells have no shape in common; they are text, or a web address."""
        for i in members:
            count = held[filled[i]]
            kind = values.read_long(trimmed[i])[0]
            self._kinds[kind] += count
            self._texts.add(shapes[i], count, worded=True)

    def _take(self, shape: str, texts: list[str], counts: list[int]) -> list[int]:
        """Values of one shape; the positions of spelled nulls are returned."""
        reader = values.of_shape(shape)
        kind = reader.kind
        if kind is None:
            return self._take_each(shape, reader, texts, counts)
        if reader.number:
            numbers = list(map(reader.number, texts))
            self._add_numbers(kind, numbers, counts, shape, texts)
        elif reader.day_length:
            self._days.add_shaped(shape, reader.day_length, texts, counts)
        self._note(kind, shape, texts, counts)
        return []

    def _take_each(
        self,
        shape: str,
        reader: values.ShapeReader,
        texts: list[str],
        counts: list[int],
    ) -> list[int]:
        """Values whose kind the shape alone does not tell."""
        read = list(map(reader.read, texts))
        kinds = {kind for kind, _ in read}
        nulls: list[int] = []
        for kind in kinds:
            members = [i for i, r in enumerate(read) if r[0] == kind]
            weights = [counts[i] for i in members]
            if kind == "null_word":
                nulls = members
                self._kinds[kind] += sum(weights)
                continue
            some = [texts[i] for i in members]
            if kind in NUMERIC:
                numbers = [read[i][1] for i in members]
                self._add_numbers(kind, numbers, weights, shape, some)
            elif kind in DAYS:
                self._days.add(shape, [read[i][1] for i in members], weights)
            self._note(kind, shape, some, weights)
        return nulls

    def _note(self, kind: str, shape: str, texts: list[str], counts: list[int]) -> None:
        """Count filled values of one shape and kind."""
        total = sum(counts)
        worded = kind in WORDED
        self._kinds[kind] += total
        self._texts.add(shape, total, worded=worded)
        if shape == "9" or (worded and len(shape) <= MAX_WORDED and _has_letter(shape)):
            self._worded.extend(texts)
            self._worded_counts.extend(counts)

    def _add_numbers(
        self,
        kind: str,
        numbers: Sequence[float],
        counts: Sequence[int],
        shape: str,
        texts: Iterable[str],
    ) -> None:
        self._numbers.add(kind, numbers, counts)
        if kind == "integer":
            self._numbers.add_written(shape, texts, numbers, counts)
            if 7 <= len(shape) <= 8 or (
                len(shape) in dates.EPOCH_DIGITS and self._dated
            ):
                self._days.add_digits(shape, texts, counts)

    def _settle_digits(self) -> None:
        """Digit-only days count as dates only where nearly all of them are days."""
        digits = self._days.digit_days
        integers = self._kinds["integer"]
        if not digits or digits < DIGIT_DAYS_SHARE * integers:
            self._days.drop_digits()
            return
        self._days.keep_digits()
        self._kinds["integer"] -= digits
        self._kinds["date"] += digits


def _groups(shapes: Sequence[str]) -> dict[str, Sequence[int]]:
    """Positions of each shape; those too long to be told apart are one group."""
    if len(set(shapes)) == 1:
        shape = shapes[0] if len(shapes[0]) <= LONG else LONG_SHAPE
        return {shape: range(len(shapes))}
    groups: dict[str, list[int]] = {}
    for i, shape in enumerate(shapes):
        if len(shape) > LONG:
            shape = LONG_SHAPE
        try:
            groups[shape].append(i)
        except KeyError:
            groups[shape] = [i]
    return dict[str, Sequence[int]](groups)


def _has_letter(shape: str) -> bool:
    """Only words and the digits 0 and 1 (no, yes) are in word lists."""
    return "a" in shape or "A" in shape or not shape.isascii()
