"""What are the data about?"""

from __future__ import annotations

from itertools import pairwise

from ckanext.pdi.compliance.interpret import Interpretation
from ckanext.pdi.vocabulary.columns import CATEGORY_WORDS

#: A category is named from this many points on, and with such a lead over the next:
#: so many points, and such a part of its own. No answer is better than a wrong one.
ENOUGH = 4
LEAD = 2
CLEAR = 0.3
#: Kinds of crime whose own words win over the many words for crimes.
CRIME = "incidents"
KINDS_OF_CRIME = ("hate_crimes", "assaults_on_officers")
KIND = 5


def guess_category(table: Interpretation) -> str | None:
    """The category that the column names speak for; None when they do not say."""
    said = _said(table)
    points = {
        slug: sum(p for word, p in words.items() if word in said)
        for slug, words in CATEGORY_WORDS.items()
    }
    first, second = sorted(points, key=lambda slug: points[slug], reverse=True)[:2]
    if first == CRIME:
        kinds = [kind for kind in KINDS_OF_CRIME if points[kind] >= KIND]
        if kinds:
            return kinds[0] if len(kinds) == 1 else None
    lead = points[first] - points[second]
    clear = lead >= max(LEAD, CLEAR * points[first])
    return first if points[first] >= ENOUGH and clear else None


def _said(table: Interpretation) -> set[str]:
    words: set[str] = set()
    for column in table.columns:
        spoken = column.view.tokens
        words.update(spoken, (column.view.letters,))
        words.update(f"{a} {b}" for a, b in pairwise(spoken))
    return words
