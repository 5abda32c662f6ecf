"""Does a column describe a person: race, sex, age, name?"""

from __future__ import annotations

from ckanext.pdi.compliance.columns import View
from ckanext.pdi.vocabulary import columns as words

#: Coded attributes have few values; counts of people have many.
CODED_VALUES = 12
#: With more zeros than this the numbers are counts, not codes.
CODED_ZEROS = 0.3
OLDEST = 125
FEWEST_AGES = 4


def race(view: View) -> str | None:
    return _attribute(view, "race", words.RACE, ("race", "ethnic"))


def sex(view: View) -> str | None:
    return _attribute(view, "sex", words.SEX, ("gender",))


def _attribute(
    view: View, listed: str, named: frozenset[str], stems: tuple[str, ...]
) -> str | None:
    if view.listed(listed) >= 0.5 and view.facts.distinct <= 100:
        return f"values:{listed}"
    word = view.says(named) or next((s for s in stems if s in view.letters), None)
    if not word or view.facts.distinct > 100:
        return None
    return f"name:{word}" if view.numeric < 0.5 or _coded(view) else None


def _coded(view: View) -> bool:
    n = view.numbers
    if n is None or not n.count or view.whole < 0.99:
        return False
    return view.facts.distinct <= CODED_VALUES and n.zeros <= CODED_ZEROS * n.count


def age(view: View) -> str | None:
    word = view.says(words.AGE)
    if not word or view.says(words.COUNT, words.RATE, words.POPULATION):
        return None
    n = view.numbers
    if view.numeric < 0.5 or n is None:
        return f"name:{word}"  # bands
    return f"name:{word}" if n.min >= -1 and n.max <= 10 * OLDEST else None


def person_name(view: View) -> str | None:
    if view.textual < 0.6:
        return None
    part = view.says(words.NAME_PART)
    if part and (view.facts.distinct > 20 or view.distinct > 0.5):
        return f"name:{part}"
    named = "name" in view.tokens or view.letters.endswith("name")
    person = view.says(words.PERSON)
    if named and (person or view.letters in ("name", "fullname")):
        return f"name:{person or 'name'}" if 1.2 <= view.mean_words <= 4 else None
    return None
