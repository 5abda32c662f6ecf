"""Which page does each rule have under docs/rules/? Its module's docstring.

    python3 -m dev.rule_docs            writes the pages
    python3 -m dev.rule_docs --check    says which are out of date; exit 1 if any

The rules themselves are the only source: title, severity, remedy and reference stand
in the rule, the prose in the docstring of the module that declares it.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Mapping
from pathlib import Path

from ckanext.pdi.compliance import rules
from ckanext.pdi.compliance.model import Rule

FOLDER = Path(__file__).parent.parent / "docs" / "rules"

_NOTE = (
    "<!-- Made by `python3 -m dev.rule_docs` from the rule itself: edit it there. -->"
)
_INTRO = (
    "Each rule asks one question and answers `passed`, `failed`, `cantTell`, "
    "`inapplicable` or `untested`. How answers become a verdict: "
    "[the method](../method.md)."
)


def pages() -> Mapping[str, str]:
    """File name -> text of every page, the index included."""
    known = rules()
    return {"index.md": _index(known)} | {f"{r.id}.md": _page(r) for r in known}


def _index(known: tuple[Rule, ...]) -> str:
    rows = "\n".join(
        f"| [{r.id}]({r.id}.md) | {_question(r)} | {_words(r.pillar)} | {r.severity} |"
        for r in known
    )
    head = "| rule | question | about | severity |\n|---|---|---|---|"
    return f"{_NOTE}\n\n# Rules\n\n{_INTRO}\n\n{head}\n{rows}\n"


def _page(rule: Rule) -> str:
    question, _, prose = _docstring(rule).partition("\n")
    facts = (
        f"About: {_words(rule.pillar)} · severity: {rule.severity} · version "
        f"{rule.version} · judged for each {_LEVELS[rule.level]}"
    )
    steps = "\n".join(f"{n}. {step}" for n, step in enumerate(rule.remedy, start=1))
    return (
        f"{_NOTE}\n\n# {rule.id}: {question}\n\n{facts}\n\n"
        f"When it passes: *{rule.title}.* When it fails: *{rule.failure_title}.*\n\n"
        f"{prose.strip()}\n\n## The fix, step by step\n"
        f"About {rule.effort_minutes} minutes.\n\n{steps}\n\n"
        f"Source: {_source(rule.reference)}\n"
    )


_LEVELS = {"resource": "file", "dataset": "data set"}


def _source(reference: str) -> str:
    return f"<{reference}>" if reference.startswith("https://") else reference


def _words(pillar: str) -> str:
    return {
        "machine_readable": "machine-readable",
        "incident_level": "incident-level",
    }.get(pillar, pillar)


def _question(rule: Rule) -> str:
    return _docstring(rule).partition("\n")[0]


def _docstring(rule: Rule) -> str:
    module = inspect.getmodule(rule.check)
    return inspect.cleandoc((module and module.__doc__) or "")


def outdated() -> list[str]:
    """Pages that are missing, differ, or belong to no rule."""
    wanted = pages()
    there = {file.name: file.read_text("utf-8") for file in FOLDER.glob("*.md")}
    return sorted(
        name for name in wanted.keys() | there if wanted.get(name) != there.get(name)
    )


def write() -> list[str]:
    """Bring the folder up to date; which pages changed?"""
    changed = outdated()
    wanted = pages()
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in changed:
        if name in wanted:
            (FOLDER / name).write_text(wanted[name], encoding="utf-8")
        else:
            (FOLDER / name).unlink()
    return changed


if __name__ == "__main__":
    if sys.argv[1:] == ["--check"]:
        stale = outdated()
        sys.exit(f"Run `python3 -m dev.rule_docs`: {', '.join(stale)}" if stale else 0)
    print(f"{len(write())} pages changed in {FOLDER}")
