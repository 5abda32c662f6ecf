"""What can a police data set be about, and does that count toward three?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ckanext.pdi.vocabulary.tables import rows

#: Counting settings: which categories count as one of three. ``interactions`` is
#: the PDI form's own wording; ``policing`` adds what some members counted too.
COUNTING = {
    "interactions": ("interactions",),
    "policing": ("interactions", "policing"),
}
DEFAULT_COUNTING = "interactions"


@dataclass(frozen=True)
class Category:
    """One category of the PDI vocabulary (categories.csv)."""

    slug: str
    title: str
    unit_of_record: str
    counts_in: str  # interactions, policing, none
    person: bool  # rows concern a person: disaggregation asks who

    def counts(self, counting: str = DEFAULT_COUNTING) -> bool:
        """Does it count toward three under this counting setting?

        Raises:
            KeyError: for an unknown setting.
        """
        return self.counts_in in COUNTING[counting]


@cache
def categories() -> dict[str, Category]:
    """All categories by slug, in the order in which they are offered."""
    return {
        row["slug"]: Category(
            slug=row["slug"],
            title=row["title"],
            unit_of_record=row["unit_of_record"],
            counts_in=row["counts_in"],
            person=row["person"] == "yes",
        )
        for row in rows("categories.csv")
    }


def category(slug: str | None) -> Category | None:
    """The category of that slug, or None."""
    return categories().get(slug or "")
