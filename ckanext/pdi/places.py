"""Which places does this portal know, and which one was probably meant?"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence

import sqlalchemy as sa

import ckan.model as model

from ckanext.pdi.model import Jurisdiction
from ckanext.pdi.vocabulary.jurisdictions import jurisdictions

#: Near matches that a message names at most.
SUGGESTIONS = 3
#: Below, slugs of one state begin to look alike (measured on the shipped places).
CUTOFF = 0.75
#: Rows among which a near match is looked for (a state has fewer places).
CANDIDATES = 3000


def names(slugs: Iterable[str]) -> dict[str, str]:
    """The names of these places, ``Denver, CO``; unknown slugs are left out.

    A place that ships with the extension is known before ``ckan pdi init`` ran.
    """
    wanted = set(slugs)
    if not wanted:
        return {}
    shipped = jurisdictions()
    found = {s: label(shipped[s].name, shipped[s].state) for s in wanted & set(shipped)}
    rest = wanted - set(found)
    if rest:
        rows = model.Session.execute(
            sa.select(Jurisdiction.slug, Jurisdiction.name, Jurisdiction.state).where(
                Jurisdiction.slug.in_(rest)
            )
        )
        found |= {row.slug: label(row.name, row.state) for row in rows}
    return found


def known(slugs: Sequence[str]) -> list[str]:
    """Those of these slugs that are known, in their order."""
    found = names(slugs)
    return [slug for slug in slugs if slug in found]


def label(name: str, state: str) -> str:
    """A place's name as people write it."""
    return f"{name}, {state}"


def near(typed: str) -> list[tuple[str, str]]:
    """Places that were probably meant, as (slug, name), the likeliest first."""
    places = _candidates(typed)
    by_text = {slug: slug for slug in places}
    for slug, name in places.items():
        by_text.setdefault(name.lower(), slug)
        by_text.setdefault(name.rsplit(",", 1)[0].lower(), slug)
    close = difflib.get_close_matches(
        typed.lower(), by_text, n=2 * SUGGESTIONS, cutoff=CUTOFF
    )
    slugs = list(dict.fromkeys(by_text[text] for text in close))[:SUGGESTIONS]
    return [(slug, places[slug]) for slug in slugs]


def _candidates(typed: str) -> dict[str, str]:
    """Shipped places, and loaded ones that share a word with what was typed."""
    found = {j.slug: label(j.name, j.state) for j in jurisdictions().values()}
    word = max(typed.lower().replace("-", " ").split(), key=len, default="")
    if word:
        rows = model.Session.execute(
            sa.select(Jurisdiction.slug, Jurisdiction.name, Jurisdiction.state)
            .where(Jurisdiction.slug.contains(word, autoescape=True))
            .order_by(Jurisdiction.slug)
            .limit(CANDIDATES)
        )
        found |= {row.slug: label(row.name, row.state) for row in rows}
    return found
