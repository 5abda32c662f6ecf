"""How are the rules listed and shown in a terminal?"""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

import click

from ckanext.pdi import compliance
from ckanext.pdi.compliance.messages import pillar_title
from ckanext.pdi.compliance.messages.sentences import PILLAR_TITLES
from ckanext.pdi.compliance.model import Rule


def _question(rule: Rule) -> str:
    return compliance.page(rule.id).splitlines()[0]


def listing() -> str:
    """One line a rule, below the heading of its pillar."""
    lines: list[str] = []
    pillar = None
    for rule in compliance.rules():
        if rule.pillar != pillar:
            pillar = rule.pillar
            known = pillar in PILLAR_TITLES
            heading = pillar_title(pillar) if known else str(pillar).capitalize()
            lines += ["", click.style(heading, bold=True)]
        lines.append(f"  {rule.id}  {_question(rule)}")
    return "\n".join(lines[1:])


def as_json() -> list[dict[str, Any]]:
    """The rules as plain data."""
    return [
        {
            "id": rule.id,
            "version": rule.version,
            "pillar": str(rule.pillar),
            "question": _question(rule),
            "title": rule.title,
            "failure_title": rule.failure_title,
            "severity": rule.severity,
            "level": rule.level,
            "needs": list(rule.needs),
            "remedy": list(rule.remedy),
            "effort_minutes": rule.effort_minutes,
            "reference": rule.reference,
        }
        for rule in compliance.rules()
    ]


def page(rule_id: str) -> str:
    """The page of one rule.

    Raises:
        click.UsageError: when there is no such rule.
    """
    known = [rule.id for rule in compliance.rules()]
    wanted = rule_id.upper()
    wanted = wanted if wanted.startswith("PDI-") else f"PDI-{wanted}"
    if wanted not in known:
        close = get_close_matches(wanted, known, n=1)
        hint = f" Did you mean {close[0]}?" if close else ""
        raise click.UsageError(f"There is no rule {rule_id}.{hint}")
    rule = compliance.rule(wanted)
    steps = [f"  {n}. {step}" for n, step in enumerate(rule.remedy, 1)]
    head = click.style(f"{rule.id} {rule.title}", bold=True)
    about = f"version {rule.version}, {rule.severity}, {rule.pillar}"
    minutes = f"\nSteps (about {rule.effort_minutes} minutes)"
    link = f"\nSee {rule.reference}"
    return "\n".join((head, about, "", compliance.page(rule.id), minutes, *steps, link))
