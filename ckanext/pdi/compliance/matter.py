"""What are the data about?"""

from __future__ import annotations

from itertools import pairwise

from ckanext.pdi.compliance.interpret import Interpretation
from ckanext.pdi.vocabulary.columns import CATEGORY_WORDS

#: A category is named from this many points on, and with such a lead.
ENOUGH = 3
LEAD = 2


def guess_category(table: Interpretation) -> str | None:
    """The category that the column names speak for; None when they do not say."""
    said = _said(table)
    points = {
        slug: sum(p for word, p in words.items() if word in said)
        for slug, words in CATEGORY_WORDS.items()
    }
    ranked = sorted(points, key=lambda slug: points[slug], reverse=True)
    if len(ranked) < 2 or points[ranked[0]] < ENOUGH:
        return None
    return ranked[0] if points[ranked[0]] - points[ranked[1]] >= LEAD else None


def _said(table: Interpretation) -> set[str]:
    words: set[str] = set()
    for column in table.columns:
        spoken = column.view.tokens
        words.update(spoken, (column.view.letters,))
        words.update(f"{a} {b}" for a, b in pairwise(spoken))
    return words
