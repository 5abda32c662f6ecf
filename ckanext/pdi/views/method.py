"""How do we decide? Pages made from the rules themselves, so that they cannot drift."""

from __future__ import annotations

import re
from inspect import cleandoc

from flask import Blueprint

import ckan.plugins.toolkit as tk

from ckanext.pdi import compliance, config, standings
from ckanext.pdi.compliance.model import Pillar, Rule
from ckanext.pdi.vocabulary.categories import categories

_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)


def add_routes(blueprint: Blueprint) -> None:
    """Ours."""
    blueprint.add_url_rule("/pdi/method", "method", method)
    blueprint.add_url_rule("/pdi/rule/<id>", "rule", rule)


def method() -> str:
    """All rules, and how a verdict comes of them."""
    by_pillar = [
        (pillar, [r for r in compliance.rules() if r.pillar == pillar])
        for pillar in Pillar
    ]
    counting = config.counting()
    return tk.render(
        "pdi/method.html",
        {
            "groups": [(pillar, found) for pillar, found in by_pillar if found],
            "ruleset": standings.ruleset_id(),
            "engine": compliance.ENGINE,
            "counting": counting,
            "counted": [c for c in categories().values() if c.counts(counting)],
            "others": [c for c in categories().values() if not c.counts(counting)],
        },
    )


def rule(id: str) -> str:
    """One rule's page: its docstring, its steps, its reference."""
    found = {r.id.lower(): r for r in compliance.rules()}.get(id.lower())
    if found is None:
        tk.abort(404, tk._("Rule not found"))
    question, sections = _page(found)
    return tk.render(
        "pdi/rule.html",
        {
            "rule": found,
            "question": question,
            "sections": sections,
            "ruleset": standings.ruleset_id(),
        },
    )


def _page(found: Rule) -> tuple[str, list[tuple[str, list[str]]]]:
    """The question and the sections (heading, paragraphs) of a rule's docstring."""
    text = cleandoc(compliance.page(found.id))
    question, *rest = _HEADING.split(text)
    return question.strip(), [
        (heading, _paragraphs(body))
        for heading, body in zip(rest[::2], rest[1::2], strict=True)
    ]


def _paragraphs(text: str) -> list[str]:
    return [" ".join(p.split()) for p in text.split("\n\n") if p.strip()]
