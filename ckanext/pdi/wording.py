"""How are states, codes and steps said to people?

Codes are stored and exported; the words for them stand here, translated when shown.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import ckan.plugins.toolkit as tk

from ckanext.pdi import compliance
from ckanext.pdi.compliance import messages
from ckanext.pdi.compliance.model import Evidence, Finding, Outcome
from ckanext.pdi.progress import DatasetProgress, Fault, NextStep, Promise
from ckanext.pdi.vocabulary.categories import category

_ = tk._
#: The words of messages in the reader's language.
LANGUAGE = messages.Language(tk._, tk.ungettext)


@dataclass(frozen=True)
class Sign:
    """A state as it is always shown: a word, a shape, a colour (by class)."""

    word: str
    shape: str  # of progress.figures.SHAPES; names the colour, too


def sign(state: str | None) -> Sign:
    """The sign of a verdict, a pillar's outcome or a data set's standing."""
    words: dict[str, tuple[str, str]] = {
        "passed": (_("Compliant"), "ok"),
        "failed": (_("Not compliant"), "no"),
        "cantTell": (_("Cannot tell yet"), "unk"),
        "inapplicable": (_("Not judged"), "na"),
        "untested": (_("Not checked yet"), "none"),
        "checking": (_("Checking…"), "run"),
        "hold": (_("On privacy hold"), "hold"),
        "counted": (_("Counted"), "ok"),
        "waiting": (_("Cannot tell yet"), "unk"),
        "not_counted": (_("Not counted"), "no"),
        "same": (_("Counted once"), "same"),
        "promised": (_("Promised"), "promised"),
        "met": (_("Met"), "ok"),
        "open": (_("Promised"), "promised"),
        "overdue": (_("Overdue"), "no"),
        "withdrawn": (_("Withdrawn"), "na"),
        "none": (_("Nothing yet"), "na"),
    }
    return Sign(*words.get(state or "untested", words["untested"]))


def pillar_sign(outcome: str | None) -> Sign:
    """The sign of one pillar: the question is in the column's heading."""
    words: dict[str, tuple[str, str]] = {
        "passed": (_("Yes"), "ok"),
        "failed": (_("No"), "no"),
        "cantTell": (_("Cannot tell"), "unk"),
        "inapplicable": (_("Not judged"), "na"),
    }
    return Sign(*words.get(outcome or "", (_("Not checked"), "none")))


def pillars() -> list[tuple[str, str, str]]:
    """The three pillars: code, name, the question in plain words."""
    return [
        (
            "machine_readable",
            _("Machine-readable"),
            _("Can a program read the file as a table?"),
        ),
        (
            "incident_level",
            _("Incident-level"),
            _("Is each row one event rather than a count?"),
        ),
        (
            "disaggregated",
            _("Disaggregated"),
            _("Does each row say when, what and who?"),
        ),
    ]


def category_title(slug: str | None) -> str:
    """The category's title; for an unknown one, what was written."""
    known = category(slug)
    if known:
        return _(known.title)
    return slug or _("No category")


def why_not(code: str) -> str:
    """Why a data set does not count, in a few words."""
    words = {
        "verdict_failed": _("a check that must pass failed"),
        "verdict_cant_tell": _("the files do not say enough to decide"),
        "unchecked": _("not checked yet"),
        "no_data": _("it has no data file to judge"),
        "hold": _("on hold: a file may name or identify people"),
        "series": _("part of a series that is counted once"),
        "category_not_counted": _("this category does not count toward three"),
        "PDI-S01": _("it has no category from the list"),
        "PDI-S03": _("it names no known jurisdiction"),
        "PDI-S05": _("the same file is counted in another data set"),
        "PDI-O01": _("it is not public"),
    }
    return words.get(code, code)


def hint(d: DatasetProgress) -> str:
    """One sentence under a data set's title: why it does not count."""
    codes = list(d.why_not)
    said: list[str] = []
    first = decisive(d)
    if first:
        codes = [c for c in codes if not c.startswith("verdict_")]
        more = len(d.state.faults) - 1
        said = [_title_of(first) if first.outcome == "failed" else _sentence(first)]
        if more:
            said = [_("{finding}, and {n} more").format(finding=_bare(said[0]), n=more)]
    said += [why_not(code) for code in codes]
    return sentence_of(said)


def sentence_of(parts: Sequence[str]) -> str:
    """Fragments of a list as one sentence."""
    text = "; ".join(_bare(part) for part in parts)
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def _bare(sentence: str) -> str:
    return sentence.strip().rstrip(".")


def decisive(d: DatasetProgress) -> Fault | None:
    """The finding to speak of: a failed one, else one that could not tell."""
    if not any(code.startswith("verdict_") for code in d.why_not):
        return None
    faults = sorted(d.state.faults, key=lambda f: f.outcome != "failed")
    return next(iter(faults), None)


def _title_of(fault: Fault) -> str:
    return _(compliance.rule(fault.rule).failure_title)


def _sentence(fault: Fault) -> str:
    answer = Finding(
        rule=fault.rule,
        rule_version="",
        outcome=Outcome(fault.outcome),
        severity=fault.severity,
        evidence=tuple(Evidence(**e) for e in fault.evidence),
        applied=fault.applied,
        failed=fault.failed,
    )
    return messages.sentence(answer, LANGUAGE)


def step(next_step: NextStep, agency: str, *, short: bool = False) -> str:
    """The one thing to do next, as a sentence; ``short`` for a list of agencies."""
    if next_step.kind == "fix" and next_step.fault:
        return _fix_short(next_step) if short else _fix_fault(next_step)
    return _STEPS[next_step.kind](next_step, agency)


def _fix_short(s: NextStep) -> str:
    fault = _fault(s)
    what = _title_of(fault) if fault.outcome == "failed" else _sentence(fault)
    return f"{_title(s)}: {_bare(what)}."


def _fix_fault(s: NextStep) -> str:
    if s.further:
        text = tk.ungettext(
            "In “{title}”: {what} Fix this and {further} more finding, and {n} of 3 "
            "can count.",
            "In “{title}”: {what} Fix this and {further} more findings, and {n} of 3 "
            "can count.",
            s.further,
        )
    else:
        text = tk.ungettext(
            "In “{title}”: {what} Fix this (about {minutes} minute), and {n} of 3 can "
            "count.",
            "In “{title}”: {what} Fix this (about {minutes} minutes), and {n} of 3 can "
            "count.",
            _fault(s).effort_minutes,
        )
    return text.format(
        title=_title(s),
        what=_sentence(_fault(s)),
        further=s.further,
        minutes=_fault(s).effort_minutes,
        n=s.reaches,
    )


def _fault(s: NextStep) -> Fault:
    return s.fault or Fault(s.code or "", "failed")


def _done(s: NextStep, agency: str) -> str:
    return _("Three data sets count. Keep them current.")


def _fix(s: NextStep, agency: str) -> str:
    return _(
        "Look at “{title}”: {why}. Once that is settled, {n} of 3 can count."
    ).format(title=_title(s), why=why_not(s.code or ""), n=s.reaches)


def _label(s: NextStep, agency: str) -> str:
    text = (
        _("Choose a category from the list for “{title}”, and {n} of 3 can count.")
        if s.code == "PDI-S01"
        else _("Name the jurisdiction of “{title}”, and {n} of 3 can count.")
    )
    return text.format(title=_title(s), n=s.reaches)


def _open(s: NextStep, agency: str) -> str:
    return _("Make “{title}” public, and {n} of 3 can count.").format(
        title=_title(s), n=s.reaches
    )


def _release(s: NextStep, agency: str) -> str:
    return _(
        "Look at the privacy findings of “{title}”: once the hold is lifted, {n} of 3 "
        "can count."
    ).format(title=_title(s), n=s.reaches)


def _wait(s: NextStep, agency: str) -> str:
    return _("“{title}” is being checked; reload this page in a minute.").format(
        title=_title(s)
    )


def _keep(s: NextStep, agency: str) -> str:
    promise = s.promise
    return _("Publish what was promised: {category}, due {day}.").format(
        category=category_title(promise.category if promise else None),
        day=day(promise.by if promise else ""),
    )


def _publish(s: NextStep, agency: str) -> str:
    return _(
        "Publish one more data set, one row per event, and {n} of 3 can count."
    ).format(n=s.reaches)


def _start(s: NextStep, agency: str) -> str:
    return _(
        "{agency} has not published a police data set here yet. The first file – one "
        "row per stop, complaint or use of force – is the start."
    ).format(agency=agency)


_STEPS: dict[str, Callable[[NextStep, str], str]] = {
    "done": _done,
    "fix": _fix,
    "label": _label,
    "open": _open,
    "release": _release,
    "wait": _wait,
    "keep": _keep,
    "publish": _publish,
    "start": _start,
}


def _title(s: NextStep) -> str:
    return s.dataset.title if s.dataset else ""


def who(kind: str) -> str:
    """Who commits."""
    words = {
        "agency": _("Agency"),
        "company": _("Company"),
        "nonprofit": _("Nonprofit"),
        "community_organization": _("Community organization"),
        "researcher": _("Researcher"),
    }
    return words.get(kind, kind)


def day(iso: str | None) -> str:
    """A day as people write it in this language."""
    try:
        return tk.h.render_datetime(f"{(iso or '')[:10]}T00:00:00") or iso or ""
    except ValueError:
        return iso or ""


def promise_state(promise: Promise, today: date) -> str:
    """met, open or overdue."""
    if promise.met:
        return "met"
    return "overdue" if promise.by < today.isoformat() else "open"
