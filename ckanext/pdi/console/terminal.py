"""How does a verdict read in a terminal: the sentence, the pillars, the fix?"""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator, Sequence

import click

from ckanext.pdi.compliance import messages
from ckanext.pdi.compliance.matters import what_matters
from ckanext.pdi.compliance.model import Finding, Outcome, Verdict
from ckanext.pdi.facts import Profile

#: Lines longer than this are hard to read, however wide the window.
MAX_WIDTH = 96
#: More findings than this are not read.
SHOWN = 5
#: Column roles listed with --verbose.
ROLES_SHOWN = 40

#: Word, shape and colour say the same; the shape has a plain twin.
_SHAPES = {
    "passed": ("●", "+", "green"),
    "failed": ("■", "x", "red"),
    "cantTell": ("◆", "?", "yellow"),
    "inapplicable": ("–", "-", "bright_black"),
    "untested": ("○", "o", "bright_black"),
}


def _fancy() -> bool:
    """Can the output show the shapes?"""
    return (getattr(sys.stdout, "encoding", None) or "").lower().startswith("utf")


def paint(text: str, **style: object) -> str:
    """Coloured text, unless NO_COLOR says no; click drops it where no terminal is."""
    if os.environ.get("NO_COLOR"):
        return text
    return click.style(text, **style)  # type: ignore[arg-type]


def _mark(outcome: str) -> str:
    fancy, plain, colour = _SHAPES[str(outcome)]
    return paint(fancy if _fancy() else plain, fg=colour, bold=True)


def _width() -> int:
    return min(shutil.get_terminal_size().columns, MAX_WIDTH)


def _wrapped(text: str, indent: str, first: str | None = None) -> str:
    return textwrap.fill(
        text,
        _width(),
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_on_hyphens=False,
    )


def page(name: str, profile: Profile | None, verdict: Verdict, verbose: bool) -> str:
    """The whole answer for one file."""
    lines = [*_head(name, profile, verdict), *_pillars(verdict)]
    lines += _findings(verdict)
    if verbose:
        lines += _how_decided(verdict)
    text = "\n".join(lines)
    return text if _fancy() else text.translate(_PLAIN)


#: Typographic marks for terminals that have none.
_PLAIN = str.maketrans({"“": '"', "”": '"', "…": "...", "–": "-", "·": "-", "×": "x"})


def _head(name: str, profile: Profile | None, verdict: Verdict) -> Iterator[str]:
    word = messages.verdict_word(verdict.verdict)
    colour = _SHAPES[str(verdict.verdict)][2]
    yield paint(messages.printable(name), bold=True)
    yield f"  {_mark(verdict.verdict)} {paint(word, fg=colour, bold=True)}"
    yield _wrapped(messages.verdict_sentence(verdict, profile), "    ")
    if profile is not None:
        yield paint(f"    {_facts(profile)}", dim=True)
    if profile is not None and profile.method == "sample":
        yield _wrapped("Only head and tail were read (--quick): never final.", "    ")
    yield ""


def _facts(profile: Profile) -> str:
    """Format, encoding, size: what was read, on one line."""
    container, table = profile.container, profile.table
    parts = [container.format.upper(), container.encoding, _size(profile.bytes)]
    if container.wrapper:
        parts.insert(1, f"in {container.wrapper}")
    if table:
        parts.append(f"{table.rows:,} rows × {table.columns} columns")
    return " · ".join(part for part in parts if part)


def _size(count: int) -> str:
    units = ("bytes", "kB", "MB", "GB")
    power = min(len(units) - 1, max(0, len(str(count)) - 1) // 3)
    return f"{count / 1000**power:,.{min(1, power)}f} {units[power]}"


def _pillars(verdict: Verdict) -> Iterator[str]:
    for pillar, outcome in verdict.pillars.items():
        title = messages.pillar_title(pillar)
        word = messages.pillar_word(outcome)
        yield f"  {_mark(outcome)} {title:<18} {word}"
    if verdict.privacy == "hold":
        yield f"  {_mark('failed')} {'Privacy':<18} on hold, see below"


def _findings(verdict: Verdict) -> Iterator[str]:
    matters = what_matters(verdict)
    shown, more = matters[:SHOWN], max(0, len(matters) - SHOWN)
    said: set[tuple[str, ...]] = set()
    for number, one in enumerate(shown):
        if one.with_fix or number == 0:
            yield ""
        yield from _finding(one.finding, said, one.with_fix)
    if more:
        yield ""
        yield f"  {more} more with --verbose, all of them in --format json."


def _finding(
    finding: Finding, said: set[tuple[str, ...]], with_fix: bool
) -> Iterator[str]:
    """One finding; steps that stood above already are not said twice."""
    title = messages.title(finding)
    yield f"  {_mark(finding.outcome)} {paint(title, bold=True)}  {_about(finding)}"
    yield _wrapped(messages.sentence(finding), "    ")
    steps = messages.fix(finding) if with_fix else ()
    if not steps or steps in said:
        return
    said.add(steps)
    yield paint(f"    Fix (about {_minutes(messages.minutes(finding))}):", dim=True)
    for number, step in enumerate(steps, 1):
        yield _wrapped(step, "         ", f"      {number}. ")


def _minutes(minutes: int) -> str:
    return "1 minute" if minutes == 1 else f"{minutes} minutes"


def _about(finding: Finding) -> str:
    words = {"must": "must fix", "should": "should fix", "nice": "nice to have"}
    said = words.get(finding.severity, finding.severity)
    if finding.outcome is not Outcome.FAILED:
        said = messages.pillar_word(finding.outcome)
    return paint(f"{finding.rule} · {said}", dim=True)


def _how_decided(verdict: Verdict) -> Iterator[str]:
    reasons = verdict.reasons
    yield ""
    yield paint("  How we decided", bold=True)
    yield (
        f"    Points for events {reasons.get('events', 0):g},"
        f" for totals {reasons.get('totals', 0):g},"
        f" for a list {reasons.get('entities', 0):g}:"
        f" {verdict.granularity}. Rules {verdict.ruleset}."
    )
    yield from _rules(verdict.findings)
    yield from _roles(reasons.get("roles", ()))


def _rules(findings: Iterable[Finding]) -> Iterator[str]:
    for finding in sorted(findings, key=_catalogue_order):
        points = f"{finding.weight:+g}" if finding.weight else ""
        line = f"{finding.rule} {points:>4}  {messages.sentence(finding)}"
        yield _wrapped(line, " " * 21, f"    {_mark(finding.outcome)} ")


def _catalogue_order(finding: Finding) -> tuple[int, str]:
    return "MIDPX".find(finding.rule[4]), finding.rule


def _roles(roles: Sequence[dict[str, str]]) -> Iterator[str]:
    if not roles:
        return
    yield ""
    yield paint("  What each column seems to hold", bold=True)
    shown = roles[:ROLES_SHOWN]
    width = min(32, max(len(_short(r["column"])) for r in shown))
    for role in shown:
        column, reason = _short(role["column"]), role["reason"]
        yield f"    {column:<{width}}  {role['role']:<22} {paint(reason, dim=True)}"
    if len(roles) > len(shown):
        yield f"    ... {len(roles) - len(shown)} more columns"


def _short(name: str) -> str:
    name = messages.printable(" ".join(name.split()))
    return name if len(name) <= 32 else name[:31] + "…"
