"""Can the columns be told apart by their names?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

#: Names kept in a profile.
MAX_NAMES = 10


@dataclass(frozen=True)
class NameFacts:
    """Counts of column names after trimming; case does not tell names apart."""

    usable: int
    empty: int
    duplicates: tuple[str, ...]


def count_names(names: Sequence[str]) -> NameFacts:
    """The facts about a header's names."""
    counts = Counter(name.lower() for name in names)
    repeated = dict.fromkeys(n for n in names if n and counts[n.lower()] > 1)
    return NameFacts(
        usable=sum(1 for n in names if n and counts[n.lower()] == 1),
        empty=sum(1 for n in names if not n),
        duplicates=tuple(repeated)[:MAX_NAMES],
    )
