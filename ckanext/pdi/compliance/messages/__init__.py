"""How is a judgement said in plain words?

Evidence goes in, sentences come out; nothing here decides anything. A language is
two functions: gettext and ngettext. Without one the words are English.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from ckanext.pdi.compliance.messages import sentences as text
from ckanext.pdi.compliance.model import (
    Evidence,
    Finding,
    Granularity,
    Outcome,
    Rule,
    Verdict,
)
from ckanext.pdi.compliance.rules import PAGES, RULES
from ckanext.pdi.facts import Profile

_RULES = {rule.id: rule for rule in RULES}
#: Names and places shown in one sentence; the rest is an ellipsis.
SHOWN = 4


@dataclass(frozen=True)
class Language:
    """How to translate a sentence, and one that depends on a number."""

    one: Callable[[str], str]
    many: Callable[[str, str, int], str]


ENGLISH = Language(lambda text: text, lambda one, many, n: one if n == 1 else many)


def rule_of(finding: Finding) -> Rule:
    """The rule that a finding answers.

    Raises:
        KeyError: for a rule that is not known (any more).
    """
    return _RULES[finding.rule]


def title(finding: Finding, language: Language = ENGLISH) -> str:
    """The rule's title, its failure title when it failed, its question in doubt."""
    rule = rule_of(finding)
    if finding.outcome is Outcome.FAILED:
        return language.one(rule.failure_title)
    if finding.outcome in (Outcome.CANT_TELL, Outcome.UNTESTED):
        return language.one(PAGES[rule.id].splitlines()[0])
    return language.one(rule.title)


def sentence(finding: Finding, language: Language = ENGLISH) -> str:
    """One sentence from the evidence; the title where there is none."""
    if not finding.evidence and finding.outcome is Outcome.UNTESTED:
        return language.one(text.SENTENCES["facts.missing"])
    if not finding.evidence:
        return language.one(_title_sentence(finding))
    first = finding.evidence[0]
    if first.code in text.PLURALS:
        return _plural(finding, first, language)
    return _fill(_known(first.code), first, language)


def _title_sentence(finding: Finding) -> str:
    rule = rule_of(finding)
    return (
        rule.failure_title if finding.outcome is Outcome.FAILED else rule.title
    ) + "."


def fix(finding: Finding, language: Language = ENGLISH) -> tuple[str, ...]:
    """The steps of the remedy, in order; none when nothing is wrong."""
    if finding.outcome not in (Outcome.FAILED, Outcome.CANT_TELL):
        return ()
    if any(e.code.startswith(text.NOTHING_TO_FIX) for e in finding.evidence[:1]):
        return ()
    return tuple(language.one(step) for step in rule_of(finding).remedy)


def minutes(finding: Finding) -> int:
    """About how long the fix takes."""
    return rule_of(finding).effort_minutes


def pillar_title(pillar: str, language: Language = ENGLISH) -> str:
    return language.one(text.PILLAR_TITLES[pillar])


def pillar_word(outcome: str, language: Language = ENGLISH) -> str:
    """yes, no, cannot tell, not judged, not checked."""
    return language.one(text.OUTCOME_WORDS[str(outcome)])


def verdict_word(outcome: str, language: Language = ENGLISH) -> str:
    """Compliant, Not compliant, Cannot tell yet, ..."""
    return language.one(text.VERDICT_WORDS[str(outcome)])


def unit(category: str | None, language: Language = ENGLISH) -> str:
    """One row of that category in words."""
    return language.one(text.UNITS.get(category or "", text.ANY_EVENT))


def verdict_sentence(
    verdict: Verdict, profile: Profile | None = None, language: Language = ENGLISH
) -> str:
    """What the file seems to be, in one sentence, with its size when known."""
    if verdict.verdict is Outcome.INAPPLICABLE:
        return language.one(text.VERDICT_SENTENCES["documentation"])
    if verdict.pillars["machine_readable"] is Outcome.FAILED:
        return language.one(text.VERDICT_SENTENCES["document"])
    table = profile.table if profile else None
    rows = table.rows if table else None
    parts = Row(verdict.granularity, verdict.category, rows, verdict.period)
    return row_sentence(parts, verdict.reasons.get("key"), language)


@dataclass(frozen=True)
class Row:
    """What is known of one row of a table."""

    granularity: Granularity
    category: str | None = None
    rows: int | None = None
    period: tuple[str, str] | None = None


def row_sentence(row: Row, key: str | None = None, language: Language = ENGLISH) -> str:
    """What one row seems to be, how many there are, from when to when."""
    said = language.one(text.VERDICT_SENTENCES[str(row.granularity)])
    said = said.format(unit=unit(row.category, language))
    if row.rows:
        one, many = text.ROWS
        said += " " + language.many(one, many, row.rows).format(rows=f"{row.rows:,}")
    if row.period and row.granularity is Granularity.INCIDENT:
        start, end = row.period
        said += " " + language.one(text.PERIOD).format(start=start, end=end)
    if key and row.granularity is Granularity.INCIDENT:
        said += " " + language.one(text.KEY).format(column=_name(key))
    return said


def _known(code: str) -> str:
    """The code's sentence; ``parse.limit.cpu`` falls back on ``parse.limit``."""
    while code not in text.SENTENCES and "." in code:
        code = code.rpartition(".")[0]
    return text.SENTENCES.get(code, text.SENTENCES["error.rule_failed"])


def _fill(template: str, evidence: Evidence, language: Language) -> str:
    values = {k: _shown(k, v, language) for k, v in evidence.data.items()}
    values["row"] = _shown("row", evidence.row, language)
    values["column"] = _name(evidence.column)
    return language.one(template).format_map(_Gaps(values))


def _plural(finding: Finding, first: Evidence, language: Language) -> str:
    one, many = text.PLURALS[first.code]
    number = int(first.data.get("found", first.data.get("count", finding.failed)))
    values = {k: _shown(k, v, language) for k, v in first.data.items()}
    values["places"] = _places(finding.evidence, language)
    return language.many(one, many, number).format_map(_Gaps(values))


def _places(evidence: Sequence[Evidence], language: Language) -> str:
    if evidence[0].code != "total_row":
        return _joined(evidence[0].data.get("rows", ()), language)
    places = [
        language.one(text.TOTAL_PLACE).format(
            row=_shown("row", e.row, language), word=str(e.data.get("word", ""))
        )
        for e in evidence[:SHOWN]
    ]
    return _listed(places, len(evidence), language)


def _shown(key: str, value: Any, language: Language) -> str:
    if isinstance(value, bool) or value is None:
        return "?" if value is None else str(value).lower()
    if key == "share":
        return f"{value:.0%}"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, list | tuple):
        return _joined(cast("Sequence[Any]", value), language)
    return str(value)


def _joined(values: Sequence[Any], language: Language) -> str:
    shown = [f"{v:,}" if isinstance(v, int) else _name(str(v)) for v in values[:SHOWN]]
    return _listed(shown, len(values), language)


def _listed(shown: Sequence[str], of: int, language: Language) -> str:
    """The first of several, and that there are more; a sentence may end with it."""
    listed = ", ".join(shown)
    return language.one(text.MORE).format(listed=listed) if of > len(shown) else listed


def _name(column: str | None) -> str:
    """A column name as it may stand in a sentence: short, on one line."""
    name = printable(" ".join((column or "?").split()))
    return f"“{name[:47]}…”" if len(name) > 48 else f"“{name}”"


def printable(text: str) -> str:
    """Without the control characters by which a name could steer a terminal."""
    return "".join(c if c.isprintable() else "\ufffd" for c in text)


class _Gaps(dict[str, str]):
    """A sentence is never lost because a value is missing."""

    def __missing__(self, key: str) -> str:
        return "?"
