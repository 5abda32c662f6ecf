"""``ckan pdi status``."""

from __future__ import annotations

import json

import click

from ckanext.pdi.status import status as read_status


@click.command()
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def status(as_json: bool) -> None:
    """How many data sets are checked, due and being checked?"""
    now = read_status()
    if as_json:
        click.echo(json.dumps(now))
        return
    width = max(len(name) for name in now)
    for name, value in now.items():
        click.echo(f"{name:<{width}}  {value}")
