"""Does a column hold amounts: counts and rates, money, or one event's own numbers?"""

from __future__ import annotations

from ckanext.pdi.compliance.columns import View
from ckanext.pdi.vocabulary import columns as words

NUMERIC = 0.8
#: A rate or population that was joined on repeats in every row of its year or place:
#: twenty times or more on average, in a table long enough to show it.
JOINED_VALUES = 0.05
JOINED_ROWS = 200
#: Small whole numbers repeat anyway.
SMALL = 1000


def _is_numeric(view: View) -> bool:
    return view.numeric + view.share("suppressed") >= NUMERIC


def context(view: View) -> str | None:
    """A rate or population of the row's year or place, joined on to a record."""
    n, word = view.numbers, view.says(words.RATE, words.POPULATION)
    if not word or n is None or not _is_numeric(view) or view.rows < JOINED_ROWS:
        return None
    repeats = view.distinct <= JOINED_VALUES and view.facts.distinct > 1
    large = view.whole < 0.99 or n.max >= SMALL
    return f"name:{word}" if repeats and large else None


def measure(view: View) -> str | None:
    """A count, rate, share, population: a number about more than one event."""
    if not _is_numeric(view) or _precinct(view):
        return None
    if view.says(words.MONEY):
        return None
    word = view.says(words.COUNT, words.RATE, words.POPULATION)
    if word and not _is_sequence(view, word):
        return f"name:{word}"
    if view.share("percent") >= 0.5:
        return "values:percent"
    word = view.says(words.COUNTED)
    if word and view.facts.distinct > 1:
        return f"name:{word}"
    if view.letters.endswith(("cnt", "count", "total", "rate", "percent")):
        return "name:count"
    group = view.says(words.GROUP)
    return f"group:{group}" if group and _varied(view) else None


def _is_sequence(view: View, word: str) -> bool:
    """``Number of Shots`` counts; ``Allegation Number`` and ``Line No`` only number
    the parts of an event."""
    spoken = view.tokens
    return word in words.ORDINAL and spoken[-1:] == (word,) and len(spoken) > 1


def _precinct(view: View) -> bool:
    """``pct`` is a precinct when its numbers are whole and start at one."""
    n = view.numbers
    whole = n is not None and view.whole >= 0.99 and n.min >= 1
    return view.letters == "pct" and whole


def _varied(view: View) -> bool:
    """More than a few codes: numbers that were counted."""
    n = view.numbers
    return n is not None and (n.max > 9 or view.whole < 0.99 or n.zeros > 0)


def money(view: View) -> str | None:
    word = view.says(words.MONEY)
    return f"name:{word}" if word and _is_numeric(view) else None


def attribute(view: View) -> str | None:
    word = view.says(words.ATTRIBUTE)
    return f"name:{word}" if word and _is_numeric(view) else None
