"""``ckan pdi sweep``."""

from __future__ import annotations

import click

from ckanext.pdi import jobs
from ckanext.pdi.sweep import sweep as find_missed


@click.command()
def sweep() -> None:
    """Mark due whatever was missed, and repair the search index.

    Run it every night, after the rules or settings changed, and after Redis, the
    database or the index was restored.
    """
    marked = find_missed()
    jobs.heal_index()
    click.echo(f"{marked} data set(s) due.")
