"""``ckan pdi doctor``."""

from __future__ import annotations

import click

from ckanext.pdi.doctor import Level, examine

COLOURS = {Level.OK: "green", Level.WARN: "yellow", Level.FAULT: "red"}


@click.command()
@click.pass_context
def doctor(context: click.Context) -> None:
    """Say in words what is missing or wrong, and what to do.

    Ends with 1 when something does not work, else with 0.
    """
    faults = 0
    for line in examine():
        faults += line.level is Level.FAULT
        word = click.style(f"{line.level:<6}", fg=COLOURS[line.level])
        click.echo(f"{word}{line.topic:<9}{line.words}")
        if line.remedy:
            click.echo(f"{'':<15}-> {line.remedy}")
    click.echo("Nothing is wrong." if not faults else f"{faults} fault(s).")
    context.exit(1 if faults else 0)
