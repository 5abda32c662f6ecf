"""``ckan pdi``: what can an operator do on the command line?"""

from __future__ import annotations

import click

from ckanext.pdi.cli.check import check
from ckanext.pdi.cli.demo import demo
from ckanext.pdi.cli.doctor import doctor
from ckanext.pdi.cli.init import init
from ckanext.pdi.cli.report import report
from ckanext.pdi.cli.status import status
from ckanext.pdi.cli.sweep import sweep
from ckanext.pdi.cli.worker import worker

__all__ = ["pdi"]


@click.group(short_help="Police Data Initiative: check, sweep, work, report.")
def pdi() -> None:
    """Police Data Initiative.

    The commands that read verdicts need nothing but the database. ``worker`` keeps
    them current; ``doctor`` says in words what is missing.
    """


for command in (check, demo, doctor, init, report, status, sweep, worker):
    pdi.add_command(command)
