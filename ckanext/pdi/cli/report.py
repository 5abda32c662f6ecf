"""``ckan pdi report``: how far is each agency, for a terminal or a program?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import click

import ckan.plugins.toolkit as tk

from ckanext.pdi import standings, steps
from ckanext.pdi.logic import organizations
from ckanext.pdi.progress import (
    AgencyProgress,
    PortalProgress,
    agency_to_csv,
    agency_to_json,
    dumps,
    portal_to_csv,
    portal_to_json,
)

FORMATS = ("text", "json", "csv")


@click.command()
@click.option("--agency", metavar="NAME", help="One organization, by name or id.")
@click.option("--format", "kind", type=click.Choice(FORMATS), default="text")
@click.pass_context
def report(context: click.Context, agency: str | None, kind: str) -> None:
    """How far is each agency toward three? The same facts as the page /pdi."""
    with context.meta["flask_app"].test_request_context():
        click.echo(_one(agency, kind) if agency else _all(kind), nl=False)


def _all(kind: str) -> str:
    renderings: dict[str, Callable[[PortalProgress], str]] = {
        "text": _portal_text,
        "json": lambda p: dumps(portal_to_json(p)),
        "csv": portal_to_csv,
    }
    return renderings[kind](standings.portal())


def _one(agency: str, kind: str) -> str:
    renderings: dict[str, Callable[[AgencyProgress], str]] = {
        "text": _agency_text,
        "json": lambda p: dumps(agency_to_json(p)),
        "csv": agency_to_csv,
    }
    return renderings[kind](_find(agency))


def _find(agency: str) -> AgencyProgress:
    try:
        found = standings.agency(organizations.find(agency).id)
    except tk.ObjectNotFound:
        found = None
    if found is None:
        raise click.ClickException(f"No agency has the name or id {agency!r}.")
    return found


def _portal_text(portal: PortalProgress) -> str:
    rows = [
        (a.agency.title, f"{a.counted} of {a.target}", a.waiting, a.promised)
        for a in portal.agencies
    ]
    reached = sum(a.reached for a in portal.agencies)
    head = ("Agency", "Counted", "Waiting", "Promised")
    return (
        f"{_table(head, rows)}\n{reached} of {len(rows)} agencies have three data sets "
        f"that count. Rules {portal.ruleset}, counting {portal.counting}.\n"
    )


def _agency_text(progress: AgencyProgress) -> str:
    agency = progress.agency
    rows = [
        (
            d.state.title,
            d.state.category or "-",
            d.state.verdict or "unchecked",
            "counted" if d.counted else ", ".join(d.why_not),
        )
        for d in progress.datasets
    ]
    head = ("Data set", "Category", "Verdict", "Counted, or why not")
    return (
        f"{agency.title} ({agency.ori or 'no ORI'}): {progress.counted} of "
        f"{progress.target} counted, {progress.waiting} waiting, {progress.promised} "
        f"promised\n\n{_table(head, rows)}\n"
        f"{steps.step(progress.next_step, agency.title)}\n"
    )


def _table(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Columns of one width each. A control character in a title stays harmless."""
    lines = [[_plain(str(cell)) for cell in row] for row in (head, *rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(head))]
    return "".join(
        "  ".join(c.ljust(w) for c, w in zip(line, widths, strict=True)).rstrip() + "\n"
        for line in lines
    )


def _plain(text: str) -> str:
    return "".join(c if c.isprintable() else "?" for c in text)
