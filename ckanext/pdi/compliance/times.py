"""Does a column say when: to the day, coarser, or of something else than the event?"""

from __future__ import annotations

from datetime import date, timedelta

from ckanext.pdi.compliance.columns import View
from ckanext.pdi.facts import Dates
from ckanext.pdi.vocabulary import columns as words

#: Cells that parse as days before a column counts as dates (RULES.md, PDI-I02).
DAYS = 0.8
DAYS_IF_NAMED = 0.5
#: From this share of firsts of a month the dates are months (RULES.md, PDI-I02).
FIRSTS = 0.9
#: So few dates can all be firsts of a month by chance.
FEW_DATES = 3
#: Milliseconds since 1970, as services write days: from 1980 to 2100; and of 27 days.
CLOCK = (315e9, 4.1e12)
MONTH_OF_CLOCK = 27 * 86_400_000
#: A header that only repeats what a number is: 20240131 in a column so named.
DATE_STEM = "date"
SHORT_DATE = "dte"
_NO_DATE_STEM = ("update", "candidate", "mandate", "validate")


def date_named(view: View) -> str | None:
    """The header word that says date."""
    word = view.says(words.DATE)
    if word:
        return word
    stem = DATE_STEM in view.letters and not view.letters.startswith(_NO_DATE_STEM)
    return DATE_STEM if stem or view.letters.endswith(SHORT_DATE) else None


def _dated(view: View) -> str | None:
    """Why these cells are days; None when they are not."""
    dates, named = view.dates, date_named(view)
    if dates is None or view.days < (DAYS_IF_NAMED if named else DAYS):
        return None
    if dates.digits_only > dates.count / 2 and not named:
        return None  # a population of 12345678 looks like a day, too
    return f"values:{dates.distinct_days} days"


def _of(view: View, kind: frozenset[str], stems: tuple[str, ...]) -> str | None:
    """Dates or years whose name says what they are dates of."""
    word = view.says(kind) or next((s for s in stems if s in view.letters), None)
    if not word:
        return None
    if _dated(view) or _years(view) or view.share("month") >= DAYS:
        return f"name:{word}"
    return None


def birth_date(view: View) -> str | None:
    return _of(view, words.BIRTH, words.BIRTH_STEMS)


def career_date(view: View) -> str | None:
    return (
        None
        if view.says(words.EVENTFUL)
        else _of(view, words.CAREER, words.CAREER_STEMS)
    )


def admin_date(view: View) -> str | None:
    return (
        None if view.says(words.EVENTFUL) else _of(view, words.ADMIN, words.ADMIN_STEMS)
    )


def period(view: View) -> str | None:
    """Months, quarters or years written as such or as their first days."""
    if view.share("month") >= 0.6:
        return "values:months"
    if date_named(view) and _monthly_clock(view):
        return "values:one a month"
    dates = view.dates
    if not _dated(view) or dates is None or dates.count < FEW_DATES:
        return None
    if dates.first_of_month >= FIRSTS * dates.count:
        return "values:firsts of months"
    return "values:ends of months" if _ends(dates) else None


def _ends(dates: Dates) -> bool:
    """The first and the last day are ends of months, and no month has two days."""
    if not dates.min or not dates.max or dates.distinct_days < FEW_DATES:
        return False
    first, last = date.fromisoformat(dates.min), date.fromisoformat(dates.max)
    months = 12 * (last.year - first.year) + last.month - first.month + 1
    return _is_end(first) and _is_end(last) and dates.distinct_days <= months


def _is_end(day: date) -> bool:
    return (day + timedelta(days=1)).day == 1


def _monthly_clock(view: View) -> bool:
    """Milliseconds since 1970 that stand a month or more apart."""
    n = view.numbers
    if n is None or view.whole < 0.99 or not CLOCK[0] <= n.min <= n.max <= CLOCK[1]:
        return False
    return view.facts.distinct >= FEW_DATES and (
        n.max - n.min >= MONTH_OF_CLOCK * (view.facts.distinct - 1)
    )


def event_date(view: View) -> str | None:
    return _dated(view)


def _years(view: View) -> bool:
    n = view.numbers
    if n is None or view.numeric < 0.9 or not n.count:
        return False
    inside = view.whole >= 0.99 and 1900 <= n.min <= n.max <= 2100
    return inside or n.years >= 0.95 * n.count


def year(view: View) -> str | None:
    if not _years(view) or view.says(words.POPULATION, words.COUNT):
        return None
    word = view.says(words.YEAR)
    if word or view.letters.endswith(("year", "yr")):
        return f"name:{word or 'year'}"
    if view.says(words.TIME) and view.numbers and view.numbers.min >= 1900:
        return "name:time"  # TIME_PERIOD: hardly all times lie between 19:00 and 21:00
    few = view.facts.distinct <= 130 and view.distinct <= 0.5 and view.whole >= 0.99
    return "values:years" if few else None


def quarter(view: View) -> str | None:
    word = view.says(words.QUARTER)
    return f"name:{word}" if word and view.facts.distinct <= 5 else None


def month(view: View) -> str | None:
    if view.listed("month") >= 0.8 and view.facts.distinct <= 24:
        return "values:month names"
    word = view.says(words.MONTH)
    return f"name:{word}" if word and _within(view, 1, 12) else None


def day(view: View) -> str | None:
    word = view.says(words.DAY)
    return f"name:{word}" if word and _within(view, 1, 31) else None


def weekday(view: View) -> str | None:
    if view.listed("weekday") >= 0.8:
        return "values:weekdays"
    word = view.says(words.WEEKDAY)
    return f"name:{word}" if word and view.facts.distinct <= 8 else None


def time_of_day(view: View) -> str | None:
    if view.share("time") >= 0.6:
        return "values:times"
    word = view.says(words.TIME)
    stem = view.letters.startswith("time") or view.letters.endswith("time")
    clock = view.whole >= 0.99 and _within(view, 0, 2400) and view.facts.distinct > 5
    return f"name:{word or 'time'}" if (word or stem) and clock else None


def _within(view: View, low: float, high: float) -> bool:
    n = view.numbers
    return n is not None and view.numeric >= 0.9 and low <= n.min <= n.max <= high
