"""Does a column say where, or who polices there?"""

from __future__ import annotations

from ckanext.pdi.compliance.columns import View
from ckanext.pdi.vocabulary import columns as words


def coordinate(view: View) -> str | None:
    word = view.says(words.COORDINATE)
    if not word:
        return None
    n = view.numbers
    if n is None or view.numeric < 0.5:
        pair = view.share("text", "code") > 0.5 and view.letters not in ("x", "y")
        return f"name:{word}" if pair and "point" in view.letters else None
    degrees = view.whole < 0.5 and max(abs(n.min), abs(n.max)) > 1
    projected = max(abs(n.min), abs(n.max)) > 10_000
    return f"name:{word}" if degrees or projected else None


def agency(view: View) -> str | None:
    if view.listed("agency") >= 0.6:
        return "values:agency"
    word = view.says(words.AGENCY)
    return f"name:{word}" if word and _placelike(view) else None


def place(view: View) -> str | None:
    if view.listed("street") >= 0.6:
        return "values:street"
    word = view.says(words.PLACE)
    return f"name:{word}" if word and _placelike(view) else None


def area(view: View) -> str | None:
    if view.listed("us_state") >= 0.9 and view.facts.distinct > 1:
        return "values:states"
    word = view.says(words.AREA)
    return f"name:{word}" if word and _placelike(view) else None


def _placelike(view: View) -> bool:
    """Names, codes or whole numbers, but no measured amounts?"""
    return view.numeric < 0.5 or view.whole >= 0.99
