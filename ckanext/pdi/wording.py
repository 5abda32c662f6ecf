"""How are states, codes and steps said to people?

Codes are stored and exported; the words for them stand here, translated when shown.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import ckan.plugins.toolkit as tk

from ckanext.pdi import compliance
from ckanext.pdi.progress import DatasetProgress, NextStep, Promise
from ckanext.pdi.vocabulary.categories import category

_ = tk._


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
    if d.counted:
        return ""
    codes = list(d.why_not)
    said: list[str] = []
    if "verdict_failed" in codes and d.state.faults:
        codes.remove("verdict_failed")
        said = [_finding(d)]
    said += [why_not(code) for code in codes]
    text = "; ".join(said)
    return text[:1].upper() + text[1:] + "."


def _finding(d: DatasetProgress) -> str:
    failed = [f for f in d.state.faults if f.outcome == "failed"] or d.state.faults
    title = _(compliance.rule(failed[0].rule).failure_title)
    if len(failed) == 1:
        return title
    return _("{title} (and {n} more)").format(title=title, n=len(failed) - 1)


def step(next_step: NextStep, agency: str) -> str:
    """The one thing to do next, as a sentence."""
    return _STEPS[next_step.kind](next_step, agency)


def _done(s: NextStep, agency: str) -> str:
    return _(
        "{agency} has released three data sets that count. Keep them current."
    ).format(agency=agency)


def _fix(s: NextStep, agency: str) -> str:
    if not (s.code or "").startswith("PDI-"):
        return _(
            "Look at “{title}”: {why}. Once that is settled, {n} of 3 can count."
        ).format(title=_title(s), why=why_not(s.code or ""), n=s.reaches)
    problem = _(compliance.rule(s.code or "").failure_title)
    if s.further:
        text = tk.ungettext(
            "Fix “{problem}” and {further} more finding in “{title}”: "
            "then {n} of 3 can count.",
            "Fix “{problem}” and {further} more findings in “{title}”: "
            "then {n} of 3 can count.",
            s.further,
        )
    else:
        text = _("Fix one thing in “{title}” – {problem} – and {n} of 3 can count.")
    return text.format(problem=problem, further=s.further, title=_title(s), n=s.reaches)


def _label(s: NextStep, agency: str) -> str:
    text = (
        _("Choose a category from the list for “{title}”, and {n} of 3 can count.")
        if s.code == "PDI-S01"
        else _("Name the jurisdiction of “{title}”, and {n} of 3 can count.")
    )
    return text.format(title=_title(s), n=s.reaches)


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
