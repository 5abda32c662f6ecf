"""What is known of one data set, put into words?

Reads the tables (a few queries, however many files there are) and has the words made
by ``compliance.messages``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

import ckan.model as model

from ckanext.pdi import compliance, findings
from ckanext.pdi.compliance import messages
from ckanext.pdi.compliance.model import DATA_ROLE, Evidence, Outcome, Verdict
from ckanext.pdi.compliance.model import Finding as Answer
from ckanext.pdi.exhibits import Judged, Place, Sheet, Shown, Sign
from ckanext.pdi.model import Finding, Profile, Run, State, due_state
from ckanext.pdi.states import stamp
from ckanext.pdi.wording import LANGUAGE

#: Places of one finding that a page lists.
PLACES = 10


def sheet(package_id: str, title: str) -> Sheet:
    """Everything that is known of a data set; before the first check very little."""
    states = model.Session.scalars(
        sa.select(State).where(State.package_id == package_id)
    ).all()
    own = next((s for s in states if s.subject_type == "package"), None)
    if own is None:
        state = due_state([package_id])[package_id]
        return Sheet(Judged(package_id, title, None, state), ())
    files = [s for s in states if s.subject_type == "resource"]
    files.sort(key=lambda s: s.data.get("position", 0))
    fresh = due_state([s.subject_id for s in states])
    answers = _answers(package_id)
    verdicts = _verdicts([s.run_id for s in files if s.run_id])
    letters = _letters([s.sha256 for s in files if s.sha256])
    resources = tuple(
        _judged(
            s, fresh, answers, verdicts.get(s.run_id or ""), letters[s.sha256 or ""]
        )
        for s in files
    )
    dataset = _judged(own, fresh, answers, None, {})
    return Sheet(replace(dataset, sentence=_of_deciding(own, resources)), resources)


def _judged(
    state: State,
    fresh: Mapping[str, str],
    answers: Mapping[str, list[Answer]],
    verdict: Verdict | None,
    letters: Mapping[str, str],
) -> Judged:
    told = verdict.findings if verdict else ()
    return Judged(
        id=state.subject_id,
        name=state.title or state.name,
        verdict=state.verdict,
        state=fresh.get(state.subject_id, "never"),
        role=state.data.get("role") or DATA_ROLE,
        privacy=state.privacy,
        sentence=_sentence(verdict, state) if verdict else "",
        pillars=state.pillars,
        findings=tuple(_shown(a, letters) for a in answers.get(state.subject_id, ())),
        passed=_passed(told),
        signs=_signs(told),
        reasons=state.data.get("reasons") or {},
        facts=_facts(state),
        ruleset=state.ruleset,
        checked=stamp(state.checked),
    )


def _sentence(verdict: Verdict, state: State) -> str:
    """What the file seems to be, with its number of rows."""
    unread = verdict.pillars["machine_readable"] == Outcome.FAILED
    if unread or verdict.verdict == Outcome.INAPPLICABLE:
        return messages.verdict_sentence(verdict, None, LANGUAGE)
    rows = state.data.get("rows")
    row = messages.Row(verdict.granularity, verdict.category, rows, verdict.period)
    return messages.row_sentence(row, verdict.reasons.get("key"), LANGUAGE)


def _passed(told: Iterable[Answer]) -> tuple[tuple[str, str], ...]:
    good = (f for f in told if f.outcome == Outcome.PASSED)
    return tuple((f.rule, messages.title(f, LANGUAGE)) for f in good)


def _signs(told: Iterable[Answer]) -> tuple[Sign, ...]:
    heavy = (f for f in told if f.weight)
    return tuple(Sign(f.rule, messages.title(f, LANGUAGE), f.weight) for f in heavy)


def _of_deciding(own: State, resources: Iterable[Judged]) -> str:
    """The sentence of the file that decided, the first of several."""
    deciding = set(own.data.get("deciding") or ())
    return next((r.sentence for r in resources if r.id in deciding), "")


def _facts(state: State) -> dict[str, Any]:
    names = ("format", "encoding", "rows", "columns", "bytes", "method")
    found = {name: state.data.get(name) for name in names}
    return {**found, "sha256": state.sha256, "engine": state.engine}


def _shown(answer: Answer, letters: Mapping[str, str]) -> Shown:
    rule = compliance.rule(answer.rule)
    return Shown(
        rule=answer.rule,
        title=messages.title(answer, LANGUAGE),
        sentence=messages.sentence(answer, LANGUAGE),
        fix=messages.fix(answer, LANGUAGE),
        minutes=rule.effort_minutes,
        outcome=str(answer.outcome),
        severity=answer.severity,
        places=tuple(
            Place(e.row, e.column, letters.get(e.column or ""))
            for e in answer.evidence[:PLACES]
            if e.row is not None or e.column is not None
        ),
        datasets=tuple(
            name for e in answer.evidence for name in e.data.get("datasets", ())
        ),
    )


def _answers(package_id: str) -> dict[str, list[Answer]]:
    found: dict[str, list[Answer]] = defaultdict(list)
    for row in findings.current(Finding.package_id == package_id):
        found[row.subject_id].append(_answer(row))
    return found


def _answer(row: Finding) -> Answer:
    return Answer(
        rule=row.rule,
        rule_version=row.rule_version,
        outcome=Outcome(row.outcome),
        severity=row.severity,
        evidence=tuple(Evidence(**e) for e in row.evidence),
        applied=row.applied,
        failed=row.failed,
        gate=row.gate,
        weight=row.weight,
    )


def _verdicts(run_ids: Collection[str]) -> dict[str, Verdict]:
    """What each run said, passed checks too; erased runs are left out."""
    rows = model.Session.execute(
        sa.select(Run.id, Run.payload).where(
            Run.id.in_(run_ids), Run.payload.is_not(None)
        )
    )
    return {
        row.id: compliance.verdict_from_json(row.payload["verdict"]) for row in rows
    }


def _letters(hashes: Iterable[str]) -> dict[str, dict[str, str]]:
    """Of each file: the spreadsheet letter of each column's name."""
    rows = model.Session.execute(
        sa.select(Profile.sha256, Profile.profile).where(
            Profile.sha256.in_(set(hashes))
        )
    )
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows:
        columns = row.profile.get("columns", ())
        found[row.sha256] = {c["name"]: letter(c["index"]) for c in columns}
    return found


def letter(index: int) -> str:
    """A column's letters in a spreadsheet.

    >>> letter(0), letter(25), letter(26), letter(701), letter(702)
    ('A', 'Z', 'AA', 'ZZ', 'AAA')
    """
    text = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        text = chr(ord("A") + rest) + text
    return text
