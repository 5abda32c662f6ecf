"""What does the command ``pdi`` say about a file, where CKAN is not installed?

Exit codes, highest precedence first: 3 wrong usage, missing file or internal error;
1 any verdict failed or inapplicable; 2 any that cannot tell; 0 all passed.
"""

from __future__ import annotations

import os
import sys

EXIT_PASSED, EXIT_FAILED, EXIT_CANT_TELL, EXIT_WRONG = 0, 1, 2, 3
#: Set to see the traceback of an internal error.
DEBUG = "PDI_DEBUG"


def main(args: list[str] | None = None) -> None:
    """The entry point; ends the process with the exit code."""
    sys.exit(run(args))


def run(args: list[str] | None = None) -> int:
    """Run one command line and give its exit code; no exception leaves it."""
    import click

    from ckanext.pdi.console.commands import pdi

    try:
        code = pdi.main(args=args, prog_name="pdi", standalone_mode=False)
        return code if isinstance(code, int) else EXIT_PASSED
    except click.ClickException as error:
        error.show()
        return EXIT_WRONG
    except (click.Abort, KeyboardInterrupt):
        click.echo("Interrupted.", err=True)
        return EXIT_WRONG
    except BrokenPipeError:
        # The reader of our output went away (`pdi check ... | head`): nothing to add.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_WRONG
    except Exception as error:
        if os.environ.get(DEBUG):
            raise
        kind = type(error).__name__
        click.echo(f"pdi: internal error ({kind}). Set {DEBUG}=1 for more.", err=True)
        return EXIT_WRONG
