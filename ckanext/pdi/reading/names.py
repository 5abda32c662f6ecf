"""What are the columns called, and can they be told apart?"""

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


def joined_names(header: Sequence[Sequence[str]], width: int) -> tuple[str, ...]:
    """The names of all header rows together; a band names the columns to its right."""
    if not header:
        return tuple(f"column_{i + 1}" for i in range(width))
    parts: list[list[str]] = [[] for _ in range(width)]
    for depth, row in enumerate(header):
        band = ""
        for i in range(width):
            cell = " ".join(row[i].split()) if i < len(row) else ""
            band = cell or band
            text = band if depth < len(header) - 1 else cell
            if text and text not in parts[i]:
                parts[i].append(text)
    return tuple(" ".join(p) for p in parts)
