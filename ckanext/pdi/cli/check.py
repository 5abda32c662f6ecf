"""``ckan pdi check``."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Event

import click

import ckan.model as model
import ckan.plugins.toolkit as tk

from ckanext.pdi import due, sweep, visibility
from ckanext.pdi.logic import subjects
from ckanext.pdi.model import State
from ckanext.pdi.worker import Worker

PAUSE_SECONDS = 0.2


@click.command()
@click.argument("ids", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="All police data sets.")
@click.option("--agency", help="All data sets of this organization.")
@click.option("--wait", is_flag=True, help="Check here and now, and say the verdicts.")
def check(ids: Sequence[str], everything: bool, agency: str | None, wait: bool) -> None:
    """Have data sets checked: by id or name, of an agency, or all.

    A file that did not change is not read again.
    """
    chosen = _chosen(ids, everything, agency)
    visibility.note(chosen, "asked")
    due.hint()
    click.echo(f"{len(chosen)} data set(s) due.")
    if wait:
        while due.any_of(chosen):  # another worker may hold some of them
            Worker().run(once=True)
            Event().wait(PAUSE_SECONDS)
        _say(chosen)


def _chosen(ids: Sequence[str], everything: bool, agency: str | None) -> list[str]:
    if agency:
        group = model.Group.get(agency)
        if group is None:
            raise click.UsageError(f"There is no organization {agency!r}.")
        return sweep.everything(group.id)
    if everything:
        return sweep.everything()
    if not ids:
        raise click.UsageError("Name a data set, or say --all or --agency NAME.")
    try:
        return [subjects.find(id).package_id for id in ids]
    except tk.ObjectNotFound as error:
        raise click.UsageError(f"{error}") from error


def _say(package_ids: Sequence[str]) -> None:
    model.Session.rollback()
    for package_id in package_ids:
        state = model.Session.get(State, package_id)
        if state:
            click.echo(f"{state.verdict:<12} {state.granularity:<10} {state.name}")
        else:
            click.echo(f"{'unchecked':<12} {'':<10} {package_id}")
