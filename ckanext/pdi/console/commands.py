"""Which commands and options does ``pdi`` have?

Only declarations stand here; what a command does is imported when it runs, so that
``pdi --help`` answers at once.
"""

from __future__ import annotations

import json
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import click

FORMATS = ("text", "json", "jsonl")

CHECK_EPILOG = """\b
Examples:
  pdi check stops_2026.csv
  pdi check stops_2026.csv --category traffic_stops
  pdi check *.csv --format jsonl > results.jsonl
  some-export | pdi check -

\b
Exit codes:
  0  all files passed
  1  a file failed, or is documentation
  2  nobody can tell for at least one file
  3  wrong usage, a missing file, or an error of ours
"""


def _version(context: click.Context, _: click.Parameter, value: bool) -> None:
    if not value or context.resilient_parsing:
        return
    from ckanext.pdi.compliance import DEFAULT_RULESET, ENGINE

    click.echo(f"{ENGINE} (rules {DEFAULT_RULESET.id})")
    context.exit()


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_version,
    help="Show the version of the program and of its rules.",
)
def pdi() -> None:
    """Is this police data file disaggregated, incident-level and machine-readable?

    The three questions of the Police Data Initiative, answered from the bytes of a
    file, with evidence and the steps of the fix. Nothing is sent anywhere.

    \b
    Begin with:   pdi check FILE
    Then see:     pdi rules list
    """


@pdi.command(epilog=CHECK_EPILOG)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--category", "-c", help="What the data are about: use_of_force, stops..."
)
@click.option(
    "--declared",
    metavar="FILE.json",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="What the publisher says of the files, as a JSON object.",
)
@click.option("--ruleset", help="pdi-2015 (default) or pdi-protected-group.")
@click.option("--quick", is_flag=True, help="Read only head and tail; never final.")
@click.option("--verbose", "-v", is_flag=True, help="Show all rules and column roles.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="text for people, json or jsonl for programs.",
)
@click.option(
    "--jobs",
    "-j",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="Files read at the same time.",
)
def check(**options: Any) -> int:
    """Check files before publishing them.

    Says what one row of each file is, whether the file passes, why, and how to
    repair it. The name of a file is never believed, only its content. Use - for
    standard input.
    """
    from ckanext.pdi.console import sources

    with ExitStack() as stack:
        given = sources.opened(options["files"], stack)
        read = sources.profiles(given, options["quick"], options["jobs"])
        # Loading the rules takes as long as reading a small file: do both at once.
        from ckanext.pdi.console import check as run

        return run.check(run.Options(**options), read)


@pdi.group()
def rules() -> None:
    """The rules: what they ask, why, and how to repair."""


@rules.command("list")
@click.option(
    "--format", "format_", type=click.Choice(("text", "json")), default="text"
)
def rules_list(format_: str) -> None:
    """List all rules with their questions."""
    from ckanext.pdi.console import rulebook

    if format_ == "json":
        click.echo(json.dumps(rulebook.as_json(), indent=1, ensure_ascii=False))
    else:
        click.echo(rulebook.listing())


@rules.command("show")
@click.argument("rule_id", metavar="ID")
def rules_show(rule_id: str) -> None:
    """Show a rule's page: what it does, why it matters, how to repair."""
    from ckanext.pdi.console import rulebook

    click.echo(rulebook.page(rule_id))
