"""How is progress drawn? Each figure is one function from values to SVG text.

No script, no outside reference, no colour without a shape: solid is counted, hatched
is "cannot tell yet", a dashed outline is promised, an empty outline is open. Colours
come from custom properties with a fallback, so a figure also stands alone.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

COUNTED = "counted"
WAITING = "waiting"
PROMISED = "promised"
OPEN = "open"

_OK = "var(--pdi-ok,#14663a)"
_UNKNOWN = "var(--pdi-unk,#8a5200)"
_QUIET = "var(--pdi-quiet,#5b6470)"

#: Geometry of the ring in a box of 44 x 44.
_CENTRE, _OUTER, _INNER = 22.0, 21.0, 15.0
_GAP_DEGREES = 12.0


@dataclass(frozen=True)
class Arc:
    """One of the three places of the ring, perhaps linked to its data set."""

    kind: str = OPEN
    label: str = ""
    href: str | None = None


def kinds(counted: int, waiting: int, promised: int, target: int) -> tuple[str, ...]:
    """What stands in each of the ``target`` places: best first, never more."""
    places = [COUNTED] * counted + [WAITING] * waiting + [PROMISED] * promised
    return tuple((places + [OPEN] * target)[:target])


def ring(
    arcs: Sequence[Arc], counted: int, *, uid: str, title: str, size: int = 132
) -> str:
    """The n-of-three ring. ``uid`` makes its ids unique within a page."""
    target = len(arcs)
    linked = any(arc.href for arc in arcs)
    more = counted - target
    described = "; ".join(arc.label for arc in arcs if arc.label)
    parts = [
        f'<svg class="pdi-ring" viewBox="0 0 44 44" width="{size}" height="{size}" '
        f'role="{"group" if linked else "img"}" '
        f'aria-labelledby="{escape(uid)}-t {escape(uid)}-d">',
        f'<title id="{escape(uid)}-t">{escape(title)}</title>',
        f'<desc id="{escape(uid)}-d">{escape(described)}</desc>',
        _hatch(uid),
        *(_arc(arc, place, target, uid) for place, arc in enumerate(arcs)),
        f'<text class="pdi-ring-n" x="22" y="{22 if more > 0 else 26}" '
        'text-anchor="middle" font-size="13" font-weight="700" '
        f'fill="currentColor" aria-hidden="true">{counted}</text>',
        _more(more),
        "</svg>",
    ]
    return "".join(parts)


def pips(places: Sequence[str]) -> str:
    """Small marks for tables and cards; the words "n of 3" stand beside them."""
    marks = "".join(_pip(kind, place) for place, kind in enumerate(places))
    width = 16 * len(places)
    return (
        f'<svg class="pdi-pips" viewBox="0 0 {width} 14" width="{width}" height="14" '
        f'aria-hidden="true" focusable="false">{marks}</svg>'
    )


_SHAPES = {
    "ok": '<circle cx="8" cy="8" r="8"/><path d="M4.2 8.3l2.6 2.6 5-5.4" '
    'fill="none" stroke="#fff" stroke-width="2"/>',
    "no": '<path d="M0 0h16v16H0z"/><path d="M4.5 4.5l7 7m0-7l-7 7" '
    'stroke="#fff" stroke-width="2"/>',
    "unk": '<path d="M8-.6L16.6 8 8 16.6-.6 8z"/><path d="M6 6.3a2 2 0 1 1 2.9 1.8'
    'q-.9.5-.9 1.5M8 11.3v1.4" fill="none" stroke="#fff" stroke-width="1.6"/>',
    "none": '<circle cx="8" cy="8" r="6.8" fill="none" stroke="currentColor" '
    'stroke-width="2" stroke-dasharray="3 2.3"/>',
    "run": '<circle cx="8" cy="8" r="6.8" fill="none" stroke="currentColor" '
    'stroke-width="2"/><path d="M8 3.8V8l3 2" fill="none" stroke="currentColor" '
    'stroke-width="1.8"/>',
    "hold": '<path d="M2.5 1.5h4v13h-4zM9.5 1.5h4v13h-4z"/>',
    "na": '<path d="M1.5 6.5h13v3h-13z"/>',
    "promised": '<rect x="1.5" y="1.5" width="13" height="13" rx="3" fill="none" '
    'stroke="currentColor" stroke-width="1.8" stroke-dasharray="2.6 2"/>',
    "same": '<path d="M1 3.5h10v10H1z" fill="none" stroke="currentColor" '
    'stroke-width="1.6"/><path d="M4.5 3V1H15v10h-3" fill="none" '
    'stroke="currentColor" stroke-width="1.6"/>',
}
#: The names that :func:`shape` knows.
SHAPES = tuple(_SHAPES)


def shape(name: str, size: int = 16) -> str:
    """The sign of a state; its word stands beside it.

    Raises:
        KeyError: for an unknown sign.
    """
    return (
        f'<svg class="pdi-shape" viewBox="-1 -1 18 18" width="{size}" '
        f'height="{size}" fill="currentColor" aria-hidden="true" focusable="false">'
        f"{_SHAPES[name]}</svg>"
    )


def sprite(names: Sequence[str]) -> str:
    """The signs drawn once, for a page that shows each a thousand times: there,
    ``<svg class="pdi-shape"><use href="#pdi-NAME"/></svg>`` repeats one.

    Raises:
        KeyError: for an unknown sign.
    """
    symbols = "".join(
        f'<symbol id="pdi-{name}" viewBox="-1 -1 18 18">{_SHAPES[name]}</symbol>'
        for name in names
    )
    return (
        '<svg width="0" height="0" class="pdi-sprite" aria-hidden="true" '
        f'focusable="false">{symbols}</svg>'
    )


def _hatch(uid: str) -> str:
    return (
        f'<defs><pattern id="{escape(uid)}-h" width="3" height="3" '
        'patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<rect width="1.5" height="3" fill="{_UNKNOWN}"/></pattern></defs>'
    )


def _arc(arc: Arc, place: int, target: int, uid: str) -> str:
    sweep = 360 / target
    path = _sector(
        place * sweep + _GAP_DEGREES / 2, (place + 1) * sweep - _GAP_DEGREES / 2
    )
    look = {
        COUNTED: f'fill="{_OK}"',
        WAITING: f'fill="url(#{escape(uid)}-h)" stroke="{_UNKNOWN}" stroke-width=".9"',
        PROMISED: f'fill="none" stroke="{_QUIET}" stroke-width="1" '
        'stroke-dasharray="2 1.4"',
        OPEN: f'fill="{_QUIET}" fill-opacity=".13" stroke="{_QUIET}" stroke-width=".5"',
    }[arc.kind]
    drawn = f'<path class="pdi-arc-{arc.kind}" d="{path}" {look}/>'
    if not arc.href:
        return drawn
    return (
        f'<a href="{escape(arc.href)}" aria-label="{escape(arc.label)}">'
        f'<path d="{path}" fill="none" stroke="transparent" stroke-width="5" '
        f'pointer-events="all"/>{drawn}</a>'
    )


def _sector(start: float, end: float) -> str:
    """A piece of the ring between two angles, clockwise from the top."""
    corners = [
        _point(_OUTER, start),
        _point(_OUTER, end),
        _point(_INNER, end),
        _point(_INNER, start),
    ]
    a, b, c, d = corners
    return f"M{a}A{_OUTER:g} {_OUTER:g} 0 0 1 {b}L{c}A{_INNER:g} {_INNER:g} 0 0 0 {d}Z"


def _point(radius: float, degrees: float) -> str:
    angle = math.radians(degrees - 90)
    x = _CENTRE + radius * math.cos(angle)
    y = _CENTRE + radius * math.sin(angle)
    return f"{x:.2f} {y:.2f}"


def _more(more: int) -> str:
    if more <= 0:
        return ""
    return (
        '<text x="22" y="30" text-anchor="middle" font-size="6" '
        f'fill="{_QUIET}" aria-hidden="true">+{more}</text>'
    )


def _pip(kind: str, place: int) -> str:
    x = 16 * place + 7
    return {
        COUNTED: f'<circle cx="{x}" cy="7" r="6.2" fill="{_OK}"/>',
        WAITING: f'<path d="M{x} .8l6.2 6.2-6.2 6.2-6.2-6.2z" fill="none" '
        f'stroke="{_UNKNOWN}" stroke-width="1.4"/><path d="M{x - 3} 10l6-6M{x - 4.6} '
        f'7.6l4.4-4.4M{x - 0.2} 11l4.4-4.4" stroke="{_UNKNOWN}" stroke-width="1"/>',
        PROMISED: f'<circle cx="{x}" cy="7" r="5.4" fill="none" stroke="{_QUIET}" '
        'stroke-width="1.4" stroke-dasharray="2.2 1.5"/>',
        OPEN: f'<circle cx="{x}" cy="7" r="2" fill="{_QUIET}" fill-opacity=".55"/>',
    }[kind]
