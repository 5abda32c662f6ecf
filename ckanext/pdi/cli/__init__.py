"""``ckan pdi``: what can an operator do on the command line?"""

from __future__ import annotations

import click

__all__ = ["pdi"]


@click.group(short_help="Police Data Initiative: check, sweep, work, report.")
def pdi() -> None:
    """Police Data Initiative.

    The commands that read verdicts need nothing but the database. ``worker`` keeps
    them current; ``doctor`` says in words what is missing.
    """
