"""Does a column number the records, or persons, places and things?"""

from __future__ import annotations

from ckanext.pdi.compliance.columns import View
from ckanext.pdi.vocabulary import columns as words

#: A record number is filled and hardly ever repeated (RULES.md, PDI-I01).
FILLED = 0.9
UNIQUE = 0.95
#: A repeated one still has many values (RULES.md, PDI-I01b).
REPEATED = 0.05
REPEATED_VALUES = 50
#: In a short file fewer values do, when they repeat less.
SHORT_VALUES = 10
SHORT_SHARE = 0.3
#: A counter leaves hardly a gap (RULES.md, PDI-I01c).
COUNTER_GAPS = 1.02
#: A record number without a telling header has this length at least: 18-0052973.
SHAPED_LENGTH = 6
SHAPED_ROWS = 20
CODE_LENGTH = 4

_KINDS_OF_CODES = frozenset(
    [
        "type",
        "category",
        "status",
        "reason",
        "class",
        "group",
        "level",
        "desc",
        "description",
        "name",
        "date",
        "time",
        "location",
        "address",
        "race",
        "sex",
        "age",
        "city",
        "state",
        "zip",
        "code",
    ]
)
_COUNTING = frozenset(["of", "per", "total", "count", "cnt", "times"])


def _token_like(view: View) -> bool:
    """Numbers or codes, as identifiers are written?"""
    whole = view.numeric if view.whole >= 0.99 else 0.0
    return whole + view.share("code", "word") >= 0.8 or view.share("code") >= 0.6


def _names_record(view: View) -> str | None:
    spoken = set(view.tokens)
    if spoken & _COUNTING or view.letters.endswith(("cnt", "count")):
        return None
    if view.letters in words.RECORD_NUMBER:
        return view.letters
    if spoken & _KINDS_OF_CODES:
        return None
    event, number = view.says(words.EVENT), view.says(words.NUMBER_WORD)
    if event and number:
        return event
    if event and spoken <= words.EVENT | {"full"} and view.mean_length >= 5:
        return event
    return None


def _names_plain(view: View) -> str | None:
    filler = {"unique", "primary", "record", "row", "main", "report"}
    rest = set(view.tokens) - filler
    return view.letters if rest and rest <= words.PLAIN_ID | {"#"} else None


def _unique(view: View) -> bool:
    return view.filled >= FILLED and view.distinct >= UNIQUE


def record_number(view: View) -> str | None:
    if not _unique(view) or not _token_like(view):
        return None
    word = _names_record(view)
    if word:
        return f"name:{word}"
    word = _names_plain(view)
    return f"plain:{word}" if word else None


def repeated_number(view: View) -> str | None:
    word = _names_record(view)
    different = view.facts.distinct
    many = different > REPEATED_VALUES and view.distinct >= REPEATED
    short = different > SHORT_VALUES and view.distinct >= SHORT_SHARE
    if word and (many or short) and view.filled >= 0.5 and _token_like(view):
        return f"name:{word}"
    return None


def shaped_number(view: View) -> str | None:
    """Long codes, all different, whatever the header says."""
    text = view.facts.text
    if text is None or not _unique(view) or view.rows < SHAPED_ROWS:
        return None
    if view.says(words.ENTITY_ID, words.AREA, words.LOOKUP, words.ENTITY):
        return None
    digits = text.with_digit >= 0.95 * view.facts.filled
    long_enough = text.mean_length >= SHAPED_LENGTH and view.share("code") >= 0.8
    return "values:codes" if digits and long_enough else None


def row_counter(view: View) -> str | None:
    n = view.numbers
    if n is None or view.rows < 3 or view.filled < 0.99 or view.whole < 0.99:
        return None
    if view.distinct < 0.999:
        return None
    if n.steps >= 0.98 * (n.count - 1):
        return "values:each one more"
    gapless = n.max - n.min <= COUNTER_GAPS * n.count
    index = set(view.tokens) <= words.ROW_INDEX
    unnamed = not view.letters or index or _names_record(view)
    return "values:gapless" if gapless and unnamed and n.min in (0, 1) else None


def entity_id(view: View) -> str | None:
    if not _token_like(view) or set(view.tokens) & _COUNTING:
        return None
    word = view.says(words.PLAIN_ENTITY_ID)
    if word and view.mean_words <= 1.1:
        return f"name:{word}"
    word = view.says(words.ENTITY_ID)
    return f"name:{word}" if word and view.says(words.NUMBER_WORD) else None


def one_length(view: View) -> str | None:
    """Whole numbers of one length, hardly repeated, are codes and no amounts."""
    text = view.facts.text
    if text is None or view.rows < SHAPED_ROWS or view.whole < 0.99:
        return None
    word = view.says(words.CODE)
    if word:
        return f"name:{word}"
    padded = view.numbers is not None and view.numbers.padded > 0
    same = text.min_length == text.max_length >= CODE_LENGTH
    if (same and view.distinct >= 0.5) or padded:
        return "values:one length"
    return None
