"""How are states and codes said to people?

Codes are stored and exported; the words for them stand here, translated when shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import ckan.plugins.toolkit as tk

from ckanext.pdi.compliance import messages
from ckanext.pdi.progress import Promise
from ckanext.pdi.vocabulary.categories import category

_ = tk._
#: The words of messages in the reader's language.
LANGUAGE = messages.Language(tk._, tk.ungettext)


@dataclass(frozen=True)
class Sign:
    """A state as it is always shown: a word, a shape, a colour (by class)."""

    word: str
    shape: str  # of progress.figures.SHAPES; names the colour, too


def N_(text: str) -> str:
    """Marks a text for the translators; it is translated when shown."""
    return text


_SIGNS = {
    "passed": (N_("Compliant"), "ok"),
    "failed": (N_("Not compliant"), "no"),
    "cantTell": (N_("Cannot tell yet"), "unk"),
    "inapplicable": (N_("Not judged"), "na"),
    "untested": (N_("Not checked yet"), "none"),
    "checking": (N_("Checking…"), "run"),
    "hold": (N_("On privacy hold"), "hold"),
    "counted": (N_("Counted"), "ok"),
    "waiting": (N_("Cannot tell yet"), "unk"),
    "not_counted": (N_("Not counted"), "no"),
    "same": (N_("Counted once"), "same"),
    "promised": (N_("Promised"), "promised"),
    "met": (N_("Met"), "ok"),
    "open": (N_("Promised"), "promised"),
    "overdue": (N_("Overdue"), "no"),
    "withdrawn": (N_("Withdrawn"), "na"),
    "harmless": (N_("Not compliant, does no harm"), "na"),
    "none": (N_("Nothing yet"), "na"),
}
#: The question is in the heading, so these are its answers.
_PILLAR_SIGNS = {
    "passed": (N_("Yes"), "ok"),
    "failed": (N_("No"), "no"),
    "cantTell": (N_("Cannot tell"), "unk"),
    "inapplicable": (N_("Not judged"), "na"),
    "untested": (N_("Not checked"), "none"),
}


def sign(state: str | None) -> Sign:
    """The sign of a verdict or of a data set's standing."""
    word, shape = _SIGNS.get(state or "", _SIGNS["untested"])
    return Sign(_(word), shape)


def pillar_sign(outcome: str | None) -> Sign:
    """The sign of one pillar's outcome."""
    word, shape = _PILLAR_SIGNS.get(outcome or "", _PILLAR_SIGNS["untested"])
    return Sign(_(word), shape)


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


_WHY_NOT = {
    "verdict_failed": N_("a check that must pass failed"),
    "verdict_cant_tell": N_("the files do not say enough to decide"),
    "unchecked": N_("not checked yet"),
    "no_data": N_("it has no data file to judge"),
    "hold": N_("on hold: a file may name or identify people"),
    "series": N_("part of a series that is counted once"),
    "category_not_counted": N_("this category does not count toward three"),
    "PDI-S01": N_("it has no category from the list"),
    "PDI-S03": N_("it names no known jurisdiction"),
    "PDI-S05": N_("the same file is counted in another data set"),
    "PDI-O01": N_("it is not public"),
}


def why_not(code: str) -> str:
    """Why a data set does not count, in a few words."""
    return _(_WHY_NOT.get(code, code))


_WHO = {
    "agency": N_("Agency"),
    "company": N_("Company"),
    "nonprofit": N_("Nonprofit"),
    "community_organization": N_("Community organization"),
    "researcher": N_("Researcher"),
}


def who(kind: str) -> str:
    """Who commits."""
    return _(_WHO.get(kind, kind))


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
