"""What are the facts of one column?

A column's cells are counted first, and each different value is read once with its
count as weight. While a column has few different values they are read at the very
end; when they become too many for memory they are read in portions.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from ckanext.pdi.facts import Column
from ckanext.pdi.reading import values
from ckanext.pdi.reading.days import DayFacts
from ckanext.pdi.reading.distinct import Distinct
from ckanext.pdi.reading.amounts import NumberFacts, StepFacts
from ckanext.pdi.reading.texts import TextFacts
from ckanext.pdi.vocabulary import words

#: Different values a column may hold before they are read, and their characters.
MAX_HELD, MAX_HELD_CHARS = 30_000, 2_000_000
#: Words of a list are looked for inside cells up to this length.
MAX_WORDED = 80
#: Most frequent values followed exactly after a column's values became too many.
FOLLOWED = 1_000
#: Share of a column's digit-only cells that must be possible days before any of
#: them is taken for one: of random numbers of 7 or 8 digits about 2 % are.
DIGIT_DAYS_SHARE = 0.95

NUMERIC = ("integer", "decimal", "percent")
DAYS = ("date", "datetime")
WORDED = ("text", "word", "code")

#: (the trimmed value, its shape, its payload, its cells)
Entry = tuple[str, str, object, int]

_BIRTH = re.compile(
    r"birth|(?<![a-z])dob(?![a-z])|\bd\.o\.b|bdate|b_?day\b|\bborn\b", re.IGNORECASE
)
_LETTERS = re.compile(r"[^\W\d_]+")


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
        self._words: Counter[str] = Counter()
        self._numbers = NumberFacts()
        self._days = DayFacts()
        self._texts = TextFacts()
        self._steps = StepFacts()

    def add(self, cells: Sequence[str]) -> None:
        """Add the cells of a portion of rows, in order."""
        self._rows += len(cells)
        before = len(self._held)
        self._held.update(cells)
        self._steps.add(cells)
        if len(self._held) > before:
            self._held_chars += sum(map(len, cells))
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
            dates=self._days.facts(hide_days=bool(_BIRTH.search(self._name))),
            text=self._texts.facts(),
            words={k: self._words[k] for k in sorted(self._words)},
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
        self._distinct.add_counted(
            (hash(v), n) for v, n in held.items() if v not in empty
        )
        self._held, self._held_chars = Counter(), 0

    def _read(self, held: Counter[str]) -> set[str]:
        """Read different values; those that stand for nothing are returned."""
        read, table = values.read_shaped, values.SHAPE
        buckets: dict[str, list[Entry]] = {}
        empty: set[str] = set()
        for value, count in held.items():
            trimmed = value.strip()
            if not trimmed:
                self._blank += count
                empty.add(value)
                continue
            shape = trimmed.translate(table)
            kind, payload = read(trimmed, shape)
            if kind == "null_word":
                empty.add(value)
            entry = (trimmed, shape, payload, count)
            try:
                buckets[kind].append(entry)
            except KeyError:
                buckets[kind] = [entry]
        for kind, entries in buckets.items():
            self._take(kind, entries)
        return empty

    def _take(self, kind: str, entries: list[Entry]) -> None:
        self._kinds[kind] += sum(e[3] for e in entries)
        if kind == "null_word":
            return
        if kind in NUMERIC:
            self._numbers.add(kind, entries)
            if kind == "integer":
                self._days.add_digits(e for e in entries if 7 <= len(e[0]) <= 8)
        elif kind in DAYS:
            self._days.add(entries)
        self._texts.add(entries, worded=kind in WORDED)
        self._add_words(entries, inside=kind in WORDED)

    def _add_words(self, entries: Iterable[Entry], *, inside: bool) -> None:
        whole, parts = words.index()
        found, tokens = self._words, _LETTERS.findall
        for text, _, _, count in entries:
            if len(text) > MAX_WORDED:
                continue
            lower = text.lower()
            names: Iterable[str] = whole.get(lower, ())
            if inside and not names:
                hits = parts.keys() & tokens(lower)
                names = {n for w in hits for n in parts[w]} if hits else ()
            for name in names:
                found[name] += count

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
