"""How do tests come from a few lines of text to a verdict? By really reading them."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from ckanext.pdi import compliance
from ckanext.pdi.compliance.model import (
    Acquisition,
    Declared,
    Finding,
    Subject,
    Verdict,
)
from ckanext.pdi.facts import Profile
from ckanext.pdi.reading.limits import Limits
from ckanext.pdi.reading.profile import profile_path

FIXTURES = Path(__file__).parents[2] / "fixtures" / "verdicts"


@cache
def profile_of(content: str | bytes) -> Profile:
    """The profile of a text or of bytes, read in this process."""
    raw = content.encode() if isinstance(content, str) else content
    with tempfile.NamedTemporaryFile() as file:
        file.write(raw)
        file.flush()
        return profile_path(Path(file.name), Limits())


@cache
def judge(content: str | bytes, ruleset: str = "pdi-2015", **declared: str) -> Verdict:
    """The verdict on a text or on bytes."""
    subject = Subject(Acquisition(), profile_of(content), Declared(**declared))
    return compliance.evaluate(subject, compliance.RULESETS[ruleset])


def fixture(name: str) -> str:
    """A golden twin's text."""
    return (FIXTURES / name).read_text("utf-8")


def finding(verdict: Verdict, rule: str) -> Finding:
    """The verdict's finding of one rule."""
    return next(f for f in verdict.findings if f.rule == rule)


def rows(header: str, *templates: str, count: int = 40) -> str:
    """A CSV text: templates in turn; ``{i}`` is the row,"
    " ``{d}`` a day, ``{m}`` a month."""
    lines = [header]
    for i in range(count):
        day, month = 1 + i % 28, 1 + (i // 3) % 12
        template = templates[i % len(templates)]
        lines.append(
            template.format(
                i=i, d=f"2024-{month:02d}-{day:02d}", m=f"{month:02d}", n=7 * i % 93
            )
        )
    return "\n".join(lines) + "\n"
