"""Why does a data set not count, and what is the next thing to do, as a sentence?"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import ckan.plugins.toolkit as tk

from ckanext.pdi import compliance
from ckanext.pdi.compliance import messages
from ckanext.pdi.compliance.model import Evidence, Finding, Outcome
from ckanext.pdi.progress import DatasetProgress, Fault, NextStep, issues
from ckanext.pdi.wording import LANGUAGE, category_title, day, why_not

_ = tk._


def hint(d: DatasetProgress) -> str:
    """One sentence under a data set's title: why it does not count."""
    codes = list(d.why_not)
    said: list[str] = []
    found = issues(d)
    if found:
        codes = [c for c in codes if not c.startswith("verdict_")]
        said = [_words(found[0])]
    if len(found) > 1:
        more = _("{finding}, and {n} more")
        said = [more.format(finding=_bare(said[0]), n=len(found) - 1)]
    return sentence_of([*said, *(why_not(code) for code in codes)])


def sentence_of(parts: Sequence[str]) -> str:
    """Fragments of a list as one sentence."""
    text = "; ".join(_bare(part) for part in parts)
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def _bare(sentence: str) -> str:
    return sentence.strip().rstrip(".")


def _words(fault: Fault) -> str:
    """What failed in a few words; what could not be told as its sentence."""
    return _title_of(fault) if fault.outcome == "failed" else _sentence(fault)


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
    return f"{_title(s)}: {_bare(_words(_fault(s)))}."


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
