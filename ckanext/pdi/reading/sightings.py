"""In which cells of a column is something that may identify a person?

One scanner for all of ``facts.PATTERNS``. A value is first reduced to its shape, and
the shape alone rules out nearly every pattern: for most values nothing more is done.
What is left is checked by the patterns' own rules (:mod:`ckanext.pdi.reading.personal`)
once for each different value. Only counts and row numbers leave this module.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from ckanext.pdi.facts import PATTERNS, Sighting
from ckanext.pdi.reading import personal, values
from ckanext.pdi.reading.forms import Context

#: Rows kept for each pattern.
MAX_ROWS = 10
#: Readers drop NUL characters, so that a text can be cut into its values again.
NUL = "\0"
#: Share of a column's values of a card's form that must pass the check digit and be
#: of an issuer's range; of random numbers less than a tenth does.
CHECKED_SHARE = 0.5
#: From this share of its cells on, a column of case numbers is no column of
#: telephone or social security numbers: its numbers happen to have that form.
CODES_SHARE = 0.5
_CODES = frozenset({"ssn", "phone"})


class SightingFacts:
    """Collects one column: new values are looked at, then counted with their cells."""

    def __init__(self, name: str) -> None:
        self._context = Context.of(name)
        self._hits: dict[str, tuple[str, ...]] = {}  # of the values held now
        self._cells: Counter[str] = Counter()
        self._missed: Counter[str] = Counter()
        self._rows: dict[str, list[int]] = {}

    def look(self, new: Iterable[str]) -> None:
        """Look at values that were not held before."""
        texts = list(new)
        if not texts:
            return
        shapes = NUL.join(texts).translate(values.SHAPE).split(NUL)
        forms_of = self._context.forms
        doubtful = {s: forms for s in set(shapes) if (forms := forms_of(s))}
        if not doubtful:
            return
        for text, shape in zip(texts, shapes, strict=True):
            if shape in doubtful:
                self._check(text, doubtful[shape])

    def _check(self, text: str, forms: tuple[str, ...]) -> None:
        found: list[str] = []
        for form in forms:
            if personal.CHECKS[form](text, self._context):
                found.append(form)
            else:
                self._missed[form] += 1
        if found:
            self._hits[text] = tuple(found)

    def place(self, cells: Sequence[str], numbers: Sequence[int]) -> None:
        """Note in which rows of a portion something was found."""
        hits = self._hits
        if not hits or self._is_placed():
            return
        for number, cell in zip(numbers, cells, strict=True):
            for pattern in hits.get(cell, ()):
                rows = self._rows.setdefault(pattern, [])
                if len(rows) < MAX_ROWS:
                    rows.append(number)

    def _is_placed(self) -> bool:
        wanted = {pattern for found in self._hits.values() for pattern in found}
        return all(len(self._rows.get(p, ())) >= MAX_ROWS for p in wanted)

    def count(self, held: Mapping[str, int]) -> None:
        """Count the cells of the values held, which are given up now."""
        for text, found in self._hits.items():
            for pattern in found:
                self._cells[pattern] += held.get(text, 0)
        self._hits = {}

    def facts(self, filled: int) -> tuple[Sighting, ...]:
        """What was found, in the order of ``facts.PATTERNS``."""
        return tuple(
            Sighting(pattern, self._cells[pattern], tuple(self._rows.get(pattern, ())))
            for pattern in PATTERNS
            if self._cells[pattern] and not self._is_chance(pattern, filled)
        )

    def _is_chance(self, pattern: str, filled: int) -> bool:
        """Do numbers of a column have a pattern's form for another reason?"""
        count = self._cells[pattern]
        if pattern == "payment_card":
            tried = count + self._missed[pattern]
            return count < CHECKED_SHARE * tried
        coded = self._context.codes and pattern in _CODES
        return coded and count >= CODES_SHARE * filled
