"""``ckan pdi worker``."""

from __future__ import annotations

import click

from ckanext.pdi.worker import Worker


@click.command()
@click.option("--once", is_flag=True, help="End when nothing is due any longer.")
def worker(once: bool) -> None:
    """Check what is due, now and whenever something becomes due.

    Runs until it is told to stop (SIGTERM, Ctrl-C); it then finishes what it is
    reading. Killing it loses nothing. Several may run, on several machines.
    """
    done = Worker().run(once=once)
    click.echo(f"{done} data set(s) checked.")
