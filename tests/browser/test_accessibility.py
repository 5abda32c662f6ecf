"""Can everyone read our pages: by axe, on a phone, without colour and script?"""

from __future__ import annotations

from typing import Any

import pytest
from conftest import PHONE, WIDE, Browser, Open

PAGES = (
    "/pdi",
    "/pdi/agency/new-orleans-police",
    "/pdi/agency/cincinnati-police",
    "/pdi/commitments",
    "/pdi/method",
    "/pdi/rule/PDI-I08",
    "/dataset/new-orleans-arrests/pdi",
)
#: CKAN's own pages on which something of ours stands.
SHARED_PAGES = ("/police/new-orleans-arrests", "/organization/norman-police")
MEMBER_PAGES = ("/pdi/commitments/new", "/pdi/commitments", "/pdi/agency/kelso-police")
#: Everything that is ours on a page.
OURS = ".pdi, .pdi-chip"

_AXE = """
const [selector, done] = arguments;
document.querySelectorAll('details').forEach(e => e.open = true);
const wanted = [...document.querySelectorAll(selector)];
axe.run({include: wanted}, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa',
    'wcag22aa', 'best-practice']}).then(found => done(found.violations.map(
    v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).join(' | '))));
"""
_WIDER = "return document.documentElement.scrollWidth - innerWidth"


def violations(browser: Browser, axe: str) -> list[str]:
    """What axe says against our part of the page."""
    browser.execute_script(axe)
    return browser.execute_async_script(_AXE, OURS)


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_axe_finds_nothing_on_our_pages(visit: Open, axe: str, width: int) -> None:
    found: dict[str, Any] = {}
    for path in (*PAGES, *SHARED_PAGES):
        found[path] = violations(visit(path, width=width), axe)
    assert not any(found.values()), found


def test_axe_finds_nothing_on_what_editors_see(visit: Open, axe: str) -> None:
    found: dict[str, Any] = {}
    for path in MEMBER_PAGES:
        found[path] = violations(visit(path, role="editor"), axe)
    assert not any(found.values()), found


def test_a_phone_scrolls_no_further_sideways_than_on_ckans_own_pages(
    visit: Open,
) -> None:
    own = visit("/about", width=360).execute_script(_WIDER)
    for path in PAGES:
        assert visit(path, width=360).execute_script(_WIDER) <= own, path


def test_every_chip_has_a_word_and_a_shape(visit: Open) -> None:
    chips = visit("/pdi/agency/new-orleans-police").execute_script(
        "return [...document.querySelectorAll('.pdi-chip, .pdi-plain')].map("
        "c => [c.textContent.trim(), c.querySelectorAll('svg').length])"
    )
    assert chips
    assert all(word and shapes for word, shapes in chips)


def test_nothing_is_loaded_from_elsewhere_and_no_error_is_logged(
    visit: Open, site: dict[str, Any]
) -> None:
    for path in PAGES:
        browser = visit(path)
        loaded = browser.execute_script(
            "return performance.getEntriesByType('resource').map(e => e.name)"
        )
        assert [u for u in loaded if not u.startswith(site["url"])] == [], path
        errors = [e for e in browser.get_log("browser") if e["level"] == "SEVERE"]
        assert errors == [], path
