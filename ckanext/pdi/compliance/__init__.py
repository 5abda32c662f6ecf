"""Is this disaggregated, incident-level, machine-readable?

The public face of the judgement. Pure functions on plain data, standard library
only: the audit bundle ships this very source and makes every verdict again with it.
"""

from __future__ import annotations

from ckanext.pdi.compliance import messages
from ckanext.pdi.compliance.dataset import judge_dataset
from ckanext.pdi.compliance.engine import DEFAULT_RULESET, ENGINE, RULESETS
from ckanext.pdi.compliance.evaluate import evaluate
from ckanext.pdi.compliance.jsonio import (
    declared_from_json,
    finding_from_json,
    public_findings,
    result_json,
    subject_from_json,
    subject_to_json,
    verdict_from_json,
    verdict_to_json,
)
from ckanext.pdi.compliance.matters import what_matters
from ckanext.pdi.compliance.model import Rule
from ckanext.pdi.compliance.rules import PAGES, RULES

__all__ = [
    "DEFAULT_RULESET",
    "ENGINE",
    "RULESETS",
    "declared_from_json",
    "evaluate",
    "finding_from_json",
    "judge_dataset",
    "messages",
    "page",
    "public_findings",
    "result_json",
    "rule",
    "rules",
    "subject_from_json",
    "subject_to_json",
    "verdict_from_json",
    "verdict_to_json",
    "what_matters",
]


_BY_ID = {r.id: r for r in RULES}


def rules() -> tuple[Rule, ...]:
    """All rules, in the order in which they are shown."""
    return RULES


def rule(rule_id: str) -> Rule:
    """The rule of that id.

    Raises:
        KeyError: when there is none.
    """
    return _BY_ID[rule_id]


def page(rule_id: str) -> str:
    """The rule's web page: the docstring of its module, in Markdown.

    Raises:
        KeyError: when there is no such rule.
    """
    return PAGES[rule_id]
