"""What do one column's facts say, before any role is given to it?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from ckanext.pdi.compliance import names
from ckanext.pdi.facts import Column, Dates, Numbers

NUMERIC_KINDS = ("integer", "decimal", "percent")
DAY_KINDS = ("date", "datetime")
TEXT_KINDS = ("code", "word", "text")


@dataclass(frozen=True)
class View:
    """A column with its ratios and header words at hand."""

    facts: Column
    rows: int

    @property
    def index(self) -> int:
        return self.facts.index

    @property
    def name(self) -> str:
        return self.facts.name

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        return names.tokens(self.facts.name)

    @cached_property
    def words(self) -> frozenset[str]:
        """The header's words, and the header as one word."""
        return frozenset((*self.tokens, names.glued(self.facts.name)))

    @cached_property
    def letters(self) -> str:
        return names.glued(self.facts.name)

    def says(self, *lists: frozenset[str]) -> str | None:
        """The first header word that is in one of these lists."""
        for words in lists:
            if not self.words.isdisjoint(words):
                return next(w for w in (*self.tokens, self.letters) if w in words)
        if self.letters.isascii():
            return None
        # Scripts without blanks between words: a word stands anywhere in the header.
        foreign = (w for words in lists for w in names.foreign(words))
        return next((w for w in foreign if w in self.letters), None)

    def share(self, *kinds: str) -> float:
        """The part of the filled cells that is of these kinds."""
        found = sum(self.facts.kinds.get(kind, 0) for kind in kinds)
        return found / self.facts.filled if self.facts.filled else 0.0

    def listed(self, *lists: str) -> float:
        """The part of the filled cells with a word of these closed lists."""
        found = max((self.facts.words.get(name, 0) for name in lists), default=0)
        return found / self.facts.filled if self.facts.filled else 0.0

    @property
    def filled(self) -> float:
        """The filled part of all rows."""
        return self.facts.filled / self.rows if self.rows else 0.0

    @property
    def distinct(self) -> float:
        """Different values for each filled cell."""
        return self.facts.distinct / self.facts.filled if self.facts.filled else 0.0

    @cached_property
    def numeric(self) -> float:
        return self.share(*NUMERIC_KINDS)

    @cached_property
    def textual(self) -> float:
        return self.share(*TEXT_KINDS)

    @cached_property
    def days(self) -> float:
        return self.share(*DAY_KINDS)

    @property
    def numbers(self) -> Numbers | None:
        return self.facts.numbers

    @property
    def dates(self) -> Dates | None:
        return self.facts.dates

    @cached_property
    def whole(self) -> float:
        """The part of the numbers that are whole."""
        n = self.numbers
        if n is None or not n.count:
            return 0.0
        # Whole numbers are often exported as 2016.0: then sum and ends are whole.
        if all(float(x).is_integer() for x in (n.sum, n.min, n.max)):
            return 1.0
        return n.integers / n.count

    @cached_property
    def binary(self) -> bool:
        """Only 0 and 1, or one of them?"""
        n = self.numbers
        return (
            n is not None
            and self.numeric >= 0.99
            and n.zeros + n.ones == n.count
            and self.facts.distinct <= 2
        )

    @property
    def mean_words(self) -> float:
        return self.facts.text.mean_words if self.facts.text else 0.0

    @property
    def mean_length(self) -> float:
        return self.facts.text.mean_length if self.facts.text else 0.0
