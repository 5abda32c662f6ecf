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


#: More values than this are no attribute of persons.
DIFFERENT = 150
#: Single letters are too poor to tell a race or a sex without the header.
SPELLED = 3


def race(view: View) -> str | None:
    if view.says(words.CONTEST):
        return None
    return _named(view, words.RACE, ("race", "ethnic")) or _listed(view, "race")


def sex(view: View) -> str | None:
    return _named(view, words.SEX, ("gender",)) or _listed(view, "sex")


def _named(view: View, named: frozenset[str], stems: tuple[str, ...]) -> str | None:
    word = view.says(named) or next((s for s in stems if s in view.letters), None)
    if not word or view.facts.distinct > DIFFERENT or view.mean_words > 5:
        return None
    return f"name:{word}" if view.numeric < 0.5 or _coded(view) else None


def _listed(view: View, name: str) -> str | None:
    spelled = view.mean_length >= SPELLED and view.facts.distinct <= 40
    return f"values:{name}" if spelled and view.listed(name) >= 0.8 else None


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
    things = (words.PLACE, words.AREA, words.AGENCY, words.ENTITY_ID, words.LOOKUP)
    if not named or (view.says(*things) and not view.says(words.PERSON)):
        return None
    few_words = 1.2 <= view.mean_words <= 4 and view.listed("agency") < 0.3
    return "name:name" if few_words and view.facts.distinct > 2 else None


def rank(view: View) -> str | None:
    if view.facts.distinct > DIFFERENT * 10 or view.textual < 0.6:
        return None
    if view.listed("rank") >= 0.6 and view.mean_words <= 5:
        return "values:rank"
    word = view.says(words.RANK)
    return f"name:{word}" if word else None
