"""``ckan pdi init``."""

from __future__ import annotations

import click

from ckanext.pdi import agencies, tags


@click.command()
def init() -> None:
    """Load the jurisdictions and agencies that ship with the extension.

    Safe to repeat: what is there stays as it is.
    """
    added = agencies.seed()
    tags.ensure_vocabulary()
    click.echo(
        f"{added['jurisdictions']} jurisdiction(s) and {added['agencies']} agency(ies) "
        f"added; the vocabulary {tags.VOCABULARY} is there."
    )
    click.echo("Next: start `ckan pdi worker`, then see `ckan pdi doctor`.")
