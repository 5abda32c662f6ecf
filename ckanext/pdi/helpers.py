"""Which words and figures do templates ask for? No query here."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markupsafe import Markup

import ckan.plugins.toolkit as tk

from ckanext.pdi import config, wording
from ckanext.pdi.choices import (
    pdi_agency_type_choices,
    pdi_category_choices,
    pdi_jurisdiction_choices,
    pdi_jurisdiction_names,
    pdi_role_choices,
)
from ckanext.pdi.progress import AgencyProgress, figures
from ckanext.pdi.visibility import DATASET_TYPE

__all__ = [
    "humanize_entity_type",
    "pdi_agency_type_choices",
    "pdi_category_choices",
    "pdi_category_title",
    "pdi_day",
    "pdi_jurisdiction_choices",
    "pdi_jurisdiction_names",
    "pdi_pillar_sign",
    "pdi_pillars",
    "pdi_pips",
    "pdi_ring",
    "pdi_role_choices",
    "pdi_shape",
    "pdi_sign",
    "pdi_site_nav",
    "pdi_sprite",
    "pdi_who",
    "pdi_why_not",
]


@tk.chained_helper
def humanize_entity_type(
    next_helper: Callable[[str, str, str], str | None],
    entity_type: str,
    object_type: str,
    purpose: str,
) -> str | None:
    """CKAN's words for data sets, also for ours: not "Create Police"."""
    called = "dataset" if object_type == DATASET_TYPE else object_type
    return next_helper(entity_type, called, purpose)


def pdi_sign(state: str | None) -> wording.Sign:
    """Word and shape of a verdict or standing."""
    return wording.sign(state)


def pdi_pillar_sign(outcome: str | None) -> wording.Sign:
    """Word and shape of one pillar's outcome."""
    return wording.pillar_sign(outcome)


def pdi_pillars() -> list[tuple[str, str, str]]:
    """The pillars: code, name, question."""
    return wording.pillars()


def pdi_shape(name: str, size: int = 16) -> Markup:
    """The drawn shape of a sign."""
    return Markup(figures.shape(name, size))  # noqa: S704 - a fixed drawing


def pdi_sprite(names: Sequence[str]) -> Markup:
    """Signs drawn once for a page that shows them often."""
    return Markup(figures.sprite(names))  # noqa: S704 - a fixed drawing


def pdi_pips(progress: AgencyProgress) -> Markup:
    """An agency's three small marks."""
    places = figures.kinds(
        progress.counted, progress.waiting, progress.promised, progress.target
    )
    return Markup(figures.pips(places))  # noqa: S704 - a fixed drawing


def pdi_ring(
    progress: AgencyProgress, arcs: Sequence[figures.Arc], size: int = 132
) -> Markup:
    """An agency's ring; ``arcs`` say what stands in each place."""
    title = tk._("{agency}: {n} of {target} data sets count").format(
        agency=progress.agency.title, n=progress.counted, target=progress.target
    )
    drawn = figures.ring(
        arcs,
        progress.counted,
        uid=f"ring-{progress.agency.name}",
        title=title,
        size=size,
    )
    return Markup(drawn)  # noqa: S704 - figures escape every text


def pdi_category_title(slug: str | None) -> str:
    """The category's title."""
    return wording.category_title(slug)


def pdi_why_not(code: str) -> str:
    """Why a data set does not count."""
    return wording.why_not(code)


def pdi_who(kind: str) -> str:
    """Who commits."""
    return wording.who(kind)


def pdi_day(iso: str | None) -> str:
    """A day as people write it."""
    return wording.day(iso)


def pdi_site_nav() -> bool:
    """Does the site's main navigation have our entry?"""
    return config.site_nav()
